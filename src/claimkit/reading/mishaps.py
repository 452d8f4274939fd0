"""Whether harm was meant: accidents and attacks by what happens, where no word names either.

What does harm without anybody who wills it makes an accident: a vehicle that leaves its way, a structure that
gives way, a fall, fumes, a gun that goes off.  Whoever is said to do it on purpose makes it an attack.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from claimkit.patterns import Match, Rule, rule
from claimkit.reading.bounds import LONGEST, clause
from claimkit.reading.tokens import Token

Sense = tuple[int, str]  # index of the word, and the kind of event that it tells of; empty: of none


def is_kind(match: Match, kind: str) -> Sense:
    """Return that the event of a match is one of a kind."""
    return match.marks["event"][0], kind


def beside(match: Match, *lists: str) -> bool:
    """Whether a word in the clause of the event is in one of some lists."""
    at = match.marks["event"][0]
    within = range(max(0, at - LONGEST), min(len(match.words), at + LONGEST))
    told = [n for n in within if match.words[n].is_a(*lists)]
    if not told:
        return False  # as most: no clause need be looked for
    first, last = clause(match.words, at)
    return any(first <= n < last for n in told)


def said_together(match: Match, word: str, *after: str) -> bool:
    """Whether a word and one of some others right behind it stand in the clause of the event."""
    at = match.marks["event"][0]
    if all(t.word != word for t in match.words[max(0, at - LONGEST) : at + LONGEST]):
        return False
    first, last = clause(match.words, at)
    pairs = itertools.pairwise(match.words[first:last])
    return any(one.word == word and other.word in after for one, other in pairs)


@rule(
    "harm that somebody meant",
    "<attacker> (!<mark/event/verb/report>)* (event: <driving/steering>)",
    "(hijacked/commandeered) <vehicle> !<mark/event/hurting/driving>* (event: <driving/steering>)",
    "<human> !<mark/vehicle/event>* (event: rammed/ramming) <determiner> !<mark/preposition>* <vehicle>",
    "(event: <driving/steering> | ran_over)",
    examples=[
        ("A driver deliberately ploughed into a bus queue.", "ploughed: attack"),
        ("He steered his van into worshippers on purpose.", "steered: attack"),
        ("A man rammed his car into shoppers.", "rammed: attack"),
        ("Hijackers flew two airliners into the towers.", "flew: attack"),
        ("A hijacked plane crashed into the ministry.", "crashed: attack"),
        ("A man drove a car packed with explosives into a gate.", "drove: attack"),
        ("A driver ran over a group of pupils, in what police called a deliberate act.", "ran over: attack"),
        ("A driver ploughed into a bus queue.", ""),
        ("A plane crashed into a house.", ""),
    ],
)
def _meant(match: Match) -> Sense | None:
    named = match.start < match.marks["event"][0] or match.end > match.marks["event"][1]
    laden = any(t.word == "explosives" for t in match.words)
    act = any(
        t.is_a("meant") and after.word in ("act", "attack") for t, after in itertools.pairwise(match.words)
    )
    willed = beside(match, "meant") or said_together(match, "on", "purpose")
    return is_kind(match, "attack") if named or laden or act or willed else None


@rule(
    "a weapon that hits",
    "<missile> !<mark/event/verb/driving>* (event: hit/struck/slammed) !<mark/verb>* "
    "<building/structure/vehicle/human/place>",
    "<missile> !<mark/event/verb>* (event: fell/landed/exploded/rained) <adverb>* (on/near/in/into/down)",
    "(event: <hurting>) <adverb>* by (<determiner> | <count>) !<mark/preposition/conj>* <missile>",
    "planes/jets/aircraft/helicopters !<mark/event/verb/driving>* (event: hit/struck) !<mark/verb>* "
    "<building/structure/human/place>",  # several do not hit one thing by accident
    examples=[
        ("A drone struck an apartment block.", "struck: attack"),
        ("Planes struck a clinic.", "struck: attack"),
        ("Two rockets hit a bus.", "hit: attack"),
        ("Three shepherds were killed by a drone.", "killed: attack"),
        ("Rockets, which nobody claimed, fell on a camp.", ""),
        ("Two rockets fell on a camp.", "fell: attack"),
        ("A drone show was a hit.", ""),
    ],
)
def _hits(match: Match) -> Sense:
    return is_kind(match, "attack")


@rule(
    "arms in somebody's hand",
    "with <determiner> !<mark/preposition/verb>* <blades> !<mark/event>* (event: <hurting>)",
    "(event: <hurting>) !<mark/event>* with <determiner> !<mark/preposition/verb>* <blades>",
    "(event: hacked/beat/beaten/stabbed/bludgeoned/clubbed/stoned/knifed) !<mark/verb/event>* to death",
    "(event: grenade/grenades) <be/adverb>* (thrown/lobbed/hurled/tossed/exploded/went)",
    "(threw/lobbed/hurled/tossed) !<mark/preposition/verb>* (event: grenade/grenades)",
    examples=[
        ("A man with a knife wounded four people.", "wounded: attack"),
        ("He killed two women with an axe.", "killed: attack"),
        ("Rebels hacked 20 villagers to death.", "hacked: attack"),
        ("A grenade thrown into a bar killed two.", "grenade: attack"),
        ("Police threw a stun grenade.", ""),
        ("He cut bread with a knife.", ""),
    ],
)
def _armed(match: Match) -> Sense | None:
    to_disperse = any(t.word in ("stun", "smoke", "gas", "flash") for t in match.words)
    return None if to_disperse else is_kind(match, "attack")


@rule(
    "harm that nobody meant",
    "(event: <harm/hurting>)",
    "(event: fired/firing/discharged)",
    "<guns/firearm> !<mark/event>* (event: went/going/goes) off",
    "(event: shot) himself/herself/themselves in the <body_part>",
    examples=[
        ("The gun went off accidentally and shot a boy.", "shot: accident"),
        ("A boy was shot by mistake.", "shot: accident"),
        ("He was killed when the rifle he was cleaning went off.", "went: accident"),
        ("A man shot himself in the foot.", "shot: accident"),
        ("A boy was shot.", ""),
        ("He was arrested by mistake after a boy was shot.", ""),
    ],
)
def _unmeant(match: Match) -> Sense | None:
    by = said_together(match, "by", "accident", "mistake")
    went_off = match.end > match.marks["event"][1]
    return is_kind(match, "accident") if went_off or by or beside(match, "unmeant") else None


@rule(
    "a vehicle that hits something or leaves its way",
    "<vehicle> !<mark/event/hurting/driving>* (event: <driving>) <adverb>* "
    "(<determiner> | into/off/over/onto/through/down | <count>)",
    "<vehicle> !<mark/event/hurting/driving>* (event: went/came/gone/come/fell/fallen) "
    "(down | (off/through/over/into) <determiner>)",
    "<vehicle> !<mark/event/hurting/driving>* (event: left/leaving/jumped) the <way>",
    "<vehicle> !<mark/event/hurting/driving>* (event: broke/came/tore) loose/free",
    "(event: lost/losing/loses) control of <determiner> !<mark/preposition>* <vehicle>",
    "brake/brakes/engine/engines/steering (event: failed/seized/failing)",
    examples=[
        ("The bus hit a wall.", "hit: accident"),
        ("A lorry full of sand ploughed into a stop.", "ploughed: accident"),
        ("A plane went down in a field.", "went: accident"),
        ("A train left the rails.", "left: accident"),
        ("Its brakes failed.", "failed: accident"),
        ("A cable car broke loose.", "broke: accident"),
        ("A storm hit the town.", ""),
        ("The bus went into service.", ""),
        ("Trains ran an hour and a half late.", ""),
    ],
)
def _driven(match: Match) -> Sense | None:
    timed = any(t.word in _TIMES for t in match.words[match.end - 1 : match.end + 2])
    return None if timed else is_kind(match, "accident")


_TIMES = frozenset("hour hours minute minutes half late".split())


@rule(
    "somebody hit by a vehicle",
    "(event: <hurting> | hit | struck) (<adverb> | and <hurting>)* by <determiner> !<mark/preposition/conj>* "
    "(what: <vehicle>)",
    examples=[
        ("A pensioner was struck and killed by a tram.", "killed: accident"),
        ("Two were hit by a car bomb.", ""),
        ("Two were killed by a tank.", ""),
        ("The wounded left by ambulance.", ""),
    ],
)
def _run_over(match: Match) -> Sense | None:
    after = match.words[match.end : match.end + 1]
    armed = match["what"][0].is_a("armed_vehicle") or any(t.is_a("weapon", "human", "event") for t in after)
    return None if armed else is_kind(match, "accident")


@rule(
    "a structure that gives way",
    "<structure> !<mark/event/hurting>* (event: <giving_way>)",
    "<structure> !<mark/event/hurting>* "
    "(event: gave/gives/caved/came/fell/fallen/falls) (way/in/down/on/onto)",
    "(event: cave-in/cave-ins)",
    examples=[
        ("A tunnel caved in.", "caved: accident"),
        ("The roof of a hall gave way under snow.", "gave: accident"),
        ("A crane toppled onto a school.", "toppled: accident"),
        ("Prices came down.", ""),
        ("The stand lasted an hour and broke up.", ""),
    ],
)
def _gave_way(match: Match) -> Sense | None:
    at = match.marks["event"][0]
    parted = match.words[at].word == "broke" and any(
        t.word in ("up", "off") for t in match.words[at + 1 : at + 2]
    )
    return None if parted else is_kind(match, "accident")


@rule(
    "a vessel that sinks",
    "<vehicle> !<mark/event/verb/predicate>* (event: sank/sunk/sinks/foundered/capsized)",
    "<vehicle> !<mark/event/verb>* (event: went/gone/goes) under",
    "<vehicle> (event: sinking/sinkings)",
    "<determiner> (event: sinking) (of/off/in/near | <mark> | $)",
    examples=[
        ("The ferry MV Alda sank off Varn.", "sank: accident"),
        ("A trawler with six men aboard has sunk.", "sunk: accident"),
        ("Ten died in the ferry sinking.", "sinking: accident"),
        ("The sinking of the Alda was waiting to happen.", "sinking: accident"),
        ("A boat with 60 migrants went under.", "went: accident"),
        ("Prices sank.", ""),
        ("He had a sinking feeling.", ""),
    ],
)
def _sank(match: Match) -> Sense:
    return is_kind(match, "accident")


@rule(
    "a crowd that crushes",
    "(<determiner> | crowd/stadium/deadly) (event: crush) (<preposition/subordinator/relative/mark> | $)",
    examples=[
        ("Eleven people were killed in a crush at a stadium.", "crush: accident"),
        ("He had a crush on her.", ""),
        ("They vowed to crush the protest.", ""),
    ],
)
def _crushed(match: Match) -> Sense | None:
    on = match.words[match.end - 1].word == "on"
    return is_kind(match, "accident") if not on and any(t.is_a("hurting") for t in match.words) else None


@rule(
    "a disaster to those on board or below ground",
    "(<vehicle> | air/rail/mine/mining/pit/colliery/dam/bridge/stadium) (event: disaster/disasters/tragedy)",
    examples=[
        ("The count of the dead from the boat disaster rose.", "disaster: accident"),
        ("Families remembered the mine disaster.", "disaster: accident"),
        ("It was a disaster for the party.", ""),
    ],
)
def _aboard(match: Match) -> Sense:
    return is_kind(match, "accident")


@rule(
    "a fall",
    "(event: fell/falls/fallen/falling/plunged/slipped/tumbled) <adverb>* "
    "(from/off/down/through/into/overboard | <count>) (where: <determiner>? _)?",
    examples=[
        ("A boy fell from a chairlift.", "fell: accident"),
        ("A climber slipped and fell 40 metres.", "fell: accident"),
        ("The minister fell from favour.", ""),
        ("Prices fell from a peak.", ""),
    ],
)
def _fell(match: Match) -> Sense | None:
    event = match.marks["event"][0]
    figurative = any(t.is_a("fallen_from") for t in match["where"])
    return is_kind(match, "accident") if not figurative and _acts(match.words, event) else None


def _acts(words: Sequence[Token], at: int) -> bool:
    """Whether the last noun or pronoun of the clause before a verb is one for somebody."""
    first, _ = clause(words, at)
    for token in reversed(words[first:at]):
        if token.is_a("human") or token.word in ("he", "she", "they", "who"):
            return True
        if token.is_a("thing", "noun") or (token.kind == "word" and not token.classes):
            return False
    return False


@rule(
    "a thing of the house that blows up",
    "<household> !<mark/event/weapon>* (event: exploded/explosion/blast/explosions/burst/detonated)",
    "(event: explosion/blast/blasts/explosions) !<mark/event/weapon>* <household>",
    "(event: explosion/blast/blasts/explosions) at/in <determiner> !<mark/preposition/weapon>* <works>",
    examples=[
        ("A gas blast hurt two.", "blast: accident"),
        ("Fireworks stored in a garage exploded.", "exploded: accident"),
        ("An explosion at a flour mill killed two.", "explosion: accident"),
        ("An explosion at a market killed two.", ""),
    ],
)
def _blew_up(match: Match) -> Sense | None:
    armed = any(t.is_a("weapon") for t in match.words)
    return None if armed else is_kind(match, "accident")


@rule(
    "an explosion underground",
    "(event: explosion/blast/explosions/blasts)",
    examples=[
        (
            "Five miners died in a coal mine where a tunnel caved in after an explosion.",
            "explosion: accident",
        ),
        ("An explosion killed three soldiers.", ""),
        ("Two soldiers died in a mine blast.", ""),
    ],
)
def _underground(match: Match) -> Sense | None:
    told = {t.word for t in match.words}
    return is_kind(match, "accident") if not told.isdisjoint(_PIT) else None


_PIT = frozenset("miner miners colliery pit coal mineshaft methane firedamp".split())


@rule(
    "fumes and poisoning",
    "(event: fumes/monoxide)",
    "food/alcohol/methanol/gas/mushroom/pesticide/lead/mass (event: poisoning/poisonings)",
    "gas/chemical/ammonia/chlorine (event: leak/leaks)",
    examples=[
        ("Two workers died after they breathed in fumes.", "fumes: accident"),
        ("Twelve people died of methanol poisoning.", "poisoning: accident"),
        ("Three workers were killed in a gas leak.", "leak: accident"),
        ("Engineers repaired a gas leak.", ""),
        ("Carbon monoxide killed a family.", "monoxide: accident"),
        ("The fumes annoyed the neighbours.", ""),
    ],
)
def _fumes(match: Match) -> Sense | None:
    return is_kind(match, "accident") if any(t.is_a("hurting") for t in match.words) else None


@rule(
    "an attack by an animal",
    "<animal/beast> (event: attack/attacks)",
    "(event: <hurting>) <adverb>* by <determiner> !<mark/preposition/conj>* <animal/beast>",
    examples=[
        ("Two swimmers were hurt in a shark attack.", "attack: accident"),
        ("A farmer was killed by a bull.", "killed: accident"),
    ],
)
def _by_animal(match: Match) -> Sense:
    return is_kind(match, "accident")


MISHAPS: tuple[Rule, ...] = (
    _meant, _hits, _armed, _unmeant, _driven, _run_over, _gave_way, _sank, _crushed, _aboard, _fell, _blew_up,
    _underground, _fumes, _by_animal,
)  # fmt: skip
"""Rules in the order in which they are asked: what is said of the will before what happened."""
