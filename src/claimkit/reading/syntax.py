"""A shallow grammar of one sentence: the groups of words that count somebody or something."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence

import attrs

from claimkit.errors import InvalidModelError
from claimkit.quantities import Change, Quantity
from claimkit.reading.appositions import apposed, in_brackets, titled
from claimkit.reading.heads import AGE, REACH, STOPS, head_of
from claimkit.reading.lexicon import POSSESSIVES, Sense, seems_human, word_list
from claimkit.reading.setaside import is_age
from claimkit.reading.tokens import Mention, Token, listed, sentence_words, tokens

__all__ = [
    "ORDINALS",
    "Group",
    "Mention",
    "Token",
    "groups",
    "listed",
    "sentence_words",
    "tokens",
    "total",
]

ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@attrs.frozen
class Group:
    """Words that count somebody or something; at least one, so that whoever reads on moves on.

    Attributes:
        first: index of the first token.
        last: index of the last token.
        figure: index of the token that the number stands in, or of the article or name that makes it one.
        head: index of the head noun; -1 where there is none ("killing 12").
        quantity: how many.
        by: ``figure``, ``mention`` ("a man"), ``definite`` ("the man"), ``name`` or ``none`` ("nobody").
        classes: classes of the head noun.
        part: whether the group is told as a part of another ("two of the five").
        added: whether it comes on top of others ("two more", "30 others").
        state: senses of an adjective inside ("three wounded soldiers").
        whole: how many the whole are that it is told as a part of ("two of the four").
    """

    first: int
    last: int
    figure: int
    head: int
    quantity: Quantity
    by: str
    classes: frozenset[str]
    part: bool = False
    added: bool = False
    state: tuple[Sense, ...] = ()
    whole: Quantity | None = None

    def __attrs_post_init__(self) -> None:
        """Check that the group begins before it ends."""
        if not 0 <= self.first <= self.last:
            raise InvalidModelError("Group", "last", self.last, f"must not be below first = {self.first}")

    @property
    def is_human(self) -> bool:
        """Whether persons are counted, or may be."""
        return "thing" not in self.classes or "human" in self.classes


_ONE, _TWO = Quantity.exact(1, "person"), Quantity.exact(2, "person")
_ZERO = Quantity.exact(0, "person")
_BORN_TOGETHER = {"twins": _TWO, "triplets": Quantity.exact(3, "person")}
_LONGEST_NAME = 5  # words, its particles among them
_HUMAN_ONE = frozenset(("human", "singular"))


def groups(
    text: str,
    words: list[Token],
    surnames: frozenset[str] = frozenset(),
    gone: Mapping[str, Quantity] | None = None,
    names: Mapping[int, int] | None = None,
) -> list[Group]:
    """Return the groups that count somebody or something, in order, none inside another.

    A surname alone is a person where the report has told the whole name.  ``gone`` says how many the people
    are who were taken or went missing before ("the hostages").
    """
    found: list[Group] = []
    beyond = 0
    listed_at = names or {}
    for at, token in enumerate(words):
        if at < beyond or token.kind == "mark":
            continue
        if not gone and at and token.kind == "word" and _begins_none(text, token) and at not in listed_at:
            continue
        group = (
            (_in_list(words, at, listed_at) if at in listed_at else None)
            or (_all_of_whom(words, at, found) if token.word in ("all", "both") else None)
            or _group(text, words, at, surnames)
            or (_known(words, at, gone) if gone else None)
        )
        if group is not None:
            group = _with_name(text, words, group)
            found.append(group)
            beyond = group.last + 1
    return found


def _begins_none(text: str, token: Token) -> bool:
    """Whether a word begins no group: most do not, and are passed over."""
    return (
        text[token.start].islower()
        and token.word not in _MADE
        and token.word not in ("all", "both")
        and not token.classes >= _HUMAN_ONE
    )


def _with_name(text: str, words: list[Token], group: Group) -> Group:
    """``his son Goran Kestral, 30,``: one person, told by a noun and a name behind it."""
    last = group.last
    if group.by not in ("definite", "mention") or group.quantity.value != 1 or group.head != last:
        return group
    while last + 1 < len(words) and _capital(text, words[last + 1]) and not words[last + 1].classes:
        last += 1
    if (
        last == group.last
        or words[last].word in POSSESSIVES
        or (last + 1 < len(words) and words[last + 1].word == "'s")
    ):
        return group
    if last + 2 < len(words) and words[last + 1].word == "," and words[last + 2].kind == "age":
        last += 3 if last + 3 < len(words) and words[last + 3].word == "," else 2
    return attrs.evolve(group, last=last)


def _group(text: str, words: list[Token], at: int, surnames: frozenset[str]) -> Group | None:
    token = words[at]
    if token.kind == "count":
        return _aged(text, words, at) or _another(words, at) or _counted(text, words, at)
    if token.kind != "word":
        return None
    made = _MADE.get(token.word)
    if made is not None:
        return made(text, words, at)
    if token.is_a("human") and token.is_a("singular") and _set_off(words, at):
        # "girl, 5, shot", as headlines have it
        return Group(at, at + 3, at, at, _ONE, "mention", token.classes)
    if not text[token.start].isupper():
        return None
    if token.word in surnames and _stands_free(text, words, at):
        return Group(at, at, at, at, _ONE, "name", _HUMAN_ONE)
    return _named(text, words, at) or (_one(words, at, "mention", bare=True) if at == 0 else None)


def _nobody(text: str, words: list[Token], at: int) -> Group:
    """``nobody``, ``none of them``, ``none of the five people``."""
    last, head = at, -1
    if at + 2 < len(words) and words[at + 1].word == "of":
        begin = at + 3 + (at + 3 < len(words) and words[at + 3].kind == "count")
        head, end, *_ = head_of(words, begin, "plural", text)
        last = end if head >= 0 else at + 2
    return Group(at, last, at, head, _ZERO, "none", words[head].classes if head >= 0 else _HUMAN_ONE)


def _neither(text: str, words: list[Token], at: int) -> Group | None:
    """``neither of them``, ``neither driver``, ``neither was hurt``; but not "neither he nor she"."""
    after = words[at + 1 : at + 2]
    if after and after[0].word == "of":
        return _nobody(text, words, at)
    if after and after[0].is_a("be", "have"):
        return Group(at, at, at, -1, _ZERO, "none", _HUMAN_ONE)
    head, last, *_ = head_of(words, at + 1, "singular")
    joined = last + 1 < len(words) and words[last + 1].word == "nor"
    if head < 0 or joined or not words[head].is_a("human") or after[0].is_a("determiner"):
        return None
    return Group(at, last, at, head, _ZERO, "none", words[head].classes)


def _a(_text: str, words: list[Token], at: int) -> Group | None:
    """``a man``, ``another``."""
    group = _one(words, at, "mention") if _person_near(words, at) else None
    if group is not None or words[at].word != "another":
        return group
    alone = at + 1 == len(words) or not words[at + 1].is_a("noun")
    return Group(at, at, at, -1, _ONE, "mention", _HUMAN_ONE, added=True) if alone else None


def _the(_text: str, words: list[Token], at: int) -> Group | None:
    """``the man``, ``his sister``, ``the other was hurt``."""
    other = at + 2 < len(words) and words[at].word == "the" and words[at + 1].word == "other"
    if other and (words[at + 2].is_a("be", "have", "predicate") or words[at + 2].kind == "mark"):
        return Group(at, at + 1, at, -1, _ONE, "mention", _HUMAN_ONE, added=True)  # "the other wounded"
    found = _several_aged(words, at)
    if found is None and _person_near(words, at):
        found = _with_their_ages(words, at) or _one(words, at, "definite")
    return found


def _person_near(words: list[Token], at: int) -> bool:
    """Whether a person, or a figure that may be an age, stands within the reach of an article."""
    return any(t.kind == "count" or "human" in t.classes for t in words[at + 1 : at + 1 + REACH])


def _with_their_ages(words: list[Token], at: int) -> Group | None:
    """``her daughters, 8 and 5,``: as many as ages stand behind them."""
    head, last, _, state = head_of(words, at + 1, "plural")
    if head < 0 or not words[head].is_a("human") or last + 2 >= len(words) or words[last + 1].word != ",":
        return None
    here, number = last + 2 + (words[last + 2].word in word_list("aging")), 0
    while here < len(words) and words[here].kind == "age":
        number, here = number + 1, here + 1
        here += here + 1 < len(words) and words[here].word in (",", "and") and words[here + 1].kind == "age"
    if number < 2:
        return None
    return Group(
        at, here - 1, at, head, Quantity.exact(number, "person"), "mention", words[head].classes, state=state
    )


def _he(_text: str, _words: list[Token], at: int) -> Group:
    return Group(at, at, at, at, _ONE, "definite", _HUMAN_ONE)


def _one_alone(text: str, words: list[Token], at: int) -> Group | None:
    """``one of them``, "three were hurt and one was killed"; "One was treated" is one told before."""
    after = words[at + 1 : at + 3]
    if len(after) == 2 and after[0].word == "of" and after[1].is_a("determiner", "pronoun", "relative"):
        return _one_of(text, words, at)
    if after and after[0].is_a("be", "have", "predicate", "adverb"):
        listed = at > 0 and (words[at - 1].is_a("conj") or words[at - 1].word == ",")
        return Group(at, at, at, -1, _ONE, "figure", _HUMAN_ONE) if listed else None
    head, last, _, state = head_of(words, at + 1, "singular")
    if head < 0 or not words[head].is_a("human") or not words[head].is_a("singular"):
        return None
    return Group(
        at, last, at, head, _ONE, "figure", words[head].classes, state=state
    )  # "in which one woman was"


def _both(text: str, words: list[Token], at: int) -> Group | None:
    """``both``, ``both boys``, and not "both A and B"."""
    if at + 1 == len(words):
        return None
    head, last, *_ = head_of(words, at + 1, "plural", text)
    if head >= 0 and words[head].is_a("human"):
        return Group(at, last, at, head, _TWO, "definite", words[head].classes)
    after = words[at + 1]
    alone = after.kind != "word" or after.is_a("be", "have", "predicate", "preposition", "adverb")
    if not alone and (text[after.start].isupper() or after.is_a("determiner")):
        return None  # "struck both Madagascar and Mozambique"
    return Group(at, at, at, -1, _TWO, "definite", _HUMAN_ONE)


def _stands_free(text: str, words: list[Token], at: int) -> bool:
    """Whether a surname stands alone: no part of a longer name, and nobody's possession."""
    before, after = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
    if after is not None and after.kind == "word" and (after.word == "'s" or text[after.start].isupper()):
        return False
    led = ("conj", "subordinator", "report", "predicate", "adverb")
    return before is None or before.kind == "mark" or before.is_a(*led)


