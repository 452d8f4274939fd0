"""What a figure counts: the clause around it, its voice, its negation, the whole and its parts.

Each verb, adjective or noun of the tables looks for the group of words that it counts: the object to its
right ("killing 12 and wounding 30"), or the subject to its left ("12 people were killed and 30 others hurt").
Persons told one by one count as well ("a man and his son were killed" is two).
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from typing import NamedTuple

from claimkit.quantities import Quantity
from claimkit.reading.clauses import Clause, Voice, voice
from claimkit.reading.fates import Person, person_of
from claimkit.reading.lexicon import Sense, word_list
from claimkit.reading.syntax import Group, Token, total

_PERSONS_ONLY = frozenset(("crowd_size", "displaced", "rescued", "arrests", "hostages"))
_LINKS = {"injuries": ("of", "to"), "crowd_size": ("of", "with", "involving", "by", "numbering")}
_NEAR = 10  # most tokens between a toll and its figure
_COUNTED = frozenset(("crowd_size", "arrests", "deaths", "injuries"))


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


class Counts(Clause):
    """What the groups of one sentence count; ``used`` holds the indexes of those that count something."""

    __slots__ = ("_parts", "used")

    def __init__(self, words: list[Token], groups: list[Group]) -> None:
        super().__init__(words, groups)
        self.used: set[int] = set()
        self._parts: set[int] = set()

    def read(self) -> list[Count]:
        """Return what the figures of the sentence count, in the order of the text."""
        found: list[Count] = []
        for at, token in enumerate(self.words):
            if token.senses:
                found += self._predicate(at, token)
            elif token.word == "number" and at + 2 < len(self.words) and self.words[at + 1].word == "of":
                found += self._numbered(at)
        for index, group in enumerate(self.groups):
            if group.state:
                found += self._made(group.state[0].attribute, [index], group.head, "told")
        for index, group in enumerate(self.groups):
            if index not in self.used:
                found += list(self._among(index, group, found)) or self._by_noun(index, group, found)
        found += [
            c._replace(attribute=a)
            for c in found
            if c.attribute == "casualties" and c.quantity.high == 0
            for a in ("deaths", "injuries")
        ]
        return _settled(found)

    def _among(self, index: int, group: Group, found: list[Count]) -> Iterator[Count]:
        """``including 23 on Honshu``, ``two of them children``: parts of the last figure told."""
        if group.by not in ("figure", "mention") or not group.is_human or group.first == 0:
            return
        before = self.words[group.first - 1]
        listed = before.is_a("inclusion")
        after = self.words[group.last + 1].word if group.last + 1 < len(self.words) else ""
        placed = group.head < 0 and after in ("in", "on", "at", "from")
        if before.word == ":" or (before.word in (",", "(", "with") and placed):
            listed = True  # "seven deaths: four in Cuba"
        elif before.is_a("conj") or before.word == ",":
            listed = index - 1 in self._parts
        if not listed and not (group.part and group.head < 0):
            return
        at = self.words[group.first].start
        wholes = [c for c in found if c.start < at and c.role != "part" and c.by == "figure"]
        whole = max(wholes, key=lambda c: c.start, default=None)
        if whole is not None and (whole.quantity.figure or 0) >= (group.quantity.figure or 0):
            self._parts.add(index)
            yield from self._made(whole.attribute, [index], group.figure, whole.manner, part=True)

    def _predicate(self, at: int, token: Token) -> Iterator[Count]:
        senses = token.senses
        if at and self.words[at - 1].word == "the":
            attribute = next(
                (
                    s.attribute
                    for s in senses
                    if s.form in ("", "participle") and s.frame in ("state", "patient")
                ),
                "",
            )
            if attribute:
                found = list(self._among_the(at, attribute))
                if found:
                    yield from found
                    return
        for sense in senses:
            if sense.needs and not self._needed(at, sense):
                continue
            found = list(self._frame(at, token, sense))
            yield from found
            if found and sense.frame in ("patient", "agent"):
                return

    def _needed(self, at: int, sense: Sense) -> bool:
        for index in range(at + 1, min(at + 14, len(self.words))):
            token = self.words[index]
            if token.word in sense.needs:
                return True
            if token.word in (";", ",") or (token.is_a("predicate") and token.is_a("conj")):
                return False
        return False

    def _frame(self, at: int, token: Token, sense: Sense) -> Iterator[Count]:
        if sense.frame in ("count", "of", "to", "lives", "label"):
            yield from self._noun(at, token, sense)
        elif sense.frame == "state":
            yield from self._state(at, sense)
        elif sense.frame == "patient":
            yield from self._patient(at, sense)
        else:
            yield from self._agent(at, sense)

    def _fatal(self, at: int, attribute: str) -> str:
        """``fatally shot``, ``beaten to death``, ``shot dead``: deaths, whatever the verb."""
        if attribute not in ("shot", "injuries"):
            return attribute
        before = self.words[at - 1].word if at else ""
        after = [t.word for t in self.words[at + 1 : at + 3]]
        if (
            before in ("fatally", "mortally")
            or after[:1] in (["dead"], ["fatally"])
            or after == ["to", "death"]
        ):
            return "deaths"
        return attribute

    def _patient(self, at: int, sense: Sense) -> Iterator[Count]:
        spoken = voice(self.words, at)
        attribute = self._fatal(at, sense.attribute)
        joined = self._joined_attribute(at, attribute)
        if joined is None:
            return
        if spoken.passive and sense.form != "ing":
            yield from self._of_subject(joined, spoken, at)
            return
        if sense.form == "ing" and at and self.words[at - 1].is_a("determiner"):
            return  # "the shooting" is a noun
        following = self.beginning_at(at + 1)
        if self._reflexive(at) and sense.attribute != "crowd_size":
            subject = next(
                (
                    i
                    for i, g in enumerate(self.groups)
                    if g.last < at and g.quantity.value == 1 and not self.is_object(g)
                ),
                None,
            )
            if subject is not None and subject not in self.used:
                for count in self._made(joined, [subject], at, spoken.manner):
                    yield count._replace(role="self")
        if following is not None and not self.is_measure(following):
            if spoken.negated and self.groups[following].by != "none":
                return
            chain = self.chain_right(following)
            yield from self._made(joined, chain, at, "told" if sense.form == "ing" else spoken.manner)
            yield from self._included(joined, chain[-1], at, spoken.manner)
            return
        if sense.form in ("past", "participle"):
            before = self.ending_at(at - 1)
            if before is None:
                before = self._subject_near(at)
            if before is not None and not spoken.negated:
                yield from self._made(joined, self.chain_left(before), at, spoken.manner)

    def _reflexive(self, at: int) -> bool:
        """``killed his wife and himself``: the one who acts is among those acted upon."""
        for token in self.words[at + 1 : at + 9]:
            if token.word in ("himself", "herself", "themselves"):
                return True
            if token.senses or token.word in (".", ";"):
                return False
        return False

    def _subject_near(self, at: int) -> int | None:
        """A reduced participle after an insertion: "12 people, including three children, killed"."""
        if at and (self.words[at - 1].is_a("conj") or self.words[at - 1].word == ","):
            return self.subject(at)
        return None

    def _joined_attribute(self, at: int, attribute: str) -> str | None:
        """``shot and killed`` is deaths, ``killed or wounded`` casualties; else None."""
        words = self.words
        if at + 2 < len(words) and words[at + 1].is_a("conj") and words[at + 2].is_a("predicate"):
            other = next(
                (s.attribute for s in words[at + 2].senses if s.form in ("past", "participle")), None
            )
            if attribute == "shot" and other in {"deaths", "injuries"}:
                return None
            if {attribute, other or ""} == {"deaths", "injuries"} and self.beginning_at(at + 3) is None:
                return "casualties"
        if at >= 2 and words[at - 1].is_a("conj") and words[at - 2].is_a("predicate"):
            other = next(
                (s.attribute for s in words[at - 2].senses if s.form in ("past", "participle")), None
            )
            if {attribute, other or ""} == {"deaths", "injuries"} and self.beginning_at(at + 1) is None:
                return None
        return attribute

    def _of_subject(self, attribute: str, spoken: Voice, at: int) -> Iterator[Count]:
        subject = self.subject(spoken.first)
        if subject is None or (spoken.negated and self.groups[subject].by != "none"):
            return
        chain = self.chain_left(subject)
        yield from self._made(attribute, chain, at, spoken.manner)
        for index in range(subject + 1, bisect.bisect_left(self.firsts, spoken.first)):
            yield from self._part(attribute, index, at, spoken.manner)

    def _agent(self, at: int, sense: Sense) -> Iterator[Count]:
        spoken = voice(self.words, at)
        if sense.attribute == "crowd_size" and at + 1 < len(self.words):
            by = next(
                (i for i in (at + 1, at + 2) if i < len(self.words) and self.words[i].word == "by"), None
            )
            if spoken.passive and by is not None:
                following = self.beginning_at(by + 1)
                if following is not None:
                    yield from self._made(sense.attribute, self.chain_right(following), at, spoken.manner)
                return
        subject = self.ending_at(spoken.first - 1)
        if subject is None or (self.is_object(self.groups[subject]) and sense.form != "ing"):
            subject = self.subject(spoken.first)
        if subject is None or (spoken.negated and self.groups[subject].by != "none"):
            return
        manner = spoken.manner
        if spoken.infinitive and manner == "hypothetical":
            # "gathered to protest" is told, "are expected to attend" is not
            manner = (
                "hypothetical"
                if self.words[max(0, spoken.first - 1)].word in word_list("expected")
                else "told"
            )
        yield from self._made(sense.attribute, self.chain_left(subject), at, manner)
        for index in range(subject + 1, bisect.bisect_left(self.firsts, spoken.first)):
            yield from self._part(sense.attribute, index, at, spoken.manner)

    def _among_the(self, at: int, attribute: str) -> Iterator[Count]:
        """``three children were among the dead``, ``the injured included four students``: parts."""
        words = self.words
        if at < 1 or words[at - 1].word != "the":
            return
        after = words[at + 1] if at + 1 < len(words) else None
        following = None
        if after is not None and (
            after.is_a("inclusion") or (at >= 2 and words[at - 2].word == "among" and after.is_a("be"))
        ):
            following = self.by_first.get(at + 2)
        if following is not None:
            for index in self.chain_right(following):
                yield from self._made(attribute, [index], at, "told", part=True)
        elif at >= 3 and words[at - 2].word == "among" and words[at - 3].is_a("be"):
            subject = self.subject(at - 3)
            if subject is not None:
                for index in self.chain_left(subject):
                    yield from self._made(attribute, [index], at, "told", part=True)

    def _state(self, at: int, sense: Sense) -> Iterator[Count]:
        before = self.ending_at(at - 1)
        if (
            sense.form == ""
            and self.words[at].word.endswith("ly")
            and at + 1 < len(self.words)
            and self.words[at + 1].kind == "word"
        ):
            return
        if before is not None:
            group = self.groups[before]
            yield from self._made(
                sense.attribute, self.chain_left(before), at, voice(self.words, group.first).manner
            )
            return
        spoken = voice(self.words, at)
        if spoken.passive:
            yield from self._of_subject(sense.attribute, spoken, at)

    def _noun(self, at: int, token: Token, sense: Sense) -> Iterator[Count]:
        words = self.words
        if sense.frame == "count":
            index = self._holding(at)
            if index is not None and self.groups[index].head == at:
                if self.groups[index].by in ("figure", "none") or token.word in (
                    "death",
                    "fatality",
                    "injury",
                    "arrest",
                ):
                    yield from self._made(sense.attribute, [index], at, "told")
            elif self._denied(at):
                yield self._zero(sense.attribute, at)
        elif sense.frame == "label":
            if at + 1 < len(words) and words[at + 1].word == "=":
                following = self.by_first.get(at + 2)
                if following is not None:
                    yield from self._made(sense.attribute, [following], at, "told")
        elif sense.frame == "lives":
            index = self._holding(at)
            near = words[max(0, at - 6) : at] + words[at + 1 : at + 4]
            if any(t.is_a("taking") for t in near):
                if index is not None and self.groups[index].by == "figure":
                    yield from self._made(sense.attribute, [index], at, "told")
                elif at + 1 < len(words) and words[at + 1].word == "of":
                    following = self.beginning_at(at + 2)
                    if following is not None:
                        yield from self._made(sense.attribute, self.chain_right(following), at, "told")
        elif sense.frame == "of":
            link = at + 2 if at + 1 < len(words) and words[at + 1].word == "," else at + 1
            if (
                link < len(words)
                and words[link].word in _LINKS.get(sense.attribute, ("of",))
                and (link == at + 1 or words[link].word == "with")
            ):
                following = self.beginning_at(link + 1)
                if (
                    following is not None
                    and words[link].word != "of"
                    and not self.groups[following].classes.isdisjoint(("police", "attacker"))
                ):
                    return
                if (
                    following is not None
                    and self.groups[following].is_human
                    and not self.is_measure(following)
                ):
                    made = self._made(sense.attribute, self.chain_right(following), at, "told")
                    ground = sense.attribute != "crowd_size" and any(
                        t.word in word_list("grounds") for t in words[max(0, at - 5) : at]
                    )
                    yield from (c._replace(role="ground") for c in made) if ground else made
        else:
            following = self._value_after(at)
            if following is not None:
                yield from self._made(sense.attribute, [following], at, "told")

    def _value_after(self, at: int) -> int | None:
        """The bare figure that a toll or crowd "rose to", "stands at", "was"."""
        for index in range(at + 1, min(at + _NEAR, len(self.words))):
            token = self.words[index]
            group = self.by_first.get(index)
            if group is not None and self.groups[group].by == "figure":
                led = self.words[index - 1]
                leads = led.is_a("be", "adverb") or led.word in word_list("leading")
                leads = leads or (led.word == ":" and at <= 2)
                return group if leads and self.groups[group].is_human and not self.is_measure(group) else None
            if (
                token.word in (",", ";", ".")
                or token.is_a("relative")
                or any(not s.needs for s in token.senses)
            ):
                return None
        return None

    def _numbered(self, at: int) -> Iterator[Count]:
        """``the number of protesters was put at 500``, ``the number of people killed rose to 12``."""
        words = self.words
        attribute, last = None, at + 2
        for index in range(at + 2, min(at + 7, len(words))):
            token = words[index]
            if token.is_a("be", "have", "modal", "report", "preposition") or token.kind != "word":
                break
            last = index
            sense = next(
                (
                    s
                    for s in token.senses
                    if s.frame in ("patient", "state", "count") and s.form in ("", "participle", "past")
                ),
                None,
            )
            if sense is not None:
                attribute = sense.attribute
            elif attribute is None and token.is_a("protester"):
                attribute = "crowd_size"
        if attribute is None:
            return
        following = self._value_after(last)
        if following is not None:
            yield from self._made(attribute, [following], at, "told")

    def _holding(self, at: int) -> int | None:
        index = bisect.bisect_right(self.firsts, at) - 1
        return index if index >= 0 and self.groups[index].last >= at else None

    def _denied(self, at: int) -> bool:
        """``no``, ``without``, ``did not cause any`` before the noun or the nouns it is joined to."""
        index = at - 1
        for _ in range(6):
            if index < 0:
                return False
            token = self.words[index]
            if token.word in ("no", "without", "zero"):
                return True
            if not (token.is_a("conj", "toll") or token.word in word_list("denying")):
                return token.is_a("neg") and any(t.word == "any" for t in self.words[index:at])
            index -= 1
        return False

    def _zero(self, attribute: str, at: int) -> Count:
        token = self.words[at]
        return Count(
            attribute, Quantity.exact(0, "person"), token.start, token.end, token.word, token.start, by="none"
        )

    # ------------------------------------------------------------------ the default of a noun, and the making

    def _by_noun(self, index: int, group: Group, found: list[Count]) -> Iterator[Count]:
        if group.by != "figure" or group.part:
            return
        if (
            group.head < 0
            and group.first
            and self.words[group.first - 1].word in ("at", "numbering", "the", "in")
        ):
            attribute = self._put_at(group.first - 1, found)
            if attribute:
                yield from self._made(attribute, [index], group.figure, "told")
                return
        if "protester" in group.classes:
            hoped = any(
                t.word in word_list("expected") for t in self.words[max(0, group.first - 4) : group.first]
            )
            yield from self._made("crowd_size", [index], group.figure, "hypothetical" if hoped else "told")
        elif "attacker" in group.classes and self.words[group.head].is_a("plural"):
            yield from self._made("attackers", [index], group.figure, "told")

    def _put_at(self, at: int, found: list[Count]) -> str:
        """``estimated the protesters in the square at 5,000``: what the verb before a bare figure counts.

        "The figure" is that of the count told before; "numbering in the hundreds" speaks of the noun before.
        """
        counted = ""
        numbering = any(t.word == "numbering" for t in self.words[max(0, at - 2) : at + 1])
        if not numbering and self.words[at].word != "at":
            return ""
        for token in reversed(self.words[max(0, at - 20) : at]):
            if token.word in word_list("put") and not numbering:
                return counted
            if token.is_a("protester"):
                counted = "crowd_size"
                if numbering:
                    return counted
            elif token.word in ("figure", "number", "total") and not counted:
                before = [c for c in found if c.start < token.start]
                counted = max(before, key=lambda c: c.start).attribute if before else ""
            elif token.senses and token.senses[0].frame in ("count", "of", "to", "state"):
                counted = token.senses[0].attribute
        return ""

    def _included(self, attribute: str, last: int, at: int, manner: str) -> Iterator[Count]:
        following = last + 1
        while following < len(self.groups):
            made = list(self._part(attribute, following, at, manner))
            if not made:
                return
            yield from made
            following += 1

    def _part(self, attribute: str, index: int, at: int, manner: str) -> Iterator[Count]:
        """``including three children``, ``three of them children``: a part of the whole just told."""
        group = self.groups[index]
        if index in self.used or group.by == "none":
            return
        before = self.words[group.first - 1] if group.first else None
        if before is not None and (
            before.is_a("inclusion") or (group.part and before.word in (",", "(", "with", "-", "–", "—"))
        ):
            yield from self._made(attribute, [index], at, manner, part=True)

    def _made(
        self, attribute: str, chain: list[int], at: int, manner: str, *, part: bool = False
    ) -> Iterator[Count]:
        members = [self.groups[i] for i in chain]
        if any(not self._fits(attribute, g) for g in members):
            return
        if attribute in ("crowd_size", "police_deployed") and any(g.by != "figure" for g in members):
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
            if any(g.added for g in members)
            else "whole"
        )
        quantity = total([g.quantity for g in members])
        first, last = members[0], members[-1]
        start, end = self._span(first, last)
        by = "figure" if any(g.by == "figure" for g in members) else first.by
        noun = self._noun_of(first)
        who = person_of(self.words, first) if len(members) == 1 else None
        yield Count(
            attribute, quantity, start, end, noun, self.words[at].start, role, by, manner, who, first.part
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
                )

    def _among_press(self, group: Group) -> bool:
        """``60 arrests among members of the press``."""
        after = self.words[group.last + 1 : group.last + 5]
        return bool(after) and after[0].word in ("among", "of") and any(t.is_a("press") for t in after)

    def _of_counted(self, attribute: str, group: Group) -> bool:
        """Whether a group is a part of those that the same attribute counts: "three of the 12 dead"."""
        if not group.part:
            return False
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

    def _fits(self, attribute: str, group: Group) -> bool:
        """Whether the attribute can count what the group names."""
        if "measured" in group.classes:
            return False
        if attribute.startswith("buildings"):
            return "building" in group.classes or (
                group.added and group.head < 0 and any("building" in g.classes for g in self.groups)
            )
        if attribute == "police_deployed":
            return "police" in group.classes or "human" in group.classes
        if attribute in ("criminal_cases", "legal_proceedings"):
            return "toll" in group.classes
        if "toll" in group.classes:
            return (
                any(s.attribute == attribute for s in self.words[group.head].senses)
                or "human" in group.classes
            )
        if attribute in _PERSONS_ONLY:
            return group.head < 0 or not group.classes.isdisjoint(("human", "collective"))
        return group.is_human


def _settled(found: list[Count]) -> list[Count]:
    """Keep one count of each figure and attribute, whole before part, and in the order of the text."""
    best: dict[tuple[str, int, int], Count] = {}
    for count in found:
        key = (count.attribute, count.start, count.end)
        held = best.get(key)
        if held is None or (held.role == "part" and count.role != "part"):
            best[key] = count
    told = {
        (c.start, c.end) for c in best.values() if c.attribute in _COUNTED and c.attribute != "crowd_size"
    }
    kept = [c for c in best.values() if c.attribute != "crowd_size" or (c.start, c.end) not in told]
    return sorted(kept, key=lambda count: (count.start, count.end, count.attribute))
