"""The clauses of a sentence: voice, subject and object, and groups that are joined or told as parts.

A word that says what became of somebody finds here the group that it speaks of.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

from claimkit.reading.lexicon import word_list
from claimkit.reading.syntax import Group
from claimkit.reading.tokens import Token

_SPEAKS = frozenset(("said", "says", "told", "added"))
_REACH = 30  # most tokens between a subject and its verb
_JOINTS = frozenset((",", "and", "plus", "&", "as well as", "along with", "together with"))
_DASHES = frozenset(("-", "–", "—"))
_CLOSING = frozenset((",", ")"))
_REST = frozenset(("rest", "remainder"))
_QUOTES = frozenset(('"', "“", "”"))
_APPOSED = 7  # tokens in which an apposition ends: "a father of two, "
_AUXILIARIES = 12  # most words between a verb and its first auxiliary
_CHAIN = 12  # most groups joined in one


class Voice(NamedTuple):
    """What stands before a verb: its auxiliaries.

    Attributes:
        first: index of the first of them (the verb itself where there are none).
        passive: whether they make it passive.
        negated: whether they deny it.
        manner: as in :class:`Count`.
        infinitive: whether "to" stands before it.
    """

    first: int
    passive: bool
    negated: bool
    manner: str
    infinitive: bool


def voice(words: list[Token], at: int) -> Voice:
    """Read the auxiliaries before a verb, over adverbs and verbs it is joined to ("shot and killed")."""
    first, passive, negated, modal, perfect, infinitive = at, False, False, False, False, False
    unreal = False  # "would have drawn 20,000" is no guess at what was
    index = at - 1
    while index >= max(0, at - _AUXILIARIES):
        token = words[index]
        if token.kind != "word":
            break
        if token.word == "'s" and not any(s.form in ("participle", "ing") for s in words[at].senses):
            break  # "Saturday's march"
        if token.is_a("be"):
            passive = True
        elif token.is_a("have"):
            perfect = True
        elif token.is_a("modal"):
            modal, unreal = True, token.word in ("would", "should", "ought", "could")
        elif token.is_a("neg"):
            negated = True
        elif token.word == "to":
            if words[index + 1].kind == "count":
                break  # "rose to three dead"
            infinitive, first = True, index
            modal = modal or _is_ahead(words, index)
            break
        elif token.word in ("nearly", "almost") and index == at - 1:
            negated = True  # who nearly died is alive
        elif token.is_a("conj") and index >= 1 and words[index - 1].is_a("predicate"):
            index -= 1
        elif (
            token.is_a("do", "adverb")
            or token.word.endswith("ly")
            or token.word in ("feared", "believed", "reported")
        ):
            pass
        else:
            break
        if not token.is_a("adverb") or token.is_a("be"):
            first = index
        index -= 1
    guess = "estimated" if perfect and not unreal else "hypothetical"
    purpose = infinitive and not passive and not perfect
    manner = guess if modal else "hypothetical" if purpose else "told"
    return Voice(first, passive, negated, manner, infinitive)


def _is_ahead(words: list[Token], at: int) -> bool:
    """Whether the words before a "to" put its verb ahead of now: "expected to", "is to", "would have to"."""
    if not at:
        return False
    led = words[at - 1]
    having = led.is_a("have") and at > 1 and words[at - 2].is_a("modal")
    return led.word in word_list("expected") or having or led.word in ("is", "are")


class Clause:
    """The tokens and groups of a sentence, and how they hang together.

    Args:
        words: its tokens.
        groups: the groups that count, in order.
    """

    __slots__ = ("by_first", "by_last", "by_reach", "firsts", "groups", "reach", "words")

    def __init__(self, words: list[Token], groups: list[Group]) -> None:
        self.words, self.groups = words, groups
        self.by_first = {g.first: i for i, g in enumerate(groups)}
        self.by_last = {g.last: i for i, g in enumerate(groups)}
        self.firsts = [g.first for g in groups]
        self.reach = [self._reach(g.last) for g in groups]
        self.by_reach = {last: i for i, last in enumerate(self.reach)}

    def _reach(self, last: int) -> int:
        """The last token of the phrases behind a noun: "fighters of the Valley Front (VF)"."""
        words = self.words
        last = self._over_decade(self._over_ages(last))
        at = last + 1
        while at < len(words) and words[at].word in ("of", "from"):
            at += 1
            while (
                at < len(words)
                and (_is_ordinal(words[at]) or (words[at].kind == "word" and at not in self.by_first))
                and _inside(words[at])
            ):
                at += 1
            if at == last + 2 or at in self.by_first:
                break
            last = at - 1
        if at + 2 < len(words) and (words[at].word, words[at + 2].word) == ("(", ")"):
            last = at + 2 if words[at + 1].kind == "word" else last
        return last

    def _over_decade(self, last: int) -> int:
        """The last token of an age told by its decade: "a woman in her 40s", "in his early twenties"."""
        after = self.words[last + 1 : last + 5]
        if len(after) < 3 or after[0].word != "in" or not after[1].is_a("possessive"):
            return last
        at = 3 if after[2].word in ("early", "mid", "late") and len(after) > 3 else 2
        if after[at].word in word_list("decades"):
            return last + 1 + at
        tens = after[at].word.isdigit() and [t.word for t in after[at + 1 : at + 2]] == ["s"]
        return last + 2 + at if tens else last

    def _over_ages(self, last: int) -> int:
        """The last token of ages set off behind a noun: "two men, aged 40 and 45,"."""
        words, at = self.words, last + 2
        if at >= len(words) or words[last + 1].word != ",":
            return last
        at += words[at].word in word_list("aging")
        while at < len(words) and words[at].kind == "age":
            last = at
            joined = at + 2 < len(words) and words[at + 1].word in (",", "and", "to")
            at += 2 if joined else 1
        return last

    def ending_at(self, at: int) -> int | None:
        """The group whose last token is here, or before adverbs that end here."""
        while at >= 0 and at not in self.by_last and self.words[at].is_a("adverb"):
            at -= 1
        return self.by_last.get(at)

    def beginning_at(self, at: int) -> int | None:
        """The group whose first token is here, or behind adverbs that begin here."""
        while at < len(self.words) and at not in self.by_first and self.words[at].kind == "word":
            token = self.words[at]
            if token.word == "left" or not (token.is_a("adverb") or token.word.endswith("ly")):
                return None
            at += 1
        return self.by_first.get(at)

    def is_object(self, group: Group) -> bool:
        """Whether a verb or preposition right before the group governs it."""
        if group.first == 0:
            return False
        before = self.words[group.first - 1]
        if before.kind != "word":
            return False
        if before.is_a("preposition") and not before.is_a("subordinator"):
            return True
        if before.word.endswith("ing") and not before.classes:
            return True  # "a boy buying his mother a gift was"
        if before.is_a("have"):
            return True  # "an alliance, which has 22 lawmakers, staged"
        if group.by == "name" and self._named_of(group.first - 1):
            return True
        if before.word == "to":
            return True
        verb = before.is_a("transitive") or any(s.form and s.frame == "patient" for s in before.senses)
        return verb and not before.is_a("report")

    def _named_of(self, at: int) -> bool:
        """Whether a name stands behind "of the opposition" or the like."""
        for index in range(at, max(at - 3, -1), -1):
            token = self.words[index]
            if token.is_a("preposition"):
                return True
            if token.kind != "word" or (token.classes and not token.is_a("determiner", "noun")):
                return False
        return False

    def subject(self, at: int) -> int | None:
        """Index of the group that is the subject of what begins at a token; None where there is none."""
        words, index = self.words, at - 1
        if index > 0 and words[index].word in ("who", "that"):
            if words[index - 1].word in word_list("whoever"):
                return None  # "identified those who died"
            comma = words[index - 1].word == ","  # "the six miners, who were killed"
            antecedent = self.by_last.get(index - 1 - comma, self.by_last.get(index - 1))
            if antecedent is not None and self._may_be_who(self.groups[antecedent]):
                return antecedent  # "the mother of a man who was killed"
        return self._subject_back(at)

    def _speaks(self, group: int) -> bool:
        """Whether one person told of is the subject of a verb of speech right behind."""
        told, behind = self.groups[group], self.groups[group].last + 1
        verb = self.words[behind].word if behind < len(self.words) else ""
        return told.by != "figure" and verb in _SPEAKS

    def _subject_back(self, at: int) -> int | None:
        """The first group that may be a subject on the way back from a token, within its clause."""
        words, index, floor = self.words, at - 1, max(0, at - _REACH)
        joined = index >= 0 and words[index].is_a("conj")
        marks = 0  # quotation marks passed: what stands outside of a quotation is no subject inside it
        while index >= floor:
            token = words[index]
            marks += token.word in _QUOTES
            if token.word in _REST and index > 0 and words[index - 1].word == "the":
                return None  # "nine died and the rest were hurt"
            if token.word in _CLOSING and (opened := self._set_off_before(index, floor)) is not None:
                index = opened - 1
                continue
            group = self.by_last.get(index)
            if group is not None:
                if marks % 2 or self._speaks(group):
                    return None  # "the spokesman said a miner died"
                passed = self._passed(group, at)
                if passed is not None:
                    index = passed
                    continue
                if not self.is_object(self.groups[group]) and not self.is_measure(group):
                    return None if self._told_already(group, at) else self._explained(self._retold(group))
                index = self.groups[group].first - 1
                continue
            if token.word in _DASHES and (opened := self._dash_before(index, floor)) is not None:
                index = opened - 1  # "four tourists - two of them children - were hurt"
                continue
            if token.word == "whose" or _begins_clause(token, inside=index < at - 1):
                return None  # "the senator, whose father was killed": it is his father
            if token.is_a("predicate") and any(s.form in ("past", "third") for s in token.senses):
                aux = voice(words, index)
                if aux.first and words[aux.first - 1].is_a("relative"):
                    index = aux.first - 2  # "a boy who was shot by his brother has died"
                    continue
                if not joined and aux.passive:
                    return None
            if index < at - 1 and self._reports(index):
                return None
            index -= 1
        return None

    def _told_already(self, group: int, at: int) -> bool:
        """Whether a group has a verb of its own, and others are the subject of what begins at a token.

        "50 soldiers searched the hills and residents were led away": residents were.
        """
        words, first = self.words, self.reach[group] + 1
        joint = next((i for i in range(at - 1, first, -1) if words[i].is_a("conj")), None)
        if joint is None:
            return False
        led = next((i for i in range(joint + 1, at) if not words[i].is_a("determiner")), at)
        if led == at or not words[led].is_a("human") or not words[led].is_a("plural"):
            return False
        own = next((i for i in range(first, joint) if _is_verb(words[i])), None)
        return own is not None and words[own + 1].word != "by" and not words[own - 1].is_a("relative")

    def _reports(self, at: int) -> bool:
        """Whether a word tells that somebody says what follows, whose subject stands behind it then."""
        token = self.words[at]
        if token.word == "that" and at > 0 and self._told_by(at - 1):
            return True  # "he admitted that the side had died"
        return token.is_a("report") and not token.is_a("adverb")

    def _told_by(self, at: int) -> bool:
        """Whether a word before "that" is a verb, so that a clause of its own follows."""
        token = self.words[at]
        return token.is_a("report") or (token.word.endswith("ed") and not token.is_a("noun", "predicate"))

    def _set_off_before(self, at: int, floor: int) -> int | None:
        """Where the aside begins that a comma or bracket closes at a token; None where it closes none."""
        if self.words[at].word == ",":
            return self._contrast_before(at, floor)  # "two people, rather than three as first stated, died"
        if at in self.by_last:
            return None  # what stands in brackets is no subject, but the bracket may close a name
        return next((i for i in range(at, floor, -1) if self.words[i].word == "("), at)

    def _contrast_before(self, at: int, floor: int) -> int | None:
        """Where the comma stands that opens what one closes and "not" or "rather than" leads; else None."""
        for index in range(at - 1, floor, -1):
            if self.words[index].word == ",":
                led = self.words[index + 1].word in ("not", "rather", "instead")
                return index if led and index + 1 < at else None
            if self.words[index].word in (";", ":"):
                return None
        return None

    def _dash_before(self, at: int, floor: int) -> int | None:
        """Where the dash stands that opens what a dash closes; None where there is none in the clause."""
        for index in range(at - 1, floor, -1):
            if self.words[index].word in _DASHES:
                return index
            if self.words[index].word in (";", ":"):
                return None
        return None

    def _passed(self, index: int, at: int) -> int | None:
        """Where to go on looking for a subject when a group is told beside it; None where it may be one.

        "People, including four children and a guard, were hurt"; "three people, not four, were hit";
        "eleven people, four of them rangers, were hurt"; "the owner of a mill where dozens died was held".
        """
        inclusion = self.inclusion(index)
        if inclusion is not None:
            return inclusion - 1
        first, last = self.groups[index].first, self.groups[index].last
        behind = [t.word for t in self.words[last + 1 : last + 3]]
        if behind == ["among", "them"] and first > 1 and self.words[first - 1].word == ",":
            return first - 2  # "20 people, two officers among them, were hurt"
        against = self._set_against(first)
        if against is not None:
            return against - 1
        if first > 1 and self.words[first - 1].word in ("where", "whose") and self._has_verb(last + 1, at):
            return first - 2
        return self.groups[index].first - 2 if self._inserted(self.groups[index]) else None

    def _has_verb(self, first: int, at: int) -> bool:
        """Whether a verb that tells what became of somebody stands in a stretch, with no comma in it."""
        behind = self.words[first:at]
        return any(t.senses for t in behind) and not any(t.kind == "mark" or t.is_a("conj") for t in behind)

    def _set_against(self, at: int) -> int | None:
        """Where the "not", "and not", "rather than" or "instead of" begins that ends before a token."""
        before = [t.word for t in self.words[max(0, at - 2) : at]]
        if before in (["rather", "than"], ["instead", "of"], ["and", "not"], ["but", "not"], [",", "not"]):
            return at - 2
        return at - 1 if before[-1:] == ["not"] else None

    def _may_be_who(self, group: Group) -> bool:
        """Whether "who" may speak of a group: of people, or of a bare figure ("the two who died")."""
        return "human" in group.classes or (group.head < 0 and "thing" not in group.classes)

    def inclusion_at(self, at: int) -> int | None:
        """Where the "including" or "among them" begins that ends at a token; None where none does."""
        if at < 0:
            return None
        if self.words[at].is_a("inclusion"):
            return at
        among = at >= 1 and self.words[at - 1].word == "among"
        return at - 1 if among and self.words[at].word in ("them", "whom", "those") else None

    def _inserted(self, group: Group) -> bool:
        """Whether "two of them" is told between commas."""
        if not group.part or group.head >= 0 or group.first < 2 or self.words[group.first - 1].word != ",":
            return False
        within = (
            _APPOSED if self.words[group.last].word == "whom" else 3
        )  # "130 of whom were sacked last week,"
        return any(t.word == "," for t in self.words[group.last + 1 : group.last + 1 + within])

    def _retold(self, index: int) -> int:
        """The groups that "both" or "all three" behind them only tells again: "a man and a woman, both"."""
        group = self.groups[index]
        against = self._set_against(group.first)
        if against is not None and self.by_last.get(against - 1) is not None:
            return self.by_last[against - 1]  # "six people and not nine died"
        both = self.words[group.first].word == "both"
        if group.first and self.words[group.first - 1].is_a("conj"):
            return index  # "eleven bystanders and both bombers"
        again = both or (group.head < 0 and self.words[group.first - 1].word == "all")
        first = group.first - (not both)
        before = self.by_last.get(first - 2) if again and first >= 2 else None
        if before is None and again and first >= 1:
            before = self.by_last.get(first - 1) if self.words[first - 1].word == "," else None
        return index if before is None or not self.groups[before].is_human else before

    def _explained(self, index: int) -> int:
        """The person whom an apposition explains: "the policeman, a father of two, died"."""
        group = self.groups[index]
        if group.by != "mention" or group.first < 2 or self.words[group.first - 1].word != ",":
            return index
        before = self.by_last.get(group.first - 2, self.by_reach.get(group.first - 2))
        after = self.words[self.reach[index] + 1 : self.reach[index] + _APPOSED]
        closed = self.words[group.last].word == "," or any(t.word == "," for t in after)
        if before is None or not closed or self.groups[before].quantity.value != 1:
            return index
        told = self.groups[before]
        return before if told.by == "definite" and told.is_human and not self.is_object(told) else index

    def inclusion(self, index: int) -> int | None:
        """Where the "including" stands whose list a group is in; None where it is in none."""
        here, after = self.groups[index].first - 1, self.groups[index].last + 1
        comma = here >= 1 and self.words[here].is_a("conj") and self.words[here - 1].word == ","
        if comma and after < len(self.words) and self.words[after].is_a("be", "have"):
            return None  # "33 were killed, including the bomber, and 65 were wounded"
        for _ in range(_CHAIN):
            if here < 0:
                return None
            led = self.inclusion_at(here)
            if led is not None:
                return led
            while here >= 0 and self.words[here].word in (",", "and", "or") and here not in self.by_last:
                here -= 1
            before = self.by_last.get(here)
            if before is None:
                return None
            here = self.groups[before].first - 1
        return None

    def is_measure(self, index: int) -> bool:
        """Whether a group measures (years, euros) and counts nobody."""
        return "measured" in self.groups[index].classes

    def chain_right(self, index: int, *, listed: bool = False) -> list[int]:
        """Groups joined to this one on its right: "a man, his wife and two children".

        Only commas join them where the list is ``listed`` behind a colon.
        """
        chain, joint = [index], ""
        while len(chain) < _CHAIN:
            between, following = self._joined(chain[-1])
            if not between or following is None or not self._joins(chain[0], following):
                break
            after = self.groups[following].last + 1
            if after < len(self.words) and self.words[after].is_a("be", "have", "predicate", "modal", "verb"):
                break
            chain.append(following)
            joint += between
        return self._apart(chain) if joint.strip(",") or listed else chain[:1]

    def _joined(self, index: int) -> tuple[str, int | None]:
        """The joints behind a group, or behind the phrases that belong to it, and the group they lead to."""
        for last in (self.groups[index].last, self.reach[index]):
            here, between = last + 1, "," if self.words[last].word == "," else ""
            group = self.groups[index]
            named = group.by == "name" or self._aged(group)
            while here < len(self.words) and here not in self.by_first:
                word = self.words[here].word
                if word not in _JOINTS and not (named and word == ";"):
                    break
                between += word
                here += 1
            if between and here in self.by_first:
                return between, self.by_first[here]
        return "", None

    def chain_left(self, index: int) -> list[int]:
        """Groups joined to this one on its left."""
        chain, joint = [index], ""
        while len(chain) < _CHAIN:
            here = self.groups[chain[0]].first - 1
            between = ""
            while here >= 0 and self.words[here].word in _JOINTS and here not in self.by_last:
                between += self.words[here].word
                here -= 1
            before = self.by_last.get(here, self.by_reach.get(here))
            ends_list = before is not None and self.words[here].word == ","
            if not (between or ends_list) or before is None or not self._joins(chain[-1], before):
                break
            if self.is_object(self.groups[before]) or self.inclusion_at(self.groups[before].first - 1):
                break  # "76 dead, among them 29 children, and 92 injured"
            chain.insert(0, before)
            joint += between
        return self._apart(chain) if joint.strip(",") else chain[-1:]

    def _apart(self, chain: list[int]) -> list[int]:
        """Drop from a chain what only names one told before: "his girlfriend, Tara Voss, 23,"."""
        kept = chain[:1]
        for one, other in itertools.pairwise(chain):
            first, second = self.groups[one], self.groups[other]
            comma = self.words[second.first - 1].word == "," or self.words[first.last].word == ","
            close = second.first - first.last <= 2 and comma and not self.words[second.first - 1].is_a("conj")
            named = second.by == "name" and first.by in ("definite", "mention") and first.quantity.value == 1
            if not (named and close):
                kept.append(other)
        return kept

    def _joins(self, one: int, other: int) -> bool:
        """Whether the second of two groups is told beside the first and not told again, nor explains it.

        Groups that only commas part are one told twice ("his wife, a nurse"); a list ends with "and".
        """
        return not self._of_them(other) and self._alike(one, other)

    def _of_them(self, index: int) -> bool:
        """Whether a group only tells again of those before: "two of them", "a total of 12"."""
        group = self.groups[index]
        again = any(t.word == "total" for t in self.words[group.first : group.figure])
        return again or (group.part and group.head < 0)

    def _alike(self, one: int, other: int) -> bool:
        """Whether two groups can be added: both persons, or both buildings."""
        first, second = self.groups[one], self.groups[other]
        if "building" in first.classes and "building" in second.classes:
            return not second.added
        by = (first.by, second.by)
        name = first if first.by == "name" else second
        if "name" in by and "figure" in by and not (self._aged(name) or name.last > name.first):
            return False
        return first.is_human and second.is_human and "toll" not in second.classes and second.by != "none"

    def _aged(self, group: Group) -> bool:
        """Whether a name has an age behind it, which only persons have."""
        return any(t.kind == "age" for t in self.words[group.first : group.last + 1])


def _is_verb(token: Token) -> bool:
    """Whether a word tells what somebody did: a verb of the tables, or one in "-ed" that is in none."""
    told = token.is_a("verb", "transitive") or any(s.form == "past" for s in token.senses)
    return told or (token.kind == "word" and token.word.endswith("ed") and not token.classes)


def _is_ordinal(token: Token) -> bool:
    """Whether a figure only tells which of several: "the 3rd Flotilla"."""
    return token.quantity is not None and token.quantity.unit == "ordinal"


def _begins_clause(token: Token, *, inside: bool) -> bool:
    """Whether a mark or conjunction parts what follows from the clause before it.

    A conjunction does so only ``inside`` a clause, and not right before a verb: "while driving".
    """
    if token.word in (";", ":", "—"):
        return True
    return inside and token.is_a("subordinator") and not token.is_a("relative", "preposition")


def _inside(token: Token) -> bool:
    """Whether a word may stand inside the phrase behind a noun: names, nouns and what goes with them."""
    return (not token.senses or token.is_a("thing")) and (
        not token.classes or token.is_a("determiner", "noun", "poss")
    )