def _in_list(words: list[Token], at: int, names: Mapping[int, int]) -> Group | None:
    """One person named in a list, with the age that follows."""
    last = names.get(at)
    if last is None:
        return None
    after, end = words[last + 1 : last + 4], last
    if len(after) > 1 and after[0].word in (",", "(") and after[1].kind == "age":
        end = last + 3 if len(after) > 2 and after[2].word in (",", ")") else last + 2
    return Group(at, end, at, last, _ONE, "name", _HUMAN_ONE)


def _all_of_whom(words: list[Token], at: int, found: list[Group]) -> Group | None:
    """``three guards, all of whom died``: as many as stand before."""
    if words[at].word not in ("all", "both") or [t.word for t in words[at + 1 : at + 3]] != ["of", "whom"]:
        return None
    before = found[-1] if found else None
    if before is None or not before.is_human or before.by != "figure":
        return None
    return Group(at, at + 2, at, -1, before.quantity, "figure", _HUMAN_ONE, part=True)


def _known(words: list[Token], at: int, gone: Mapping[str, Quantity]) -> Group | None:
    """``the hostages``: as many as were told before."""
    some = (
        at > 1 and words[at - 1].word == "of" and words[at - 2].word in word_list("some_of")
    )  # "most of the"
    if some or words[at].word != "the" or at + 1 == len(words) or words[at + 1].word not in gone:
        return None
    noun = words[at + 1]
    if not noun.is_a("plural") or (at + 2 < len(words) and words[at + 2].is_a("noun")):
        return None
    return Group(at, at + 1, at, at + 1, gone[noun.word], "definite", noun.classes)


