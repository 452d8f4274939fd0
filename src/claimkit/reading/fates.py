"""Persons told one by one: who is the same person, and what became of each in the end.

Local news tells of "a man", "the 23-year-old", "he" and a name, all one person; he is shot in one sentence
and dies in another.  He counts once, among the dead.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

import attrs

from claimkit.quantities import Bound, Quantity
from claimkit.reading.lexicon import POSSESSIVES, lexicon, word_list
from claimkit.reading.syntax import Group
from claimkit.reading.tokens import Token
from claimkit.text import read_table

_MONTH = 31  # days
_CHAIN = 12  # most persons or groups joined in one
_LOOK_BACK = 40  # persons or claims that a mention may point back over
_DIGITS = re.compile(r"\d+")
_FALLEN = "hurt at first; the report tells that this person died"
_GENERAL = "general"
_ROLES = (("police", "officer"), ("press", "journalist"))
TRACED = ("deaths", "injuries", "shot", "missing")


class Person(NamedTuple):
    """What a mention says of a person.

    Attributes:
        gender: ``male``, ``female`` or empty.
        age: in years as written, or empty.
        name: the name, or empty.
        definite: whether the mention points back ("the man", "he").
        other: whether it says that this is somebody else ("another man").
        role: what the noun says beyond sex and age ("officer", "driver"), or empty.
        sentence: where the sentence begins that the mention stands in.
        begin: where the mention begins.
        kin: whether the person is told as somebody's ("his wife").
        of: gender of that somebody, or empty.
        stage: ``adult`` or ``minor``, or empty.
        year: of what is told, or 0.
    """

    gender: str = ""
    age: str = ""
    name: str = ""
    definite: bool = False
    other: bool = False
    role: str = ""
    sentence: int = -1
    begin: int = -1
    kin: bool = False
    of: str = ""
    stage: str = ""
    year: int = 0

    def may_be(self, other: Person) -> bool:
        """Whether two mentions can be of one person."""
        if any(a and b and a != b for a, b in ((self.gender, other.gender), (self.age, other.age))):
            return False
        if self.stage and other.stage and self.stage != other.stage:
            return False
        if self.year and other.year and self.year != other.year:
            return False  # "the last officer shot was killed in 1998"
        kin = other.kin and other.role != self.role
        if kin and (
            not other.of or other.of == self.gender or not self.gender or self.sentence == other.sentence
        ):
            return False  # "his wife" is not the man, but "his sister" may be the girl
        same_age = self.age and self.age == other.age
        wide = other.definite and other.role in _roles()[_GENERAL]  # "the worker" of a miner
        parted = self.role and other.role and self.role != other.role
        if not kin and not same_age and parted and not wide:
            return False
        if self.begin == other.begin:
            return True
        if self.sentence == other.sentence and not other.definite and not (self.name and other.name):
            return False  # two told in one sentence are two
        if self.name and other.name:
            return bool(set(self.name.lower().split()) & set(other.name.lower().split()))
        return True

    def told_more(self, other: Person) -> Person:
        """This person, with the sex and age that an apposition tells; what else it says parts nobody."""
        return self._replace(
            gender=self.gender or other.gender,
            age=self.age or other.age,
            stage=self.stage or other.stage,
        )

    def merged(self, other: Person) -> Person:
        """What both say together."""
        merged = (self.gender or other.gender, self.age or other.age, self.name or other.name)
        role, stage = self.role or other.role, self.stage or other.stage
        year = self.year or other.year
        return other._replace(
            gender=merged[0],
            age=merged[1],
            name=merged[2],
            role=role,
            stage=stage,
            year=year,
            definite=False,
            other=False,
            kin=False,
            of="",
        )


@functools.cache
def _genders() -> dict[str, str]:
    rows = read_table("claimkit.reading", "gender.tsv")
    return {word: gender for gender, words in rows for word in words.split()}


@functools.cache
def _roles() -> dict[str, frozenset[str]]:
    """Nouns that name people of one role, by its name."""
    return {role: frozenset(nouns.split()) for role, nouns in read_table("claimkit.reading", "roles.tsv")}


@functools.cache
def _attackers() -> frozenset[str]:
    """Nouns for those who attack."""
    return frozenset(word for word, entry in lexicon().words.items() if "attacker" in entry.classes)


def gender_of(words: list[str]) -> str:
    """Return the gender that the words of a mention tell.

    >>> gender_of(["a", "young", "woman"]), gender_of(["a", "resident"])
    ('female', '')
    """
    known = _genders()
    return next((known[word] for word in reversed(words) if word in known), "")


def role_of(noun: str) -> str:
    """Return what a noun says of a person beyond sex and age, or an empty text.

    >>> role_of("driver"), role_of("cyclist"), role_of("man")
    ('driver', 'rider', '')
    """
    if noun in word_list("plain_person") or not noun.replace("-", "").isalpha():
        return ""
    entry = lexicon().words.get(noun)
    classes = entry.classes if entry is not None else frozenset[str]()
    # "the policeman" is "the officer": one class of people under one name
    role = next((name for name, nouns in _roles().items() if noun in nouns), noun)
    if role not in (noun, _GENERAL):
        return role
    return next((name for kind, name in _ROLES if kind in classes and noun in _several(kind)), noun)


@functools.cache
def _several(kind: str) -> frozenset[str]:
    """The nouns of a class of people that do not tell its members apart."""
    return frozenset(w for w, e in lexicon().words.items() if kind in e.classes and "person" not in e.classes)


def _stage(noun: str, age: str) -> str:
    """Whether a noun or an age tells of a grown person or of a minor."""
    if noun in word_list("minors") or (age and int(age) < 18):
        return "minor"
    return "adult" if noun in word_list("adults") or age else ""


def person_of(words: list[Token], group: Group) -> Person | None:
    """Return what a group says of the one person that it tells of; None where it counts several."""
    if group.quantity.value != 1 or (group.by == "figure" and "singular" not in group.classes):
        return None
    inside = words[group.first : group.last + 1]
    plain = [token.word for token in inside]
    aged = (
        t for t in inside if "old" in t.word or (t.kind in ("count", "age") and t is not words[group.figure])
    )
    age = next((found for t in aged if (found := _DIGITS.search(t.word))), None)
    noun = words[group.head].word if group.head >= 0 else ""
    return Person(
        gender=gender_of(plain[1:] if plain[0] in POSSESSIVES else plain),
        age=age.group() if age else "",
        name=" ".join(t.word for t in inside if t.word[0].isalpha() and not t.is_a("human"))
        if group.by == "name"
        else "",
        definite=group.by == "definite",
        other=group.added or "another" in plain or "second" in plain,
        role="" if group.by == "name" else role_of(noun),
        sentence=words[0].start,
        begin=inside[0].start,
        kin=plain[0] in POSSESSIVES,
        of=gender_of(plain[:1]) if plain[0] in POSSESSIVES else "",
        stage=_stage(noun, age.group() if age else ""),
    )


@attrs.define
class _Traced:
    """A person of the report: what is known, and the claims (by index) that tell what became of them.

    ``new``: whether the first mention brings in somebody new ("a man"); a name may be one of a pair before.
    """

    person: Person
    new: bool
    fates: dict[str, list[int]] = attrs.field(factory=dict)


class Told(NamedTuple):
    """One claim as the tracing sees it: ``claim`` is its index, ``mentioned`` counts those named."""

    claim: int
    attribute: str
    quantity: Quantity
    who: Person | None
    headline: bool
    part: bool
    of_them: bool = False
    by_own_hand: bool = False
    mentioned: int = 0
    span: tuple[int, int] = (-1, -1)
    killer: Person | None = None
    noun: str = ""
    added: bool = False
    days: tuple[int, int] | None = None
    retold: bool = False

    def apart(self, other: Told) -> bool:
        """Whether the two are told of days more than a month apart: of two events."""
        if self.days is None or other.days is None:
            return False
        return self.days[0] - other.days[1] > _MONTH or other.days[0] - self.days[1] > _MONTH

    def holds(self, other: Told) -> bool:
        """Whether this counts together those of whom the other tells one: "a man and a woman were shot"."""
        inside = self.span[0] <= other.span[0] and other.span[1] <= self.span[1]
        return inside and self.who is None and not self.part and self.attribute == other.attribute


class Outcome(NamedTuple):
    """What tracing changes.

    Attributes:
        dropped: claims that fall, by index, with the reason.
        renamed: claims that count something else in the end, by index: attribute and quantity.
        totals: attribute, number of persons told one by one, and index of the claim that told the last.
        parts: claims that count some of a total, by index, with what they count.
    """

    dropped: dict[int, str]
    renamed: dict[int, tuple[str, Quantity]]
    totals: list[tuple[str, int, int]]
    parts: dict[int, str]


def trace(told: list[Told]) -> Outcome:
    """Follow the persons of a report through its claims, in the order of the text."""
    people: list[_Traced] = []
    dropped: dict[int, str] = {}
    renamed: dict[int, tuple[str, Quantity]] = {}
    fallen = {one.who.begin for one in told if one.who and one.headline and one.attribute == "deaths"}
    fates: dict[int, set[str]] = {}
    for one in told:
        if one.who is not None:
            fates.setdefault(one.who.begin, set()).add(one.attribute)
    for one in told:
        if one.who is None or one.headline:
            if one.who and one.who.begin in fallen and one.attribute != "deaths":
                dropped[one.claim] = _FALLEN
            continue
        traced = _find(people, one.who, fates[one.who.begin])
        if traced is None:
            traced = _Traced(one.who, not (one.who.definite or one.who.name))
            people.append(traced)
        else:
            traced.person = traced.person.merged(one.who)
        traced.fates.setdefault(one.attribute, []).append(one.claim)
    for traced in people:
        if "deaths" in traced.fates:
            for attribute in ("shot", "injuries"):
                for index in traced.fates.get(attribute, ()):
                    dropped[index] = _FALLEN
    _pairs(told, dropped, renamed)
    _by_own_hand(told, people, dropped)
    _groups(told, dropped, renamed)
    totals = _totals(told, people, dropped, renamed)
    parts = {}
    for one, number in _with_killer(told, people, dropped):
        parts[one.claim] = "those whom one of the dead killed"
        totals = [total for total in totals if total[0] != "deaths"]
        totals.append(("deaths", number, one.claim))
    return Outcome(dropped, renamed, totals, parts)


def _members(told: list[Told], at: int) -> list[Told]:
    """Those whom a claim counts together and that are told one by one too; they stand beside it."""
    near = told[max(0, at - _CHAIN) : at + _CHAIN + 1]
    return [other for other in near if other.part and told[at].holds(other)]


def _pairs(told: list[Told], dropped: dict[int, str], renamed: dict[int, tuple[str, Quantity]]) -> None:
    """Take who died from a count of those hurt together: "a man and a woman were hurt; the man died"."""
    for at, one in enumerate(told):
        if one.attribute not in ("injuries", "shot") or one.who is not None or not one.quantity.value:
            continue
        fallen = sum(other.claim in dropped for other in _members(told, at))
        if fallen and fallen >= one.quantity.value:
            dropped[one.claim] = _FALLEN
        elif fallen:
            renamed[one.claim] = ("injuries", Quantity.exact(one.quantity.value - fallen, "person"))


def _by_own_hand(told: list[Told], people: list[_Traced], dropped: dict[int, str]) -> None:
    """Those shot in a murder-suicide are dead where a figure says that as many died as were shot."""
    own = any(one.by_own_hand and one.attribute == "deaths" for one in told)
    figures = [one.quantity.value or 0 for one in told if one.who is None and one.attribute == "deaths"]
    shot = [t for t in people if set(t.fates) == {"shot"}]
    dead = sum("deaths" in t.fates for t in people)
    if own and shot and max(figures, default=0) >= max(2, len(shot) + dead):
        for traced in shot:
            for index in traced.fates["shot"]:
                dropped[index] = "shot; the report tells that they died"


def _with_killer(told: list[Told], people: list[_Traced], dropped: dict[int, str]) -> list[tuple[Told, int]]:
    """The greatest figure of those whom one person killed who is dead too, and all of them together."""
    anybody = word_list("anybody") | {""}
    own = {one.who.begin for one in told if one.who is not None and one.attribute == "deaths"}
    dead = [t for t in people if "deaths" in t.fates and t.person.role in _attackers()]
    found = []
    for at, one in enumerate(told):
        if one.attribute != "deaths" or one.headline or one.part or one.claim in dropped:
            continue
        number, killer = one.quantity.value, one.killer
        if one.who is not None or number is None or one.noun in _attackers():
            continue
        if any(other.who is not None and other.who.role in _attackers() for other in _members(told, at)):
            continue  # "96 soldiers as well as the bomber"
        acting = killer is None or killer.role in _attackers()
        # "a German couple was killed before the assailant turned the gun on himself"
        after = acting and (killer is not None or one.noun not in anybody) and len(dead) == 1
        if after or (killer is not None and killer.begin in own):
            found.append((one, int(number) + 1))
    return sorted(found, key=lambda pair: pair[1])[-1:]


def _find(people: list[_Traced], who: Person, fates: set[str]) -> _Traced | None:
    """The person that a mention is of: the last that it can be, unless it says somebody else.

    A name told first after several persons is that of one who came to the same end; "a man" is nobody who
    came to another end.
    """
    if who.other:  # "a fourth was hurt", and "another woman" who is that one
        unnamed = (t for t in people[-_LOOK_BACK:] if t.person.other and t.person.may_be(who))
        return next((t for t in unnamed if not (t.person.gender or t.person.age or t.person.role)), None)
    near = sorted(people[-_LOOK_BACK:], key=lambda t: -t.person.begin)  # the one mentioned last first
    fitting = [t for t in near if t.person.may_be(who) and _may_point(t, who, fates)]
    if not (who.definite or who.name):
        fitting = [t for t in fitting if _same_end(t, who, fates)]
    named = [t for t in fitting if who.name and t.person.name]
    alike = [t for t in fitting if ("deaths" in t.fates) == ("injuries" not in fates)]
    return next(iter(named or (alike if who.name else ()) or fitting), None)


def _may_point(traced: _Traced, who: Person, fates: set[str]) -> bool:
    """Whether "the driver" may be somebody who was only "a man" so far: if both came to one end."""
    if not (who.definite and who.role) or traced.person.role or traced.person.name:
        return True
    died, fell = "deaths" in fates, "deaths" in traced.fates
    return died == fell and (died or not {"missing"} & (fates ^ set(traced.fates)))


def _same_end(traced: _Traced, who: Person, fates: set[str]) -> bool:
    """Whether somebody told before can have come to the end of one told as new."""
    if who.age and who.age == traced.person.age:
        return True
    died, fell = "deaths" in fates, "deaths" in traced.fates
    return not ((died and set(traced.fates) == {"injuries"}) or (fell and fates == {"injuries"}))


def _groups(told: list[Told], dropped: dict[int, str], renamed: dict[int, tuple[str, Quantity]]) -> None:
    """Persons shot are hurt, less those of them that died; those of the hurt that died are no longer hurt."""
    for at, one in enumerate(told):
        if one.attribute != "deaths" or not one.of_them or not one.quantity.value or one.claim in dropped:
            continue
        before = [
            c
            for c in told[max(0, at - _LOOK_BACK) : at]
            if c.attribute == "injuries" and c.who is None and not c.part and c.claim not in dropped
        ]
        whole = before[-1] if before else None
        if whole is not None and _others(one.noun, whole.noun):
            continue  # "three others were wounded. Two of the gunmen were killed"
        if whole is not None and whole.quantity.value == one.quantity.value:
            dropped[whole.claim] = _FALLEN  # "shot three guards, all of whom died"
        elif (
            whole is not None
            and whole.quantity.bound is Bound.EXACT
            and (whole.quantity.value or 0) > one.quantity.value
        ):
            renamed[whole.claim] = (
                "injuries",
                Quantity.exact((whole.quantity.value or 0) - one.quantity.value, "person"),
            )
    hurt = [
        c for c in told if c.attribute == "injuries" and c.who is None and c.quantity.value and not c.headline
    ]
    for at, one in enumerate(told):
        if one.attribute != "shot" or one.claim in dropped or one.claim in renamed:
            continue
        shot = one.quantity.value
        fallen = (
            c.quantity.value or 0
            for c in told[max(0, at - _LOOK_BACK) : at + 1 + _LOOK_BACK]
            if c.attribute == "deaths" and not c.by_own_hand and c.claim not in dropped and not c.part
            if not _attacker_alone(c, one)
            if not c.apart(one)
        )
        dead = max((number for number in fallen if number <= (shot or 0)), default=0)
        if one.who is not None or one.part or one.added or shot is None or not dead:
            renamed[one.claim] = ("injuries", one.quantity)
        elif dead < shot and (again := [c for c in hurt if c.retold and c.quantity.value == shot]):
            for told_again in again:  # "four were shot, one fatally; all four were taken to hospital"
                renamed[told_again.claim] = ("injuries", Quantity.exact(shot - dead, "person"))
            renamed[one.claim] = ("injuries", Quantity.exact(shot - dead, "person"))
        elif dead >= shot:
            for fallen_one in (one, *_members(told, at)):
                dropped[fallen_one.claim] = "shot; the report tells that they died"
        elif hurt:
            dropped[one.claim] = "counts the dead and the wounded together; the wounded are told apart"
        else:
            renamed[one.claim] = ("injuries", Quantity.exact(shot - dead, "person"))


def _attacker_alone(dead: Told, hurt: Told) -> bool:
    """Whether an attacker who died is none of those hurt: "shot dead after he stabbed three people"."""
    noun = dead.who.role if dead.who is not None else dead.noun
    return noun in _attackers() and hurt.noun not in _attackers()


def _others(one: str, other: str) -> bool:
    """Whether two nouns name different people: "gunmen" are none of the "officers", nor of "others"."""
    told = one and one not in word_list("anybody") and one != other
    return bool(told and (one in _attackers() or (other and other not in word_list("anybody"))))


def _totals(
    told: list[Told], people: list[_Traced], dropped: dict[int, str], renamed: dict[int, tuple[str, Quantity]]
) -> list[tuple[str, int, int]]:
    """Persons and pairs told one by one, where they are more than one mention and no figure covers them."""
    found = []
    for attribute in TRACED:
        last: list[int] = []
        parts = {one.claim for one in told if one.part and not one.of_them}
        pairs = any(one.mentioned and one.attribute == attribute and not one.part for one in told)
        for traced in people:
            if pairs and not traced.new:
                continue
            indexes = [
                i
                for a, held in traced.fates.items()
                for i in held
                if (renamed[i][0] if i in renamed else a) == attribute and i not in dropped
            ]
            if indexes and not parts.issuperset(indexes):
                last.append(min(indexes))
        number, highest = len(last), 0.0
        for at, one in enumerate(told):
            meant = renamed[one.claim][0] if one.claim in renamed else one.attribute
            if meant != attribute or one.who is not None or one.part or one.claim in dropped:
                continue
            if one.mentioned and any(other.who is not None for other in _members(told, at)):
                highest = max(highest, one.quantity.figure or 0)
                continue
            if one.mentioned and not one.headline:
                number += one.mentioned
                last.append(one.claim)
            elif not one.mentioned:
                highest = max(highest, one.quantity.figure or 0)
        if len(last) > 1 and highest < number:
            found.append((attribute, number, max(last)))
    return found
