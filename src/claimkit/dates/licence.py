"""Whether the words around allow a reading as a date: "May", "march" and "2000" are everyday words too."""

from __future__ import annotations

from typing import Final

from claimkit.dates.lexer import Tokens
from claimkit.dates.vocabulary import Vocabulary
from claimkit.dates.wordings import (
    About,
    Between,
    DayName,
    Era,
    Feast,
    Nth,
    Part,
    Quarter,
    Season,
    Stated,
    Timed,
    Unit,
    Weekend,
    Wording,
)

_ATTACHED: Final = frozenset("@#$€£¥/_&=")  # before a word: a handle, a sum, a part of an address


def licensed(node: Wording, tokens: Tokens, i: int, j: int, lexicon: Vocabulary) -> bool:
    """Whether the tokens ``[i:j]``, read as ``node``, are a date in running text."""
    w = tokens.words
    last, following = w[i - 1], w[j]
    if (
        i > 1
        and tokens.glued(i)
        and (last in _ATTACHED or (last == "-" and not w[i][0].isdigit() and w[i - 2].isalpha()))
    ):
        return False
    match node:
        case About(inner=Stated(year=int(), month=None)) if node.mark == "~":
            sure = lexicon.isa(w[i], "circa") or lexicon.isa(w[i + 1], "or")  # "about 1860 people" is no year
            return sure or lexicon.isa(following, "stop") or not following[:1].isalnum()
        case About(inner=inner):
            return licensed(inner, tokens, i, j, lexicon)
        case Stated():
            return _stated(node, tokens, i, j, lexicon)
        case Nth(number=1, unit="day", inner=Unit(shift=0)) if not any(lexicon.isa(k, "day") for k in w[i:j]):
            return lexicon.isa(last, "before_ordinal")  # "on the first of the year", "the first of the year"
        case DayName(shift=None):
            if (
                lexicon.isa(last, "recurring")
                or lexicon.isa(last, "name_before")
                or lexicon.isa(following, "name_after")
            ):
                return False
            return not lexicon.isa(w[i], "weekday_word") or (w[j - 1] == "." and lexicon.isa(last, "on"))
        case Timed(inner=inner) if not isinstance(inner, Timed):
            return isinstance(inner, DayName) or licensed(inner, tokens, i, j, lexicon)
        case Season(year=None, shift=None):
            fall = (
                lexicon.isa(w[i], "the")
                and lexicon.isa(w[i + 1], "fall")
                and (not lexicon.isa(last, "in") or lexicon.isa(following, "of"))
            )
            return lexicon.isa(last, "season_before") and not fall and following != "-"
        case Feast(shift=None) if j - i == 1:
            return lexicon.isa(last, "feast_before")  # "on Christmas", not "a Christmas party"
        case Quarter(number=None, year=None, shift=None, years_back=0):
            return lexicon.isa(last, "before_quarter") or lexicon.isa(w[i + 1], "latest")
        case Between(first=Stated(month=None), last=Stated(month=None, day=None)):
            return not lexicon.isa(following, "noun")  # "from 2000 to 2014 people"
        case Weekend(shift=None, of=None):
            return lexicon.isa(last, "before_weekend")
        case Era(length=10) | Part(inner=Era(length=10)) if w[j - 1].isalpha():
            owner = w[i - 2] if lexicon.isa(last, "edge") else last
            return not lexicon.isa(owner, "owner")  # "in his late thirties"
    return True


def _stated(node: Stated, tokens: Tokens, i: int, j: int, lexicon: Vocabulary) -> bool:
    """Whether a year, a month or a day that is named is one here."""
    w = tokens.words
    last, following = w[i - 1], w[j]
    match node:
        case Stated(year=int(), month=None) if tokens.glued(i) and last == "-":
            return False  # "555-2024-11": a part of a longer number
        case Stated(month=None, short=True):  # "in '88, he", but "'20 people' it said"
            ends = not following[:1].isalnum() or lexicon.isa(following, "stop")
            return ends and lexicon.isa(last, "year_before")
        case Stated(year=int(), month=None):
            return _year(tokens, i, j, lexicon)
        case Stated(year=int(), month=int(), day=None) if w[i + 1] == "/" and len(w[i]) <= 2:
            return lexicon.isa(last, "year_before") or last == "("  # "in 11/1989", but "order 11/1989"
        case Stated(month=int(), day=None, weekday=None) if last.isdigit() and len(last) <= 2:
            return False  # "31 April": no such day, and not the month either
        case Stated(month=int(), day=None, year=None) if lexicon.isa(w[i], "month_word"):
            # "Theresa May's", "took part in march": in lower case only a day or year beside it makes a month
            possessive = following == "'" and lexicon.isa(w[j + 1], "genitive")
            planned = lexicon.isa(last, "after_plan") and any(
                lexicon.isa(w[i - 2], name) for name in ("future", "plan")
            )  # "scheduled for June"
            led = lexicon.isa(last, "before") or planned
            return led and not possessive and not tokens.text[tokens.starts[i]].islower()
        case Stated(month=int(), day=int(), year=None, weekday=None) if (
            lexicon.isa(w[i], "month_word") and following.isalpha()
        ):
            # "it may 5 times": in lower case, with a word after the number
            return lexicon.isa(following, "stop") or not tokens.text[tokens.starts[i]].islower()
    return True


def _year(tokens: Tokens, i: int, j: int, lexicon: Vocabulary) -> bool:
    """Whether four bare digits are a year and not a count, a price, a number in a name."""
    w = tokens.words
    last, following = w[i - 1], w[j]
    if j - i > 1 or not w[i][0].isdigit():
        return True
    if lexicon.clocks.read(tokens.text, tokens.starts[i]) or _of_prices(tokens, j, lexicon):
        return False  # "until 1800 UTC", "$399 million (1986 US dollars)"
    if lexicon.isa(following, "noun") and not (
        lexicon.isa(following, "in") and lexicon.isa(last, "year_before")
    ):
        return False
    counts = (
        w[i].endswith(("00", "50"))
        and following.isalpha()
        and following.endswith("s")
        and not lexicon.isa(following, "no_plural")
    )
    if lexicon.isa(last, "year_before"):
        return not counts and (not lexicon.isa(last, "of") or int(w[i]) >= 1400)
    if lexicon.isa(last, "counted"):
        return False
    if last in ("(", "[") or following in (")", "]"):
        return True
    if lexicon.isa(last, "year_determined"):
        return not w[i].endswith(("00", "50")) and not (last == "," and not following)
    if lexicon.isa(following, "year_verb"):
        return True
    opens = i == 1 or "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]
    return (opens or last in (".", ":")) and (
        following in (",", ".", ":", "") or (opens and following.isalpha() and not w[i].endswith("00"))
    )


def _of_prices(tokens: Tokens, j: int, lexicon: Vocabulary) -> bool:
    """Whether what follows a year makes it that of prices: "1986 US dollars", "at 1998 prices"."""
    w = tokens.words
    of_country = w[j][:1].isalpha() and not lexicon.isa(w[j], "stop")
    if lexicon.isa(w[j], "currency") or (of_country and lexicon.isa(w[j + 1], "currency")):
        return True
    return lexicon.isa(w[j], "price_level") and not w[j + 1][:1].isalpha()  # not "in 1998 prices rose"