def _set_off(words: list[Token], at: int) -> bool:
    """Whether an age between commas follows a noun that nothing stands before."""
    before = words[at - 1] if at else None
    free = before is None or before.kind == "mark" or before.is_a("subordinator", "preposition", "conj")
    commas = at + 3 < len(words) and words[at + 1].word == "," == words[at + 3].word
    return free and commas and words[at + 2].kind == "age"


def _counted(text: str, words: list[Token], at: int) -> Group | None:
    """``12 people``, ``two of the four passengers``, ``ten``."""
    quantity = words[at].quantity
    if quantity is None or AGE.fullmatch(words[at].word) is not None:
        return None
    if quantity.unit not in (None, "person"):
        measured = frozenset(("thing", "measured"))
        return Group(at, at, at, -1, quantity, "figure", measured) if quantity.unit.isalpha() else None
    if quantity.high == 0 and at + 1 < len(words) and words[at + 1].word in word_list("limiting"):
        return None  # "no other deaths", "no serious injuries": others were, or some
    if _is_pair(words, at):
        return Group(at, at, at, -1, _TWO, "figure", frozenset(("human", "plural")))
    after = words[at + 2] if at + 2 < len(words) and words[at + 1].word == "of" else None
    named = at + 3 < len(words) and words[at + 3].is_a("noun") and not words[at + 3].is_a("human")
    if after is not None and after.word in word_list("of_them") and not named:  # not "19 of those fires"
        thing = at >= 2 and words[at - 1].word == "," and _thing_like(words[at - 2])
        kind = frozenset(("thing",) if thing else ("human",))  # "black balloons, 57 of them"
        return Group(at, at + 2, at, -1, quantity, "figure", kind, part=True)
    here, part, whole = _of_whole(words, at)
    head, last, added, state = head_of(words, here, "plural", text)
    classes = _classes_of(text, words[head]) if head >= 0 else frozenset[str]()
    if head < 0 and not part and here == at + 1 and text and _nation(text, words, here):
        head = last = here  # "ten Peshmerga", which has no plural of its own
        classes = _HUMAN_ONE
    if _are_at_home(words, at):
        classes = frozenset(("thing", "measured"))
    last = _with_ages(words, at, head, at if part and head < 0 else last)
    first = _container(words, at)
    return Group(first, max(last, at), at, head, quantity, "figure", classes, part, added, state, whole)


