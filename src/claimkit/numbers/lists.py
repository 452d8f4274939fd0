"""Neighbouring expressions that say one thing together: two bounds, a sum, a list of reports.

Each pass looks at two neighbours and the tokens between them; none looks further, so that all are linear.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from claimkit.numbers.conventions import whole
from claimkit.numbers.cursor import Cursor
from claimkit.numbers.draft import Draft
from claimkit.numbers.lexicon import PLAIN
from claimkit.quantities import Bound, Change, summed

_FLOORS = {Bound.AT_LEAST, Bound.MORE_THAN}
_CEILINGS = {Bound.AT_MOST, Bound.LESS_THAN}
_PEOPLE = {"person", "force"}
_LONGEST_LIST = 80  # tokens; a longer text is prose
_LONGEST_LEAD = 4  # words before a figure that may name its source ("FB:", "police estimate")


def merged(c: Cursor, drafts: list[Draft], *, whole_text: bool) -> list[Draft]:
    """Return the expressions with those joined that are one.

    Args:
        c: the cursor that they were read with.
        drafts: all expressions, in order.
        whole_text: whether the tokens are the whole text and not a piece of it.
    """
    if len(drafts) < 2:
        return _with_one(c, drafts)
    drafts = _each_two(c, _each_two(c, drafts, _alternatives), _two_bounds)
    drafts = _each_two(c, _with_one(c, _each_two(c, drafts, _sum)), _sum)
    return _report_list(c, drafts) if whole_text else drafts


def _each_two(
    c: Cursor, drafts: list[Draft], rule: Callable[[Cursor, Draft, Draft], Draft | None]
) -> list[Draft]:
    """Go through neighbours with a rule that makes one expression of two, or none."""
    result: list[Draft] = []
    for draft in drafts:
        both = rule(c, result[-1], draft) if result else None
        if both is None:
            result.append(draft)
        else:
            result[-1] = both
    return result


def _pair(last: Draft, draft: Draft, bound: Bound) -> Draft:
    """Return what two expressions are together, but for its ends."""
    both = Draft(last.start, draft.end, bound=bound, parts=(last, draft), ordinal=draft.ordinal)
    both.noun, both.noun_class = draft.noun, draft.noun_class
    both.change, both.change_span = last.change, last.change_span
    return both


def _compatible(one: Draft, two: Draft) -> bool:
    return one.unit is None or two.unit is None or one.unit.name == two.unit.name


def _two_bounds(c: Cursor, last: Draft, draft: Draft) -> Draft | None:
    """Join "more than 30 and at most 40": one floor and one ceiling with something between them."""
    rising = last.bound in _FLOORS and draft.bound in _CEILINGS
    if not rising and not (last.bound in _CEILINGS and draft.bound in _FLOORS):
        return None
    floor, ceiling = (last, draft) if rising else (draft, last)
    if last.parts or not _joined_by(c, last.end, draft.start) or not _compatible(last, draft):
        return None
    if floor.low is None or ceiling.high is None or floor.low >= ceiling.high:
        return None
    both = _pair(last, draft, Bound.RANGE)
    both.low, both.low_open = floor.low, floor.low_open
    both.high, both.high_open = ceiling.high, ceiling.high_open
    both.named = (floor.low, ceiling.high)
    both.unit = last.unit or draft.unit
    return both


def _alternatives(c: Cursor, last: Draft, draft: Draft) -> Draft | None:
    """Join "hundreds, if not thousands", "200, maybe 300": from the one to the other."""
    if not _compatible(last, draft) or not _offers(c, last, draft):
        return None
    vague = Bound.VAGUE in (last.bound, draft.bound)
    both = _pair(last, draft, Bound.VAGUE if vague else Bound.RANGE)
    both.low = last.low if last.value is None else last.value
    both.high = draft.high if draft.value is None else draft.value
    if both.low is None or both.high is None or both.low >= both.high:
        return None
    both.named = (*last.figures[:1], *draft.figures[-1:])
    both.unit = draft.unit
    return both


def _offers(c: Cursor, last: Draft, draft: Draft) -> bool:
    """Whether "if not", "or even", "maybe" or the like is all that stands between two expressions."""
    if Bound.RANGE in (last.bound, draft.bound) or last.ordinal or draft.ordinal:
        return False
    k = last.end + (c.words[last.end] == ",")
    end = c.follows(k, c.lexicon.alternatives)
    if end and c.func(end) in ("article", "the", "of"):
        end += 1  # "des centaines, voire des milliers"
    if not draft.start <= end <= draft.start + 2 or end >= draft.end:
        return False  # a hedge that is the draft's own ("maybe 300") may be the end of the phrase
    return end - k > 1 or c.func(k) != "or" or last.bound is draft.bound is Bound.VAGUE


def _joined_by(c: Cursor, i: int, j: int) -> bool:
    """Whether a comma, "and" or "but", or both are all that stands between two tokens."""
    if j - i not in (1, 2):
        return False
    if c.words[i] == ",":
        return j - i == 1 or _and_or_but(c, i + 1)
    return j - i == 1 and _and_or_but(c, i)


def _and_or_but(c: Cursor, i: int) -> bool:
    return c.func(i) == "and" or c.isa(i, "but")


def _sum(c: Cursor, last: Draft, draft: Draft) -> Draft | None:
    """Add up "five soldiers and an officer", "60 minus two dozen", "70 to 80 ... another three dozen"."""
    _one_of_them(c, last, draft)
    sign = _sign_between(c, last, draft)
    return _added(last, draft, sign) if sign else None


def _one_of_them(c: Cursor, last: Draft, draft: Draft) -> None:
    """Let "one" beside people count one of them: "seven sailors and one captain were killed"."""
    k = draft.end
    if draft.value != 1 or draft.noun is not None or draft.unit is not None or last.noun_class not in _PEOPLE:
        return
    named = c.entries[k] is PLAIN and c.words[k].isalpha()
    if named and c.isa(k + 1, "finite") and c.func(draft.start - 1) == "and":
        draft.noun, draft.noun_class = (k, k + 1), last.noun_class


def _sign_between(c: Cursor, last: Draft, draft: Draft) -> int:
    """Return 1 or -1 where two expressions are one sum, else 0."""
    if last.unit != draft.unit or last.ordinal or draft.ordinal or last.fraction or draft.fraction:
        return 0
    i, j = last.end, draft.start
    if last.noun_class in _PEOPLE and last.noun_class == draft.noun_class and _along_with(c, last, j):
        return 1
    if j - i == 1 and not last.noun_class and c.func(i) in ("plus", "minus"):
        # "two plus three equals five" is arithmetic, not a count
        exact = last.bound is draft.bound is Bound.EXACT and not draft.noun_class
        return 0 if exact else 1 if c.func(i) == "plus" else -1
    if draft.change is Change.ADDED and draft.change_span is not None:
        return _only_marks(c, i, min(j, draft.change_span[0]))
    if (
        last.noun_class in _PEOPLE
        and last.noun_class == draft.noun_class
        and last.noun is not None
        and draft.noun is not None
    ):
        plus = j - last.noun[1] == 1 and (c.func(j - 1) == "plus" or c.words[j - 1] == "+")
        same_phrase = last.noun[1] <= j and (plus or _joined_by(c, last.noun[1], j)) and last.noun[0] - i <= 3
        if same_phrase and not _new_clause(c, last, draft):
            listed = c.func(j - 1) == "and" or draft.parts or _and_ahead(c, draft)
            return 1 if listed or plus or _all_told(c, last, draft) else 0
    return 0


def _all_told(c: Cursor, last: Draft, draft: Draft) -> bool:
    """Whether two kinds of people are all that a note tells: "14 men, 3 women"."""
    if last.noun is None or draft.noun is None or draft.noun[1] < c.size or last.start:
        return False
    return c.words[last.noun[0]] != c.words[draft.noun[0]]


def _along_with(c: Cursor, last: Draft, j: int) -> bool:
    """Whether "along with", "as well as" or the like joins a second number, perhaps "a group of" it."""
    k = last.noun[1] if last.noun is not None else last.end
    if c.words[k] == ",":
        k += 1
    k = c.follows(k, c.lexicon.adders)
    return bool(k) and (j == k or (j == k + 3 and c.func(k) == "article" and c.func(k + 2) == "of"))


def _only_marks(c: Cursor, i: int, j: int) -> int:
    return int(
        0 < j - i <= 4
        and all(
            c.words[k] in (".", ",", ";", "…") or c.func(k) in ("and", "plus") or c.isa(k, "joining")
            for k in range(i, j)
        )
    )


def _and_ahead(c: Cursor, draft: Draft) -> bool:
    """Whether the list goes on to its "and": "two men, three women and a child"."""
    k = draft.noun[1] if draft.noun is not None else draft.end
    return c.func(k) == "and" or (c.words[k] == "," and c.func(k + 1) == "and")


def _new_clause(c: Cursor, last: Draft, draft: Draft) -> bool:
    """Whether the second number begins a clause: "arrested 20 men and 5 women died"."""
    k = last.start - 1
    entry = c.entries[k]
    objects = (entry is PLAIN and c.words[k].endswith(c.lexicon.endings["verb_ending"])) or (
        entry.noun == "participle"
    )
    after = draft.noun[1] if draft.noun is not None else draft.end
    entry = c.entries[after]
    verb = entry.noun == "participle" or c.isa(after, "finite")
    return objects and verb


def _added(last: Draft, draft: Draft, sign: int) -> Draft | None:
    total = Draft(last.start, draft.end)
    if draft.noun is not None and draft.noun_class in _PEOPLE and last.noun is not None:
        total.end = max(draft.end, draft.noun[1])  # the second noun is part of the sum
    if draft.change_span is not None:
        total.end = max(total.end, draft.change_span[1])  # "joined by ten more"
    counted = last.noun_class in _PEOPLE and draft.noun_class in _PEOPLE
    both = summed(last, draft, sign=sign, counted=counted)
    if both.value is both.low is both.high is None:
        return None
    total.value = None if both.value is None else whole(both.value)
    total.low = None if both.low is None else whole(both.low)
    total.high = None if both.high is None else whole(both.high)
    total.low_open, total.high_open, total.bound = both.low_open, both.high_open, both.bound
    if len(last.named) == 2 and len(draft.figures) == 1:
        total.named = tuple(n + sign * draft.figures[0] for n in last.named)
    total.unit = last.unit or draft.unit
    total.noun = draft.noun or last.noun
    total.noun_class = draft.noun_class or last.noun_class
    total.change, total.change_span = last.change, last.change_span
    total.parts = (*(last.parts or (last,)), draft)
    return total


def _with_one(c: Cursor, drafts: list[Draft]) -> list[Draft]:
    """Add one person named beside a number: "four men and a woman", "a woman and five others"."""
    for n, draft in enumerate(drafts):
        if (
            draft.value is None
            or draft.bound is Bound.RANGE
            or draft.unit is not None
            or draft.change is not None
        ):
            continue
        before = _one_before(c, draft, drafts[n - 1].end if n else 0)
        if before is not None and (total := _added(before, draft, 1)) is not None:
            drafts[n] = total
            draft = total  # noqa: PLW2901 - the sum stands for its first part from here on
        if draft.noun_class not in _PEOPLE or draft.noun is None:
            continue
        i = draft.noun[1]
        k = i + 1 if c.func(i) == "and" else i + 2 if c.words[i] == "," and c.func(i + 1) == "and" else 0
        far = draft.noun[0] - draft.end > 2 or not c.words[draft.noun[0]].isalpha()
        if not k or far or (c.lexicon.articles and c.func(k) != "article"):
            continue
        person = k + c.lexicon.articles  # «двое мужчин и женщина»: no article tells of one
        entry = c.entries[person]
        if entry.noun != draft.noun_class or not c.isa(person, "one_person"):
            continue
        one = Draft(k, person + 1)
        one.exactly(1)
        one.counts((entry.noun, person))
        if _new_clause(c, draft, one):
            continue
        total = _added(draft, one, 1)
        if total is not None:
            drafts[n] = total
    return drafts


def _one_before(c: Cursor, draft: Draft, floor: int) -> Draft | None:
    """Find the one person before "and" and a number of others or of people."""
    k = draft.start - 2
    others = c.words[draft.end] in c.lexicon.others
    if k < floor or c.func(draft.start - 1) != "and" or not (others or draft.noun_class in _PEOPLE):
        return None
    entry = c.entries[k]
    if entry.noun not in _PEOPLE or not c.isa(k, "one_person"):
        return None
    if not others and entry.noun != draft.noun_class:
        return None
    start = k - 1 if k > floor and c.func(k - 1) == "article" else k
    if start == k and k != floor and c.words[k - 1].isalpha():
        return None
    if others and draft.noun is None:
        draft.noun, draft.noun_class = (draft.end, draft.end + 1), entry.noun
    one = Draft(start, k + 1)
    one.exactly(1)
    one.noun, one.noun_class = (k, k + 1), entry.noun
    return one


def _report_list(c: Cursor, drafts: list[Draft]) -> list[Draft]:
    """Join a coder's note that lists what several reports said: "dozens; about 100; FB: 116".

    The whole text must be such a list: one figure of the same thing in each part, no sentence.
    """
    if len(drafts) < 2 or c.size > _LONGEST_LIST or drafts[0].start > _LONGEST_LEAD:
        return drafts
    if any(
        d.unit is not None
        or d.ordinal
        or d.fraction
        or (d.change is not None and d.change is not Change.ADDED)
        or not d.figures
        for d in drafts
    ):
        return drafts
    counted = {
        c.words[d.noun[0]]
        for d in drafts
        if d.noun is not None and d.noun_class in ("participle", "event", "thing")
    }
    if len(counted) > 1 or (counted and any(d.noun_class in _PEOPLE for d in drafts)):
        return drafts
    if not all(_listed(c, one, two) for one, two in pairwise(drafts)) or _prose(c, drafts):
        return drafts
    if all(d.bound in (Bound.EXACT, Bound.RANGE) for d in drafts) and ";" not in c.text:
        return drafts  # "22, 24, 26": numbers, not reports of one
    if all(map(_bare_words, drafts)):
        return drafts  # "ninety-five; eighty": coders write bare figures in digits
    figures = [figure for draft in drafts for figure in draft.figures if not _refined(draft, drafts)]
    both = Draft(drafts[0].start, drafts[-1].end)
    both.low, both.high = min(figures), max(figures)
    both.bound = Bound.RANGE
    both.named = (both.low, both.high)
    if both.low == both.high:
        both.value = both.low
    person = next((d for d in drafts if d.noun is not None), None)
    if person is not None:
        both.noun, both.noun_class = person.noun, person.noun_class
    both.parts = tuple(drafts)
    return [both]


def _bare_words(draft: Draft) -> bool:
    """Whether an expression is a figure in words, with nothing around it."""
    number = draft.numeral
    return draft.bound is Bound.EXACT and draft.noun is None and number is not None and not number.digits


def _refined(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a bare figure in the list says what a rough one means: "handful; six"."""
    return (
        draft.bound is Bound.VAGUE
        and draft.value is not None
        and draft.low is not None
        and draft.high is not None
        and any(
            d.bound is Bound.EXACT and d.value is not None and draft.low <= d.value <= draft.high
            for d in drafts
        )
    )


