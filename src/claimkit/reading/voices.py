"""Whom a phrase names: a person without the offices, an office, a body."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import regex

from claimkit.models import Source
from claimkit.places import spots
from claimkit.reading.common import is_common
from claimkit.reading.lexicon import lexicon, word_list
from claimkit.reading.naming import NameMention
from claimkit.reading.phrases import Phrase, vocabulary
from claimkit.reading.tokens import Token
from claimkit.text import read_table

_PACKAGE = "claimkit.reading"
_NONE: frozenset[str] = frozenset()
_NOUNS = frozenset(("person", "people"))
UNNAMED = "unnamed"
"""The kind of one who speaks and is not named."""

_CITY = 18  # binary logarithm of the inhabitants of a city that readers know: a quarter of a million
_KINDS = ("police", "official", "organiser", "ngo", "outlet", "party", "organisation", "witness", "unnamed")
_HONORIFIC = regex.compile(
    r"\b(Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|Baroness|King|Queen|Prince|Princess)\b\.?\s"
    r"(?:\p{Lu}[\p{L}.'’-]*\s){0,2}?(\p{Lu}[\p{L}'’-]+)"
)
_NUMBERED_DAY = regex.compile(r"the \d")
_ADJECTIVE = ("al", "ary", "ous", "ive", "ent", "ant")
_PEOPLE_OF = frozenset(("of", "for"))  # "opponents of Dorn", "a lawyer for the family": part of who it is
_DIFFERENT = frozenset("vice deputy former ex acting prime first co assistant".split())
# words of a name that names no person
_BODIES = frozenset(("body", "document"))


class Named(NamedTuple):
    """A person named in a report, with what the text calls them."""

    name: str
    office: str
    before: frozenset[str]


@functools.cache
def _of_bodies() -> frozenset[str]:
    """Words of names that name no person: of organisations, places, streets and buildings; and "and"."""
    rows = read_table(_PACKAGE, "naming.tsv")
    kinds = ("organisation", "place", "street", "building")
    return frozenset(("and", "&", *(w for kind, words in rows if kind in kinds for w in words.split())))


@functools.cache
def _genders() -> dict[str, str]:
    rows = (*read_table(_PACKAGE, "gender.tsv"), *read_table(_PACKAGE, "given.tsv"))
    return {word: gender for gender, words in rows for word in words.split()}


def kind_of(classes: Iterable[str]) -> str | None:
    """The kind of speaker that a noun of these classes is."""
    told = set(classes)
    return next((kind for kind in _KINDS if kind in told), None)


def _untitled(words: list[str]) -> list[str]:
    """A name without the offices and ranks that it begins with."""
    first = 0
    for at, word in enumerate(words[:-1]):
        if word.lower() in word_list("ranks") or not vocabulary().get(word.lower(), _NONE).isdisjoint(_NOUNS):
            first = at + 1
    return words[first:]


@functools.cache
def _seats() -> frozenset[str]:
    """Names of buildings that speak for those who sit in them: the White House."""
    return frozenset(seat.replace("_", " ") for seat in word_list("seats"))


@functools.lru_cache(maxsize=4096)
def _is_large(name: str) -> bool:
    """Whether a name is that of a country, a state or a city; small towns share theirs with persons."""
    return any(spot.kind in ("country", "division") or spot.size >= _CITY for spot in spots(name))


class Voices:
    """The speakers of one report.

    Args:
        text: the report.
        mentions: the names in it.

    Attributes:
        persons: the persons named in full, by surname in lower case; a surname of two persons has two.
    """

    __slots__ = ("_bodies_told", "_honoured", "_places", "persons", "text")

    def __init__(self, text: str, mentions: Iterable[NameMention]) -> None:
        self.text = text
        told = list(mentions)
        self._places = frozenset((m.start, m.end) for m in told if m.kind == "place")
        self._bodies_told = frozenset(m.text for m in told if m.kind == "organisation")
        found: dict[str, set[str]] = {}
        for mention in told:
            words = _untitled(mention.text.split())
            while len(words) > 2 and words[-1].strip(".,").lower() in word_list("generations"):
                words.pop()  # "George Relk III" goes by Relk
            if mention.kind == "person" and len(words) > 1:
                found.setdefault(words[-1].lower(), set()).add(" ".join(words))
        self.persons = {surname: frozenset(names) for surname, names in found.items()}
        self._honoured: dict[str, set[str]] = {}
        for title, surname in _HONORIFIC.findall(text):
            self._honoured.setdefault(surname.lower(), set()).add(gender_of_noun(title.lower()))

    def gender(self, name: str) -> str:
        """The gender that a name tells, or the titles before its surname in this report; empty: none."""
        honoured = self._honoured.get(name.rsplit(maxsplit=1)[-1].lower(), set())
        return gender_of(name) or (next(iter(honoured)) if len(honoured) == 1 else "")

    def is_person(self, named: Named) -> bool:
        """Whether a name is surely a person's: by an office, a given name or title, or the report."""
        surname = named.name.split()[-1].lower()
        return (
            bool(named.office or gender_of(named.name))
            or surname in self.persons
            or surname in self._honoured
        )

    def is_body(self, phrase: Phrase, words: Sequence[Token]) -> bool:
        """Whether a phrase is the name of an organisation that the report names."""
        return self.words(words, phrase.core, phrase.last) in self._bodies_told

    def is_one(self, source: Source) -> bool:
        """Whether a source is one person: a name, or an office; no body."""
        words = source.name.lower().split()
        if words[-1] in self.persons or source.kind == "person" or gender_of(source.name):
            return True
        if len(words) == 1 and source.kind is None:  # a surname, as far as the report tells
            return True
        head = next(
            (w for w, after in zip(words, [*words[1:], "of"], strict=True) if after in _PEOPLE_OF), ""
        )
        return "person" in vocabulary().get(head, _NONE)

    def words(self, words: Sequence[Token], first: int, last: int) -> str:
        """The text of some tokens."""
        start = words[first].start
        if first > 1 and words[first - 1].word == "/":
            start = words[first - 2].start  # "9/11 families"
        return " ".join(self.text[start : words[last].end].split())

    def named(self, phrase: Phrase, words: Sequence[Token]) -> Named | None:
        """The person that a phrase names, with the office before the name; None where it names none."""
        head = words[phrase.head]
        if "name" not in head.classes or head.is_a("person", "people") or head.word == "'s":
            return None
        first = self._name_begins(phrase, words)
        inside = words[first : phrase.head + 1]
        if any(not _BODIES.isdisjoint(t.classes) or t.word in _of_bodies() for t in inside):
            return None
        name = self.words(words, first, phrase.head)
        before = words[phrase.core : first]
        if before and before[-1].is_a("body") and not before[-1].is_a("person", "people"):
            return None  # "the official daily Noviy Mir"
        office = next((t.word for t in reversed(before) if t.is_a("person", "people")), "")
        full = _fitting(self.persons.get(words[phrase.head].word, frozenset()), before)
        titled = office or (before and before[-1].word in {".", *word_list("ranks")})
        if not titled and len(full) != 1 and _is_large(name):
            return None
        if not titled and len(inside) == 1 and len(full) != 1:
            return None
        if len(inside) == 1 and len(full) == 1:
            name = next(iter(full))
        return Named(name, office, frozenset(t.word for t in before) - {office})

    def _is_title(self, phrase: Phrase, words: Sequence[Token]) -> bool:
        """Whether a noun ends the name of an outlet: "the Lorne Post"."""
        head, before = words[phrase.head], words[phrase.head - 1]
        inner = phrase.head > max(phrase.core, 1) and before.kind == "word"
        return inner and self.text[head.start].isupper() and self.text[before.start].isupper()

    def owner(self, phrase: Phrase, words: Sequence[Token]) -> Named | None:
        """The person whose something is: Ivan Dorn of "Mr. Dorn's speech"."""
        if phrase.core < phrase.first + 2 or not words[phrase.core - 1].is_a("owner"):
            return None
        head = words[phrase.core - 2]
        part = Phrase(
            head.word, "phrase", head.classes, phrase.first, phrase.core - 2, phrase.core - 2, phrase.first
        )
        return self.named(part, words)

    def _name_begins(self, phrase: Phrase, words: Sequence[Token]) -> int:
        """Index of the first token of the name that ends a phrase: behind offices and ranks."""
        first = phrase.head
        while first > phrase.core and (
            "name" in words[first - 1].classes
            or self.text[words[first - 1].start].isupper()
            or words[first - 1].word == "."
        ):
            first -= 1
        for at in range(phrase.head - 1, first - 1, -1):
            office = words[at].is_a("person", "people") and not words[at].is_a("plural")  # Doctors Abroad
            rank = words[at].word in word_list("ranks")
            if office or rank or (words[at].word == "." and "abbreviated" in words[at - 1].classes):
                return at + 1
        given = (at for at in range(first, phrase.head) if words[at].word in _genders())
        return next(given, first)  # "Labour frontbencher Anna Reed"

    def source(self, phrase: Phrase, words: Sequence[Token]) -> Source | None:
        """The source that a phrase names; None where it names nobody who can speak.

        A person goes by the name without offices, everybody else by the words of the phrase without article,
        number and place: "senior officials" of "two senior officials in Lorne".
        """
        head = words[phrase.head]
        if "phrase" not in phrase.classes:
            return None
        named = self.named(phrase, words)
        offices = [words[at].classes for at in range(phrase.core, phrase.head + 1)]
        kind = next((k for classes in reversed(offices) if (k := kind_of(classes))), None)
        if named is not None:
            return Source(named.name, kind if kind in ("official", "police", "organiser") else "person")
        titled = "document" in head.classes and self._is_title(phrase, words)
        if "document" in head.classes and "name" not in head.classes and not titled:
            owner = self._owner(phrase, words)
            if owner is not None:
                return owner
        last = self._last(phrase, words)
        if "name" in head.classes or titled:
            return self._body(phrase, words, last, kind)
        if head.is_a("person", "people", "body", "document"):
            name = self.words(words, self._owned(phrase, words), last)
            # a capital that the beginning of a sentence gave to a word that anybody knows
            at = self._owned(phrase, words)
            begins = at == 0 or words[at - 1].kind == "mark"
            common = words[at].word in vocabulary() or words[at].word in lexicon().words
            if common and (begins or at == phrase.head):  # "an American activist" keeps its capital
                name = name[:1].lower() + name[1:]
            return Source(name, UNNAMED if kind == "witness" else kind or UNNAMED)
        return None

    def _body(self, phrase: Phrase, words: Sequence[Token], last: int, kind: str | None) -> Source | None:
        """The source of a name that is no person's: a body, an outlet, or a surname alone."""
        first = phrase.core
        while first < phrase.head and (
            not self.text[words[first].start].isupper() or (first == 0 and words[first].is_a("counting_some"))
        ):
            first += 1
        if first == phrase.head and phrase.first < phrase.core and is_common(words[first].word):
            first = phrase.first + words[phrase.first].is_a("determiner")  # "the Governor's Office"
        name = self.words(words, first, last).strip("\"'")
        if first and words[first - 1].kind == "date" and _NUMBERED_DAY.match(words[first - 1].word):
            day = words[first - 1]  # "the 26 July Movement"
            name = f"{self.text[day.start + 4 : day.end]} {name}"
        seat = name.lower() in _seats()
        placed = (words[first].start, words[phrase.head].end) in self._places or _is_large(name)
        if (
            placed
            and not seat
            and not words[phrase.head].is_a("outlet")
            and words[phrase.head].word not in self.persons
        ):
            return None
        kind = "official" if seat else kind
        if kind in ("unnamed", "witness", "party"):
            kind = "outlet" if kind == "unnamed" else "organisation"
        # "Initial estimated losses": an adjective that begins a sentence
        opens = first == 0 and is_common(name) and name.endswith(_ADJECTIVE)
        return Source(name, kind) if sum(c.isalpha() for c in name) > 1 and not opens else None

    def _last(self, phrase: Phrase, words: Sequence[Token]) -> int:
        """Index of the last token of what is named: "of" and "for" and what they join belong to it."""
        last = phrase.head
        if words[last].word == "people" and phrase.first == phrase.core - (
            words[phrase.first].kind == "count"
        ):
            familiar = [at for at in range(last + 1, phrase.last + 1) if words[at].word == "familiar"]
            if familiar:
                return phrase.last  # "people familiar with the talks"
        if last == phrase.last or words[last + 1].word not in _PEOPLE_OF:
            return last
        for at in range(phrase.head + 1, phrase.last + 1):
            if "link" in words[at].classes and words[at].word not in _PEOPLE_OF:
                break
            last = at
        while (
            last > phrase.head and not words[last].is_a("head", "name", "noun") and words[last].is_a("verbal")
        ):
            last -= 1  # "members of Congress preparing"
        return last if words[last].word not in _PEOPLE_OF else phrase.head

    def _owned(self, phrase: Phrase, words: Sequence[Token]) -> int:
        """Index that what a phrase names begins at: its owner, where it has one, without the article."""
        first = phrase.first
        while first < phrase.core and (
            words[first].is_a("determiner", "possessive")
            or (words[first].kind == "count" and (first == 0 or words[first - 1].word != "/"))
        ):
            first += 1
        while first < phrase.head and words[first].word in ("of", "the"):
            first += 1  # "some of the most ardent supporters"
        while first + 1 < phrase.head and words[first].word == "-" and words[first - 1].kind == "count":
            first += 2  # "the 24-page indictment"
        return first

    def _owner(self, phrase: Phrase, words: Sequence[Token]) -> Source | None:
        """Whose document it is: "the ministry's statement", "a police statement", "a statement by Dorn"."""
        if phrase.core > phrase.first + 1 and words[phrase.core - 1].is_a("owner"):
            return self._part(phrase.first, phrase.core - 2, words)
        before = words[phrase.head - 1]
        owning = before.is_a("body", "person", "name") and before.word not in word_list("often_adjectives")
        if phrase.head > phrase.core and owning:  # but "their daily report"
            return self._part(phrase.core, phrase.head - 1, words)
        if phrase.head + 1 < phrase.last and words[phrase.head + 1].word in ("of", "from"):
            if words[phrase.head + 2].kind == "count":
                return None  # "a poll of 1,104 voters"
            return self._part(phrase.head + 2, phrase.last, words)
        return None

    def _part(self, first: int, last: int, words: Sequence[Token]) -> Source | None:
        """The source that some tokens of a phrase name."""
        while first < last and words[first].is_a("determiner", "possessive"):
            first += 1
        head = words[last]
        classes = head.classes | {"phrase"}
        return self.source(Phrase(head.word, "phrase", classes, first, last, last, first), words)


def _fitting(full: frozenset[str], before: Sequence[Token]) -> frozenset[str]:
    """The full names that agree with the title before a surname: "Mr. Relk" is no Ana Relk."""
    titles = {gender_of_noun(t.word) for t in before} - {""}
    return frozenset(n for n in full if gender_of(n) in ("", *titles)) if titles else full


def gender_of(name: str) -> str:
    """Return the gender that a given name tells; empty where it tells none.

    >>> gender_of("Maria Venn"), gender_of("Venn")
    ('female', '')
    """
    first, *rest = name.lower().split()
    return _genders().get(first, "") if rest else ""


def gender_of_noun(noun: str) -> str:
    """Return the gender that a noun for a person tells; empty where it tells none.

    >>> gender_of_noun("husband"), gender_of_noun("minister")
    ('male', '')
    """
    ending = "female" if noun.endswith("woman") else "male" if noun.endswith("man") else ""
    return _genders().get(noun, "") or (ending if "person" in vocabulary().get(noun, _NONE) else "")


def distinct(before: frozenset[str]) -> frozenset[str]:
    """The words before an office that make it another one: "vice" of "vice president".

    >>> sorted(distinct(frozenset({"the", "vice"})))
    ['vice']
    """
    return before & _DIFFERENT
