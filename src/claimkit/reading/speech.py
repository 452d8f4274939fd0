"""Who says it, and in what manner: speakers, hedges, modality, quotations and denials.

A denial is a claim of its own: attribute ``"denial"``, value the words that deny, the speaker the one who
denies, modality ``denied``, ``noun`` what is denied ("accusations").  Whoever resolves a disputed claim
finds the denial beside it, with its own span and speaker; the claim denied stays as its source made it.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from claimkit.models import Modality, Source
from claimkit.reading.lexicon import plural, word_list
from claimkit.text import Span, read_table

_PACKAGE = "claimkit.reading"
_UNNAMED = "unnamed"
_LOOK_BACK = 4  # sentences that a pronoun looks back over for its speaker
_REPORTEDLY = regex.compile(
    r"\b(?:it (?:is|was|has been) (?:also )?(?:reported|said|believed|understood|alleged|claimed|"
    r"thought)|reportedly|"
    r"(?:is|are|was|were|been) (?:reported|said|believed|understood|thought|rumou?red) to|(?:has|"
    r"have) been described as)\b",
    regex.I,
)
_ALLEGEDLY = regex.compile(
    r"\b(?:allegedly|alleged|supposedly|purportedly|is accused of|are accused of|was accused of|"
    r"were accused of|accus(?:es|ed|ing))\b",
    regex.I,
)
_ESTIMATED = regex.compile(
    r"\b(?:estimated|an estimate|estimates|believed|presumed|feared|approximated)\b", regex.I
)
_ACCORDING = regex.compile(
    r"\b(?:according to|as reported by|as per|as told by|as stated by|reported by|per|in the words of|"
    r"citing|cited by|quoting|confirmed by|announced by|based on)\s+",
    regex.I,
)
_NAME = regex.compile(
    r"""["“«]?(?:\p{Lu}[\w.&'/-]*)(?:["”»]?\s+(?:(?:of|for|and|the|de|al|on|in|"""
    r"""to)\s+(?:the\s+)?(?=\p{Lu}))?["“«]?\p{Lu}[\w.&'/-]*)*["”»]?"""
)
_PHRASE_END = regex.compile(
    r"""[,;:()\n]|\.(?=\s|$)|[—–]| - |\b(?:who|which|that|whose|when|while|as|at least|more than|nearly|"""
    r"""about|on Twitter|on Facebook|is|was|were|are|has|have|had|said|says|told)\b"""
)
_CLAUSE_START = regex.compile(
    r"""[,;:()\n]|[—–]| - |["“”«»](?=\s)|\b(?:but|and|that|when|while|because|although|after|before|as|"""
    r"""where|which|who)\b""",
    regex.I,
)
_PRONOUN = frozenset(("he", "she", "they", "it", "we", "i", "who", "which"))
_QUOTED = regex.compile(r'"[^"\n]{1,600}"|“[^”\n]{1,600}”|«[^»\n]{1,600}»')
_DENIED = regex.compile(
    r"\b(accusations?|allegations?|claims?|charges?|involvement|guilt|responsibility|wrongdoing|"
    r"reports?|knowledge|any part|it)\b",
    regex.I,
)
_TITLE = regex.compile(
    r"^(?:(?:the|a|an|local|senior|former|head|spokes\w+|independent|private|its|his|her|their|some|"
    r"several)\s+)+",
    regex.I,
)


# "the storm claimed 13 lives", "the states of", "reports of": nouns, and verbs of another sense
_NO_SPEECH = regex.compile(r"\s+(?:of|from|were|was|have|responsibility|(?:[\w,]+\s){1,3}lives|the lives?)\b")
_PLACED_SPEAKER = regex.compile(r"(?<=\S)\s(?:in|at|from|on)\s")
_ADVERBIAL = regex.compile(r"(?:in|at|on|for|by|from|with|to|since|until|during|among|there|it)\b", regex.I)
_NOT_SUBJECT = regex.compile(
    r"\b(?:was|were|is|are|been|be|to|of|in|at|an?|the|no|any|this|that|his|her|their|least|not|first|"
    r"new|latest)\s*$",
    regex.I,
)


