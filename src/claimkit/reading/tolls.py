"""Nouns that name a count: "12 deaths", "the death of a boy", "the toll rose to 12", "no injuries"."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator

from claimkit.attributes import TOLLS
from claimkit.quantities import Quantity
from claimkit.reading.lexicon import Sense, word_list
from claimkit.reading.making import Count, Making
from claimkit.reading.syntax import ORDINALS, number_of
from claimkit.reading.tokens import Token

_ONE_OF_A_TOLL = frozenset(("death", "fatality", "injury", "casualty"))
_NEAR_NTH = 5  # words back from a toll to its ordinal: "a fifth, indirect storm-related death"
_NEAR = 16  # most tokens between a toll and its figure
_LINKS = {"injuries": ("of", "to"), "crowd_size": ("of", "with", "involving", "by", "numbering")}


_OF_PEOPLE = TOLLS - {"buildings_destroyed", "buildings_damaged", "damage"}
NUMBERS = frozenset(("number", "count", "tally"))
"""Nouns that say that a figure counts what stands behind them."""


@functools.cache
def counting_words() -> frozenset[str]:
    """Return the words without a sense by which figures of a sentence may count somebody."""
    return NUMBERS.union(("so",), *map(word_list, ("solo", "identifying", "counted_so")))


class Tolls(Making):
    """Reads the nouns of tables/nouns.tsv."""

    __slots__ = ()

    def _is_number_of(self, at: int) -> bool:
        """``the number of dead``, ``the number killed``, and not "the right number"."""
        return at + 2 < len(self.words) and (
            self.words[at + 1].word == "of" or bool(self.words[at + 1].senses)
        )

    def _noun(self, at: int, token: Token, sense: Sense) -> Iterator[Count]:
        ways = {
            "count": self._number_of,
            "label": self._label,
            "lives": self._lives,
            "of": self._those_of,
        }
        yield from ways.get(sense.frame, self._comes_to)(at, token, sense)

    def _number_of(self, at: int, token: Token, sense: Sense) -> Iterator[Count]:
        """``12 deaths``, ``no injuries``, ``the only fatality``, ``a fifth death``."""
        toll = self._nth_of(at)
        if toll is not None:
            yield self._zero(sense.attribute, at)._replace(quantity=toll, by="figure", ordinal=True)
            return
        index = self._holding(at)
        if index is not None and self.groups[index].head == at:
            group = self.groups[index]
            before = self.words[group.first - 1].word if group.first else ""
            if token.word in ("bodies", "corpses") and before == "for":
                return  # "built for 200 bodies"
            if any(t.word in word_list("attempted") for t in self.words[group.first : at]):
                return  # "3 attempted murders"
            if token.word in word_list("remaining") and self.words[at - 1].is_a("human"):
                return  # "one officer remains in hospital"
            if group.by in ("figure", "none") or token.word in word_list("single_toll"):
                yield from self._made(sense.attribute, [index], at, "told")
        elif self._denied(at):
            yield self._zero(sense.attribute, at)
        elif token.word in _ONE_OF_A_TOLL and self._alone(at):
            yield self._zero(sense.attribute, at)._replace(quantity=Quantity.exact(1, "person"), by="figure")

    def _alone(self, at: int) -> bool:
        """``the only death``, ``the sole reported fatality``."""
        first = at - 1
        while first > 0 and self.words[first].word in word_list("attested"):
            first -= 1
        return first >= 0 and self.words[first].word in ("only", "sole", "lone")

    def _nth_of(self, at: int) -> Quantity | None:
        """``a fifth death``, ``a fifth, indirect fatality``: there are five now."""
        if self.words[at].word not in _ONE_OF_A_TOLL:
            return None
        for first in range(at - 1, max(-1, at - _NEAR_NTH), -1):
            token = self.words[first]
            word = token.word.removeprefix("a ")
            if word in ORDINALS:
                article = token.word != word or (first > 0 and self.words[first - 1].word == "a")
                return number_of(word) if article else None
            if token.word != "," and (
                token.kind != "word" or token.is_a("human", "preposition", "conj", "poss")
            ):
                return None
        return None

    def _label(self, at: int, _token: Token, sense: Sense) -> Iterator[Count]:
        """``size=12``, as coders write."""
        if at + 1 < len(self.words) and self.words[at + 1].word == "=":
            following = self.by_first.get(at + 2)
            if following is not None:
                yield from self._made(sense.attribute, [following], at, "told")

    def _lives(self, at: int, _token: Token, sense: Sense) -> Iterator[Count]:
        """``claimed 12 lives``, ``took the lives of two men``: only with a verb of taking."""
        words, index = self.words, self._holding(at)
        if not any(t.is_a("taking") for t in words[max(0, at - 6) : at] + words[at + 1 : at + 4]):
            return
        if index is not None and self.groups[index].by in ("figure", "none"):
            yield from self._made(sense.attribute, [index], at, "told")
        elif at + 1 < len(words) and words[at + 1].word == "of":
            following = self.beginning_at(at + 2)
            if following is not None:
                yield from self._made(sense.attribute, self.chain_right(following), at, "told")

    def _those_of(self, at: int, _token: Token, sense: Sense) -> Iterator[Count]:
        """``the deaths of 12 people``, ``injuries to five``, ``a crowd of 500``, ``a march by 300``."""
        words = self.words
        before = words[max(0, at - 5) : at]
        if any(t.word in word_list("attempted") for t in before):
            return  # "attempted murder of an officer"
        link = at + 2 if at + 1 < len(words) and words[at + 1].word == "," else at + 1
        if link >= len(words) or words[link].word not in _LINKS.get(sense.attribute, ("of",)):
            return
        following = self.beginning_at(link + 1)
        following = self._holding(link + 1) if following is None else following
        if following is None or (link > at + 1 and words[link].word != "with"):
            return
        group = self.groups[following]
        if words[link].word != "of" and not group.classes.isdisjoint(("police", "attacker")):
            return
        if group.is_human and not self.is_measure(following):
            made = self._made(sense.attribute, self.chain_right(following), at, "told")
            ground = sense.attribute != "crowd_size" and any(t.word in word_list("grounds") for t in before)
            yield from (c._replace(role="ground") for c in made) if ground else made

    def _comes_to(self, at: int, _token: Token, sense: Sense) -> Iterator[Count]:
        """``the toll rose to 12``, ``the crowd was put at 500``."""
        following = self._value_after(at)
        if following is not None:
            for count in self._made(sense.attribute, [following], at, "told"):
                yield count._replace(total=True)

    def _value_after(self, at: int) -> int | None:
        """The bare figure that a toll or crowd "rose to", "stands at", "was"."""
        beyond = self._inserted_clause(at)
        for index in range(at + 1, min(at + _NEAR, len(self.words))):
            if index <= beyond:
                continue
            token = self.words[index]
            group = self.by_first.get(index)
            if group is not None and self.groups[group].by == "figure":
                led = self.words[index - 1]
                if led.word in ("from", "by"):
                    continue  # what it rose or fell from, and by how much
                leads = led.is_a("be", "adverb") or led.word in word_list("leading")
                leads = leads or token.word.startswith("estimated at")
                leads = leads or (led.word == ":" and at <= 2)
                return group if leads and self.groups[group].is_human and not self.is_measure(group) else None
            told = any(not s.needs for s in token.senses) and not self._nominal(index, at)
            differs = index > at + 1 and self.words[index - 1].kind == "count"  # "cut by ten, to 45"
            ends = token.word in (";", ".") or (token.word == "," and not differs)
            if ends or token.is_a("relative") or told:
                return None
        return None

    def _inserted_clause(self, at: int) -> int:
        """Where a clause ends that commas set off behind a toll: "the toll, which included both, was"."""
        for index in range(at + 1, min(at + _NEAR, len(self.words) - 1)):
            token = self.words[index]
            if token.word == ",":
                ends = (i for i in range(index + 1, len(self.words)) if self.words[i].word == ",")
                return next(ends, -1) if self.words[index + 1].is_a("relative") else -1
            if (token.is_a("be", "have") and token.word != "'s") or token.kind == "count":
                return -1
        return -1

    def _nominal(self, index: int, since: int) -> bool:
        """``from the shooting``, ``from Tuesday's bridge collapse``: an event named, not a second verb."""
        led = any(t.is_a("preposition") and t.word != "to" for t in self.words[since + 1 : index])
        return led and all(s.form in ("", "base", "ing") for s in self.words[index].senses)

    def _numbered(self, at: int) -> Iterator[Count]:
        """``the number of protesters was put at 500``, ``the number of people killed rose to 12``."""
        words = self.words
        if words[at + 1].word != "of" and not words[at + 1].senses:
            return
        first = at + 2 if words[at + 1].word == "of" else at + 1  # "the number of dead", "the number killed"
        attribute, last = None, first
        for index in range(first, min(at + 7, len(words))):
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
        counted = words[first : last + 1]
        things = any(t.is_a("building", "thing") for t in counted) and not any(
            t.is_a("human") for t in counted
        )
        if attribute is None or (things and attribute in _OF_PEOPLE):
            return  # "the tally of houses lost"
        following = self._value_after(last)
        if following is None and at >= 3 and words[at - 2].word == "as" and words[at - 1].word == "the":
            following = self.ending_at(at - 3)  # "gave 1,077 as the number of people injured"
        if following is None and at >= 3 and words[at - 1].word == "the":
            figure = self.ending_at(at - 2)  # "brings to six the number of people injured"
            first = self.groups[figure].first if figure is not None else 0
            following = figure if first and words[first - 1].word == "to" else None
        if following is not None:
            noun = next((t.word for t in words[first : last + 1] if t.is_a("human")), "")
            for count in self._made(attribute, [following], at, "told"):
                yield count._replace(total=True, noun=count.noun or noun)

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

    def _number_told(self, index: int, at: int, found: list[Count]) -> str:
        """What "the number" counts: of whom it says so, or what the count told before does."""
        if self.words[index + 1].word == "of":  # "the number of people killed", "the number of houses"
            senses = (s for t in self.words[index + 2 : at] for s in t.senses if not s.needs)
            return next((s.attribute for s in senses), "")
        before = [c for c in found if c.start < self.words[index].start]
        return max(before, key=lambda c: c.start).attribute if before else self._taken_up(index)

    def _of_whom(self, at: int) -> str:
        """``put the number of officers injured at 179``: the noun for those who are counted."""
        first = max(0, at - 20)
        for index in range(at - 1, first, -1):
            if self.words[index].word == "of" and self.words[index - 1].word in NUMBERS:
                noun = self.words[index + 1]
                return noun.word if noun.is_a("human") else ""
        return ""

    def _put_at(self, at: int, found: list[Count]) -> str:
        """``estimated the protesters in the square at 5,000``: what the verb before a bare figure counts.

        "The figure" is that of the count told before; "numbering in the hundreds" speaks of the noun before.
        """
        counted, put = "", False
        numbering = any(t.word in ("numbering", "numbered") for t in self.words[max(0, at - 2) : at + 1])
        if not numbering and self.words[at].word not in ("at", "as", "either"):
            return ""
        first = max(0, at - 20)
        for index, token in reversed(list(enumerate(self.words[first:at], first))):
            if token.word in word_list("put") and not numbering:
                if counted:
                    return counted
                put = True  # "on the death toll, putting it at 15": what is put stands before
            if token.is_a("protester"):
                counted = "crowd_size"
                if numbering:
                    return counted
            elif token.is_a("attacker") and not counted:
                counted = "attackers"  # "put the number of assailants at 40"
            elif token.word in ("figure", "number", "total") and not counted:
                counted = self._number_told(index, at, found)
                if not counted:
                    return ""
            elif token.senses and token.senses[0].frame in ("count", "of", "to", "state"):
                counted = token.senses[0].attribute
            elif index and self.words[index - 1].word == "the" and not counted:  # "put the injured at 672"
                participles = (s.attribute for s in token.senses if s.form == "participle" and not s.needs)
                counted = next(participles, "")
            if put and counted:
                return counted
        return ""
