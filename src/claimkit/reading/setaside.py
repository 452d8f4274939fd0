"""Figures that count nobody: ages, and numbers that belong to a name ("School 81", "Route 66")."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from claimkit.reading.lexicon import plural, seems_human, word_list
from claimkit.reading.tokens import Token

_OLDEST = 110  # years
_LIMITS = frozenset(("under", "over", "below", "above"))
_JOINTS = frozenset((",", "and", "or", "&"))
_RANGING = frozenset(("to", "of", "between", "from", "range", "ranged", "ranging"))
_HYPHENS = frozenset(("-", "–"))
_OF_YEARS = re.compile(r"(?:-|–| )?(?:years?|months?|weeks?|days?)(?:-|–| )olds?$")


def set_aside(text: str, words: list[Token]) -> None:
    """Mark, in place, the figures of a sentence that count nobody.

    Ages are of the kind ``age``, numbers of named things ``named``; parts of compound words have no quantity.

    Args:
        text: the text that the tokens were cut from.
        words: the tokens of one sentence.

    Example:
        >>> from claimkit.reading.tokens import Mention, tokens
        >>> from claimkit.text import Span
        >>> text = "Teachers of School 81 marched."
        >>> words = tokens(text, Span(0, len(text)), [Mention(19, 21, "count")])
        >>> set_aside(text, words)
        >>> [(token.word, token.kind) for token in words[2:4]]
        [('school', 'word'), ('81', 'named')]
    """
    events, aging, telling = word_list("named_after_events"), word_list("aging"), _telling()
    for at, token in enumerate(words):
        if token.kind != "count" and token.word not in telling:
            continue
        if token.word in events and _names_a_house(text, words, at):
            words[at] = token._replace(kind="name", senses=(), classes=frozenset())
        elif token.kind == "count" and _compounded(words, at):
            words[at] = token._replace(quantity=None)
        elif token.kind == "count":
            for kind, indexes in (("named", _of_name(text, words, at)), ("age", _ages(text, words, at))):
                for index in indexes:
                    words[index] = words[index]._replace(kind=kind)
        elif token.word == "who" and at + 2 < len(words) and words[at + 1].is_a("be"):
            if is_age(words[at + 2]) and (at + 3 == len(words) or words[at + 3].kind == "mark"):
                words[at + 2] = words[at + 2]._replace(kind="age")  # "his brother, who is 25,"
        elif token.word in aging:
            for index in _ages_told(words, at + 1):
                words[index] = words[index]._replace(kind="age")


@functools.cache
def _telling() -> frozenset[str]:
    return word_list("named_after_events") | word_list("aging") | {"who"}


def _names_a_house(text: str, words: list[Token], at: int) -> bool:
    """Whether a word for a protest stands in a name: "Demonstration Hall", "the March of Dimes office"."""
    token, after = words[at], words[at + 1] if at + 1 < len(words) else None
    if after is None or not at or not text[token.start].isupper():
        return False
    house = after.is_a("building", "place") or after.word in word_list("houses")
    behind = words[at + 2] if at + 2 < len(words) else None
    of = after.word == "of" and behind is not None and text[behind.start].isupper()
    return of or (house and text[after.start].isupper())


def _compounded(words: list[Token], at: int) -> bool:
    """``the 14-party coalition``, ``three-wheeler drivers``: a figure that tells of what kind a thing is."""
    quantity, joint = words[at].quantity, words[at + 1 : at + 3]
    if quantity is None or quantity.unit not in (None, "person") or len(joint) < 2:
        return False
    touching = (
        joint[0].word in _HYPHENS and joint[0].start == words[at].end and joint[1].start == joint[0].end
    )
    return touching and joint[1].kind == "word" and joint[1].word not in word_list("counting_compound")


def is_age(token: Token) -> bool:
    """Whether a token may be the age of a person."""
    return token.kind in ("count", "age") and token.word.isdigit() and int(token.word) <= _OLDEST


def _ages(text: str, words: list[Token], at: int) -> list[int]:
    """Indexes of the ages that begin at a figure."""
    token = words[at]
    if token.word.split(" ")[0] in word_list("aging"):
        return [at, *_ages_told(words, at + 1)]  # "ages 3 and 5"
    if _age_limit(words, at) or _age_of_one(words, at):
        return [at]  # "people under 18"
    return _joined_ages(words, at) or _inserted_ages(text, words, at)


def _ages_told(words: list[Token], at: int) -> Iterator[int]:
    """The figures behind "aged": ``19, 22 and 25``, ``between 6 and 11``."""
    while at < len(words) and (words[at].kind == "count" or words[at].word in _JOINTS | _RANGING):
        quantity = words[at].quantity
        if quantity is not None and quantity.unit in {None, "person", "year"}:
            yield at
        at += 1


def _age_limit(words: list[Token], at: int) -> bool:
    """``11 people under 18``: a limit of age behind those that a figure counts."""
    limit = words[at].word.split()
    return (
        at > 0
        and len(limit) == 2
        and limit[0] in _LIMITS
        and (
            words[at - 1].is_a("human")
            or words[at - 1].word in word_list("of_them") | word_list("each_of_them")
        )
        and limit[1].isdigit()
        and int(limit[1]) <= _OLDEST
    )


def _age_of_one(words: list[Token], at: int) -> bool:
    """``a man of 61``, ``who turned 50``, ``a 40-something driver``: the age of one person, no number of any.

    Who is a father or a mother of so many has that many children.
    """
    if not is_age(words[at]) or at == 0:
        return False
    before, after = words[at - 1], words[at + 1] if at + 1 < len(words) else None
    behind = [t.word for t in words[at + 1 : at + 3]]
    if before.word in word_list("turning") or behind == ["-", "something"]:
        return True
    if before.word == "-" or after is None or before.word != "of" or at < 2:
        return False
    whose = words[at - 2]
    one = whose.is_a("human") and whose.is_a("singular") and whose.word not in word_list("parents")
    person = whose.word in word_list("adults") | word_list("minors")  # "the death of a man of 43 in a cell"
    ends = after.kind == "mark" or after.is_a("conj", "be", "have", "predicate", "relative")
    return one and (ends or (person and not after.is_a("human", "plural")))


def _joined_ages(words: list[Token], at: int) -> list[int]:
    """``11 and 13 years old``, ``12- and 10-year-old``: figures that only the last one names as ages."""
    found: list[int] = []
    here = at
    while here < len(words) and words[here].kind in ("count", "age"):
        if _OF_YEARS.search(words[here].word):
            return found
        if not is_age(words[here]):
            return []
        found.append(here)
        here += 1
        while here < len(words) and words[here].word in _JOINTS | _HYPHENS:
            here += 1
    return []


def _inserted_ages(text: str, words: list[Token], at: int) -> list[int]:
    """Indexes of the ages that begin at a token, set off by commas: "his friends, 16 and 18, were"."""
    each = words[at - 1].word in word_list("each_of_them")
    mark = (
        at - 2 if each or words[at - 1].word in word_list("at_that_age") else at - 1
    )  # "Ann Bole, then 24,"
    if mark < 1 or words[mark].word not in (",", "(") or not is_age(words[at]):
        return []
    found, here = [at], at + 1
    while here + 1 < len(words) and words[here].word in _JOINTS and is_age(words[here + 1]):
        found.append(here + 1)
        here += 2
    after = words[here] if here < len(words) else None
    if not (after is None or after.word in word_list("behind_age")):
        return []
    if words[mark].word == "(":
        return found if _bracketed(text, words, mark) else []
    many = len(found) > 1 or each or any(t.word == "one" for t in words[max(0, at - 6) : at - 1])
    return found if _aged(text, words, mark, many=many) else []


def _bracketed(text: str, words: list[Token], mark: int) -> bool:
    """Whether a person stands before a bracket: "a guard (44)", "Ann Bole (24)", but not "in Leeds (180)"."""
    if words[mark - 1].is_a("human"):
        return True
    first = mark
    while first and _capital(text, words[first - 1]):
        first -= 1
    if first in (mark, 0):
        return mark - first >= 2
    led = words[first - 1]
    listed = led.word in _JOINTS and words[first - 2].word in (")", ",")  # "Jan (19) and Tim (16)"
    return led.is_a("human") or listed or (mark - first >= 2 and led.word not in word_list("placing"))


def _aged(text: str, words: list[Token], mark: int, *, many: bool) -> bool:
    """Whether what stands before a comma has an age: a name, or one person, or several with as many ages."""
    before = words[mark - 1]
    told = None if before.quantity is None else before.quantity.value
    alone = told == 1 or (told == 2 and many)  # "One, 25, died there", "a couple, both 70,"
    named = _capital(text, before) or before.word in ('"', "”") or alone
    if named:
        return True
    if before.is_a("human") or (not before.classes and seems_human(f"{before.word}s")):
        return not before.is_a("plural") or many
    return many and any(t.is_a("human") for t in words[max(0, mark - 6) : mark])  # "two men hurt, 22 and 30,"


def _capital(text: str, token: Token) -> bool:
    return token.kind == "word" and text[token.start].isupper()


def _of_name(text: str, words: list[Token], at: int) -> list[int]:
    """Indexes of the figures from a token on that number what is named before them.

    A thing that bears numbers takes the figure behind it ("Plant 3", "Hospital No. 5"), written as a
    name or followed by nobody whom it could count; so does any name that persons are of ("students of
    Gymnasium 14").
    """
    if at == 0 or not (words[at].word.isdigit() or text[words[at].start].isupper()):
        return []
    if _in_title(text, words, at):
        return [at]  # "the band Six Dead Poets"
    before = words[at - 1]
    if before.word in word_list("number_sign"):
        return _run(words, at)
    if before.word in word_list("numbered"):
        # a singular noun without an article, at the beginning too, is a name: "School 12 pupils marched"
        return [at] if _capital(text, before) or not _counts_next(words, at) else []
    if before.word in _many_numbered() and (_capital(text, before) or not _counts_next(words, at)):
        return _run(words, at)
    return [at] if _bears(text, words, at) else []


def _in_title(text: str, words: list[Token], at: int) -> bool:
    """Whether a figure in words belongs to a name: it and what follows are capitalised, others are not."""
    if not text[words[at].start].isalpha() or words[at - 1].kind != "word" or at + 2 >= len(words):
        return False
    named = all(_capital(text, t) for t in words[at + 1 : at + 3])
    small = sum(t.kind == "word" and text[t.start].islower() for t in words)
    return named and 2 * small > len(words)


@functools.cache
def _many_numbered() -> frozenset[str]:
    return frozenset(plural(noun) for noun in word_list("numbered"))


def _run(words: list[Token], at: int) -> list[int]:
    """``Schools 81 and 82``: the figures joined to the first."""
    found = [at]
    while at + 2 < len(words) and words[at + 1].word in _JOINTS and words[at + 2].word.isdigit():
        at += 2
        found.append(at)
    return found


def _counts_next(words: list[Token], at: int) -> bool:
    """Whether a noun, or an adjective before one, follows a figure: "at the plant 3 workers were"."""
    after = words[at + 1 : at + 3]
    return any(t.is_a("noun", "more") and t.is_a("plural", "more", "toll", "collective") for t in after)


def _bears(text: str, words: list[Token], at: int) -> bool:
    """Whether a figure ends a name that persons are of: "students of Gymnasium 14 rallied"."""
    first = at
    while first and _capital(text, words[first - 1]) and not words[first - 1].classes:
        first -= 1
    if first == at or first < 2 or _counts_next(words, at):
        return False
    return words[first - 1].word in ("of", "from", "at") and words[first - 2].is_a("human")
