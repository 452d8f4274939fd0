"""Runs: stretches of capitalised words, as whole as a name is, and without what only stands beside it."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterator, Sequence

import attrs
import regex

from claimkit.places import is_demonym, spots
from claimkit.reading.common import is_common
from claimkit.text import Span, read_table

# a word: initials, a shortened title, one with an apostrophe or a hyphen in it ("O'Neil", "al-Rashid")
_ABBREVIATED = (
    r"(?:St|Ste|Mt|Ft|Jr|Sr|Dr|Mr|Mrs|Ms|Sgt|Lt|Gov|Sen|Rep|Gen|Capt|Col|Det|Rev|Prof|Supt|Insp|Cpl|Maj|Hon)"
    r"\."
)
_INITIALS = r"(?:\p{Lu}\.){1,4}(?!\p{L})"
_PLAIN = r"\p{Lu}[\p{L}\p{M}\d]*(?:(?!['’]s\b)['’.&-]\p{L}[\p{L}\p{M}\d]*)*"
_ARABIC = r"(?:al|el|as|ash|ad|an|ar|at|az)-\p{Lu}[\p{L}\p{M}]*(?:['’](?!s\b)\p{Ll}+)?"
_WORD = rf"(?:{_ABBREVIATED}|{_INITIALS}|{_PLAIN})"
_SMALL = (
    r"(?:van|von|der|den|de|del|della|di|da|do|dos|das|du|la|las|le|los|bin|ibn|ben|bint|ter|ten|zu|af|av|y|e|"
    r"el|al|es|am|sur|sul|upon|na|nad|pod)"
)
_GAP = r"(?:[^\S\n]+|(?<=[^\n]{50})\n)"
# the number of a building: "Lorne Level 4 Hospital"
_NUMBERED = rf"{_GAP}\d{{1,3}}(?={_GAP}(?:Hospital|Clinic|School|College|Station|Prison|Court|Terminal)\b)"
_RUN = regex.compile(
    rf"(?<![\p{{L}}\d])(?:{_WORD}|(?<![-'’]){_ARABIC})(?:{_GAP}(?:(?:{_SMALL}{_GAP}){{1,3}}(?={_PLAIN}))?(?:{_WORD}|{_ARABIC})"
    rf"|,?{_GAP}(?:Jr|Sr)\.?(?!\p{{L}})|{_NUMBERED})*"
)
# "Dublin-based", "Republican-led": a name in an adjective
_COMPOUND = regex.compile(
    r"-(?:based|born|led|backed|controlled|owned|area|style|wide|ranked|trained|run|bound|era)$"
)
_MISSING_BLANK = regex.compile(r"(?<=\p{Ll}{3})\.(?=\p{Lu}(?:\p{Ll}|$))")
_CLITIC = regex.compile(r"['’](?:d|ll|ve|re|m|t)\b")  # "I'd" is no name
_TOKEN = regex.compile(r"\S+")
_STARTS = regex.compile(r"(?:^|[.!?:;•\n]['\"”’)]*\s*|[\s(]['\"“‘]\s*|^['\"“‘]|[—–]\s*)$")
_NEAR = 40  # signs before a name that tell whether it begins a sentence: a stop, closing marks, blanks
_OF = regex.compile(rf"{_GAP}(?:of|for){_GAP}(?:the{_GAP})?$")
_AND = regex.compile(rf"{_GAP}(?:and|&){_GAP}$")


_WORD_OF = operator.itemgetter(2)


@attrs.frozen(slots=False)
class Run:
    """A stretch of capitalised words.

    Attributes:
        words: with their offsets.
        first: whether it stands first in a sentence, so that its first word would be capitalised anyway.
    """

    words: tuple[tuple[int, int, str], ...]
    first: bool

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.words[0][0]

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.words[-1][1]

    @functools.cached_property
    def told(self) -> tuple[str, ...]:
        """The words."""
        return tuple(map(_WORD_OF, self.words))

    @functools.cached_property
    def small(self) -> list[str]:
        """The words small and without the marks at their ends."""
        return list(map(bare, self.told))

    def part(self, start: int, stop: int | None = None) -> Run:
        """Some of its words."""
        return Run(self.words[start:stop], self.first and start == 0)


@functools.cache
def classes() -> dict[str, frozenset[str]]:
    """Words that tell what a capitalised name names, by class."""
    return {kind: frozenset(words.split()) for kind, words in read_table("claimkit.reading", "naming.tsv")}


def bare(word: str) -> str:
    """A word small and without the marks at its ends."""
    return word.lower().strip(".,'’\"")


@functools.lru_cache(maxsize=1 << 15)
def is_a(word: str, *kinds: str) -> bool:
    """Whether a word is of one of some classes; a title also in the plural.

    >>> is_a("Minister", "title"), is_a("Senators", "title"), is_a("Dern", "title", "place")
    (True, True, False)
    """
    small = bare(word)
    if "title" in kinds and small.endswith("s") and small[:-1] in classes()["title"]:
        return True
    return any(small in classes()[kind] for kind in kinds)


CITY = 19
"""Binary logarithm of the inhabitants, half a million, from which a bare name is told of the city."""


def is_large(name: str) -> bool:
    """Whether a name is that of a country, a division of one or a city of millions, whoever else bears it.

    >>> is_large("Washington"), is_large("Clinton")
    (True, False)
    """
    return any(spot.kind in ("country", "division") or spot.size >= CITY for spot in spots(name))


def runs(text: str, span: Span) -> list[Run]:
    """Return the runs of a stretch of text, cut at words that are never part of a name, joined at "of".

    >>> text = "Enormous US losses worried David R. Tilden of the Ministry of Health."
    >>> [" ".join(run.told) for run in runs(text, Span(0, len(text)))]
    ['US', 'David R. Tilden', 'Ministry of Health']
    """
    found = [run for match in _RUN.finditer(text, span.start, span.end) for run in _cut(text, span, match)]
    return _joined(text, [run for run in map(_trimmed, found) if run.words])


def _cut(text: str, span: Span, match: regex.Match[str]) -> Iterator[Run]:
    """A run as it stands, parted where a word of grammar or of the calendar stands in it."""
    words = [(t.start(), t.end(), t.group()) for t in _TOKEN.finditer(text, *match.span())]
    begin = match.start()
    goes_on = (
        begin - span.start > 1
        and text[begin - 1] == " "
        and (text[begin - 2] == "," or text[begin - 2].isalnum())
    )
    near = max(span.start, begin - _NEAR)
    first = not goes_on and _STARTS.search(text, near, begin) is not None
    acronyms = len(words) == 1 or not all(word.isupper() for *_, word in words)  # "US", but not "THE"
    piece: list[tuple[int, int, str]] = []
    for (start, stop, word), (*_, after) in zip(words, [*words[1:], (0, 0, "")], strict=True):
        end = stop - len(word) + len(word.rstrip(","))
        joined = _MISSING_BLANK.search(word) if "." in word else None
        if joined is not None:  # "in the Hills.As it spread"
            yield Run((*piece, (start, start + joined.start(), word[: joined.start()])), first=first)
            piece, first = [], False
            continue
        weekday, month, no_name, parted = _sorts(word)
        calendar = weekday or (month and not piece)
        # "Hoi An": a second word with a capital that no sentence gave to it
        closes = len(piece) == 1 and not after and len(word) > 1 and not is_common(piece[0][2])
        cut = parted or (no_name and not closes and not (acronyms and word.isupper() and len(word) > 1))
        if cut or (calendar and not is_a(after, "place")):  # but Friday Harbour
            if piece:
                yield Run(tuple(piece), first=first)
            piece, first = [], False
        else:
            piece.append((start, end, text[start:end]))
    if piece:
        yield Run(tuple(piece), first=first)


@functools.lru_cache(maxsize=1 << 15)
def _sorts(word: str) -> tuple[bool, bool, bool, bool]:
    """Whether a word is a day of the week, a month, never part of a name, or two words joined."""
    parted = bool(("-" in word and _COMPOUND.search(word)) or _CLITIC.search(word))
    small = word.islower()  # a particle within a name: "São Tomé do Vale"
    return is_a(word, "weekday"), is_a(word, "month"), is_a(word, "not_name") and not small, parted


def _trimmed(run: Run) -> Run:
    """A run without the months behind it, and the common word that only stands first in its sentence."""
    words = run.words
    while len(words) > 1 and is_a(words[-1][2], "month") and not _is_person(words):
        words = words[:-1]
    if run.first and len(words) > 1 and _only_stands_first(words[0][2], [word for *_, word in words[1:]]):
        return Run(words[1:], first=False)
    if len(words) == 1 and run.first and is_common(words[0][2]) and not is_large(words[0][2]):
        return Run((), first=False)
    return Run(words, run.first)


def _is_person(words: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a run that ends in a month is a person's name: "Theresa May"."""
    return len(words) == 2 and not is_common(words[0][2]) and not spots(words[0][2])


