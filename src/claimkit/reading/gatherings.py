"""Protests by what people do and for what, and gatherings that are none: feasts, races, campaigns, motors.

Whatever people do in public together is a protest where they say against or for what they do it.  What is
said of the occasion stands in the clause of the word for the gathering.
"""

from __future__ import annotations

from claimkit.patterns import Match, Rule, rule
from claimkit.reading.mishaps import Sense, beside, is_kind, said_together


@rule(
    "a demonstration of something",
    "<shown> (event: demonstration/demonstrations)",
    "(event: demonstration) <shown>",
    "(event: demonstration/demonstrations) of !<human/protester/count/mark/preposition/gathering_for>+ "
    "(<mark/preposition/predicate/be/have/verb> | $)",
    "(event: demonstrated/demonstrate/demonstrates) !<mark/causes/verb/place>* (how | to <determiner/count>)",
    "(event: demonstrated/demonstrate/demonstrates) "
    "!<preposition/mark/conj/adverb/date/count/subordinator/relative/be/have/manner>",
    examples=[
        ("A demonstration of new tractors drew 400 visitors.", "demonstration: none"),
        ("A cookery demonstration was held.", "demonstration: none"),
        ("A chef demonstrated to 30 pupils how to bake.", "demonstrated: none"),
        ("The texts demonstrated animosity.", "demonstrated: none"),
        ("They demonstrated their skills.", "demonstrated: none"),
        ("A demonstration of farmers was held.", ""),
        ("A demonstration of 400 people was held.", ""),
        ("Thousands demonstrated in Ems.", ""),
        ("Thousands demonstrated peacefully.", ""),
    ],
)
def _shown(match: Match) -> Sense | None:
    behind = match.words[match.end - 1]
    return None if behind.word.endswith("ly") else is_kind(match, "")


@rule(
    "a crowd that looks on",
    "<preposition> the (event: crowd/crowds) !of",
    "<preposition> the (event: crowd/crowds) $",
    examples=[
        ("She waved to the crowd from the stretcher.", "crowd: none"),
        ("He fired into the crowd.", "crowd: none"),
        ("A crowd gathered at the ministry.", ""),
        ("Police dispersed the crowd.", ""),
    ],
)
def _looks_on(match: Match) -> Sense:
    return is_kind(match, "")


@rule(
    "a march or protest of another sense",
    "(event: march/marched/marches/marching/parade/paraded) (past | <determiner>? <count> <human>)",
    "(event: protest/protested/protests) (to <determiner> <noun> | <possessive> innocence)",
    "(event: rally/rallies) <of_motors>",
    "<prices> !<mark/human/event>* (event: march/marches/marched)",
    "(event: protest) song/songs/vote/votes/album/music/art",
    "(event: protest/protested/protests/demonstrated)",
    examples=[
        ("The army marched 4,000 men into the valley.", "marched: none"),
        ("A coach protested to the referee.", "protested: none"),
        ("He protested his innocence.", "protested: none"),
        ("In an open letter 120 lawyers protested at the arrest.", "protested: none"),
        ("Twenty rally drivers set off.", "rally: none"),
        ("The index in Ardin marched to a record.", "marched: none"),
        ("Workers marched to the ministry.", ""),
    ],
)
def _other(match: Match) -> Sense | None:
    alone = (match.start, match.end) == match.marks["event"]
    return None if alone and not beside(match, "by_writing") else is_kind(match, "")


@rule(
    "animals on the march",
    "<animal> <be/have/adverb>* (on the)? (event: march/marched/marching/marches/gathered/massed)",
    examples=[
        ("Thousands of crabs marched across a road.", "marched: none"),
        ("Red ants were on the march.", "march: none"),
        ("Animal lovers marched on Monday.", ""),
        ("Farmers with cows marched.", ""),
    ],
)
def _of_animals(match: Match) -> Sense | None:
    led = match.words[max(0, match.start - 3) : match.start]
    return None if any(t.is_a("human") for t in led) else is_kind(match, "")


