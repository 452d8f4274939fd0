"""What a word for an event means where it stands, and whether its event happened.

A word has its sense from those beside it: fire is opened or breaks out, the heart and sharks attack,
lightning strikes, and tractors are demonstrated.  Words before and behind it say that its event is planned,
feared, usual or ruled out.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimkit.mentions.model import Standing
from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.bounds import clause
from claimkit.reading.figurative import FIGURATIVE
from claimkit.reading.gatherings import GATHERINGS
from claimkit.reading.hazards import HAZARDS
from claimkit.reading.lexicon import word_list
from claimkit.reading.mishaps import MISHAPS, Sense, is_kind
from claimkit.reading.play import played
from claimkit.reading.tokens import (
    Token,
    joined,
    listed,
    sentence_words,
    terms_told,
    with_classes,
    words_told,
)
from claimkit.text import read_table

Stand = tuple[int, Standing]


@functools.cache
def kind_words() -> dict[str, str]:
    """Kind of event by word."""
    return {
        word.replace("_", " ").replace("POSS", "poss"): kind
        for kind, words in read_table("claimkit.reading", "events.tsv")
        for word in words.split()
    }


@functools.cache
def _triggers() -> frozenset[str]:
    """Words one of which a sentence must hold to tell of an event."""
    lists = ("other_triggers", "driving", "steering", "giving_way", "public_act")
    return frozenset(kind_words()).union(*map(word_list, lists))


# -- senses --------------------------------------------------------------------------------------------------


@rule(
    "what is set on fire, and drowned land",
    "set/sets/setting !<mark/event/verb>+ on (event: fire)",
    "<determiner> (event: drowned) !<human/mark/preposition/conj/be/have/adverb/verb>",
    examples=[
        ("People of the drowned hamlets reached the town.", "drowned: none"),
        ("The drowned were buried.", ""),
        ("A vendor set himself on fire.", "fire: none"),
        ("Youths set two cars on fire.", "fire: none"),
        ("A house was on fire.", ""),
    ],
)
def _alight(match: Match) -> Sense:
    return is_kind(match, "")


@rule(
    "a killing",
    "<determiner/possessive> !<mark/verb/preposition/animal>* (event: killing/killings) "
    "(of/at/in/on/near | <mark> | $)",
    examples=[
        ("They were charged with the double killing of 14 June at the tower.", "killing: attack"),
        ("Police linked the killings.", "killings: attack"),
        ("The killing of the minister shook the town.", "killing: attack"),
        ("The crash left a hole, killing four.", ""),
        ("The killing of foxes goes on.", ""),
    ],
)
def _killing(match: Match) -> Sense | None:
    what = match.words[match.end : match.end + 2]
    return None if any(t.is_a("animal") for t in what) else is_kind(match, "attack")


@rule(
    "fire of guns",
    "open/opened/opening/opens/trade/traded/trading/exchange/exchanged/return/returned/under (event: fire)",
    "<guns> (event: fire)",
    "friendly (event: fire)",
    "exchange/exchanges/burst/hail of (event: fire)",
    "to/would/could/n't/did (event: fire) at/on/upon/into",
    "(event: fired/firing) at/on/upon/into",
    examples=[
        ("Gunmen opened fire on a bus.", "fire: attack"),
        ("Soldiers fired at a car.", "fired: attack"),
        ("Two died in a fire at a bakery.", ""),
    ],
)
def _gunfire(match: Match) -> Sense:
    return is_kind(match, "attack")


@rule(
    "fire of the police",
    "<police> <have/adverb>* (open/opened/opening/opens/return/returned) (event: fire)",
    "<police> <have/adverb>* (event: fired/firing)",
    "<police> (event: fire/gunfire)",
    examples=[
        ("Two died when police opened fire on a crowd.", "fire: none"),
        ("Police fired on protesters.", "fired: none"),
        ("Two died under police fire.", "fire: none"),
        ("Gunmen opened fire on police.", ""),
    ],
)
def _of_police(match: Match) -> Sense:
    return is_kind(match, "")


@rule(
    "an attack of another sense",
    "<illness> (event: attack/attacks)",
    "<wordy> (event: attack/attacks)",
    "(event: tremor/tremors) in <possessive>",
    examples=[
        ("The driver had a heart attack.", "attack: none"),
        ("He noticed a tremor in his thumb.", "tremor: none"),
        ("Five died in an attack.", ""),
    ],
)
def _illness(match: Match) -> Sense:
    return is_kind(match, "")


@rule(
    "a word for an event in a turn of phrase",
    "best/cheap/parting/long/free (event: shot/shots)",
    "(event: appeal) to/for",
    "feet to the (event: fire)",
    "on the (event: attack)",
    "(event: flood/storm/avalanche/tsunami/landslide) of",
    "(event: landslide) victory/win/defeat/election",
    "(event: lightning) rod/rods",
    "(event: attack/attacks) dog/dogs/ad/ads/line/lines/advert/adverts",
    "of <determiner>? _? (event: magnitude)",
    examples=[
        ("They gave it their best shot.", "shot: none"),
        ("In an appeal to voters, he vowed change.", "appeal: none"),
    ],
)
def _phrase(match: Match) -> Sense:
    return is_kind(match, "")


@rule(
    "a law or a ruling overturned",
    "(event: overturn/overturns/overturned/overturning) !<mark/preposition/vehicle>* <overruled>",
    "<overruled> !<mark>* <be/have>+ <adverb>* (event: overturned)",
    examples=[
        ("The court overturned part of the act.", "overturned: none"),
        ("His conviction was overturned on Monday.", "overturned: none"),
        ("A bus overturned on Monday.", ""),
    ],
)
def _overruled(match: Match) -> Sense:
    return is_kind(match, "")


@rule(
    "a protest in words",
    "(event: protested/protesting) ,? (that/saying/arguing/insisting/claiming/telling/asking)",
    examples=[
        ("Mr. Marlow protested, saying he had asked a valid question.", "protested: none"),
        ("Hundreds protested in Ardin.", ""),
    ],
)
def _in_words(match: Match) -> Sense:
    return is_kind(match, "")


@rule(
    "a word for an event that only tells of what kind a thing is",
    "(event: <event>) <of_its_kind>",
    "(event: riot) police/squad/squads/gear/shield/shields/troops/unit/units/control/officers",
    examples=[
        ("The fire chief said 12 died.", "fire: none"),
        ("They marched for better flood defences.", "flood: none"),
        ("Riot police stood by.", "riot: none"),
        ("The flood destroyed the town.", ""),
    ],
)
def _compound(match: Match) -> Sense:
    return is_kind(match, "")


@rule(
    "a court or a prison that only tells where",
    "outside/near/opposite/past !<mark/verb/preposition>* (event: court/prison/colony)",
    "steps/front/gates/gate/doors/building of !<mark/verb/preposition>* (event: court/prison/colony)",
    examples=[
        ("Lawyers staged a sit-in on the steps of the Supreme Court.", "court: none"),
        ("Hundreds rallied outside the district court.", "court: none"),
        ("A court fined him.", ""),
    ],
)
def _where(match: Match) -> Sense:
    return is_kind(match, "")


@rule(
    "a raid by those who enforce the law",
    "police/officers/officer/agents/detectives/customs/tax/drug/drugs/immigration/dawn !<mark/event>* "
    "(event: raid/raids/raided/raiding)",
    "(event: raid/raids/raided) by police/officers/agents/detectives/customs",
    "(arrested/detained/held/nabbed/caught/charged/arrests) !<mark/event>* (in/during/after/following) "
    "!<mark/event/preposition>* (event: raid/raids)",
    examples=[
        ("Police raided a warehouse in Hamburg.", "raided: none"),
        ("Seventeen people were held in dawn raids.", "raids: none"),
        ("More than 400 were arrested in a raid on a call centre.", "raid: none"),
        ("Gunmen raided a village.", ""),
    ],
)
def _lawful_raid(match: Match) -> Sense:
    return is_kind(match, "")


@rule(
    "a strike from the air",
    "<striking> (event: strike/strikes)",
    "(event: strike/strikes) <adverb>* (fell/landed/destroyed/levelled/flattened/killed/wounded)",
    "(event: strike/strikes) (or/and !<mark/verb>+)? <adverb>* (hit/hits/struck/targeted)",
    "<hurting> (<adverb> | in/near/at !<mark/verb/event>+)* (by/in) <determiner> !<mark/verb/preposition>* "
    "(event: strike/strikes)",
    "<determiner> !<mark/verb/preposition>* (event: strike/strikes) (on/near/against) <determiner>? "
    "!<mark/verb/preposition>* <building/structure/vehicle>",
    examples=[
        ("Two died in a drone strike.", "strike: attack"),
        ("Eleven were killed when a strike hit a wedding tent.", "strike: attack"),
        ("An alleged coalition strike fell on a farm.", "strike: attack"),
        ("The baker was killed by a strike on the bakery.", "strike: attack"),
        ("Nurses began a strike.", ""),
        ("A strike on the railways enters its third day.", ""),
        ("The strike hit commuters.", ""),
    ],
)
def _from_the_air(match: Match) -> Sense | None:
    last = match.words[match.end - 1]
    alone = last.is_a("building", "vehicle") or last.word in _HITTING
    harmed = any(t.is_a("hurting", "weapon", "missile") and t.word not in _HITTING for t in match.words)
    return None if alone and not harmed else is_kind(match, "attack")


_HITTING = frozenset("strike strikes hit hits struck targeted".split())  # so do the strikes of workers


@rule(
    "a raid from the air",
    "<count> !<mark/verb/preposition>* (event: raid/raids) on",
    "(<striking> | air) (event: raid/raids)",
    examples=[
        ("Three raids on the harbour killed nine.", "raids: attack"),
        ("An air raid hit the port.", "raid: attack"),
        ("Police carried out three raids on homes.", ""),
        ("Raids on bakeries led to 12 arrests.", ""),
    ],
)
def _raided(match: Match) -> Sense | None:
    lawful = any(t.is_a("police") or t.word in ("agents", "detectives", "customs") for t in match.words)
    return None if lawful else is_kind(match, "attack")


# -- standing ------------------------------------------------------------------------------------------------


def _stands(match: Match, standing: Standing) -> Stand:
    return match.marks["event"][0], standing


_FREE = "!<mark/event/since>*"  # words of one phrase


@rule(
    "an event denied",
    "no/not/never/without/n't (!<mark/event>)? (event: <event>)",
    "(nobody | no_one | none of !<mark/verb/event>*) <have/be>+ <adverb>* (event: <event>)",
    f"<ruling_out> out {_FREE} (event: <event>)",
    f"no <sign_of>+ of {_FREE} (event: <event>)",
    examples=[
        ("Police ruled out an attack.", "attack: denied"),
        ("There was no sign of an attack.", "attack: denied"),
        ("It was not an attack.", "attack: denied"),
        ("No one has been charged over the fire.", "charged: denied"),
        ("The attack killed nobody.", ""),
    ],
)
def _denied(match: Match) -> Stand:
    return _stands(match, Standing.DENIED)


@rule(
    "an event feared or only thought of",
    f"<fearing> {_FREE} (event: <event>)",
    "<if_so> !<mark/event>* (event: <event>)",
    "(event: <event>) <adverb>* could/might/may/would <adverb>* !<have/be/mark/adverb>",
    "second/next/another/further/new/future (event: <event>) <adverb>* could/would/might/may/will",
    examples=[
        ("Residents were warned of floods.", "floods: feared"),
        ("Police foiled an attack.", "attack: feared"),
        ("Forecasters said the next storm could kill hundreds.", "storm: feared"),
        ("If a storm comes, the dam may break.", "storm: feared"),
        ("The blast may have killed 12.", ""),
        ("Police warned people since the attack.", ""),
    ],
)
def _feared(match: Match) -> Stand:
    return _stands(match, Standing.FEARED)


@rule(
    "an event that is usual",
    f"<usual> {_FREE} (event: <event>)",
    examples=[("Floods often follow a storm there.", "storm: habitual")],
)
def _habitual(match: Match) -> Stand:
    return _stands(match, Standing.HABITUAL)


@rule(
    "an event that took place after all",
    "(event: <event>) !<mark/event>* !<mark/event>* <adverb>* (went ahead | took place | passed off)",
    examples=[
        ("A march planned for Friday went ahead.", "march: happened"),
        ("A march planned for Friday will go ahead.", ""),
    ],
)
def _took_place(match: Match) -> Stand:
    return _stands(match, Standing.HAPPENED)


@rule(
    "an event planned or called off",
    "(event: <event>) !<mark/event/predicate>* to be held",
    f"<ahead> {_FREE} (event: <event>)",
    "to (event: <event>)",
    "(event: <event>) !<mark/event/predicate>* (,? <adverb>* <be>? | to be) <adverb>* <scheduled>",
    f"(event: <event>) {_FREE} <have/be>+ <adverb>* <called_off>",
    f"(event: <event>) {_FREE} <be/have>+ <adverb>* called off",
    f"<called_off> {_FREE} (event: <event>)",
    f"called off {_FREE} (event: <event>)",
    examples=[
        ("Unions plan a march on Friday.", "march: planned"),
        ("A march is planned for Friday.", "march: planned"),
        ("Organisers expect 20,000 people at the march.", "march: planned"),
        ("The city banned a demonstration.", "demonstration: planned"),
        ("The march was called off.", "march: planned"),
        ("A march that had been planned for months drew 4,000 people.", ""),
        ("Thousands joined the march.", ""),
    ],
)
def _planned(match: Match) -> Stand | None:
    event = match.words[match.marks["event"][0]]
    before = match.words[match.marks["event"][0] - 1].word if match.marks["event"][0] else ""
    if before == "to" and (event.word.endswith("ed") or _for_purpose(match)):
        return None
    told_of = match.words[match.marks["event"][1] : match.end]
    if any(t.is_a("relative") for t in told_of) and any(t.word == "had" for t in told_of):
        return None  # "the march that had been planned for May drew 900": the verb behind tells of it
    return _stands(match, Standing.PLANNED)


def _for_purpose(match: Match) -> bool:
    """``gathered to protest``: what people did something for, in which they did it."""
    words, at = match.words, match.marks["event"][0]
    first, _ = clause(words, at)
    acting = [t for t in words[first : at - 1] if t.is_a("public_act", "strong_gathering") or _crowds(t)]
    return bool(acting) and not words[at - 2].is_a("expected")


def _crowds(token: Token) -> bool:
    return any(s.attribute == "crowd_size" and s.form in ("past", "ing") for s in token.senses)


# -- reading -------------------------------------------------------------------------------------------------


_EVENT, _HARM, _HURTING = frozenset(("event",)), frozenset(("event", "harm")), frozenset(("hurting",))
_OF_HARM = frozenset(("deaths", "injuries", "shot"))
_MADE = _HARM | _HURTING | {"bracket", "quotation"}
_NONE: frozenset[str] = frozenset()


_SIGNS = {
    **dict.fromkeys("()", frozenset(("bracket",))),
    **dict.fromkeys("\"“”'‘’", frozenset(("quotation",))),
}


def _dressed(words: Sequence[Token]) -> list[Token]:
    """The words with the classes that the rules ask for: lists, events, and what becomes of people."""
    known, found = kind_words(), listed(words)
    for at, token in enumerate(found):
        if not (token.senses or token.word in known or token.word in _SIGNS):
            continue
        classes = joined(token.classes, _SIGNS.get(token.word, _NONE))
        if token.kind == "word" and token.word in known:
            classes = joined(classes, _HARM if known[token.word] == "attack" else _EVENT)
        if any(s.attribute in _OF_HARM and not s.needs for s in token.senses):
            classes = joined(classes, _HURTING)
        found[at] = with_classes(token, classes)
    return found


def _may_tell(words: Sequence[Token]) -> bool:
    return not _triggers().isdisjoint(words_told(words))


def events_told(words: Sequence[Token], without: frozenset[str] = frozenset()) -> dict[int, str]:
    """Return the kind of event that each word of a sentence tells of, by its index.

    >>> events_told(sentence_words("Two died in a fire after soldiers opened fire."))
    {4: 'disaster', 8: 'attack'}
    """
    if not _may_tell(words):
        return {}
    known = kind_words()
    found = {at: known[t.word] for at, t in enumerate(words) if t.kind == "word" and t.word in known}
    for at, (_, kind) in SENSES.without(without).foremost(_dressed(words)).items():
        found[at] = str(kind)
    return {at: kind for at, kind in sorted(found.items()) if kind}


def standings_told(words: Sequence[Token], without: frozenset[str] = frozenset()) -> dict[int, Standing]:
    """Return how events of a sentence stand of which it says so, by the index of their words.

    >>> standings_told(sentence_words("A march is planned for Friday."))
    {1: <Standing.PLANNED: 'planned'>}
    """
    if not _may_tell(words) or not STANDINGS.can_match(terms_told(words) | _MADE):
        return {}
    clad = _dressed(words)
    told = STANDINGS.without(without).foremost(clad)
    found = {at: Standing(standing) for at, (_, standing) in told.items()}
    for at, token in enumerate(clad):
        if at - 1 in found and "event" in token.classes:
            found.setdefault(at, found[at - 1])  # "warned of a bomb attack"
    return found


def unreal_clauses(words: Sequence[Token], stand: Mapping[int, Standing]) -> list[int]:
    """Return where clauses begin that tell what an event would do which is only feared or planned.

    >>> words = sentence_words("The drill simulated an attack in which 30 people die.")
    >>> unreal_clauses(words, standings_told(words))
    [30]
    """
    return [
        words[at + 1].start
        for at, standing in stand.items()
        if standing in (Standing.FEARED, Standing.PLANNED)
        and any(t.is_a("relative") or t.word == "with" for t in words[at + 1 : at + 3])
    ]


class Intended(NamedTuple):
    """What somebody means or expects to be done.

    Attributes:
        start: where the words for it begin.
        act: where the word for what is to be done begins.
        end: where they end.
        rule: name of the rule that read it.
    """

    start: int
    act: int
    end: int
    rule: str = ""

    def covers(self, start: int, at: int, attribute: str) -> bool:
        """Whether a count is of what is to be done: of the verb itself, or of a crowd that is to come."""
        meant = self.act in (at, start) or attribute == "crowd_size"
        return self.start < start < self.end and meant

    def holds(self, start: int) -> bool:
        """Whether a sum, or a means, belongs to what is to be done: "expected to be $10 million"."""
        return self.act <= start < self.end


@rule(
    "what somebody means to do",
    "<intending> <adverb>* to (act: _)",
    "<expecting> !<mark/conj/preposition>* to (act: _)",
    "<expecting> <adverb>* (act: <count>)",
    "<considering> <adverb>* (act: _)",
    examples=[
        ("Organisers hope to bring 20,000 people onto the streets.", "bring"),
        ("Police expect some 2,000 people to attend.", "attend"),
        ("The union calls a rally, to which it expects 500 participants.", "500"),
        ("The group vowed to kill ten hostages.", "kill"),
        ("Staff considered using water cannon.", "using"),
        ("The court considered 12 cases.", ""),
        ("Some 2,000 people attended.", ""),
    ],
)
def _intended(match: Match) -> tuple[int, int] | None:
    act = match.marks["act"][0]
    considered = match.words[match.start].is_a("considering") and not match.words[act].word.endswith("ing")
    return None if considered else (match.start, act)


@rule(
    "a gathering that is awaited",
    f"<ahead> {_FREE} (act: <event>) of/with/by/numbering <adverb>* <count>",
    "(expected/planned/anticipated/notified) <tallies> !<mark/count>* (act: <count>)",
    examples=[
        ("Police are bracing for a crowd of 30,000.", "crowd"),
        ("The city has permitted a rally of up to 2,000 people.", "rally"),
        ("The deal averted a strike by 900 nurses.", "strike"),
        ("The form gives the expected number of participants as 5,000.", "5,000"),
        ("The expected march drew 2,000 people.", ""),
    ],
)
def _awaited(match: Match) -> tuple[int, int]:
    return match.start, match.marks["act"][0]


# what stands between the words that look ahead and the figure: "to run into", "that losses will reach some"
_STILL = "(<adverb> | yet | still | well | even | also)*"
_UP_TO = "!<mark/conj/subordinator/relative/count/determiner/have>*"


@rule(
    "what a figure is thought to come to",
    f"<thought> to {_UP_TO} (act: <count>)",
    f"(<hypothetical> | will) {_STILL} <rising> {_UP_TO} (act: <count>)",
    f"(<hypothetical> | will) {_STILL} (act: <count>)",
    f"<foreseeing> {_UP_TO} (act: <count>)",
    examples=[
        ("The toll is likely to top 100.", "top 100"),
        ("Losses are anticipated to surpass $100 million.", "surpass $100 million"),
        ("The toll may yet rise to 100.", "100"),
        ("Damage could exceed $5 million.", "exceed $5 million"),
        ("Insurers expect losses of $2 billion.", "$2 billion"),
        ("He was likely to have killed 30 people.", ""),
        ("They were expected to land when 30 people were killed.", ""),
        ("As expected, 100 people marched.", ""),
        ("Damage was estimated to exceed $5 million.", ""),
    ],
)
def _thought(match: Match) -> tuple[int, int]:
    return match.start, match.marks["act"][0]


def intentions(words: Sequence[Token], without: frozenset[str] = frozenset()) -> list[Intended]:
    """Return what a sentence says that somebody means or expects to do, each up to where its clause ends.

    >>> words = sentence_words("They hope to bring 900 people, but 300 came.")
    >>> [(words[3].start == one.act, one.end) for one in intentions(words)]
    [(True, 29)]
    """
    if not INTENTIONS.can_match(terms_told(words) | _MADE):
        return []
    clad = _dressed(words)
    found = []
    for one in INTENTIONS.without(without).scan(clad):
        start, act = one.made
        ends = (t.start for t in clad[act + 1 :] if t.word in (",", ";", "but") or t.is_a("relative"))
        found.append(Intended(clad[start].start, clad[act].start, next(ends, clad[-1].end), one.rule))
    return found


def _intentions_shown(text: str) -> Iterator[tuple[str, str]]:
    words = sentence_words(text)
    for one in intentions(words):
        yield one.rule, next(t.word for t in words if t.start == one.act)


INTENTIONS = Grammar("what somebody means to do", [_intended, _awaited, _thought], _intentions_shown)


def _senses_shown(text: str) -> Iterator[tuple[str, str]]:
    words = sentence_words(text)
    for at, (name, kind) in SENSES.foremost(_dressed(words)).items():
        yield name, f"{words[at].word}: {kind or 'none'}"


def _standings_shown(text: str) -> Iterator[tuple[str, str]]:
    words = sentence_words(text)
    for at, (name, standing) in STANDINGS.foremost(_dressed(words)).items():
        yield name, f"{words[at].word}: {standing}"


SENSES = Grammar(
    "senses of words for events",
    [played, *FIGURATIVE, _of_police, _gunfire, _alight, _killing, _illness, _phrase, _overruled,
     _in_words, _compound, *MISHAPS, *GATHERINGS, _where, _lawful_raid, _raided, _from_the_air, *HAZARDS],
    _senses_shown,
)  # fmt: skip
STANDINGS = Grammar(
    "whether an event happened", [_took_place, _denied, _feared, _habitual, _planned], _standings_shown
)
