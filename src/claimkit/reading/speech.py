"""Who says it, and in what manner: speakers, hedges, modality, quotations and denials.

A denial is a claim of its own: attribute ``"denial"``, value the words that deny, the speaker the one who
denies, modality ``denied``, ``noun`` what is denied ("accusations").  Whoever resolves a disputed claim
finds the denial beside it, with its own span and speaker; the claim denied stays as its source made it.
"""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from claimkit.models import Modality, Source
from claimkit.reading.attribution import ATTRIBUTION, Frame
from claimkit.reading.hedges import Cue, hedges
from claimkit.reading.lexicon import conjugated, word_list
from claimkit.reading.phrases import Phrase, dressed, phrases, terms_of, vocabulary
from claimkit.reading.tokens import Token, sentence_words
from claimkit.reading.voices import Named, Voices, distinct, gender_of, gender_of_noun
from claimkit.text import Span, read_table

_PACKAGE = "claimkit.reading"
_UNNAMED = "unnamed"
_LOOK_BACK = 4  # sentences that a pronoun looks back over for its speaker
_MARKS = regex.compile('["“”„«»]')
_FEW = 3  # words in quotation marks from which they are somebody's, and not a name or a wry word
_BEFORE_SUBJECT = frozenset(("mark", "quote"))
_TURNING = frozenset((";", "but", "although", "though", "whereas", "when", "while", "after"))
_CITING = frozenset(("citing", "quoting", "reference"))  # the cue of one who is heard through another
_OF_TIME = frozenset("after before as when while hours days weeks months minutes".split())


class Line(NamedTuple):
    """A sentence: where it stands, in which paragraph, and its tokens."""

    span: Span
    block: Span
    words: Sequence[Token]


class Voice(NamedTuple):
    """One who speaks in a sentence.

    Attributes:
        speaker: who; None where it is the outlet itself, or somebody who is not named.
        modality: in what manner.
        hedge: the words that weaken or pass on.
        frame: the words that say that they speak: what stands there is nobody's but the outlet's.
        reach: the stretch of the sentence that is theirs.
        rule: name of the rule that found them.
        hedged: name of the rule that found the hedge which weakens what they say.
        away: whether the sentence begins with where they speak.
    """

    speaker: Source | None
    modality: Modality
    hedge: str
    frame: Span
    reach: Span
    rule: str = ""
    hedged: str = ""
    away: bool = False


class Speech(NamedTuple):
    """What a sentence says about who says it.

    Attributes:
        voices: those who speak, in order.
        quotes: the stretches in quotation marks.
        cues: words that weaken what stands in their clause.
    """

    voices: tuple[Voice, ...]
    quotes: tuple[Span, ...] = ()
    cues: tuple[Cue, ...] = ()

    def at(self, offset: int) -> Voice:
        """Return the voice that says what stands at an offset, as weak as its clause makes it."""
        reaching = [v for v in self.voices if v.reach.start <= offset < v.reach.end]
        voice = min(reaching, key=lambda v: v.reach.end - v.reach.start) if reaching else _OUTLET
        speaker, modality, hedge, hedged = voice.speaker, voice.modality, voice.hedge, ""
        for cue in self.cues:
            if not cue.reach.start <= offset < cue.reach.end:
                continue
            if cue.manner is Modality.REPORTED:
                hedge = hedge or cue.word
                if speaker is None:
                    speaker, modality, hedged = _NOT_NAMED, Modality.REPORTED, cue.rule
            elif modality in {Modality.ASSERTED, Modality.REPORTED}:
                modality, hedge, hedged = cue.manner, hedge or cue.word, cue.rule
        return voice._replace(speaker=speaker, modality=modality, hedge=hedge, hedged=hedged)

    def elsewhere(self) -> list[Span]:
        """Return the words for those who speak from elsewhere than what they tell of: an embassy, a court."""
        told = word_list("from_elsewhere")
        return [
            v.frame
            for v in self.voices
            if v.speaker is not None and not told.isdisjoint(v.speaker.name.lower().split())
        ] + [v.frame for v in self.voices if v.away]

    def frames(self, offset: int) -> bool:
        """Whether an offset stands in the words that say who speaks: "said on Tuesday that"."""
        return any(v.frame.start <= offset < v.frame.end for v in self.voices)


_NOT_NAMED = Source("unnamed sources", _UNNAMED)
_OUTLET = Voice(None, Modality.ASSERTED, "", Span(0, 0), Span(0, 0))


