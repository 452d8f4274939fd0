"""Whether a report names, in its own letters, who is said to speak and where something is said to happen."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

import regex

from claimkit.extraction.ground import Ground
from claimkit.extraction.locating import Fault
from claimkit.extraction.model import CheckStatus
from claimkit.extraction.values import Stated
from claimkit.models import Place, Source
from claimkit.names import match_any, match_names
from claimkit.reading.phrases import vocabulary
from claimkit.text import Span

_WORD = re.compile(r"\w+")
_CAPITALS = regex.compile(r"\b\p{Lu}\w+(?: \p{Lu}\w+){0,2}")
_OF = frozenset("of in for from at on".split())  # what stands behind the word that a phrase is about
_SUBJECT = 6  # words from a name to the verb of which it is the subject, with others beside it
_NO_SUBJECT = frozenset("that who which whom whose if when while after before".split())
_DROPPED = frozenset(("the", "a", "an", "s"))  # "s" is left of a possessive


class _Words(NamedTuple):
    """The words of a text in small letters without accents, and where each begins and ends."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_BARRED)


_BARRED = str.maketrans("łøđħı", "lodhi")
"""Letters whose bar or missing dot is no mark of its own, so that taking marks away leaves them."""


@functools.lru_cache(maxsize=256)
def _words(text: str) -> _Words:
    found = [(_folded(m.group()), Span(*m.span())) for m in _WORD.finditer(text)]
    kept = [(word, span) for word, span in found if word not in _DROPPED and word]
    return _Words(tuple(word for word, _ in kept), tuple(span for _, span in kept))


def written(name: str, text: str) -> list[Span]:
    """Return where a name stands in a text, in its own letters: without regard to case, accents and marks.

    >>> written("Fail Alsynow", "the activist, Fail Ałsynow's wife")
    [Span(start=14, end=26)]
    """
    wanted, told = _words(name).words, _words(text)
    size, words = len(wanted), told.words
    if not size:
        return []
    starts = [at for at, word in enumerate(words) if word == wanted[0]]
    found = [at for at in starts if words[at : at + size] == wanted]
    return [Span(told.spans[at].start, told.spans[at + size - 1].end) for at in found]


def is_same(one: str, other: str) -> bool:
    """Whether two names are one, the one perhaps longer: the shorter has the word that the longer is about.

    >>> is_same("Dorn", "Ivan Dorn"), is_same("police in Ems", "Police"), is_same("Ivan", "Ivan Dorn")
    (True, True, False)
    """
    short, long = sorted((_words(one).words, _words(other).words), key=len)
    if short == long[: len(short)] and short and set(long[len(short) :]) & _bodies():
        return True  # "Biełsat" and "Biełsat TV"
    head = long[next((at for at, word in enumerate(long) if word in _OF and at), len(long)) - 1 :][:1]
    return bool(short) and set(short) <= set(long) and set(head) <= set(short)


def _is_told(ground: Ground, heard: str, name: str) -> bool:
    """Whether a name is the one that claimkit reads, and every word that it adds stands in the report."""
    more = set(_words(name).words) - set(_words(heard).words)
    return is_same(heard, name) and (not more or more <= set(_words(ground.text).words))


@functools.cache
def _bodies() -> frozenset[str]:
    """Words for bodies that speak, which a name may have behind it or not."""
    return frozenset(word for word, kinds in vocabulary().items() if {"body", "outlet"} <= kinds)


def _parts(name: str) -> list[str]:
    """A name, and the name without the office before it: "interior minister Ivan Dorn"."""
    words = name.split()
    first = next((at for at, word in enumerate(words) if word[:1].isupper()), 0)
    return [name] if first == 0 else [name, " ".join(words[first:])]


def _places_of(name: str, text: str) -> list[Span]:
    """Where a text writes a name: whole, or by its last word where it has it whole elsewhere."""
    return next((found for part in _parts(name) if (found := written(part, text))), [])


def _near(name: str, text: str, whole: str) -> list[Span]:
    """Where a stretch writes a name; a surname alone will do where the whole text has the name."""
    found = _places_of(name, text)
    if found or not _places_of(name, whole):
        return found
    return written(name.rsplit(maxsplit=1)[-1], text)


def _script(text: str) -> str:
    letters = [unicodedata.name(sign, "").partition(" ")[0] for sign in text[:2000] if sign.isalpha()]
    return max(set(letters), key=lambda script: (letters.count(script), script)) if letters else ""


def _unwritten(ground: Ground, name: str, role: str) -> Fault | None:
    """Why a name cannot be of the report: it writes none such; None where it does."""
    if _places_of(name, ground.text):
        return None
    told = [m.text for m in ground.reading.names]
    if _script(name) != _script(ground.text):
        runs = dict.fromkeys(m.group() for m in _CAPITALS.finditer(ground.text))
        if any(match_names(name, run).is_match for run in runs):
            return None
    like = match_any([name], told)
    hint = f"; the report writes {like.b!r}" if like is not None and like.is_match else ""
    return Fault(CheckStatus.NAME_DIFFERS, f"the report does not name {name!r}, said to be {role}{hint}")


