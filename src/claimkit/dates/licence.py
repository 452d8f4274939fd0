"""Whether the words around allow a reading as a date: "May", "march" and "2000" are everyday words too."""

from __future__ import annotations

import functools

from claimkit.dates.lexer import Tokens
from claimkit.dates.vocabulary import vocabulary
from claimkit.dates.wordings import DayName, Era, Feast, InYear, Quarter, Season, Stated, Timed, Weekend, Wording


@functools.cache
def _classes(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    words = vocabulary(language)
    return tuple(frozenset(words.of(name)) for name in ("month_word", "weekday_word", "before", "amount"))  # type: ignore[return-value]


def licensed(node: Wording, tokens: Tokens, i: int, j: int, language: str) -> bool:
    """Whether the tokens ``[i:j]``, read as ``node``, are a date in running text."""
    month_words, weekday_words, before, amounts = _classes(language)
    w = tokens.words
    last, following = w[i - 1], w[j]
    if tokens.glued(i) and i > 1 and (last in ("@", "#", "$", "€", "£", "/", "_", "&") or (last == "-" and not w[i][0].isdigit() and _worded(w[i - 2]))):
        return False
    match node:
        case Stated(year=int(), month=None):
            return _year(tokens, i, j, before, amounts)
        case Stated(month=int(), day=None, year=None):
            if following == "'" and w[j + 1] == "s" and w[i] in month_words:
                return False
            if w[i] in month_words:
                return last in before and last not in ("and", "or", "as", "on", "for", "than", "into", "to")
            return True
        case DayName(shift=None):
            if last in ("every", "each", "per") or w[j] == "s":
                return False
            return w[i] not in weekday_words or (w[j - 1] == "." and last in ("on", "last", "next", "this"))
        case Timed(inner=inner) if not isinstance(inner, Timed):
            return isinstance(inner, DayName) or licensed(inner, tokens, i, j, language)
        case Season(year=None, shift=None):
            return last in ("in", "since", "until", "by", "this", "during", "of", "early", "late", "mid") or w[i] == "the" and w[i + 1] != "fall" \
                and last in ("in", "during", "of", "by", "over", "until", "since")
        case Quarter(number=None, year=None, shift=None, years_back=0):
            return last in ("in", "for", "during") or w[i] == "the" and w[i + 1] == "latest"
        case Weekend(shift=None, of=None):
            return last in ("over", "at", "during", "on", "for")
        case Era(length=10) if tokens.words[j - 1][:1].isalpha():
            return last in ("in", "of", "since", "during", "the", "from", "early", "late", "mid", "-", "by", "until")
        case Feast(shift=None) | InYear():
            return True
    return True


def _worded(word: str) -> bool:
    return word.isalpha()


def _year(tokens: Tokens, i: int, j: int, before: frozenset[str], amounts: frozenset[str]) -> bool:
    """Whether four bare digits are a year and not a count, a price, a number in a name."""
    w = tokens.words
    last, following = w[i - 1], w[j]
    if j - i > 1 or not w[i][0].isdigit():
        return True
    round_number = w[i].endswith("00") or w[i].endswith("50")
    counts = following.isalpha() and following.endswith("s") and not following.endswith("ss") and following not in ("was", "is", "has", "as", "'s")
    if following in ("people", "men", "women", "children", "km", "miles", "metres", "meters", "per", "feet", "percent"):
        return False
    if last in ("in", "since", "until", "till", "during", "by", "of", "year", "early", "late", "mid", "circa", "from", "before", "after", "between",
                "through", "throughout", "back", "into"):
        return not (round_number and counts)
    if last in ("(", "[") or following in (")", "]"):
        return True
    if last in amounts and last not in ("the", "to", "around"):
        return False
    if last in ("the", "to", "and", "or", "around", "that", "this", "'", "-", "s", "its", "his", "their", "our", ","):
        return not round_number and not (last == "," and not following)
    return following in ("was", "saw", "is", "has", "will", "would", "had", "brought", "ended", "began") or (
        last in ("", ".", ":") and following in (",", ".", ":", ""))
