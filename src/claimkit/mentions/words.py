"""The words of a stretch of text, by which two reports that tell of one thing are known."""

from __future__ import annotations

import datetime
import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import attrs

from claimkit.serialization import Serializable
from claimkit.text import read_table

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_POSSESSIVE = re.compile(r"['’]s?$")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december".split()
)
"""Names of days and months, which tell when and not what; not May, which is also a name."""

LEAD = 3
"""Sentences that tell what a report is about: news puts it first."""

NEWS_WORDS = 400
"""Words of a common news item: how often one holds a word follows from the word's share of all text."""

UNLISTED = 2.6
"""Zipf value of a word that the table does not list: just below its rarest."""

COMMONEST = 6.2
"""Zipf value from which a word tells nothing: one half of all news items hold it."""

REFERENCE = 60.0
"""Items of common news that the table stands for: a prior that no pile outweighs, since piles have themes."""


@functools.lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a word without its case, its possessive and its plural.

    >>> [stem(word) for word in ("Marchers'", "Kellmoor’s", "parties", "buses", "glass", "2024")]
    ['marcher', 'kellmoor', 'party', 'buse', 'glass', '2024']
    """
    bare = _POSSESSIVE.sub("", word.casefold())
    if len(bare) > 4 and bare.endswith("ies"):
        return bare[:-3] + "y"
    if len(bare) > 3 and bare.endswith("s") and not bare.endswith(("ss", "us", "is")):
        return bare[:-1]
    return bare


@functools.cache
def _zipf() -> Mapping[str, float]:
    """How common words are: the logarithm of their number in a thousand million words."""
    return {
        word: float(value)
        for value, words in read_table("claimkit.mentions", "frequencies.tsv")
        for word in words.split()
    }


@functools.lru_cache(maxsize=100_000)
def _telling(word: str) -> str:
    """The stem of a word that tells something; empty for the commonest."""
    root = stem(word)
    return root if _zipf().get(root, 0) < COMMONEST else ""


@functools.lru_cache(maxsize=100_000)
def share(word: str) -> float:
    """Return the share of news items that hold a stem, by the shipped table.

    >>> share("the") > 0.99, 0.01 < share("shooting") < 0.1, share("kellmoor") < 0.001
    (True, True, True)
    """
    return 1 - math.exp(-(10 ** (_zipf().get(word, UNLISTED) - 9)) * NEWS_WORDS)


@attrs.frozen
class Words(Serializable):
    """How often a stretch of text holds each word, by its stem; the commonest words are left out.

    Attributes:
        counts: of all words.
        lead: of those in the headline and the first sentences.
        names: of those written with a capital inside a sentence, but for days, and of figures.
        days: those that it names, as ``"2024-05-03"``, each with the number of the first sentence that does.
    """

    counts: Mapping[str, int] = attrs.field(factory=dict)
    lead: Mapping[str, int] = attrs.field(factory=dict)
    names: Mapping[str, int] = attrs.field(factory=dict)
    days: Mapping[str, int] = attrs.field(factory=dict)

    @classmethod
    def of(
        cls, sentences: Iterable[str], lead: int = LEAD, days: Iterable[tuple[datetime.date, int]] = ()
    ) -> Words:
        """Count the words of sentences, the first of which lead; ``days`` come with the number of a sentence.

        >>> Words.of(["Two people marched in Ardin.", "Ardin's mayor spoke."], lead=1).names
        {'ardin': 1}
        """
        counts, first, names = list[str](), list[str](), Counter[str]()
        for at, sentence in enumerate(sentences):
            words = _WORD.findall(sentence)
            told = [*map(_telling, words)]
            counts += told
            if at < lead:
                first += told
            for place in [n for n, word in enumerate(words) if not word[0].islower()]:
                word, root = words[place], told[place]
                if not root:
                    continue
                if word[0].isdigit() or (place and word[0].isupper() and root not in _CALENDAR):
                    names[root] += 1
        named = dict[str, int]()
        for day, at in days:
            named[day.isoformat()] = min(at, named.get(day.isoformat(), at))
        met = [Counter(filter(None, found)) for found in (counts, first)]  # the commonest words are empty
        return cls(*(dict(sorted(found.items())) for found in (*met, names, named)))


class Rarity:
    """How rare words are, in a pile of reports and in news at large.

    A word that few reports of the pile hold and that news seldom holds tells much; one that all of a pile of
    shootings hold tells little among them.  The share of items that hold a word is estimated from the pile,
    with the shipped table as prior.  A large pile counts for no more than the table: hundreds of reports of
    one event do not make common what names it.

    Args:
        pile: the words of each report.
    """

    def __init__(self, pile: Sequence[Words]) -> None:
        self.held = Counter(word for words in pile for word in words.counts)
        self._each = min(1.0, REFERENCE / max(len(pile), 1))
        self._items = len(pile) * self._each + REFERENCE
        self._weights: dict[str, float] = {}

    def weight(self, word: str) -> float:
        """Return the information in a word, in nats: minus the logarithm of the share of items with it."""
        known = self._weights.get(word)
        if known is None:
            known = math.log(self._items / (self.held[word] * self._each + REFERENCE * share(word)))
            self._weights[word] = known
        return known

    def vector(self, counts: Mapping[str, int]) -> dict[str, float]:
        """Return the unit vector of words, each by its number, damped, and its weight."""
        raw = {word: (1 + math.log(n)) * self.weight(word) for word, n in counts.items()}
        length = math.sqrt(math.fsum(x * x for x in raw.values())) or 1.0
        return {word: x / length for word, x in raw.items()}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how much two unit vectors point the same way, from 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return math.fsum(x * other[word] for word, x in one.items() if word in other)
