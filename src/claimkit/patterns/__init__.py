"""Named rules over the words of a sentence; see :mod:`claimkit.patterns.rules`."""

from claimkit.patterns.matching import Match, Pattern, Word
from claimkit.patterns.rules import Found, Grammar, Rule, rule

__all__ = ["Found", "Grammar", "Match", "Pattern", "Rule", "Word", "rule"]