class Denial(NamedTuple):
    """Words that deny something.

    Attributes:
        start: where they begin.
        end: where they end.
        speaker: who denies.
        denied: the word for what is denied.
        rule: name of the rule that found it.
        attribute: what is denied to have become of anybody ("denied that anyone was killed"); empty: what was
            alleged before.
        told_before: whether it takes up what somebody said ("disputed that figure"), and says it not again.
    """

    start: int
    end: int
    speaker: Source | None
    denied: str
    rule: str = ""
    attribute: str = ""
    told_before: bool = False


class Speakers:
    """Reads who speaks; pronouns and offices look back.

    Args:
        text: the blanked text of the report.
        lines: its sentences, in order.
        voices: whom a phrase of this report names.
        without: names of rules that are switched off.
    """

    __slots__ = (
        "_cache",
        "_capitals",
        "_grammar",
        "_offices",
        "_quotes",
        "_starts",
        "lines",
        "text",
        "voices",
        "without",
    )

    def __init__(
        self, text: str, lines: Sequence[Line], voices: Voices, without: frozenset[str] = frozenset()
    ) -> None:
        self.text, self.lines, self.voices, self.without = text, lines, voices, without
        self._grammar = ATTRIBUTION.without(without)
        self._quotes = _quotations(text, lines)
        self._starts = [q.start for q in self._quotes]
        self._capitals = _capitals(text, lines)
        self._offices: dict[str, list[int]] | None = None
        self._cache: dict[int, tuple[list[Phrase], list[Token], list[Frame]]] = {}

    def read(self, index: int) -> Speech:
        """Return who speaks in a sentence."""
        line = self.lines[index]
        quotes = self._inside(line.span)
        voices = list(self._voices(index))
        if quotes and not voices:
            voices = self._continued(index, quotes)
        return Speech(tuple(voices), tuple(quotes), hedges(line.words, line.span, self.without))

    def _inside(self, span: Span) -> list[Span]:
        """The stretches of a sentence that stand in quotation marks."""
        low = max(0, bisect.bisect_right(self._starts, span.start) - 1)
        high = bisect.bisect_left(self._starts, span.end)
        met = [Span(max(q.start, span.start), min(q.end, span.end)) for q in self._quotes[low:high]]
        return [q for q in met if q.start < q.end]

    def _read(self, index: int) -> tuple[list[Phrase], list[Token], list[Frame]]:
        """The phrases of a sentence, its tokens as phrases see them, and who speaks in it."""
        if index not in self._cache:
            line = self.lines[index]
            quotes = self._inside(line.span)
            # a name in quotation marks is a name: only what somebody says stays in them
            plain = [t for t in line.words if t.kind != "mark" or not _is_mark(t, quotes)]
            clad = dressed(self.text, plain, self._capitals)
            made = phrases(clad, quotes)
            found = [f.made._replace(rule=f.rule) for f in self._grammar.scan(made)]
            self._cache[index] = made, clad, found
        return self._cache[index]

    def _frames(self, index: int) -> list[Frame]:
        """Who speaks in a sentence; its phrases are read only where a word of it can tell so."""
        if index not in self._cache and not self._grammar.can_match(terms_of(self.lines[index].words)):
            return []
        return self._read(index)[2]

    def _voices(self, index: int) -> Iterator[Voice]:
        """Who speaks in a sentence, each with the stretch that is theirs."""
        if not self._frames(index):
            return
        made, clad, frames = self._read(index)
        span = self.lines[index].span
        heard: list[tuple[Frame, Source | None, str]] = []
        for frame in frames:
            if frame.form == "again":  # "denied it, and said": who spoke, or acted, goes on
                who = frame.who if made[frame.cue] != frame.who else made[0]
                same = heard[-1][1] if heard else self._speaker(index, frame._replace(who=who))[0]
                if same is not None:
                    heard.append((frame, same, clad[made[frame.cue].first].word))
                continue
            if heard and frame.who.word in ("it", "they") and "pronoun" in frame.who.classes:
                speaker, known = heard[-1][1], True
            else:
                speaker, known = self._speaker(index, frame)
            estimated = any(f.manner is Modality.ESTIMATED or cue.endswith(" of") for f, _, cue in heard)
            if known and (frame.form != "gap" or estimated):
                heard.append((frame, speaker, clad[made[frame.cue].first].word))
        heard = _cited(heard)
        since, told = span.start, 0
        for at, (frame, speaker, cue) in enumerate(heard):
            region = Span(clad[made[frame.first].first].start, clad[made[frame.last].last].end)
            if at == 0 and frame.form == "subject" and clad[0].word in word_list("speaking_from"):
                region = Span(span.start, region.end)  # "Speaking in Lorne on Monday, the minister said"
            until = span.end
            if at + 1 < len(heard):
                until = clad[made[heard[at + 1][0].first].first].start
            manner = heard[0][0].manner if frame.form == "gap" else frame.manner
            if manner is Modality.DENIED:
                until = min(until, self._turned(index, region.end))
            what = made[frame.last + 1] if frame.last + 1 < len(made) else made[frame.last]
            for reach in _reaches(made, frame, region, Span(since, until), told, clad[what.head].end):
                away = region.start == span.start < clad[made[frame.first].first].start
                yield Voice(speaker, manner, cue, region, reach, frame.rule, away=away)
            since, told = region.end, frame.last + 1

    def _turned(self, index: int, since: int) -> int:
        """Where a sentence turns behind an offset from what is denied: at a semicolon, or at "but"."""
        words = self.lines[index].words
        turns = (  # "when", "but", and a relative clause that only adds
            t.start
            for before, t in itertools.pairwise(words)
            if t.start >= since
            and (
                t.word in _TURNING
                or (t.is_a("relative") and (before.word == "," or before.is_a("preposition")))
            )
        )
        return next(turns, self.lines[index].span.end)

    def _speaker(self, index: int, frame: Frame) -> tuple[Source | None, bool]:
        """Who speaks in a frame, and whether anybody does: somebody may speak whom the text does not name."""
        _, clad, _ = self._read(index)
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
                and (pronoun == "they" or last.kind != _UNNAMED)
                and last.kind not in ("person", "witness")
            )
            return (last, True) if body else (None, pronoun == "they")
        gender = "male" if pronoun == "he" else "female"
        found: dict[str, Source] = {}
        made, clad, _ = self._read(index)
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
        speaking = last is not None and gender_of(last.name) in ("", gender) and last.kind != _UNNAMED
        if last is not None and speaking and (not found or last.name.split()[-1].lower() in found):
            return last, True  # who spoke last goes on
        only = next(iter(found.values())) if len(found) == 1 else None
        return only, True

    def _subject_before(self, index: int, gender: str) -> Source | None:
        """The person whom the sentence before begins with, by office or kin: "Her husband, Carl, left"."""
        if index == 0 or self.lines[index - 1].block != self.lines[index].block:
            return None
        made, clad, _ = self._read(index - 1)
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
        made, clad, _ = self._read(index)
        told = (
            self.voices.named(p, clad) for p in made if p.kind == "phrase" and clad[p.head].start < before
        )
        return [n for n in told if n is not None]

    def _last(self, index: int, *, anybody: bool = False) -> Source | None:
        """The last one who spoke in the few sentences before: one named, or anybody."""
        for back in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            for frame in reversed(self._frames(back)):
                speaker, _ = self._speaker(back, frame)
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
            for index, line in enumerate(self.lines):
                for word in {t.word for t in line.words if "person" in known.get(t.word, ())}:
                    self._offices.setdefault(word, []).append(index)
        return self._offices.get(office, [])

    def _holders(self, index: int, office: str, before: int) -> Iterator[Named]:
        """The persons whom a sentence calls by an office: "President Dorn", "the president, Ivan Dorn,"."""
        made, clad, _ = self._read(index)
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

    def _continued(self, index: int, quotes: Sequence[Span]) -> list[Voice]:
        """Who goes on speaking in quotation marks: who spoke before in the paragraph, or does behind them."""
        line = self.lines[index]
        outside = sum(
            t.kind == "word" and not any(q.start <= t.start < q.end for q in quotes) for t in line.words
        )
        for step in (-1, 1) if outside < _FEW else ():
            other = index + step
            while 0 <= other < len(self.lines) and self.lines[other].block == line.block:
                heard = list(self._voices(other))
                if heard:
                    voice = heard[-1] if step < 0 else heard[0]
                    return [voice._replace(frame=Span(0, 0), reach=q) for q in quotes]
                if not self._inside(self.lines[other].span):
                    break  # words of the outlet's own part two quotations
                other += step
        return []

    def denial(self, index: int) -> Denial | None:
        """Return what a sentence denies, if it does."""
        made, clad, frames = self._read(index)
        for frame in frames:
            if frame.manner is not Modality.DENIED or frame.form not in ("subject", "denial"):
                continue
            speaker, _ = self._speaker(index, frame)
            behind = clad[made[frame.cue].last + 1 :]
            begin = clad[frame.who.first].start
            if speaker is not None and _of_anybody(behind):
                told = next(((t, s) for t in behind for s in t.senses if not s.needs), None)
                if told is not None:
                    return Denial(begin, told[0].end, speaker, told[0].word, frame.rule, told[1].attribute)
            done = _deed(behind) if clad[made[frame.cue].first].is_a("say") else []
            if speaker is not None and done:
                return Denial(begin, done[-1].end, speaker, done[0].word, frame.rule)
            denying = clad[made[frame.cue].first].is_a("say")  # "rejected it" denies nothing
            what = next(
                (
                    t
                    for before, t, after in zip(
                        [None, *behind], behind[:8], [*behind[1:], None], strict=False
                    )
                    if "deniable" in t.classes
                    and (before is None or before.kind != "count")  # "denied 140 claims" pays nobody
                    and (not t.is_a("pronoun") or (denying and _ends_with(after)))
                ),
                None,
            )
            if speaker is not None and what is not None:
                anew = not _with_complement(behind, what)
                return Denial(begin, what.end, speaker, what.word, frame.rule, told_before=anew)
        return None


