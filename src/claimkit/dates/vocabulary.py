"""The words of dates, read once from the table of a language."""

from __future__ import annotations

import functools
import re

import attrs

from claimkit.text import read_table

LANGUAGES = ("en",)


@attrs.frozen
class Vocabulary:
    """Classes of words: class name → lower-case form → value."""

    classes: dict[str, dict[str, str]]
    trigger: re.Pattern[str]

    def of(self, name: str) -> dict[str, str]:
        """Forms of one class."""
        return self.classes.get(name, {})

    def numbers(self, name: str) -> dict[str, int]:
        """Forms of one class whose values are whole numbers."""
        return {form: int(value) for form, value in self.of(name).items()}


@functools.cache
def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language.

    Raises:
        ValueError: there is no table for the language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no words of dates for language {language!r}; use one of {', '.join(LANGUAGES)}")
    classes: dict[str, dict[str, str]] = {}
    for name, value, forms in read_table("claimkit.dates", f"{language}.tsv"):
        classes.setdefault(name, {}).update(dict.fromkeys(forms.split("|"), value))
    # a paragraph is read only where one of these stands in it: years, ordinals and numeric dates count as digits
    strong = [f for name in ("month", "weekday", "unit", "deictic", "daypart", "season", "decade", "feast") for f in classes[name]]
    words = "|".join(sorted((re.escape(form) for form in [*strong, "weekend"] if " " not in form), key=len, reverse=True))
    digits = r"\d{4}|\d(?=[-/.]\d)|'\d0s|\dth"
    return Vocabulary(classes, re.compile(rf"(?<!\w)(?:{words})(?![^\W\d_])|{digits}", re.IGNORECASE))
