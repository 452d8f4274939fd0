"""The words that reading goes by, from the reviewed tables: who can be counted, what can become of them."""

from __future__ import annotations

import collections
import functools
import itertools
from typing import NamedTuple

import regex

from claimkit.text import read_table

_PACKAGE = "claimkit.reading"
POSSESSIVES = frozenset("his her its their our my your".split())
_NONE: frozenset[str] = frozenset()
_FORMS = ("base", "past", "participle", "ing")


class Sense(NamedTuple):
    """What a count beside a word measures, and on which side of it the count stands.

    Attributes:
        attribute: what is measured.
        frame: ``patient``, ``agent``, ``state`` (predicates.tsv), or ``count``, ``of``, ``to``, ``lives``
            (nouns.tsv).
        form: ``base``, ``third``, ``past``, ``participle``, ``ing``; empty for adjectives and nouns.
        needs: words of which one must follow in the clause, or stand before where ``<`` marks it; empty where
            none must.
    """

    attribute: str
    frame: str
    form: str = ""
    needs: frozenset[str] = _NONE


@functools.lru_cache(maxsize=1 << 10)
def leading(needs: frozenset[str]) -> frozenset[str]:
    """Return those words that a sense needs of which one must stand before.

    >>> leading(frozenset(("<being", "custody")))
    frozenset({'being'})
    """
    return frozenset(word[1:] for word in needs if word.startswith("<"))


class Entry(NamedTuple):
    """What is known of a word: its classes and its senses."""

    classes: frozenset[str] = _NONE
    senses: tuple[Sense, ...] = ()


UNKNOWN = Entry()


class Lexicon(NamedTuple):
    """Entries by word, and the wordings of several words by their first."""

    words: dict[str, Entry]
    wordings: dict[str, list[tuple[tuple[str, ...], str]]]


