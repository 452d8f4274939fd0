"""What the words of a person's name do in it, told by their place among the others.

The same word is a title in "Bishop John King" and a surname in "Stephen King"; "van" is a particle in
"Vincent van Gogh" and a name in "Lê Văn Hùng".  A word list gives the first guess, its place the last word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from claimkit.names.given import is_given
from claimkit.names.known import bearers


@attrs.frozen
class Word:
    """One word of a name.

    Attributes:
        written: as it stands in the name.
        latin: in plain Latin letters.
        family: script family, see `claimkit.names.romanise.script_family`.
        role: "name", "either" (name or particle), "initial", "patronymic", "father" (after "bin"), "title",
            "generation" (Jr., III), "particle", "generic", "modifier", "form" or "number".
        concept: what a generic word means; words of one concept are translations of one another.
    """

    written: str
    latin: str
    family: str
    role: str
    concept: str = ""


BORNE = frozenset({"name", "either", "patronymic", "father"})
"""Roles of the words that name somebody."""

CONTENT = BORNE | {"number"}
"""Roles of the words that tell which one is named."""

_VOWELS = re.compile(r"[aeiouy]+")
_SYLLABLE = 6
"""Most letters of a syllable of Chinese, Vietnamese or Korean in Latin letters: Nguyen, Zhuang."""


def of_one_syllable(words: Sequence[Word]) -> bool:
    """Whether a name is written as Chinese, Vietnamese and Korean names are, each syllable a word.

    Such names have no particles, and the surname stands first.
    """
    return len(words) > 1 and all(
        len(w.latin) <= _SYLLABLE and len(_VOWELS.findall(w.latin)) == 1 and w.family == "alphabetic"
        for w in words
    )


def by_place(words: list[Word]) -> tuple[Word, ...]:
    """Settle the roles of the words of a person's name that their place decides.

    >>> from claimkit.names.words import parse_name
    >>> [w.role for w in parse_name("Bishop John King").words]
    ['title', 'name', 'name']
    """
    if len(words) > 1 and {w.role for w in words} == {"name"}:
        return tuple(words)
    words = _first(_inner(_last(_syllables(_generations(words)))))
    words = [
        attrs.evolve(w, role="father") if w.role == "name" and _after_son(words[:i]) else w
        for i, w in enumerate(words)
    ]
    if sum(w.role in BORNE or w.role == "initial" for w in words) < 3:
        # beside one other word it is the surname: Slobodan Milošević
        words = [_named(w) if w.role == "patronymic" else w for w in words]
    return tuple(attrs.evolve(w, role="title") if w.role == "style" else w for w in words)


def _named(word: Word, role: str = "name") -> Word:
    return attrs.evolve(word, role=role, concept="")


def _syllables(words: list[Word]) -> list[Word]:
    """In a name of one-syllable words what looks like a particle is a name: Lê Văn Hùng.

    Inside the name it may yet be a particle (Jan van Beek), and of two words the first may be one (De Klerk).
    """
    inner = [w for w in words if w.role not in ("title", "style", "generation", "initial")]
    doubtful = [w for w in inner if w.role == "particle"]
    if len(inner) < 3 or not doubtful or any(w.concept in ("son", "patronymic") for w in doubtful):
        return words
    if not of_one_syllable(inner):
        return words
    return [
        _named(w, "name" if w in (inner[0], inner[-1]) else "either") if w.role == "particle" else w
        for w in words
    ]


_MARKS = frozenset({"jr", "sr", "snr", "jnr", "junior", "senior", "ii", "iii", "iv", "2nd", "3rd", "4th"})


def _generations(words: list[Word]) -> list[Word]:
    """Marks of generation stand behind a name: "Martin Hale Jr.", but not "Junior Santos"."""
    out = list(words)
    if len(out) > 2 and out[-1].written == "I" and all(w.role in BORNE for w in out[-3:-1]):
        out[-1] = attrs.evolve(out[-1], role="generation", concept="1")  # of the first of his name
        return out
    if all(w.role != "generation" for w in words):
        return words
    for at, word in enumerate(words):
        if word.role != "generation":
            continue
        before = sum(w.role in BORNE for w in words[:at])
        after = any(w.role in BORNE for w in words[at + 1 :])
        # but for the usual marks only two names before tell one from a surname (Filho, Neto, Elder)
        if after or before < (1 if word.latin in _MARKS else 2):
            out[at] = attrs.evolve(word, role="style") if after and not before else _named(word)
    return out


def _last(words: list[Word]) -> list[Word]:
    """The last word names somebody: no title or particle stands there, suffixes aside."""
    at = len(words) - 1
    while at >= 0 and words[at].role in ("style", "generation", "initial"):
        at -= 1
    if at < 1 or not any(w.role in BORNE or w.role in ("initial", "title") for w in words[:at]):
        return words
    word = words[at]
    if word.role == "title" or (word.role == "particle" and word.concept != "patronymic"):
        return [*words[:at], _named(word), *words[at + 1 :]]
    return words


def _first(words: list[Word]) -> list[Word]:
    """Before a single name what people also bear may be the given name: Dean Marsh, Ben Marsh, Van Marsh."""
    if not words or words[0].role not in _BORNE_TOO or sum(w.role in BORNE for w in words) != 1:
        return words
    first = words[0]
    if first.family != "alphabetic" or not _may_be_given(first):
        return words
    return [attrs.evolve(first, role="either", concept=first.role), *words[1:]]


def _inner(words: list[Word]) -> list[Word]:
    """Between two names what people also bear is a name, no title: Mahmood Sultan Bashir; but Sheikh."""
    return [
        _named(w)
        if w.role == "title"
        and w.concept != "cleric"
        and any(v.role in BORNE for v in words[:at])
        and any(v.role in BORNE for v in words[at + 1 :])
        and bearers(w.latin) > 0
        else w
        for at, w in enumerate(words)
    ]


_BORNE_TOO = frozenset({"title", "particle"})


def _may_be_given(word: Word) -> bool:
    if word.role == "title":
        return bearers(word.latin) > 0
    return word.written[0].isupper() and is_given(word.latin)


def _after_son(before: list[Word]) -> bool:
    """Whether the words before end in "son of", an article aside."""
    for word in reversed(before):
        if word.role == "particle" and word.concept == "article":
            continue
        return word.role == "particle" and word.concept == "son"
    return False
