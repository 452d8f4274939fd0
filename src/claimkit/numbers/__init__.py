"""Numeric expressions of a text: figure, range, kind of bound, unit and change."""

from claimkit.numbers.conventions import ACLED, CCC, MASS_MOBILIZATION, Convention, convention_of
from claimkit.numbers.find import QuantityMention, find_quantities, parse_quantity, scan_quantities
from claimkit.numbers.lexicon import languages

__all__ = [
    "ACLED",
    "CCC",
    "MASS_MOBILIZATION",
    "Convention",
    "QuantityMention",
    "convention_of",
    "find_quantities",
    "languages",
    "parse_quantity",
    "scan_quantities",
]