def plural(noun: str) -> str:
    """Return the regular plural of an English noun.

    >>> plural("city"), plural("bus"), plural("survivor")
    ('cities', 'buses', 'survivors')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _third(base: str) -> str:
    first, *rest = base.split("_")
    third = {"go": "goes", "have": "has"}.get(first) or plural(first)
    return "_".join([third, *rest])


def conjugated(verb: str) -> dict[str, str]:
    """Return the forms of an English verb; past and participle stand behind the base where irregular.

    >>> [conjugated(verb)["ing"] for verb in ("deny", "admit/admitted", "write/wrote/written")]
    ['denying', 'admitting', 'writing']
    """
    base, _, rest = verb.replace("_", " ").partition("/")
    past, _, participle = rest.partition("/")
    first, *tail = base.split(" ")
    if not past:
        ended = first.removesuffix("e") + "ed"
        past = " ".join([f"{first[:-1]}ied" if plural(first).endswith("ies") else ended, *tail])
    stem = first.removesuffix("e") if not first.endswith(("ee", "ye", "oe")) else first
    if past.startswith(first + first[-1]):
        stem = first + first[-1]  # admitted, admitting
    elif not past.endswith("ed") and len(first) == 3 and first[-1] in "dgnpt" and first[-2] in "aeiou":
        stem = first + first[-1]  # put, putting
    return {
        "base": base,
        "third": " ".join([plural(first), *tail]),
        "past": past,
        "participle": participle or past,
        "ing": " ".join([f"{stem}ing", *tail]),
    }


def _spellings(form: str) -> list[str]:
    """``lose_POSS_life/lives`` as the wordings that it stands for."""
    parts = [part.split("/") for part in form.split("_")]
    return [" ".join(words).replace("POSS", "poss") for words in itertools.product(*parts)]


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    rows = read_table(_PACKAGE, "words.tsv")
    twice = [name for name, n in collections.Counter(name for name, _ in rows).items() if n > 1]
    if twice:
        raise ValueError(f"words.tsv: lists of one name ({', '.join(twice)}); rename one, or join them")
    return {name: frozenset(w.replace("_", " ") for w in words.split()) for name, words in rows}


@functools.cache
def word_list(name: str) -> frozenset[str]:
    """Return a short list of words of the grammar, by name.

    >>> "hoped" in word_list("expected")
    True
    """
    return _lists()[name]


def lists_of(word: str) -> frozenset[str]:
    """Return the names of the short lists that a word is in, as classes for the patterns of rules.

    >>> "tallies" in lists_of("toll")
    True
    """
    return _in_lists().get(word, _NONE)


@functools.cache
def _in_lists() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in _lists().items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def is_superlative(word: str) -> bool:
    """Whether a word ranks its thing first.

    English makes no new nouns and verbs in "-est", so that those are listed.

    >>> [is_superlative(word) for word in ("deadliest", "arrest", "worst", "south-west")]
    [True, False, True, False]
    """
    last = word.rpartition("-")[2]
    ranked = last.endswith("est") and last not in word_list("no_superlative")
    return ranked or last in word_list("superlative")


class _Learning:
    """The lexicon while it is read from its tables."""

    def __init__(self) -> None:
        self.classes: dict[str, set[str]] = {}
        self.senses: dict[str, list[Sense]] = {}

    def learn(self, word: str, *kinds: str) -> None:
        self.classes.setdefault(word, set()).update(kinds)

    def words_of_class(self, table: str, whole: str = "") -> None:
        """A class and its words a row; ``whole`` is a class of all of them."""
        for kind, words in read_table(_PACKAGE, table):
            for word in words.split():
                self.learn(word.replace("_", " "), kind, *([whole] if whole else []))

    def nouns(self, table: str, whole: str) -> None:
        """A class and its nouns a row, with plurals that are not regular; ``!``: only ever plural."""
        for kind, words in read_table(_PACKAGE, table):
            for noun in words.split():
                one, _, many = noun.replace("_", " ").partition("/")
                if one.endswith("!"):
                    self.learn(one[:-1], kind, whole, "noun", "plural")
                    continue
                self.learn(one, kind, whole, "noun", "singular")
                self.learn(many or plural(one), kind, whole, "noun", "plural")

    def predicates(self, table: str) -> None:
        """An attribute, a frame, forms, and words that must stand beside them a row."""
        for attribute, frame, forms, *needs in read_table(_PACKAGE, table):
            needed = frozenset(word.replace("_", " ") for cell in needs for word in cell.split())
            for wording in needed:
                if " " in wording:
                    self.learn(wording.removeprefix("<"), "complement")
            for name, form in _forms(forms.split()):
                for wording in _spellings(form):
                    self.senses.setdefault(wording, []).append(Sense(attribute, frame, name, needed))
                    self.learn(wording, "predicate")

    def tolls(self, table: str) -> None:
        """An attribute, ways and nouns a row."""
        for attribute, ways, words in read_table(_PACKAGE, table):
            for word in (noun.replace("_", " ") for noun in words.split()):
                self.learn(word, "toll", "noun")
                self.senses.setdefault(word, []).extend(Sense(attribute, way) for way in ways.split(","))

    def idioms(self, table: str) -> None:
        """Wordings without a sense."""
        for _, words in read_table(_PACKAGE, table):
            for form in words.split():
                for wording in _spellings(form):
                    self.learn(wording, "idiom")

    def learned(self) -> Lexicon:
        """Return what was learned; the longest wordings of a first word first."""
        known = {
            w: Entry(frozenset(kinds), tuple(self.senses.get(w, ()))) for w, kinds in self.classes.items()
        }
        wordings: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for word in known:
            parts = tuple(word.split(" "))
            if len(parts) > 1:
                wordings.setdefault(parts[0], []).append((parts, word))
        for choices in wordings.values():
            choices.sort(key=lambda choice: -len(choice[0]))
        return Lexicon(known, wordings)


def _forms(spelled: list[str]) -> list[tuple[str, str]]:
    """The forms of a verb by name, the third person made; adjectives and fixed wordings have one."""
    if len(spelled) != len(_FORMS):
        return [("", form) for form in spelled]
    return [*zip(_FORMS, spelled, strict=True), ("third", _third(spelled[0]))]


@functools.cache
def lexicon() -> Lexicon:
    """Return the lexicon; it is read once, on first use."""
    learning = _Learning()
    learning.words_of_class("function.tsv")
    learning.nouns("persons.tsv", "human")
    learning.nouns("things.tsv", "thing")
    learning.predicates("predicates.tsv")
    learning.predicates("supports.tsv")
    learning.tolls("nouns.tsv")
    for kind, words in read_table(_PACKAGE, "verbs.tsv"):
        for verb in words.split():
            learning.learn(verb, "verb", kind)
    learning.idioms("idioms.tsv")
    return learning.learned()


# Endings of English nouns for persons; they decide only where no table knows the word.
_PERSONAL = (
    "ers",
    "ors",
    "ists",
    "ians",
    "eers",
    "ants",
    "ees",
    "ites",
    "folk",
    "goers",
    "men",
    "women",
    "eans",
    "icans",
    "ese",
)


# Endings of compounds that name what one person does.
_PERSONAL_ONE = (
    "man",
    "woman",
    "keeper",
    "maker",
    "worker",
    "hand",
    "smith",
    "monger",
    "herder",
    "driver",
    "holder",
)
_MEN = regex.compile(r"(?:\p{L}{2}[^aiou]|wo)men$")  # a specimen and an abdomen are none
_PERSONS = Entry(frozenset(("person", "human", "noun", "plural")))
_ONE_PERSON = Entry(frozenset(("person", "human", "noun", "singular")))


@functools.lru_cache(maxsize=1 << 14)
def by_ending(word: str) -> Entry:
    """Return what the ending of a word that no table knows tells: of one person, of several, or nothing.

    >>> "human" in by_ending("barman").classes, by_ending("bracket").classes
    (True, frozenset())
    >>> "plural" in by_ending("congressmen").classes, by_ending("specimen").classes
    (True, frozenset())
    """
    if _MEN.search(word):
        return _PERSONS
    compound = any(word.endswith(end) and len(word) > len(end) + 2 for end in _PERSONAL_ONE)
    return _ONE_PERSON if compound else UNKNOWN


def seems_human(word: str) -> bool:
    """Whether an unknown plural looks like one of persons, by its ending.

    >>> seems_human("steelworkers"), seems_human("buckets")
    (True, False)
    """
    return len(word) > 5 and word.endswith(_PERSONAL)
