"""Whom a phrase means that speaks: a name, a pronoun, an office that one person of the report holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimkit.models import Source
from claimkit.reading.attribution import Frame
from claimkit.reading.parsed import Parsed
from claimkit.reading.phrases import Phrase, vocabulary
from claimkit.reading.tokens import Token
from claimkit.reading.voices import UNNAMED, Named, Voices, distinct, gender_of, gender_of_noun

_LOOK_BACK = 4  # sentences that a pronoun looks back over for its speaker
_BEFORE_SUBJECT = frozenset(("mark", "quote"))


class Referents:
    """Says who the speakers of a report are; pronouns and offices look back.

    Args:
        parsed: the sentences of the report.
        voices: whom a phrase of this report names.
    """

    __slots__ = ("_offices", "parsed", "voices")

    def __init__(self, parsed: Parsed, voices: Voices) -> None:
        self.parsed, self.voices = parsed, voices
        self._offices: dict[str, list[int]] | None = None

    def speaker(self, index: int, frame: Frame) -> tuple[Source | None, bool]:
        """Who speaks in a frame, and whether anybody does: somebody may speak whom the text does not name."""
        _, clad, _ = self.parsed.read(index)
        if "pronoun" in frame.who.classes and "phrase" not in frame.who.classes:
            return self._meant(index, frame.who.word, clad[frame.who.first].start)
        named = self.voices.named(frame.who, clad)
        source = self.voices.source(frame.who, clad)
        if frame.what is not None and named is None and "person" in frame.who.classes:
            beside = self.voices.named(frame.what, clad)
            if beside is not None:  # "the minister, Ivan Dorn, said"
                kind = source.kind if source is not None else None
                return Source(beside.name, kind if kind in ("official", "police") else "person"), True
        if frame.what is not None and named is not None and source is not None and source.kind == "person":
            office = self.voices.source(frame.what, clad)
            if office is not None and office.kind in ("official", "police"):
                return Source(source.name, office.kind), True  # "Ivan Dorn, the minister, said"
        if source is not None and named is None and frame.who.classes >= {"person", "definite"}:
            return self._holder(index, frame.who, clad) or source, True
        return source, source is not None

    def _meant(self, index: int, pronoun: str, before: int) -> tuple[Source | None, bool]:
        """Whom "he", "she", "they" or "it" means; None where several may be meant."""
        if pronoun not in ("he", "she", "they", "it"):
            return None, pronoun in ("i", "we")
        last = self._last(index, anybody=pronoun == "they")
        if pronoun in ("they", "it"):
            body = (
                last is not None
                and (pronoun == "they" or last.kind != UNNAMED)
                and last.kind not in ("person", "witness")
            )
            return (last, True) if body else (None, pronoun == "they")
        gender = "male" if pronoun == "he" else "female"
        found: dict[str, Source] = {}
        made, clad, _ = self.parsed.read(index)
        subject = self.voices.named(made[0], clad) if clad[made[0].first].start < before else None
        if subject is not None and gender_of(subject.name) in ("", gender):
            # "Dorn came on Monday; he said": one subject goes on in its sentence
            return Source(subject.name, "official" if subject.office else "person"), True
        held = self._subject_before(index, gender)
        if held is not None:
            return held, True
        for back in range(index, max(-1, index - _LOOK_BACK), -1):
            told = [n for n in self._persons(back, before) if gender_of(n.name) in ("", gender)]
            for named in told:
                kind = "official" if named.office else "person"
                found.setdefault(named.name.split()[-1].lower(), Source(named.name, kind))
            if found and back < index:
                break
        speaking = last is not None and gender_of(last.name) in ("", gender) and last.kind != UNNAMED
        if last is not None and speaking and (not found or last.name.split()[-1].lower() in found):
            return last, True  # who spoke last goes on
        only = next(iter(found.values())) if len(found) == 1 else None
        return only, True

    def _subject_before(self, index: int, gender: str) -> Source | None:
        """The person whom the sentence before begins with, by office or kin: "Her husband, Carl, left"."""
        if index == 0 or self.parsed.lines[index - 1].block != self.parsed.lines[index].block:
            return None
        made, clad, _ = self.parsed.read(index - 1)
        begins = (
            p
            for before, p in zip([None, *made], made, strict=False)
            if before is None or before.kind in _BEFORE_SUBJECT
        )
        subject = next((p for p in begins if "phrase" in p.classes and p.classes & {"person", "name"}), None)
        if subject is None or "person" not in subject.classes or self.voices.named(subject, clad) is not None:
            return None
        if gender_of_noun(subject.word) not in ("", gender) or "plural" in clad[subject.head].classes:
            return None
        behind = made[made.index(subject) + 1 :][:2]
        named = None
        if len(behind) == 2 and behind[0].word == "," and behind[1].kind == "phrase":
            named = self.voices.named(behind[1], clad)
        return Source(named.name, "person") if named is not None else self.voices.source(subject, clad)

    def _persons(self, index: int, before: int) -> list[Named]:
        """The persons that a sentence names before an offset."""
        made, clad, _ = self.parsed.read(index)
        told = (
            self.voices.named(p, clad) for p in made if p.kind == "phrase" and clad[p.head].start < before
        )
        return [n for n in told if n is not None]

    def _last(self, index: int, *, anybody: bool = False) -> Source | None:
        """The last one who spoke in the few sentences before: one named, or anybody."""
        for back in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            for frame in reversed(self.parsed.frames(back)):
                speaker, _ = self.speaker(back, frame)
                if speaker is not None and (anybody or speaker.is_named):
                    return speaker
        return None

    def _holder(self, index: int, phrase: Phrase, clad: Sequence[Token]) -> Source | None:
        """Who holds an office, where the report has named just one so far."""
        mine = distinct(frozenset(t.word for t in clad[phrase.core : phrase.head]))
        found: dict[str, Source] = {}
        for back in self._telling(phrase.word):
            if back > index:
                break
            for named in self._holders(back, phrase.word, clad[phrase.first].start):
                if distinct(named.before) == mine:
                    found.setdefault(named.name.split()[-1].lower(), Source(named.name, "official"))
        return next(iter(found.values())) if len(found) == 1 else None

    def _telling(self, office: str) -> list[int]:
        """The sentences that hold a word for a person."""
        if self._offices is None:
            self._offices = {}
            known = vocabulary()
            for index, line in enumerate(self.parsed.lines):
                for word in {t.word for t in line.words if "person" in known.get(t.word, ())}:
                    self._offices.setdefault(word, []).append(index)
        return self._offices.get(office, [])

    def _holders(self, index: int, office: str, before: int) -> Iterator[Named]:
        """The persons whom a sentence calls by an office: "President Dorn", "the president, Ivan Dorn,"."""
        made, clad, _ = self.parsed.read(index)
        for at, phrase in enumerate(made):
            if phrase.kind != "phrase" or clad[phrase.head].start >= before:
                continue
            named = self.voices.named(phrase, clad)
            if named is not None and named.office == office:
                yield named
            beside = made[at + 2] if at + 2 < len(made) and made[at + 1].word == "," else None
            if beside is None or beside.kind != "phrase":
                continue
            other = self.voices.named(beside, clad)
            if named is not None and beside.word == office and other is None:
                yield named._replace(before=frozenset(t.word for t in clad[beside.core : beside.head]))
            if other is not None and phrase.word == office and named is None:
                yield other._replace(before=frozenset(t.word for t in clad[phrase.core : phrase.head]))