_CUES = (
    (_REPORTEDLY, Modality.REPORTED),
    (_ESTIMATED, Modality.ESTIMATED),
    (_ALLEGEDLY, Modality.ALLEGED),
)
# what parts two clauses, so that a hedge in one says nothing of the other
_BREAK = regex.compile(r";|,\s(?:and|but|while|whereas|though)\s|\bwhile\b")


class Voice(NamedTuple):
    """One who speaks in a sentence.

    Attributes:
        speaker: who; None where it is the outlet itself.
        modality: in what manner.
        hedge: the words that weaken or pass on.
        name: where the speaker is named.
        reach: the stretch of the sentence that is theirs.
    """

    speaker: Source | None
    modality: Modality
    hedge: str
    name: Span
    reach: Span


class Cue(NamedTuple):
    """A word that weakens what stands in its clause: where, to which modality, the word."""

    start: int
    manner: Modality
    word: str


class Speech(NamedTuple):
    """What a sentence says about who says it.

    Attributes:
        voices: those who speak, in order.
        quotes: the stretches in quotation marks.
        cues: words that weaken what stands in their clause.
        breaks: where one clause ends and the next begins.
    """

    voices: tuple[Voice, ...]
    quotes: tuple[Span, ...] = ()
    cues: tuple[Cue, ...] = ()
    breaks: tuple[int, ...] = ()

    def at(self, offset: int) -> Voice:
        """Return the voice that says what stands at an offset, as weak as its clause makes it."""
        reaching = [v for v in self.voices if v.reach.start <= offset < v.reach.end]
        voice = min(reaching, key=lambda v: v.reach.end - v.reach.start) if reaching else self.voices[0]
        speaker, modality, hedge = voice.speaker, voice.modality, voice.hedge
        clause = bisect.bisect_right(self.breaks, offset)
        for cue in self.cues:
            if bisect.bisect_right(self.breaks, cue.start) != clause:
                continue
            if cue.manner is Modality.REPORTED:
                hedge = hedge or cue.word
                if speaker is None:
                    speaker, modality = Source("unnamed sources", _UNNAMED), Modality.REPORTED
            elif modality in {Modality.ASSERTED, Modality.REPORTED}:
                modality, hedge = cue.manner, hedge or cue.word
        return voice._replace(speaker=speaker, modality=modality, hedge=hedge)


class Denial(NamedTuple):
    """Words that deny something: where they stand, who denies, and what."""

    start: int
    end: int
    speaker: Source | None
    denied: str


@functools.cache
def _kinds() -> dict[str, str]:
    rows = read_table(_PACKAGE, "speakers.tsv")
    singular = {word: kind for kind, words in reversed(rows) for word in words.split()}
    return {plural(word): kind for word, kind in singular.items()} | singular


@functools.cache
def _verbs() -> tuple[dict[str, Modality], regex.Pattern[str]]:
    manners = {
        word.replace("_", " "): Modality(manner)
        for manner, words in read_table(_PACKAGE, "speaking.tsv")
        for word in words.split()
    }
    longest_first = sorted(manners, key=len, reverse=True)
    return manners, regex.compile(rf"\b(?:{'|'.join(longest_first)})\b")


def source_of(phrase: str) -> Source | None:
    """Return the source that a phrase names: a name, else the phrase itself, with its kind.

    >>> source_of("the organisation OVD-Info"), source_of("Russian news outlets").kind
    (Source(name='OVD-Info', kind='ngo', url=None), 'unnamed')
    """
    phrase = _TITLE.sub("", phrase.strip(" ,.'\"“”«»")).strip(' "“”«»')
    place = _PLACED_SPEAKER.search(phrase)
    if place is not None and phrase[: place.start()].split()[-1].lower() in _kinds():
        phrase = phrase[: place.start()]  # "police in Toledo"
    words = phrase.lower().replace("'s", "").split()
    if not words or len(words) > 14 or phrase.lower() in _PRONOUN or not any(c.isalpha() for c in phrase):
        return None
    kinds = _kinds()
    last = words[-1].strip('"“”«».')
    names = [m for m in _NAME.finditer(phrase) if m.end() - m.start() > 1]
    common = [kinds[w] for w in words if w in kinds]
    if names and (names[-1].end() >= len(phrase.rstrip('"”»')) or last not in kinds):
        name = names[-1].group().strip(' "“”«»')
        kind = (
            common[-1]
            if common
            else "person"
            if len(name.split()) >= 2 and name.replace(" ", "").isalpha()
            else None
        )
        if kind in ("unnamed", "witness", "party") and len(names) >= 1:
            kind = "outlet" if kind == "unnamed" else "person" if len(name.split()) > 1 else "organisation"
        return Source(_untitled(name), kind)
    if last in kinds or common:
        kind = kinds[last] if last in kinds else common[-1]
        return Source(phrase, "unnamed" if kinds.get(last) == "witness" else kind)
    return None


