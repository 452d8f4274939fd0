"""Tables of fixed wordings: offences, kinds of sentence, what police and protesters use."""

from __future__ import annotations

import functools

from claimkit.patterns import Grammar, Match, Pattern, Rule
from claimkit.text import read_table

_PACKAGE = "claimkit.reading"
_OWN = "="  # a name that is the text's own wording


@functools.cache
def wordings(table: str) -> Grammar:
    """The wordings of a table: what each makes is its attribute and name."""
    rules: dict[tuple[str, str], list[Pattern]] = {}
    for number, row in enumerate(read_table(_PACKAGE, table)):
        attribute, name, wording = ("charge", *row) if len(row) == 2 else row
        rules.setdefault((attribute, f"={number}" if name == _OWN else name), []).append(Pattern(wording))
    made = [
        Rule(f"{attribute}: {name}", tuple(patterns), functools.partial(_named, attribute, name))
        for (attribute, name), patterns in rules.items()
    ]
    return Grammar(table, made)


def _named(attribute: str, name: str, match: Match) -> tuple[str, str]:
    words = [t.word for t in match.words[match.start : match.end]]
    while words and match.words[match.end - len(words)].is_a("determiner", "possessive"):
        del words[0]
    return attribute, " ".join(words) if name.startswith(_OWN) else name
