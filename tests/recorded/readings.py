"""How numeric wordings are read in the phrases of a language: each wording in some of them, in turn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from claimkit.numbers import find_quantities
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
TURNS = {"en": 4}  # phrases of each wording; of other languages, of which there are fewer, all
AWAY, FURTHER = 7, 31  # the wordings that stand beside one in a phrase of two or three


def _said(phrase: str, wordings: list[str], at: int) -> str:
    a, b, c = (wordings[(at + step) % len(wordings)] for step in (0, AWAY, FURTHER))
    return phrase.format(a=a, b=b, c=c)


def texts(language: str) -> dict[str, list[str]]:
    """Texts of a language by the phrase that they are made with."""
    lines = WORDINGS.read_text(encoding="utf-8").replace("\\n", " ").splitlines()
    split = [line.split("|") for line in lines if not line.startswith("#")]
    wordings = [text for code, text, _ in split if code == language]
    phrases = PHRASES[language]
    turns = TURNS.get(language, len(phrases))
    found: dict[str, list[str]] = {}
    for at in range(len(wordings)):
        for turn in range(turns):
            phrase = phrases[(at * turns + turn + at // len(phrases)) % len(phrases)]
            found.setdefault(phrase, []).append(_said(phrase, wordings, at))
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


def everything() -> dict[str, Callable[[], dict[str, str]]]:
    """Texts by language and phrase, each with what finds out how they are read."""

    def reader(said: list[str], language: str) -> Callable[[], dict[str, str]]:
        return lambda: {text: read(text, language) for text in said}

    return {
        f"{language}: {phrase}": reader(said, language)
        for language in PHRASES
        for phrase, said in texts(language).items()
    }
