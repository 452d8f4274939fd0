"""Bounds and ranges: what stands around an amount moves or opens its ends."""

from __future__ import annotations

from fractions import Fraction

from claimkit.numbers.amounts import AmountReader
from claimkit.numbers.conventions import whole
from claimkit.numbers.cores import TYPICAL
from claimkit.numbers.draft import Draft
from claimkit.numbers.lexicon import HUNDRED
from claimkit.numbers.numeral import HYPHENS, SLASHES, Value
from claimkit.quantities import Bound

_OPEN = {"at_least", "more_than"}
_CAPS = {"at_most", "less_than"}
_CLOSERS = ("", ")", "]", ";", ",")  # "100 +" is open where nothing follows that it could add


class BoundReader(AmountReader):
    """Reads ranges, bounds and hedges."""

    __slots__ = ()

    def tolerance(self, first: Draft) -> Draft:
        """Read "40 ± 5", "500 plus or minus 10 %": a figure and how far off it may be."""
        start = first.end + 1 if self.word(first.end) == "," else first.end
        k = self.follows(start, self.lexicon.tolerances)
        if not k or first.value is None or first.bound is not Bound.EXACT or first.ordinal:
            return first
        width = self.core(k, k) if self._starts_number(k) else None
        if width is None or width.value is None or width.value < 0:
            return first
        self.measure(width, k)
        off = Fraction(width.value)
        if width.unit is not None and width.unit.kind == "share" and width.unit != first.unit:
            off *= abs(Fraction(first.value)) / 100
        elif first.unit is not None and width.unit not in (None, first.unit):
            return first
        else:
            first.unit = first.unit or width.unit
        first.low, first.high = whole(first.value - off), whole(first.value + off)
        first.bound, first.end = Bound.ABOUT, width.end
        return first

    # -- ranges -----------------------------------------------------------------------------------------

    def range(self, first: Draft, opener: str) -> Draft:
        """Join a second number: "3,000 to 4,000", "3-4,000", "between 1.2 and 1.4m", "5 or 6"."""
        j = self._connector(first, opener)
        func = "to" if self._slashed(j) else self.func(j)
        if func == "and":
            if opener != "between":
                return first
        elif func == "to":
            if self.word(j) == "—":
                return first
            if not self.word(j).isalpha():
                tight = self.touches(j) and self.touches(j + 1)
                loose = not self.touches(j) and not self.touches(j + 1)
                if not (tight or loose):
                    return first
        elif func != "or" or self._bound_after(j) is not None:
            return first
        k = self._second_start(j + 1)
        if k is None:
            return first
        if func == "or" and self._or_two(first, k):
            return self._twice(first, k + 1)  # "a hundred or two"
        second = self.core(k, j + 1)
        if (
            second is None
            or second.ordinal != first.ordinal
            or (first.fraction and not second.fraction and opener != "between")
            or (second.value is None and first.value is not None and not second.plural)
        ):
            return first
        self.measure(second, j + 1)
        if second.start > j + 1 and not self._hedge_fills(j + 1, second.start):
            return first
        if self._told_twice(first, j) and self.word(j - 1) != self.word(self._noun_index(second.end)):
            return first  # "between 20 men and 30 women": two figures
        return self._joined(first, second, j, func, opener)

    def _slashed(self, j: int) -> bool:
        """Whether a slash between digits offers two numbers: "300/400 people"."""
        return (
            self.word(j) in SLASHES and self.touches(j) and self.touches(j + 1) and bool(self.literals[j + 1])
        )

    def _told_twice(self, first: Draft, j: int) -> bool:
        """Whether the noun stands between the first number and the connector at token j."""
        return j > first.end and self.word(j - 1)[:1].isalpha()

    def _connector(self, first: Draft, opener: str) -> int:
        """Return the index of "and" or "to", perhaps past the noun: "between 20 people and 30 people"."""
        j = first.end
        if (
            self.word(j) in HYPHENS
            and self.touches(j)
            and self.func(j + 1) in ("to", "and")
            and self.word(j + 1).isalpha()
        ):
            return j + 1  # "drei- bis viertausend"
        if not opener and all(self.func(k) not in ("to", "or") for k in (j + 1, j + 2)):
            return j
        noun = self._noun_index(j)
        joining = ("and", "to") if opener else ("to", "or")
        return noun + 1 if noun >= 0 and self.func(noun + 1) in joining else j

    def _noun_index(self, i: int) -> int:
        """Return the index of the noun that a number before token i counts, or -1."""
        noun = self.noun_at(i)
        return -1 if noun is None else noun[1]

    def _or_two(self, first: Draft, k: int) -> bool:
        """Whether "or two" behind a magnitude is two of it: "a dozen or two"."""
        last = self.entries[first.end - 1]
        one = last.level >= HUNDRED and last.value == first.value
        return (
            one and k == first.end + 1 and self.entries[k].value == 2 and self.entries[k + 1].level < HUNDRED
        )

    def _twice(self, first: Draft, end: int) -> Draft:
        draft = Draft(first.start, end)
        draft.low, draft.high = first.value, 2 * (first.value or 0)
        draft.bound, draft.numeral = Bound.RANGE, first.numeral
        draft.named = (draft.low or 0, draft.high)
        return draft

    def _second_start(self, k: int) -> int | None:
        """Return the index of the next number, past an article, a sign, a currency mark or a hedge."""
        for n in range(k, min(k + 4, self.size)):
            if self.literals[n] or (
                self.entries[n].level
                or self.entries[n].ordinal_level
                or self.entries[n].part
                or self.entries[n].quantifier in TYPICAL
            ):
                return n
            if self.entries[n].plural:
                return n
        return None

    def _hedge_fills(self, k: int, end: int) -> bool:
        """Whether nothing but a hedge stands between a connector and the second number."""
        if k == end:
            return True
        if end == k + 1 and (self.func(k) in ("the", "article") or self.word(k) == "-"):
            return True
        found = self._bound_before(end, k)
        return found is not None and found[1] == k and found[0] != "exact"

    def _joined(self, first: Draft, second: Draft, joint: int, func: str, opener: str) -> Draft:
        one, two = first.figure, second.figure
        if one is None or two is None:
            return first
        low_unit, high_unit = first.unit, second.unit
        if low_unit is not None and high_unit is None and low_unit.kind != "money":
            return first
        if low_unit is not None and high_unit is not None and low_unit.name != high_unit.name:
            return first
        shared = self._shared(first, second, opener)
        low, high = one * shared, two
        if func == "or" and not (
            low < high <= 3 * low
            and first.numeral is not None
            and second.numeral is not None
            and joint + 1 == second.start
        ):
            return first
        if low > high:
            if self.closed >= 0:
                return first  # "between two hundred and thirty": one number
            if opener == "":
                if (
                    not self.word(first.end).isalpha()
                    and self.touches(joint)
                    and first.unit is None
                    and second.unit is None
                ):
                    first.refused, first.end = True, second.end  # a score: "24–20"
                return first
            low, high = high, low
        draft = Draft(first.start, second.end)
        if first.bound is Bound.VAGUE or second.bound is Bound.VAGUE:
            lesser, greater = (first, second) if one * shared <= two else (second, first)
            low_end = lesser.low if lesser.value is None else low
            draft.low, draft.high = low_end, greater.high if greater.value is None else high
        else:
            draft.low, draft.high = low, high
        draft.bound = Bound.RANGE
        draft.named = (low, high)
        draft.unit = high_unit or low_unit
        draft.ordinal, draft.fraction = first.ordinal, first.fraction and second.fraction
        draft.numeral = second.numeral
        draft.noun, draft.noun_class = second.noun, second.noun_class
        if low == high:
            draft.value = whole(low)
        return draft

    @staticmethod
    def _shared(first: Draft, second: Draft, opener: str) -> Value:
        """Return the magnitude that the first number borrows from the second."""
        one, two = first.numeral, second.numeral
        if (
            one is None
            or two is None
            or first.value is None
            or second.value is None
            or first.value <= 0
            or not one.bare
            or one.scale != 1
        ):
            return 1
        if two.scale != 1:
            return two.scale if 0 < first.value <= second.value / two.scale else 1
        if (
            one.plain
            and opener != "from"
            and first.value < 100
            and not two.plain
            and second.value.denominator == 1
        ):
            lead = second.value // 1000  # "3-4,000"
            if second.value % 1000 == 0 and first.value <= lead < 1000 and lead <= 10 * first.value:
                return 1000
        if one.plain and two.plain and not opener and second.value.denominator == 1:
            digits = str(second.value)
            lead, noughts = int(digits.rstrip("0") or 0), len(digits) - len(digits.rstrip("0"))
            if noughts >= 2 and first.value < lead <= 3 * first.value and lead < 100:
                return int("1" + "0" * noughts)  # "3-400", "10-15000"
        return 1

    # -- bounds -----------------------------------------------------------------------------------------

    def _bound_after(self, j: int) -> tuple[str, int] | None:
        for words, meaning in self.lexicon.bounds.by_first.get(self.word(j), ()):
            if all(self.word(j + n) == w for n, w in enumerate(words)):
                end = j + len(words)
                if (
                    self.isa(end, "than")
                    or self._compares(end)
                    or (words[0] in ("-", "+") and not self.touches(j) and self.word(end)[:1] not in _CLOSERS)
                ):
                    continue
                if words == ("+",) and self.word(j + 1)[:1].isalnum() and self.touches(j + 1):
                    continue
                if len(words) == 1 and words[0].isalpha() and self._hedged_number(end):
                    continue  # "11,500 plus at least 8,000"
                if self.isa(j, "glued") and not self.touches(j):
                    continue
                if words[0].isalpha() and self._starts_number(end):
                    continue
                return meaning, end
        return None

    def _closes(self, start: int, end: int) -> bool:
        """Whether a bound of several words ends a phrase: "50 people at least"."""
        return end - start > 1 and self.word(start).isalpha() and not self.word(end)[:1].isalnum()

    def _compares(self, i: int) -> bool:
        """Whether an adjective goes on with a comparison: "10 et plus petit que 20"."""
        return self.isa(i, "comparative_up") or self.isa(i, "comparative_down")

    def _hedged_number(self, j: int) -> bool:
        """Whether a number begins at token j, perhaps behind a hedge."""
        k = self._second_start(j)
        return k is not None and self._hedge_fills(j, k)

    def bounds(self, draft: Draft, floor: int) -> None:
        """Read the bounds and hedges on both sides and set the ends."""
        meanings: list[str] = []
        start = draft.start
        while True:
            k = start
            if (
                self.func(k - 1) in ("article", "the")
                and self._bound_before(k, floor) is None  # "an die 300" is a hedge with its article
                and k - 1 > floor
                and draft.numeral is not None
                and not self._begins_with_article(draft)
            ):
                if self._bound_before(k - 1, floor) is None:
                    break
                k -= 1
            found = self._bound_before(k, floor)
            if found is None or (draft.ordinal and not self.isa(k - 1, "than")):
                break
            if not self._bound_fits(found, draft, k):
                break
            meanings.append(found[0])
            start = found[1]
            entry = self.entries[start - 1]
            if entry.degree:
                start -= 1
            elif self.isa(start - 1, "little") and self.func(start - 2) == "article" and start - 2 >= floor:
                start -= 2
            if len(meanings) >= 4:
                break
        draft.start = self._multiplied(draft, start, floor)
        after = self._bound_after(draft.end)
        if after is None and draft.unit is None and draft.bound is not Bound.VAGUE:
            noun = self.noun_at(draft.end)
            if noun is not None and noun[1] - draft.end <= 2 and noun[0] != "participle":
                later = self._bound_after(noun[1] + 1)
                if later is not None and (
                    self.func(noun[1] + 1) == "or" or self._closes(noun[1] + 1, later[1])
                ):
                    after = later
                    draft.counts(noun)
        if after is not None and after[0] == "or_equal":
            if not meanings or meanings[-1] not in ("more_than", "less_than"):
                after = None
            else:
                meanings[-1] = "at_least" if meanings[-1] == "more_than" else "at_most"
                draft.end = after[1]
        elif after is not None:
            meanings.insert(0, after[0])
            draft.end = after[1]
        if not meanings and self._inverted(draft, floor):
            meanings.append("about")
        self._apply(draft, meanings)

    def _inverted(self, draft: Draft, floor: int) -> bool:
        """Read a noun before its number, which makes it rough in Russian: «человек двести»."""
        k = draft.start - 1
        if (
            k < floor
            or not self.isa(k, "inversion")
            or draft.bound is not Bound.EXACT
            or draft.unit is not None
        ):
            return False
        if self.literals[k - 1] or self.entries[k - 1].level or self.noun_at(draft.end) is not None:
            return False  # «пять человек двести рублей»
        draft.start = k
        noun = self.noun_at(k)
        if noun is not None:
            draft.counts((noun[0], k))
        return True

    def _multiplied(self, draft: Draft, start: int, floor: int) -> int:
        """Read "twice the roughly 150": a multiplier before a known number; return where it begins."""
        k = start - 1
        if k - 1 < floor or self.func(k) != "the" or draft.value is None or draft.bound is not Bound.EXACT:
            return start
        k -= 2 if self.word(k - 1) == "(" else 1
        times = self.entries[k].times if k >= floor else 0
        if not times:
            return start
        draft.exactly(draft.value * times)
        found = self._bound_before(k, floor)
        return found[1] if found is not None and found[0] == "about" else k

    def _begins_with_article(self, draft: Draft) -> bool:
        return self.func(draft.start) == "article"

    def _bound_fits(self, found: tuple[str, int], draft: Draft, k: int) -> bool:
        """Whether a word before a number is a hedge here, and not part of "all over" or «выросло до»."""
        word = self.word(k - 1)
        before = self.word(found[1] - 1)
        if word.isalpha() and self.isa(found[1] - 1, "undoes_hedge"):
            return False
        if draft.bound is Bound.VAGUE and self.isa(k - 1, "place_hedge"):
            return False
        if self.isa(k - 1, "bare_verb") and not self.isa(found[1] - 1, "modal"):
            return False
        to = found[1] == k - 1 and self.func(k - 1) == "to"
        if to and (self._change_at(k - 2) not in ("", "added") or self.from_verb(k - 1) >= 0):
            return False  # «выросло до», «выросло с 12 до»: the preposition of a change, not a bound
        return not (word in ("<", ">") and before == "=")

    def _apply(self, draft: Draft, meanings: list[str]) -> None:
        """Set the ends: the outermost bound decides, a hedge inside it changes nothing."""
        firm = [m for m in meanings if m in _OPEN or m in _CAPS]
        meaning = firm[-1] if firm else meanings[-1] if meanings else ""
        if not meaning or meaning == "exact":
            if meaning and draft.bound is Bound.EXACT:
                draft.low = draft.high = draft.value
            return
        if meaning in _OPEN:
            low = draft.low if draft.value is None else draft.value

            if draft.bound is Bound.RANGE and low is not None:
                draft.value = whole(low)
            draft.low, draft.high, draft.high_open = low, None, False
            draft.low_open = meaning == "more_than" and low is not None
            draft.bound = Bound(meaning)
        elif meaning in _CAPS:
            high = draft.high if draft.value is None else draft.value
            if draft.bound is Bound.RANGE and high is not None:
                draft.value = whole(high)
            draft.low, draft.high, draft.low_open = None, high, False
            draft.high_open = meaning == "less_than" and high is not None
            draft.bound = Bound(meaning)
        elif draft.value is not None and (
            draft.bound is Bound.EXACT or (draft.bound is Bound.ABOUT and meaning == "almost")
        ):
            low, high = self.convention.around(draft.value)
            if meaning == "almost":
                if low < draft.value:
                    draft.low, draft.high, draft.high_open, draft.bound = low, draft.value, True, Bound.ALMOST
                else:
                    draft.bound = Bound.ALMOST
            else:
                draft.low, draft.high, draft.bound = low, high, Bound.ABOUT

    def _change_at(self, i: int) -> str:
        entry = self.entries[i]
        return entry.change
