"""A grammar of hostile texts: what news is made of, put together as nobody would.

The grammar asks for numbers only, so that Hypothesis can draw them (and shrink what it finds), and a plain
generator of random numbers can draw many thousands in a minute.
"""

from __future__ import annotations

import functools
import json
import random
import re
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from claimkit.numbers.lexicon import lexicon

T = TypeVar("T")
Number = Callable[[int, int], int]

ROOT = Path(__file__).parents[2]
PACKAGES = ("numbers", "dates", "reading", "names", "interchange", "resolution", "dossier", "render", "")

DASHES = "-‐‑‒–—―−﹣－⁃•"
QUOTES = "\"'“”‘’«»„`"
BRACKETS = "()[]{}<>⟨⟩"
BIDI = (
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\ufeff\u00ad"
)
CONTROLS = "\x00\x01\x07\x08\x0b\x0c\x0e\x1b\x1c\x1d\x1e\x1f\x7f\x85\u2028\u2029\ufffd\uffff"
SURROGATES = "\ud800\udbff\udc00\udfff"
SPACES = " \t\n\r\u00a0\u2009\u202f\u3000"
STOPS = ".,;:!?…/\\|+=*%&#@_~^$€£¥₽°±½¾⅓⁄×"
OTHERS = "ßİıǅﬁ㎏Ⅷ①²٣५๓\u0301\u0338\u20dd𝟘𝟡😀🇺🇸李王مظ"

DIGITS = (
    "0 1 2 3 5 7 12 17 25 31 99 100 180 1,000 1.000 1.200 1,2 12,345 1,00,000 1 000 2014 1999 2024 "
    "00 007 0.5 .5 3.14 1e6 1e300 1e309 10^9 10^400 2^10 6x10^23 1/2 3/4 0/0 1/0 1½ ½ ٣٤ ५० 一 24/7 "
    "9/11 03/04/2021 2024-01-17 31/02/2020 5:30 17:45 25:61 5-10 3-4,000 24–20 1990s 100s 1000's "
    "1st 22nd 33th 5G 3D q=30 COVID-19 +100 -5 −5 –5 ~50 ±5 $5m US$1.2bn €300k 12% 1,2% "
    "9999999999999999 1111111111111.5555 0000-00-00 9999-12-31 0001-01-01 5'11\" 20°C 300,000"
).split(" ")
RUNS = (
    "( ) [ < > &  \" ' “ - – — . , ; : ! ? / \\ | a A. A, I é İ 1 9 0, 1. 1,1 and  and, or to of "
    "the - 5 5- ( 5 of them dozens of  hundred  million  half  a  a. Mr. St. one  two  twenty- no  "
    "not  people  men killed  said  says police said, Monday  in May  last  ago  years  2024  2024- "
    "<b> </b> <p> <!-- --> <script> &amp; &#1; [1] \n \n\n \t \r\n - * 1) A. A. A. John Smith, "
    "John-Smith- O'Neill  \u0301 \u202e \ud800 \x00 ½ % $ ° ' s 's , 17, 17-year-old  aged 5 from 5 "
    "to  between 5 and  at least  about  more than  up to  not  “no” (5) (Leeds) in Leeds, "
).split(" ")
TEMPLATES = (
    "{n} people were killed in {p} on {d}.",
    "{h} {n} people marched in {p}, police said.",
    "{x}, {a}, was shot",
    "{x}, {a}-year-old",
    "Bus hits {a}-year-old",
    "{n} dead, {n} hurt in {p} fire",
    "{dash}{n} men were shot in {p} on {d}.",
    "The toll rose from {n} to {n}, {x} said on {d}",
    "between {n} and {n} people",
    "{n} of the {n} {s} were women, {n} children",
    "“{n} were arrested,” {x} told {x}.",
    "{x} denied that {n} people had died",
    "<p>{n} {s} were hurt</p>\n<p>{d}</p>",
    "{d}: {n} {s}; {d}: {n}",
    "{p} ({n}), {p} ({n}) and {p} ({n})",
    "a {a}-year-old man, {n} women and {x}, {a}, died",
    "no {s} were hurt, {n} others were",
    "{n} {s}, {n} more, another {n}, including {n} {s}",
    "{x} was sentenced to {n} years and {n} months in {p}",
    "Organisers spoke of {n}, police of {n}.",
)
SLOTS = {
    "s": "people|men|women|children|protesters|officers|cars|houses|hostages|soldiers|schools|them|others",
    "p": "Leeds|Kazan Norvale|Saint Petersburg|the town of Perm|Уфа|St. Ives|Ó|東京|Mosul, Iraq",
    "x": "Tom|Anna Bell|police|Mr. A. B. Cee|O'Neill-Smith|the ministry|Фаил Алсынов|Dr|a spokesman|ALL CAPS",
    "h": "about|at least|more than|up to|almost|nearly|no fewer than|some|as many as|around|over",
    "a": "11|17|3|0|99|110|111|x|1½|-3|eleven",
    "d": "Monday|3 May 2023|May|last week|two days later|2024|31 February|the 5th|5:30 am|Sunday 31 January",
    "n": "three|Three|12|1,200|dozens|hundreds|a dozen|twenty-one|no|half|a few|tens of thousands|-3|one",
    "dash": "|".join(DASHES),
}
GLUES = (
    "",
    " ",
    " ",
    " ",
    ", ",
    ". ",
    ".",
    "\n",
    "\n\n",
    "-",
    "–",
    " – ",
    " and ",
    " (",
    ") ",
    "; ",
    "\u00a0",
    "'s ",
)


