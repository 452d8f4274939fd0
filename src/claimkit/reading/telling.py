"""What each sentence of a report tells of, and the one sense that its words for events have."""

from __future__ import annotations

import collections
import functools
from collections.abc import Container, Sequence

from claimkit.mentions.model import Standing
from claimkit.patterns import Pattern
from claimkit.reading.lexicon import lists_of, word_list
from claimkit.reading.senses import events_told, standings_told
from claimkit.reading.tokens import Token, listed, words_told

_BY_POLICE = tuple(
    Pattern(words)
    for words in (
        "<shooting> !<mark/conj>* by !<mark/preposition/human>* <police>",
        "<police> <have/adverb/be>* (opened fire | fired | <shooting>)",
        "(police/officer-involved) (shooting/shootings/gunfire)",
        "when <police> !<mark/conj>* (opened fire | fired | <shooting>)",
    )
)


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
        self._shots: str | None = "attack"
        self._raids: str | None = "attack"
        self._riots: str | None = "protest"

    @functools.cached_property
    def _read(self) -> dict[int, str]:
        told = events_told(self.words, self._without)
        return {at: kind for at, kind in told.items() if self.words[at].start not in self._named}

    @functools.cached_property
    def triggers(self) -> dict[int, str | None]:
        """The kind of event that each word tells of, by its index; None where it tells of no known kind."""
        return {at: self._sense_of(at, kind) for at, kind in self._read.items()}

    def _sense_of(self, at: int, kind: str) -> str | None:
        """The kind of event that a word tells of, of those whose sense the report settles."""
        if self._is_burst(at):
            return self._burst
        if self._is_shot(at):
            return self._shots
        if self._is_raid(at):
            return self._raids
        if self._is_riot(at):
            return self._riots
        return self._strike if self._is_strike(at) else kind

    @functools.cached_property
    def events(self) -> dict[int, str]:
        """The known kind of event that each word tells of, by its index; see :func:`events_told`."""
        return {at: kind for at, kind in self.triggers.items() if kind is not None}

    def _is_burst(self, at: int) -> bool:
        """Whether a word tells of an explosion, and nothing in its sentence of what kind."""
        return self._read[at] == "attack" and self.words[at].word in word_list("bursting")

    def _is_strike(self, at: int) -> bool:
        """Whether a strike may be one of workers or from the air, and the report has told of the latter."""
        return self._strike is not None and self.words[at].word in ("strike", "strikes")

    def _is_shot(self, at: int) -> bool:
        """Whether a word tells of shots, and not of whose they are."""
        return self._read[at] == "attack" and "shooting" in lists_of(self.words[at].word)

    def _is_raid(self, at: int) -> bool:
        """Whether a word tells of a raid, and not of whose it is."""
        return self._read[at] == "attack" and self.words[at].word in word_list("raiding")

    def _is_riot(self, at: int) -> bool:
        """Whether a word tells of a riot, and not of whose it is."""
        return self.words[at].word in word_list("rioting")

    @property
    def of_no_arms(self) -> bool:
        """Whether the sentence tells of a raid by those who enforce the law, or of robbers."""
        raids = [at for at, token in enumerate(self.words) if token.word in word_list("raiding")]
        lawful = any(at not in self._read for at in raids)
        return lawful or any("robbing" in lists_of(token.word) for token in self.words)

    @property
    def of_inmates(self) -> bool:
        """Whether the sentence tells of a riot of those who are held, which is no protest."""
        held = not word_list("of_prison").isdisjoint(words_told(self.words))
        return held and any(map(self._is_riot, self._read))

    @property
    def has_raids(self) -> bool:
        """Whether the sentence tells of a raid."""
        return any(map(self._is_raid, self._read))

    @property
    def has_shots(self) -> bool:
        """Whether the sentence tells of shots."""
        return any(map(self._is_shot, self._read))

    @property
    def of_attackers(self) -> bool:
        """Whether the sentence tells of an attack in other words than those for explosions and shots."""
        vague = (self._is_burst, self._is_shot, self._is_raid)
        return any(k == "attack" and not any(is_one(at) for is_one in vague) for at, k in self._read.items())

    @property
    def by_police(self) -> bool:
        """Whether the sentence says that it was the police who shot."""
        words = listed(self.words)
        return any(p.match(words, at) is not None for p in _BY_POLICE for at in range(len(words)))

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

    def settle(
        self,
        kind: str | None,
        strike: str | None = None,
        shots: str | None = "attack",
        raids: str | None = "attack",
        riots: str | None = "protest",
    ) -> None:
        """Take explosions, shots, raids and riots for a kind or none; strikes for one, where it is given."""
        settled = kind, strike, shots, raids, riots
        if settled == (self._burst, self._strike, self._shots, self._raids, self._riots):
            return
        self._burst, self._strike, self._shots, self._raids, self._riots = settled
        for told in ("triggers", "events", "kinds"):
            self.__dict__.pop(told, None)

    @property
    def of_protest(self) -> bool:
        """Whether a word tells of a protest, and not only of a crowd or a gathering."""
        told = (self.words[at].word for at, kind in self.events.items() if kind == "protest")
        named = not word_list("of_protest").isdisjoint(words_told(self.words))
        return (
            named
            or any("no_event_alone" not in lists_of(word) for word in told)
            or any("protester" in t.classes for t in self.words)
        )

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
    >>> first, second = (Telling(sentence_words(s)) for s in ("A prison riot began.", "The riot went on."))
    >>> settle_bursts([first, second]); second.kinds
    Counter()
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
    shots = _whose_shots(told)
    raids = any(one.has_raids for one in told)
    peaceful = raids and any(one.of_no_arms for one in told) and not any(one.of_attackers for one in told)
    riots = None if any(one.of_inmates for one in told) else "protest"
    for one in told:
        one.settle(kind, strike, shots, None if peaceful else "attack", riots)


def _whose_shots(told: Sequence[Telling]) -> str | None:
    """The kind of event that shots are of: a protest's that ended so, an attack, or none where police shot.

    >>> from claimkit.reading.tokens import sentence_words
    >>> march = "One man was shot dead when police broke up a protest.", "The protest had begun at noon."
    >>> _whose_shots([Telling(sentence_words(s)) for s in march])
    'protest'
    >>> _whose_shots([Telling(sentence_words("The man was shot by an officer."))]) is None
    True
    >>> _whose_shots([Telling(sentence_words("A gunman shot five at a rally."))])
    'attack'
    """
    shots = [one for one in told if one.has_shots]
    if not shots or any(one.of_attackers for one in told):
        return "attack"
    protest = sum(k == "protest" for one in told for k in one.events.values())
    if protest > len(shots):
        return "protest"
    return None if any(one.by_police for one in shots) else "attack"
