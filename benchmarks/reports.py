"""Reports: share of figures read to the right attribute, false alarms, and text read a second.

    python benchmarks/reports.py [--cases FILE.jsonl] [--text FILE]

The reports are made here, of several sentences each: harm in several voices, persons told one by one, crowds,
and figures that count something else.  Beside claimkit runs what is written first by hand: a regular
expression of number, up to three words, keyword.  ``--cases`` adds reports of one's own, a JSON object a
line: text, and attributes with their figures ({"text": "...", "deaths": 2}).
"""

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import claimkit as ck

Figures = dict[str, float]
Reader = Callable[[str], Figures]
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
PROSE = (
    "The road to the station was closed for {n} hours.",
    "The town, 40 kilometres from the coast, has {n} schools.",
    "Residents spoke of a night without light.",
    "Some {n} homes were without power.",
    "The mayor, who took office in 2014, thanked the crews.",
)
DEATHS = (
    "{N} people were killed.",
    "The storm killed {n} people.",
    "{N} people died, officials said.",
    "It left {n} dead.",
    "The death toll rose to {n} on Friday.",
    "The floods claimed {n} lives.",
    "There were {n} deaths.",
    "The collapse resulted in the deaths of {n} workers.",
)
INJURIES = (
    "{N} others were injured.",
    "At least {n} were hurt.",
    "{N} people were taken to hospital.",
    "{N} passengers suffered burns.",
    "It left {n} people wounded.",
)
CROWDS = (
    "About {n} people gathered outside the court.",
    "{N} workers marched to the ministry.",
    "A crowd of {n} blocked the road.",
    "The rally was attended by {n} people.",
    "Police put the number of protesters at {n}.",
)
NO_CROWD = (
    "Residents protested against the dismissal of {n} teachers.",
    "Relatives of {n} missing students marched to the ministry.",
    "Workers at a plant with {n} employees went on strike.",
)


def wording(rng: random.Random, number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) and rng.random() < 0.7 else f"{number:,}"


def cases(rng: random.Random, reports: int = 400) -> Iterator[tuple[str, Figures]]:
    """Reports with the figures that a reader finds in them."""
    kinds = {"deaths": DEATHS, "injuries": INJURIES, "crowd_size": CROWDS}
    for _ in range(reports):
        said, figures = [], {}
        for attribute, forms in kinds.items():
            if rng.random() < 0.6:
                number = rng.randrange(2, 13) if rng.random() < 0.5 else rng.randrange(13, 900)
                figure = wording(rng, number)
                said.append(rng.choice(forms).format(n=figure, N=figure.capitalize()))
                figures[attribute] = float(number)
        if "crowd_size" not in figures:
            said.append(rng.choice(NO_CROWD).format(n=wording(rng, rng.randrange(2, 900))))
        said += [form.format(n=rng.randrange(2, 90)) for form in rng.sample(PROSE, 2)]
        rng.shuffle(said)
        yield " ".join(said), figures


def claimkit(text: str) -> Figures:
    found: Figures = {}
    for claim in ck.read_report(ck.Report(text, "a report")):
        figure = getattr(claim.value, "figure", None)
        if figure is not None and not claim.scope and claim.modality != "hypothetical":
            found[claim.attribute] = max(found.get(claim.attribute, 0.0), float(figure))
    return found


NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+)\s+(?:[\w'-]+\s+){0,3}?"
PATTERNS = {
    "deaths": re.compile(NUMBER + r"(?:killed|dead|died|deaths|fatalities|lives)\b", re.IGNORECASE),
    "injuries": re.compile(NUMBER + r"(?:injured|wounded|hurt|injuries)\b", re.IGNORECASE),
    "crowd_size": re.compile(NUMBER + r"(?:people|protesters|students|workers|residents)\b", re.IGNORECASE),
}


def by_pattern(text: str) -> Figures:
    found: Figures = {}
    for attribute, pattern in PATTERNS.items():
        numbers = [float(match[1].replace(",", "")) for match in pattern.finditer(text)]
        if numbers:
            found[attribute] = max(numbers)
    return found


def score(name: str, reader: Reader, known: list[tuple[str, Figures]]) -> None:
    right = silent = asked = alarms = none = 0
    begun = time.perf_counter()
    for text, figures in known:
        found = reader(text)
        for attribute in PATTERNS:
            if attribute not in figures:
                none += 1
                alarms += attribute in found
                continue
            asked += 1
            right += found.get(attribute) == figures[attribute]
            silent += attribute not in found
    seconds = time.perf_counter() - begun
    size = sum(len(text) for text, _ in known) / 1000
    print(
        f"{name:20} right {right / asked:6.1%}  silent {silent / asked:6.1%}  alarms {alarms / none:6.1%}"
        f"  {1000 * seconds / len(known):6.2f} s per 1,000  {size / seconds:7.0f} KB/s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--cases", type=Path, help="reports of one's own, a JSON object a line")
    parser.add_argument("--text", type=Path, help="a text to read for speed")
    options = parser.parse_args()
    known = list(cases(random.Random(1)))
    if options.cases:
        rows = (json.loads(line) for line in options.cases.read_text(encoding="utf-8").splitlines())
        known = [(row.pop("text"), {k: float(v) for k, v in row.items()}) for row in rows]
    for name, reader in (("claimkit", claimkit), ("regular expression", by_pattern)):
        score(name, reader, known)
    if options.text:
        text = options.text.read_text(encoding="utf-8")
        begun = time.perf_counter()
        claims = ck.read_report(ck.Report(text, "a text"))
        print(f"{len(claims)} claims, {len(text) / 1000 / (time.perf_counter() - begun):.0f} KB/s")


if __name__ == "__main__":
    main()
