"""Names: whether two spellings name one person, place or organisation, and finding a name in a long list."""

from typing import TYPE_CHECKING

from claimkit.names.details import Details
from claimkit.names.evidence import Evidence
from claimkit.names.fitting import Calibration, fit_calibration
from claimkit.names.roles import Word
from claimkit.names.romanise import romanise
from claimkit.names.score import NameMatch, Thresholds, Verdict, match_any, match_names
from claimkit.names.standards import STANDARDS, render
from claimkit.names.words import KINDS, ParsedName, parse_name

if TYPE_CHECKING:
    from claimkit.names.index import Hit, NameIndex
    from claimkit.names.lists import cluster_names, link_names, match_pairs

__all__ = [
    "KINDS",
    "STANDARDS",
    "Calibration",
    "Details",
    "Evidence",
    "Hit",
    "NameIndex",
    "NameMatch",
    "ParsedName",
    "Thresholds",
    "Verdict",
    "Word",
    "cluster_names",
    "fit_calibration",
    "link_names",
    "match_any",
    "match_names",
    "match_pairs",
    "parse_name",
    "render",
    "romanise",
]


_LISTS = {
    "Hit": "index",
    "NameIndex": "index",
    "cluster_names": "lists",
    "link_names": "lists",
    "match_pairs": "lists",
}


def __getattr__(name: str) -> object:
    """Load what works on lists on first use: it needs numpy, comparing two names does not."""
    if name in _LISTS:
        from importlib import import_module

        return getattr(import_module(f"claimkit.names.{_LISTS[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
