"""Figures that no verb counts: what they count by the words around them.

"Twelve were killed, four of them in Ostrel": a part of those told before.  "Police put it at 300, the union
spoke of 900", "500 in Vesk and 300 in Orluva", "42 in all": the words around say whom it counts.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from claimkit.quantities import Change
from claimkit.reading.common import is_common
from claimkit.reading.crowds import is_crowd, singled_out
from claimkit.reading.lexicon import word_list
from claimkit.reading.making import Count
from claimkit.reading.syntax import Group
from claimkit.reading.tokens import Token
from claimkit.reading.tolls import Tolls

_LEADING = frozenset(("at", "as", "either", "numbering", "numbered", "the", "in"))
_PLACING = frozenset(("in", "at", "near", "outside", "on"))


class Bare(Tolls):
    """Reads the groups of a sentence that no verb or noun counts."""

    __slots__ = ("_parts",)

    def __init__(
        self, words: list[Token], groups: list[Group], before: str = "", *, gathered: bool = False
    ) -> None:
        super().__init__(words, groups, before, gathered=gathered)
        self._parts: set[int] = set()

    def _of_before(self, at: int, found: list[Count]) -> Iterator[Count]:
        """``The right number was three``: of those whom the words or the sentence before count."""
        before = self.words[max(0, at - 3) : at]
        if any(t.is_a("modal") or t.word == "to" for t in before) and not any(
            t.is_a("determiner") for t in before
        ):
            return  # "They can both count to 26": it is a verb
        following = self._value_after(at)
        same = found[-1].attribute if found else self._taken_up(at)
        if following is not None and following not in self.used and same:
            for count in self._made(same, [following], at, "told"):
                yield count._replace(total=True)

    def _among(self, index: int, group: Group, found: list[Count]) -> Iterator[Count]:
        """``including 23 on Honshu``, ``two of them children``: parts of the last figure told."""
        if group.by not in ("figure", "mention") or not group.is_human or group.first == 0:
            return
        before = self.words[group.first - 1]
        listed = self.inclusion_at(group.first - 1) is not None
        placed = group.head < 0 and self._is_placed(group.last + 1)
        if before.word == ":" or (before.word in (",", "(", "with") and placed):
            listed = True  # "seven deaths: four in Cuba"
        elif before.is_a("conj") or before.word == ",":
            listed = placed or index - 1 in self._parts  # "three died in Ohio and two in Indiana"
            if not listed and self._beside(index):
                same = [c for c in found if c.end <= self.words[group.first].start]
                last = max(same, key=lambda c: c.start, default=None)
                if last is not None and last.start == self.words[self.groups[index - 1].figure].start:
                    yield from self._made(last.attribute, [index], group.figure, last.manner)
                    return
        if not listed and not (group.part and group.head < 0):
            return
        at = self.words[group.first].start
        wholes = [c for c in found if c.start < at and c.role != "part" and c.by == "figure"]
        whole = max(wholes, key=lambda c: c.start, default=None)
        # "killed two in Ostrel and four in Varn", and not "left two dead and 400 on the streets"
        beside = placed and before.is_a("conj") and whole is not None and self._is_placed_within(whole, group)
        if whole is None and self._set_off(group):
            gathered = next((s for t in self.words for s in t.senses if s.attribute == "crowd_size"), None)
            if gathered is not None:
                yield from self._made("crowd_size", [index], group.figure, "told")
            return
        if whole is not None and (beside or (whole.quantity.figure or 0) >= (group.quantity.figure or 0)):
            self._parts.add(index)
            yield from self._made(whole.attribute, [index], group.figure, whole.manner, part=True)

    def _is_placed(self, at: int) -> bool:
        """Whether a place follows, rather than how somebody is: "in Ems", "in the north"; not "in need"."""
        if at >= len(self.words) or self.words[at].word not in ("in", "on", "at", "from"):
            return False
        phrase = self.words[at + 1 : at + 3]
        return any(t.kind != "word" or t.is_a("determiner") or not is_common(t.word) for t in phrase[:1]) or (
            len(phrase) > 1 and phrase[1].kind == "word" and not is_common(phrase[1].word)
        )

    def _is_placed_within(self, whole: Count, group: Group) -> bool:
        """Whether a place stands between those whom a count counts and the next group."""
        back = range(group.first - 1, 0, -1)
        return any(
            map(self._is_placed, itertools.takewhile(lambda n: self.words[n].start > whole.start, back))
        )

    def _beside(self, index: int) -> bool:
        """``arrested 14 people in Zell and 9 people in Ems``: a verb told once for groups of two places."""
        one, other = self.groups[index - 1] if index else None, self.groups[index]
        if one is None or index - 1 not in self.used or other.head < 0 or not self._in_place(one):
            return False
        behind = self._in_place(other)
        after = self.words[behind] if 0 < behind < len(self.words) else None
        return behind > 0 and (
            after is None or after.kind in ("mark", "date") or after.is_a("conj", "preposition")
        )

    def _in_place(self, group: Group) -> int:
        """Index behind the name of a place that stands behind a group; 0 where none stands there.

        A verb may part them: "300 nurses marched in Ilmar".
        """
        at = group.last + 1
        while at < len(self.words) and at < group.last + 5 and self.words[at].word not in _PLACING:
            at += 1
        here = at + 1
        while here < len(self.words) and self.words[here].kind == "word" and not self.words[here].classes:
            here += 1
        return here if at + 1 < here else 0

    def _by_noun(self, index: int, group: Group, found: list[Count]) -> Iterator[Count]:
        """What a figure counts by its own noun, or by the words around it where it has none."""
        if group.by != "figure" or group.part:
            return
        bare = group.head < 0
        attribute, noun = self._led_to(group, found) if bare else ("", "")
        if attribute:
            for count in self._made(attribute, [index], group.figure, "told"):
                yield count._replace(noun=count.noun or noun)
            return
        if self._in_all(group) and (bare or not found) and not self._befallen(group):
            yield from self._all_told(index, group, found)
            return
        if bare and self._gapped(group, found):
            yield from self._made(found[-1].attribute, [index], group.figure, found[-1].manner)
            return
        if bare and self._by_place(index):
            same = self._gathered(group.first) or self.told_before
            if same:
                yield from self._made(same, [index], group.figure, "told")
                return
        if group.first >= 2 and self.words[group.first - 2].word in word_list("delegations"):
            return
        if group.quantity.unit in (None, "person") and (self._strong(group) or self._in_protest(group)):
            yield from self._made("crowd_size", [index], group.figure, "told")
            return
        if "protester" in group.classes and group.quantity.value != 1 and not singled_out(self.words, group):
            hoped = any(
                t.word in word_list("expected") for t in self.words[max(0, group.first - 4) : group.first]
            )
            led = group.first - 1 if group.first else group.figure
            counted = self.words[led].word in word_list("put")  # "police counted 300"
            at = led if counted else group.figure
            yield from self._made("crowd_size", [index], at, "hypothetical" if hoped else "told")
        elif group.head > 0 and self.words[group.head - 1].word in word_list("of_aircraft"):
            return  # "two water bombers"
        elif "attacker" in group.classes and self.words[group.head].is_a("plural"):
            yield from self._made("attackers", [index], group.figure, "told")

    def _led_to(self, group: Group, found: list[Count]) -> tuple[str, str]:
        """What a bare figure counts by the words that lead to it, and the noun that they have for it.

        Both are empty where they do not say.
        """
        led = self.words[group.first - 1].word if group.first else ""
        same = self._put_at(group.first - 1, found) if led in _LEADING else ""
        if same:
            return same, self._of_whom(group.first - 1)
        if led in word_list("naming"):
            same = self._given_by(group, found)
        if not same and (self._mended(group) or self._talked_of(group)):
            same = self._whole_before(group, found) or self.told_before
        if not same and group.quantity.change in (Change.ROSE_TO, Change.FELL_TO):
            same = self._changing(group, found)
        return same, ""

    def _given_by(self, group: Group, found: list[Count]) -> str:
        """``police put it at 1,500, organisers claimed 5,000``: each names a figure for the same."""
        same = self._whole_before(group, found) or self._counted_alone(group)
        things = any(g.by == "figure" and g.head >= 0 and not g.is_human for g in self.groups)
        if not same and not things and self._gathered(group.first) == "crowd_size":
            return "crowd_size"  # "nurses rallied; their union counted 640", and not 4,200 schools
        return same

    def _whole_before(self, group: Group, found: list[Count]) -> str:
        """What the last figure before a group counts that is no part of another; empty where none is told."""
        start = self.words[group.first].start
        before = [c for c in found if c.start < start and c.role == "whole"]
        return max(before, key=lambda c: c.start).attribute if before else ""

    def _all_told(self, index: int, group: Group, found: list[Count]) -> Iterator[Count]:
        """``42 in all``: the sum of what was counted before, or of those who gathered."""
        last = max(found, key=lambda c: c.start, default=None)
        same = last.attribute if last is not None else self._gathered(group.first)
        if same:
            for count in self._made(same, [index], group.figure, last.manner if last else "told"):
                yield count._replace(total=True, role="whole")

    def _counted_alone(self, group: Group) -> str:
        """``Police counted 2,000.``: a sentence of its own, behind one that tells of a protest."""
        behind = [t.word for t in self.words[group.last + 1 :] if t.kind != "mark"]
        alone = (not behind or " ".join(behind) in word_list("in_all")) and len(self.groups) == 1
        return "crowd_size" if alone and self.gathered else ""

    def _set_off(self, group: Group) -> bool:
        """``Dockers marched, 2,000 of them``, ``Fans, about 3,000 of them, marched``: all who did it."""
        of_them = self.words[group.last].word in ("them", "whom") and group.head < 0 and group.part
        comma = group.first > 0 and self.words[group.first - 1].word in (",", "-", "–", "—", "(")
        numbered = any(g.by == "figure" and g is not group for g in self.groups)
        return of_them and comma and not numbered and group.is_human

    def _mended(self, group: Group) -> bool:
        """``corrected that to 11``, ``lowered the figure to 22``."""
        near = self.words[max(0, group.first - 5) : group.first]
        if any(t.is_a("legal") or t.word in word_list("legal") for t in self.words[: group.first]):
            return False  # "the sentence was cut to four": years
        verbs = word_list("revising") | word_list("mending")
        return bool(near) and near[-1].word == "to" and any(t.word in verbs for t in near)

    def _talked_of(self, group: Group) -> bool:
        """``organisers talked of 8,000, police of 2,500``."""
        before = self.words[: group.first]
        other = len(before) > 2 and before[-1].word == "of" and before[-2].is_a("human")
        return other and any(t.word.endswith(" of") and t.is_a("report") for t in before)

    def _by_place(self, index: int) -> bool:
        """``500 in Vesk, 300 in Orluva and 200 in Plesnova``: a list of figures, each in its place."""
        near = [i for i in (index - 1, index + 1) if 0 <= i < len(self.groups)]
        beside = (self.groups[i] for i in near if self.groups[i].head < 0 and self.groups[i].by == "figure")
        return self._next_in_place(self.groups[index]) and any(map(self._next_in_place, beside))

    def _next_in_place(self, group: Group) -> bool:
        after = self.words[group.last + 1 : group.last + 3]
        return (
            len(after) == 2 and after[0].word in _PLACING and after[1].kind == "word" and not after[1].classes
        )

    def _gathered(self, before: int) -> str:
        """What is told before a list of people that it does not count: "Teachers marched: 500 in X"."""
        senses = (s for t in reversed(self.words[:before]) for s in t.senses if not s.needs)
        return next((s.attribute for s in senses if s.frame in ("agent", "patient", "of", "count")), "")

    def _changing(self, group: Group, found: list[Count]) -> str:
        """What a bare figure counts that something rose or fell to: what was counted before, or a crowd."""
        verbs = word_list("raised") | word_list("swelling")
        near = [t for t in self.words[max(0, group.first - 4) : group.first] if not t.is_a("adverb")]
        if len(near) < 2 or near[-1].word != "to" or near[-2].word not in verbs:
            return ""  # "cut opening hours from 48 to 30"
        start = self.words[group.first].start
        before = [c for c in found if c.start < start and c.role != "part"]
        if before:
            return max(before, key=lambda c: c.start).attribute
        swelled = any(
            t.word in word_list("swelling") for t in self.words[max(0, group.first - 4) : group.first]
        )
        people = any(g.is_human and g.head >= 0 and g.last < group.first for g in self.groups)
        return "crowd_size" if swelled and people else ""

    def _strong(self, group: Group) -> bool:
        """``a 200-strong march``, ``a crowd 200 strong``, ``250 at Saturday's rally``."""
        after = [t for t in self.words[group.figure + 1 : group.figure + 9] if t.word != "-"]
        if after[:1] and after[0].word == "strong":  # "they marched there again, this time 3,500 strong"
            # but "the 500,000-strong union went on strike" tells how many it has
            of_body = after[1:2] and after[1].kind == "word" and not is_crowd(after[1])
            return not of_body and any(s.attribute == "crowd_size" for t in self.words for s in t.senses)
        if group.head >= 0 or not after or after[0].word not in ("at", "in"):
            return False
        before = self.words[group.first - 1] if group.first else None
        if before is not None and before.kind == "word" and not before.is_a("report"):
            return False
        streets = after[0].word == "in" and any(t.word == "streets" for t in after[:3])
        return streets or any(
            s.attribute == "crowd_size" and s.frame == "of" for t in after for s in t.senses
        )

    def _in_protest(self, group: Group) -> bool:
        """``In a protest against the law, 150 drivers parked``: the sentence is about those who protest."""
        words = self.words
        named = any(s.attribute == "crowd_size" and s.frame == "of" for t in words[1:5] for s in t.senses)
        first = next((g for g in self.groups if g.is_human and g.by == "figure"), None)
        return (
            words[0].word in ("in", "during")
            and named
            and group is first
            and words[group.first - 1].word == ","
        )

    def _in_all(self, group: Group) -> bool:
        """``42 in all``, ``a total of 42``: the figure counts all that were told before."""
        after = [t.word for t in self.words[group.last + 1 : group.last + 3]]
        behind = " ".join(after) in word_list("in_all") or after[:1] in (["altogether"], ["overall"])
        return behind or any(t.word == "total" for t in self.words[group.first : group.figure])

    def _befallen(self, group: Group) -> bool:
        """``a total of 271 were affected``: a verb of its own tells what became of them."""
        after = self.words[group.last + 1 : group.last + 3]
        after = after[1:] if after and after[0].is_a("be") else after[:1]  # "more than 400 people affected"
        acted = bool(after) and after[0].kind == "word"
        return acted and after[0].word.endswith("ed") and not (after[0].senses or after[0].is_a("noun"))

    def _gapped(self, group: Group, found: list[Count]) -> bool:
        """``Poland recorded 68 deaths, Russia 64 and Romania 39``: the verb is told once."""
        at = group.first
        if at < 2 or not found or self.words[at - 1].classes or self.words[at - 1].kind != "word":
            return False
        if self.words[at - 1].word.endswith(("ed", "ing")):
            return False  # "destroyed 603 homes and inundated 77,000": a verb of its own
        last = max(found, key=lambda c: c.start)
        if last is not found[-1] or last.by != "figure" or last.start >= self.words[at].start:
            return False
        index = at - 2
        while index > 0 and not self.words[index].classes and self.words[index].kind == "word":
            index -= 1  # a name of two words
        joined = self.words[index].word in (",", "and", ";")
        after = self.words[group.last + 1] if group.last + 1 < len(self.words) else None
        return joined and index >= at - 4 and (after is None or after.kind == "mark" or after.is_a("conj"))
