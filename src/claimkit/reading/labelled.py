"""Counts that stand behind a word for what became of people: "Dead: 7", "the dead were named as ...".

The word heads a list or an answer, or takes up who was told of: "the dead included two nurses", "so did two
others", "two of the four people shot".
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from claimkit.quantities import Change, Quantity
from claimkit.reading.bare import Bare
from claimkit.reading.bounds import clause
from claimkit.reading.lexicon import is_superlative, word_list
from claimkit.reading.making import Count
from claimkit.reading.syntax import Group
from claimkit.reading.tokens import Token

_STATES = frozenset(("state", "patient"))
_ITEMS = frozenset((",", ";", "-", "*", "•", "·", "–"))  # what stands before an item of a list
LABEL = 14
"""Most tokens between a label and its count."""

_ENDS = frozenset(("deaths", "injuries", "missing", "arrests"))


class Labelled(Bare):
    """Reads words that head a count, or take up one told before."""

    __slots__ = ()

    def _so_did(self, at: int) -> Iterator[Count]:
        """``So did two coastguards``, ``In Castrel 700 did so``: what was told before, of others."""
        before, after = self.words[at - 1 : at], self.words[at + 1 : at + 2]
        others = None
        if at == 0 and after and after[0].is_a("do", "be", "have"):
            others = self.beginning_at(at + 2)
        elif before and before[0].is_a("do") and at > 1:
            others = self.ending_at(at - 2)
        told = self.told_before or ("crowd_size" if self.gathered else "")
        if others is not None and told and self.groups[others].is_human:
            for count in self._made(told, self.chain_right(others), at, "told"):
                yield count._replace(quantity=attrs.evolve(count.quantity, change=Change.ADDED))

    def _identified(self, at: int) -> Iterator[Count]:
        """``identified those who died as A, B and C``: as many as are named."""
        first, behind = clause(self.words, at)
        behind = max(behind, min(at + LABEL, len(self.words)))
        named = next((i for i in range(at + 1, behind) if self.words[i].word == "as"), None)
        if named is None:
            return
        told = {s.attribute for t in self.words[first:named] for s in t.senses if s.attribute in _ENDS}
        following = self.by_first.get(named + 1)
        if following is not None and len(told) == 1:
            yield from self._made(told.pop(), self.chain_right(following), at, "told")

    def _solo(self, at: int) -> Iterator[Count]:
        """``held a solo picket``: a crowd of one."""
        told = self.words[at + 1]
        if at and is_superlative(self.words[at - 1].word):
            return  # "the deadliest single strike"
        if told.is_a("protester") or any(
            s.attribute == "crowd_size" and s.frame == "of" for s in told.senses
        ):
            token, one = self.words[at], Quantity.exact(1, "person")
            yield Count("crowd_size", one, token.start, token.end, self.words[at + 1].word, token.start)

    def _labelled(self, at: int, token: Token) -> Iterator[Count]:
        """``Dead: 7``, ``Detained in Ostrel on Sunday: 40``, ``Killed were two guards``: a word, its count.

        The word opens the sentence or an item of a list, and nothing is told between it and the count.
        """
        sense = next((s for s in token.senses if s.form in ("", "participle") and s.frame in _STATES), None)
        first = at - 1 if at and self.words[at - 1].word in ("the", "also", "those") else at
        if sense is None or sense.needs or (first and self.words[first - 1].word not in _ITEMS):
            return
        for index in range(at + 1, min(at + LABEL, len(self.words))):
            token = self.words[index]
            if token.word == "'s":
                continue  # "the dead in Sunday's fire"
            opens = token.word == ":" or (token.is_a("be") and (sense.form == "participle" or first != at))
            number = first != at and token.word in word_list("numbering")  # "The dead number nine"
            if opens or number:
                colon = index + 1 < len(self.words) and self.words[index + 1].word == ":"
                following = self.beginning_at(self._behind_naming(index + 1 + colon))
                if following is not None:
                    chain = self.chain_right(following, listed=colon or token.word == ":")
                    yield from self._made(sense.attribute, chain, at, "told")
                return
            acts = token.is_a("verb", "have", "report") and not token.is_a("noun")
            if token.kind not in ("word", "date") or token.senses or acts:
                return

    def _behind_naming(self, at: int) -> int:
        """Behind ``identified as`` where it stands at a token: "The dead were named as ..."."""
        named = at + 1 < len(self.words) and self.words[at].word in word_list("identifying")
        return at + 2 if named and self.words[at + 1].word == "as" else at

    def _among_the(self, at: int, attribute: str) -> Iterator[Count]:
        """``three children were among the dead``, ``the injured included four students``: parts."""
        words = self.words
        if at < 1 or words[at - 1].word != "the":
            return
        if at > 1 and words[at - 2].word in word_list("identifying"):
            named = next((i for i in range(at, min(at + LABEL, len(words))) if words[i].word == "as"), None)
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

    def _wholes(self, group: Group) -> Iterator[Count]:
        """``two of the four people shot were in critical condition``: four were shot."""
        if group.whole is None or group.head < 0 or not group.is_human:
            return
        inside = self.words[group.figure + 1 : group.last + 1]
        whole, noun = next(t for t in inside if t.quantity is group.whole), self.words[group.head].word
        if "protester" in group.classes:  # "17 of the 400 demonstrators": so many demonstrated
            yield Count("crowd_size", group.whole, whole.start, whole.end, noun, whole.start)
        for told in self.words[group.last + 1 : group.last + 2]:
            sense = next((s for s in told.senses if s.form == "participle" and s.frame == "patient"), None)
            if sense is not None and not sense.needs:
                yield Count(sense.attribute, group.whole, whole.start, whole.end, noun, told.start)
