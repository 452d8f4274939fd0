"""Counts over a longer time than one event takes: of a war, of a year, since a year, in such attacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from claimkit.models import A_LONGER_TIME, SEVERAL_EVENTS
from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.bounds import clause
from claimkit.reading.events import SPOTS
from claimkit.reading.lexicon import is_superlative
from claimkit.reading.senses import kind_words
from claimkit.reading.tokens import Token, listed, sentence_words

# "on Monday", "on 5 May": who counts the dead of one day counts those of no war
_DAY = regex.compile(
    r"day\b|tonight|overnight|\b\d{1,2}(?:st|nd|rd|th)?\b(?!,?\d)(?!.*(?:months|years|weeks))"
)
_MONTHS = regex.compile(
    r"^(?:the\s)?(?:whole\sof\s)?(?:past|last|previous|preceding)\s(?:.*(?:months|years|decades?)|year|decade)$"
    r"|\b(?:months|years)\sof\b|\b(?:first|second)\shalf\sof\b|^all\sof\s(?:1[89]|20)\d\d$"
)
_UNITS = frozenset(("month", "year", "decade"))
_YEAR = regex.compile(r"(?:1[89]|20)\d\d$")


class Sum(NamedTuple):
    """A clause that sums up more than one event.

    Attributes:
        start: where it begins.
        end: where it ends.
        scope: what its counts are of.
        rule: the rule that says so.
    """

    start: int
    end: int
    scope: str
    rule: str


def _clause(match: Match, part: str) -> Sequence[Token]:
    first, last = clause(match.words, match.marks[part][0])
    return match.words[first:last]


def _on_no_day(match: Match) -> tuple[str, int] | None:
    """A longer time, unless the clause names a day."""
    named = any(t.kind == "date" and _DAY.search(t.word) for t in _clause(match, "over"))
    return None if named else (A_LONGER_TIME, match.marks["over"][0])


@rule(
    "a count of a whole war",
    "in/during/throughout/of/by <determiner> !<mark/verb/preposition>* (over: <war>) "
    "(<mark/have/be/report/predicate/preposition/subordinator/relative/date/conj> | alone | $)",
    "(over: <war>) !<mark/relative/subordinator>* "
    "(killed/claimed/left/cost/displaced/injured/wounded/uprooted)",
    examples=[
        ("Over 14,000 people have been killed in the conflict.", "a longer time"),
        ("The ten-year war has claimed some 9,000 lives.", "a longer time"),
        ("Two died in the war on Monday.", ""),
        ("Two died at the war memorial.", ""),
    ],
)
def _of_war(match: Match) -> tuple[str, int] | None:
    return _on_no_day(match)


@rule(
    "a count since a longer time ago",
    "(over: since) <determiner>? !<mark/have>* <date>",
    "(over: since) (then | $ | \\. | ,)",
    "(over: since) <determiner> !<mark/verb/preposition>* <campaign>",
    "(over: since) !<mark/preposition>* (began/started/erupted/begun)",
    "(over: since) <determiner>? (start/beginning/outbreak) of !<mark/verb>* <campaign>",
    examples=[
        ("Cholera has caused 450 deaths since 2021.", "a longer time"),
        ("Some 2,100 have died since the offensive began.", "a longer time"),
        ("It had detained 3,318 people since the country's conflict began.", "a longer time"),
        ("The deadliest raid since 2010 has killed four.", ""),
        ("That's five dead at that bend since I came in 2016.", "a longer time"),
        ("They have killed 900 since the invasion.", "a longer time"),
        ("Of those dismissed 13 have died since then.", "a longer time"),
        ("Since Monday 40 have been held.", ""),
        ("The army has killed more than 200 gunmen since.", "a longer time"),
    ],
)
def _since(match: Match) -> tuple[str, int] | None:
    told = _clause(match, "over")
    counted = any(t.is_a("have") or t.word in ("'s", "that's") for t in told)
    if not counted or any(is_superlative(t.word) for t in match.words):
        return None
    return _on_no_day(match)


@rule(
    "a count over months or years",
    "in/over/during/within/through/throughout/for <determiner>? (over: <date>)",
    "spanning <determiner>? (over: <count/date>)",
    "(in/over/during/within/through)? (over: <count>)",
    "in/over/during/within <determiner> (over: <count>) to/until",
    examples=[
        ("Some 500 people died there over the past 18 months.", "a longer time"),
        ("In all of 2024, 167 people lost their lives on the railways.", "a longer time"),
        ("The rebels have killed 40,000 over a decade.", "a longer time"),
        ("They are charged with seven killings spanning three years.", "a longer time"),
        ("Two died in the worst fire in ten years.", ""),
        ("Two died over the past two days.", ""),
        ("Some 2,371 people were abducted in the first half of 2023.", "a longer time"),
        ("More than 3,000 people were abducted in the 12 months to June.", "a longer time"),
        ("For the first four months of 2020 the count stands at 101.", "a longer time"),
    ],
)
def _months(match: Match) -> tuple[str, int] | None:
    token = match["over"][0]
    if token.kind == "date":
        long = _MONTHS.search(token.word) is not None
    else:
        unit = token.quantity.unit if token.quantity is not None else None
        led = match.start < match.marks["over"][0] or token.word.startswith("over ")
        long = led and unit in _UNITS and not any(is_superlative(t.word) for t in match.words[: match.start])
    return _on_no_day(match) if long else None


@rule(
    "a count of the year so far",
    "(over: this_year/so_far_this_year/year_to_date)",
    "(over: so) far this",
    "(over: last_year) , a/an (fall/rise/drop/increase/decrease/decline) of",
    "(over: citywide/statewide)",
    "for the (over: year)",
    "(road/traffic/holiday) (over: toll)",
    "in/over/during/for the (over: year/decade/quarter/half-year) (to/ending/until/through)",
    "<have> !<mark>* (over: this_summer/this_winter/this_spring/this_autumn/this_season/this_month)",
    examples=[
        ("It was the city's 61st killing this year; 61 died.", "a longer time"),
        ("Fires have killed 31 people this summer.", "a longer time"),
        ("The holiday road toll stands at five.", "a longer time"),
        ("More than 3,400 people were abducted in the year to June.", "a longer time"),
        ("Some 1,655 people died violently last year, a fall of 8 per cent.", "a longer time"),
    ],
)
def _so_far(match: Match) -> tuple[str, int] | None:
    return A_LONGER_TIME, match.marks["over"][0]


@rule(
    "a count of the crimes of a year",
    "(over: homicides/homicide/murders/killings/slayings/shootings) !<mark>* (<date> | year)",
    examples=[("The 12 killings in 2019 were never solved.", "a longer time")],
)
def _crimes(match: Match) -> tuple[str, int] | None:
    last = match.words[match.end - 1]
    return (A_LONGER_TIME, match.marks["over"][0]) if last.kind != "date" or _YEAR.search(last.word) else None


@rule(
    "a count of what is registered in a year",
    "<count> !<mark/verb/preposition>* (arrests/detentions/deaths/fatalities/killings/injuries/homicides) "
    "!<mark/verb>* (over: <date>)",
    examples=[
        ("Officers made 410,000 arrests for crossings last year.", "a longer time"),
        ("The county had 31 overdose deaths in 2023.", "a longer time"),
        ("There were 31 deaths in a fire last year.", ""),
        ("Police made 31 arrests on Monday.", ""),
    ],
)
def _registered(match: Match) -> tuple[str, int] | None:
    """So many of a year, with no word for what they happened in, are its statistics."""
    date = match["over"][0].word.removeprefix("in ")
    told = kind_words()
    named = any(told.get(t.word) not in (None, "arrests", "trial") for t in _clause(match, "over"))
    year = _YEAR.match(date) or date.endswith("year")
    return (A_LONGER_TIME, match.marks["over"][0]) if year and not named else None


@rule(
    "a count of a year beside that of another",
    "(over: <count>) !<relative>* (<date> | year) ,? (down/up/compared/against/versus) "
    "(from/to/with/on)? <count>",
    "(over: <count>) !<mark/relative>* (in/during)? <date> alone",
    "(over: <count>) !<mark/relative>* on <determiner> !<mark/verb>? roads (in/during)? <date>",
    examples=[
        ("Police killed 118 people in 2023, down from 130 a year before.", "a longer time"),
        ("Some 2,266 people were killed in 2024 alone.", "a longer time"),
        ("In all 231 people died on the roads in 2024.", "a longer time"),
        ("Last year 37 people were killed, compared with 29 in 2022.", ""),
        ("Police arrested 30 people on Monday, down from 50 on Sunday.", ""),
    ],
)
def _beside_another(match: Match) -> tuple[str, int] | None:
    """Who compares the counts of two years tells of everything that happened in each."""
    years = [t for t in match.words[match.start : match.end] if t.kind == "date" and _LONG.search(t.word)]
    return _on_no_day(match) if years else None


_LONG = regex.compile(r"^(?:in\s)?(?:1[89]|20)\d\d$|\byear$|\b(?:half|quarter)\sof\b")


@rule(
    "a count of those whom the police of a country killed in a year",
    "<police> !<mark/relative>* (killed/kill/shot_dead/shoot_dead/shot_and_killed) (over: <count>) "
    "!<mark/relative>* <date>",
    "(over: <count>) !<mark/relative>* by <determiner>? !<mark/verb>? <police> !<mark/relative>* <date>",
    examples=[
        ("Police shot dead 40 people in 2023.", "a longer time"),
        ("At least 37 people were killed by police last year.", "a longer time"),
        ("Police shot dead two people in May 2023.", ""),
    ],
)
def _by_police(match: Match) -> tuple[str, int] | None:
    return _on_no_day(match) if _LONG.search(match.words[match.end - 1].word) else None


@rule(
    "a count of the accidents of a year",
    "<count> (over: _) in <date> !<mark>*",
    "<count> !<mark/verb/preposition/date>* (over: <plural>) at/on/in !<mark/date/verb>* <date> , in? which",
    examples=[
        ("There were 179 accidents at level crossings last year, in which 46 people died.", "a longer time"),
        ("There were 91 derailments in 2024 with 14 deaths.", "a longer time"),
        ("There were 63 gas explosions in homes last year, which left nine dead.", "a longer time"),
        ("There were two derailments in May with 14 deaths.", ""),
    ],
)
def _accidents(match: Match) -> tuple[str, int] | None:
    """A year with a number of events of one kind is no day of any of them."""
    at = match.marks["over"][0]
    event = match.words[at].word
    dates = [t for t in match.words[at : match.end] if t.kind == "date"]
    year = any(_YEAR.search(t.word) or t.word in _WHOLE_YEARS for t in dates)
    return (A_LONGER_TIME, at) if year and _kind_of_many(event) else None


def _kind_of_many(word: str) -> str | None:
    """The kind of event that a noun tells several of: "explosions"; None for a word that tells of one."""
    told = kind_words()
    return (told.get(word) or told.get(word.removesuffix("s"))) if word.endswith("s") else None


@rule(
    "a count of weeks of unrest",
    "in/during/over/through/throughout <determiner>? (over: weeks/months/years/decades) of "
    "!<mark/verb/preposition>* <lasting_trouble>",
    "so_far in <determiner>? (over: <count>) of",
    examples=[
        ("Over 3,000 have been detained in months of protest.", "a longer time"),
        ("More than 600 have been killed so far in the 12 days of the offensive.", "a longer time"),
        ("After weeks of protest, 12 were arrested.", ""),
    ],
)
def _weeks(match: Match) -> tuple[str, int] | None:
    counted = match["over"][0].kind != "word"  # "so far in the 12 days of"
    return (A_LONGER_TIME, match.marks["over"][0]) if counted else _on_no_day(match)


@rule(
    "a count of several events of a sort",
    "in (over: such/similar) !<mark/preposition>* (<plural> | incidents/cases/clashes)",
    "(over: such/similar) (what: _)",
    "in (about/some/over/nearly)? (over: <count>) (what: _)",
    "in (over: other/various/different/separate) (what: _)",
    "(over: another/other) <count>? (separate/other)? (what: _)",
    "<count> (over: separate/other/further) (what: _)",
    examples=[
        ("At least 24 people were killed in other attacks on Tuesday.", "several events together"),
        ("Another four attacks around the city wounded about 30.", "several events together"),
        ("Two separate bombings in the north killed seven.", "several events together"),
        ("Some 500 people have died in such attacks.", "several events together"),
        ("In July similar protests left at least 30 people dead.", "several events together"),
        ("Last year 174 people were killed in some 90 incidents.", "several events together"),
        ("On Friday 130 people were killed in six attacks.", ""),
        ("In July a similar protest left 30 people dead.", ""),
    ],
)
def _such(match: Match) -> tuple[str, int] | None:
    what = match["what"]
    if what and what[0].word not in _INCIDENTS and _kind_of_many(what[0].word) is None:
        return None
    if match["over"][0].kind == "count" and _on_no_day(match) is None:
        return None
    return SEVERAL_EVENTS, match.marks["over"][0]


_INCIDENTS = frozenset("incidents cases clashes".split())


@rule(
    "a count of what happened in some weeks",
    "in/from !<mark/verb/preposition/date>* (what: <plural>) !<mark>* (over: <date>)",
    examples=[
        ("More than 40 have died in rain-related incidents in the past week.", "several events together"),
        ("Nine people were killed in attacks across the state this month.", "several events together"),
        ("Nine people were killed in an attack this month.", ""),
        ("Nine people were killed in floods in the past week.", ""),
        ("Nine people were killed in attacks on Monday.", ""),
    ],
)
def _of_some_weeks(match: Match) -> tuple[str, int] | None:
    """What happens at one spot happens at once; what reaches over many places may go on for weeks."""
    what = match["what"][0].word
    many = what in _INCIDENTS or _kind_of_many(what) in SPOTS
    while_ago = _WHILE.search(match["over"][0].word) is not None
    return (SEVERAL_EVENTS, match.marks["over"][0]) if many and while_ago else None


_WHILE = regex.compile(r"\b(?:past|last|this|recent)\s(?:\w+\s)?(?:days|weeks?|months?|years?)$")


@rule(
    "a count from one month to another",
    "(over: <date>)",
    examples=[
        ("Three officials were shot between March 2016 and June 2017.", "a longer time"),
        ("Three officials were shot between 3 and 5 May 2017.", ""),
        ("The strike lasted from March to May and cost nine lives.", ""),
    ],
)
def _from_month_to_month(match: Match) -> tuple[str, int] | None:
    return (A_LONGER_TIME, match.marks["over"][0]) if _BETWEEN.search(match["over"][0].word) else None


_MONTH_AND_YEAR = r"(?:\p{L}+\s)?(?:1[89]|20)\d\d"
_BETWEEN = regex.compile(rf"^(?:between|from)\s{_MONTH_AND_YEAR}\s(?:and|to|until)\s{_MONTH_AND_YEAR}$")


@rule(
    "a count of a year that names no event",
    "(over: <date>)",
    examples=[
        ("At least 2,490 people were kidnapped in Haiti in 2023.", "a longer time"),
        ("In 2019 some 40 people drowned there.", "a longer time"),
        ("Accidents are common; data show that 1,700 people were killed in 2023.", "a longer time"),
        ("Accidents killed 149 people last year, by a tally that unions keep.", "a longer time"),
        ("In 2019 an attack killed 40 people there.", ""),
        ("It killed 40 people in 2019.", ""),
        ("In 2019 some 40 people died when a train derailed.", ""),
        ("In May 2019 some 40 people drowned there.", ""),
    ],
)
def _of_a_year(match: Match) -> tuple[str, int] | None:
    """So many in a year, with no word for what they happened in, may be those of many events."""
    date = match["over"][0].word.removeprefix("in ").removeprefix("the ")
    if not (_YEAR.fullmatch(date) or date in _WHOLE_YEARS):
        return None
    before = match.words[match.start - 1].word if match.start else "in"
    if before not in ("in", "during", ",") and date not in _WHOLE_YEARS:
        return None  # "the worst storm since 2008"
    told = _clause(match, "over")
    counted = any(t.quantity is not None and t.quantity.unit in _COUNTED for t in told)
    until = match.marks["over"][0]
    named = any(
        _names_event(t) or (at < until and _points(match.words, at)) for at, t in enumerate(match.words)
    )
    return None if named or not counted else _on_no_day(match)


_COUNTED = (None, "person")
_WHOLE_YEARS = frozenset(("last year", "past year", "previous year"))
_POINTING = frozenset("it this that which whom".split())


def _points(words: Sequence[Token], at: int) -> bool:
    """Whether a word takes up something told of, and leads to no clause: "data show that"."""
    leads = words[at].word == "that" and at > 0 and words[at - 1].is_a("report", "verb")
    return words[at].word in _POINTING and not leads


def _names_event(token: Token) -> bool:
    """Whether a word names one thing that happened, and does not only say what became of somebody."""
    if _kind_of_many(token.word) in SPOTS:
        return False  # "accidents are common there; in 2023 they killed 1,700"
    return token.word in kind_words() and not token.senses and not token.is_a("human")


def sums(words: Sequence[Token], without: frozenset[str] = frozenset()) -> list[Sum]:
    """Return the clauses of a sentence that sum up more than one event.

    Args:
        words: the tokens of the sentence.
        without: rules that are switched off.

    Example:
        >>> words = sentence_words("Three died on Monday; the war has killed 14,000.")
        >>> [(one.start, one.scope) for one in sums(words)]
        [(22, 'a longer time')]
    """
    found: list[Sum] = []
    dressed = listed(words)
    for one in OVER_TIME.without(without).scan(dressed, inside=True):
        scope, at = one.made
        first, last = clause(dressed, at)
        if last < len(dressed) and dressed[last].is_a("relative") and dressed[last - 1].kind == "word":
            last = clause(dressed, last)[1]  # "in years of unrest which has claimed 2,400 lives"
        elif one.start == 0 and dressed[one.end].word == ",":
            last = _through(dressed, last)  # "Over the past year, 28 have died, while 12 were hurt."
        elif last < one.end:
            last = clause(dressed, one.end - 1)[1]  # "63 blasts last year, which killed nine"
        found.append(Sum(dressed[first].start, dressed[last - 1].end, scope, one.rule))
    return found


def _through(words: Sequence[Token], at: int) -> int:
    """Where what a time at the head of a sentence frames ends: beyond "while" and "and", at a semicolon."""
    return next((n for n in range(at, len(words)) if words[n].word in (";", ".")), len(words))


def _shown(text: str) -> Iterator[tuple[str, str]]:
    for found in OVER_TIME.scan(listed(sentence_words(text)), inside=True):
        yield found.rule, found.made[0]


OVER_TIME = Grammar(
    "longer times",
    [
        _of_war,
        _since,
        _months,
        _so_far,
        _crimes,
        _registered,
        _beside_another,
        _by_police,
        _accidents,
        _weeks,
        _such,
        _of_some_weeks,
        _from_month_to_month,
        _of_a_year,
    ],
    _shown,
)
