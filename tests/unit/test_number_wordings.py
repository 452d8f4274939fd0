"""Wordings with all that each says: stretch, figure, ends, unit and change (tests/number_wordings.txt)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from claimkit.numbers import find_quantities
from claimkit.numbers.lexicon import languages, lexicon
from claimkit.quantities import Quantity

FILE = Path(__file__).parents[1] / "number_wordings.txt"
LINES = [
    line.split("|") for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]


def digits(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"


def meaning(quantity: Quantity) -> str:
    """Write what a quantity says, as the file does."""
    alone = quantity.value is not None and quantity.low == quantity.high == quantity.value
    parts = (
        "" if quantity.bound.value == "exact" else quantity.bound.value,
        digits(quantity.value),
        "" if alone else f"({digits(quantity.low)} to {digits(quantity.high)})",
        quantity.unit or "",
        quantity.change.value if quantity.change else "",
    )
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("language", "text", "wanted"), LINES, ids=lambda value: str(value)[:40])
def test_wording(language: str, text: str, wanted: str) -> None:
    found = find_quantities(text.replace("\\n", "\n"), language=language)  # type: ignore[arg-type]
    assert "; ".join(f"{mention.text} = {meaning(mention.quantity)}" for mention in found) == wanted


@pytest.mark.parametrize("language", languages())
def test_prefixes_have_the_sizes_of_the_international_system(language: str) -> None:
    powers = dict(zip("EPTGMkhdcmµμnp", (18, 15, 12, 9, 6, 3, 2, -1, -2, -3, -6, -6, -9, -12), strict=True))
    units = lexicon(language).units
    named = {unit.name: unit for table in (units.single, units.exact) for unit in table.values()}
    for name in ("m", "g", "W", "J"):
        prefixed = {short: named[short + name] for short in powers if short + name in named}
        assert len(prefixed) == len(powers) if language == "en" else len(prefixed) >= 3 or name != "m"
        for short, unit in prefixed.items():
            assert unit.size == named[name].size * Fraction(10) ** powers[short]
