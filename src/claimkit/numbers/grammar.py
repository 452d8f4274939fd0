"""Grammar of numeric expressions: one expression after another, each built from a core outwards."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from claimkit.errors import why_unread
from claimkit.numbers.bounds import BoundReader
from claimkit.numbers.conventions import exact_ends, whole
from claimkit.numbers.cores import TIMES
from claimkit.numbers.draft import Draft
from claimkit.numbers.lexicon import GROUP, ONES, PLAIN
from claimkit.numbers.numeral import HYPHENS
from claimkit.quantities import Bound, Change

if TYPE_CHECKING:
    from collections.abc import Iterator


_LONGEST_NUMBER = 24  # words looked through for the "and" that parts two numbers


class ExpressionReader(BoundReader):
    """Reads the expressions of one text, from left to right."""

    __slots__ = ()

    def drafts(self) -> Iterator[Draft]:
        """Read all expressions, in order and apart from one another.

        One that is ``refused`` with a reason is no quantity; what cannot be read costs its first word alone.
        """
        beyond = floor = 0
        for i in range(self.size):
            if i < beyond or not (self.entries[i].begins or self.literals[i] is not None):
                continue
            try:
                found = self._at(i, floor)
            except Exception as error:  # noqa: BLE001 - one expression never costs the others
                found = Draft(i, i + 1)
                found.refused, found.reason = True, why_unread(error)
            if found is None:
                continue
            if isinstance(found, int):
                beyond = floor = found
                continue
            beyond = floor = max(found.end, i + 1)
            if not found.refused or found.reason:
                yield found

    def _at(self, i: int, floor: int) -> Draft | int | None:
        """Read what begins at token i: an expression, or the index after what is none."""
        if self.words[i] in self.lexicon.idioms and (after := self.idiom(i)):
            return after
        if self.literals[i] is not None:
            after = self.refused_digits(i) if self.literals[i] else self._past_series(i)
            return after or self.expression(i, floor)
        entry = self.entries[i]
        if entry.func == "zero":
            return self.nobody(i)
        if entry.starts:
            return self.expression(i, floor)
        if entry.func in ("article", "the"):
            return self.after_article(i, floor)
        if entry.unit is not None and entry.unit.kind == "time":
            return self.bare_time(i)
        if entry.change and entry.change[0].isdigit():
            return self.multiplied(i)
        return None

    def nobody(self, i: int) -> Draft | None:
        """Read "no deaths", "nobody died", "none were hurt": nought, where people are counted.

        "No officers were hurt" is about officers alone and leaves open who else was.
        """
        end = i + 2 if self.isa(i + 1, "one") else i + 1
        if self.size == i + 1 and not self.isa(i, "no"):
            draft = Draft(i, end)
            draft.exactly(0)
            return draft
        noun = self.noun_at(end + 1 if self.isa(end, "negation") else end)
        if noun is None or self.func(end) == "of":
            return None
        verb = noun[0] == "participle"
        if not (verb if end > i + 1 or not self.isa(i, "no") else noun[0] == "event"):
            return None
        draft = Draft(i, end)
        draft.exactly(0)
        draft.counts(noun)
        return draft

    def idiom(self, i: int) -> int:
        """Return the index after a fixed wording that holds no quantity ("first responders"), else 0."""
        for words in self.lexicon.idioms[self.word(i)]:
            if all(self.word(i + n) == word for n, word in enumerate(words)):
                return i + len(words)
        return 0

    def after_article(self, i: int, floor: int) -> Draft | None:
        """Read what only an article begins: "a large number", "a month", "a third of"."""
        if i + 1 >= self.size:
            return None
        entry = self.entries[i + 1]
        draft = None
        if self.words[i + 1] in self.lexicon.vague_second:
            draft = self.vague_phrase(i)
            if draft is not None:
                self.bounds(draft, floor)
                self.find_noun(draft)
                return draft
        if self.func(i) != "article":
            return None
        if entry.part:
            return self.expression(i, floor)
        if (entry.unit is not None and not entry.starts) or self.words[i + 1] in self.lexicon.units.several:
            return self.one_unit(i, floor)
        return None

    # -- the core: a number or a vague wording ----------------------------------------------------------

    def expression(self, i: int, floor: int) -> Draft | None:
        """Read the expression whose number begins at token i; behind "between" an "and" parts two numbers."""
        partings = self._partings(i, floor)
        for k in partings:
            self.closed = k
            try:
                found = self._expression(i, floor)
            finally:
                self.closed = -1
            if (
                found is not None
                and found.bound is Bound.RANGE
                and found.end > k
                and not self._goes_on(found.end)
            ):
                return found
        return self._expression(i, floor)

    def _goes_on(self, i: int) -> bool:
        """Whether the second number goes on at token i, or another "and" parts the two.

        So in "between two hundred and thirty people and 240 people", with the noun told twice.
        """
        if self._starts_number(i):
            return True
        noun = self._noun_index(i)
        k = noun + 1 if noun >= 0 and self.func(i) != "and" else i
        if self.func(k) != "and" or not self._starts_number(k + 1):
            return False
        other = self.read(k + 1)
        return k == i or (other is not None and self.word(self._noun_index(other.end)) == self.word(noun))

    def _partings(self, i: int, floor: int) -> list[int]:
        """Return where "and" may part "between two thousand and three and four thousand"."""
        entries, least = self.entries, max(i - 3, floor)
        if not any(entries[k].func == "between" for k in range(least, i)):
            return []
        run = range(i, min(i + _LONGEST_NUMBER, self.size))
        end = next((k for k in run if not self._in_number(k)), run.stop)
        return [k for k in range(i + 1, end - 1) if self.func(k) == "and"]

    def _in_number(self, k: int) -> bool:
        return self._starts_number(k) or self.func(k) == "and" or self.word(k) in HYPHENS

    def _expression(self, i: int, floor: int) -> Draft | None:
        core = self._hour(i) or self.core(i, floor)
        if core is None or core.refused:
            return core
        self.measure(core, floor)
        core = self.tolerance(core)
        opening = core.start - 1
        if self.func(opening) == "the" and (core.ordinal or self.func(opening - 1) in ("between", "from")):
            opening -= 1
        hedge = self._bound_before(core.start, floor)
        if hedge is not None and self.func(hedge[1] - 1) == "between":
            opening = hedge[1] - 1  # "between about 50 and 75"
        between = self.func(opening) if opening >= floor else ""
        if self.isa(opening, "change_from") and opening >= floor and self.change_verb(opening - 1) >= 0:
            between = ""  # "fell from 1,012 to 1,006": two states, not a range
        else:
            core = self._ranged(core, between)
        if core.bound is Bound.RANGE and between in ("between", "from") and not self._change_at(opening - 1):
            core.start = opening
            if self.isa(core.start - 1, "somewhere") and core.start - 1 >= floor:
                core.start -= 1
        self.aged(core, floor)
        if core.refused or self.refuse(core, i):
            core.refused = True
            return core
        self.bounds(core, floor)
        self.find_noun(core)
        self.find_change(core)
        return core

    def _ranged(self, core: Draft, between: str) -> Draft:
        """Join a range, but not the step and the new state of "rose by 12 to 57"."""
        joined = self.range(core, between if between in ("between", "from") else "")
        step = self.func(core.start - 1) == "by" and self.change_verb(core.start - 2) >= 0
        return core if step and joined is not core and joined.unit is None else joined

    def _hour(self, i: int) -> Draft | None:
        """Read the hour of "half past five", "quarter to nine", to pass it over."""
        part = self.entries[i].part
        if not ((part and self.isa(i + 1, "past")) or (part == 4 and self.func(i + 1) == "to")):
            return None
        number = self.read(i + 2) if self._starts_number(i + 2) else None
        if number is None or not 1 <= number.value <= 12 or self._noun_follows(number.end):
            return None
        draft = Draft(i, number.end)
        draft.refused = True
        return draft

    def one_unit(self, i: int, floor: int) -> Draft | None:
        """Read "a month", "a dollar": one of a unit, but not "twice a month"."""
        if i > floor and (
            self.entries[i - 1] is PLAIN
            and self.word(i - 1)[-1:].isalnum()
            and self.plural_like(self.word(i - 1))
        ):
            return None
        if self.literals[i - 1] if i else False:
            return None
        found = self.unit_at(i + 1)
        if found is None or len(self.word(i + 1)) < 2 or (i == floor and floor) or self.isa(i + 1, "little"):
            return None
        if found.unit.kind in ("share", "multiple") or (
            found.end < self.size
            and (self.func(found.end) == "of" or self.word(found.end) == "-")
            and found.unit.kind in ("angle", "share", "voltage")
        ):
            return None
        draft = Draft(i, found.end)
        value, found = self.more_units(1, found)
        draft.exactly(value)
        draft.unit = found.unit
        draft.end = found.end
        if found.unit.kind == "time" and value == 1 and self._rate(i):
            return None
        self.bounds(draft, floor)
        self.find_change(draft)
        return draft

    def _rate(self, i: int) -> bool:
        """Whether "a day" tells how often."""
        before = self.word(i - 1)
        entry = self.entries[i - 1]
        return bool(before) and before.isalpha() and not (entry.stop or entry.func or entry.degree)

    def bare_time(self, i: int) -> Draft | None:
        """Read "just months", "months later": a plural of time alone; "for years" is mere manner."""
        entry = self.entries[i]
        unit = entry.unit
        if unit is None or not self.plural_like(self.word(i)):
            return None
        exact = self.entries[i - 1]
        if self.size == 1:
            start = i
        elif exact.degree and self.isa(i - 1, "just"):
            start = i - 1
        elif (self.isa(i - 1, "time_before") and self.func(i + 1) != "of") or (
            self.isa(i + 1, "time_after")
            and not (exact.level or exact.quantifier)
            and not self.isa(i - 1, "time_not")
        ):
            start = i
        else:
            return None
        draft = Draft(start, i + 1)
        low, high = exact_ends(self.convention.of("time plural"))
        draft.low, draft.high = low, high
        draft.bound = Bound.VAGUE
        draft.unit = unit
        return draft

    def multiplied(self, i: int) -> Draft | None:
        """Read "doubled", "halved": a change without a figure; "doubled to 400" is told by the figure."""
        if self.func(i + 1) == "to" or any(self.func(k) == "to" for k in range(i + 1, i + 6)):
            return None
        entry = self.entries[i]
        if self.isa(i, "not_multiplied"):
            return None
        draft = Draft(i, i + 1)
        draft.exactly(Fraction(entry.change))
        draft.value = whole(Fraction(entry.change))
        draft.exactly(draft.value)
        draft.change = Change.MULTIPLIED
        draft.unit = TIMES
        return draft

    # -- refusals, nouns, changes -----------------------------------------------------------------------

    def refuse(self, draft: Draft, i: int) -> bool:
        """Whether what was read is no quantity after all."""
        number = draft.numeral
        if number is None or (draft.bound is Bound.RANGE and not number.plain):
            return False
        hedge = self._bound_before(draft.start, 0)
        hedged = hedge is not None or self._bound_after(draft.end) is not None
        if number.value <= 12 and self.of_day(draft.end):
            return True
        if (
            hedge is not None
            and number.plain
            and 1800 <= number.value < 2100
            and draft.unit is None
            and self.isa(hedge[1] - 1, "hedged_year")
        ):
            return True  # "since at least 1979"
        if self.literals[i]:
            if draft.bound is Bound.RANGE or draft.unit is not None or hedged:
                return False
            if (
                number.plain
                and not draft.ordinal
                and len(self.words[i]) == 4
                and self.year_like(i, number.end)
            ):
                return True
            if self._letter_touches(number.end) and number.end == draft.end:
                return (
                    len(self.word(number.end)) < 4 or not self.entries[number.end].noun
                )  # "3D", not "15people"
            if draft.ordinal and self._dated(draft):
                return True
            return self.named_by_number(i)
        entry = self.entries[i]
        if hedged or draft.unit is not None:
            return False
        if draft.ordinal:
            return self._dated(draft)
        if not draft.fraction and draft.bound is Bound.EXACT and self.named_by_number(i):
            return True
        if number.value == 0 and self.word(number.end) in HYPHENS and self._letter_touches(number.end + 1):
            return True  # "a zero-tolerance policy"
        if number.value == 1 and number.end == i + 1 and entry.level == ONES:
            return self.pronoun_one(i, number.end)
        if draft.fraction and number.end == i + 1 and draft.start == i:
            return self._refused_part(i)
        if entry.level == GROUP and draft.start == i and number.end == i + 1:
            return not self.isa(i, "alone_group")
        alone = entry.level == ONES and number.end == i + 1
        return alone and self._label(i) and not self.isa(i - 1, "label_of_digits")

    def _dated(self, draft: Draft) -> bool:
        """Whether an ordinal belongs to a date: "17th of January", "May 4th", "the 19th century"."""
        after, before = draft.end, draft.start - 1
        return (
            self._is_month(after)
            or (self.func(after) == "of" and self._is_month(after + 1))
            or self._is_month(before)
            or self._is_month(before - 1)
            or self.isa(after, "century")
        )

    def _refused_part(self, i: int) -> bool:
        """Read "the third quarter", "the first half": a part of time or of a game, not a share."""
        entry = self.entries[i - 1]
        if entry.ordinal_level or self.isa(i - 1, "before_part"):
            return True
        if self.isa(i, "part_of_time"):
            return True
        return not (self.isa(i, "half") or i == 0)

    def find_noun(self, draft: Draft) -> None:
        """Find what is counted, and the unit "person" where people are."""
        if draft.unit is not None or draft.ordinal or draft.noun is not None:
            return
        article = draft.fraction and self.lexicon.genitive and self.func(draft.end) == "the"
        noun = self.noun_at(draft.end + article)  # "2/3 der Wähler"
        if noun is not None:
            draft.counts(noun)

    def find_change(self, draft: Draft) -> None:
        """Find the change that a figure tells: "swelled to", "rose by", "another"."""
        i = draft.start
        before = self.word(i - 1)
        if draft.change is not None:
            return
        if self.isa(draft.end, "more") and self._adds(draft):
            draft.change, draft.change_span = Change.ADDED, (draft.end, draft.end + 1)
            return
        if i == 0:
            return
        preposition = self.func(i - 1)
        if (preposition in ("to", "by") and before.isalpha()) or self.isa(i - 1, "change_to"):
            if preposition != "by" and (verb := self.from_verb(i - 1)) >= 0:
                self._set_change(draft, self.entries[verb].change, "to", verb, i)
                return
            for k in range(i - 2, max(i - 8, -1), -1):
                direction = self._change_at(k)
                if direction and direction != "added":
                    if self._change_at(k - 1) == "revised":  # "revised down to 41"
                        k, direction = k - 1, "revised"  # noqa: PLW2901
                    if self._tells_change(draft, k, i - 1):
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
        elif (
            direction in ("up", "down")
            and draft.unit is not None
            and draft.unit.kind == "share"
            and preposition != "to"
        ):
            self._set_change(draft, direction, "by", i - 1, i)

    def _adds(self, draft: Draft) -> bool:
        """Whether "more" after a figure adds to one told before: "50 more protesters", not "50 more than"."""
        return (
            draft.unit is None
            and not draft.ordinal
            and not draft.fraction
            and (
                draft.end + 1 == self.size
                or (
                    draft.noun_class in ("person", "force", "participle")
                    and draft.noun is not None
                    and draft.noun[0] > draft.end
                )
            )
        )

    def _tells_change(self, draft: Draft, verb: int, preposition: int) -> bool:
        """Whether a verb of change and a preposition go with the figure.

        "slowed by several fires" names a cause, "cut power to 100 homes" a receiver, "raised the toll to 25"
        a change.
        """
        if self.func(preposition) == "by":
            return not (draft.bound is Bound.VAGUE and draft.noun is not None)
        between = self.words[verb + 1 : preposition]
        adverbs, endings = self.classes.get("change_adverb", ()), tuple(self.classes.get("adverb_ending", ()))
        plain = all(w.endswith(endings) or not w[0].isalpha() or w in adverbs for w in between)
        return (
            plain
            or any(self.func(k) == "from" for k in range(verb + 1, preposition))
            or self.isa(verb + 1, "object_start")
        )

    def _passes(self, k: int) -> bool:
        """Whether a word may stand between a verb of change and "to": "rose from 20 to"."""
        if self.literals[k] or self.words[k][0].isalpha():
            return not (self.entries[k].stop and not self.isa(k, "change_passes"))
        return self.words[k] in (",", "-", "%")

    def _set_change(self, draft: Draft, direction: str, preposition: str, start: int, end: int) -> None:
        if direction[0].isdigit():
            direction = "down" if "/" in direction else "up"
        names = {
            ("up", "to"): Change.ROSE_TO,
            ("down", "to"): Change.FELL_TO,
            ("up", "by"): Change.ROSE_BY,
            ("down", "by"): Change.FELL_BY,
            ("revised", "to"): Change.REVISED_TO,
        }
        if (direction, preposition) in names:
            draft.change = names[direction, preposition]
            draft.change_span = (start, end)
