"""Grammar of numeric expressions: bounds, ranges, vague plurals, units and changes around a number."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from claimkit.numbers.context import ContextReader
from claimkit.numbers.conventions import Convention, whole
from claimkit.numbers.lexer import Literal, Token
from claimkit.numbers.measures import Measure
from claimkit.numbers.numerals import Numeral, Value
from claimkit.quantities import Bound, Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimkit.numbers.lexicon import Lexicon
    from claimkit.numbers.units import Unit

_TYPICAL = {"several": 3, "few": 3, "couple": 2, "handful": 5}
_OPEN = {"at_least", "more_than"}
_CAPS = {"at_most", "less_than"}


class Draft:
    """A mention in the making; token indices, exact numbers."""

    __slots__ = (
        "bound",
        "change",
        "change_span",
        "end",
        "fraction",
        "high",
        "high_open",
        "low",
        "low_open",
        "noun",
        "noun_class",
        "numeral",
        "ordinal",
        "parts",
        "plural",
        "readings",
        "start",
        "unit",
        "value",
    )

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.value: Value | None = None
        self.low: Value | float | None = None
        self.high: Value | float | None = None
        self.low_open = self.high_open = False
        self.bound = Bound.EXACT
        self.unit: Unit | None = None
        self.noun: tuple[int, int] | None = None
        self.noun_class = ""
        self.change: Change | None = None
        self.change_span: tuple[int, int] | None = None
        self.readings: tuple[Value, ...] = ()
        self.numeral: Numeral | None = None
        self.ordinal = False
        self.fraction = False
        self.plural = False
        self.parts: tuple[Draft, ...] = ()

    def exactly(self, value: Value) -> None:
        """Set a figure with nothing around it."""
        self.value = self.low = self.high = value

    @property
    def figure(self) -> Value | float | None:
        """The figure named, else the lower end, else the upper end."""
        return next((v for v in (self.value, self.low, self.high) if v is not None), None)


class ExpressionReader(ContextReader):
    """Reads the expressions of one text, from left to right."""

    __slots__ = ("convention",)

    def __init__(self, text: str, tokens: list[Token], lexicon: Lexicon, convention: Convention) -> None:
        super().__init__(text, tokens, lexicon)
        self.convention = convention

    def drafts(self) -> Iterator[Draft]:
        """Read all expressions, in order and apart from one another."""
        tokens = self.tokens
        size = len(tokens)
        i = floor = 0
        while i < size:
            token = tokens[i]
            entry = token.entry
            draft = None
            if token.literal is not None:
                if token.literal is False or (after := self.refused_digits(i)):
                    i = floor = after if token.literal is not False else self._past_series(i)
                    continue
                draft = self.expression(i, floor)
            elif entry is not None:
                if entry.starts:
                    draft = self.expression(i, floor)
                elif entry.func == "article" and i + 1 < size:
                    after_entry = tokens[i + 1].entry
                    if after_entry is not None and after_entry.unit is not None:
                        draft = self.one_unit(i, floor)
                    elif after_entry is not None and after_entry.part:
                        draft = self.expression(i, floor)
                    elif tokens[i + 1].word in self.lexicon.units.several:
                        draft = self.one_unit(i, floor)
                elif entry.unit is not None and entry.unit.kind == "time":
                    draft = self.bare_time(i, floor)
                elif entry.change and entry.change[0].isdigit():
                    draft = self.multiplied(i, floor)
            if draft is None:
                i += 1
                continue
            yield draft
            i = floor = max(draft.end, i + 1)

    # -- the core: a number or a vague wording ----------------------------------------------------------

    def expression(self, i: int, floor: int) -> Draft | None:
        """Read the expression whose number begins at token i."""
        core = self.core(i, floor)
        if core is None:
            return None
        self.measure(core, floor)
        between = self.func(core.start - 1) if core.start > floor else ""
        core = self.range(core, "" if between not in ("between", "from") else between, floor)
        if core.bound is Bound.RANGE and between in ("between", "from") and not self._change_at(core.start - 2):
            core.start -= 1
            if self.word(core.start - 1) in ("anywhere", "somewhere") and core.start - 1 >= floor:
                core.start -= 1
        if self.refuse(core, i):
            return None
        self.bounds(core, floor)
        self.find_noun(core)
        self.find_change(core, floor)
        return core

    def core(self, i: int, floor: int) -> Draft | None:
        """Read a number or a vague wording, with its article and its sign."""
        token = self.tokens[i]
        entry = token.entry
        start = i
        if entry is not None and not token.literal:
            vague = self.vague_phrase(i) or self.vague(i, floor)
            if vague is not None:
                return vague
            if entry.quantifier and not (entry.level or entry.part or entry.ordinal_level):
                return None
        elif self.func(i + 1) == "plural_mark" and self.touches(i + 1):
            return self.plural_digits(i)
        if entry is not None and self.func(i - 1) == "article" and i - 1 >= floor and entry.func != "article":
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
        if self.func(number.end) == "ordinal_mark" and self.touches(number.end) and number.digits and number.value.denominator == 1:
            draft.ordinal = True
            draft.end += 1
        sign = self._sign(start, floor, number)
        if sign:
            value = -value
            draft.start -= 1
            draft.readings = tuple(-r for r in draft.readings)
            number.value = value
        if token.literal and start - 1 >= floor and self.word(start - 1) == "." and self.touches(start) and number.plain:
            if start - 1 == 0 or not self.touches(start - 1):  # ".25"
                value = Fraction(value, 10 ** len(token.word))
                draft.start = start - 1
                number.value = value
        draft.exactly(value)
        return draft

    def _sign(self, start: int, floor: int, number: Numeral) -> bool:
        k = start - 1
        if k < floor or self.func(k) not in ("minus", "to"):
            return False
        mark = self.word(k)
        if mark.isalpha():
            return self.func(k) == "minus"
        if mark not in "-−–" or number.ordinal:
            return False
        if self.touches(start):
            return k == 0 or not self.touches(k) or self.word(k - 1) in "([<>=~≈^,;:"
        return k == 0 and number.digits and not self._noun_follows(number.end)

    def plural_digits(self, i: int) -> Draft | None:
        """ "100s", "1000s of": a plural written with digits; "1990s" is a decade."""
        literal = self.tokens[i].literal
        if not isinstance(literal, Literal) or literal.value < 10 or self._letter_or_digit_after(i + 1):
            return None
        value = int(literal.value)
        if str(value).strip("0") != "1" and not (str(value).strip("0") in ("12",) and value == 12):
            return None
        return self._plural_core(i, i + 2, "", value)

    def _plural_core(self, start: int, j: int, word: str, magnitude: Value) -> Draft:
        """A vague plural; "of" and further plurals multiply it ("tens of thousands")."""
        while self.func(j) == "of" or j < len(self.tokens):
            k = j + 1 if self.func(j) == "of" else j
            entry = self.tokens[k].entry if k < len(self.tokens) else None
            if entry is None or entry.level < 5 or (not entry.plural and self.func(j) == "of"):
                break
            magnitude *= entry.value
            word = ""
            j = k + 1
        draft = Draft(start, j)
        draft.low, draft.high = self.convention.plural(word, int(magnitude))
        draft.bound = Bound.VAGUE
        draft.plural = True
        return draft

    def vague_phrase(self, i: int) -> Draft | None:
        """ "a large number", "more and more people": no figure at all."""
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
                    self._note_noun(draft, noun)
                    return draft
                draft.low, draft.high = self.convention.of(meaning)
                if self.func(draft.end) == "of":
                    draft.end += 0
                if meaning == "large number" and self.word(draft.end - 1) == "deal":
                    return draft
                return draft
        return None

    def vague(self, i: int, floor: int) -> Draft | None:
        """ "hundreds", "tens of thousands", "several dozen", "a couple of hundred", "a few"."""
        entry = self.tokens[i].entry
        if entry is None:
            return None
        start = i - 1 if self.func(i - 1) == "article" and i - 1 >= floor else i
        if entry.plural:
            if entry.level >= 5 and self._counts_before(i):
                return None
            if self.word(i) == "scores" and not self._really_scores(i):
                return None
            if self.word(i) == "tens" and self.func(i + 1) != "of":
                return None
            return self._plural_core(i, i + 1, self.word(i), entry.plural)
        kind = entry.quantifier
        if kind in _TYPICAL:
            return self._some_of(i, start, kind)
        if kind == "most":
            if self.func(i + 1) != "of" or self.word(i - 1) in ("the", "at", "and"):
                return None
            draft = Draft(i, i + 1)
            draft.low, draft.high = (Fraction(str(e)) if e is not None else None for e in self.convention.of("most"))
            draft.bound = Bound.VAGUE
            draft.fraction = True
            return draft
        if kind in ("some", "many"):
            noun = self.noun_at(i + 1)
            if noun is None or noun[0] not in ("person", "force") or not self.word(noun[1]).endswith(("s", "n", "e")) or self.word(i - 1) in ("as", "so", "how", "too"):
                return None
            draft = Draft(i, i + 1)
            draft.low, draft.high = self.convention.of(kind)
            draft.bound = Bound.VAGUE
            return draft
        return None

    def _counts_before(self, i: int) -> bool:
        return i > 0 and (self.tokens[i - 1].literal is not None and bool(self.tokens[i - 1].literal))

    def _really_scores(self, i: int) -> bool:
        """Whether "scores" is twenties and not points or marks."""
        if self.func(i + 1) == "of":
            return True
        before = self.word(i - 1)
        entry = self.tokens[i - 1].entry if i else None
        free = not before.isalpha() or (entry is not None and (entry.stop or bool(entry.func)) and before not in ("the", "his", "her", "their", "a", "its", "he", "she", "who", "that", "and", "of", "in"))
        noun = self.noun_at(i + 1)
        return free and (not self.word(i + 1).isalpha() or (noun is not None and noun[0] in ("person", "force", "participle")) or self.word(i + 1) in ("more", "were", "have", "had"))

    def _some_of(self, i: int, start: int, kind: str) -> Draft | None:
        j = i + 1
        if self.func(j) == "of" and kind in ("couple", "handful") or self.word(j) == "more" and kind != "few":
            j += 1
        magnitude: Value = 1
        k = j
        while k < len(self.tokens):
            entry = self.tokens[k].entry
            if self.func(k) == "of" and k > j:
                deeper = self.tokens[k + 1].entry if k + 1 < len(self.tokens) else None
                if deeper is None or not deeper.plural or deeper.level < 5:
                    break
                k += 1
                continue
            if entry is None or (entry.level < 5 and not (entry.plural == 10)):
                break
            magnitude *= entry.value or entry.plural
            k += 1
        if k == j and self.word(j) in ("-",) and k + 1 < len(self.tokens):
            entry = self.tokens[k + 1].entry
            if entry is not None and entry.level >= 5:
                magnitude, k = entry.value, k + 2
        draft = Draft(start, k if k > j else i + 1)
        draft.bound = Bound.VAGUE
        if k > j:
            low, high = self.convention.of(f"{kind} of")
            draft.value = _TYPICAL[kind] * magnitude
            draft.low = None if low is None else low * magnitude
            draft.high = None if high is None else high * magnitude
            return draft
        if kind == "few" and start == i and not (i == 0 and len(self.tokens) == 1):
            return None  # "few came": not a number but its lack
        draft.low, draft.high = self.convention.of(kind)
        if kind in ("couple", "handful"):
            draft.value = _TYPICAL[kind]
            if self.func(i + 1) == "of" and kind == "couple":
                draft.end = i + 2
        return draft

    def one_unit(self, i: int, floor: int) -> Draft | None:
        """ "a month", "a dollar": one of a unit, but not "twice a month"."""
        if i > floor and (self.tokens[i - 1].entry is None and self.word(i - 1)[-1:].isalnum() and self.word(i - 1).endswith("s")):
            return None
        if self.tokens[i - 1].literal if i else False:
            return None
        found = self.unit_at(i + 1)
        if found is None or len(self.word(i + 1)) < 2 or i == floor and floor:
            return None
        if found.unit.kind in ("share", "multiple") or found.end < len(self.tokens) and self.word(found.end) in ("of", "-") and found.unit.kind in ("angle", "share", "voltage"):
            return None
        draft = Draft(i, found.end)
        value, found = self.more_units(1, found)
        draft.exactly(value)
        draft.unit = found.unit
        draft.end = found.end
        if found.unit.kind == "time" and value == 1 and self._rate(i):
            return None
        self.bounds(draft, floor)
        self.find_change(draft, floor)
        return draft

    def _rate(self, i: int) -> bool:
        """Whether "a day" tells how often."""
        before = self.word(i - 1)
        entry = self.tokens[i - 1].entry if i else None
        return bool(before) and before.isalpha() and not (entry is not None and (entry.stop or entry.func or entry.degree))

    def bare_time(self, i: int, floor: int) -> Draft | None:
        """ "just months", "months later": a plural of time without a number; "for years" is mere manner."""
        entry = self.tokens[i].entry
        unit = entry.unit if entry is not None else None
        if unit is None or not self.word(i).endswith("s") or len(self.word(i)) < 4:
            return None
        before, after = self.word(i - 1), self.word(i + 1)
        exact = self.tokens[i - 1].entry if i > floor else None
        if exact is not None and exact.degree and before in ("just", "only", "mere"):
            start = i - 1
        elif before in ("after", "within") and after not in ("of",):
            start = i
        elif after in ("later", "ago", "earlier", "before", "after", "beforehand") and not (exact is not None and (exact.level or exact.quantifier)) and before not in ("for", "in", "over", "the"):
            start = i
        else:
            return None
        draft = Draft(start, i + 1)
        low, high = self.convention.of("time plural")
        draft.low, draft.high = low, high
        draft.bound = Bound.VAGUE
        draft.unit = unit
        return draft

    def multiplied(self, i: int, floor: int) -> Draft | None:
        """ "doubled", "halved": a change without a figure; "doubled to 400" is told by the figure."""
        if self.func(i + 1) == "to" or any(self.func(k) == "to" for k in range(i + 1, i + 6)):
            return None
        entry = self.tokens[i].entry
        if entry is None or self.word(i) in ("double", "doubling"):
            return None
        draft = Draft(i, i + 1)
        draft.exactly(Fraction(entry.change))
        draft.value = whole(Fraction(entry.change))
        draft.exactly(draft.value)
        draft.change = Change.MULTIPLIED
        draft.unit = self.lexicon.units.single.get("times")
        return draft

    # -- units ------------------------------------------------------------------------------------------

    def suffix_context(self, j: int, original: str, *, touching: bool, value: Value) -> bool:
        """ "m", "b", "t" after digits: a magnitude after a currency or before people, else a unit of measure."""
        if self.currency_before(j - 1, 0) is not None or self._money_follows(j + 1):
            return True
        letter = original.lower()
        if letter == "t":
            return False
        noun = self.noun_at(j + 1)
        if noun is not None and noun[0] in ("person", "force", "event", "participle"):
            return True
        if letter == "m" and original != "M":
            return value.denominator != 1 and not self._noun_follows(j + 1)
        return super().suffix_context(j, original, touching=touching, value=value)

    def _money_follows(self, j: int) -> bool:
        found = self.unit_after(j)
        return found is not None and found.unit.kind == "money"

    def measure(self, draft: Draft, floor: int) -> None:
        """Find the unit around a core and add smaller units that follow."""
        if draft.ordinal or draft.unit is not None:
            return
        before = self.currency_before(draft.start, floor)
        if before is None and self.word(draft.start) in "-−" and draft.start + 1 < draft.end:
            pass
        j = draft.end
        if before is not None:
            unit, draft.start, factor = before
            if self._sign(draft.start, floor, draft.numeral) if draft.numeral is not None and draft.start > floor else False:
                draft.start -= 1
                if draft.value is not None:
                    draft.exactly(-draft.value)
            draft.unit = unit
            if draft.value is not None and factor != 1:
                draft.exactly(draft.value * factor)
            after = self.unit_after(j)
            if after is not None and after.unit.kind == "money" and self.word(j) not in ("-",):
                draft.end = after.end
                draft.unit = after.unit
            elif draft.value is not None:
                value, found = self.more_units(draft.value, Measure(unit, j))
                self._set(draft, value, found)
            return
        if self.func(j) == "of" and draft.fraction:  # "three quarters of an hour"
            k = j + 1
            if self.func(k) == "article":
                k += 1
            found_after = self.unit_after(k)
            if found_after is not None and found_after.unit.kind != "share":
                draft.unit, draft.end, draft.fraction = found_after.unit, found_after.end, False
            return
        if self.func(j) == "of" and draft.numeral is not None and draft.value is not None and draft.value.denominator != 1:
            found_after = self.unit_after(j + 1)
            if found_after is not None:
                draft.unit, draft.end = found_after.unit, found_after.end
            return
        if draft.fraction and self.func(j) == "article":
            j += 1
        elif self.func(j) == "of" and draft.bound is Bound.VAGUE:
            j += 1
        elif self.word(j) in ("more", "extra", "additional", "less", "fewer", "other", "consecutive", "straight", "full", "whole", "long", "short"):
            j += 1
        after = self.unit_after(j)
        if after is None:
            return
        unit = after.unit
        if unit.kind == "million":
            unit = unit._replace(kind="money")
            if draft.value is not None:
                draft.exactly(draft.value * 10**6)
        elif unit.kind == "money" and after.end < len(self.tokens) and draft.numeral is not None and draft.numeral.scale == 1:
            scale = self.tokens[after.end].entry
            if scale is not None and scale.level == 6 and not scale.plural and draft.value is not None:  # "75 USD million"
                draft.exactly(draft.value * scale.value)
                after = after._replace(end=after.end + 1)
        if draft.value is not None and draft.bound is Bound.EXACT:
            value, found = self.more_units(draft.value, after._replace(unit=unit))
            self._set(draft, value, found)
        else:
            draft.unit, draft.end = unit, after.end
        if draft.unit is not None and draft.unit.kind == "time":
            self._age(draft)
        draft.fraction = False

    @staticmethod
    def _set(draft: Draft, value: Value, found: Measure) -> None:
        draft.exactly(value)
        draft.unit, draft.end = found.unit, found.end

    def _age(self, draft: Draft) -> None:
        """ "60 years old", "3 years of age", "28-year-old"."""
        j = draft.end
        if self.word(j) == "-" and self.word(j + 1) == "old":
            j += 1
        if self.word(j) == "old":
            draft.end = j + 1
            draft.noun = (j, j + 1)
            draft.noun_class = "age"
        elif self.func(j) == "of" and self.word(j + 1) == "age":
            draft.end = j + 2
            draft.noun = (j + 1, j + 2)
            draft.noun_class = "age"

    # -- ranges -----------------------------------------------------------------------------------------

    def range(self, first: Draft, opener: str, floor: int) -> Draft:
        """Join a second number: "3,000 to 4,000", "3-4,000", "between 1.2 and 1.4m", "44 mg to 50 mg", "5 or 6"."""
        j = first.end
        func = self.func(j)
        if first.fraction and opener != "between":
            return first
        if func == "and":
            if opener != "between":
                return first
        elif func == "to":
            if self.word(j) == "—" or (opener == "between" and self.word(j).isalpha()):
                return first
            if not self.word(j).isalpha():
                tight = self.touches(j) and self.touches(j + 1)
                loose = not self.touches(j) and not self.touches(j + 1)
                if not (tight or loose):
                    return first
        elif func != "or":
            return first
        k = self._second_start(j + 1)
        if k is None:
            return first
        second = self.core(k, j + 1)
        if second is None or second.ordinal != first.ordinal or second.value is None and first.value is not None and not second.plural:
            return first
        if second.start != j + 1 and not self._hedge_fills(j + 1, second.start):
            return first
        self.measure(second, j + 1)
        if second.start > j + 1 and not self._hedge_fills(j + 1, second.start):
            return first
        return self._joined(first, second, func, opener, tight=self.touches(j))

    def _second_start(self, k: int) -> int | None:
        """Return the index of the next number, past an article, a sign, a currency mark or a hedge."""
        for n in range(k, min(k + 4, len(self.tokens))):
            token = self.tokens[n]
            if token.literal or (token.entry is not None and (token.entry.level or token.entry.ordinal_level or token.entry.part or token.entry.quantifier in _TYPICAL)):
                return n
            if token.entry is not None and token.entry.plural:
                return n
        return None

    def _hedge_fills(self, k: int, end: int) -> bool:
        """Whether nothing but a hedge stands between a connector and the second number."""
        if k == end:
            return True
        if end == k + 1 and self.word(k) in ("the", "a", "an", "-", "about", "-"):
            return True
        found = self._bound_before(end, k)
        return found is not None and found[1] == k

    def _joined(self, first: Draft, second: Draft, func: str, opener: str, *, tight: bool) -> Draft:
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
        if func == "or":
            if not (low < high <= 3 * low and first.numeral is not None and second.numeral is not None):
                return first
        if low > high:
            if opener == "" and (not self.word(first.end).isalpha()):
                return first
            if opener == "":
                return first
            low, high = high, low
        draft = Draft(first.start, second.end)
        draft.low, draft.high = low, high
        if first.bound is Bound.VAGUE or second.bound is Bound.VAGUE:
            draft.high = second.high if second.value is None else second.value
            draft.low = first.low if first.value is None else low
        draft.bound = Bound.RANGE
        draft.unit = high_unit or low_unit
        draft.ordinal = first.ordinal
        draft.numeral = second.numeral
        draft.noun, draft.noun_class = second.noun, second.noun_class
        if low == high:
            draft.value = whole(low) if isinstance(low, Fraction) else low
            draft.bound = Bound.EXACT
        return draft

    @staticmethod
    def _shared(first: Draft, second: Draft, opener: str) -> Value:
        """Return the magnitude that the first number borrows from the second."""
        one, two = first.numeral, second.numeral
        if one is None or two is None or first.value is None or second.value is None or first.value <= 0 or not one.bare or one.scale != 1:
            return 1
        if two.scale != 1:
            return two.scale if 0 < first.value <= second.value / two.scale else 1
        if one.plain and opener != "from" and first.value < 100 and not two.plain and second.value.denominator == 1:
            lead = second.value // 1000  # "3-4,000"
            if second.value % 1000 == 0 and first.value <= lead < 1000 and lead <= 10 * first.value:
                return 1000
        return 1

    # -- bounds -----------------------------------------------------------------------------------------

    def _bound_before(self, i: int, floor: int) -> tuple[str, int] | None:
        """Find the bound or hedge that ends right before token i: its meaning and the index where it begins."""
        if i - 1 < floor:
            return None
        table = self.lexicon.bounds.by_last.get(self.word(i - 1))
        if table is None:
            return None
        for words, meaning in table:
            k = i - len(words)
            if k >= floor and all(self.word(i - 1 - n) == w for n, w in enumerate(words)):
                return meaning, k
        return None

    def _bound_after(self, j: int) -> tuple[str, int] | None:
        for words, meaning in self.lexicon.bounds.by_first.get(self.word(j), ()):
            if all(self.word(j + n) == w for n, w in enumerate(words)):
                end = j + len(words)
                if words[0] in ("-", "+") and not self.touches(j):
                    continue
                if words == ("+",) and self.touches(j + 1) and self.word(j + 1)[:1].isalnum():
                    continue
                if len(words) == 1 and words[0] in ("plus", "minimum", "maximum", "max", "tops", "approximately", "odd") and (self._starts_number(end) or words[0] == "approximately"):
                    continue
                if words[0] == "at" and self._starts_number(end):
                    continue
                return meaning, end
        return None

    def bounds(self, draft: Draft, floor: int) -> None:
        """Read the bounds and hedges on both sides and set the ends."""
        meanings: list[str] = []
        start = draft.start
        while True:
            k = start
            if self.word(k - 1) in ("a", "an", "the") and k - 1 > floor and draft.numeral is not None and not self._begins_with_article(draft):
                if self._bound_before(k - 1, floor) is None:
                    break
                k -= 1
            found = self._bound_before(k, floor)
            if found is None or (draft.ordinal and not self.word(start - 1) == "than" and not self.word(k - 1) == "than"):
                break
            if not self._bound_fits(found, draft, k):
                break
            meanings.append(found[0])
            start = found[1]
            entry = self.tokens[start - 1].entry if start - 1 >= floor else None
            if entry is not None and entry.degree:
                start -= 1
                if self.word(start) == "way" and self.word(start - 1) == "a":
                    break
            elif self.word(start - 1) in ("little", "bit", "lot") and self.word(start - 2) == "a" and start - 2 >= floor:
                start -= 2
            if len(meanings) >= 4:
                break
        draft.start = start
        after = self._bound_after(draft.end)
        if after is None and draft.unit is None and draft.bound is not Bound.VAGUE:
            noun = self.noun_at(draft.end)
            if noun is not None and noun[1] - draft.end <= 2 and noun[0] != "participle":
                later = self._bound_after(noun[1] + 1)
                if later is not None and self.word(noun[1] + 1) == "or":
                    after = later
                    self._note_noun(draft, noun)
        if after is not None:
            meanings.insert(0, after[0])
            draft.end = after[1]
        if meanings and meanings[-1] in ("more_than", "less_than") and self.word(draft.end) == "or" and self.word(draft.end + 1) == "equal" and self.word(draft.end + 2) == "to":
            if not self._starts_number(draft.end + 3):
                meanings[-1] = "at_least" if meanings[-1] == "more_than" else "at_most"
                draft.end += 3
        self._apply(draft, meanings)

    def _begins_with_article(self, draft: Draft) -> bool:
        return self.func(draft.start) == "article"

    def _bound_fits(self, found: tuple[str, int], draft: Draft, k: int) -> bool:
        """Whether a word before a number is a hedge here: "over 3 years" can be a stretch, "some" a plural."""
        word = self.word(k - 1)
        before = self.word(found[1] - 1)
        if word == "around" and before in ("all", "from") or word == "over" and before in ("all", "took", "take", "handed"):
            return False
        if word in ("near", "about", "around", "above", "below", "under", "beyond") and draft.bound is Bound.VAGUE and word in ("above", "below", "under", "beyond"):
            return False
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
            if draft.bound is Bound.RANGE and "or" not in meanings and draft.low is not None:
                low = draft.low
            draft.low, draft.high, draft.high_open = low, None, False
            draft.low_open = meaning == "more_than" and low is not None
            draft.bound = Bound(meaning)
        elif meaning in _CAPS:
            high = draft.high if draft.value is None else draft.value
            draft.low, draft.high, draft.low_open = None, high, False
            draft.high_open = meaning == "less_than" and high is not None
            draft.bound = Bound(meaning)
        elif draft.bound is Bound.EXACT and draft.value is not None:
            low, high = self.convention.around(draft.value)
            if meaning == "almost":
                if low < draft.value:
                    draft.low, draft.high, draft.high_open, draft.bound = low, draft.value, True, Bound.ALMOST
                else:
                    draft.bound = Bound.ALMOST
            else:
                draft.low, draft.high, draft.bound = low, high, Bound.ABOUT

    # -- refusals, nouns, changes -----------------------------------------------------------------------

    def refuse(self, draft: Draft, i: int) -> bool:
        """Whether what was read is no quantity after all."""
        number = draft.numeral
        token = self.tokens[i]
        if number is None or draft.bound is Bound.RANGE and not number.plain:
            return False
        hedged = self._bound_before(draft.start, 0) is not None or self._bound_after(draft.end) is not None
        if token.literal:
            if draft.bound is Bound.RANGE or draft.unit is not None or hedged:
                return False
            if number.plain and not draft.ordinal and len(token.word) == 4 and self.year_like(i, number.end):
                return True
            if self.touches(number.end) and number.end == draft.end and self.word(number.end)[0].isalpha():
                return True  # "3D", "5G"
            if draft.ordinal and (self._is_month(draft.end) or (self.func(draft.end) == "of" and self._is_month(draft.end + 1))):
                return True
            return self.named_by_number(i)
        if hedged or draft.unit is not None:
            return False
        if draft.ordinal:
            return self._is_month(draft.end) or self._is_month(draft.start - 1) or self._is_month(draft.start - 2) or (self.func(draft.end) == "of" and self._is_month(draft.end + 1)) or self.word(draft.end) in ("century", "centuries")
        if number.value == 1 and number.end == i + 1 and token.word == "one":
            return self.pronoun_one(i, number.end)
        if draft.fraction and number.end == i + 1 and draft.start == i:
            return self._refused_part(i)
        entry = token.entry
        if entry is not None and entry.level == 7 and draft.start == i and number.end == i + 1:
            return token.word not in ("dozen", "doz")
        if entry is not None and entry.level == 1 and number.end == i + 1 and self._label(i) and self.word(i - 1) not in ("version", "number", "numbers", "type"):
            return True
        return False

    def _refused_part(self, i: int) -> bool:
        """ "the third quarter", "the first half": a part of time or of a game, not a share."""
        word = self.word(i)
        entry = self.tokens[i - 1].entry if i else None
        if entry is not None and (entry.ordinal_level or self.word(i - 1) in ("this", "last", "next", "latter", "other", "each", "final")):
            return True
        if word in ("quarter", "quarters", "halves"):
            return True
        return not (word == "half" or i == 0)

    def find_noun(self, draft: Draft) -> None:
        """Find what is counted, and the unit "person" where people are."""
        if draft.unit is not None or draft.ordinal or draft.noun is not None:
            return
        noun = self.noun_at(draft.end)
        if noun is not None:
            self._note_noun(draft, noun)

    def _note_noun(self, draft: Draft, noun: tuple[str, int]) -> None:
        draft.noun_class = noun[0]
        draft.noun = (noun[1], noun[1] + 1)

    def _change_at(self, i: int) -> str:
        entry = self.tokens[i].entry if 0 <= i < len(self.tokens) else None
        return entry.change if entry is not None else ""

    def find_change(self, draft: Draft, floor: int) -> None:
        """Find the change that a figure tells: "swelled to", "rose by", "another"."""
        i = draft.start
        before = self.word(i - 1)
        if draft.change is not None or i == 0:
            return
        preposition = self.func(i - 1)
        if preposition in ("to", "by") and before.isalpha():
            for k in range(i - 2, max(i - 8, floor - 1, -1), -1):
                direction = self._change_at(k)
                if direction and direction != "added":
                    self._set_change(draft, direction, preposition, k, i)
                    return
                if not self._passes(k):
                    return
            return
        direction = self._change_at(i - 1)
        if direction == "added":
            draft.change = Change.ADDED
            k = i - 1
            if self.func(k - 1) == "article":
                k -= 1
            draft.change_span = (k, i)
        elif direction in ("up", "down") and draft.unit is not None and draft.unit.kind == "share" and before != "to":
            self._set_change(draft, direction, "by", i - 1, i)

    def _passes(self, k: int) -> bool:
        """Whether a word may stand between a verb of change and "to": "rose from 20 to", "had grown steadily to"."""
        token = self.tokens[k]
        if token.literal or token.word[0].isalpha():
            return not (token.entry is not None and token.entry.stop and token.word not in ("from", "about", "around", "the"))
        return token.word in (",", "-", "%")

    def _set_change(self, draft: Draft, direction: str, preposition: str, start: int, end: int) -> None:
        if direction[0].isdigit():
            direction = "down" if "/" in direction else "up"
        names = {("up", "to"): Change.ROSE_TO, ("down", "to"): Change.FELL_TO, ("up", "by"): Change.ROSE_BY, ("down", "by"): Change.FELL_BY}
        draft.change = names[direction, preposition]
        draft.change_span = (start, end)