def _ends_with(after: Token | None) -> bool:
    """Whether a pronoun is what is denied ("denied it."), not who did something ("denied it had fired")."""
    return after is None or after.kind == "mark" or after.is_a("conj", "preposition", "adverb")


def _of_anybody(behind: Sequence[Token]) -> bool:
    """Whether it is denied of anybody: "that anyone was killed", "that any soldier had died"."""
    for at, token in enumerate(behind):
        noun = next((t for t in behind[at + 1 : at + 4] if t.is_a("human") or t.kind == "mark"), None)
        if token.is_a("any_person") or (token.word == "any" and noun is not None and noun.is_a("human")):
            return True
    return False


def _deed(behind: Sequence[Token]) -> Sequence[Token]:
    """The words for a deed that is denied: "denies defrauding a charity"; none where figures tell of it."""
    first = next((at for at, t in enumerate(behind[:3]) if not t.is_a("adverb")), None)
    if first is None or not behind[first].word.endswith("ing") or behind[first].is_a("deniable"):
        return ()
    ends = (at for at, t in enumerate(behind) if at > first and (t.kind == "mark" or t.is_a("relative")))
    told = behind[first : next(ends, len(behind))]
    harm = any(t.kind == "count" or any(not s.needs for s in t.senses) for t in told)
    return () if harm else told


