"""Whether the words around allow a reading as a date: "May", "march" and "2000" are everyday words too."""

from __future__ import annotations

from typing import Final

from claimkit.dates.lexer import Tokens
from claimkit.dates.vocabulary import Vocabulary
from claimkit.dates.wordings import (
    About,
    DayName,
    Era,
    Feast,
    Part,
    Quarter,
    Season,
    Stated,
    Timed,
    Weekend,
    Wording,
)

_ATTACHED: Final = frozenset("@#$€£¥/_&=")  # before a word: a handle, a sum, a part of an address
_YEAR_BEFORE: Final = frozenset(
    {
        "in",
        "since",
        "until",
        "till",
        "during",
        "by",
        "of",
        "year",
        "early",
        "late",
        "mid",
        "circa",
        "from",
        "before",
        "after",
        "between",
        "through",
        "throughout",
        "back",
        "into",
    }
)
_YEAR_DETERMINED: Final = frozenset(
    {
        "the",
        "to",
        "and",
        "or",
        "around",
        "that",
        "this",
        "'",
        "-",
        "s",
        "its",
        "his",
        "her",
        "their",
        "our",
        ",",
    }
)
_YEAR_VERBS: Final = frozenset(
    {"was", "saw", "is", "has", "will", "would", "had", "brought", "ended", "began"}
)
_SEASON_BEFORE: Final = frozenset(
    {"in", "since", "until", "by", "this", "during", "of", "over", "from", "through"}
)
_FEAST_BEFORE: Final = frozenset(
    {"on", "at", "by", "before", "after", "since", "until", "during", "over", "around"}
)


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
            sure = w[i] in ("c", "circa") or w[i + 1] == "or"  # "about 1860 people" is no year
            return sure or following in lexicon.stops or not following[:1].isalnum()
        case About(inner=inner):
            return licensed(inner, tokens, i, j, lexicon)
        case Stated(year=int(), month=None) if tokens.glued(i) and last == "-":
            return False  # "555-2024-11": a part of a longer number
        case Stated(year=int(), month=None):
            return _year(tokens, i, j, lexicon)
        case Stated(month=int(), day=None, weekday=None) if last.isdigit() and len(last) <= 2:
            return False  # "31 April": no such day, and not the month either
        case Stated(month=int(), day=None, year=None) if w[i] in lexicon.month_words:
            # "Theresa May's", "took part in march": in lower case only a day or year beside it makes a month
            possessive = following == "'" and w[j + 1] == "s"
            return last in lexicon.before and not possessive and not tokens.text[tokens.starts[i]].islower()
        case Stated(month=int(), day=int(), year=None, weekday=None) if (
            w[i] in lexicon.month_words and following.isalpha()
        ):
            # "it may 5 times": in lower case, with a word after the number
            return following in lexicon.stops or not tokens.text[tokens.starts[i]].islower()
        case DayName(shift=None):
            if (
                last in ("every", "each", "per", "most")
                or last in lexicon.name_before
                or following in lexicon.name_after
            ):
                return False
            return w[i] not in lexicon.weekday_words or (w[j - 1] == "." and last == "on")
        case Timed(inner=inner) if not isinstance(inner, Timed):
            return isinstance(inner, DayName) or licensed(inner, tokens, i, j, lexicon)
        case Season(year=None, shift=None):
            fall = w[i] == "the" and w[i + 1] == "fall" and (last != "in" or following == "of")
            return last in _SEASON_BEFORE and not fall and following != "-"
        case Feast(shift=None) if j - i == 1:
            return last in _FEAST_BEFORE  # "on Christmas", not "a Christmas party"
        case Quarter(number=None, year=None, shift=None, years_back=0):
            return last in ("in", "for", "during") or w[i + 1] == "latest"
        case Weekend(shift=None, of=None):
            return last in ("over", "at", "during", "on", "for")
        case Era(length=10) | Part(inner=Era(length=10)) if w[j - 1].isalpha():
            owner = w[i - 2] if last in ("early", "mid", "late") else last
            return owner not in ("his", "her", "their", "my", "your", "our")  # "in his late thirties"
    return True


def _year(tokens: Tokens, i: int, j: int, lexicon: Vocabulary) -> bool:
    """Whether four bare digits are a year and not a count, a price, a number in a name."""
    w = tokens.words
    last, following = w[i - 1], w[j]
    if j - i > 1 or not w[i][0].isdigit():
        return True
    if following in lexicon.nouns and not (following == "in" and last in _YEAR_BEFORE):
        return False
    counts = (
        w[i].endswith(("00", "50"))
        and following.isalpha()
        and following.endswith("s")
        and following not in ("was", "is", "has", "as")
    )
    if last in _YEAR_BEFORE:
        return not counts and (last != "of" or int(w[i]) >= 1400)
    if last in ("(", "[") or following in (")", "]"):
        return True
    if last in lexicon.counted:
        return False
    if last in _YEAR_DETERMINED:
        return not w[i].endswith(("00", "50")) and not (last == "," and not following)
    if following in _YEAR_VERBS:
        return True
    opens = i == 1 or "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]
    return (opens or last in (".", ":")) and (
        following in (",", ".", ":", "") or (opens and following.isalpha() and not w[i].endswith("00"))
    )
