"""Cursor: the tokens of a paragraph, and the questions that every form of date asks of them."""

from __future__ import annotations

from collections.abc import Callable

from claimkit.dates.holidays import holiday_names
from claimkit.dates.lexer import Tokens
from claimkit.dates.vocabulary import vocabulary
from claimkit.dates.wordings import Wording

Found = tuple[Wording, int] | None  # a wording and the token after it


class Cursor:
    """What the forms of date look at: tokens, words of the language, options.

    Attributes:
        t: the tokens with their places.
        w: their lower-case words.
        rule: the whole grammar, which reads the dates inside longer ones.
        feasts: names of feasts and holidays by their first word, with the rule of their days.
        openers: words of one of which a date begins, unless figures begin it.
        depth: how many wordings deep the reading is.
    """

    __slots__ = (
        "day_first",
        "depth",
        "feasts",
        "lexicon",
        "months",
        "openers",
        "rule",
        "shifts",
        "t",
        "w",
        "weekdays",
    )

    def __init__(
        self,
        tokens: Tokens,
        rule: Callable[[Cursor, int], Found],
        *,
        day_first: bool | None = None,
        holidays: str | None = None,
    ) -> None:
        self.t = tokens
        self.w = tokens.words
        self.rule = rule
        self.day_first = day_first
        self.depth = 0
        self.lexicon = vocabulary("en")
        self.feasts, self.openers = self.lexicon.feasts, self.lexicon.openers
        if holidays is not None:
            more = holiday_names(holidays)
            self.feasts = {
                word: self.feasts.get(word, []) + more.get(word, []) for word in {*self.feasts, *more}
            }
            self.openers |= self.feasts.keys()
        self.months, self.weekdays, self.shifts = (
            self.lexicon.months,
            self.lexicon.weekdays,
            self.lexicon.shifts,
        )

    def isa(self, i: int, name: str) -> bool:
        """Whether a token is in a class of words (tables/en.tsv)."""
        return self.w[i] in self.lexicon.classes[name]

    def begins(self, word: str) -> tuple[str, ...]:
        """Names of the forms of date that may begin with a word."""
        forms = self.lexicon.begins(word)
        return (*forms, "feast") if word in self.feasts and "feast" not in forms else forms

    def phrase(self, i: int, name: str) -> tuple[str, int] | None:
        """Return the value of a phrase of a class at token i, and the token after it; hyphens may join it."""
        for words, value in self.lexicon.phrases[name]:
            j = i
            for word in words:
                j += self.w[j] == "-" and word != "-"
                if self.w[j] != word:
                    break
                j += 1
            else:
                return value, j
        return None

    def genitive(self, i: int) -> bool:
        """Whether "'s" stands at token i."""
        return self.w[i] == "'" and self.isa(i + 1, "genitive")

    def dated(self, i: int) -> Found:
        """Return the longest single date at token i."""
        return self.rule(self, i)
