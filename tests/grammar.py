"""Strategies from the EBNF blocks of docs/specification/grammars.md."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

PAGE = Path(__file__).parents[1] / "docs" / "specification" / "grammars.md"
TOKEN = re.compile(r'"[^"]*"|\?[^?]*\?|[\w-]+|[=|,;\[\]{}()]')
Texts = SearchStrategy[str]
# what the page says in words
IN_WORDS = {
    "a season 21 to 32, a quarter 33 to 36, a third 37 to 39, a half 40 or 41": st.integers(21, 41).map(str),
}


@functools.cache
def grammar(heading: str) -> dict[str, Texts]:
    """Return a strategy for each name that the grammar under a heading defines."""
    page = PAGE.read_text(encoding="utf-8")
    block = page.partition(f"\n## {heading}\n")[2].partition("```ebnf\n")[2].partition("```")[0]
    assert block, f"no grammar under {heading!r}"
    return _Reader(TOKEN.findall(block)).rules()


class _Reader:
    """Reads EBNF by descent; names are looked up when a strategy is first drawn from."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.found: dict[str, Texts] = {}

    def rules(self) -> dict[str, Texts]:
        while self.at < len(self.tokens):
            name = self.take()
            self.take("=")
            assert name not in self.found, f"{name} is defined twice"
            self.found[name] = self.alternatives()
            self.take(";")
        return self.found

    def take(self, wanted: str = "") -> str:
        token = self.tokens[self.at]
        assert not wanted or token == wanted, f"{wanted} expected at {self.tokens[self.at - 6 : self.at + 1]}"
        self.at += 1
        return token

    def alternatives(self) -> Texts:
        each = [self.sequence()]
        while self.tokens[self.at] == "|":
            self.take()
            each.append(self.sequence())
        return st.one_of(each)

    def sequence(self) -> Texts:
        each = [self.item()]
        while self.tokens[self.at] == ",":
            self.take()
            each.append(self.item())
        return st.tuples(*each).map("".join)

    def item(self) -> Texts:
        token = self.take()
        if token == "(":
            inner = self.alternatives()
            self.take(")")
            return inner
        if token == "[":
            inner = self.alternatives()
            self.take("]")
            return st.just("") | inner
        if token == "{":
            inner = self.alternatives()
            self.take("}")
            return st.lists(inner, max_size=2).map("".join)
        if token[0] == '"':
            return st.just(token[1:-1])
        if token[0] == "?":
            return IN_WORDS[token.strip("? ")]
        return st.deferred(lambda: self.found[token])
