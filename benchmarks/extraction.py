"""Checking extractions: how many seeded corruptions are caught, and how many sound extractions are accused.

    python benchmarks/extraction.py [--number N] [--seed S] [--show KIND]
    python benchmarks/extraction.py --spacy NAME

The sound extractions are made from what careful readers wrote down: the claims beside the retold reports in
seeds/, and the right answers of tests/conformance whose figure stands in the text just once.  Each has as its
quote the figure alone, the figure with what follows, or its sentence.  Two sets of corruptions are made of
them: the first changes a digit, a bound, the verb or the attribute, a name, a date or the span; the second
swaps what the report itself holds (figures, places, speakers, days), adds a negation, changes a unit or a
scale, drops the bound word from the quote, cuts a figure, or joins two sentences into one quote.

A corruption is caught when it is not accepted, or when only its span was wrong and was moved to the sound
words.  Beside
claimkit stand a plain check (the quote is in the text) and, where langextract is installed, its aligner.

With --spacy a trained pipeline of spaCy names the speakers of the conformance cases that ask for one, beside
the built-in reader: how many of those named are right, and how many of those asked for are named.
"""

import argparse
import collections
import datetime
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import attrs

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.conformance.judge import HERE, cases, part  # noqa: E402 - the tests are no package of ours

from claimkit import (  # noqa: E402
    BuiltInReader,
    DateSpan,
    Extraction,
    Report,
    SpacyAnnotator,
    check,
    examine_report,
    find_quantities,
    vocabulary,
)
from claimkit.reading.layout import sentences  # noqa: E402

KNOWN = {a.name: a for a in vocabulary()}
SAME = {"detained": "arrests"}  # names that the seeds give to attributes of ours


class Sound(NamedTuple):
    """A sound extraction and the report that it was taken from."""

    report: Report
    extraction: Extraction


# -- sound extractions --------------------------------------------------------------------------------


