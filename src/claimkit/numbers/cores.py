"""Cores: a number with its article and sign, or a vague wording without a figure."""

from __future__ import annotations

from fractions import Fraction

from claimkit.numbers.context import ContextReader
from claimkit.numbers.conventions import Convention, exact_ends
from claimkit.numbers.draft import Draft
from claimkit.numbers.lexer import Tokens
from claimkit.numbers.lexicon import HUNDRED, ONES, PLAIN, Lexicon
from claimkit.numbers.numeral import LARGEST, Numeral, Value
from claimkit.numbers.units import Unit
from claimkit.quantities import Bound, Change

TYPICAL = {
    "several": 3,
    "few": 3,
    "couple": 2,
    "handful": 5,
}  # how many of a magnitude the wording stands for
TIMES = Unit("times", "multiple", Fraction(1))
_ROUND = {10**n for n in range(2, 7)}
_ENDS = frozenset('.!?…:;"“”„«»')  # a dash behind one of these begins something


class CoreReader(ContextReader):
    """Reads the number or the vague wording that an expression is built around."""

    __slots__ = ("convention",)

    def __init__(self, text: str, tokens: Tokens, lexicon: Lexicon, convention: Convention) -> None:
        super().__init__(text, tokens, lexicon)
        self.convention = convention

    def core(self, i: int, floor: int) -> Draft | None:
        """Read a number or a vague wording, with its article and its sign."""
        entry = self.entries[i]
        start = i
        follower = self.entries[i + 1].round
        if follower and (entry.func == "article" or entry.part == 2):  # "un centenar", "medio centenar"
            return self._round(i, i + 2, follower if entry.func == "article" else Fraction(follower, 2))
        if not self.literals[i]:
            if self.entries[i + 1].collective == 1 and self.isa(i, "one"):
                return self._collective(i + 1, i)  # "one lone picketer"
            vague = self.vague_phrase(i) or self.vague(i, floor)
            if vague is not None:
                return vague
            if entry.quantifier and not (entry.level or entry.part or entry.ordinal_level):
                return None
        elif (mark := self._plural_mark(i + 1)) is not None:
            return self.plural_digits(i, mark)
        if (
            self.func(i - 1) == "article"
            and i - 1 >= floor
            and entry.func != "article"
            and not self.literals[i]
        ):
            number = self.read(i - 1)
            if number is not None and number.end > i:
                start = i - 1
            else:
                number = self.read(i)
        else:
            number = self.read(i)
        if number is None:
            return None
        draft = Draft(start, number.end)
        draft.numeral = number
        draft.ordinal, draft.fraction, draft.readings = number.ordinal, number.fraction, number.readings
        value = number.value
        if (
            self.func(number.end) == "ordinal_mark"
            and self.touches(number.end)
            and number.digits
            and number.value.denominator == 1
        ):
            draft.ordinal = True
            draft.end += 1
        sign = self._sign(start, floor, number)
        if sign:
            value = -value
            draft.start -= sign
            draft.readings = tuple(-r for r in draft.readings)
            number.value = value
        draft.exactly(value)
        return draft

    def _sign(self, start: int, floor: int, number: Numeral) -> int:
        """Return how many tokens before a number make it negative: "-5", "minus 5", "minus-30"."""
        k = start - 1
        if k < floor or self.func(k) not in ("minus", "to"):
            return 0
        if (
            self.func(k - 1) == "minus"
            and k - 1 >= floor
            and self.word(k - 1).isalpha()
            and self.touches(start)
        ):
            return 2
        if self.word(k).isalpha():
            return int(self.func(k) == "minus" and self._bound_before(start, floor) is None)
        return int(self._dash_is_minus(start, k, number))

    def _dash_is_minus(self, start: int, k: int, number: Numeral) -> bool:
        mark = self.word(k)
        if mark not in "-−–" or number.ordinal or not number.digits:
            return False  # before a word a dash is punctuation: "–Three men were shot"
        counted = self._noun_follows(number.end) and self.unit_after(number.end) is None
        if mark != "−" and counted and self._opens(k):
            return False  # a dash of a list or a speech: nothing that is counted falls below zero
        if self.touches(start):
            if k > 0 and not self.touches(k):
                return self.literals[k - 1] is None  # "75 -300mm" is no difference and no sign
            return k == 0 or self.word(k - 1) in "([<>=~≈^,;:"
        return k == 0 and not self._noun_follows(number.end)

    def _opens(self, k: int) -> bool:
        """Whether a line, a sentence or a quotation begins at token k."""
        if k == 0 or self.word(k - 1) in _ENDS:
            return True
        return "\n" in self.text[self.ends[k - 1] : self.starts[k]]

    def _plural_mark(self, j: int) -> int | None:
        """Return the index of the "s" that hangs on digits: "100s", "100's"."""
        if self.word(j) in ("'", "’") and self.touches(j):
            j += 1
        return j if self.func(j) == "plural_mark" and self.touches(j) else None

    def plural_digits(self, i: int, mark: int) -> Draft | None:
        """Read "100s", "1000's of": a plural written with digits; "1990s" is a decade."""
        literal = self.literals[i]
        if not literal or literal.value < 10 or self._letter_or_digit_after(mark):
            return None
        value = int(literal.value)
        if str(value).strip("0") != "1":
            return None
        return self._plural_core(i, mark + 1, "", value)

    def _plural_core(self, start: int, j: int, word: str, magnitude: Value) -> Draft:
        """A vague plural; "of" and further plurals multiply it ("tens of thousands")."""
        while self.func(j) == "of" or j < self.size:
            k = j + 1 if self.func(j) == "of" else j
            entry = self.entries[k]
            if entry.level < 5 or (not entry.plural and self.func(j) == "of"):
                break
            magnitude *= entry.value
            word = ""
            j = k + 1
            if magnitude >= LARGEST:
                return self._too_large(start, j)
        if self.isa(j, "repeat") and self.word(j + 1) == self.word(j - 1):
            j += 2  # "hundreds upon hundreds"
        draft = Draft(start, j)
        draft.low, draft.high = exact_ends(self.convention.plural(word, int(magnitude)))
        draft.bound = Bound.VAGUE
        draft.plural = True
        return draft

    def _too_large(self, start: int, j: int) -> Draft:
        """Pass over magnitudes that multiply beyond everything: "dozens of dozens of dozens of ..."."""
        while self.func(j) == "of" or self.entries[j].level >= HUNDRED or self.entries[j].plural:
            j += 1
        draft = Draft(start, j)
        draft.refused, draft.reason = True, "a number beyond all that is counted"
        return draft

    def vague_phrase(self, i: int) -> Draft | None:
        """Read "a large number", "more and more people": no figure at all."""
        start = i
        for words, meaning in self.lexicon.vague.by_first.get(self.word(i), ()):
            if all(self.word(i + k) == w for k, w in enumerate(words)):
                draft = Draft(start, i + len(words))
                draft.bound = Bound.VAGUE
                if meaning in ("rising", "falling"):
                    draft.change = Change.ROSE if meaning == "rising" else Change.FELL
                    noun = self.noun_at(draft.end)
                    if noun is None or noun[0] not in ("person", "force"):
                        return None
                    draft.end = noun[1] + 1
                    draft.counts(noun)
                    return draft
                draft.low, draft.high = exact_ends(self.convention.of(meaning))
                draft.fraction = meaning == "most"
                return draft
        return None

    def vague(self, i: int, floor: int) -> Draft | None:
        """Read "hundreds", "tens of thousands", "several dozen", "a couple of hundred", "a few"."""
        entry = self.entries[i]
        if entry is PLAIN:
            return None
        start = i - 1 if self.func(i - 1) == "article" and i - 1 >= floor else i
        if entry.plural and entry.level >= HUNDRED and (rough := self._turned(i)) is not None:
            return rough
        if entry.plural:
            if entry.level >= 5 and self._counts_before(i):
                return None
            if self.isa(i, "points") and not self._really_scores(i):
                return None
            distributed = self._distributed(i)
            if distributed is not None:
                return distributed
            if self.isa(i, "needs_of") and self.func(i + 1) != "of":
                return None
            if self.isa(i, "genitive_one") and self._bound_before(i, floor) is not None:
                return self._one_magnitude(i)
            return self._plural_core(i, i + 1, self.word(i), entry.plural)
        if entry.collective:
            return self._collective(i, start)
        if entry.multiple:
            draft = Draft(i, i + 1)
            draft.exactly(entry.multiple)
            draft.unit = TIMES
            return draft
        if entry.round:
            return self._round(start, i + 1, entry.round)
        if entry.several_of:
            return self._several_of(start, i + 1, entry.several_of)
        kind = entry.quantifier
        if kind in TYPICAL:
            return self._some_of(i, start, kind)
        if kind == "most":
            if self.size > 1 and (
                (self.func(i + 1) != "of" and self.classes.get("most_not")) or self.isa(i - 1, "most_not")
            ):
                return None
            draft = Draft(i, i + 1)
            draft.low, draft.high = exact_ends(self.convention.of("most"))
            draft.bound = Bound.VAGUE
            draft.fraction = True
            return draft
        if kind == "teens":  # Polish "kilkanaście"
            draft = Draft(i, i + 1)
            draft.low, draft.high = exact_ends(self.convention.of("teens"))
            draft.bound = Bound.VAGUE
            return draft
        if kind in ("some", "many"):
            if self.size > 1 and not self._plural_people(i):
                return None
            draft = Draft(i, i + 1)
            draft.low, draft.high = exact_ends(self.convention.of(kind))
            draft.bound = Bound.VAGUE
            return draft
        return None

    def _turned(self, i: int) -> Draft | None:
        """Read a magnitude before its number, which makes it rough in Russian: «тысячи две»."""
        number = self.entries[i + 1]
        if number.level != ONES or "inversion" not in self.classes or self.entries[i + 2].level >= HUNDRED:
            return None
        return self._round(i, i + 2, self.entries[i].value * number.value)

    def _round(self, start: int, end: int, value: Value) -> Draft:
        """Read a number that is rough by itself: French "une centaine", Spanish "un centenar"."""
        draft = Draft(start, end)
        value = int(value) if value.denominator == 1 else value
        draft.numeral = Numeral(value, end)
        draft.value = value
        draft.low, draft.high = self.convention.around(value)
        draft.bound = Bound.ABOUT
        return draft

    def _several_of(self, start: int, end: int, magnitude: int) -> Draft:
        """Read several of a magnitude in one word: Polish "kilkaset"; a greater one may follow."""
        after = self._magnitude(end)
        if after is not None:
            magnitude, end = magnitude * int(after[0]), after[1]
        draft = Draft(start, end)
        low, high = exact_ends(self.convention.of("several of"))
        draft.value = TYPICAL["several"] * magnitude
        draft.low = None if low is None else low * magnitude
        draft.high = None if high is None else high * magnitude
        draft.bound = Bound.VAGUE
        return draft

    def _collective(self, i: int, start: int) -> Draft | None:
        """Read "a trio of students", "a lone protester": a number only where it counts people."""
        count = int(self.entries[i].collective)
        if count == 1:
            word = self.word(i + 1)
            person = self.isa(i + 1, "one_person") or word.endswith(tuple(self.classes["one_person_ending"]))
            if not person or start == i:
                return None
        else:
            noun = self.noun_at(i + 1) if self.func(i + 1) == "of" else None
            if noun is None or noun[0] not in ("person", "force"):
                return None
        draft = Draft(start, i + 1)
        draft.exactly(count)
        return draft

    def _distributed(self, i: int) -> Draft | None:
        """Read "tens, if not hundreds, of thousands": both plurals multiply the last."""
        k = self.follows(i + 2 if self.word(i + 1) == "," else i + 1, self.lexicon.alternatives)
        first, second = self.entries[i].plural, self.entries[k].plural if k else 0
        j = k + 2 if self.word(k + 1) == "," else k + 1
        magnitude = self.entries[j + 1]
        if not first < second or self.func(j) != "of" or not magnitude.plural or magnitude.level < HUNDRED:
            return None
        draft = Draft(i, j + 2)
        draft.low, _ = exact_ends(self.convention.plural("", first * magnitude.plural))
        _, draft.high = exact_ends(self.convention.plural("", second * magnitude.plural))
        draft.bound = Bound.VAGUE
        draft.plural = True
        return draft

    def _one_magnitude(self, i: int) -> Draft | None:
        """Read a form that a hedge makes singular: «более тысячи» is more than one thousand."""
        magnitude = self._magnitude(i)
        if magnitude is None:
            return None
        draft = Draft(i, magnitude[1])
        draft.numeral = Numeral(magnitude[0], magnitude[1], scale=magnitude[0])
        draft.exactly(magnitude[0])
        return draft

    def _plural_people(self, i: int) -> bool:
        """Whether "some" or "many" counts people: "some detained individuals", not "some coffee"."""
        noun = self.noun_at(i + 1)
        return (
            noun is not None
            and noun[0] in ("person", "force")
            and not self.isa(noun[1], "one_person")
            and not self.isa(i - 1, "some_not")
        )

    def _counts_before(self, i: int) -> bool:
        return i > 0 and (self.literals[i - 1] is not None and bool(self.literals[i - 1]))

    def _really_scores(self, i: int) -> bool:
        """Whether "scores" is twenties and not points or marks."""
        if self.func(i + 1) == "of":
            return True
        before = self.word(i - 1)
        entry = self.entries[i - 1]
        free = not before.isalpha() or (
            (entry.stop or bool(entry.func)) and not self.isa(i - 1, "before_points")
        )
        noun = self.noun_at(i + 1)
        return free and (
            not self.word(i + 1).isalpha()
            or (noun is not None and noun[0] in ("person", "force", "participle"))
            or self.isa(i + 1, "after_points")
        )

    def _some_of(self, i: int, start: int, kind: str) -> Draft | None:
        j = i + 1
        if (self.func(j) == "of" and kind in ("couple", "handful")) or (
            self.isa(j, "more") and kind != "few"
        ):
            j += 1
        magnitude: Value = 1
        k = j
        while k < self.size:
            entry = self.entries[k]
            if self.func(k) == "of" and k > j:
                if not self.entries[k + 1].plural:
                    break
                k += 1
                continue
            if entry.level < 5 and not entry.plural:
                break
            magnitude *= entry.value or entry.plural
            k += 1
            if magnitude >= LARGEST:
                return self._too_large(start, k)
        if k == j and self.word(j) == "-" and k + 1 < self.size:
            entry = self.entries[k + 1]
            if entry.level >= 5:
                magnitude, k = entry.value, k + 2
        literal = self.literals[j]
        if k == j and literal and literal.plain and literal.value in _ROUND and not self.touches(j + 1):
            magnitude, k = literal.value, j + 1  # "a few 100"
        if k == j and self._starts_number(j) and self.func(j - 1) == "of":
            return None  # "a handful of 45 supporters": the number says it
        draft = Draft(start, k if k > j else i + 1)
        draft.bound = Bound.VAGUE
        if k > j:
            low, high = exact_ends(self.convention.of(f"{kind} of"))
            draft.value = TYPICAL[kind] * magnitude
            draft.low = None if low is None else low * magnitude
            draft.high = None if high is None else high * magnitude
            return draft
        if kind == "few" and start == i and not (i == 0 and self.size == 1):
            return None  # "few came": not a number but its lack
        draft.low, draft.high = exact_ends(self.convention.of(kind))
        if kind in ("couple", "handful"):
            draft.value = TYPICAL[kind]
            if self.func(i + 1) == "of" and kind == "couple":
                draft.end = i + 2
        return draft