def _are_at_home(words: list[Token], at: int) -> bool:
    """``a country of 12 million``, ``a town of 2,900 people``: how many live there."""
    return (
        at > 1 and words[at - 1].word == "of" and words[at - 2].is_a("place") and words[at - 2].is_a("noun")
    )


def _of_whole(words: list[Token], at: int) -> tuple[int, bool, Quantity | None]:
    """Where the noun of a figure may begin, whether the figure is of a whole, and how many that are."""
    here = at + 1
    behind = words[here : here + 3]
    if len(behind) == 3 and behind[0].word == "(" and behind[1].kind == "count" and behind[2].word == ")":
        here += 3  # "50 lakh (five million) chicken"
    if here + 1 >= len(words) or words[here].word != "of":
        return here, False, None
    after, whole = words[here + 1], None
    part = after.is_a("determiner") or after.kind == "count"
    here += 2 if after.is_a("determiner") else 1
    if part and here < len(words) and words[here].kind == "count":
        whole = words[here].quantity
        here += 1
    for index in range(here, min(here + 3, len(words) - 1)) if part else ():
        if words[index].word == "'s" and words[index + 1].kind == "count":
            return index + 2, part, whole  # "85 of the depot's 90 drivers"
    return here, part, whole


def _classes_of(text: str, noun: Token) -> frozenset[str]:
    """The classes of a noun that is counted; one that no table knows is told by its ending or its capital."""
    if noun.classes.isdisjoint(("human", "thing", "toll", "collective")) and seems_human(noun.word):
        return frozenset(("human", "plural"))
    if not noun.classes and text and _capital(text, noun):
        return frozenset(("name",))  # "40 Rohingyas"
    return noun.classes