def _untitled(name: str) -> str:
    """The name without the offices before it, where a name is left."""
    parts = name.split()
    for at, part in enumerate(parts):
        if part.lower() not in word_list("ranks"):
            return " ".join(parts[at:]) if at < len(parts) else name
    return name


class Speakers:
    """Reads who speaks; pronouns and offices look back.

    Args:
        text: the blanked text of the report.
        sentences: its sentences, in order.
    """

    __slots__ = ("_starts", "_titles", "sentences", "text")

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text, self.sentences = text, sentences
        self._starts = [span.start for span in sentences]
        self._titles: dict[str, Source] | None = None

    def read(self, span: Span) -> Speech:
        """Return who speaks in a sentence."""
        sentence = span.of(self.text)
        quotes: tuple[Span, ...] = ()
        if '"' in sentence or "“" in sentence or "«" in sentence:
            quotes = tuple(
                Span(span.start + m.start(), span.start + m.end()) for m in _QUOTED.finditer(sentence)
            )
        voices = self._voices(sentence, span)
        if not voices:
            voices = [Voice(None, Modality.ASSERTED, "", Span(0, 0), Span(0, len(sentence)))]
        cues = tuple(
            Cue(span.start + found.start(), manner, found.group())
            for pattern, manner in _CUES
            for found in pattern.finditer(sentence)
        )
        heard = []
        for voice in voices:
            name, reach = (Span(span.start + s.start, span.start + s.end) for s in (voice.name, voice.reach))
            heard.append(voice._replace(name=name, reach=reach))
        breaks = tuple(span.start + found.start() for found in _BREAK.finditer(sentence))
        return Speech(tuple(heard), quotes, cues, breaks)

    def _voices(self, sentence: str, span: Span) -> list[Voice]:
        """Who speaks in a sentence, each with the stretch that is theirs.

        A speaker named first speaks until the next ("police put it at 300, organisers at 500"); one named
        behind a comma speaks for what stands before ("300 came, police said, and 500 left").
        """
        found = [f for f in (self._according(sentence), *self._verbs_of(sentence, span)) if f is not None]
        found.sort(key=lambda f: f[3])
        voices: list[Voice] = []
        since = 0
        for at, (speaker, modality, hedge, where) in enumerate(found):
            until = found[at + 1][3].start if at + 1 < len(found) else len(sentence)
            before = sentence[: where.start].rstrip().removesuffix(hedge).rstrip()
            if before.endswith((",", '"', "”", "»")) and len(before) - since > 12:
                reach = Span(since, where.start)
                since = where.end
            else:
                reach = Span(where.start if voices else 0, until)
            voices.append(Voice(speaker, modality, hedge, where, reach))
        return voices

    def _last(self, before: int) -> Source | None:
        """The last named speaker of the few sentences before an offset."""
        index = bisect.bisect_left(self._starts, before)
        for span in reversed(self.sentences[max(0, index - _LOOK_BACK) : index]):
            sentence = span.of(self.text)
            found = self._according(sentence) or next(self._verbs_of(sentence, None), None)
            if found is not None and found[0].is_named:
                return found[0]
        return None

    def _holder(self, title: str) -> Source | None:
        """Who holds an office, so that "the president" finds its name again."""
        if self._titles is None:
            self._titles = {
                office.lower(): Source(name, "official") for office, name in _OFFICE.findall(self.text)
            }
        return self._titles.get(title)

    def _according(self, sentence: str) -> tuple[Source, Modality, str, Span] | None:
        cue = _ACCORDING.search(sentence)
        if cue is None:
            return None
        end = _PHRASE_END.search(sentence, cue.end())
        stop = len(sentence) if end is None else end.start()
        speaker = source_of(sentence[cue.end() : stop])
        if speaker is None:
            return None
        return speaker, Modality.REPORTED, cue.group().strip(), Span(cue.end(), stop)

    def _verbs_of(self, sentence: str, span: Span | None) -> Iterator[tuple[Source, Modality, str, Span]]:
        manners, pattern = _verbs()
        for verb in pattern.finditer(sentence):
            if _inside_quotes(sentence, verb.start()):
                continue
            if _NO_SPEECH.match(sentence, verb.end()):
                continue
            manner = manners[verb.group().lower()]
            before = self._before(sentence, verb.start(), span)
            if before is not None:
                yield before[0], manner, verb.group(), before[1]
                continue
            if manner is Modality.DENIED:
                continue
            after = self._after(sentence, verb)
            if after is not None:
                yield after[0], manner, verb.group(), after[1]

    def _before(self, sentence: str, at: int, span: Span | None) -> tuple[Source, Span] | None:
        """The subject before a verb of speech."""
        head = sentence[max(0, at - 120) : at]
        head = regex.sub(
            r"(?:\s+(?:has|have|had|also|later|earlier|then|already|further|\w+ly))+\s*$",
            "",
            head.rstrip(),
        )
        base = max(0, at - 120)
        starts = [m.end() for m in _CLAUSE_START.finditer(head)]
        begin = starts[-1] if starts else 0
        phrase = head[begin:].strip()
        if phrase.lower() in ("he", "she", "they", "it"):
            last = None if span is None or phrase.lower() == "it" else self._last(span.start)
            return None if last is None else (last, Span(base + begin, base + len(head)))
        phrase = regex.sub(
            r"^(?:On|In|At|By)\s+(?:\w+\s+){0,3}?(?:day|January|February|March|April|May|June|July|"
            r"August|September|October|November|December|\w+day)(?:\s+\d+)?\s+",
            "",
            phrase,
        )
        title = phrase.lower().removeprefix("the ")
        holder = self._holder(title) if title.isalpha() or (" " in title and len(title) < 20) else None
        if holder is not None:
            return holder, Span(base + begin, base + len(head))
        if _ADVERBIAL.match(phrase) or _NOT_SUBJECT.search(phrase) or regex.search(r"\d", phrase):
            return None
        speaker = source_of(phrase)
        return None if speaker is None else (speaker, Span(base + begin, base + len(head)))

    def _after(self, sentence: str, verb: regex.Match[str]) -> tuple[Source, Span] | None:
        """``..., reports Astra``: the subject after the verb, where a comma or quotation stands before."""
        before = sentence[: verb.start()].rstrip()
        if not before or before[-1] not in ",\"”»'":
            return None
        end = _PHRASE_END.search(sentence, verb.end())
        stop = len(sentence) if end is None else end.start()
        speaker = source_of(sentence[verb.end() : stop])
        return None if speaker is None else (speaker, Span(verb.end(), stop))

    def denial(self, span: Span) -> Denial | None:
        """Return what a sentence denies, if it does."""
        sentence = span.of(self.text)
        manners, pattern = _verbs()
        for verb in pattern.finditer(sentence):
            if manners[verb.group().lower()] is not Modality.DENIED or _inside_quotes(sentence, verb.start()):
                continue
            what = _DENIED.search(sentence, verb.end(), min(len(sentence), verb.end() + 50))
            before = self._before(sentence, verb.start(), span)
            if what is None or before is None:
                continue
            begin = (
                before[1].start + len(sentence[before[1].start :]) - len(sentence[before[1].start :].lstrip())
            )
            return Denial(span.start + begin, span.start + what.end(), before[0], what.group())
        return None


_OFFICE = regex.compile(
    r"\b((?i:president|prime minister|chancellor|governor|mayor|minister|sheriff|chief|king|"
    r"secretary))\s+((?:\p{Lu}[\w'-]+\s?){1,3}(?<!\s))"
)


def _inside_quotes(sentence: str, at: int) -> bool:
    return (
        any(m.start() < at < m.end() for m in _QUOTED.finditer(sentence))
        if '"' in sentence or "“" in sentence
        else False
    )


@functools.cache
def denial_words() -> frozenset[str]:
    """The verbs that deny."""
    return frozenset(verb for verb, manner in _verbs()[0].items() if manner is Modality.DENIED)