@functools.cache
def words() -> tuple[str, ...]:
    """Every word of claimkit's own tables: no rule is out of reach."""
    found: set[str] = set()
    for package in PACKAGES:
        try:
            tables = resources.files(f"claimkit.{package}".rstrip(".")).joinpath("tables")
            paths = [path for path in tables.iterdir() if path.name.endswith(".tsv")]
        except (FileNotFoundError, ModuleNotFoundError):
            continue
        for path in paths:
            lines = path.read_text(encoding="utf-8").split("\n")
            found |= {
                cell for line in lines if not line.startswith("#") for cell in re.split(r"[\t ]+", line)[:60]
            }
    return tuple(sorted(word for word in found if 0 < len(word) < 25))


@functools.cache
def number_words() -> tuple[str, ...]:
    """Words that the reader of figures knows."""
    return tuple(
        sorted({*lexicon("en").words, *(w for n, w in enumerate(sorted(lexicon("ru").words)) if n % 9 == 0)})
    )


@functools.cache
def date_words() -> tuple[str, ...]:
    """Words that the reader of dates knows."""
    text = resources.files("claimkit.dates").joinpath("tables")
    lines = (line for path in text.iterdir() for line in path.read_text(encoding="utf-8").split("\n"))
    cells = (cell for line in lines if not line.startswith("#") for cell in re.split(r"[\t ]+", line))
    return tuple(sorted({cell for cell in cells if 0 < len(cell) < 20}))