def _only_stands_first(word: str, rest: Sequence[str]) -> bool:
    """Whether the first word of a sentence is no part of the name behind it."""
    from claimkit.names.known import bearers

    if not is_common(word) or is_a(word, "title", "style", "organisation", "ofplace", "kept_first"):
        return False
    if is_a(rest[0], "title"):
        return False  # Prime Minister
    name = " ".join(rest)
    if spots(f"{word} {name}"):
        return False  # Little Rock
    if len(rest) == 1 and not spots(name) and not is_demonym(name):
        return not bearers(word.lower()) and (is_common(rest[0]) or word.lower().endswith(_ADJECTIVE))
    return not bearers(word.lower())


_ADJECTIVE = ("ous", "ing", "ed", "ful", "less", "ive", "able", "ible", "ly", "est")


def _joined(text: str, found: Sequence[Run]) -> list[Run]:
    """Runs with "X of Y" whole, where X is a noun that asks for it: a ministry, a bank, a university."""
    out: list[Run] = []
    for run in found:
        between = text[out[-1].end : run.start] if out else ""
        of = _OF.fullmatch(between) and (_takes_of(out[-1], between) or _is_body_of(out[-1]))
        tasks = out and (_is_list_of_tasks(out[-1], run) or _has_two_tasks(out[-1], run))
        if out and (of or (_AND.fullmatch(between) and tasks)):
            out[-1] = _with(out[-1], run, text)
        else:
            out.append(run)
    return out


