"""Numeric expressions of a text: figure, range, kind of bound, unit and change."""

from claimkit.numbers.conventions import ACLED, CCC, MASS_MOBILIZATION, Convention, convention_of
from claimkit.numbers.find import QuantityMention, find_quantities, scan_quantities
from claimkit.numbers.languages import language_of
from claimkit.numbers.lexicon import languages
from claimkit.numbers.parsing import parse_quantities, parse_quantity

__all__ = [
    "ACLED",
    "CCC",
    "MASS_MOBILIZATION",
    "Convention",
    "QuantityMention",
    "convention_of",
    "find_quantities",
    "language_of",
    "languages",
    "parse_quantities",
    "parse_quantity",
    "scan_quantities",
]