def _listed(c: Cursor, one: Draft, two: Draft) -> bool:
    """Whether a separator parts two figures, with a noun before it and a source after it at most."""
    marks = [k for k in range(one.end, two.start) if c.words[k] in (";", ",", "/", ":")]
    if marks and (
        c.func(marks[-1] + 1) == "of" or any(c.isa(k, "includes") for k in range(one.end, two.start))
    ):
        return False  # "nearly 5,000, including 300 children": a part of them
    if any(c.entries[k].noun == "participle" for k in range((marks or [two.start])[0], two.start)):
        return False  # «убиты четверо, ранены десятки»: another thing is counted
    semicolons = [k for k in marks if c.words[k] == ";" or (c.words[k] == ":" and k == one.end)]
    if semicolons:
        return two.start - semicolons[-1] - 1 <= _LONGEST_LEAD
    return len(marks) == 1 and marks[0] == one.end and two.start - one.end <= 2


def _prose(c: Cursor, drafts: list[Draft]) -> bool:
    """Whether the text has a sentence in it: a finite verb, or a full stop with more behind it."""
    for k in range(c.size):
        word = c.words[k]
        if c.isa(k, "prose"):
            return True
        if word in (".", "!", "?") and k + 1 < c.size and k > drafts[0].end:
            return True
    return False
