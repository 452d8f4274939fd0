"""Numeric expressions of a text: figure, range, kind of bound, unit and change."""

from claimkit.numbers.conventions import ACLED, CCC, MASS_MOBILIZATION, Convention
from claimkit.numbers.find import QuantityMention, find_quantities, parse_quantity
from claimkit.numbers.lexicon import languages

__all__ = [
    "ACLED",
    "CCC",
    "MASS_MOBILIZATION",
    "Convention",
    "QuantityMention",
    "find_quantities",
    "languages",
    "parse_quantity",
]
