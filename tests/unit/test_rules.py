"""Named rules: the pattern language, and every rule of reading held to its own examples."""

from __future__ import annotations

import datetime
import itertools

import pytest
from tests.fuzz.steps import lines

import claimkit as ck
from claimkit.patterns import Grammar, Pattern, rule
from claimkit.patterns.rules import PlainWord, plain_words
from claimkit.reading.rules import GRAMMARS, rule_names

EXAMPLES = [
    (grammar, one.name, text, made)
    for grammar in GRAMMARS
    for one in grammar.rules
    for text, made in one.examples
]


@pytest.mark.parametrize(
    ("grammar", "name", "text", "made"), EXAMPLES, ids=[f"{name}: {text}" for _, name, text, _ in EXAMPLES]
)
def test_the_examples_of_a_rule(grammar: Grammar, name: str, text: str, made: str) -> None:
    """A rule makes of each of its examples what stands beside it; nothing where nothing stands there."""
    assert grammar.demonstrate is not None
    told = [words for by, words in grammar.demonstrate(text) if by == name]
    assert made in told if made else not told, told


@pytest.mark.parametrize("grammar", GRAMMARS, ids=lambda grammar: grammar.name)
def test_every_rule_has_examples(grammar: Grammar) -> None:
    """A rule without an example is not tested by anything that a reader of it can see."""
    assert [one.name for one in grammar.rules if not any(made for _, made in one.examples)] == []


def test_names_of_rules_are_unique() -> None:
    assert len(rule_names()) == len(set(rule_names()))


def words(text: str) -> list[PlainWord]:
    """Words whose class is written behind them: ``Dorn/name said``."""
    pairs = [word.partition("/") for word in text.split()]
    return [PlainWord(word, classes=frozenset(c for c in kind.split("+") if c)) for word, _, kind in pairs]


@pytest.mark.parametrize(
    ("pattern", "text", "end"),
    [
        ("said", "said", 1),
        ("said/says", "says", 1),
        ("said", "told", -1),
        ("!said", "told", 1),
        ("_ _", "a b", 2),
        ("_ _", "a", -1),
        ("<name>", "Dorn/name", 1),
        ("<name/title>", "Dorn/title", 1),
        ("<name+plural>", "Dorns/name", -1),
        ("<name+plural>", "Dorns/name+plural", 1),
        ("<word>", "Dorn", 1),
        ("!<name>", "Dorn/name", -1),
        ("a? b", "b", 1),
        ("a? b", "a b", 2),
        ("a* b", "a a a b", 4),
        ("a+ b", "b", -1),
        ("a* a", "a a a", 3),
        ("(a | b c) d", "b c d", 3),
        ("(a | b c) d", "b d", -1),
        ("(a b)* c", "a b a b c", 5),
        ("(a b)+ c", "c", -1),
        ("(a b)? c", "c", 1),
        ("^ a $", "a", 1),
        ("^ a $", "a b", -1),
        (r"\( a \)", "( a )", 3),
        ("as_to", "as", -1),
    ],
)
def test_patterns(pattern: str, text: str, end: int) -> None:
    match = Pattern(pattern).match(words(text), 0)
    assert (match.end if match else -1) == end


def test_what_a_pattern_remembers() -> None:
    match = Pattern("(who: a+) (in (where: b | c))? said").match(words("a a in c said"), 0)
    assert match is not None
    assert [w.word for w in match["who"]] == ["a", "a"]
    assert [w.word for w in match["where"]] == ["c"]
    assert "where" in match
    match = Pattern("(who: a+) (in (where: b))? (in c)? said").match(words("a in c said"), 0)
    assert match is not None
    assert ("where" in match, match["where"]) == (False, [])


def test_a_name_is_taken_back_where_the_rest_fails() -> None:
    match = Pattern("((x: a b) c | (y: a) b d)").match(words("a b d"), 0)
    assert match is not None
    assert list(match.marks) == ["y"]


