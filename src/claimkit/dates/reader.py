"""What every form of date is read with: the tokens, the words of the language, numbers, months and years."""

from __future__ import annotations

from typing import Final

from claimkit.dates.lexer import Tokens
from claimkit.dates.vocabulary import Vocabulary, vocabulary
from claimkit.dates.wordings import Wording

Found = tuple[Wording, int] | None  # a wording and the token after it
SUFFIXES: Final = ("st", "nd", "rd", "th")
_LENGTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day_number(word: str) -> int | None:
    """Return 1 to 31 for "15" or "15th".

    >>> day_number("15th"), day_number("32"), day_number("٣")
    (15, None, None)
    """
    if word[-2:] in SUFFIXES:
        word = word[:-2]
    if not (word.isascii() and word.isdigit() and len(word) <= 2):
        return None
    return number if 1 <= (number := int(word)) <= 31 else None


def year_number(word: str) -> int | None:
    """Return the year for four digits between 1000 and 2199."""
    if len(word) != 4 or not (word.isascii() and word.isdigit()):
        return None
    return number if 1000 <= (number := int(word)) < 2200 else None


def is_date(month: int, day: int) -> bool:
    """Whether some year has the day."""
    return 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1]


class Reader:
    """Reads numbers, months and years from the tokens of one paragraph."""

    def __init__(self, tokens: Tokens, language: str = "en", *, day_first: bool | None = None) -> None:
        self.t = tokens
        self.w = tokens.words
        self.day_first = day_first
        self.depth = 0
        self.lexicon: Vocabulary = vocabulary(language)
        self.months, self.weekdays, self.shifts = (
            self.lexicon.months,
            self.lexicon.weekdays,
            self.lexicon.shifts,
        )

    def dated(self, i: int) -> Found:
        """Return the longest single date at token i; the whole grammar knows it."""
        raise NotImplementedError

    def month(self, i: int) -> tuple[int, int] | None:
        """Return a month, and the token after it and its full stop."""
        month = self.months.get(self.w[i])
        if month is None:
            return None
        j = i + 1
        if (
            self.w[j] == "."
            and self.t.glued(j)
            and len(self.w[i]) <= 4
            and self.w[i] not in ("may", "june", "july")
        ):
            j += 1
        return month, j

    def year_after(self, j: int) -> tuple[int | None, bool, int]:
        """Return a year after a month or day, whether it is short, and the next token: ", 2024", "'24"."""
        k = j + (self.w[j] in (",", "of", "in"))
        k += self.w[k] == "the" and self.w[k + 1] == "year"
        k += self.w[k] == "year"
        year = year_number(self.w[k])
        if year and not self.counted(k):
            return year, False, k + 1
        short = self.w[k + 1]
        if (
            self.w[k] == "'"
            and len(short) == 2
            and short.isascii()
            and short.isdigit()
            and self.t.glued(k + 1)
        ):
            return int(short), True, k + 2
        return None, False, j

    def counted(self, i: int) -> bool:
        """Whether the digits at token i are a part of a longer number, or of money."""
        w, t = self.w, self.t
        if t.glued(i) and (
            w[i - 1] in ("$", "€", "£", "¥", "#", "@", "+", "_", "=", "~")
            or (w[i - 1] in (".", ",") and w[i - 2].isdigit() and len(w[i - 2]) > 2)
        ):
            return True
        return w[i + 1] in ("%", "°", "€", "£") or (
            w[i + 1] in (".", ",", ":") and t.glued(i + 1) and t.glued(i + 2) and w[i + 2][:1].isdigit()
        )

    def part_of_number(self, i: int) -> bool:
        """Whether the digits at token i go on with what stands before them."""
        w, t = self.w, self.t
        return t.glued(i) and (
            w[i - 1] in ("$", "€", "£", "#", "-", "/", ":") or (w[i - 1] in (".", ",") and w[i - 2].isdigit())
        )

    def longer(self, k: int) -> bool:
        """Whether the digits at k go on: "January 1,800 people", "March 3.5 per cent", "May 15 per cent"."""
        w, t = self.w, self.t
        if (
            w[k + 1] in (",", ".")
            and t.glued(k + 1)
            and t.glued(k + 2)
            and w[k + 2].isdigit()
            and not year_number(w[k + 2])
        ):
            return True
        return w[k + 1] in ("%", "per", "percent", "°", "million", "billion") or (
            w[k + 1] == "-" and t.glued(k + 1) and w[k + 2].isalpha() and w[k + 2] not in self.months
        )

    def number(self, i: int) -> tuple[float, float, int] | None:
        """Return the least and most of an amount, and the next token: "three", "a couple of", "2 to 3"."""
        w = self.w
        vague = self.lexicon.vague.get(w[i + (w[i] in ("a", "the"))])
        if vague:
            least, _, most = vague.partition("-")
            j = i + 1 + (w[i] in ("a", "the"))
            return float(least), float(most), j + (w[j] == "of")
        if w[i] == "half" and w[i + 1] in ("a", "an"):
            return 0.5, 0.5, i + 2
        plain = self._plain_number(i)
        if plain is None:
            return None
        number, j = plain
        if w[j] in ("to", "or", "-") and w[j + 1] not in ("a", "an"):
            more = self._plain_number(j + 1)
            if more and more[0] > number:
                return number, more[0], more[1]
        return number, number, j

    def _plain_number(self, i: int) -> tuple[float, int] | None:
        """Return "three", "twenty-one", "10", "two and a half", "two-and-a-half"."""
        w = self.w
        number: float
        if w[i].isascii() and w[i].isdigit() and len(w[i]) <= 3 and not self.part_of_number(i):
            number, j = int(w[i]), i + 1
        elif w[i] in self.lexicon.numbers:
            number, j = self.below_hundred(i) or (1, i + 1)
        else:
            return None
        words = [word for word in w[j : j + 6] if word != "-"]
        if words[:3] == ["and", "a", "half"]:
            number, j = number + 0.5, w.index("half", j) + 1
        return number, j

    def below_hundred(self, i: int) -> tuple[int, int] | None:
        """Return a number in words from one to ninety-nine, and the next token."""
        numbers = self.lexicon.numbers
        if self.w[i] in ("a", "an") or self.w[i] not in numbers:
            return None
        number, j = numbers[self.w[i]], i + 1
        k = j + (self.w[j] == "-")
        if number >= 20 and 0 < numbers.get(self.w[k], 0) < 10 and self.w[k] not in ("a", "an"):
            return number + numbers[self.w[k]], k + 1
        return number, j