def _with_complement(behind: Sequence[Token], what: Token) -> bool:
    """Whether it is said what a claim is that is denied: "the claim that", "accusations of"."""
    at = next(n for n, t in enumerate(behind) if t is what)
    known = at and behind[at - 1].word in (
        "the",
        "that",
        "this",
        "those",
        "these",
        "its",
        "their",
        "his",
        "her",
    )
    goes_on = at + 1 < len(behind) and behind[at + 1].word in ("of", "that", "about", "by", "against")
    return not known or goes_on


def _cited(heard: list[tuple[Frame, Source | None, str]]) -> list[tuple[Frame, Source | None, str]]:
    """Those who speak, without the outlet that only passes on what somebody said whom it cites."""
    cited = any(cue in _CITING and speaker is not None for _, speaker, cue in heard)
    passing = ("outlet", "organisation", None)
    return (
        [h for h in heard if h[2] in _CITING or h[1] is None or h[1].kind not in passing] if cited else heard
    )


def _reaches(
    made: Sequence[Phrase], frame: Frame, region: Span, limits: Span, since: int, until: int
) -> list[Span]:
    """What a frame's speaker says of a sentence: behind it, before it, or on both sides.

    A speaker named first speaks until the next one ("police put it at 300, organisers at 500"); one named
    behind a comma speaks for what stands before ("300 came, police said, and 500 left").
    """
    before, after = Span(limits.start, region.start), Span(region.end, limits.end)
    left = made[frame.first - 1] if frame.first else None
    right = made[frame.last + 1] if frame.last + 1 < len(made) else None
    if frame.form == "denial":
        return [Span(region.end, until)]  # what is denied, and not what it is about
    if frame.form == "headline":
        return [after if frame.first == 0 else before]
    if frame.form in ("gap", "again"):
        return [after]
    if left is not None and left.kind == "quote":  # what closes a quotation tells whose it is
        goes_on = any(p.kind == "quote" for p in made[frame.last + 1 :])
        return [before, after] if goes_on else [before]
    closing = right is None or right.word in (".", ";", ")", "!", "?") or _turns(made, frame.last + 1)
    set_off = left is not None and (left.word in (",", "-", "–", "—") or left.kind == "quote")
    if frame.form == "inverted":
        set_off = True
    if frame.form == "source":
        set_off = left is not None and (left.word != "that" and not _leads(made[since : frame.first]))
    if not set_off:
        return [] if right is not None and right.word == "," and _turns(made, frame.last + 2) else [after]
    if closing:
        return [before]
    if right is not None and right.word == ",":
        return [before] if _turns(made, frame.last + 2) else [before, after]
    if right is not None and right.kind == "quote":
        return [before, after]
    return [before] if frame.form != "subject" else [after]