@pytest.mark.parametrize("pattern", ["(a", "a)", "?", "* a", "a | b"])
def test_malformed_patterns(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        Pattern(pattern)


def test_a_pattern_tells_how_it_begins() -> None:
    assert Pattern("a? (b | <name>) c").first == frozenset({"a", "b", "<name"})
    assert Pattern("_ a").first is None
    assert Pattern("a?").first is None
    assert Pattern("!a b").first is None


@pytest.mark.parametrize(
    "pattern",
    [
        "a b",
        "a b? c",
        "(x: a | b) c* b",
        "a !b",
        "a (b | <name>) c",
        "a b?",
        "a $",
        "a (b | $) c?",
        "(a | b) (c | a b)+",
    ],
)
def test_a_pattern_is_given_up_early_only_where_it_cannot_match(pattern: str) -> None:
    """Behind a word that may be left out no second word is known; the same words match."""
    early, late = Pattern(pattern), Pattern(f"never? {pattern}")
    for number in range(1, 4):
        for told in itertools.product(words("a b c d/name"), repeat=number):
            matches = [one.match(told, 0) for one in (early, late)]
            assert len({match.end if match else -1 for match in matches}) == 1, told


@rule("first", "a b", examples=[])
def _first(_match):
    return "first"


@rule("second", "a", "c")
def _second(match):
    return None if match.end < len(match.words) else "second"


def test_the_first_rule_that_has_something_to_say() -> None:
    grammar = Grammar("letters", [_first, _second])
    assert [(f.rule, f.start) for f in grammar.scan(plain_words("a b a c"))] == [("first", 0), ("second", 3)]
    assert [f.rule for f in grammar.scan(plain_words("a b a"))] == ["first", "second"]
    off = grammar.without(frozenset({"first", "another grammar's"}))
    assert [f.rule for f in off.scan(plain_words("a b a"))] == ["second"]
    assert grammar.without(frozenset()) is grammar
    with pytest.raises(ValueError, match="share a name"):
        Grammar("letters", [_first, _first])


def test_matches_may_overlap() -> None:
    grammar = Grammar("letters", [rule("pair", "a a")(lambda match: match.start)])
    assert [f.made for f in grammar.scan(plain_words("a a a"))] == [0]
    assert [f.made for f in grammar.scan(plain_words("a a a"), inside=True)] == [0, 1]


def test_a_rule_is_switched_off() -> None:
    """Its name stands in the reasons of what it made; without it the figures are read as they stand."""
    text = "Police revised the death toll down from 80 to 72 on Tuesday."
    report = ck.Report(text, "Daily", datetime.date(2024, 5, 6))
    made = [c for c in ck.read_report(report) if "a tally revised" in c.reasons]
    assert [(c.attribute, c.text, c.corrects) for c in made] == [("deaths", "72", True)]
    without = ck.read_report(report, without=["a tally revised"])
    assert not any("a tally revised" in c.reasons or c.corrects for c in without)
    assert ck.reconcile([report], without=["a tally revised"]) != ck.reconcile([report])
    for call in (ck.read_report, ck.examine_report, lambda r, without: ck.reconcile([r], without=without)):
        with pytest.raises(ck.InvalidModelError, match="did you mean 'a tally revised'"):
            call(report, without=["a tally revise"])


def runs(pattern: Pattern) -> list[list[PlainWord]]:
    """Long runs of the words that a pattern asks for: each alone, and all in turn."""
    terms = sorted({term for need in (pattern.first or frozenset(), *pattern.needs) for term in need})
    asked = [PlainWord(",", "mark")]
    asked += [
        PlainWord("x", classes=frozenset({term[1:]})) if term[0] == "<" else PlainWord(term) for term in terms
    ]
    asked.append(PlainWord("x", classes=frozenset(term[1:] for term in terms if term[0] == "<")))
    return [[word] * LONG for word in asked] + [(asked * LONG)[:LONG]]


LONG = 200
PATTERNS = [
    (f"{one.name} {number}", pattern)
    for grammar in GRAMMARS
    for one in grammar.rules
    for number, pattern in enumerate(one.patterns)
]


@pytest.mark.parametrize("pattern", [p for _, p in PATTERNS], ids=[name for name, _ in PATTERNS])
def test_work_is_linear_in_the_words(pattern: Pattern) -> None:
    """No run of words makes a pattern go back and forth: a step is tried once at each place."""

    def read(words: list[PlainWord]) -> None:
        failed: set[tuple[object, int]] = set()
        for at in range(len(words)):
            pattern.match(words, at, failed)

    for words in runs(pattern):
        assert lines(lambda: read(words)) <= 1_500 * LONG, words[0]  # noqa: B023


def test_nested_repetition_is_linear() -> None:
    """(a* b*)* and its like cost the number of their steps at each place, and no power of it."""
    pattern = Pattern("(a* b*)* c")
    words = [PlainWord("a")] * 60
    assert lines(lambda: pattern.match(words, 0)) < 100_000
