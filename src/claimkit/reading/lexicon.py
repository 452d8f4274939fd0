"""The words that reading goes by, from the reviewed tables: who can be counted, what can become of them."""

from __future__ import annotations

import functools
import itertools
from typing import NamedTuple

from claimkit.text import read_table

_PACKAGE = "claimkit.reading"
POSSESSIVES = frozenset("his her its their our my your".split())
_NONE: frozenset[str] = frozenset()


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
    return {
        name: frozenset(w.replace("_", " ") for w in words.split())
        for name, words in read_table(_PACKAGE, "words.tsv")
    }


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


@functools.cache
def lexicon() -> Lexicon:
    """Return the lexicon; it is read once, on first use."""
    classes: dict[str, set[str]] = {}
    senses: dict[str, list[Sense]] = {}

    def learn(word: str, *kinds: str) -> None:
        classes.setdefault(word, set()).update(kinds)

    for kind, words in read_table(_PACKAGE, "function.tsv"):
        for word in words.split():
            learn(word.replace("_", " "), kind)
    for table, whole in (("persons.tsv", "human"), ("things.tsv", "thing")):
        for kind, words in read_table(_PACKAGE, table):
            for noun in words.split():
                one, _, many = noun.replace("_", " ").partition("/")
                if one.endswith("!"):  # a noun that is only ever plural
                    learn(one[:-1], kind, whole, "noun", "plural")
                    continue
                learn(one, kind, whole, "noun", "singular")
                learn(many or plural(one), kind, whole, "noun", "plural")
    for table in ("predicates.tsv", "supports.tsv"):
        for attribute, frame, forms, *needs in read_table(_PACKAGE, table):
            needed = frozenset(word.replace("_", " ") for cell in needs for word in cell.split())
            for wording in needed:
                if " " in wording:
                    learn(wording.removeprefix("<"), "complement")
            spelled = forms.split()
            names = ("base", "past", "participle", "ing") if len(spelled) == 4 else ("",)
            pairs: list[tuple[str, str]] = list(zip(names, spelled, strict=True))
            if len(spelled) == 4:
                pairs.insert(1, ("third", _third(spelled[0])))
            for name, form in pairs:
                for wording in _spellings(form):
                    senses.setdefault(wording, []).append(Sense(attribute, frame, name, needed))
                    learn(wording, "predicate")
    for attribute, ways, words in read_table(_PACKAGE, "nouns.tsv"):
        for word in (noun.replace("_", " ") for noun in words.split()):
            learn(word, "toll", "noun")
            senses.setdefault(word, []).extend(Sense(attribute, way) for way in ways.split(","))
    for kind, words in read_table(_PACKAGE, "verbs.tsv"):
        for verb in words.split():
            learn(verb, "verb", kind)

    for _, words in read_table(_PACKAGE, "idioms.tsv"):
        for wording in (spelled for form in words.split() for spelled in _spellings(form)):
            learn(wording, "idiom")

    known = {word: Entry(frozenset(kinds), tuple(senses.get(word, ()))) for word, kinds in classes.items()}
    wordings: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for word in known:
        parts = tuple(word.split(" "))
        if len(parts) > 1:
            wordings.setdefault(parts[0], []).append((parts, word))
    for choices in wordings.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return Lexicon(known, wordings)


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


def seems_human(word: str) -> bool:
    """Whether an unknown plural looks like one of persons, by its ending.

    >>> seems_human("steelworkers"), seems_human("buckets")
    (True, False)
    """
    return len(word) > 5 and word.endswith(_PERSONAL)
