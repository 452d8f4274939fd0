"""Verdicts: what a handful of values say together, the same for claims, rows and columns.

Nothing here knows of claims or tables: values come with who says them and when, and
:func:`~claimkit.verdicts.judging.judge` says which answer stands, over what range and how well.
"""

from claimkit.verdicts.accounts import RELIABILITY, Account, Saying, accounts
from claimkit.verdicts.judging import Ruling, estimate, judge, settle, side_by_side
from claimkit.verdicts.layering import layers, overtaken
from claimkit.verdicts.rules import CONSENSUS, RULES, check_rule, check_rules
from claimkit.verdicts.status import Status
from claimkit.verdicts.succession import (
    Moments,
    Telling,
    before,
    hours_in_doubt,
    known_by,
    moments,
    precedes,
    unsaid,
)
from claimkit.verdicts.values import below, compatible, consistent_groups, core, extent

__all__ = [
    "CONSENSUS",
    "RELIABILITY",
    "RULES",
    "Account",
    "Moments",
    "Ruling",
    "Saying",
    "Status",
    "Telling",
    "accounts",
    "before",
    "below",
    "check_rule",
    "check_rules",
    "compatible",
    "consistent_groups",
    "core",
    "estimate",
    "extent",
    "hours_in_doubt",
    "judge",
    "known_by",
    "layers",
    "moments",
    "overtaken",
    "precedes",
    "settle",
    "side_by_side",
    "unsaid",
]
