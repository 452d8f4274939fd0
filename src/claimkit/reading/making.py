"""What a count is, and how it is made from groups: their sum, its role, and what an attribute can count."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import attrs

from claimkit.quantities import Bound, Quantity
from claimkit.reading.clauses import Clause
from claimkit.reading.crowds import gathers
from claimkit.reading.fates import Person, person_of
from claimkit.reading.lexicon import word_list
from claimkit.reading.syntax import Group, total
from claimkit.reading.tokens import Token

_PERSONS_ONLY = frozenset(("crowd_size", "displaced", "rescued", "arrests", "hostages", "missing"))
_NEAR_BY = 6  # words behind a verb in which it is told what somebody is treated for
_OF_SEVERAL = {"families": "family", "households": "household"}
"""Nouns for several persons, which a figure counts one by one, and the unit that they are counted in."""


_LISTED = 8
"""Words of a list within which another kind of building is looked for."""


def least(quantity: Quantity) -> Quantity:
    """The figure as a lower bound, where it is exact."""
    if quantity.bound is not Bound.EXACT or quantity.value is None:
        return quantity
    return attrs.evolve(quantity, low=quantity.value, high=None, bound=Bound.AT_LEAST)


def unnumbered(quantity: Quantity) -> bool:
    """Whether a wording names no number at all: "many", "a large number"."""
    nothing = quantity.value is None and quantity.high is None and quantity.change is None
    return quantity.bound is Bound.VAGUE and nothing


class Count(NamedTuple):
    """A figure, and what it was found to count.

    Attributes:
        attribute: what is measured.
        quantity: how many.
        start: where the words of the figure begin.
        end: where they end.
        noun: the words for what is counted.
        at: offset of the word that says what became of them.
        role: ``whole``, ``part`` ("two of the five", "including three children"), ``added`` ("30 others") or
            ``ground`` ("protested against the killing of 12": what a protest is about) or ``self`` (by
            one's own hand).
        by: how they are counted, as in :class:`Group`.
        manner: ``told``, ``hypothetical`` ("could kill 12") or ``estimated`` ("may have killed 12").
        who: what the words say of the person, where they tell of one.
        of_them: whether they are told as some of those told before ("one of the teens").
        killer: what the words say of the one person who did it, where the sentence tells.
        total: whether the words say that it counts all ("the toll rose to 12", "42 in all").
        ordinal: whether an ordinal tells it ("a second man died": two did, if one was told dead before).
    """

    attribute: str
    quantity: Quantity
    start: int
    end: int
    noun: str
    at: int
    role: str = "whole"
    by: str = "figure"
    manner: str = "told"
    who: Person | None = None
    of_them: bool = False
    killer: Person | None = None
    total: bool = False
    ordinal: bool = False


def _numbered(members: list[Group]) -> bool:
    """Whether a crowd is told by figures, or person by person: "four students and their professor"."""
    figures = sum(g.by == "figure" for g in members)
    return figures == len(members) or (
        len(members) > 1 and all(g.by not in ("name", "none") for g in members)
    )


class Making(Clause):
    """A clause whose groups can be made into counts.

    Attributes:
        used: indexes of the groups that were.
        made: attributes of which a whole was told.
        told_before: what the sentence before counted last; empty where it counted nothing.
        gathered: whether the sentence before told of a protest, and not how many came.
    """

    __slots__ = ("gathered", "made", "told_before", "used")

    def __init__(
        self, words: list[Token], groups: list[Group], before: str = "", *, gathered: bool = False
    ) -> None:
        super().__init__(words, groups)
        self.told_before, self.gathered = before, gathered
        self.used: set[int] = set()
        self.made: set[str] = set()

    def _taken_up(self, at: int) -> str:
        """What the sentence before counted last, where this one has told no other figure before a word.

        "It employs 3,200 people, though the union put the number at 4,100": the number of those.
        """
        others = any(g.by == "figure" and g.head >= 0 and g.last < at for g in self.groups)
        return "" if others else self.told_before

    def _part(self, attribute: str, index: int, at: int, manner: str) -> Iterator[Count]:
        """``including three children``, ``three of them children``: a part of the whole just told."""
        group = self.groups[index]
        if index in self.used or group.by == "none":
            return
        before = self.words[group.first - 1] if group.first else None
        if before is not None and (
            self.inclusion_at(group.first - 1) is not None
            or (group.part and before.word in (",", "(", "with", "-", "–", "—"))
        ):
            yield from self._made(attribute, [index], at, manner, part=True)

    def _made(
        self, attribute: str, chain: list[int], at: int, manner: str, *, part: bool = False
    ) -> Iterator[Count]:
        members = [self.groups[i] for i in chain]
        if any(not self._fits(attribute, g) for g in members):
            return
        if any(self._none_of_counted(attribute, g, at) for g in members):
            return
        if attribute == "injuries" and self._are_ill(members, at):
            return
        if attribute in ("crowd_size", "police_deployed") and not _numbered(members):
            return
        if attribute == "crowd_size" and not all(
            gathers(self.words, g, at) and not unnumbered(g.quantity) for g in members
        ):
            return
        if attribute == "arrests" and (
            all("press" in g.classes for g in members) or self._among_press(members[-1])
        ):
            attribute = "press_arrested"
        self.used.update(chain)
        role = (
            "part"
            if part or self._of_counted(attribute, members[0])
            else "added"
            if any(g.added for g in members) or self._also(attribute, members[-1])
            else "whole"
        )
        if role != "part":
            self.made.add(attribute)
        quantity = total([g.quantity for g in self._each_once(members)])
        several = {_OF_SEVERAL.get(self._noun_of(g), "") for g in members}
        if several != {""}:  # "40 families" are no 40 people
            if len(several) > 1:  # "102 families and nearly 1,000 people": of persons those that are told so
                persons = [i for i in chain if self._noun_of(self.groups[i]) not in _OF_SEVERAL]
                yield from self._made(attribute, persons, at, manner, part=part)
                return
            quantity = attrs.evolve(quantity, unit=several.pop())
        first, last = members[0], members[-1]
        if attribute.startswith("buildings") and self._beside_uncounted(first, last):
            quantity = least(quantity)  # "a church, a shop and two homes"
        start, end = self._span(first, last)
        by = "figure" if any(g.by == "figure" for g in members) else first.by
        noun = self._noun_of(first)
        who = self._who(chain[0]) if len(members) == 1 else None
        yield Count(
            attribute,
            quantity,
            start,
            end,
            noun,
            self.words[at].start,
            role,
            by,
            manner,
            who,
            first.part and "toll" not in first.classes,
        )
        if len(members) > 1:
            for member in members:
                start, end = self._span(member, member)
                yield Count(
                    attribute,
                    member.quantity,
                    start,
                    end,
                    self._noun_of(member),
                    self.words[at].start,
                    "part",
                    member.by,
                    manner,
                    person_of(self.words, member),
                )

    def _each_once(self, members: list[Group]) -> list[Group]:
        """The groups of a list that count others than those before: "two victims, a man and a woman"."""
        told = [g for g in members if self.words[g.first].word != "both"] or members
        whole, each = told[0], told[1:]
        named = self._noun_of(whole) in word_list("anybody") and self.words[whole.last + 1].word in (",", ":")
        figures = [g.quantity.value for g in each]
        if each and named and None not in figures and whole.quantity.value == sum(n for n in figures if n):
            return [whole]
        return told

    def _are_ill(self, members: list[Group], at: int) -> bool:
        """``1,900 people with cholera were admitted``: ill, and not hurt."""
        near = self.words[members[0].first : max(at, members[-1].last) + _NEAR_BY]
        return any(t.word in word_list("diseases") for t in near)

    def _none_of_counted(self, attribute: str, group: Group, at: int) -> bool:
        """``none of the injuries was grave``, ``none of those hurt is in danger``: some were hurt."""
        if group.quantity.high == 0 and any(
            t.word in word_list("gravely") for t in self.words[group.last + 1 : at]
        ):
            return True  # "nobody was seriously hurt": some may have been
        if group.by != "none" or self.words[group.first].word != "none":
            return False
        behind = self.words[group.last + 1 : group.last + 2]
        return at <= group.last + 1 or any(s.attribute == attribute for t in behind for s in t.senses)

    def _beside_uncounted(self, first: Group, last: Group) -> bool:
        """Whether buildings that are not counted are joined to those that are: "two homes and many sheds"."""
        before = self.words[max(0, first.first - 3) : first.first]
        while before and (before[-1].is_a("conj") or before[-1].word == ","):
            before.pop()
        joined = len(before) < min(3, first.first)
        if joined and before and before[-1].is_a("building"):
            return True
        behind = self.words[last.last + 1 : last.last + _LISTED]
        if not behind or not behind[0].is_a("conj"):
            return False
        listed = itertools.takewhile(lambda t: t.kind == "word" and not t.senses and not t.is_a("be"), behind)
        return any(t.is_a("building") for t in listed)

    def _who(self, index: int) -> Person | None:
        """What is said of one person, by an apposition too: "the victim, a 30-year-old teacher,"."""
        who, end = person_of(self.words, self.groups[index]), self.groups[index].last
        following = self.by_first.get(end + 2)
        if who is None or following is None or self.words[end + 1].word != ",":
            return who
        group = self.groups[following]
        more = person_of(self.words, group) if group.by == "mention" and not group.added else None
        return who if more is None or not who.definite else who.told_more(more)

    def _also(self, attribute: str, group: Group) -> bool:
        """``one of whom also died``: told on top of a count of the same."""
        after = self.words[group.last + 1 : group.last + 3]
        return attribute in self.made and any(t.word == "also" for t in after)

    def _among_press(self, group: Group) -> bool:
        """``60 arrests among members of the press``."""
        after = self.words[group.last + 1 : group.last + 5]
        return bool(after) and after[0].word in ("among", "of") and any(t.is_a("press") for t in after)

    def _of_counted(self, attribute: str, group: Group) -> bool:
        """Whether a group is a part of those that the same attribute counts: "three of the 12 dead"."""
        of_those = self.words[group.figure + 1 : group.figure + 4]
        if [t.word for t in of_those[:2]] == ["of", "those"]:
            return any(s.attribute == attribute for t in of_those[2:] for s in t.senses)
        if not group.part:
            return False
        if "toll" in group.classes and attribute == self.told_before:
            return True  # "21 of the bodies", of the 33 told before
        behind = self.words[group.last + 1 : group.last + 4]
        if [t.word for t in behind[:2]] == ["of", "the"] and any(
            s.attribute == attribute for t in behind[2:] for s in t.senses
        ):
            return True  # "201 of the dead were drowned"
        if group.head < 0 and attribute in self.made:
            # "four were hurt, two of them critically", but "shot by guards, one of whom died"
            of_whom = self.words[group.last].word in ("whom", "which")
            return not of_whom or self.by_last.get(group.first - 2) in self.used
        if group.state:
            return any(s.attribute == attribute for s in group.state)
        after = self.words[group.last + 1] if group.last + 1 < len(self.words) else None
        if (
            after is not None
            and after.is_a("predicate")
            and any(s.frame == "state" or s.form == "participle" for s in after.senses)
        ):
            return (
                any(s.attribute == attribute for s in after.senses) and self.words[group.last].kind == "count"
            )
        return False

    def _span(self, first: Group, last: Group) -> tuple[int, int]:
        if first is last and first.by == "figure":
            return self.words[first.figure].start, self.words[first.figure].end
        return self.words[first.first].start, self.words[last.last].end

    def _noun_of(self, group: Group) -> str:
        if group.head < 0:
            return ""
        return self.words[group.head].word

    def _may_be_thing(self, group: Group) -> bool:
        """Whether a figure counts a plural that no table knows, and that no ending makes one of persons."""
        return group.by == "figure" and group.head >= 0 and not group.classes

    def _aged_name(self, group: Group) -> bool:
        """``Ann Bole, 24,``: a name that can only be a person's."""
        return any(t.kind == "age" for t in self.words[group.first : group.last + 1])

    def _alive(self, group: Group) -> bool:
        """``523 living individuals``, of which a verb beyond an insertion tells nothing."""
        return any(t.word == "living" for t in self.words[group.figure + 1 : group.head])

    def _fits(self, attribute: str, group: Group) -> bool:
        """Whether the attribute can count what the group names."""
        if "measured" in group.classes or (attribute == "deaths" and self._alive(group)):
            return False
        if attribute.startswith("buildings"):
            return "building" in group.classes or (
                group.added and group.head < 0 and any("building" in g.classes for g in self.groups)
            )
        if attribute == "police_deployed":
            return "police" in group.classes
        if attribute in ("criminal_cases", "legal_proceedings"):
            return "toll" in group.classes
        if "toll" in group.classes:
            counted = self.words[group.figure + 1 : group.head]
            if any(t.is_a("animal") for t in counted):
                return False  # "1,000 cattle deaths"
            return (
                any(s.attribute == attribute for s in self.words[group.head].senses)
                or "human" in group.classes
            )
        if attribute == "injuries" and self._may_be_thing(group):
            return False  # "a few signs were knocked down"
        inside = self.words[group.first : group.last + 1]
        if attribute == "displaced" and any(s.attribute == "injuries" for t in inside for s in t.senses):
            return False  # "three injured minors were evacuated": to be cured
        if attribute == "displaced" and group.part and self.words[group.last].word == "whom":
            return False  # "11 wounded, four of whom were evacuated by helicopter"
        if attribute == "displaced" and group.by == "name" and not self._aged_name(group):
            return False  # a stadium is evacuated as often as a person
        if attribute in _PERSONS_ONLY:
            before = self.words[group.first - 1] if group.first else None
            subject = before is None or before.kind != "word" or before.is_a("conj", "subordinator")
            unknown = subject and group.head >= 0 and not group.classes - {"noun", "plural", "name"}
            unknown = unknown and (attribute == "crowd_size" or "name" in group.classes)
            bare = group.head < 0 and "thing" not in group.classes
            return bare or unknown or not group.classes.isdisjoint(("human", "collective"))
        return group.is_human
