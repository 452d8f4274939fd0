"""Words of a language: what each may be in a numeric expression, read once from its tables."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from fractions import Fraction
from importlib import resources
from typing import cast

import attrs
from rapidfuzz.distance import OSA

from claimkit.choices import Language
from claimkit.errors import InvalidModelError
from claimkit.numbers.tables import CLASSES, PACKAGE, SHARED, rows
from claimkit.numbers.units import Unit, UnitTable

_CORRECTED = 6  # letters of a number word that is known by one edit
_LONGEST_COMPOUND = 160  # letters of a number written as one word
_REMEMBERED = 1 << 14
_TEN = 10

# Levels of number words, in the order in which they may follow one another inside a group of three digits.
ONES, TEENS, TENS, CENTS, HUNDRED, SCALE, GROUP = 1, 2, 3, 4, 5, 6, 7
_LEVELS = {
    "ones": ONES,
    "teens": TEENS,
    "tens": TENS,
    "cents": CENTS,
    "hundred": HUNDRED,
    "scale": SCALE,
    "group": GROUP,
}


@attrs.define(eq=False)
class Word:
    """Everything that one word may be."""

    level: int = 0
    value: int | Fraction = 0
    ordinal: int = 0
    ordinal_level: int = 0
    part: int = 0  # denominator, one of them: "third"
    parts: int = 0  # denominator, several: "thirds"
    many: bool = False  # an ordinal in the form that a denominator has after two or more: "twenty-thirds"
    plural: int = 0  # magnitude of a vague plural: "hundreds"
    collective: int = 0  # how many people a noun or an adjective stands for: "trio", "lone"
    round: int = 0  # a number that is rough by itself: French "une centaine"
    several_of: int = 0  # the magnitude of which the word says several: Polish "kilkaset"
    multiple: int = 0  # how many times as much the word says by itself: Russian «втрое»
    times: int = 0  # what a known number is multiplied by: "twice the 150"
    suffix: int = 0  # multiplier that is only one right after digits: "k"
    quantifier: str = ""
    func: str = ""
    unit: Unit | None = None
    noun: str = ""
    change: str = ""
    stop: bool = False
    degree: bool = False
    label: bool = False
    month: bool = False
    starts: bool = False  # whether a number may begin with it
    begins: bool = False  # whether any wording that holds a number may
    ends_noun: bool = False  # whether no noun phrase goes on across it
    counts: bool = False  # whether it may go on with a number: "forty", "thirds", "k"


PLAIN = Word()  # what every word is that no table has


# Places where "and" binds the parts of one number, where a language does not say otherwise.
_JOINTS = "hundred-any scale-any cents-any"
_ANY = (ONES, TEENS, TENS, CENTS)


def _value(cell: str) -> int | Fraction:
    """Return the number that a table cell holds: 12, 1e6 or 3/2."""
    number = Fraction(cell)
    return int(number) if number.denominator == 1 else number


class Phrases:
    """Fixed wordings of one or more words.

    Attributes:
        by_first: those that stand behind a figure, by their first word.
        by_last: those that stand before one, by their last word and the one before it.
    """

    __slots__ = ("by_first", "by_last")

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.by_last: dict[str, dict[str, list[tuple[list[str], str]]]] = {}
        for phrase, place, meaning in rows:
            words = phrase.split()
            if place == "after":
                self.by_first.setdefault(words[0], []).append((tuple(words), meaning))
            else:
                before = words[-2] if len(words) > 1 else ""
                found = self.by_last.setdefault(words[-1], {}).setdefault(before, [])
                found.append((words, meaning))
        for after in self.by_first.values():
            after.sort(key=lambda entry: -len(entry[0]))
        for by_word in self.by_last.values():
            for entries in by_word.values():
                entries.sort(key=lambda entry: -len(entry[0]))


class Lexicon:
    """All tables of one language.

    Attributes:
        words: word in its normal form to what it may be.
        bounds: bounds and hedges before and after a figure.
        vague: wordings of an unnamed number ("a large number of"), by their first word.
        classes: closed classes of words that the grammar asks for by name.
        endings: the same as endings of words.
        settled: the words of the tables and those met that stand for themselves: no need to look into them.
        decimal: the decimal mark that the language writes.
        joints: pairs of levels that "and" binds into one number.
        folding: letters that the normal form of a word writes otherwise.
        letters: letters that tell the language from others.
        articles: whether the language has any.
        spelled: every word of the tables as it is spelled there.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._set({row.forms[0]: row.role for row in rows("grammar", language)})
        self.words: dict[str, Word] = {}
        self.spelled: set[str] = set()
        for word, role, value in self._rows("words"):
            self._add(word, role, value)
        self.suffixes: tuple[str, ...] = ()
        for word, role, value in self._rows("nouns"):
            if role == "suffix":
                self.suffixes += tuple(value.split())
            else:
                self._word(word).noun = value or role
        for word, direction, _ in self._rows("changes"):
            self._word(word).change = direction
        self._read_phrases()
        self.units = UnitTable(language, self.normal)
        for name, unit in self.units.single.items():
            self._word(name).unit = unit
        for first in self.vague.by_first:
            entry = self._word(first)
            entry.starts = entry.starts or entry.func not in ("article", "the")
        self.vague_second = {
            words[1] for entries in self.vague.by_first.values() for words, _ in entries if len(words) > 1
        }
        self.classes: dict[str, frozenset[str]] = dict.fromkeys(CLASSES, frozenset())
        for row in rows("classes", language):
            self.classes[row.forms[0]] |= frozenset(map(self.normal, row.role.split()))
        self.endings = {name: tuple(sorted(words)) for name, words in self.classes.items()}
        for word, entry in self.words.items():
            entry.counts = bool(
                entry.level or entry.suffix or entry.ordinal_level or entry.part or entry.parts
            ) or (entry.func == "denominator")
            entry.ends_noun = bool(entry.stop or entry.func or entry.level or entry.quantifier)
            entry.begins = bool(
                entry.starts
                or word in self.idioms
                or word in self.none
                or entry.func in ("article", "zero")  # of "the" the word behind it tells
                or (entry.unit is not None and entry.unit.kind == "time")
                or entry.change[:1].isdigit()
            )
        comparing = ("comparative_up", "comparative_down", "equal", "than")
        self.equalling = frozenset().union(
            *(self.classes[name] for name in comparing),
            (word for word, entry in self.words.items() if entry.func in ("to", "of")),
        )
        self.others = frozenset(word for word, role, _ in self._rows("words") if role == "others")
        self.articles = any(entry.func == "article" for entry in self.words.values())
        self.tens = tuple(word for word, entry in self.words.items() if entry.level == TENS and len(word) > 3)
        self.neighbours = self._neighbours()
        self.shortest = _CORRECTED - 1 if not (self.compounds or self.elisions) else 3
        self.settled = set(self.words)
        self.pieces = functools.lru_cache(maxsize=_REMEMBERED)(self._pieces)

    def _set(self, settings: dict[str, str]) -> None:
        self.decimal = settings.get("decimal_mark", ".")
        self.long_scale = "long_scale" in settings
        self.genitive = "genitive" in settings
        self.year_pairs = "year_pairs" in settings
        self.compounds = "compounds" in settings
        self.and_before_one = "and_before_one" in settings
        self.bare_hundred = "bare_hundred" in settings
        self.ordinal_pairs = "ordinal_pairs" in settings
        self.ordinal_point = "ordinal_point" in settings
        self.letters = frozenset(settings.get("letters", ""))
        self.elisions = frozenset(settings.get("elisions", "").split())
        contractions = [pair.split("=") for pair in settings.get("contractions", "").split()]
        self.contractions = {
            word: [contracted for other, contracted in contractions if other == word]
            for word, _ in contractions
        }
        self.folding = str.maketrans(dict(pair.split("=") for pair in settings.get("fold", "").split()))
        least, one, many = settings.get("denominators", "0 - -").split(" ")
        ends = [tuple(self.normal(cell).split("|")) for cell in (one, many)]
        self.denominators = int(least), ends[0], ends[1]
        self.teens_after = frozenset(int(tens) for tens in settings.get("teens_after", "").split())
        tens, times = (settings.get("multiplied_tens", "0 0")).split()
        self.multiplied_tens = int(tens), int(times)
        pairs = [pair.split("-") for pair in settings.get("joints", _JOINTS).split()]
        self.joints = frozenset(
            (_LEVELS[left], right)
            for left, ahead in pairs
            for right in (_ANY if ahead == "any" else (_LEVELS[ahead],))
        )

    def normal(self, word: str) -> str:
        """Return a word as the tables write it: other apostrophes, accents that writers leave out."""
        return word.translate(self.folding) if self.folding else word

    def _rows(self, table: str) -> Iterator[tuple[str, str, str]]:
        for row in rows(table, self.language):
            for form in row.forms:
                self.spelled.update(form.split())
                yield self.normal(form), row.role, row.value

    def _read_phrases(self) -> None:
        bounds: list[tuple[str, str, str]] = []
        vague: list[tuple[str, str, str]] = []
        self.adders: dict[str, list[tuple[str, ...]]] = {}
        self.alternatives: dict[str, list[tuple[str, ...]]] = {}
        self.tolerances: dict[str, list[tuple[str, ...]]] = {
            "±": [("±",)],
            "+": [("+", "/", "-"), ("+", "-")],
        }
        self.idioms: dict[str, list[tuple[str, ...]]] = {}
        self.below_zero: dict[str, list[tuple[str, ...]]] = {}
        self.none: dict[str, list[tuple[str, ...]]] = {}
        fixed = {
            "adds": self.adders,
            "or": self.alternatives,
            "tolerance": self.tolerances,
            "idiom": self.idioms,
            "below_zero": self.below_zero,
            "none": self.none,
        }
        for phrase, place, meaning in self._rows("phrases"):
            words = tuple(phrase.split())
            if place in fixed:
                fixed[place].setdefault(words[0], []).append(words)
                if place in ("idiom", "none"):
                    self._word(words[0])
            elif place == "vague":
                vague.append((phrase, "after", meaning))
            else:
                bounds.append((phrase, place, meaning))
                if place == "before":
                    others = self.contractions.get(words[-1], ())
                    bounds += [(" ".join((*words[:-1], other)), place, meaning) for other in others]
        self.bounds = Phrases(bounds)
        self.vague = Phrases(vague)

    # -- words that no table has as they stand ----------------------------------------------------------

    @property
    def looks_inside(self) -> bool:
        """Whether an unknown word may be a number: misspelt, a compound, or behind an elided article."""
        return bool(self.neighbours or self.compounds or self.elisions or self.tens)

    def _pieces(self, word: str) -> tuple[str, ...]:
        """Return the words that an unknown word stands for: one, or several that are written as one."""
        if not self.shortest <= len(word) <= _LONGEST_COMPOUND:
            return (word,)
        head, mark, tail = word.partition("'")
        if mark and tail and head + mark in self.elisions:
            return (head + mark, *self._pieces(tail))
        if word in self.words:
            return (word,)
        if self.compounds:
            return self._compound(word)
        if word.startswith(self.tens):  # "thirtyfive"
            tens = next((t for t in self.tens if word.startswith(t) and self._is_ones(word[len(t) :])), "")
            if tens:
                return tens, word[len(tens) :]
        return (self._corrected(word),) if self.neighbours else (word,)

    def _is_ones(self, word: str) -> bool:
        return word in self.words and ONES in (self.words[word].level, self.words[word].ordinal_level)

    def settle(self, words: set[str]) -> None:
        """Keep words that stand for themselves, as many as are remembered at most."""
        if len(self.settled) + len(words) > len(self.words) + _REMEMBERED:
            self.settled = set(self.words)
        self.settled |= words if len(words) <= _REMEMBERED else set()

    def _compound(self, word: str) -> tuple[str, ...]:
        """Part a number that is written as one word ("zweiundzwanzig") into the fewest words."""
        best: dict[int, tuple[str, ...]] = {len(word): ()}
        for start in range(len(word) - 1, -1, -1):
            for end in range(min(len(word), start + 20), start, -1):
                rest = best.get(end)
                part = word[start:end]
                if rest is None or (start in best and len(best[start]) <= len(rest) + 1):
                    continue
                entry = self.words.get(part)
                rough = entry is not None and entry.plural and not (entry.level or entry.ordinal_level)
                if rough and end - start < len(word):
                    continue  # "honderden" tells nothing exact, so that no number goes on with it
                if start and entry is not None and entry.part >= _TEN and not entry.ordinal_level:
                    continue  # "Dreizehntel" is a thirteenth, not three tenths
                if entry is not None and (
                    _counts(entry) or entry.func == "denominator" or (entry.func == "and" and start and rest)
                ):
                    best[start] = (part, *rest)
        return best.get(0, (word,))

    def _neighbours(self) -> dict[str, list[str]]:
        """Index the long number words by what is left of them without one letter (symmetric deletes)."""
        index: dict[str, list[str]] = {}
        if not self.classes["look_alike"]:
            return index
        for word, entry in self.words.items():
            if len(word) >= _CORRECTED and (_counts(entry) or entry.quantifier) and word.isalpha():
                for key in {word, *_shortened(word)}:
                    index.setdefault(key, []).append(word)
        return index

    def _corrected(self, word: str) -> str:
        """Return the number word that a misspelling is one edit away from, else the word itself.

        The first letter is right in most misspellings; two number words that are as near decide nothing.
        """
        if word in self.classes["look_alike"]:
            return word
        near = {
            target
            for key in (word, *_shortened(word))
            for target in self.neighbours.get(key, ())
            if target[0] == word[0] and OSA.distance(word, target, score_cutoff=1) <= 1
        }
        return near.pop() if len(near) == 1 else word

    def _word(self, word: str) -> Word:
        return self.words.setdefault(word, Word())

    def _add(self, word: str, role: str, value: str) -> None:
        entry = self._word(word)
        if role in _LEVELS:
            entry.level = _LEVELS[role]
            entry.value = _value(value)
            entry.starts = True
        elif role.startswith("ordinal_") and role != "ordinal_mark":
            entry.ordinal_level = _LEVELS[role[8:]]
            entry.ordinal = int(_value(value))
            entry.starts = True
            self._divide(word, entry)
        elif role in _NUMBERS:
            setattr(entry, role, int(_value(value)))
            entry.starts = entry.starts or role not in ("parts", "suffix", "times")
        elif role == "quantifier":
            entry.quantifier = value
            entry.starts = True
        elif role in ("month", "label", "stop", "degree"):
            setattr(entry, role, True)
        elif role != "others":
            entry.func = role
            entry.starts = entry.starts or role in ("point", "zero")

    def _divide(self, word: str, entry: Word) -> None:
        """Let an ordinal divide where its ending says so: "trois vingtièmes", «три сороковых»."""
        least, one, many = self.denominators
        if not least:
            return
        entry.many = word.endswith(many)
        if entry.ordinal >= least:
            entry.parts = entry.parts or entry.ordinal * entry.many
            entry.part = entry.part or entry.ordinal * word.endswith(one)


