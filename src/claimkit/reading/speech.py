"""Who says it, and in what manner: speakers, hedges, modality, quotations."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimkit.models import Modality, Source
from claimkit.reading.denials import Denial, denial
from claimkit.reading.hedges import Cue, hedges
from claimkit.reading.lexicon import word_list
from claimkit.reading.parsed import Parsed
from claimkit.reading.phrases import Phrase, vocabulary
from claimkit.reading.quotations import FEW, Line
from claimkit.reading.referring import DASHES, Referents
from claimkit.reading.saying import SPEAKING, Frame
from claimkit.reading.senses import kind_words
from claimkit.reading.tokens import Token, sentence_words, words_told
from claimkit.reading.voices import UNNAMED, Voices
from claimkit.text import Span, lower_first

_OPPOSING = frozenset((";", "but", "although", "though", "whereas"))
_TURNING = frozenset((";", "but", "although", "though", "whereas", "when", "while", "after"))
_FARTHEST = 12  # sentences in quotation marks that one speaker may go on for
_CITING = frozenset(("citing", "quoting", "reference"))  # the cue of one who is heard through another
_OF_TIME = frozenset("after before as when while hours days weeks months minutes".split())


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
        behind: from the word that says so to what is said: to whom, where and when they spoke.
    """

    speaker: Source | None
    modality: Modality
    hedge: str
    frame: Span
    reach: Span
    rule: str = ""
    hedged: str = ""
    away: bool = False
    behind: Span = Span(0, 0)


class Speech(NamedTuple):
    """What a sentence says about who says it.

    Attributes:
        voices: those who speak, in order.
        quotes: the stretches in quotation marks.
        cues: words that weaken what stands in their clause.
        beside: relative clauses that only add to what somebody is told to have said.
        spoken: whether somebody speaks, be it understood who or not.
    """

    voices: tuple[Voice, ...]
    quotes: tuple[Span, ...] = ()
    cues: tuple[Cue, ...] = ()
    beside: tuple[Span, ...] = ()
    spoken: bool = False

    def at(self, offset: int) -> Voice:
        """Return the voice that says what stands at an offset, as weak as its clause makes it."""
        reaching = [v for v in self.voices if v.reach.start <= offset < v.reach.end]
        for aside in (a for a in self.beside if a.start <= offset < a.end):
            # what a relative clause adds is the outlet's, unless somebody is named in it who says so
            reaching = [v for v in reaching if aside.start <= v.frame.start < aside.end]
        voice = min(reaching, key=lambda v: v.reach.end - v.reach.start) if reaching else _OUTLET
        speaker, modality, hedge, hedged = voice.speaker, voice.modality, voice.hedge, ""
        if voice is _OUTLET and self.spoken:
            modality = Modality.REPORTED  # somebody speaks, and it is not understood who says this
        for cue in self.cues:
            if not cue.reach.start <= offset < cue.reach.end:
                continue
            if cue.manner is Modality.REPORTED:
                hedge = hedge or cue.word
                if speaker is None:
                    speaker, modality, hedged = _NOT_NAMED, Modality.REPORTED, cue.rule
            elif modality in {Modality.ASSERTED, Modality.REPORTED}:
                modality, hedge, hedged = cue.manner, cue.word, cue.rule
        return voice._replace(speaker=speaker, modality=modality, hedge=hedge, hedged=hedged)

    def elsewhere(self) -> list[Span]:
        """Return the words for those who speak from elsewhere than what they tell of: an embassy, a court."""
        told = word_list("from_elsewhere")
        return [
            v.frame
            for v in self.voices
            if v.speaker is not None and not told.isdisjoint(v.speaker.name.lower().split())
        ] + [v.frame if v.away else v.behind for v in self.voices if v.away or v.behind.end <= v.reach.start]

    def frames(self, offset: int) -> bool:
        """Whether an offset stands in the words that say who speaks: "said on Tuesday that"."""
        return any(v.frame.start <= offset < v.frame.end for v in self.voices)


_NOT_NAMED = Source("unnamed sources", UNNAMED)
_OUTLET = Voice(None, Modality.ASSERTED, "", Span(0, 0), Span(0, 0))