@rule(
    "a rally of motors, of prices or of a campaign",
    "(event: rally/rallies/rallied/crowd)",
    examples=[
        ("The coastal rally drew 20,000 motor racing fans.", "rally: none"),
        ("Shares rallied on Monday.", "rallied: none"),
        ("The candidate spoke at a rally.", "rally: none"),
        ("A rally drew 20,000 people while shares fell.", ""),
    ],
)
def _rally(match: Match) -> Sense | None:
    other = beside(match, "racing", "prices", "campaigning") and not beside(match, "causes")
    return is_kind(match, "") if other else None


@rule(
    "a gathering for an occasion that is no protest",
    "(event: <procession>)",
    "(event: took_to_the_streets/taking_to_the_streets)",
    examples=[
        ("A brass band marched in the parade.", "marched: none"),
        ("Runners took to the streets for the marathon.", "took to the streets: none"),
        ("Fans marched to the stadium before the final.", "marched: none"),
        ("Workers marched in the parade against the law.", ""),
        ("Workers marched while others went to the fair.", ""),
    ],
)
def _festive(match: Match) -> Sense | None:
    return is_kind(match, "") if beside(match, "festive") and not beside(match, "causes") else None


_WHO = (
    "<human+plural> (!<mark/event/verb/relative/be> | <bracket> | ,)*"  # "teachers from Lorne, Varn and Zell"
)


@rule(
    "a protest by what people do",
    "(event: walked_out/walk_out/walks_out/downed_tools/down_tools/went_on_strike/took_to_the_streets"
    "/walked_off_the_job)",
    f"{_WHO} (event: <holding_up>) !<mark>* <held_up>",
    "<human+plural> (event: closed/shut) <determiner> !<mark/verb>* <passage>",
    f"{_WHO} (event: chained/glued/locked) themselves",
    f"{_WHO} (event: clashed/clash/clashes) with <determiner>? !<mark/verb/preposition>? <police>",
    f"{_WHO} (event: sat/squatted/lay/knelt/camped) (down)? (on/across) <determiner>? "
    "!<mark/verb>* <passage>",
    "(event: go-slow/go-slows/blockade/blockades/dharna/dharnas/gherao/hartal/bandh/morcha/morchas/cacerolazo"
    "/cacerolazos)",
    "(event: human_chain/human_chains)",
    examples=[
        ("Dockers walked out over pay.", "walked out: protest"),
        ("Youths from two quarters clashed with police.", "clashed: protest"),
        ("Around 150 students sat on the tracks at a junction.", "sat: protest"),
        ("Workers held a dharna.", "dharna: protest"),
        ("Residents formed a human chain along the beach.", "human chain: protest"),
        ("The teams clashed with rivals.", ""),
        ("Children sat on the floor.", ""),
        ("Students again occupied the rector's office.", "occupied: protest"),
        ("Activists chained themselves to a gate.", "chained: protest"),
        ("About 80 farmers closed the road to Lorne for two hours.", "closed: protest"),
        ("Snow blocked the road.", ""),
        ("Police closed the road.", ""),
    ],
)
def _done(match: Match) -> Sense | None:
    return None if match.words[match.start].is_a("police") else is_kind(match, "protest")


@rule(
    "a public act for a cause",
    f"{_WHO} (event: <public_act>) (!<mark/relative/report> | <bracket>)* "
    "(against | over <determiner>? !<mark/preposition>? <grievance> | to <demanding_so> | <for_cause> "
    "| in protest/solidarity)",
    examples=[
        ("Farmers dumped manure outside a ministry over milk prices.", "dumped: protest"),
        ("Women banged pots against rising prices.", "banged: protest"),
        ("Parents gathered outside a school in Varn (Arland) to demand oil.", "gathered: protest"),
        ("Pensioners turned out to demand higher pensions.", "turned out: protest"),
        ("Students occupied rooms to protest against fees.", "occupied: protest"),
        ("Workers dumped soil over a wall.", ""),
        ("Students occupied new rooms.", ""),
        ("Ministers met to demand an answer.", ""),
    ],
)
def _for_a_cause(match: Match) -> Sense | None:
    played = beside(match, "sport") or said_together(match, "up", "against")
    return None if played else is_kind(match, "protest")


GATHERINGS: tuple[Rule, ...] = (_shown, _looks_on, _other, _of_animals, _rally, _festive, _done, _for_a_cause)
"""Rules in the order in which they are asked: other senses first."""