def of_seeds() -> Iterator[Sound]:
    """What the reader of the retold reports wrote down, of attributes that claimkit knows."""
    across = json.loads((ROOT / "seeds" / "relations.json").read_text(encoding="utf-8"))
    sources = {s["id"]: s for s in across["sources"]}
    for path in sorted((ROOT / "seeds").glob("*.claims.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(told["report"]["file"]).read_text(encoding="utf-8")
        day = datetime.date.fromisoformat(told["report"]["published"]["anchor"])
        report = Report(text, "Outlet", day, id=told["report"]["id"])
        for claim in told["claims"]:
            attribute = SAME.get(claim["attribute"], claim["attribute"])
            quantity = claim["value"]["kind"] == "quantity"
            if attribute not in KNOWN or (quantity and not find_quantities(claim["phrase"])):
                continue  # "some were detained" has no figure that could be read again
            speaker = sources.get(claim["attribution"]["speaker"] or "", {})
            heard = speaker.get("name") if (speaker.get("mention") or {}).get("doc") == report.id else None
            about = claim["about_date"]
            stated = about and about["certainty"] == "certain" and about["earliest"] and about["latest"]
            days = DateSpan(about["earliest"], about["latest"]) if stated else None
            yield Sound(
                report,
                Extraction(
                    attribute,
                    text[claim["start"] : claim["end"]],
                    claim["start"],
                    claim["end"],
                    value=claim["phrase"] if quantity else None,
                    about=days if claim["attribute"] != "event_date" else None,
                    speaker=heard,
                ),
            )


def of_cases(rng: random.Random) -> Iterator[Sound]:
    """Right answers of the conformance cases whose figure stands in the text once."""
    wrong = set((HERE / "known_faults.txt").read_text(encoding="utf-8").split())
    for case in cases():
        if part(case) != "reports" or case["id"] in wrong or not isinstance(case["reports"], list):
            continue
        for number, told in enumerate(case["reports"]):
            if "text" not in told or told.get("language", "en") != "en":
                continue
            day = told.get("published")
            report = Report(
                told["text"],
                told.get("source", "Daily"),
                datetime.date.fromisoformat(day[:10]) if day else None,
                id=f"{case['id']} {number}",
            )
            for answer in case.get("expect") or ():
                yield from answered(report, answer, rng)


def answered(report: Report, answer: dict[str, Any], rng: random.Random) -> Iterator[Sound]:
    """The sound extraction of one right answer."""
    value, measured = answer.get("value"), KNOWN.get(answer.get("attribute", ""))
    if measured is None or measured.unit is None or not isinstance(value, int | float):
        return
    found = [m for m in find_quantities(report.text) if m.quantity.value == value]
    if len(found) != 1 or found[0].parts or found[0].quantity.unit not in (None, "person", measured.unit):
        return
    mention = found[0]
    around = next(
        s
        for s in sentences(report.text, 0, len(report.text))
        if s.start <= mention.start and mention.end <= s.end
    )
    ends = [mention.end, around.end]
    if mention.noun_span is not None and mention.noun_span.end > mention.end:
        ends.append(mention.noun_span.end)
    end = rng.choice(ends)
    start = rng.choice([mention.start, around.start]) if end == around.end else mention.start
    speaker = answer.get("speaker")
    heard = speaker.lstrip("=") if isinstance(speaker, str) else None
    place = answer.get("place")
    yield Sound(
        report,
        Extraction(
            measured.name,
            report.text[start:end],
            start,
            end,
            value=rng.choice([mention.quantity.value, mention.text]),
            speaker=heard if heard and heard in report.text else None,
            place=place
            if isinstance(place, str) and place in report.text[around.start : around.end]
            else None,
            about=DateSpan(answer["first"], answer["last"])
            if answer.get("first") and answer.get("last") and answer["first"] == answer["last"]
            else None,
        ),
    )


# -- the first set of corruptions ---------------------------------------------------------------------

Corrupt = Callable[[Sound, list[Sound], random.Random], Extraction | None]
DIGIT = re.compile(r"\d")
BOUNDS = (
    "about",
    "more than",
    "at least",
    "up to",
    "nearly",
    "fewer than",
    "almost",
    "around",
    "over",
    "some",
)
BOUND = re.compile(
    rf"\b({'|'.join((*BOUNDS, 'as many as', 'less than', 'roughly', 'approximately'))})\b", re.IGNORECASE
)
VERBS = {
    "killed": "injured",
    "died": "were hurt",
    "injured": "killed",
    "wounded": "detained",
    "hurt": "killed",
    "arrested": "rescued",
    "detained": "killed",
    "gathered": "died",
    "marched": "were arrested",
    "protested": "were injured",
    "rallied": "were killed",
}
VERB = re.compile(rf"\b({'|'.join(VERBS)})\b")
NAMES = ("Orlen Vastik", "Mira Tolgren", "Ketterby", "Ministry of Harbours", "Pell Anders", "Dunmarrow")
DAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b\d{1,2}(?= (?:January|February|March|May))")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")


def other_digit(text: str, rng: random.Random) -> str | None:
    """The text with one digit changed, the first of a number not to nought."""
    found = list(DIGIT.finditer(text))
    if not found:
        return None
    at = rng.choice(found).start()
    digit = rng.choice([d for d in "123456789" if d != text[at]])
    return text[:at] + digit + text[at + 1 :]


def digit(sound: Sound, _: list[Sound], rng: random.Random) -> Extraction | None:
    told = sound.extraction
    if rng.random() < 0.5:
        changed = other_digit(told.quote, rng)
        return attrs.evolve(told, quote=changed) if changed else None
    if isinstance(told.value, int | float):
        return attrs.evolve(told, value=told.value + rng.choice([1, 10, 100, -1]))
    changed = other_digit(told.value, rng) if isinstance(told.value, str) else None
    return attrs.evolve(told, value=changed) if changed else None


def bound(sound: Sound, _: list[Sound], rng: random.Random) -> Extraction | None:
    told = sound.extraction
    value = told.value if isinstance(told.value, str) else None
    if value is None or not re.search(r"\d", value):
        return None
    said = BOUND.search(value)
    kind = {
        "about": "about",
        "around": "about",
        "some": "about",
        "roughly": "about",
        "approximately": "about",
    }
    kind |= {"nearly": "almost", "almost": "almost", "over": "more than"}
    name = kind.get(said[0].lower(), said[0].lower()) if said else ""
    word = rng.choice([b for b in BOUNDS if kind.get(b, b) != name and b != "some"])
    changed = BOUND.sub(word, value, count=1) if said else f"{word} {value}"
    if rng.random() < 0.5 and value in told.quote:
        return attrs.evolve(told, quote=told.quote.replace(value, changed), value=changed)
    return attrs.evolve(told, value=changed)


def verb(sound: Sound, _: list[Sound], rng: random.Random) -> Extraction | None:
    told = sound.extraction
    said = VERB.search(told.quote)
    if said and rng.random() < 0.5:
        return attrs.evolve(told, quote=told.quote.replace(said[0], VERBS[said[0]], 1))
    people = [n for n, a in KNOWN.items() if a.unit == "person" and n not in (told.attribute, "population")]
    if KNOWN[told.attribute].unit != "person":
        return None
    kin = {KNOWN[told.attribute].part_of, *(n for n in people if KNOWN[n].part_of == told.attribute)}
    return attrs.evolve(told, attribute=rng.choice([n for n in people if n not in kin]))


def name(sound: Sound, _: list[Sound], rng: random.Random) -> Extraction | None:
    told = sound.extraction
    choices: list[Extraction] = []
    if told.speaker is not None:
        choices.append(attrs.evolve(told, speaker=rng.choice(NAMES)))
        choices.append(attrs.evolve(told, speaker=misspelt(told.speaker.name, rng)))
    if told.place is not None:
        choices.append(attrs.evolve(told, place=rng.choice(NAMES)))
        choices.append(attrs.evolve(told, place=misspelt(told.place.name, rng)))
    if said := NAME.search(told.quote):
        choices.append(attrs.evolve(told, quote=told.quote.replace(said[0], rng.choice(NAMES), 1)))
    return rng.choice(choices) if choices else attrs.evolve(told, speaker=rng.choice(NAMES))


def misspelt(word: str, rng: random.Random) -> str:
    at = rng.choice([i for i, sign in enumerate(word) if sign.isalpha()])
    letter = rng.choice([c for c in "abdefgiklmnoprstuv" if c != word[at].lower()])
    return word[:at] + (letter.upper() if word[at].isupper() else letter) + word[at + 1 :]


def date(sound: Sound, _: list[Sound], rng: random.Random) -> Extraction | None:
    told = sound.extraction
    if said := DAY.search(told.quote):
        other = rng.choice([d for d in ("Monday", "Thursday", "Saturday") if d != said[0]])
        changed = other if said[0].endswith("day") else str(int(said[0]) % 28 + 1)
        return attrs.evolve(told, quote=told.quote[: said.start()] + changed + told.quote[said.end() :])
    if isinstance(told.about, DateSpan) and told.about.earliest and told.about.latest:
        step = datetime.timedelta(rng.choice([-400, -31, -7, -2, 2, 7, 30, 365]))
        return attrs.evolve(told, about=DateSpan(told.about.earliest + step, told.about.latest + step))
    day = sound.report.day
    return (
        attrs.evolve(told, about=day + datetime.timedelta(rng.choice([-500, -90, 60, 400]))) if day else None
    )


def shift(sound: Sound, _: list[Sound], rng: random.Random) -> Extraction | None:
    told, text = sound.extraction, sound.report.text
    step = rng.choice([-9, -3, -2, -1, 1, 2, 3, 9])
    start, end = max(0, (told.start or 0) + step), min(len(text), (told.end or 0) + step)
    if end - start != (told.end or 0) - (told.start or 0):
        return None
    if rng.random() < 0.5:
        return attrs.evolve(told, start=start, end=end)
    return attrs.evolve(told, quote=text[start:end], start=start, end=end) if abs(step) < 4 else None


FIRST: dict[str, Corrupt] = {
    "digit": digit,
    "bound": bound,
    "verb": verb,
    "name": name,
    "date": date,
    "span": shift,
}


# -- the second set -----------------------------------------------------------------------------------


def neighbours(sound: Sound, sounds: list[Sound]) -> list[Extraction]:
    """The extractions of other attributes of the same report."""
    told = sound.extraction
    return [
        s.extraction
        for s in sounds
        if s.report.id == sound.report.id and s.extraction.attribute != told.attribute
    ]


def swapped_figure(sound: Sound, sounds: list[Sound], rng: random.Random) -> Extraction | None:
    """The value of another attribute of the same report."""
    told = sound.extraction
    others = [o.value for o in neighbours(sound, sounds) if o.value is not None]
    if not others or KNOWN[told.attribute].kind == "label" or told.attribute == "event_date":
        return None
    value = rng.choice(others)
    figures = [find_quantities(str(v)) for v in (value, told.value)]
    same = [m[0].quantity.value if m else 0 for m in figures]  # "no" and "nobody" are nought
    return attrs.evolve(told, value=value) if same[0] != same[1] else None


def swapped_quote(sound: Sound, sounds: list[Sound], rng: random.Random) -> Extraction | None:
    """The quote of another attribute of the same report, which does not hold the figure."""
    told = sound.extraction
    figure = str(told.value)
    others = [o for o in neighbours(sound, sounds) if figure not in o.quote and (o.quote not in told.quote)]
    others = [
        o for o in others if o.end and told.end and (o.end <= (told.start or 0) or told.end <= (o.start or 0))
    ]
    if not others or KNOWN[told.attribute].kind == "label" or told.attribute == "event_date":
        return None
    other = rng.choice(others)
    return attrs.evolve(told, quote=other.quote, start=other.start, end=other.end)


def swapped_speaker(sound: Sound, _: list[Sound], rng: random.Random) -> Extraction | None:
    """Somebody else whom the report names, as who says so."""
    told = sound.extraction
    if told.speaker is None:
        return None
    mine = set(re.findall(r"\w+", told.speaker.name.lower()))
    names = [m.text for m in examine_report(sound.report).names]
    others = [n for n in names if not set(re.findall(r"\w+", n.lower())) & mine]
    return attrs.evolve(told, speaker=rng.choice(others)) if others else None


def negated(sound: Sound, _: list[Sound], __: random.Random) -> Extraction | None:
    """A negation put into the quote."""
    told = sound.extraction
    said = re.search(r"\b(was|were|is|are|have|has|had|did)\b", told.quote)
    return (
        attrs.evolve(told, quote=told.quote[: said.end()] + " not" + told.quote[said.end() :])
        if said
        else None
    )


def other_unit(sound: Sound, _: list[Sound], rng: random.Random) -> Extraction | None:
    """Another unit or another scale."""
    told = sound.extraction
    if isinstance(told.value, int | float):
        return attrs.evolve(told, value=told.value * rng.choice([10, 1000, 0.1, 12]))
    value = told.value if isinstance(told.value, str) else ""
    units = {"years": "months", "year": "month", "months": "years", "people": "km", "degrees": "percent"}
    for old, new in units.items():
        if re.search(rf"\b{old}\b", value):
            return attrs.evolve(told, value=re.sub(rf"\b{old}\b", new, value))
    return (
        attrs.evolve(told, value=f"{value} {rng.choice(['million', 'thousand', 'percent'])}")
        if value
        else None
    )


def unbounded(sound: Sound, _: list[Sound], __: random.Random) -> Extraction | None:
    """The bound word left out of the quote."""
    told = sound.extraction
    said = BOUND.match(told.quote)
    value = str(told.value).replace(",", "")
    digits = BOUND.sub("", value).strip()
    if said is None or not told.quote[said.end() :].replace(",", "").strip().startswith(digits):
        return None
    quote = told.quote[said.end() :].lstrip()
    start = (told.start or 0) + len(told.quote) - len(quote)
    value = told.value if isinstance(told.value, int | float) else None
    return attrs.evolve(told, quote=quote, start=start, value=value)


def cut(sound: Sound, _: list[Sound], __: random.Random) -> Extraction | None:
    """A figure cut inside."""
    told = sound.extraction
    said = re.match(r"\d+,(\d{3})", told.quote) or re.match(r"(?:\w+ )*?\d(\d+)", told.quote)
    if said is None:
        return None
    start = (told.start or 0) + said.start(1)
    return attrs.evolve(told, quote=told.quote[said.start(1) :], start=start, value=None)


def joined(sound: Sound, _: list[Sound], rng: random.Random) -> Extraction | None:
    """Words of two places as one quote."""
    told, text = sound.extraction, sound.report.text
    whole = sentences(text, 0, len(text))
    if len(whole) < 2:
        return None
    one, other = rng.sample(whole, 2)
    quote = " ".join([*one.of(text).split()[:6], *other.of(text).split()[-6:]])
    return (
        attrs.evolve(told, quote=quote, start=None, end=None) if quote not in " ".join(text.split()) else None
    )


WORDS = {
    "two": "twelve",
    "three": "thirteen",
    "four": "forty",
    "five": "fifteen",
    "six": "sixteen",
    "dozens": "hundreds",
}
WORDS |= {
    "hundreds": "thousands",
    "thousands": "dozens",
    "a dozen": "two dozen",
    "nine": "ninety",
    "eight": "eighty",
}


def number_word(sound: Sound, _: list[Sound], __: random.Random) -> Extraction | None:
    """Another number word in the quote."""
    told = sound.extraction
    for old, new in WORDS.items():
        said = re.search(rf"\b{old}\b", told.quote, re.IGNORECASE)
        if said:
            return attrs.evolve(told, quote=told.quote[: said.start()] + new + told.quote[said.end() :])
    return None


SECOND: dict[str, Corrupt] = {
    "figure of the report": swapped_figure,
    "quote of another": swapped_quote,
    "name of the report": swapped_speaker,
    "negation": negated,
    "unit or scale": other_unit,
    "bound left out": unbounded,
    "figure cut": cut,
    "two places": joined,
    "number word": number_word,
}


# -- checks -------------------------------------------------------------------------------------------

Judge = Callable[[Report, Extraction], tuple[bool, tuple[int | None, int | None]]]


def by_claimkit(report: Report, told: Extraction) -> tuple[bool, tuple[int | None, int | None]]:
    (checked,) = check(report, [told])
    return checked.is_accepted, (checked.start, checked.end)


def by_presence(report: Report, told: Extraction) -> tuple[bool, tuple[int | None, int | None]]:
    at = report.text.find(told.quote)
    return at >= 0, (at, at + len(told.quote))


def by_langextract() -> Judge | None:
    """The aligner of langextract, if it is installed; it is given the quotes alone, as by its own models."""
    try:
        from langextract import data, resolver  # type: ignore[import-not-found]
    except ImportError:
        return None

    def judge(report: Report, told: Extraction) -> tuple[bool, tuple[int | None, int | None]]:
        one = data.Extraction(extraction_class=told.attribute, extraction_text=told.quote)
        groups = resolver.WordAligner().align_extractions([[one]], report.text)
        found = next(e for group in groups for e in group)
        span = found.char_interval
        return found.alignment_status is not None, (span and span.start_pos, span and span.end_pos)

    return judge


def caught(judge: Judge, sound: Sound, corrupted: Extraction) -> bool:
    """Whether a corruption is not accepted, or its span alone was wrong and is mended."""
    accepted, span = judge(sound.report, corrupted)
    told = sound.extraction
    only_span = attrs.evolve(corrupted, quote=told.quote, start=told.start, end=told.end) == told
    mended = letters(sound.report.text[slice(*span)]) == letters(told.quote)
    return not accepted or (only_span and span != (corrupted.start, corrupted.end) and mended)


def letters(text: str) -> str:
    """The letters and digits of a text: a full stop more or less is no other quote."""
    return "".join(filter(str.isalnum, text))


def corruptions(
    sounds: list[Sound], kinds: dict[str, Corrupt], number: int, rng: random.Random
) -> Iterator[tuple[str, Sound, Extraction]]:
    """So many corruptions, as many of each kind as can be."""
    names = list(kinds)
    made = 0
    while made < number:
        kind = names[made % len(names)]
        sound = rng.choice(sounds)
        corrupted = kinds[kind](sound, sounds, rng)
        if corrupted is not None and corrupted != sound.extraction:
            made += 1
            yield kind, sound, corrupted


# -- speakers -----------------------------------------------------------------------------------------


def speakers(name: str) -> None:
    """Compare who speaks by a pipeline of spaCy with who speaks by the built-in reader, on the cases."""
    import spacy  # type: ignore[import-not-found]

    nlp = spacy.load(name)
    asked: list[tuple[Report, dict[str, Any]]] = []
    for case in cases():
        if part(case) == "reports" and isinstance(case["reports"], list) and len(case["reports"]) == 1:
            told = case["reports"][0]
            if "text" in told and told.get("language", "en") == "en":
                report = Report(told["text"], told.get("source", "Daily"), id=case["id"])
                asked += [(report, answer) for answer in case.get("expect") or () if answer.get("speaker")]
    print(f"{'who speaks':16} {'asked':>6} {'named':>6} {'right':>6}  precision  recall")
    for title, made in (("built in", BuiltInReader()), (name, SpacyAnnotator(nlp, Unvoiced()))):
        named = right = 0
        for report, answer in asked:
            mine = [e for e in made.extract(report) if e.attribute == answer["attribute"]]
            heard = {e.speaker.name.lower() for e in mine if e.speaker is not None}
            wanted = answer["speaker"] if isinstance(answer["speaker"], list) else [answer["speaker"]]
            named += bool(heard)
            right += any(w.lstrip("=").lower() in h for w in wanted for h in heard)
        precision, recall = right / max(1, named), right / len(asked)
        print(f"{title:16} {len(asked):6} {named:6} {right:6}  {precision:9.2f} {recall:7.2f}")


class Unvoiced:
    """The built-in reader without its speakers."""

    name, version = "unvoiced", ""

    def extract(self, report: Report) -> Iterator[Extraction]:
        """Return what the built-in reader reads, said by nobody."""
        for told in BuiltInReader().extract(report):
            yield attrs.evolve(told, speaker=None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=1000, help="corruptions of each set")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--show", default="", help="a kind whose misses are printed; 'sound' for false alarms"
    )
    parser.add_argument("--spacy", default="", help="a trained pipeline that is installed")
    asked = parser.parse_args()
    if asked.spacy:
        speakers(asked.spacy)
        return
    rng = random.Random(asked.seed)
    sounds = [*of_seeds(), *of_cases(rng)]
    judges: dict[str, Judge] = {"claimkit": by_claimkit, "in the text": by_presence}
    if aligner := by_langextract():
        judges["langextract"] = aligner
    print(f"{len(sounds)} sound extractions of {len({s.report.id for s in sounds})} reports\n")
    print(f"{'':24} {'number':>6} " + " ".join(f"{name:>12}" for name in judges))
    wrong = collections.Counter[str]()
    for sound in sounds:
        for name_, judge in judges.items():
            accepted, _ = judge(sound.report, sound.extraction)
            if not accepted and asked.show == "sound" and name_ == "claimkit":
                print("   ", check(sound.report, [sound.extraction])[0], sound.report.text[:300], "\n")
            wrong[name_] += not accepted
    print(
        f"{'false alarms, %':24} {len(sounds):6} "
        + " ".join(f"{wrong[n] / len(sounds):12.1%}" for n in judges)
    )
    sound_ones = [s for s in sounds if check(s.report, [s.extraction])[0].is_accepted]
    for title, kinds in (("first set", FIRST), ("second set", SECOND)):
        told = list(corruptions(sound_ones, kinds, asked.number, rng))
        hits: collections.Counter[tuple[str, str]] = collections.Counter()
        number: collections.Counter[str] = collections.Counter()
        begun = time.process_time()
        for kind, sound, corrupted in told:
            number[kind] += 1
            for name_, judge in judges.items():
                hit = caught(judge, sound, corrupted)
                hits[kind, name_] += hit
                if not hit and asked.show == kind and name_ == "claimkit":
                    print(
                        "   ",
                        sound.extraction,
                        corrupted,
                        "\n  ->",
                        check(sound.report, [corrupted])[0],
                        "\n",
                    )
        print(f"\n{title} ({time.process_time() - begun:.1f} s)")
        for kind in kinds:
            print(
                f"  {kind:22} {number[kind]:6} "
                + " ".join(f"{hits[kind, n] / max(1, number[kind]):12.1%}" for n in judges)
            )
        total = sum(number.values())
        print(
            f"  {'all':22} {total:6} "
            + " ".join(f"{sum(hits[k, n] for k in kinds) / total:12.1%}" for n in judges)
        )


if __name__ == "__main__":
    main()
