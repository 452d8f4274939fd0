"""Numeric expressions: accuracy and speed beside the tools one would otherwise pick.

    python benchmarks/quantities.py FOLDER [--sets a,b] [--limit N] [--text FILE]

FOLDER holds one ``*.jsonl`` file a set, a case a line: ``{"text": ..., "gold": [{"value": n}]}``, where
a gold entry has ``value``, or ``low`` and ``high`` (null is an open end), or both. It counts as read
where one mention has its figure or its range. With ``"metric": "whole"``, ``"bin"`` or ``"cover"`` the
text is one coded note: its least and greatest figure, the class of its first, or the range that must
hold another figure. ``--text`` names a plain text for the speed, ``news.txt`` of the folder by default.
quantulum3, text2num, number-parser and the recognizers take part where they are installed (an
environment of their own is best); the last table gives each speed as a ratio.
"""

import argparse
import importlib
import json
import re
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

warnings.simplefilter("ignore")
DIGITS = re.compile(r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?")


class Found(NamedTuple):
    """What a tool says about one expression."""

    value: float | None
    low: float | None = None
    high: float | None = None


Reader = Callable[[str], Iterable[Found]]


def digits(text: str) -> list[Found]:
    """Digit literals only: the floor."""
    return [Found(float(m[0].replace(",", ""))) for m in DIGITS.finditer(text)]


def claimkit() -> Reader:
    find = importlib.import_module("claimkit.numbers").find_quantities
    return lambda text: [Found(m.quantity.value, m.quantity.low, m.quantity.high) for m in find(text)]


def quantulum3() -> Reader:
    parse = importlib.import_module("quantulum3.parser").parse
    return lambda text: [Found(q.value) for q in parse(text)]


def text2num() -> Reader:
    rewrite = importlib.import_module("text_to_num").alpha2digit
    return lambda text: digits(rewrite(text, "en", threshold=0))


def number_parser() -> Reader:
    parse = importlib.import_module("number_parser").parse
    return lambda text: digits(parse(text, language="en"))


def recognizers() -> Reader:
    number = importlib.import_module("recognizers_number")
    unit = importlib.import_module("recognizers_number_with_unit")
    models = (
        *(number.recognize_number, number.recognize_percentage, number.recognize_ordinal),
        *(unit.recognize_currency, unit.recognize_dimension, unit.recognize_age),
    )

    def read(text: str) -> list[Found]:
        values = ((r.resolution or {}).get("value") for model in models for r in model(text, "en-us"))
        return [Found(float(v.rstrip("%").replace(",", ""))) for v in values if v not in (None, "null")]

    return read


TOOLS: dict[str, Callable[[], Reader]] = {
    "claimkit": claimkit,
    "digits": lambda: digits,
    "quantulum3": quantulum3,
    "text2num": text2num,
    "number-parser": number_parser,
    "recognizers-text": recognizers,
}


def near(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-6 * max(abs(a), abs(b), 1e-9)


def figure(found: Found) -> float | None:
    """The figure named, else the lower end, else the upper end."""
    return next((n for n in found if n is not None), None)


def same(found: Found, gold: dict[str, Any]) -> bool:
    if "low" in gold and near(found.low, gold["low"]) and near(found.high, gold["high"]):
        return True
    return gold.get("value") is not None and near(figure(found), gold["value"])


def whole(found: list[Found], gold: dict[str, Any]) -> bool:
    """Whether the least and the greatest figure of a coder's note are those that were coded."""
    figures = [n for f in found if (n := figure(f)) is not None]
    if not figures:
        return False
    if gold["low"] == gold["high"]:
        return near(min(figures), gold["low"])
    lows = [f.low if f.low is not None else figure(f) for f in found]
    highs = [f.high if f.high is not None else figure(f) for f in found]
    least = min(n for n in lows if n is not None)
    return near(least, gold["low"]) and near(max(n for n in highs if n is not None), gold["high"])


def within(found: list[Found], gold: dict[str, Any]) -> bool:
    """Whether the first figure lies in the class that was coded."""
    first = figure(found[0]) if found else None
    return first is not None and gold["low"] <= first and (gold["high"] is None or first <= gold["high"])


def covers(found: list[Found], gold: dict[str, Any]) -> bool:
    """Whether the range of the first expression holds what another report said."""
    if not found:
        return False
    value, low, high = found[0]
    if low is None and high is None:
        return near(value, gold["value"])
    return (low or 0) <= gold["value"] <= (float("inf") if high is None else high)


CODED = {"whole": whole, "bin": within, "cover": covers}


def share(read: Reader, cases: list[dict[str, Any]]) -> float:
    """Share of the gold expressions read right; a text without any is right where nothing is found."""
    right = 0.0
    for case in cases:
        try:
            left = list(read(case["text"]))
        except Exception:  # noqa: BLE001 - a tool that fails has read nothing
            left = []
        gold = case["gold"]
        if case.get("metric") in CODED:
            right += CODED[case["metric"]](left, gold[0])
            continue
        if not gold:
            right += not left
            continue
        for entry in gold:
            hit = next((f for f in left if same(f, entry)), None)
            if hit is not None:
                left.remove(hit)
                right += 1 / len(gold)
    return right / len(cases)


def speed(read: Reader, text: str, budget: float = 5.0) -> float:
    """KB a second, paragraph by paragraph."""
    done, begun = 0, time.perf_counter()
    for paragraph in text.split("\n"):
        try:
            list(read(paragraph))
        except Exception:  # noqa: BLE001 - as above
            continue
        done += len(paragraph.encode()) + 1
        if time.perf_counter() - begun > budget:
            break
    return done / 1024 / (time.perf_counter() - begun)


def hostile(read: Reader) -> None:
    """One megabyte of what breaks readers, and the cost of a long paragraph beside short ones."""
    for piece in ("one hundred and ", "9", "1,", "more than ", "between 1 and "):
        begun = time.perf_counter()
        list(read(piece * (2**20 // len(piece))))
        print(f"1 MB of {piece!r:20} {time.perf_counter() - begun:6.2f} s")
    sentence = "Some 5,000 people came, and at least 60 of them were held for up to four hours. "
    costs = []
    for size in (2**10, 2**16):
        text = sentence * (size // len(sentence))
        begun = time.perf_counter()
        for _ in range(2**18 // size):
            list(read(text))
        costs.append((time.perf_counter() - begun) / 256 * 1000)
    print(f"ms a KB: {costs[0]:.2f} in paragraphs of 1 KB, {costs[1]:.2f} in paragraphs of 64 KB")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("folder", type=Path)
    options.add_argument("--sets", help="comma-separated names; default all")
    options.add_argument("--limit", type=int, default=1000)
    options.add_argument("--text", type=Path)
    given = options.parse_args()
    readers: dict[str, Reader] = {}
    for name, make in TOOLS.items():
        try:
            readers[name] = make()
        except ImportError as error:
            print(f"{name} takes no part: {error}")
    names = given.sets.split(",") if given.sets else sorted(p.stem for p in given.folder.glob("*.jsonl"))
    print(f"{'share read right':22}" + "".join(f"{name:>17}" for name in readers))
    for name in names:
        lines = (given.folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[: given.limit]
        cases = [json.loads(line) for line in lines]
        print(f"{name:22}" + "".join(f"{share(read, cases):17.1%}" for read in readers.values()), flush=True)
    path = given.text or given.folder / "news.txt"
    if path.exists():
        text = path.read_text(encoding="utf-8")
        speeds = {name: speed(read, text) for name, read in readers.items()}
        for name, rate in speeds.items():
            print(f"{name:22} {rate:8.0f} KB/s; claimkit is {speeds['claimkit'] / rate:7.1f} times as fast")
    hostile(readers["claimkit"])


if __name__ == "__main__":
    main()
