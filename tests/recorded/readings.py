"""How numeric wordings are read in the phrases of a language: each wording in some of them, in turn."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from claimkit.errors import ParseError
from claimkit.numbers import find_quantities, language_of, parse_quantity
from claimkit.quantities import Quantity

WORDINGS = Path(__file__).parents[1] / "number_wordings.txt"
PHRASES = {
    "en": (
        "about {a}",
        "at least {a}",
        "no more than {a}",
        "nearly {a} or so",
        "{a} or more",
        "{a} were hurt, up from {b}",
        "between {a} and {b}",
        "{a} to {b}",
        "{a} or {b}",
        "{a} and {b}",
        "{a}, {b} and {c}",
        "rose by {a} to {b}",
        "fell from {a} to {b}",
        "({a})",
        "{a} per {b}",
        "{a} - {b}",
        "{a} of {b}",
        "another {a}; {b}, {c}",
        "the {a}. Over {b}",
        "an estimated {a}, perhaps {b}",
        "-{a} +{b}",
        "more than {a} but fewer than {b}",
        "{a}/{b}",
        "{a} out of {b}",
        "up to a further {a}",
        "{a}\n{b}",
    ),
    "es": ("unos {a}", "al menos {a}", "de {a} a {b}", "entre {a} y {b}", "{a} o {b}", "subió de {a} a {b}"),
    "fr": ("environ {a}", "au moins {a}", "de {a} à {b}", "entre {a} et {b}", "{a} ou {b}", "plus de {a}"),
    "de": (
        "etwa {a}",
        "mindestens {a}",
        "von {a} bis {b}",
        "zwischen {a} und {b}",
        "{a} oder {b}",
        "fast {a}",
    ),
    "pt": ("cerca de {a}", "pelo menos {a}", "de {a} a {b}", "entre {a} e {b}", "{a} ou {b}", "mais de {a}"),
    "pl": ("około {a}", "co najmniej {a}", "od {a} do {b}", "między {a} a {b}", "{a} lub {b}", "ponad {a}"),
    "ru": ("около {a}", "не менее {a}", "от {a} до {b}", "между {a} и {b}", "{a} или {b}", "более {a}"),
    "uk": ("близько {a}", "щонайменше {a}", "від {a} до {b}", "між {a} і {b}", "{a} або {b}", "понад {a}"),
}
EVERY = 9  # of the wordings every ninth stands in a phrase, each in another one
BESIDE = ("40", "200")  # what stands beside a wording in a phrase of two or three


def _turn(text: str) -> int:
    """A number that depends on the wording alone, so that another wording changes no phrase of this one."""
    return zlib.crc32(text.encode())


def wordings(language: str) -> list[str]:
    """The wordings of a language, whatever they mean."""
    lines = WORDINGS.read_text(encoding="utf-8").replace("\\n", " ").splitlines()
    split = [line.split("|") for line in lines if not line.startswith("#")]
    return [text for code, text, _ in split if code == language]


def texts(language: str) -> dict[str, list[str]]:
    """Texts of a language by the phrase that they are made with."""
    found: dict[str, list[str]] = {}
    for text in wordings(language):
        turn, phrases = _turn(text), PHRASES[language]
        if turn % EVERY == 0:
            phrase = phrases[turn // EVERY % len(phrases)]
            found.setdefault(phrase, []).append(phrase.format(a=text, b=BESIDE[0], c=BESIDE[1]))
    return found


def read(text: str, language: Any) -> str:
    """All that is read in a text: stretches, meanings, what is counted, words of change, parts."""
    told = []
    for mention in find_quantities(text, language=language):
        beside = [mention.noun, mention.change_text, *(part.text for part in mention.parts)]
        beside += [str(len(mention.readings))] if mention.readings else []
        told.append(
            f"{mention.start}:{mention.text} = {meaning(mention.quantity)}"
            + "".join(f" | {b}" for b in beside if b)
        )
    return "; ".join(told)


def meaning(quantity: Quantity) -> str:
    """What a quantity says: bound, figure, ends, whether they are open, unit and change."""
    low = "(" if quantity.low_open else "["
    high = ")" if quantity.high_open else "]"
    ends = f"{low}{_digits(quantity.low)} to {_digits(quantity.high)}{high}"
    parts = (
        quantity.bound.value,
        _digits(quantity.value),
        ends,
        quantity.unit,
        quantity.change and quantity.change.value,
    )
    return " ".join(part for part in parts if part)


def _digits(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"


MARKED = (  # what has figures in it, and is often no quantity
    "5:30 pm|2019|Boeing 737|COVID-19|+44 20 7946 0958|v2.3.1|10-12|Room 101|Section 230|AK-47|the 1990s|24/7"
    "|Route 66|M25|No. 10|G20|May 5|5 May|5/6/2024|2024-01-05|12.30|a 3-2 win|a 5-4 vote|page 12|Article 5"
    "|size 9|channel 4|978-3-16-148410-0|192.168.0.1|1,2-dichloroethane|x2|#5|@5|H2O|5G|4x4|9/11|50 Cent"
    "|Catch-22|Apollo 11|Louis XIV|iPhone 15|the 49ers|=<30|>= 30|<5|~200|±5|a.5|5b|100m|the 100 m dash|$5m"
    "|€1.5bn|£20|US$ 3.2 million|5 kg 300 g|5 ft 2 in|6'2\"|2h 30m|1 hour 30 minutes|half past five"
    "|ten to four|two by four|1.200|1,200.50|1 200|1'200|12,5|0.5|.5|5.|1e6|3²|2³|10^6|½|2½|3 1/2|1/3|-5|−5"
    "|–5|(5)|[5]|5+|5-|5%|5 %|5‰|5 pc|5 percentage points|5°|5 °C|5 km/h|5 kWh|5 GB|5 MiB|5 µm|5 ha|5 sq km"
    "|5 m²|$5 per kg|a dozen|two dozen|dozens|scores|hundreds|tens of thousands|a few|several|many|a couple"
    "|a pair|both|none|no one|nobody|half|a third|two thirds|one in five|every fifth|5 out of 6"
    "|the fifth|5th|21st|a hundredth|twice|three times|threefold|doubled|halved|tripled by 5|rose 5%|up 5"
    "|down to 5|5 more|5 fewer|another 5|an extra 5|5 to 6|5-6|5 or 6|5 and 6|between 5 and 6|from 5 to 6"
    "|5, 6 and 7|5; 6|5 / 6|5 plus 6|5 times 6|5 x 6 m|over 5|under 5|above 5|below 5|at least 5|at most 5"
    "|up to 5|as many as 5|no fewer than 5|fewer than 5|some 5|about 5|nearly 5|roughly 5|5 or so|5-odd|5ish"
    "|a maximum of 5|a minimum of 5|exactly 5|only 5|just 5|5 at most|5 or more|5 and counting|low hundreds"
    "|mid-teens|twenty-something|one hundred and five|one hundred five|a hundred thousand|1.5 million"
    "|2 million 300 thousand|three hundred million|nineteen eighty-four|two thousand nineteen|zero|nought"
    "|minus five|five hundredths|five and a half|two and three quarters|hundred|million|millions of|umpteen"
).split("|")
AROUND = ("{}", "About {} people.", "the {} dead")
CONVENTIONS = ("acled", "mass_mobilization")


def alone(text: str, language: Any, convention: str) -> str:
    """What one wording is by itself, or why it is none."""
    try:
        return meaning(parse_quantity(text, language=language, convention=convention))
    except ParseError as error:
        return error.reason


def everything() -> dict[str, Callable[[], dict[str, str]]]:
    """Texts by language and phrase, each with what finds out how they are read."""

    def reader(said: list[str], language: str) -> Callable[[], dict[str, str]]:
        return lambda: {text: read(text, language) for text in said}

    def parser(language: str, convention: str) -> Callable[[], dict[str, str]]:
        return lambda: {
            text: alone(text, language, convention) for text in wordings(language) if not _turn(text) % 24
        }

    made = {
        f"{language}: {phrase}": reader(said, language)
        for language in PHRASES
        for phrase, said in texts(language).items()
    }
    made |= {
        f"en: marks: {around}": reader([around.format(one) for one in MARKED], "en") for around in AROUND
    }
    made |= {f"{code}, alone, ccc": parser(code, "ccc") for code in PHRASES}
    made |= {f"en, alone, {convention}": parser("en", convention) for convention in CONVENTIONS}
    made["languages"] = lambda: {
        text: str(language_of(text)) for code in PHRASES for text in wordings(code) if not _turn(text) % 24
    }
    return made
