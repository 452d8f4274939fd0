"""Counts that tell of no event of a report: who dies in bed, a body without a mark, another year's figure."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.lexicon import word_list
from claimkit.reading.senses import kind_words
from claimkit.reading.tokens import Token, listed, sentence_words, words_told

NOTICE = "a death notice"
"""Name of the rule for a wording that news shares with notices of deaths."""
NATURAL, OWN_HAND = "a natural death", "a suicide told of some"
OF_MANY = frozenset(("what pictures recall", "an illness"))
"""Rules for ends that are of no event, however many come to them."""


def _what(match: Match) -> tuple[int, str]:
    """The index of the word that tells the end, and itself."""
    at = match.marks["what"][0]
    return at, match.words[at].word


@rule(
    OWN_HAND,
    "(what: <dying>) !<conj/relative/subordinator>* by suicide",
    examples=[("They marched for 41 farmers who died by suicide.", "died")],
)
def _by_own_hand(match: Match) -> tuple[int, str]:
    return _what(match)


@rule(
    NATURAL,
    "(what: <dying>) !<conj/relative/subordinator>* in his/her/their sleep",
    "(what: <dying>) !<conj/relative/subordinator>* (peacefully | of old age | of natural causes)",
    "(what: <dying>) !<conj/relative/subordinator>* (of/from) !<mark/preposition>* <ailment>",
    "(what: <dying>) !<conj/relative/subordinator>* after !<mark>* <ailment>",
    examples=[
        ("She died in her sleep on Tuesday.", "died"),
        ("The singer died peacefully at home.", "died"),
        ("Ivan Dorn died of lung cancer on Monday.", "died"),
        ("The architect died on Friday after a long illness.", "died"),
        ("The driver died on Friday after a crash.", ""),
    ],
)
def _natural(match: Match) -> tuple[int, str]:
    return _what(match)


@rule(
    NOTICE,
    "(what: <dying>) !<conj/relative/subordinator>* (<age_told> | at <determiner>? age of)",
    examples=[
        ("The poet died last week aged 90.", "died"),
        ("Anna Brand died in 2019, at the age of 94.", "died"),
        ("The poet died last week.", ""),
    ],
)
def _noticed(match: Match) -> tuple[int, str]:
    return _what(match)


@rule(
    "a body without a mark",
    "no/any (<bodily> ,?)+ (what: injury/injuries/wound/wounds)",
    "(bore/bears/shows/showed) no !<mark/preposition>* (what: injury/injuries/wound/wounds)",
    "(he/she) had no !<mark/preposition>* (what: injury/injuries/wound/wounds)",
    examples=[
        ("There was no outward injury.", "injury"),
        ("The body bore no injuries.", "injuries"),
        ("There were no serious injuries.", ""),
    ],
)
def _unmarked(match: Match) -> tuple[int, str]:
    return _what(match)


@rule(
    "what a total leaves out",
    "(not/n't include/including/counting | excludes/excluding/excluded) !<mark/count>* (what: <count>)",
    examples=[
        ("The total does not include 38 deaths that nobody could confirm.", "38"),
        ("The dead included two nurses.", ""),
    ],
)
def _left_out(match: Match) -> tuple[int, str]:
    return _what(match)


@rule(
    "the figure of a year",
    "<tallies> (for/in) (when: <date>) <be> (what: <count>)",
    "(when: <date>) <tallies> <be> (what: <count>)",
    examples=[
        ("The figure for 2024 was 171.", "171"),
        ("The toll on Monday was 171.", ""),
    ],
)
def _of_a_year(match: Match) -> tuple[int, str] | None:
    return _what(match) if _YEAR.fullmatch(match["when"][0].word) else None


_YEAR = re.compile(r"(?:(?:the )?(?:last|previous|past) year|(?:19|20)\d\d)(?:'s)?")


@rule(
    "what pictures recall",
    "<likeness> of !<mark/event>* (what: <ending>) !<event>* $",
    "<likeness> of !<mark/event>* (what: <ending>) !<event>* (<mark> | <conj> | <subordinator>)",
    examples=[
        ("Mourners held pictures of two sons who had died.", "died"),
        ("They carried portraits of relatives killed by police.", "killed"),
        ("The names of 12 people killed in the attack were read out.", ""),
    ],
)
def _recalled(match: Match) -> tuple[int, str]:
    return _what(match)


@rule(
    "an illness",
    "(what: hospitalised/hospitalized/hospitalise/hospitalize/treated) !<mark/conj/relative>* "
    "(for/with) !<mark/preposition>* <ailment>",
    "(what: <ending>) to !<mark/conj/relative>* for !<mark/preposition>* <looking_over>",
    examples=[
        ("He was sent to the state hospital for evaluation.", "sent"),
        ("He had been hospitalised for depression.", "hospitalised"),
        ("She was treated for psychological issues.", "treated"),
        ("Two were hospitalised with burns.", ""),
    ],
)
def _ill(match: Match) -> tuple[int, str]:
    return _what(match)


def _dressed(words: Sequence[Token]) -> list[Token]:
    """The tokens, with the classes ``age_told`` ("aged 90"), ``ending`` (dead or hurt) and ``event``."""
    clad = listed(words)
    for at, token in enumerate(clad):
        kinds = ["age_told"] if token.word.startswith("aged") else []
        kinds += ["ending"] if any(s.attribute in _ENDS for s in token.senses) else []
        kinds += ["event"] if token.word in kind_words() else []
        if kinds:
            clad[at] = token._replace(classes=token.classes.union(kinds))
    return clad


_ENDS = frozenset(("deaths", "injuries", "shot"))


@functools.cache
def _cues() -> frozenset[str]:
    """Words of which one must stand where a count tells of no event."""
    told = {
        "injury",
        "injuries",
        "wound",
        "wounds",
        "include",
        "including",
        "counting",
        "excludes",
        "excluding",
    }
    lists = ("dying", "tallies", "likeness", "ailment", "looking_over")
    return frozenset((*told, "excluding", "excluded")).union(*map(word_list, lists))


def no_event(words: Sequence[Token], without: frozenset[str] = frozenset()) -> dict[int, str]:
    """Return where words for what became of somebody stand that tell of no event, with the rule for it.

    Args:
        words: the tokens of a sentence.
        without: rules that are switched off.

    Example:
        >>> no_event(sentence_words("She died in her sleep."))
        {4: 'a natural death'}
    """
    if _cues().isdisjoint(words_told(words)):
        return {}
    found = ENDINGS.without(without).foremost(_dressed(words))
    return {words[at].start: rule for at, (rule, _) in found.items()}


def _demonstrated(text: str) -> Iterator[tuple[str, str]]:
    yield from ENDINGS.foremost(_dressed(sentence_words(text))).values()


ENDINGS = Grammar(
    "ends of no event",
    [_by_own_hand, _natural, _noticed, _unmarked, _left_out, _of_a_year, _recalled, _ill],
    _demonstrated,
)