_NUMBERS = ("part", "parts", "plural", "suffix", "times", "multiple", "collective", "round", "several_of")


def _counts(entry: Word) -> bool:
    return bool(entry.level or entry.ordinal_level or entry.part or entry.parts or entry.plural)


def _shortened(word: str) -> set[str]:
    return {word[:k] + word[k + 1 :] for k in range(len(word))}


# ISO 639-1: the languages that a tag may name.
_CODES = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia
    id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt
    lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt
    qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to
    tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu""".split()
)


@functools.cache
def lexicon(language: str) -> Lexicon:
    """Return the tables of a language, read once; of one without tables, those of digits and symbols.

    Raises:
        InvalidModelError: the tag names no language.
    """
    if language in languages():
        return Lexicon(language)
    if language in _CODES or language == SHARED:
        return lexicon(SHARED) if language != SHARED else Lexicon(SHARED)
    primary = str(language).replace("_", "-").partition("-")[0].lower()
    hint = f"; write {primary!r}" if primary in _CODES else ""
    raise InvalidModelError(
        "find_quantities",
        "language",
        language,
        f"names no language; give a two-letter code (ISO 639-1){hint}; there are number words for "
        f"{', '.join(languages())}, and digits are read in any",
    )


@functools.cache
def languages() -> tuple[Language, ...]:
    """Return the codes of the languages that have tables."""
    folder = resources.files(PACKAGE).joinpath("tables")
    names = (entry.name.split(".") for entry in folder.iterdir())
    return tuple(
        sorted(cast("Language", parts[1]) for parts in names if parts[0] == "words" and len(parts) == 3)
    )
