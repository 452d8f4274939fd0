"""Rates, habits and stories, which tell of no event: "thousands die every year", "in the film 200 die"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.lexicon import word_list
from claimkit.reading.tokens import Token, index_from, listed, sentence_words, words_told

_YEARS = frozenset(("last year", "this year", "so far this year", "in the past year"))
_NEAR = 14  # most tokens between a count and the words that make it a rate


class Rate(NamedTuple):
    """The words that make a count a rate, the index of their first token, and the rule that read them."""

    words: str
    first: int
    rule: str = ""


def _made(match: Match) -> Rate:
    first, last = match.marks["rate"]
    return Rate(" ".join(t.word for t in match.words[first:last]), first)


@rule(
    "a rate: so many every year",
    "(rate: <rate> <time+singular>)",
    examples=[("Thousands die there every year.", "every year"), ("Ten died there last year.", "")],
)
def _every(match: Match) -> Rate:
    return _made(match)


@rule(
    "a rate: so many a year",
    "!<preposition/be/subordinator> (rate: a <time+singular>) !<ago>",
    "!<preposition/be/subordinator> (rate: a <time+singular>) $",
    examples=[
        ("The disease kills 600,000 people a year.", "a year"),
        ("Five people died a day after the storm.", ""),
        ("He was held for a year.", ""),
    ],
)
def _a(match: Match) -> Rate:
    return _made(match)


@rule(
    "a rate: so many of so many",
    "<count> !<mark/preposition>? (rate: per <count>)",
    examples=[
        ("The rate of deaths was 42 per 10,000 prisoners.", "per 10,000"),
        ("Four died in 10,000 homes.", ""),
    ],
)
def _per(match: Match) -> Rate:
    return _made(match)


@rule(
    "a rate: so many annually",
    "!<determiner> (rate: <rate_adverbs>) !<noun>",
    "!<determiner> (rate: <rate_adverbs>) $",
    "(rate: on average)",
    examples=[
        ("Some 300 people are killed annually.", "annually"),
        ("Some 12 people are hurt there on average.", "on average"),
        ("The Daily Herald said 12 people were hurt.", ""),
    ],
)
def _annually(match: Match) -> Rate:
    return _made(match)


@rule(
    "a story: what happens in a film, a play or a game",
    "^ (rate: in? <determiner> !<mark/predicate/preposition>* <fiction>)",
    examples=[
        ("In the film, 200 people die.", "in the film"),
        ("The play ends with four murders.", "the play"),
        ("Two people died while a film was shown.", ""),
    ],
)
def _story(match: Match) -> Rate:
    return _made(match)


@rule(
    "a story: what is told in a book or a film",
    "(rate: in <determiner> !<mark/predicate/preposition>* <stories>)",
    examples=[
        ("Ten people are shot dead in the novel.", "in the novel"),
        ("Ten people were shot dead in a cinema.", ""),
    ],
)
def _told_in(match: Match) -> Rate:
    return _made(match)


@rule(
    "a habit: what usually comes",
    "(rate: <usual_kind> !<mark/verb/preposition>* <drawing>) !<mark>* <count>",
    "(rate: <usually> <drawing>) !<mark>* <count>",
    "(rate: (most/some/many) weeks/days/years/sundays/nights)",
    "(rate: in <determiner> <usual_kind> year/week/month/season)",
    examples=[
        ("The usual Wednesday march draws about 200 pensioners.", "usual wednesday march draws"),
        ("The march normally attracts some 2,000 people.", "normally attracts"),
        ("Most weeks about 300 people take part.", "most weeks"),
        ("In a typical year 40,000 people join the parade.", "in a typical year"),
        ("The weekly march drew 300 people on Sunday.", ""),
    ],
)
def _usually(match: Match) -> Rate | None:
    """What somebody tells of in the present with a word of custom; a headline has no article before it."""
    custom = match.words[match.start].is_a("usual_kind")
    return None if custom and not match.start else _made(match)


@rule(
    "a statistic: a trend over a year",
    "<trend> !<mark/count>* to <count> in? (rate: last_year/this_year/so_far_this_year/in_the_past_year)",
    "(came/comes/amounted/amounts/totalled/totaled) to? <count> in? "
    "(rate: last_year/this_year/so_far_this_year/in_the_past_year)",
    examples=[
        ("Road deaths fell to 2,300 last year.", "last year"),
        ("Road deaths in the county came to 61 last year.", "last year"),
        ("The toll rose to 12 on Monday.", ""),
    ],
)
def _trend(match: Match) -> Rate:
    return _made(match)


def rate_of(
    words: Sequence[Token], start: int, end: int, without: frozenset[str] = frozenset()
) -> Rate | None:
    """Return what makes a count a rate; None where it tells of something that happened.

    The rate stands in the clause of the count, behind it, or begins the sentence ("Every year, ...").

    Args:
        words: the tokens of the sentence.
        start: offset of the first word of the count or of its verb.
        end: offset where the last of them begins.
        without: rules that are switched off.

    Example:
        >>> rate_of(sentence_words("Many people die there every year."), 0, 12).words
        'every year'
    """
    if _telling().isdisjoint(words_told(words)):
        return None
    ahead, behind = index_from(words, start), index_from(words, end + 1)
    for found in RATES.without(without).scan(listed(words)):
        rate: Rate = found.made
        leads = rate.first == 0 and ahead >= 2 and (ahead <= _NEAR or found.rule.startswith("a story"))
        leads = leads or (found.rule.startswith("a habit") and rate.first < behind <= rate.first + _NEAR)
        leads = leads or rate.first == ahead + 1  # "who earn 400 a month, went on strike"
        if leads or (behind <= rate.first < behind + _NEAR and not _parted(words[behind : rate.first])):
            return rate._replace(rule=found.rule)
    return None


@functools.cache
def _telling() -> frozenset[str]:
    return (
        word_list("rate")
        | word_list("fiction")
        | word_list("rate_adverbs")
        | word_list("stories")
        | word_list("usually")
        | word_list("usual_kind")
        | _YEARS
        | {"a", "average", "weeks", "days", "years", "sundays", "nights"}
    )


def _parted(words: Sequence[Token]) -> bool:
    """Whether another clause begins among the words."""
    return any(t.word in (",", ";", ":", "—") or t.is_a("relative", "subordinator") for t in words)


def _demonstrated(text: str) -> Iterator[tuple[str, str]]:
    for found in RATES.scan(listed(sentence_words(text))):
        yield found.rule, found.made.words


RATES = Grammar("rates", [_every, _a, _per, _annually, _usually, _story, _told_in, _trend], _demonstrated)
