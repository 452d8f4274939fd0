"""What a figure counts: the clause around it, its voice, its negation, the whole and its parts.

Each verb, adjective or noun of the tables looks for the group of words that it counts: the object to its
right ("killing 12 and wounding 30"), or the subject to its left ("12 people were killed and 30 others hurt").
Persons told one by one count as well ("a man and his son were killed" is two).
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator

from claimkit.quantities import Quantity
from claimkit.reading.bounds import clause
from claimkit.reading.clauses import Voice, voice
from claimkit.reading.fates import person_of
from claimkit.reading.joined import Joined
from claimkit.reading.lexicon import Sense, leading, word_list
from claimkit.reading.making import Count
from claimkit.reading.play import in_play
from claimkit.reading.syntax import ORDINALS, Group, number_of
from claimkit.reading.tokens import Token
from claimkit.reading.tolls import NUMBERS, counting_words

_OF_NOUNS = frozenset(("noun", "plural", "singular", "human", "person", "thing", "place", "determiner"))
_MODIFIERS = 5  # words of a noun phrase before its noun
_TERMS = frozenset(("year", "years", "months", "decades"))
_BY_POLICE = "@arresters"  # who arrests must act, where the verb alone does not tell of an arrest
_COUNTED = frozenset(("crowd_size", "arrests", "deaths", "injuries"))


class Counts(Joined):
    """What the groups of one sentence count.

    Args:
        words: its tokens.
        groups: the groups in it.
        before: what the sentence before counted last; empty where it counted nothing.
        gathered: whether it told of a protest, and not how many came.
    """

    __slots__ = ()

    def read(self) -> list[Count]:
        """Return what the figures of the sentence count, in the order of the text."""
        found: list[Count] = []
        solo, identifying, so = (word_list(name) for name in ("solo", "identifying", "counted_so"))
        telling = counting_words()
        for at, token in enumerate(self.words):
            if token.senses:
                found += self._predicate(at, token)
            elif token.word not in telling:
                continue
            elif token.word in solo and at + 1 < len(self.words):
                found += self._solo(at)
            elif token.word in NUMBERS and self._is_number_of(at):
                found += self._numbered(at)
            elif token.word == "so":
                found += self._so_did(at)
            elif token.word in identifying:
                found += self._identified(at)
            elif token.word in so:
                found += self._of_before(at, found)
        for index, group in enumerate(self.groups):
            told = next((s for s in group.state if not s.needs), None)  # not "eleven lost children"
            if told is not None:
                found += self._made(told.attribute, [index], group.head, "told")
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

    def _predicate(self, at: int, token: Token) -> Iterator[Count]:
        senses = token.senses
        if self._qualifies_thing(at):
            return
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
            if sense.needs and not self._needed(at, sense) and not self._came(at, sense):
                continue
            found = list(self._frame(at, token, sense))
            yield from found
            if found and sense.frame in ("patient", "agent"):
                return

    def _qualifies_thing(self, at: int) -> bool:
        """``people from the drowned hamlets``: a participle between an article and a noun for things."""
        if not 0 < at < len(self.words) - 1 or not self.words[at - 1].is_a("determiner"):
            return False
        after = self.words[at + 1]
        thing = after.kind == "word" and not after.classes - {"noun", "plural", "thing", "place", "building"}
        return (
            thing and after.word.endswith("s") and any(s.form == "participle" for s in self.words[at].senses)
        )

    def _came(self, at: int, sense: Sense) -> bool:
        """``About 900 came.``, behind a sentence that tells of a protest: so many came to it."""
        if not self.gathered or sense.attribute != "crowd_size" or sense.frame != "agent":
            return False
        before = self.ending_at(at - 1)
        bare = before is not None and self.groups[before].by == "figure" and self.groups[before].head < 0
        return bare and self.groups[before or 0].first == 0

    def _needed(self, at: int, sense: Sense) -> bool:
        if "." in sense.needs and (at + 1 == len(self.words) or self.words[at + 1].kind == "mark"):
            return True
        before = self.words[max(0, at - 14) : at]
        if sense.attribute == "arrests" and any(t.word in _TERMS for t in self.words[at + 1 : at + 4]):
            return False  # "spent ten years in custody": no news
        if sense.attribute == "arrests" and any(
            t.word in word_list("held_otherwise") for t in self.words[at + 1 : at + 3]
        ):
            return False  # "are being held hostage", "held in contempt"
        if sense.attribute == "arrests" and any(t.word == "conditions" for t in self.words[at + 1 : at + 6]):
            return False  # "being held in degrading conditions"
        led = leading(sense.needs)
        if led and any(t.word in led for t in before):
            return True  # "was being held"
        if _BY_POLICE in sense.needs and self._by_police(at):
            return True  # "police picked up 31 people", "were picked up by plain-clothes men"
        by = any(t.word == "by" for t in self.words[at + 1 : at + 3])
        if by and any(t.word in sense.needs for t in before):
            return True  # "the walkout was joined by 300 students"
        for index in range(at + 1, min(at + 14, len(self.words))):
            token = self.words[index]
            if token.kind != "mark" and token.word in sense.needs:
                return True
            if token.word in (";", ",", ".") or (token.is_a("predicate") and token.is_a("conj")):
                return False
        return False

    def _by_police(self, at: int) -> bool:
        """Whether those who arrest act: before the verb in its clause, or behind "by"."""
        first, behind = clause(self.words, at)
        by = next((i for i in range(at + 1, behind) if self.words[i].word == "by"), None)
        acting = self.words[first:at] + (self.words[by + 1 : min(by + 5, behind)] if by is not None else [])
        return any(t.is_a("police") or t.word in word_list("arresters") for t in acting)

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
        if self._befell_nobody(at, attribute):
            return
        joined = self._joined_attribute(at, attribute)
        if joined is None or (sense.attribute == "shot" and self._fired(at, spoken)):
            return
        if (
            spoken.passive
            and self.words[at - 1].word == "'s"
            and any(t.is_a("pronoun") for t in self.words[at + 1 : at + 2])
        ):
            return  # "nobody's killed me": has killed
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
        owner = following is not None and self._owns(self.groups[following])
        if following is None and spoken.negated and at + 1 < len(self.words):
            if self.words[at + 1].word in word_list("any_person") and not self._is_deed(spoken):
                yield self._zero(joined, at)._replace(noun="")  # "did not kill anyone"
            return
        if following is not None and not self.is_measure(following) and not owner:
            if not spoken.negated or self.groups[following].by == "none":
                yield from self._objects(joined, following, at, sense, spoken)
        elif sense.form in ("past", "participle") and not owner:
            yield from self._before(joined, at, spoken)

    def _befell_nobody(self, at: int, attribute: str) -> bool:
        """Whether a verb tells no such fate: as a figure of speech, or without saying which of two it was."""
        lives = [t.word for t in self.words[at + 1 : at + 2]] in (["me"], ["us"])
        if attribute == "deaths" and lives:
            return True  # "he killed me": who tells it lives
        if self._counts_nobody(at) and in_play(self.words, at):
            return True  # "shooting five past the visitors"
        if attribute.startswith("buildings"):
            return self._either_fate(at, attribute)
        by_words = {"injuries": self._hurt_by_words, "hostages": self._in_politics}
        return attribute in by_words and by_words[attribute](at)

    def _either_fate(self, at: int, attribute: str) -> bool:
        """``damaged or destroyed 300 houses``: how many came to which end is not told."""
        for joint, other in ((at - 1, at - 2), (at + 1, at + 2)):
            inside = 0 <= other < len(self.words) and 0 <= joint < len(self.words)
            if inside and self.words[joint].is_a("conj"):
                fates = {s.attribute for s in self.words[other].senses}
                if any(f.startswith("buildings") and f != attribute for f in fates):
                    return True
        return False

    def _is_deed(self, spoken: Voice) -> bool:
        """``We didn't kill anybody``: who denies a deed says nothing of how many died."""
        led = next((t for t in reversed(self.words[: spoken.first]) if not t.is_a("adverb")), None)
        return led is not None and led.is_a("pronoun") and led.word not in ("it", "this", "that")

    def _counts_nobody(self, at: int) -> bool:
        """Whether a verb has a figure behind it that no noun says of whom it is."""
        following = self.beginning_at(at + 1)
        return following is None or self.groups[following].head < 0

    def _hurt_by_words(self, at: int) -> bool:
        """``hurt by the shutdown``: no harm to the body."""
        after, harms = self.words[at + 1 : at + 6], word_list("abstract_harm")
        by = next((i for i, t in enumerate(after) if t.word == "by"), None)
        if by is not None:
            return any(t.word in harms for t in after[by:])
        return any(t.word in harms for t in self.words[max(0, at - 4) : at])

    def _owns(self, group: Group) -> bool:
        """``hurt Mr. Trent's chances``: what is acted upon is somebody's, and nobody."""
        after = self.words[group.last + 1 : group.last + 3]
        if len(after) < 2 or after[0].word != "'s":
            return False
        return not after[1].is_a("human") and after[1].word not in word_list("body_part")

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
        hoped = spoken.first > 0 and self.words[spoken.first - 1].word in word_list("expected")
        purpose = spoken.infinitive and attribute == "crowd_size" and not hoped  # "fired to disperse dozens"
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
        if before is None or spoken.negated or self._acts(at):
            return
        first = self.groups[before].first
        if attribute == "arrests" and first and self.words[first - 1].word in ("against", "among", "for"):
            return  # "filed charges against 12 people arrested in the raid": who is charged is counted
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        unknown = after is not None and after.kind == "word" and (after.word == "at" or not after.classes)
        if "attacker" in self.groups[before].classes and unknown and not spoken.passive:
            return  # "two gunmen shot and killed Abdi Guled": who is unknown acts here
        yield from self._made(attribute, self.chain_left(before), at, spoken.manner)

    def _acts(self, at: int) -> bool:
        """Whether a verb has an object, as no participle has: "a driver knocked down a group of pupils"."""
        words = self.words
        here = next((i for i in range(at + 1, len(words)) if not words[i].is_a("adverb")), len(words))
        if here == len(words) or not words[here].is_a("determiner", "possessive"):
            return False
        behind = itertools.takewhile(lambda t: t.kind == "word", words[here + 1 : here + 5])
        return not any(t.is_a("time", "measure") for t in behind)  # "killed the same night"

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
        if at > 1 and self.words[at - 1].is_a("conj") and self.words[at - 2].is_a("predicate"):
            return self.ending_at(at - 3)  # "people arrested or detained": of whom the first verb tells
        if at and (self.words[at - 1].is_a("conj") or self.words[at - 1].word == ","):
            return self.subject(at)
        return None

    def _joined_attribute(self, at: int, attribute: str) -> str | None:
        """``shot and killed`` is deaths, ``killed or wounded`` casualties; else None.

        "Struck and killed" tells what was done to somebody, and what came of it: one death.  "Killed and
        wounded" tells of two ends, which nobody comes to both.
        """
        words = self.words
        if at + 2 < len(words) and words[at + 1].is_a("conj") and words[at + 2].is_a("predicate"):
            other = next(
                (s.attribute for s in words[at + 2].senses if s.form in ("past", "participle")), None
            )
            if other in {"deaths", "injuries"} and attribute in {"shot", "injuries"} and not self._ends(at):
                return None
            if {attribute, other or ""} == {"deaths", "injuries"}:
                return "casualties" if self.beginning_at(at + 3) is None else None
        if at >= 2 and words[at - 1].is_a("conj") and words[at - 2].is_a("predicate"):
            other = next(
                (s.attribute for s in words[at - 2].senses if s.form in ("past", "participle")), None
            )
            if {attribute, other or ""} == {"deaths", "injuries"}:
                if not self._ends(at - 2):
                    return attribute
                return "casualties" if self.beginning_at(at + 1) is not None else None
        return attribute

    def _ends(self, at: int) -> bool:
        """Whether a word tells in what state somebody is in the end, and not what was done to him."""
        return self.words[at].word in word_list("ends")

    def _of_subject(self, attribute: str, spoken: Voice, at: int) -> Iterator[Count]:
        if self._thing_acted_on(spoken.first - 1):
            return
        subject = self.subject(spoken.first)
        if subject is None or (spoken.negated and self.groups[subject].by != "none"):
            return
        if self.groups[subject].first and self.words[self.groups[subject].first - 1].is_a("neg"):
            return  # "neither the woman nor the girl was hurt"
        chain = self._besides(at, self._appositive(self.chain_left(subject)))
        yield from self._made(attribute, chain, at, spoken.manner)
        for index in range(subject + 1, bisect.bisect_left(self.firsts, spoken.first)):
            yield from self._part(attribute, index, at, spoken.manner)

    def _thing_acted_on(self, at: int) -> bool:
        """``Six flights were cancelled after a plane was struck``: what a clause tells of is a thing."""
        if at < 2 or at in self.by_reach or not self.words[at].is_a("thing", "vehicle"):
            return False
        led = self.words[at - 2]
        opens = led.is_a("subordinator") or led.word in ("and", "but", ",", ";")
        return opens and self.words[at - 1].is_a("determiner") and not self.words[at].is_a("human", "toll")

    def _agent(self, at: int, sense: Sense) -> Iterator[Count]:
        spoken = voice(self.words, at)
        if sense.attribute == "crowd_size" and at + 1 < len(self.words):
            if self.words[at].word.startswith("attend") and self.words[at + 1].word == "to":
                return  # "attending to the wounded"
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
        behind = self.words[at + 1 : at + 2]
        if self.words[at].word == "held" and behind and behind[0].is_a("preposition"):
            return  # nor do "Dozens held after march"
        if not spoken.passive and self._befalls_another(at, sense):
            return  # "a man drowned two kittens"
        figure = self.ending_at(at - 1)
        if (
            sense.form == "base"
            and figure is not None
            and self.groups[figure].head < 0
            and self._is_of_things(at)
        ):
            return  # "set up eleven blockade points"
        if sense.attribute == "crowd_size" and self._is_charge(sense, spoken):
            return
        led = self.words[spoken.first - 1].word if spoken.first else ""
        if spoken.infinitive and led in word_list("forced_to"):  # "were forced to leave their homes"
            spoken = voice(self.words, spoken.first - 1)._replace(passive=False)
        subject = self._acting(at, sense, spoken)
        if subject is None or (spoken.negated and self.groups[subject].by != "none"):
            return
        manner = self._manner_of_act(spoken)
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

    def _is_charge(self, sense: Sense, spoken: Voice) -> bool:
        """``charged with blocking a road``, ``tried for having blocked it``: what somebody is said to do."""
        noun = sense.form == "ing" or self.words[spoken.first].word == "having"
        return noun and spoken.first > 0 and self.words[spoken.first - 1].is_a("preposition")

    def _acting(self, at: int, sense: Sense, spoken: Voice) -> int | None:
        """The group of those who do what a verb tells: right before it, or else the subject of its clause."""
        subject = self.ending_at(spoken.first - 1)
        if subject is None and self._other_subject(spoken.first - 1):
            return None  # "he said jobs are disappearing"
        if subject is None and sense.form in ("base", "third") and spoken.first == at:
            before = self.words[at - 1] if at else None
            if before is None or not before.is_a("relative", "conj"):
                return None  # "addressed an anti-war rally": a noun
        if subject is None or (self.is_object(self.groups[subject]) and sense.form != "ing"):
            subject = self.subject(spoken.first)
        else:
            subject = self._retold(subject)
        if subject is not None and sense.form == "third" and self._many(subject):
            return None  # "two blocks from the site": what is counted, and no verb of several
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if sense.form == "base" and after is not None and after.is_a("police", "human"):
            return None  # "300 riot police were sent"
        return subject

    def _many(self, index: int) -> bool:
        """Whether a group is of more than one, with which no verb in -s agrees; "a crowd of 500" is one."""
        group = self.groups[index]
        return group.by == "figure" and group.first == group.figure and group.quantity.value != 1

    def _manner_of_act(self, spoken: Voice) -> str:
        """``gathered to protest`` is told, ``are expected to attend`` is not."""
        if not spoken.infinitive or spoken.manner != "hypothetical":
            return spoken.manner
        led = [t.word for t in self.words[max(0, spoken.first - 2) : spoken.first]]
        if led[-1:] == ["up"]:
            led.pop()  # "signed up to participate"
        expected = led[-1:] != [] and led[-1] in word_list("expected")
        return "hypothetical" if expected else "told"

    def _other_subject(self, at: int) -> bool:
        """Whether a noun that nothing counts is the subject: it begins its clause."""
        if at < 1 or at in self.by_reach or self.words[at].kind != "word":
            return False
        token, before = self.words[at], self.words[at - 1]
        noun = token.is_a("thing") or (not token.classes and token.word.endswith("s"))
        if noun and before.is_a("report", "subordinator", "conj") and not before.is_a("preposition"):
            return True
        first = at
        while first and at - first < _MODIFIERS and self._is_plain(first):
            first -= 1  # "as Spanish airlines ground staff staged a strike"
        return first < at and self.words[first].is_a("subordinator")

    def _is_plain(self, at: int) -> bool:
        """Whether a word can be one of a noun phrase that counts nobody."""
        token = self.words[at]
        return at not in self.by_reach and token.kind == "word" and not token.classes - _OF_NOUNS

    def _brought_along(self, at: int, sense: Sense, spoken: Voice) -> Iterator[Count]:
        """``The union marched with 400 members``: those whom a body brings make the crowd."""
        near = range(at + 1, min(at + 5, len(self.words)))
        beside = next((i for i in near if self.words[i].word in ("with", "alongside")), None)
        following = self.beginning_at(beside + 1) if beside is not None else None
        if following is not None and self.groups[following].classes.isdisjoint(("police", "attacker")):
            yield from self._made(sense.attribute, self.chain_right(following), at, spoken.manner)

    def _toll_of(self, group: Group) -> Quantity | None:
        """``a second man has died``: the toll is two now; "the second victim" only tells which."""
        word = self.words[group.figure].word.removeprefix("a ")
        before = self.words[group.first - 1].word if group.first else ""
        if not group.added or word not in ORDINALS or before == "the":
            return None
        return number_of(word)

    def _state(self, at: int, sense: Sense) -> Iterator[Count]:
        before = self.ending_at(at - 1)
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if sense.attribute == "hostages" and self._in_politics(at):
            return  # "held hostage by a president"
        if sense.attribute == "missing" and after is not None and after.word in word_list("body_part"):
            return  # "were missing limbs"
        if sense.attribute == "missing" and self._is_of_things(at):
            return  # "two missing paintings"
        if (
            sense.form == ""
            and self.words[at].word.endswith("ly")
            and at + 1 < len(self.words)
            and self.words[at + 1].kind == "word"
        ):
            return
        if self._either(at, sense):
            return
        if before is not None:
            group = self.groups[before]
            if group.by == "name" and self.is_object(group):
                return  # "forests of Junee Shire were burned"
            if self.words[at].word.startswith("in ") and self._died_before(at):
                return  # "nine died: seven on the spot and two in hospital"
            if self._still_there(at, group):
                yield from self._made(sense.attribute, [before], at, "told", part=True)
                return
            whole = group.first > 0 and self.words[group.first - 1].word == "making"
            manner = voice(self.words, group.first).manner
            for count in self._made(sense.attribute, self.chain_left(before), at, manner):
                yield count._replace(total=count.total or whole)  # "making eight dead"
            return
        put = at > 0 and self.words[at - 1].word in word_list("putting")  # "were placed under arrest"
        spoken = voice(self.words, at - put)
        subject = self.subject(spoken.first) if spoken.passive else None
        if subject is not None and self._still_there(at, self.groups[subject]):
            yield from self._made(sense.attribute, [subject], at, "told", part=True)
            return
        held = self.words[at].word.endswith("condition") or self.words[at].word.startswith("with ")
        if spoken.passive or (held and not self._died_before(at)):
            yield from self._of_subject(sense.attribute, spoken, at)

    def _befalls_another(self, at: int, sense: Sense) -> bool:
        """Whether a verb that tells what becomes of its subject or its object has an object here."""
        labile = any(s.attribute == sense.attribute and s.frame == "patient" for s in self.words[at].senses)
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        return labile and after is not None and (after.kind == "count" or after.is_a("determiner", "poss"))

    def _is_of_things(self, at: int) -> bool:
        """``two missing paintings``, ``two blockade points``: a word before a noun that names nobody."""
        behind = itertools.takewhile(
            lambda n: self._is_plain(n) or self.words[n].is_a("human"), range(at + 1, len(self.words))
        )
        told = [self.words[n] for n in behind]
        return bool(told) and not any(t.is_a("human", "collective") for t in told)

    def _in_politics(self, at: int) -> bool:
        """Whether those who hold somebody hostage are a party, an office or an idea, which hold nobody so."""
        behind = self.words[at + 1 : at + 6]
        by = next((i for i, t in enumerate(behind) if t.word in ("by", "to")), None)
        return by is not None and any(t.word in word_list("politics") for t in behind[by:])

    def _either(self, at: int, sense: Sense) -> bool:
        """``131 dead or missing``: how many of them are which is not told."""
        behind = self.words[at + 1 : at + 3]
        either = len(behind) > 1 and behind[0].word == "or"
        return either and any(s.frame == "state" and s.attribute != sense.attribute for s in behind[1].senses)

    def _still_there(self, at: int, group: Group) -> bool:
        """``Seven were still in hospital``: in what state some of the hurt are who were told before."""
        told_again = self.told_before == "injuries" and self.words[at].word.startswith(("in ", "on life"))
        return told_again and group.by == "figure" and group.head < 0 and not group.added

    def _died_before(self, at: int) -> bool:
        return any(s.attribute == "deaths" for t in self.words[max(0, at - 12) : at] for s in t.senses)

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