def _takes_of(run: Run, between: str) -> bool:
    office = is_a(run.told[-1], "title") and "of" in between  # but "a reporter for"
    return office or is_a(run.told[-1], "organisation", "headed", "ofplace", "water")


def _is_body_of(run: Run) -> bool:
    """Whether a run names a body by what it is of: "Ministry of Health"."""
    told = [word.lower() for word in run.told]
    return "of" in told and is_a(told[told.index("of") - 1], "organisation")


def _is_list_of_tasks(run: Run, other: Run) -> bool:
    """Whether what stands behind "and" belongs to a body: "Ministry of Health and Social Development"."""
    told = [word.lower() for word in run.told]
    return (
        _is_body_of(run)
        and all(is_common(word) for word in (told[-1], *other.told))
        and not any(is_a(word, "title", "organisation") for word in other.told)
    )


def _has_two_tasks(run: Run, other: Run) -> bool:
    """Whether two common nouns stand before what a body is: "Fish and Wildlife Service"."""
    head = other.told[-1]
    return (
        len(other.words) > 1
        and is_a(head, "organisation")
        and all(is_common(word) and not is_a(word, "title") for word in (run.told[-1], *other.told[:-1]))
        and not is_a(run.told[-1], "organisation")
    )


def _with(run: Run, other: Run, text: str) -> Run:
    between = tuple((t.start(), t.end(), t.group()) for t in _TOKEN.finditer(text, run.end, other.start))
    return Run((*run.words, *between, *other.words), run.first)
