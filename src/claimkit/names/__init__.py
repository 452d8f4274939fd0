"""Names: whether two spellings name one person, place or organisation, and finding a name in a long list."""

from typing import TYPE_CHECKING

from claimkit.names.evidence import Evidence
from claimkit.names.roles import Word
from claimkit.names.romanise import romanise
from claimkit.names.score import NameMatch, Verdict, match_any, match_names
from claimkit.names.standards import STANDARDS, render
from claimkit.names.words import KINDS, ParsedName, parse_name

if TYPE_CHECKING:
    from claimkit.names.index import Hit, NameIndex

__all__ = [
    "KINDS",
    "STANDARDS",
    "Evidence",
    "Hit",
    "NameIndex",
    "NameMatch",
    "ParsedName",
    "Verdict",
    "Word",
    "match_any",
    "match_names",
    "parse_name",
    "render",
    "romanise",
]


def __getattr__(name: str) -> object:
    """Load the index on first use: it needs numpy, comparing two names does not."""
    if name in ("Hit", "NameIndex"):
        from claimkit.names import index

        return getattr(index, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