def _leads(before: Sequence[Phrase]) -> bool:
    """Whether nothing is said in the phrases before a frame: it begins its clause."""
    return all(p.kind == "mark" or p.classes & {"conj", "adverb", "subordinator"} for p in before)


def _turns(made: Sequence[Phrase], at: int) -> bool:
    """Whether the outlet takes up its own story: ", and", ", while", ", a day after"."""
    return any(p.word in _OF_TIME for p in made[at : at + 3]) or (
        at < len(made) and bool(made[at].classes & {"conj", "relative"})
    )


def _is_mark(token: Token, quotes: Sequence[Span]) -> bool:
    """Whether a token is a quotation mark that belongs to none of some quotations."""
    return _MARKS.fullmatch(token.word) is not None and not any(
        q.start <= token.start < q.end for q in quotes
    )


def _quotations(text: str, lines: Sequence[Line]) -> list[Span]:
    """The stretches in quotation marks, over the sentences of each paragraph."""
    found: list[Span] = []
    blocks = dict.fromkeys(line.block for line in lines)
    for block in blocks:
        opened: int | None = None
        for mark in _MARKS.finditer(text, block.start, block.end):
            sign = mark.group()
            if opened is None:
                opened = mark.start()
            elif sign not in "“«„":
                found.append(Span(opened, mark.end()))
                opened = None
        if opened is not None:
            end = next((x.span.end for x in lines if x.span.start <= opened < x.span.end), block.end)
            found.append(Span(opened, end))
    return [q for q in found if _is_speech(text, q)]


def _is_speech(text: str, quote: Span) -> bool:
    """Whether quotation marks hold what somebody says, and no name or wry word."""
    words = quote.of(text).strip('"“”„«»').split()
    named = sum(w[0].isupper() for w in words) > len(words) / 2 and len(words) > 1
    return not named and (len(words) >= _FEW or (bool(words) and words[-1][-1] in ",.!?"))


def _capitals(text: str, lines: Sequence[Line]) -> frozenset[str]:
    """Words that have a capital inside a sentence, and so are names wherever they stand."""
    found: set[str] = set()
    small: set[str] = set()
    for line in lines:
        inner = [t for t in line.words[1:] if t.kind == "word"]
        upper = [t.word for t in inner if text[t.start].isupper()]
        if len(upper) < 0.7 * len(inner):
            found.update(upper)
            small.update(t.word for t in inner if not text[t.start].isupper())
    return frozenset(found - small)


@functools.cache
def denial_words() -> frozenset[str]:
    """The verbs that deny, and the adjectives by which something is called untrue."""
    rows = read_table(_PACKAGE, "speaking.tsv")
    denying = (v for _, manner, verbs in rows if manner == Modality.DENIED.value for v in verbs.split())
    forms = (form for verb in denying for form in conjugated(verb).values())
    return frozenset(forms) | word_list("untrue") | {"innocence", "innocent"}


def attributions(text: str) -> Iterator[tuple[str, str]]:
    """Give the rules that find a speaker in a text of one sentence, and whom they find: for examples."""
    words = sentence_words(text)
    whole = Span(0, len(text))
    speakers = Speakers(text, [Line(whole, whole, words)], Voices(text, ()))
    for voice in speakers.read(0).voices:
        if voice.speaker is not None:
            yield voice.rule, voice.speaker.name