def _with_ages(words: list[Token], at: int, head: int, last: int) -> int:
    """The last token of a group, with an age behind it: "11 people under 18", "one, 25,"."""
    if head >= 0:
        return last + (last + 1 < len(words) and words[last + 1].kind == "age")
    quantity, after = words[at].quantity, words[at + 1 : at + 4]
    if quantity is None or quantity.value != 1 or len(after) < 3 or not is_age(after[1]):
        return last
    return at + 3 if after[0].word == "," == after[2].word else last


def _is_pair(words: list[Token], at: int) -> bool:
    """``a couple and their son``: two people, where no noun says of what there are a couple."""
    if words[at].word not in ("a couple", "the couple", "couple") or at + 1 == len(words):
        return False
    after = words[at + 1]
    return after.word == "," or (
        after.is_a("conj", "be", "have", "predicate", "preposition") and after.word != "of"
    )


def _nation(text: str, words: list[Token], at: int) -> bool:
    """Whether an unknown name behind a figure counts people: a verb follows, or the list goes on."""
    if at + 1 >= len(words) or not _capital(text, words[at]) or words[at].classes:
        return False
    after = words[at + 1]
    return after.is_a("be", "have", "conj", "predicate") or after.word == ","


def _thing_like(token: Token) -> bool:
    """Whether a plural is one of things, by its class or because nothing makes it one of people."""
    if token.classes:
        return token.is_a("thing") and not token.is_a("human")
    return token.word.endswith("s") and not seems_human(token.word)


def _container(words: list[Token], at: int) -> int:
    """Where "a total of", "a crowd of" before a figure begins; the figure itself where none stands."""
    if at >= 2 and words[at - 1].word == "of" and words[at - 2].is_a("container"):
        at -= 2
    while at >= 1 and (
        (words[at - 1].is_a("determiner") and words[at - 1].word not in ("that", "this"))
        or words[at - 1].word in ("total", "estimated", "combined", "other")
    ):
        at -= 1
    return at


def _one(words: list[Token], at: int, by: str, *, bare: bool = False) -> Group | None:
    """``a 23-year-old man``: one person, by mention; ``bare`` where no article stands at the beginning."""
    first = at if bare else at + 1
    head, last, _, state = head_of(words, first, "singular")
    if bare and any(
        t.is_a("determiner", "verb", "report") or t.word == "located"
        for t in words[at : head if head >= 0 else first + 3]
    ):
        return None  # "Officers located a man" is no person
    if head < 0 or not words[head].is_a("human") or not words[head].is_a("singular"):
        aged = next(
            (
                i
                for i in range(at, min(first + 3, len(words)))
                if words[i].kind == "count" and AGE.fullmatch(words[i].word)
            ),
            None,
        )
        if aged is None or not all(STOPS.isdisjoint(t.classes) for t in words[first:aged]):
            return None
        if any(t.is_a("animal") for t in words[aged + 1 : aged + 4]):
            return None
        if aged + 1 < len(words) and words[aged + 1].is_a("human") and words[aged + 1].is_a("plural"):
            born = _BORN_TOGETHER.get(words[aged + 1].word)  # "her two-year-old twins"
            classes = words[aged + 1].classes
            return None if born is None else Group(at, aged + 1, at, aged + 1, born, "mention", classes)
        return Group(at, aged, at, aged, _ONE, by, _HUMAN_ONE)  # "the 17-year-old was shot"
    quantity = _TWO if words[head].word == "couple" else _ONE
    if (
        last + 2 < len(words)
        and words[last + 1].word == "and"
        and words[last + 2].is_a("human")
        and words[last + 2].is_a("singular")
    ):
        apposed = at > 1 and words[at - 1].word == "," and not words[at - 2].classes
        last, quantity = (
            last + 2,
            _ONE if apposed else _TWO,
        )  # "a mother and child", "Ann Bole, a nurse and mother"
    if last + 1 < len(words) and words[last + 1].kind == "age":
        last += 1  # "a father aged 62"
    if last + 2 < len(words) and words[last + 1].word == "of" and words[last + 2].kind == "age":
        last += 2  # "a man of 61"
    if last + 2 < len(words) and words[last + 1].word == "," and words[last + 2].kind == "age":
        last += 3 if last + 3 < len(words) and words[last + 3].word == "," else 2  # "a man, 34, was"
    return Group(at, last, at, head, quantity, by, words[head].classes, state=state)


