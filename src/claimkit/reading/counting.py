"""What a figure counts: the clause around it, its voice, its negation, the whole and its parts.

Each verb, adjective or noun of the tables looks for the group of words that it counts: the object to its
right ("killing 12 and wounding 30"), or the subject to its left ("12 people were killed and 30 others hurt").
Persons told one by one count as well ("a man and his son were killed" is two).
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from claimkit.quantities import Change, Quantity
from claimkit.reading.clauses import Voice, voice
from claimkit.reading.crowds import singled_out
from claimkit.reading.fates import person_of
from claimkit.reading.lexicon import Sense, word_list
from claimkit.reading.making import Count
from claimkit.reading.syntax import ORDINALS, Group, total
from claimkit.reading.tokens import Token
from claimkit.reading.tolls import Tolls

_LEADING = frozenset(("at", "as", "either", "numbering", "numbered", "the", "in"))
_STATES = frozenset(("state", "patient"))
_PLACING = frozenset(("in", "at", "near", "outside", "on"))
_ITEMS = frozenset((",", ";", "-", "*", "•", "·", "–"))  # what stands before an item of a list
_LABEL = 14  # most tokens between a label and its count
_COUNTED = frozenset(("crowd_size", "arrests", "deaths", "injuries"))


class Counts(Tolls):
    """What the groups of one sentence count.

    Args:
        words: its tokens.
        groups: the groups in it.
        before: what the sentence before counted last; empty where it counted nothing.
    """

    __slots__ = ("_parts",)

    def __init__(self, words: list[Token], groups: list[Group], before: str = "") -> None:
        super().__init__(words, groups, before)
        self._parts: set[int] = set()

    def read(self) -> list[Count]:
        """Return what the figures of the sentence count, in the order of the text."""
        found: list[Count] = []
        for at, token in enumerate(self.words):
            if token.senses:
                found += self._predicate(at, token)
            elif token.word in word_list("solo") and at + 1 < len(self.words):
                found += self._solo(at)
            elif token.word == "number" and self._is_number_of(at):
                found += self._numbered(at)
            elif token.word in word_list("counted_so") and not token.senses:
                found += self._of_before(at, found)
        for index, group in enumerate(self.groups):
            if group.state:
                found += self._made(group.state[0].attribute, [index], group.head, "told")
        for index, group in enumerate(self.groups):
            wholes = list(self._wholes(group))
            if wholes:
                start = self.words[group.figure].start
                found = [c._replace(role="part") if c.start == start else c for c in found] + wholes
            if index not in self.used:
                found += list(self._among(index, group, found)) or self._by_noun(index, group, found)
        found += [
            c._replace(attribute=a)
            for c in found
            if c.attribute == "casualties" and c.quantity.high == 0
            for a in ("deaths", "injuries")
        ]
        return _settled(found)

    def _is_number_of(self, at: int) -> bool:
        """``the number of dead``, ``the number killed``, and not "the right number"."""
        return at + 2 < len(self.words) and (
            self.words[at + 1].word == "of" or bool(self.words[at + 1].senses)
        )

    def _of_before(self, at: int, found: list[Count]) -> Iterator[Count]:
        """``The right number was three``: of those whom the words or the sentence before count."""
        following = self._value_after(at)
        same = found[-1].attribute if found else self.told_before
        if following is not None and following not in self.used and same:
            for count in self._made(same, [following], at, "told"):
                yield count._replace(total=True)

    def _solo(self, at: int) -> Iterator[Count]:
        """``held a solo picket``: a crowd of one."""
        told = self.words[at + 1]
        if told.is_a("protester") or any(
            s.attribute == "crowd_size" and s.frame == "of" for s in told.senses
        ):
            token, one = self.words[at], Quantity.exact(1, "person")
            yield Count("crowd_size", one, token.start, token.end, self.words[at + 1].word, token.start)

    def _wholes(self, group: Group) -> Iterator[Count]:
        """``two of the four people shot were in critical condition``: four were shot."""
        told = self.words[group.last + 1] if group.last + 1 < len(self.words) else None
        if group.whole is not None and "protester" in group.classes:
            inner = next(
                t for t in self.words[group.figure + 1 : group.last + 1] if t.quantity is group.whole
            )
            noun = self.words[group.head].word  # "17 of the 400 demonstrators": so many demonstrated
            yield Count("crowd_size", group.whole, inner.start, inner.end, noun, inner.start)
        if group.whole is None or group.head < 0 or told is None or not group.is_human:
            return
        sense = next((s for s in told.senses if s.form == "participle" and s.frame == "patient"), None)
        inner = next(
            i for i in range(group.figure + 1, group.last + 1) if self.words[i].quantity is group.whole
        )
        if sense is not None and not sense.needs:
            token = self.words[inner]
            noun = self.words[group.head].word
            yield Count(sense.attribute, group.whole, token.start, token.end, noun, told.start)

    def _among(self, index: int, group: Group, found: list[Count]) -> Iterator[Count]:
        """``including 23 on Honshu``, ``two of them children``: parts of the last figure told."""
        if group.by not in ("figure", "mention") or not group.is_human or group.first == 0:
            return
        before = self.words[group.first - 1]
        listed = self.inclusion_at(group.first - 1) is not None
        after = self.words[group.last + 1].word if group.last + 1 < len(self.words) else ""
        placed = group.head < 0 and after in ("in", "on", "at", "from")
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
        beside = placed and before.is_a("conj")  # "killed two in Ostrel and four in Varn"
        if whole is not None and (beside or (whole.quantity.figure or 0) >= (group.quantity.figure or 0)):
            self._parts.add(index)
            yield from self._made(whole.attribute, [index], group.figure, whole.manner, part=True)

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
        labelled = list(self._labelled(at, token))
        if labelled:
            yield from labelled
            return
        for sense in senses:
            if sense.needs and not self._needed(at, sense):
                continue
            found = list(self._frame(at, token, sense))
            yield from found
            if found and sense.frame in ("patient", "agent"):
                return

    def _labelled(self, at: int, token: Token) -> Iterator[Count]:
        """``Dead: 7``, ``Detained in Ostrel on Sunday: 40``, ``Killed were two guards``: a word, its count.

        The word opens the sentence or an item of a list, and nothing is told between it and the count.
        """
        sense = next((s for s in token.senses if s.form in ("", "participle") and s.frame in _STATES), None)
        first = at - 1 if at and self.words[at - 1].word in ("the", "also") else at
        if sense is None or sense.needs or (first and self.words[first - 1].word not in _ITEMS):
            return
        for index in range(at + 1, min(at + _LABEL, len(self.words))):
            token = self.words[index]
            opens = token.word == ":" or (token.is_a("be") and sense.form == "participle")
            if opens:
                following = self.beginning_at(index + 1)
                if following is not None:
                    yield from self._made(sense.attribute, self.chain_right(following), at, "told")
                return
            if token.kind not in ("word", "date") or token.senses or token.is_a("verb", "have", "report"):
                return

    def _needed(self, at: int, sense: Sense) -> bool:
        if "." in sense.needs and (at + 1 == len(self.words) or self.words[at + 1].kind == "mark"):
            return True
        clause = self.words[max(0, at - 14) : at]
        if any(f"<{t.word}" in sense.needs for t in clause):
            return True  # "police picked up 31 people"
        by = any(t.word == "by" for t in self.words[at + 1 : at + 3])
        if by and any(t.word in sense.needs for t in clause):
            return True  # "the walkout was joined by 300 students"
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
        reflexive = [t.word for t in self.words[at + 1 : at + 2]] in (
            ["himself"],
            ["herself"],
            ["themselves"],
        )
        after = [t.word for t in self.words[at + 1 + reflexive : at + 3 + reflexive]]
        if (
            before in ("fatally", "mortally")
            or after[:1] in (["dead"], ["fatally"])
            or after[-2:] == ["to", "death"]
        ):
            return "deaths"
        return attribute

    def _patient(self, at: int, sense: Sense) -> Iterator[Count]:
        spoken = voice(self.words, at)
        attribute = self._fatal(at, sense.attribute)
        joined = self._joined_attribute(at, attribute)
        if joined is None or (sense.attribute == "shot" and self._fired(at, spoken)):
            return
        if spoken.passive and sense.form != "ing":
            yield from self._of_subject(joined, spoken, at)
            return
        if sense.form == "ing" and at and self.words[at - 1].is_a("determiner"):
            return  # "the shooting" is a noun
        following = self.beginning_at(at + 1)
        if self._reflexive(at):
            if following is None and [t.word for t in self.words[at + 2 : at + 3]] == ["and"]:
                following = self.beginning_at(at + 3)  # "killing himself and two others"
            yield from self._by_own_hand(joined, at, spoken)
        if following is not None and not self.is_measure(following):
            if not spoken.negated or self.groups[following].by == "none":
                yield from self._objects(joined, following, at, sense, spoken)
        elif sense.form in ("past", "participle"):
            yield from self._before(joined, at, spoken)

    def _by_own_hand(self, attribute: str, at: int, spoken: Voice) -> Iterator[Count]:
        """``a man shot himself``: the one who acts is acted upon."""
        single = [
            i
            for i, g in enumerate(self.groups)
            if g.last < at and g.quantity.value == 1 and i not in self.used and not self.is_object(g)
        ]
        if single and attribute != "crowd_size":
            for count in self._made(attribute, single[-1:], at, spoken.manner):
                yield count._replace(role="self")

    def _objects(
        self, attribute: str, following: int, at: int, sense: Sense, spoken: Voice
    ) -> Iterator[Count]:
        """``killing 12 and wounding 30``: the groups behind the verb."""
        chain = self._besides(self.groups[following].last, self.chain_right(following))
        acting = self.ending_at(spoken.first - 1)
        acting = self.subject(spoken.first) if acting is None else acting
        killer = None if acting is None else person_of(self.words, self.groups[acting])
        last = self.groups[chain[-1]].last
        tail = [t.word for t in self.words[last + 1 : last + 3]]
        if attribute in ("shot", "injuries") and (tail == ["to", "death"] or tail[:1] == ["dead"]):
            attribute = "deaths"  # "shot three people to death", "shot him dead"
        purpose = spoken.infinitive and attribute == "crowd_size"  # "fired to disperse dozens"
        manner = "told" if sense.form == "ing" or purpose else spoken.manner
        for count in self._made(attribute, chain, at, manner):
            yield count._replace(killer=killer)
        yield from self._included(attribute, chain[-1], at, spoken.manner)
        yield from self._summed(attribute, chain[-1] + 1, at, spoken.manner)

    def _before(self, attribute: str, at: int, spoken: Voice) -> Iterator[Count]:
        """``twelve people killed in the crash``: the group before a participle without an auxiliary."""
        before = self.ending_at(at - 1)
        if before is None:
            before = self._subject_near(at)
        if before is None or spoken.negated:
            return
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        unknown = after is not None and after.kind == "word" and (after.word == "at" or not after.classes)
        if "attacker" in self.groups[before].classes and unknown and not spoken.passive:
            return  # "two gunmen shot and killed Abdi Guled": who is unknown acts here
        yield from self._made(attribute, self.chain_left(before), at, spoken.manner)

    def _fired(self, at: int, spoken: Voice) -> bool:
        """``fired one shot``, ``shot at another driver``: nobody is told to be hit."""
        words = self.words
        after = words[at + 1] if at + 1 < len(words) else None
        if after is not None and after.word == "at" and not spoken.passive:
            aimed = self.beginning_at(at + 2)
            if aimed is not None and "human" in self.groups[aimed].classes:
                return True
        before = self.ending_at(at - 1)
        if words[at].word != "shot" or before is None or self.groups[before].head >= 0:
            return False
        first = self.groups[before].first
        heard = first > 0 and words[first - 1].word in word_list("firing")
        return heard or (after is not None and after.is_a("be"))

    def _besides(self, at: int, chain: list[int]) -> list[int]:
        """Those told beside the ones counted: "ten were killed in addition to the assailant"."""
        words, first = self.words, self.groups[chain[0]].first
        for index in (at + 1, at + 2):
            if index < len(words) and words[index].is_a("besides"):
                more = self.beginning_at(index + 1)
                if more is not None and self.groups[more].is_human and more not in self.used | set(chain):
                    return [*chain, more]
        if words[0].is_a("besides") and first >= 2 and words[first - 1].word == ",":
            more = self.beginning_at(1)
            if more is not None and self.groups[more].is_human and self.groups[more].last == first - 2:
                return [more, *chain]
        return chain

    def _appositive(self, chain: list[int]) -> list[int]:
        """The figure that the persons behind it only spell out: "two lawyers, a father and his son, were"."""
        end = self.groups[chain[-1]].last
        if self.words[end].word != "," and all(t.word != "," for t in self.words[end + 1 : end + 4]):
            return chain
        head, rest = self.groups[chain[0]], [self.groups[i].quantity for i in chain[1:]]
        spelled = head.by == "figure" and self.words[head.last + 1].word == ","
        if spelled and len(rest) > 1 and total(rest).value == head.quantity.value:
            self.used.update(chain)
            return chain[:1]
        named = self._spelled_out(chain[0])
        if named is not None:
            self.used.update(chain)
            return [named]
        first, whole = self.groups[chain[0]].first, chain[0] - 1
        if whole < 0 or first < 2 or self.words[first - 1].word != ",":
            return chain
        group = self.groups[whole]
        told = total([self.groups[i].quantity for i in chain]).value
        if group.by != "figure" or group.last != first - 2 or group.quantity.value != told:
            return chain
        self.used.update(chain)
        return [whole]

    def _spelled_out(self, index: int) -> int | None:
        """The figure whose persons are named behind it: "two brothers, Jan and Tim Voss, 22 and 25, were"."""
        group = self.groups[index]
        whole = self.groups[index - 1] if index else None
        if (
            group.by != "name"
            or whole is None
            or whole.by != "figure"
            or not whole.is_human
            or whole.head < 0
        ):
            return None
        between = self.words[whole.last + 1 : group.first]
        names = all(
            t.word in (",", "and") or (t.kind == "word" and not t.classes) or t.kind == "age" for t in between
        )
        led = len(between) > 1 and between[0].word == ","
        return index - 1 if led and names and any(t.word == "and" for t in between) else None

    def _summed(self, attribute: str, index: int, at: int, manner: str) -> Iterator[Count]:
        """``killed 1,000 directly, and a total of 1,800``: the sum told behind the parts."""
        if index < len(self.groups) and index not in self.used:
            group = self.groups[index]
            words = self.words[group.first : group.figure]
            before = self.words[group.first - 1]
            if any(t.word == "total" for t in words) and (before.is_a("conj") or before.word == ","):
                yield from self._made(attribute, [index], at, manner)

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
            if {attribute, other or ""} == {"deaths", "injuries"}:
                return "casualties" if self.beginning_at(at + 3) is None else None
        if at >= 2 and words[at - 1].is_a("conj") and words[at - 2].is_a("predicate"):
            other = next(
                (s.attribute for s in words[at - 2].senses if s.form in ("past", "participle")), None
            )
            if {attribute, other or ""} == {"deaths", "injuries"}:
                return "casualties" if self.beginning_at(at + 1) is not None else None
        return attribute

    def _of_subject(self, attribute: str, spoken: Voice, at: int) -> Iterator[Count]:
        subject = self.subject(spoken.first)
        if subject is None or (spoken.negated and self.groups[subject].by != "none"):
            return
        if self.groups[subject].first and self.words[self.groups[subject].first - 1].is_a("neg"):
            return  # "neither the woman nor the girl was hurt"
        chain = self._besides(at, self._appositive(self.chain_left(subject)))
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
        if self.words[at].word in word_list("strong_gathering") and sense.form in ("past", "ing"):
            yield from self._brought_along(at, sense, spoken)
        if spoken.passive and sense.needs and sense.form in ("past", "participle"):
            return  # "were held after a rally": they held none
        if (
            sense.attribute == "crowd_size"
            and sense.form == "ing"
            and at
            and self.words[at - 1].is_a("preposition")
        ):
            return  # "charged with blocking a road"
        forced = (
            spoken.infinitive and spoken.first and self.words[spoken.first - 1].word in word_list("forced_to")
        )
        if forced:  # "were forced to leave their homes"
            spoken = voice(self.words, spoken.first - 1)._replace(passive=False)
        subject = self.ending_at(spoken.first - 1)
        if subject is None and sense.form in ("base", "third") and spoken.first == at:
            before = self.words[at - 1] if at else None
            if before is None or not before.is_a("relative", "conj"):
                return  # "addressed an anti-war rally": a noun
        if subject is None or (self.is_object(self.groups[subject]) and sense.form != "ing"):
            subject = self.subject(spoken.first)
        else:
            subject = self._retold(subject)
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
        chain = self._besides(at, self._appositive(self.chain_left(subject)))
        toll = self._toll_of(self.groups[subject]) if sense.attribute == "deaths" else None
        for count in self._made(sense.attribute, chain, at, manner):
            yield (
                count
                if toll is None
                else count._replace(quantity=toll, by="figure", who=None, role="whole", ordinal=True)
            )
        for index in range(subject + 1, bisect.bisect_left(self.firsts, spoken.first)):
            yield from self._part(sense.attribute, index, at, spoken.manner)

    def _brought_along(self, at: int, sense: Sense, spoken: Voice) -> Iterator[Count]:
        """``The union marched with 400 members``: those whom a body brings make the crowd."""
        beside = at + 1 < len(self.words) and self.words[at + 1].word in ("with", "alongside")
        following = self.beginning_at(at + 2) if beside else None
        if following is not None and self.groups[following].classes.isdisjoint(("police", "attacker")):
            yield from self._made(sense.attribute, self.chain_right(following), at, spoken.manner)

    def _toll_of(self, group: Group) -> Quantity | None:
        """``a second man has died``: the toll is two now; "the second victim" only tells which."""
        word = self.words[group.figure].word.removeprefix("a ")
        before = self.words[group.first - 1].word if group.first else ""
        if not group.added or word not in ORDINALS or before == "the":
            return None
        number = ORDINALS.index(word) + 2
        return Quantity(number, low=number, high=number, unit="person", change=Change.ROSE_TO)

    def _among_the(self, at: int, attribute: str) -> Iterator[Count]:
        """``three children were among the dead``, ``the injured included four students``: parts."""
        words = self.words
        if at < 1 or words[at - 1].word != "the":
            return
        if at > 1 and words[at - 2].word in word_list("identifying"):
            named = next((i for i in range(at, min(at + _LABEL, len(words))) if words[i].word == "as"), None)
            first = None if named is None else self.by_first.get(named + 1)
            if first is not None:  # "identified the dead as Ann Bole, 24, and her son"
                yield from self._made(attribute, self.chain_right(first), at, "told")
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
            if group.by == "name" and self.is_object(group):
                return  # "forests of Junee Shire were burned"
            if self.words[at].word.startswith("in ") and self._died_before(at):
                return  # "nine died: seven on the spot and two in hospital"
            yield from self._made(
                sense.attribute, self.chain_left(before), at, voice(self.words, group.first).manner
            )
            return
        spoken = voice(self.words, at)
        held = self.words[at].word.endswith("condition") or self.words[at].word.startswith("with ")
        if spoken.passive or (held and not self._died_before(at)):
            yield from self._of_subject(sense.attribute, spoken, at)

    def _died_before(self, at: int) -> bool:
        return any(s.attribute == "deaths" for t in self.words[max(0, at - 12) : at] for s in t.senses)

    def _by_noun(self, index: int, group: Group, found: list[Count]) -> Iterator[Count]:
        if group.by != "figure" or group.part:
            return
        if group.head < 0 and group.first and self.words[group.first - 1].word in _LEADING:
            attribute = self._put_at(group.first - 1, found)
            if attribute:
                yield from self._made(attribute, [index], group.figure, "told")
                return
        if group.head < 0 and group.first and self.words[group.first - 1].word in word_list("naming"):
            before = [c for c in found if c.start < self.words[group.first].start and c.role == "whole"]
            if before:  # "police put it at 1,500, organisers claimed 5,000"
                same = max(before, key=lambda c: c.start).attribute
                yield from self._made(same, [index], group.figure, "told")
                return
        if group.head < 0 and (self._mended(group) or self._talked_of(group)):
            counted = [c for c in found if c.start < self.words[group.first].start and c.role == "whole"]
            same = max(counted, key=lambda c: c.start).attribute if counted else self.told_before
            if same:  # "at first reported 13 injured and later corrected that to 11"
                yield from self._made(same, [index], group.figure, "told")
                return
        if group.quantity.change in (Change.ROSE_TO, Change.FELL_TO) and group.head < 0:
            attribute = self._changing(group, found)
            if attribute:
                yield from self._made(attribute, [index], group.figure, "told")
                return
        if self._in_all(group) and (group.head < 0 or not found):
            last = max(found, key=lambda c: c.start, default=None)
            same = last.attribute if last is not None else self._gathered(group.first)
            for count in (
                self._made(same, [index], group.figure, last.manner if last else "told") if same else ()
            ):
                yield count._replace(total=True, role="whole")
            return
        if group.head < 0 and self._gapped(group, found):
            yield from self._made(found[-1].attribute, [index], group.figure, found[-1].manner)
            return
        if group.head < 0 and self._by_place(index):
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
            yield from self._made("crowd_size", [index], group.figure, "hypothetical" if hoped else "told")
        elif "attacker" in group.classes and self.words[group.head].is_a("plural"):
            yield from self._made("attackers", [index], group.figure, "told")

    def _mended(self, group: Group) -> bool:
        """``corrected that to 11``, ``lowered the figure to 22``."""
        near = self.words[max(0, group.first - 5) : group.first]
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
        around = after[:3] + self.words[max(0, group.first - 3) : group.first]
        if after[:1] and after[0].word == "strong":
            return any(s.attribute == "crowd_size" for t in around for s in t.senses)
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

    def _gapped(self, group: Group, found: list[Count]) -> bool:
        """``Poland recorded 68 deaths, Russia 64 and Romania 39``: the verb is told once."""
        at = group.first
        if at < 2 or not found or self.words[at - 1].classes or self.words[at - 1].kind != "word":
            return False
        last = max(found, key=lambda c: c.start)
        if last is not found[-1] or last.by != "figure" or last.start >= self.words[at].start:
            return False
        index = at - 2
        while index > 0 and not self.words[index].classes and self.words[index].kind == "word":
            index -= 1  # a name of two words
        joined = self.words[index].word in (",", "and", ";")
        after = self.words[group.last + 1] if group.last + 1 < len(self.words) else None
        return joined and index >= at - 4 and (after is None or after.kind == "mark" or after.is_a("conj"))

    def _included(self, attribute: str, last: int, at: int, manner: str) -> Iterator[Count]:
        following = last + 1
        while following < len(self.groups):
            made = list(self._part(attribute, following, at, manner))
            if not made:
                return
            yield from made
            following += 1


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
