"""What each sentence of a report tells of, and the one sense that its words for events have."""

from __future__ import annotations

import collections
import functools
from collections.abc import Container, Sequence

from claimkit.mentions.model import Standing
from claimkit.reading.lexicon import word_list
from claimkit.reading.senses import events_told, standings_told
from claimkit.reading.tokens import Token


class Telling:
    """What one sentence tells of, asked once.

    Args:
        words: its tokens.
        without: rules that are switched off.
        named: where words begin that are a part of the name of a person: "Marie Flood".

    >>> from claimkit.reading.tokens import sentence_words
    >>> Telling(sentence_words("A march is planned for Friday.")).kinds
    Counter({'protest': 1})
    """

    def __init__(
        self,
        words: Sequence[Token],
        without: frozenset[str] = frozenset(),
        named: Container[int] = frozenset(),
    ) -> None:
        self.words, self._without, self._named = words, without, named
        self._burst: str | None = "attack"
        self._strike: str | None = None

    @functools.cached_property
    def _read(self) -> dict[int, str]:
        told = events_told(self.words, self._without)
        return {at: kind for at, kind in told.items() if self.words[at].start not in self._named}

    @functools.cached_property
    def triggers(self) -> dict[int, str | None]:
        """The kind of event that each word tells of, by its index; None where it tells of no known kind."""
        return {
            at: self._burst if self._is_burst(at) else self._strike if self._is_strike(at) else kind
            for at, kind in self._read.items()
        }

    @property
    def events(self) -> dict[int, str]:
        """The known kind of event that each word tells of, by its index; see :func:`events_told`."""
        return {at: kind for at, kind in self.triggers.items() if kind is not None}

    def _is_burst(self, at: int) -> bool:
        """Whether a word tells of an explosion, and nothing in its sentence of what kind."""
        return self._read[at] == "attack" and self.words[at].word in word_list("bursting")

    def _is_strike(self, at: int) -> bool:
        """Whether a strike may be one of workers or from the air, and the report has told of the latter."""
        return self._strike is not None and self.words[at].word in ("strike", "strikes")

    @property
    def from_the_air(self) -> bool:
        """Whether the sentence tells of a strike from the air."""
        return any(
            k == "attack" and self.words[at].word in ("strike", "strikes") for at, k in self._read.items()
        )

    @property
    def of_intent(self) -> bool:
        """Whether the sentence tells of an attack in other words than those for an explosion."""
        return any(kind == "attack" and not self._is_burst(at) for at, kind in self._read.items())

    def settle(self, kind: str | None, strike: str | None = None) -> None:
        """Take explosions for events of a kind, or of none that is told; and strikes, where it is given."""
        self._burst, self._strike = kind, strike
        for told in ("triggers", "kinds"):
            self.__dict__.pop(told, None)

    @functools.cached_property
    def standings(self) -> dict[int, Standing]:
        """How events stand of which the sentence says so; see :func:`standings_told`."""
        return standings_told(self.words, self._without)

    @functools.cached_property
    def kinds(self) -> collections.Counter[str]:
        """How many words tell of each kind of event, but for what the sentence says was none."""
        if not self.events:
            return collections.Counter()
        denied = Standing.DENIED
        return collections.Counter(k for at, k in self.events.items() if self.standings.get(at) is not denied)


def settle_bursts(told: Sequence[Telling]) -> None:
    """Say of which kind the explosions and strikes of a report are, by what else it tells.

    >>> from claimkit.reading.tokens import sentence_words
    >>> first, second = (Telling(sentence_words(s)) for s in ("A blast killed two.", "Police found a bomb."))
    >>> settle_bursts([first]); first.kinds
    Counter()
    >>> settle_bursts([first, second]); first.kinds
    Counter({'attack': 1})
    >>> first, second = (
    ...     Telling(sentence_words(s)) for s in ("A drone strike killed two.", "Another strike came later.")
    ... )
    >>> settle_bursts([first, second]); second.kinds
    Counter({'attack': 1})
    """
    mishaps = {"accident", "disaster"}
    kind: str | None = None
    if any(one.of_intent for one in told):
        kind = "attack"
    elif any(not mishaps.isdisjoint(one.events.values()) for one in told):
        kind = "accident"
    # a word has one sense in a text (Gale, Church and Yarowsky 1992)
    strike = "attack" if any(one.from_the_air for one in told) else None
    for one in told:
        one.settle(kind, strike)
