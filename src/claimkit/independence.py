"""Who copies whom: claims that go back to one origin count once.

An origin is told by three signs: an explicit attribution (five outlets that quote OVD-Info are one origin,
and so is who quotes one of them for the same), wording that is nearly the same, and one source saying a thing
again.  Copying that shows only over many
items, by shared rare errors, is found by :func:`claimkit.resolve_columns`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import regex

from claimkit.models import Claim
from claimkit.names import match_names
from claimkit.verdicts.values import compatible

SAME = 0.95  # a name that is likely another spelling, and not merely alike
SHINGLE = 8  # words in a row: seldom shared by chance, always by a copied sentence
SPELLED = 100  # voices up to this many are also compared as names; more are taken for identifiers
SHARE = 0.5  # of the shorter sentence's shingles

_WORD = regex.compile(r"[\p{L}\p{N}]+")


def origins(claims: Sequence[Claim]) -> list[int]:
    """Group claims by where they come from.

    Args:
        claims: any claims.

    Returns:
        One number a claim: claims with the same number go back to one origin.  Numbers follow the order in
        which the origins first appear.

    Example:
        >>> from claimkit.models import Source
        >>> monitor = Source("OVD-Info", kind="ngo")
        >>> said = [Claim("plea", "guilty", outlet, speaker=monitor) for outlet in ("Metro", "Atalayar")]
        >>> origins([*said, Claim("plea", "guilty", "Metro")])
        [0, 0, 1]
    """
    parent = list(range(len(claims)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for linked in (*_by_voice(claims), *_by_chain(claims), *_by_wording(claims)):
        first, *rest = sorted(root(i) for i in linked)
        for i in rest:
            parent[root(i)] = root(first)
    numbers: dict[int, int] = {}
    return [numbers.setdefault(root(i), len(numbers)) for i in range(len(claims))]


def voice_key(claim: Claim) -> str:
    """Return what tells who speaks: the letters of the name, of the outlet where the speaker has none.

    >>> voice_key(Claim("plea", "guilty", "The Post")) == voice_key(Claim("plea", "guilty", "the  POST"))
    True
    """
    return _letters((claim.voice if claim.voice.is_named else claim.source).name)


def _letters(name: str) -> str:
    return "".join(_WORD.findall(name.casefold())) or name


def _by_chain(claims: Sequence[Claim]) -> Iterable[list[int]]:
    """Claims of who quotes an outlet, with what that outlet has from others: a chain is one origin."""
    carried: dict[str, list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        if claim.speaker is not None:
            carried[_letters(claim.source.name)].append(i)
    for i, claim in enumerate(claims):
        if claim.speaker is None or not claim.voice.is_named:
            continue
        told = carried.get(voice_key(claim), ())
        yield from ([i, k] for k in told if i != k and compatible(claim.value, claims[k].value))


def _by_voice(claims: Sequence[Claim]) -> Iterable[list[int]]:
    """Claims by one speaker, in whatever spelling; an unnamed one is nobody but the outlet that quotes it."""
    spoken: dict[str, list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        voice = claim.voice if claim.voice.is_named else claim.source
        spoken[voice.name].append(i)
    names = sorted(spoken)
    yield from spoken.values()
    letters: dict[str, list[int]] = defaultdict(list)
    for name in names:
        letters[_letters(name)].append(spoken[name][0])
    yield from letters.values()
    for k, name in enumerate(names if len(names) <= SPELLED else ()):
        for other in names[k + 1 :]:
            if match_names(name, other, kind="organisation").score > SAME:
                yield [spoken[name][0], spoken[other][0]]


def _by_wording(claims: Sequence[Claim]) -> Iterable[list[int]]:
    """Claims whose sentences share most of their word sequences."""
    shingles = [_shingles(claim.sentence) for claim in claims]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, own in enumerate(shingles):
        for shingle in own:
            holders[shingle].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        # one representative is enough where many share a sequence: keeps the work linear
        shared.update((held[0], i) for i in held[1:])
    for (i, k), count in sorted(shared.items()):
        if count >= SHARE * min(len(shingles[i]), len(shingles[k])):
            yield [i, k]


def _shingles(sentence: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(sentence.casefold())
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
