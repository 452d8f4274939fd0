"""Words for events in figures of speech: attacks in words, fire of critics, massacres at the polls.

A word for harm tells of none where what it befalls cannot be hurt (a record, a plan), where it is done for
something that was said, or where it says what something is like.
"""

from __future__ import annotations

from claimkit.patterns import Match, Rule, rule
from claimkit.reading.bounds import clause
from claimkit.reading.mishaps import Sense, beside, is_kind


def _hurts(match: Match) -> bool:
    """Whether a word beside that of the event says that somebody was hurt."""
    at = match.marks["event"][0]
    first, last = clause(match.words, at)
    return any(match.words[i].is_a("hurting") for i in range(first, last) if i != at)


@rule(
    "an attack in words",
    "(event: attack/attacks/attacked/attacking) !<mark/event/hurting/with_arms>* for (why: _)",
    "(event: attack/attacks/attacked/attacking/raid/raids) (on/against) !<mark/human/preposition/building>* "
    "<cannot_be_hurt>",
    "(event: attacks/attacked/attacking) <determiner/possessive>? !<mark/human/preposition/building>* "
    "<cannot_be_hurt>",
    "<in_media> <be/have/adverb>* (event: attack/attacks/attacked/attacking)",
    "<reiterated> of (event: attack/attacks)",
    "(blame/smear/personal/political/rhetorical/partisan/negative) (and !<mark>)? (event: attack/attacks)",
    examples=[
        ("The party attacked the president for declining an invitation.", "attacked: none"),
        ("He vowed to fight attacks on our religious heritage.", "attacks: none"),
        ("His new ad attacks the governor.", "attacks: none"),
        ("He kept up a drumbeat of attacks on his rival.", "attacks: none"),
        ("Rebels attacked a convoy.", ""),
        ("An attack on a market killed 12 people.", ""),
    ],
)
def _attack_in_words(match: Match) -> Sense | None:
    why = match["why"]
    if why and not (why[0].word.endswith("ing") or why[0].is_a("possessive") or why[0].word in _WHOSE):
        return None  # "attacked the town for two hours"
    return None if beside(match, "with_arms") else is_kind(match, "")


_WHOSE = frozenset("his her its their our my your what comments remarks failing".split())


@rule(
    "a killing that nobody meant",
    "(negligent/vehicular/accidental/reckless/culpable/involuntary) (or/and/, !<mark>)? "
    "(event: homicide/homicides/killing)",
    "not amounting to (event: murder)",
    "(third|3rd) - degree (event: murder)",
    "(third-degree|3rd-degree) (event: murder)",
    "(event: gunned) <determiner/possessive>? (engine/motor/accelerator/car)",
    examples=[
        ("He was charged with criminally negligent homicide.", "homicide: none"),
        ("She faces counts of vehicular homicide.", "homicide: none"),
        ("The engineer was held for culpable homicide not amounting to murder.", "murder: none"),
        ("The driver was charged with third-degree murder.", "murder: none"),
        ("The driver gunned the engine and drove off.", "gunned: none"),
        ("The city counted 12 homicides.", ""),
    ],
)
def _not_meant(match: Match) -> Sense:
    return is_kind(match, "")


@rule(
    "the fire of critics",
    "under (event: fire) (for/over)",
    "under (event: fire) from <determiner>? !<mark/weapon/preposition>* <critics>",
    "(draw/drew/drawn/draws/drawing) (event: fire) (for/from/over)",
    "(held/hold/holds/holding) <possessive>? (event: fire)",
    "(to/would/will/could/might/should/n't/not/did) (event: fire) <possessive/pronoun/human/determiner>",
    examples=[
        ("The minister came under fire for the report.", "fire: none"),
        ("She came under fire from critics.", "fire: none"),
        ("The senators held their fire.", "fire: none"),
        ("The station said it would fire her.", "fire: none"),
        ("The patrol came under fire from rebels.", ""),
    ],
)
def _fire_of_critics(match: Match) -> Sense:
    return is_kind(match, "")


@rule(
    "a disaster at the polls, in politics or on the markets",
    "(event: massacre/bloodbath/earthquake/quake/tremor/storm/tsunami/avalanche/hurricane/explosion/crash) "
    "(at/in/on) <determiner>? <adverb>* <of_politics>",
    "(political/electoral/financial/economic/diplomatic/constitutional/perfect/media/legal) (event: <event>)",
    "(event: massacre/massacred) (at/in) <determiner>? <of_politics>",
    "car/train (event: crash/wreck) -? <performance>",
    "(become/becomes/becoming/turned_into/looks_like/looked_like/like/resembles/resembled) a "
    "!<mark/preposition>* (event: crash/wreck/disaster/massacre/riot)",
    examples=[
        ("It was a massacre at the polls.", "massacre: none"),
        ("The vote set off a political earthquake.", "earthquake: none"),
        ("The campaign has become a car crash.", "crash: none"),
        ("A massacre in a village killed 30.", ""),
        ("He died in a car crash.", ""),
    ],
)
def _of_politics(match: Match) -> Sense | None:
    event = match.words[match.marks["event"][0]]
    protests = event.is_a("harm") or not event.word.startswith(
        ("protest", "march", "demonstr", "rall", "strike")
    )
    return is_kind(match, "") if protests and not _hurts(match) else None