@functools.cache
def sentences() -> tuple[str, ...]:
    """Sentences of the seeds and of the conformance cases."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    for path in sorted((ROOT / "tests" / "conformance").glob("**/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            texts += _texts_in(json.loads(line)) if line.strip() else []
    pieces = (piece.strip() for text in texts for piece in re.split(r"(?<=[.!?])\s+|\n+", text))
    return tuple(sorted({piece[:400] for piece in pieces if piece}))


def _texts_in(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if " " in value else []
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for member in members for text in _texts_in(member)]


class Writer:
    """Writes texts from numbers that somebody draws.

    Args:
        number: draws a whole number between two ends, both included.
        longest_run: most repetitions of one piece.
    """

    def __init__(self, number: Number, longest_run: int = 300) -> None:
        self.number, self.longest_run = number, longest_run

    def pick(self, members: Sequence[T]) -> T:
        return members[self.number(0, len(members) - 1)]

    def mark(self) -> str:
        return self.pick(
            self.pick((DASHES, QUOTES, BRACKETS, BIDI, CONTROLS, SURROGATES, SPACES, STOPS, OTHERS))
        )

    def anything(self) -> str:
        """Any code point at all, surrogates included."""
        return chr(self.number(0, self.pick((0x7F, 0x24F, 0x7FF, 0xFFFF, 0x10FFFF))))

    def word(self) -> str:
        word = self.pick(words())
        return self.pick((word, word, word.capitalize(), word.upper()))

    def run(self) -> str:
        return (self.pick(RUNS) or " ") * self.number(1, self.pick((5, 20, self.longest_run)))

    def told(self) -> str:
        """A sentence of the trade, its slots filled with anything."""
        return re.sub(r"\{(\w+)\}", lambda slot: self.slot(slot[1]), self.pick(TEMPLATES))

    def slot(self, name: str) -> str:
        if self.number(0, 5):
            return self.pick(SLOTS[name].split("|"))
        return self.pick((self.word, self.digits, self.mark, self.anything))()

    def digits(self) -> str:
        return self.pick(DIGITS)

    def broken(self) -> str:
        """A sentence as somebody wrote it, with a piece cut out, doubled or strewn with marks."""
        sentence = self.pick(sentences())
        first, last = sorted((self.number(0, len(sentence)), self.number(0, len(sentence))))
        middle = self.pick(
            ("", sentence[first:last] * 2, self.mark(), self.digits(), self.word(), sentence[first:last])
        )
        return sentence[:first] + middle + sentence[last:]

    def markup(self) -> str:
        tag = self.pick("b p div script style a table td h1 br head noscript x".split())
        inner = self.pick((self.told, self.word, self.digits, self.mark))()
        return self.pick(
            (
                f"<{tag}>{inner}</{tag}>",
                f"<{tag} x='{inner}",
                f"</{tag}>{inner}",
                f"<!--{inner}",
                f"&{inner};",
                f"&#{inner};",
                f"[{inner}]",
                f"<{tag}>{inner}",
            )
        )

    def chain(self) -> str:
        """Words of one trade in a row: of numbers or of dates."""
        pool = self.pick((number_words(), number_words(), date_words()))
        links = (
            lambda: self.pick(pool),
            lambda: self.pick(pool),
            self.digits,
            lambda: self.pick(DASHES + "/.,%$:"),
        )
        count = self.number(2, 7)
        return "".join(
            self.pick(links)() + self.pick((" ", " ", " ", "", "-", " of ", " and ", " to ", ", "))
            for _ in range(count)
        )

    def piece(self) -> str:
        kinds = (
            self.chain,
            self.chain,
            self.told,
            self.told,
            self.word,
            self.word,
            self.word,
            self.digits,
            self.digits,
            self.broken,
            self.mark,
            self.anything,
            self.markup,
            self.run,
        )
        return self.pick(kinds)()

    def text(self) -> str:
        found = ""
        for _ in range(self.number(0, self.pick((2, 5, 12)))):
            found += self.piece() + self.pick(GLUES)
        return found

    def name(self) -> str:
        kinds = (
            lambda: self.slot("x"),
            lambda: self.slot("p"),
            self.word,
            self.mark,
            self.anything,
            self.run,
        )
        return "".join(
            self.pick(kinds)() + self.pick((" ", " ", "-", "", ", ", "'")) for _ in range(self.number(0, 5))
        )


def writers(longest_run: int = 300) -> SearchStrategy[Writer]:
    """Draw writers, whose texts and names Hypothesis shrinks."""
    return st.builds(
        lambda data: Writer(lambda least, most: data.draw(st.integers(least, most)), longest_run), st.data()
    )


@st.composite
def texts(draw: st.DrawFn, longest_run: int = 300) -> str:
    """Draw hostile texts."""
    return Writer(lambda least, most: draw(st.integers(least, most)), longest_run).text()


@st.composite
def names(draw: st.DrawFn) -> str:
    """Draw hostile names."""
    return Writer(lambda least, most: draw(st.integers(least, most)), 60).name()


def random_writer(seed: int, longest_run: int = 300) -> Writer:
    """Return a writer that draws by itself; the same seed writes the same."""
    return Writer(random.Random(seed).randint, longest_run)