class Speakers:
    """Reads who speaks; pronouns and offices look back.

    Args:
        text: the blanked text of the report.
        lines: its sentences, in order.
        voices: whom a phrase of this report names.
        without: names of rules that are switched off.
    """

    __slots__ = ("_heard", "_parsed", "_referents", "lines", "text", "without")

    def __init__(
        self, text: str, lines: Sequence[Line], voices: Voices, without: frozenset[str] = frozenset()
    ) -> None:
        self.text, self.lines, self.without = text, lines, without
        self._parsed = Parsed(text, lines, without)
        self._heard: dict[int, Speech] = {}
        self._referents = Referents(self._parsed, voices)

    def read(self, index: int) -> Speech:
        """Return who speaks in a sentence."""
        if index not in self._heard:
            self._heard[index] = self._listen(index)
        return self._heard[index]

    def _listen(self, index: int) -> Speech:
        line = self.lines[index]
        quotes = self._parsed.inside(line.span)
        voices = list(self._voices(index))
        if quotes and not voices:
            voices = self._continued(index, quotes)
        cues = hedges(line.words, line.span, self.without)
        beside = tuple(_beside(line.words, quotes)) if voices else ()
        return Speech(tuple(voices), tuple(quotes), cues, beside, _is_spoken(line.words))

    def _voices(self, index: int) -> Iterator[Voice]:
        """Who speaks in a sentence, each with the stretch that is theirs."""
        if not self._parsed.frames(index):
            return
        made, clad, frames = self._parsed.read(index)
        span = self.lines[index].span
        heard: list[tuple[Frame, Source | None, str]] = []
        for frame in frames:
            if frame.form == "again":  # "denied it, and said": who spoke, or acted, goes on
                who = frame.who if made[frame.cue] != frame.who else self._referents.subject(index)
                same = heard[-1][1] if heard else None
                joined = "conj" in made[frame.first].classes
                if not heard and who is not None and not (joined and _parted(made, who, frame.first)):
                    same = self._referents.speaker(index, frame._replace(who=who))[0]
                if same is not None:
                    heard.append((frame, same, clad[made[frame.cue].first].word))
                continue
            if heard and frame.who.word in ("it", "they") and "pronoun" in frame.who.classes:
                speaker, known = heard[-1][1], True
            else:
                speaker, known = self._referents.speaker(index, frame)
            estimated = any(f.manner is Modality.ESTIMATED or cue.endswith(" of") for f, _, cue in heard)
            if known and (frame.form != "gap" or estimated):
                heard.append((frame, speaker, clad[made[frame.cue].first].word))
        heard = _cited(heard)
        since, told = span.start, 0
        for at, (frame, speaker, cue) in enumerate(heard):
            first = _joined_at(made, frame)
            if first < frame.first:  # as wide as all who speak
                speaker = _together(self.text, made, clad, first, frame, speaker)  # noqa: PLW2901
                frame = frame._replace(first=first)  # noqa: PLW2901
            region = Span(clad[made[frame.first].first].start, clad[made[frame.last].last].end)
            if at == 0 and frame.form == "subject" and _tells_where(clad, made, frame):
                region = Span(span.start, region.end)  # "Speaking in Lorne on Monday, the minister said"
            until = span.end
            if at + 1 < len(heard):
                until = clad[made[heard[at + 1][0].first].first].start
            manner = heard[0][0].manner if frame.form == "gap" else frame.manner
            # "Dorn, who said 12 died, left"; "they promised to pay, ending a week of unrest"
            if frame.form == "promise" or (
                frame.form == "subject" and "relative" in made[frame.cue - 1].classes
            ):
                closing = next((p for p in made[frame.last + 1 :] if p.word == ","), None)
                until = min(until, clad[closing.first].start if closing is not None else until)
            if manner is Modality.DENIED:
                until = min(until, self._turned(index, region.end))
            else:
                until = min(until, self._own_act(index, region.end, clad[made[frame.cue].first].word, manner))
            what = made[frame.last + 1] if frame.last + 1 < len(made) else made[frame.last]
            limits = Span(since, until)
            for reach in _reaches(self.text, made, frame, region, limits, told, clad[what.head].end):
                away = region.start == span.start < clad[made[frame.first].first].start
                behind = Span(clad[made[frame.cue].last].end, max(reach.start, region.end))
                yield Voice(speaker, manner, cue, region, reach, frame.rule, away=away, behind=behind)
            since, told = region.end, frame.last + 1

    def _own_act(self, index: int, since: int, cue: str, manner: Modality) -> int:
        """Where a sentence goes on with what is no more only feared, or with what who counted did.

        "They feared that 100 had died, but the toll was 31", "police reported nine arrests and used batons".
        """
        words = [t for t in self.lines[index].words if t.start >= since]
        ends = [t.start for t in words if t.word in _OPPOSING and manner is Modality.ESTIMATED]
        if cue in word_list("put") and words and words[0].word != "that":
            ends += [t.start for t, verb in itertools.pairwise(words) if t.word == "and" and _is_act(verb)]
        return min(ends, default=self.lines[index].span.end)

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

    def _continued(self, index: int, quotes: Sequence[Span]) -> list[Voice]:
        """Who goes on speaking in quotation marks: who spoke before in the paragraph, or does behind them."""
        line = self.lines[index]
        outside = sum(
            t.kind == "word" and not any(q.start <= t.start < q.end for q in quotes) for t in line.words
        )
        for step in (-1, 1) if outside < FEW else ():
            other = index + step
            while 0 <= other < len(self.lines) and self.lines[other].block == line.block:
                heard = list(self._voices(other))
                if heard:
                    voice = _quoted_by(heard) if step < 0 else heard[0]
                    return [voice._replace(frame=Span(0, 0), reach=q) for q in quotes]
                if not self._parsed.inside(self.lines[other].span):
                    break  # words of the outlet's own part two quotations
                other += step
        return self._from_before(index, quotes) if outside < FEW else []

    def _from_before(self, index: int, quotes: Sequence[Span]) -> list[Voice]:
        """Who speaks in a paragraph that is nothing but a quotation: who spoke in the one before it."""
        block = self.lines[index].block
        first = bisect.bisect_left(self.lines, block.start, key=lambda line: line.span.start)
        for other in range(first - 1, max(-1, first - 1 - _FARTHEST), -1):
            if self.lines[other + 1].block != self.lines[other].block and not self._all_quoted(other + 1):
                return []
            heard = list(self._voices(other))
            if heard:
                voice = _quoted_by(heard)
                return [voice._replace(frame=Span(0, 0), reach=q) for q in quotes]
            if not self._parsed.inside(self.lines[other].span):
                return []
        return []

    def _all_quoted(self, first: int) -> bool:
        """Whether the paragraph that begins with a sentence is one quotation, or several."""
        block = self.lines[first].block
        quoted = self._parsed.inside(block)
        told = self.text[block.start : block.end].strip()
        return bool(quoted) and sum(q.end - q.start for q in quoted) >= len(told) - 2

    def denial(self, index: int) -> Denial | None:
        """Return what a sentence denies, if it does."""
        return denial(self._parsed, self._referents, index)