@rule(
    "what falls that has no body, and who faints",
    "<intangible> <have/be/adverb>* "
    "(event: collapsed/collapses/collapsing/collapse/crashed/crashes/crashing/crash)",
    "<human/pronoun> <have/adverb>* (event: collapsed/collapses)",
    "(event: collapse/crash) (of/in) !<mark/preposition/verb>* <intangible>",
    "<intangible> <possessive> (event: collapse/crash)",
    examples=[
        ("Talks collapsed in March.", "collapsed: none"),
        ("The company has collapsed.", "collapsed: none"),
        ("The stock market crash ruined them.", "crash: none"),
        ("After the collapse of the bank, 400 lost their jobs.", "collapse: none"),
        ("He collapsed at home.", "collapsed: none"),
        ("A bridge collapsed.", ""),
        ("A company bus crashed.", ""),
    ],
)
def _bodiless(match: Match) -> Sense:
    return is_kind(match, "")


@rule(
    "what is struck that nobody feels",
    "(event: strike/strikes) <determiner>? !<mark/preposition>* (deal/deals/agreement/bargain/balance/chord/"
    "tone/note/compromise/pact/accord/pose)",
    "(event: strike) (down/out/from)",
    "to (event: strike) (the/this/that)",
    examples=[
        ("Both parties hope to strike a deal.", "strike: none"),
        ("The court may strike down the law.", "strike: none"),
        ("The last cyclone to strike the coast killed two.", "strike: none"),
        ("Nurses may strike over pay.", ""),
    ],
)
def _struck(match: Match) -> Sense:
    return is_kind(match, "")


@rule(
    "what is turned over in law or in words",
    "(event: overturn/overturns/overturning) (<pronoun> | <determiner/possessive> !<vehicle>)",
    examples=[
        ("They vowed to overturn it.", "overturn: none"),
        ("He spoke of overturning a ban.", "overturning: none"),
        ("The wave overturned a boat.", ""),
    ],
)
def _turned_over(match: Match) -> Sense | None:
    behind = match.words[match.end - 1 : match.end + 2]
    return None if any(t.is_a("vehicle") for t in behind) else is_kind(match, "")


@rule(
    "a shot of a camera",
    "(event: shot/shoot/shooting) by <determiner>? !<mark/weapon>* <behind_camera>",
    "(screen/photo/head/mug/aerial/opening/close-up/film/video/movie) -? (event: shot/shots/shooting)",
    "(event: shot/shooting) <determiner> !<mark/human>* <taken_by_camera>",
    examples=[
        ("Shot by celebrity photographer Tim Voss, she stares down the camera.", "shot: none"),
        ("He released screen shots of his messages.", "shots: none"),
        ("She shot the documentary in Varn.", "shot: none"),
        ("A man was shot by police.", ""),
    ],
)
def _of_a_camera(match: Match) -> Sense:
    return is_kind(match, "")


@rule(
    "a protest that is only words, or one person's leaving",
    "(storm/howl/howls/chorus/cry/cries/letter/letters/note) of (event: protest/protests)",
    "<quitting> (!<mark> | <quotation>)* in (event: protest)",
    "(event: walked_out/walk_out/walks_out/walking_out) of",
    examples=[
        ("The video touched off a storm of protest.", "protest: none"),
        ('The minister quit "in protest" over the plan.', "protest: none"),
        ("She walked out of the courthouse full of confidence.", "walked out: none"),
        ("Hundreds of pupils walked out of class over the cuts.", ""),
        ("Workers walked out of the plant on Monday.", ""),
    ],
)
def _only_words(match: Match) -> Sense | None:
    walked = match.words[match.marks["event"][0]].word.startswith("walk")
    crowd = beside(match, "causes") or any(
        t.is_a("human") and t.is_a("plural") for t in match.words[: match.start]
    )
    return None if walked and crowd else is_kind(match, "")


@rule(
    "a weapon, and nobody who used it",
    "(nuclear/atomic/atom/hydrogen/neutron/dirty/bath/stink/photo/time/cluster) (event: bomb/bombs)",
    "<of_aircraft> (event: bomber/bombers)",
    "(event: bomb/bombs) (threat/threats/scare/scares/alert/alerts/hoax/disposal/squad/shelter/shelters)",
    "(event: bomb/bombs/shell/shells) (from/of) <determiner> (first/second) world war",
    examples=[
        ("Schools were evacuated after a bomb threat.", "bomb: none"),
        ("Every day the country gets closer to a nuclear bomb.", "bomb: none"),
        ("Two water bombers fought the blaze.", "bombers: none"),
        ("A bomb killed two.", ""),
    ],
)
def _weapon(match: Match) -> Sense | None:
    return None if _hurts(match) else is_kind(match, "")


FIGURATIVE: tuple[Rule, ...] = (
    _attack_in_words, _not_meant, _fire_of_critics, _of_politics, _bodiless, _struck, _turned_over,
    _of_a_camera, _only_words, _weapon,
)  # fmt: skip
"""Rules in the order in which they are asked."""