def _aged(text: str, words: list[Token], at: int) -> Group | None:
    """``a 23-year-old man`` whose article and age are one figure."""
    word = words[at].word
    if AGE.fullmatch(word) is None:
        return None
    by = "mention" if word.startswith(("a ", "an ")) else "definite" if word.startswith("the ") else ""
    last = at
    while last + 1 < len(words) and last - at < 3 and _capital(text, words[last + 1]):
        last += 1
    if last - at >= 2 or (last > at and not by):
        return Group(at, last, at, last, _ONE, "name", _HUMAN_ONE)  # "28-year-old Tyler Woods"
    if (not by and at == 0) or (not by and words[at - 1].kind == "mark"):
        by = "mention"  # "23-year-old man killed", as headlines have it
    return _one(words, at, by) if by else None


def _several_aged(words: list[Token], at: int) -> Group | None:
    """``his 12- and 10-year-old sons``: as many as have an age."""
    number, here = 0, at + 1
    while here < len(words) and (words[here].kind == "age" or AGE.fullmatch(words[here].word)):
        number, here = number + 1, here + 1
        while here < len(words) and words[here].word in ("-", "–", ",", "and"):
            here += 1
    if number < 2:
        return None
    head, last, _, state = head_of(words, here, "plural")
    if head < 0 or not words[head].is_a("human"):
        return None
    by = "mention" if words[at].word in POSSESSIVES else "definite"
    return Group(at, last, at, head, Quantity.exact(number, "person"), by, words[head].classes, state=state)


def _capital(text: str, token: Token) -> bool:
    return token.kind == "word" and text[token.start].isupper()


def _another(words: list[Token], at: int) -> Group | None:
    """``a third was wounded``, ``the fourth victim``: one more person, where the ordinal is no share."""
    word, quantity = words[at].word.removeprefix("a "), words[at].quantity
    ordinal = quantity is not None and quantity.unit in ("ordinal", "share", None)
    if word not in ORDINALS or not ordinal or at + 1 == len(words):
        return None
    article = words[at].word != word or (at > 0 and words[at - 1].word in ("a", "the"))
    head, last, _, state = head_of(words, at + 1, "singular")
    if (article or at == 0) and head >= 0 and words[head].is_a("human") and words[head].is_a("singular"):
        return Group(at, last, at, head, _ONE, "mention", words[head].classes, added=True, state=state)
    if not article or not words[at + 1].is_a("be", "have", "predicate"):
        return None
    return Group(at, at, at, -1, _ONE, "mention", _HUMAN_ONE, added=True)


def _one_of(text: str, words: list[Token], at: int) -> Group | None:
    """``one of the passengers``, ``one of them``: one person, told as a part of others."""
    if words[at + 2].word in ("them", "whom", "these", "those", "us"):
        return Group(at, at + 2, at, -1, _ONE, "mention", _HUMAN_ONE, part=True)
    if at + 3 < len(words) and words[at + 3].word in ("pair", "duo", "trio", "group", "crew"):
        return Group(at, at + 3, at, -1, _ONE, "mention", _HUMAN_ONE, part=True)
    begin = at + 3 + (at + 3 < len(words) and words[at + 3].kind == "count")
    head, last, _, state = head_of(words, begin, "plural", text)
    if head < 0 or not words[head].is_a("human"):
        return None
    return Group(at, last, at, head, _ONE, "mention", words[head].classes, part=True, state=state)