def _beside(words: Sequence[Token], quotes: Sequence[Span]) -> Iterator[Span]:
    """The relative clauses that only add something: between two commas, or of what has gone on since.

    "Relk said the mayor, who was convicted in 2019, should go"; "the case, which has touched off protests".
    One that ends its sentence in the past goes on with what is said: "a bomb fell, which killed 12".
    What tells which event is meant is taken for known: "Relk believes the fire that killed 12 was set".
    """
    for at, token in enumerate(words[1:], 1):
        if token.word in ("that", "which") and _is_known_event(words[:at]):
            ends = (t.start for t in words[at + 2 :] if t.kind == "mark" or t.is_a("be", "have", "modal"))
            yield Span(token.start, next(ends, words[-1].end))
            continue
        if not token.is_a("relative") or words[at - 1].word != "," or token.word == "that":
            continue
        if any(q.start <= token.start < q.end for q in quotes):
            continue
        closing = next((t for t in words[at + 1 :] if t.word in (",", ";", "–", "—", ".")), None)
        verbs = [t for t in words[at + 1 : at + 4] if t.is_a("have") and t.word in ("has", "have")]
        if closing is not None and (closing.word == "," or verbs):
            yield Span(token.start, closing.start)


def _is_known_event(before: Sequence[Token]) -> bool:
    """Whether words end with an event that is taken for known: "the fire", "this attack"."""
    noun = before[-1]
    return noun.word in kind_words() and any(t.word in ("the", "this") for t in before[-_NOUN_PHRASE:-1])


_NOUN_PHRASE = 4
"""Words from the article to the noun, at the most, as most noun phrases of news go."""


def _is_spoken(words: Sequence[Token]) -> bool:
    """Whether a word tells that somebody says something: "said", "says"."""
    telling = _said()
    return not telling.isdisjoint(words_told(words)) and any(
        t.kind == "word" and t.word in telling for t in words
    )


@functools.cache
def _said() -> frozenset[str]:
    known = vocabulary().items()
    return frozenset(w for w, told in known if "say" in told and not told.isdisjoint(("past", "third")))


def _is_act(token: Token) -> bool:
    """Whether a word tells what somebody did."""
    return token.is_a("pasts") or (token.is_a("verb", "predicate") and token.word.endswith("ed"))


