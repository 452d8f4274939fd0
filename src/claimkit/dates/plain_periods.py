"""Parts and multiples of the year in languages other than English: seasons, quarters, decades, "fin mai"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from claimkit.dates.cursor import Found
from claimkit.dates.plain_cursor import PlainCursor, longest, number_at, ordinal_word_at
from claimkit.dates.plain_forms import in_year, month_at, season_with_shift, shifted, year_at, year_behind
from claimkit.dates.wordings import Era, Half, Part, Quarter, Season, Unit, Wording

_CENTURY: Final = re.compile(r"(?:(\d{1,2})|(x{0,2}(?:ix|iv|v?i{0,3})))(?<=.)([^\W\d]{0,3})")
ROMAN: Final = {"i": 1, "v": 5, "x": 10}
_LAST_CENTURY: Final = 22
_DECADE: Final = re.compile(r"((?:\d\d)?\d0)([^\W\d]{1,3})")


def may_be_roman(word: str) -> bool:
    """Whether a word may be the number of a century or quarter in Roman figures."""
    return word[0] in ROMAN and _CENTURY.fullmatch(word) is not None


def season(c: PlainCursor, i: int) -> Found:
    """Return "Sommer 2019", "l'été dernier", «летом»; a bare season behind its preposition alone."""
    named = season_with_shift(c, i)
    shift_before = c.at("shift_before", i)
    adverb = c.at("season_adverb", shift_before[1] if shift_before else i)
    if adverb:  # «летом», «прошлым летом»
        named = adverb[0], int(shift_before[0]) if shift_before else None, adverb[1]
    if named is None:
        return None
    number, shift, end = int(named[0]), named[1], named[2]
    if shift is not None:
        return Season(number, shift=shift), end
    year, j = year_behind(c, end)
    if year:
        after = c.w[j + 1][-2:] if number == 4 and c.w[j] in ("-", "/") and c.t.glued(j) else ""
        return Season(number, year), j + 2 * (after == f"{(year + 1) % 100:02d}")  # "Winter 2021/22"
    alone = adverb or c.before("season_before", i)
    return in_year(c, Season(number), end) or ((Season(number), end) if alone else None)


def quarter(c: PlainCursor, i: int) -> Found:
    """Return "drittes Quartal 2021", "le premier trimestre", «III квартал», "T3 2021"."""
    number = _numbered(c, i, 4)
    named = c.at("quarter", number[1]) if number else c.at("quarter", i)
    which = number[0] if number else int(named[0]) if named and named[0].isdigit() else 0
    if named is None or not which or (number and named[0].isdigit()):
        return None
    year, j = year_behind(c, named[1])
    return (Quarter(which, year), j) if year else in_year(c, Quarter(which), j) or (Quarter(which), j)


def decade(c: PlainCursor, i: int) -> Found:
    """Return "década de 1970", "1960er Jahren", "1990-х годах", "años noventa", "neunziger Jahre"."""
    opened = c.at("decade_before", i)
    j = opened[1] if opened else i
    joined = _DECADE.fullmatch(c.w[j])
    digits = joined[1] if joined else c.w[j]
    if digits.isascii() and digits.isdigit() and len(digits) in (2, 4) and digits[-1] == "0":
        first, end = int(digits), j + 1
    elif spelled := _decade_word(c, j):
        first, end = spelled
    else:
        return None
    end += bool(opened) and c.w[end] == "." and c.t.glued(end)  # "latach 30. XX wieku"
    closed = c.at("decade_after", end)
    if joined and (closed is None or joined[2] not in c.classes["suffix"]):
        return None
    return _of_century(c, first, closed[1] if closed else end) if closed or opened else None


def _of_century(c: PlainCursor, first: int, end: int) -> tuple[Era, int]:
    """Return a decade, whose century may stand behind it: "años 30 del siglo XX", «30-х годах XX века»."""
    found = century(c, c.joined(end)) if first < 100 else None
    if found and isinstance(found[0], Era):
        return Era(found[0].first + first, 10), found[1]
    return Era(first, 10), end


def decade_alone(c: PlainCursor, i: int) -> Found:
    """Return "in den Achtzigern", "en los ochenta", «в девяностые»: a decade that no noun names."""
    led = any(c.before(name, i) for name in ("year_before", "season_before")) and not c.at("joint", i - 1)
    found = _decade_alone(c, i) if led else None
    if found is None or (c.word(found[1] - 1)[0].level and c.w[found[1]].isalpha()):
        return None  # "en los treinta mejores"
    return found


def _decade_alone(c: PlainCursor, i: int) -> Found:
    found = c.at("decade_alone", i)
    if found is None:
        return None
    counted = c.word(found[1])[0]
    if c.at("unit", found[1]) or counted.noun or counted.unit is not None:
        return None
    return _of_century(c, int(found[0]), found[1])


def _decade_word(c: PlainCursor, j: int) -> tuple[int, int] | None:
    """Return the tens that name a decade in words: a form of its own, an ordinal, or the number."""
    own = c.at("decade", j)
    if own:
        return int(own[0]), own[1]
    for found in (ordinal_word_at(c, j), number_at(c, j) if c.w[j].isalpha() else None):
        if found and found[0] in range(20, 100, 10):
            return int(found[0]), found[1]
    return None


def century(c: PlainCursor, i: int) -> Found:
    """Return "19. Jahrhundert", "siglo XIX", "XIX век", "dix-neuvième siècle"."""
    opened = c.at("century_before", i)
    number = _numbered(c, opened[1] if opened else i, _LAST_CENTURY)
    if number is None:
        return None
    closed = c.at("century_after", number[1])
    end = closed[1] if closed else number[1]
    return (Era(100 * (number[0] - 1), 100), end) if opened or closed else None


def _numbered(c: PlainCursor, i: int, most: int) -> tuple[int, int] | None:
    """Return the number of a century or quarter: figures, Roman figures or an ordinal."""
    figures = _CENTURY.fullmatch(c.w[i])
    if figures and (not figures[3] or figures[3] in c.classes["suffix"]):
        number = int(figures[1]) if figures[1] else _roman(figures[2])
        j = i + 1 + (c.w[i + 1] == "." and c.t.glued(i + 1))
        j += 2 * (c.w[j] == "-" and c.w[j + 1] in c.classes["suffix"])  # «3-й квартал»
        return (number, j) if 1 <= number <= most else None
    found = ordinal_word_at(c, i)
    return found if found and found[0] <= most else None


def _roman(figures: str) -> int:
    """Return what lower-case Roman figures below forty mean.

    >>> [_roman(figures) for figures in ("xix", "xx", "iv", "xxi")]
    [19, 20, 4, 21]
    """
    values = [ROMAN[figure] for figure in figures]
    return sum(-one if one < two else one for one, two in pairwise([*values, 0]))


def part(c: PlainCursor, i: int) -> Found:
    """Return "Anfang Mai", "mi-2020", "a finales de mes", "erste Hälfte 2021", «в начале 1990-х годов»."""
    named, half = c.at("part", i), c.at("half", i)
    opened = named or half
    if opened is None:
        return None
    j = opened[1] + (c.w[opened[1]] == "-")
    k = c.joined(j)
    article = next((n for n in (k - 1, k) if n >= j and c.at("decade_alone", n)), k)  # "de | los ochenta"
    era = next((found for n in range(j, k) if (found := decade(c, n))), None)  # "de los | años 80"
    inner = (
        era
        or longest(c, k, month_at, season, quarter, decade, century, shifted, year_at)
        or _decade_alone(c, article)
        or (_bare_unit(c, k) if k > j or c.at("joint", i - 1) else None)
    )
    if inner is None:
        return None
    node: Wording = Half(int(half[0]), inner[0]) if half and not named else Part(opened[0], inner[0])
    return node, inner[1]


def _bare_unit(c: PlainCursor, i: int) -> Found:
    """Return the present unit inside a longer wording: "Anfang des Monats"."""
    unit = c.at("unit", i)
    return (Unit(unit[0], 0), unit[1]) if unit and unit[0] != "day" else None