def _none(_text: str, words: list[Token], at: int) -> Group | None:
    """``no one``, ``no injuries``: nobody, said of what follows."""
    following = [token.word for token in words[at + 1 : at + 4]]
    if not word_list("limiting").isdisjoint(following):
        return None  # "no one else", "no serious injuries": others were, or some
    if following[:1] == ["one"]:
        return Group(at, at + 1, at, -1, _ZERO, "none", _HUMAN_ONE)
    head, last, _, state = head_of(words, at + 1, "plural")
    if head < 0:
        return None
    return Group(at, last, at, head, _ZERO, "none", words[head].classes, state=state)


def _not_one(_text: str, words: list[Token], at: int) -> Group | None:
    """``not one person``, ``not a single person``: nobody."""
    single = words[at + 1].quantity if at + 1 < len(words) else None
    one = single is not None and single.value == 1 and single.unit in (None, "person")
    alone = [t.word for t in words[at + 1 : at + 3]] == ["a", "single"]
    if not (one or alone):
        return None
    head, last, _, state = head_of(words, at + 2 + alone, "singular")
    return Group(at, last, at, head, _ZERO, "none", words[head].classes, state=state) if head > 0 else None


def _named(text: str, words: list[Token], at: int) -> Group | None:
    """A name of a person: two capitalised words or more, then an age or a word of what became of them."""
    last = at
    while last + 1 < len(words) and last - at < 5:
        particles = 0
        while last + 1 + particles < len(words) and words[last + 1 + particles].word in word_list(
            "particles"
        ):
            particles += 1  # "Pieter van der Loo"
        if last + 1 + particles >= len(words) or not _capital(text, words[last + 1 + particles]):
            break
        last += 1 + particles
    aged = last + 2 < len(words) and words[last + 1].word == "," and is_age(words[last + 2])
    common = ("determiner", "preposition", "subordinator") + (() if aged else ("thing", "human", "toll"))
    inside = (t for t in words[at : last + 1] if t.word not in word_list("particles"))
    if last == at or any(t.is_a(*common) for t in inside):
        return None
    before = words[at - 1] if at else None
    if before is not None and before.is_a("noun") and not before.is_a("human"):
        return None  # "the collective Clear Pastures"
    figure, end = at, last
    after = last + 1
    if (
        after + 2 < len(words)
        and words[after].word == ","
        and is_age(words[after + 1])
        and (words[after + 2].word in (",", "of", "and") or words[after + 1].kind == "age")
    ):
        end = after + 2 if words[after + 2].word == "," else after + 1
    elif in_brackets(words, after):
        end = after + 2  # "Adaeze Obi (83) died"
    elif not (
        after < len(words) and (words[after].is_a("be", "predicate") or words[after].word in ("has", "who"))
    ) and not (titled(words, before, after) or apposed(words, after)):
        return None
    elif before is not None and before.word in ("to", "at", "in", "near", "from", "outside", "inside"):
        return None  # "taken to Mercy Health in critical condition"
    return Group(at, end, figure, last, _ONE, "name", _HUMAN_ONE)


_MADE: dict[str, Callable[[str, list[Token], int], Group | None]] = {
    **dict.fromkeys(("no", "zero"), _none),
    "not": _not_one,
    **dict.fromkeys(("nobody", "none"), _nobody),
    "neither": _neither,
    **dict.fromkeys(("a", "an", "another"), _a),
    **dict.fromkeys((*POSSESSIVES, "the", "this", "that"), _the),
    **dict.fromkeys(("he", "she", "him"), _he),
    "one": _one_alone,
    "both": _both,
}


def number_of(ordinal: str) -> Quantity:
    """Return how many there are of whom one is the third, the fifth.

    >>> number_of("fifth").value
    5
    """
    number = ORDINALS.index(ordinal) + 2
    return Quantity(number, low=number, high=number, unit="person", change=Change.ROSE_TO)


def total(quantities: Sequence[Quantity]) -> Quantity:
    """Return the sum of what several groups count, its range the sum of their ranges.

    >>> total([Quantity.exact(1), Quantity.exact(2)]).value
    3
    """
    return functools.reduce(Quantity.plus, quantities)
