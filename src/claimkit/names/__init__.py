"""Names: whether two spellings name one person, place or organisation, and finding a name in a long list."""

from claimkit.names.score import Evidence, NameMatch, Verdict, match_names
from claimkit.names.words import ParsedName, Word, parse_name

__all__ = ["Evidence", "NameMatch", "ParsedName", "Verdict", "Word", "match_names", "parse_name"]