def _joined_at(made: Sequence[Phrase], frame: Frame) -> int:
    """Where the subject of a frame begins, which is joined to another: "officials and activists said"."""
    first = frame.first
    joined = frame.form == "subject" and first > 1 and made[first - 1].word == "and"
    if not joined or made[first - 2].kind != "phrase" or made[first - 2].classes.isdisjoint(SPEAKING):
        return first
    return first - 2 if first == _JOINED or made[first - 3].word == "," else first


_JOINED = 2
"""Phrases before the second of two subjects at the beginning of a sentence: the first, and "and"."""


def _together(
    text: str, made: Sequence[Phrase], clad: Sequence[Token], first: int, frame: Frame, speaker: Source | None
) -> Source | None:
    """Two who speak as one: "officials and activists"; of two names the second."""
    other = made[first]
    if speaker is None or "name" in other.classes | frame.who.classes:
        return speaker
    opening, last = clad[other.first], clad[frame.who.last]
    if "people" not in other.classes and "body" not in other.classes:
        return speaker  # one person, and one more
    begins = opening.end + 1 if opening.is_a("determiner") else opening.start
    return Source(lower_first(" ".join(text[begins : last.end].split())), speaker.kind)


def _quoted_by(heard: Sequence[Voice]) -> Voice:
    """Whose a quotation is that goes on: the last one's who speaks, and not of whom only one has it."""
    return next((v for v in reversed(heard) if v.rule != "according to"), heard[-1])


def _tells_where(clad: Sequence[Token], made: Sequence[Phrase], frame: Frame) -> bool:
    """Whether a sentence begins with where or in what somebody speaks: "In a statement on Monday, he"."""
    if clad[0].word in word_list("speaking_from"):
        return True
    opening = made[1] if len(made) > 1 and made[0].word in ("in", "during", "on") else None
    if opening is None or opening.kind != "phrase" or made[frame.first - 1].word != ",":
        return False
    return bool(opening.classes & {"document", "spoken_in"})


def _parted(made: Sequence[Phrase], subject: Phrase, until: int) -> bool:
    """Whether a clause with a subject of its own stands between a subject and a verb behind "and"."""
    between = made[made.index(subject) : until]
    if between and between[-1].word in DASHES:
        return False  # what stands between dashes is over
    return any(p.classes & {"relative", "subordinator"} and "preposition" not in p.classes for p in between)


def _cited(heard: list[tuple[Frame, Source | None, str]]) -> list[tuple[Frame, Source | None, str]]:
    """Those who speak, without the outlet that only passes on what somebody said whom it cites."""
    cited = any(cue in _CITING and speaker is not None for _, speaker, cue in heard)
    passing = ("outlet", "organisation", None)
    return (
        [h for h in heard if h[2] in _CITING or h[1] is None or h[1].kind not in passing] if cited else heard
    )


def _reaches(
    text: str, made: Sequence[Phrase], frame: Frame, region: Span, limits: Span, since: int, until: int
) -> list[Span]:
    """What a frame's speaker says of a sentence: behind it, before it, or on both sides.

    A speaker named first speaks until the next one ("police put it at 300, organisers at 500"); one named
    behind a comma speaks for what stands before ("300 came, police said, and 500 left").
    """
    before, after = Span(limits.start, region.start), Span(region.end, limits.end)
    if frame.form == "source":  # "26 died; 31 were freed, according to kin": what stands behind the semicolon
        parted = (before.start + n for n, sign in enumerate(before.of(text)) if sign == ";")
        before = Span(max(parted, default=before.start), before.end)
    left = made[frame.first - 1] if frame.first else None
    right = made[frame.last + 1] if frame.last + 1 < len(made) else None
    if frame.form == "denial":
        return [Span(region.end, until)]  # what is denied, and not what it is about
    if frame.form == "headline":
        return [after if frame.first == 0 else before]
    if frame.form in ("gap", "again", "promise"):
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
        turned = right is not None and right.word == "," and _turns(made, frame.last + 2)
        return [] if turned and not _leads(made[: frame.first]) else [after]
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
    """Whether the outlet takes up its own story: ", but", ", while", ", a day after"; "and" goes on."""
    turned = at < len(made) and bool(made[at].classes & {"conj", "relative"}) and made[at].word != "and"
    return turned or any(p.word in _OF_TIME for p in made[at : at + 3])


def attributions(text: str) -> Iterator[tuple[str, str]]:
    """Give the rules that find a speaker in a text of one sentence, and whom they find: for examples."""
    words = sentence_words(text)
    whole = Span(0, len(text))
    speakers = Speakers(text, [Line(whole, whole, words)], Voices(text, ()))
    for voice in speakers.read(0).voices:
        if voice.speaker is not None:
            yield voice.rule, voice.speaker.name
