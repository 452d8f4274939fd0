"""Whom a phrase means that speaks: a name, a pronoun, an office that one person of the report holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimkit.models import Source
from claimkit.places import spots
from claimkit.reading.common import is_common
from claimkit.reading.lexicon import word_list
from claimkit.reading.naming import is_title_case
from claimkit.reading.parsed import Parsed
from claimkit.reading.phrases import Phrase, vocabulary
from claimkit.reading.saying import Frame
from claimkit.reading.tokens import Token
from claimkit.reading.voices import UNNAMED, Named, Voices, distinct, gender_of_noun

_LOOK_BACK = 4  # sentences that a pronoun looks back over for its speaker
_FARTHEST = 24  # sentences, those in quotation marks among them
DASHES = ("-", "–", "—", "―")
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
            beside = self.voices.named(frame.what, clad) if frame.what is not None else None
            if beside is not None:
                return _as_source(beside), True  # "one of them, Ivan Dorn, said"
            if frame.who.first and clad[frame.who.first - 1].word == "of":
                return None, True  # "one of them said"
            return self._meant(index, frame.who.word, clad[frame.who.first].start)
        if frame.form == "headline" and not self._is_name(frame.who, clad):
            return None, False
        named = self.voices.named(frame.who, clad)
        source = self.voices.source(frame.who, clad)
        if frame.form == "headline" and source is not None and self._is_dateline(source.name):
            return None, False
        if frame.what is not None and named is None and frame.who.classes & {"person", "people"}:
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
        if source is not None and source.kind == UNNAMED and frame.who.classes >= {"body", "definite"}:
            return self._outlet_before(index) or source, True
        return source, source is not None

    def _is_name(self, phrase: Phrase, clad: Sequence[Token]) -> bool:
        """Whether what stands before a colon names somebody: "Police:", but "Dorn TV Ad Scandal:"."""
        named = self.voices.named(phrase, clad)
        if named is not None:
            return self.voices.is_person(named) and not self._is_of_thing(named.name)
        words = clad[phrase.core : phrase.last + 1]
        told = words[-1].is_a("person", "people", "body") or (words[-1].is_a("document") and len(words) == 1)
        surname = words[-1].word in self.voices.persons or (len(words) == 1 and not is_common(words[0].word))
        return told or surname or self.voices.is_body(phrase, clad)

    def _is_of_thing(self, name: str) -> bool:
        """Whether a report calls a ship, a prison or a house by a name: "Santa Marta: 21 dead"."""
        said, things = re.escape(name), "|".join(sorted(word_list("bears_name")))
        found = rf"\b(?:{things})\s(?:the\s)?{said}\b|\b{said}\s(?:{things})\b"
        return re.search(found, self.parsed.text) is not None

    def _is_dateline(self, name: str) -> bool:
        """Whether what stands before a colon is the town a report was sent from: "KIMBE: Eight died"."""
        town = name.title()
        if not name.isupper() or is_common(name):
            return False  # "WHO: Twelve died", in a report that has the word "who"
        return bool(spots(town)) or re.search(rf"\b{re.escape(town)}\b", self.parsed.text) is not None

    def _meant(self, index: int, pronoun: str, before: int) -> tuple[Source | None, bool]:
        """Whom "he", "she", "they" or "it" means; None where several may be meant."""
        pronoun = {"him": "he", "them": "they"}.get(pronoun, pronoun)
        if pronoun not in ("he", "she", "they", "it"):
            return None, pronoun in ("i", "we")
        if pronoun in ("they", "it"):
            told = self._document_before(index) if pronoun == "it" else None
            if told is not None:
                return told, True
            last = self._last(index, anybody=pronoun == "they")
            body = (
                last is not None
                and (pronoun == "they" or last.kind != UNNAMED)
                and last.kind not in ("person", "witness")
                and last.name.split()[-1].lower() not in self.voices.persons
            )
            return (last, True) if body else (None, pronoun == "they")
        return self._he_or_she(index, "male" if pronoun == "he" else "female", before), True

    def _document_before(self, index: int) -> Source | None:
        """Whose text the sentence before is about: "The Ombudsman's report has 214 pages. It finds that"."""
        if index == 0 or self.parsed.lines[index - 1].block != self.parsed.lines[index].block:
            return None
        subject, (_, clad, _) = self.subject(index - 1), self.parsed.read(index - 1)
        if clad[:1] and clad[0].word == "it":
            return self._document_before(index - 1)  # and goes on to
        if subject is None or "document" not in clad[subject.head].classes:
            return None
        return self.voices.source(subject, clad)

    def _he_or_she(self, index: int, gender: str, before: int) -> Source | None:
        """Whom "he" or "she" means: the subject of the sentence, who spoke last, or the only one named."""
        subject = self._subject(index, before)
        if subject is not None and self._fits(subject, gender):
            # "Dorn came on Monday; he said": one subject goes on in its sentence
            return _as_source(subject)
        held = self._subject_before(index, gender)
        if held is not None:
            return held
        found: dict[str, Source] = {}
        last, spoke = self._last_of(index, one=gender)
        for back in self._before(index):
            for named in self._persons(back, before):
                if self._fits(named, gender):
                    found.setdefault(named.name.split()[-1].lower(), _as_source(named))
            if (found and back < index) or back <= spoke:
                break  # "Dorn left.  Nine died, said Holm.  He said": whoever spoke since
        if last is not None and (not found or last.name.split()[-1].lower() in found or not last.is_named):
            return last  # who spoke last goes on
        return next(iter(found.values())) if len(found) == 1 else None

    def _fits(self, named: Named, gender: str) -> bool:
        """Whether a name is a person's who can be meant by a pronoun of a gender."""
        told = self.voices.gender(named.name) or gender_of_noun(named.office)
        return told in ("", gender) and self.voices.is_person(named)

    def _before(self, index: int) -> Iterator[int]:
        """A sentence, and the few before it that a pronoun looks back over; those all quoted do not count."""
        passed = 0
        for back in range(index, max(-1, index - _FARTHEST), -1):
            yield back
            line = self.parsed.lines[back]
            quoted = any(
                q.start <= line.span.start and line.span.end <= q.end + 1
                for q in self.parsed.inside(line.span)
            )
            passed += not quoted
            if passed >= _LOOK_BACK:
                return

    def subject(self, index: int) -> Phrase | None:
        """The phrase that a sentence is about: no preposition, dateline or time stands before it."""
        made, _, _ = self.parsed.read(index)
        at = 0
        while at < len(made):
            if made[at].kind == "phrase":
                behind = made[at + 1] if at + 1 < len(made) else None
                if behind is None or behind.word not in DASHES or at > 1:
                    return made[at]
                at += 2
            elif "preposition" in made[at].classes:
                at = next((n for n in range(at, len(made)) if made[n].word == ","), len(made))
            elif made[at].kind in ("mark", "date") or made[at].classes & {
                "adverb",
                "conj",
                "sentence_adverb",
            }:
                at += 1
            else:
                return None
        return None

    def _subject(self, index: int, before: int) -> Named | None:
        """The person that a sentence is about, named before an offset."""
        phrase = self.subject(index)
        _, clad, _ = self.parsed.read(index)
        return (
            self.voices.named(phrase, clad)
            if phrase is not None and clad[phrase.first].start < before
            else None
        )

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
            self.voices.named(p, clad) or self.voices.owner(p, clad)
            for p in made
            if p.kind == "phrase" and clad[p.head].start < before
        )
        line = self.parsed.lines[index].span
        return [] if is_title_case(self.parsed.text, line) else [n for n in told if n is not None]

    def _last(self, index: int, *, anybody: bool = False, one: str = "") -> Source | None:
        """The last one who spoke in the few sentences before: one named, or anybody, or one of a gender."""
        return self._last_of(index, anybody=anybody, one=one)[0]

    def _last_of(self, index: int, *, anybody: bool = False, one: str = "") -> tuple[Source | None, int]:
        """The last one who spoke, and in which sentence; -1 where nobody did."""
        for back in self._before(index - 1) if index else ():
            for frame in reversed(self.parsed.frames(back)):
                speaker, _ = self.speaker(back, frame)
                named = speaker is not None and speaker.is_named and speaker.name.split()[-1][0].isupper()
                if speaker is None or (one and not named and back < index - 1):
                    continue  # "a resident", two sentences on, is nobody that "he" means
                fits = self.voices.gender(speaker.name) in ("", one) and self.voices.is_one(speaker)
                if fits if one else (anybody or speaker.is_named):
                    return speaker, back
        return None, -1

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

    def _outlet_before(self, index: int) -> Source | None:
        """The outlet heard last, "Izvestia" of "The newspaper said"; None where it may be another."""
        for back in self._before(index - 1) if index else ():
            heard = (self.speaker(back, frame)[0] for frame in reversed(self.parsed.frames(back)))
            told = {s.name: s for s in heard if s is not None and s.kind == "outlet" and s.name[:1].isupper()}
            if told:
                return next(iter(told.values())) if len(told) == 1 else None
        return None

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
        if is_title_case(self.parsed.text, self.parsed.lines[index].span):
            return  # "Congressman Apologizes"
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
            ends = at + 3 >= len(made) or made[at + 3].kind == "mark"  # but "the president, Dorn writes,"
            if other is not None and phrase.word == office and named is None and ends:
                yield other._replace(before=frozenset(t.word for t in clad[phrase.core : phrase.head]))


def _as_source(named: Named) -> Source:
    return Source(named.name, "official" if named.office else "person")