def speaker_of(
    ground: Ground, speaker: Source | None, told: Stated, attribution: object = None
) -> Source | Fault | None:
    """Return who says it, where the text bears out who is given.

    A speaker is borne out by the words that say who speaks: those that reach over the quote, or those of a
    sentence beside it where none do.  A person who is only told of does not speak.

    Args:
        ground: the report.
        speaker: who is given; None takes whom claimkit reads.
        told: what the quote states.
        attribution: the words that are said to say so; they will do where claimkit hears nobody.
    """
    own = told.claim.speaker if told.claim is not None else None
    if speaker is None:
        return own
    name = speaker.name
    index = ground.index_of(told.span.start)
    if index is None:
        return _unwritten(ground, name, "who says so") or speaker
    speech = ground.speech(index)
    heard = own or speech.at(told.span.start).speaker
    if heard is not None and (heard == speaker or _is_told(ground, heard.name, name)):
        return heard if heard.name == name else speaker
    if is_same(name, ground.report.source.name) and (heard is None or not heard.is_named):
        return None  # the outlet itself
    fault = _unwritten(ground, name, "who says so")
    if fault is not None:
        return fault
    around = ground.sentences[index][0]
    inside = [
        Span(s.start + around.start, s.end + around.start)
        for s in _near(name, around.of(ground.text), ground.text)
    ]
    set_off = any(v.frame.covers(s) and _is_set_off(ground, s) for v in speech.voices for s in inside)
    if heard is not None and heard.is_named:
        if set_off or _is_next_to(ground, heard.name, around, inside):
            return speaker  # in apposition to whom claimkit hears
        return Fault(CheckStatus.NAME_DIFFERS, f"said to be of {name!r}, the words are of {heard.name!r}")
    if isinstance(attribution, str) and _attributes(ground, attribution, name, around):
        return speaker
    if any(v.speaker is None or is_same(v.speaker.name, name) for v in speech.voices):
        return speaker  # who speaks in the sentence, or somebody whom claimkit cannot name
    if set_off or _beside(ground, index, name) or any(_says(ground, index, span) for span in inside):
        return speaker
    return Fault(CheckStatus.NAME_DIFFERS, f"no words say that {name!r} says so")


def _is_next_to(ground: Ground, heard: str, around: Span, inside: list[Span]) -> bool:
    """Whether a name stands beside another one, with nothing but a comma between them."""
    others = [(around.start + s.start, around.start + s.end) for s in written(heard, around.of(ground.text))]
    gaps = [(s.end, start) for s in inside for start, _ in others]
    gaps += [(end, s.start) for s in inside for _, end in others]
    return any(a <= b and not ground.text[a:b].strip(" ,") for a, b in gaps)


def _is_set_off(ground: Ground, span: Span) -> bool:
    """Whether a name stands between commas, as in "the minister, Ivan Dorn, said", and is of no place."""
    if any(m.kind == "place" and span.overlaps(Span(m.start, m.end)) for m in ground.reading.names):
        return False
    before, after = ground.masked[max(0, span.start - 9) : span.start], ground.masked[span.end : span.end + 9]
    return after.lstrip()[:1] == "," and before.rstrip()[-1:] in (",", ".", "\n", "")


def _says(ground: Ground, index: int, name: Span) -> bool:
    """Whether a name begins what a verb of saying behind it ends: "residents and an official told"."""
    known = vocabulary()
    behind = [t for t in ground.tokens(index) if t.start >= name.end][:_SUBJECT]
    for token in behind:
        if "speaking" in known.get(token.word, ()):
            return True
        if (
            token.kind != "word"
            or token.is_a("be", "have", "relative", "predicate")
            or token.word in _NO_SUBJECT
        ):
            return False
    return False


def _attributes(ground: Ground, words: str, name: str, around: Span) -> bool:
    """Whether words stand in a sentence, name somebody, and hold a word of saying."""
    within = written(words, around.of(ground.text)) and written(name, words)
    known = vocabulary()
    cues = [w for w in _words(words).words if "speaking" in known.get(w, ()) or w == "according"]
    return bool(within and cues)


def _beside(ground: Ground, index: int, name: str) -> bool:
    """Whether somebody of a name speaks in the sentence before or behind."""
    for other in (index - 1, index + 1):
        if 0 <= other < len(ground.sentences):
            voices = ground.speech(other).voices
            if any(v.speaker is not None and is_same(v.speaker.name, name) for v in voices):
                return True
    return False


def place_of(ground: Ground, place: Place | None, told: Stated) -> Place | Fault | None:
    """Return where it happened, where the text bears out where is given.

    Args:
        ground: the report.
        place: where is given; None takes where claimkit reads.
        told: what the quote states.
    """
    own = told.claim.place if told.claim is not None else None
    if place is None or place == own:
        return own
    if own is not None and _is_told(ground, own.name, place.name):
        return own if own.name == place.name else place
    fault = _unwritten(ground, place.name, "where it happened")
    if fault is not None:
        return fault
    sentence = ground.around(told.span)
    here = written(place.name, sentence.of(ground.text))
    if own is None or own.part_of == place.name:
        return place
    if here and not written(own.name, sentence.of(ground.text)):
        return place
    beside = [
        c
        for c in ground.read(sentence)
        if c is not told.claim and c.place is not None and is_same(c.place.name, place.name)
    ]
    if here and not beside:
        return place
    return Fault(CheckStatus.NAME_DIFFERS, f"said to be at {place.name!r}, the words are of {own.name!r}")
