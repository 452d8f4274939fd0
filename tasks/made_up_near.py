# ruff: noqa: E501
"""Piles of events that are hard to tell apart, made up: what is near in place, day, kind and persons.

Marches of one cause and day in several towns, raids on one village on two days, stages of one trial, two fires
of one town, a second flood, what happens in one town on one weekend, a crime and the protest after it; and
piles in which all is one event.  Words in brackets are chosen anew for each report, as outlets choose theirs.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Iterator, Sequence

Text = tuple[int, str]
"""Days after the event on which something is told, and what."""

TOWNS = (
    (
        "Ambleford Brackley Carnmore Dunwick Ellismouth Farnborne Glaston Hexley Inverdale Jorvale Keldmouth Lanstock "
        "Moorbeck Netherby Oldmere Pendlow Ravenstow Skelby Thornage Upworth Vardon Wexcombe Yelmouth Zelhurst "
        "Karvanik Belostrov Dar-Mensa Tell-Ozal Qasr-Nimar Santa-Mira Villanova-Alta Porto-Cinza Mbandazi Kisuri"
    )
    .replace("-", " ")
    .split(" ")
)
FIRST = "Adele Bruno Carla Dmitri Esther Farouk Greta Hanif Ingrid Joao Kamala Leon Mirela Nabil Odette Pavel Rosa Stefan Tamsin Umar Vera Wanda Yusuf Zoran".split()
LAST = "Abbott Brankovic Castell Dravic Egerton Fonseca Gallow Haddad Ibarra Jansen Kovalen Lindqvist Mortimer Nyland Okafor Petrosyan Quist Rahman Sorrel Tamworth Ustinov Valder Whitlock Yaxley Zeller".split()
STREETS = "Acre Lane|Barrow Street|Canal Road|Dyer Street|Elm Row|Fuller Lane|Gas Street|Hill Road|Ivy Street|Kiln Lane|Linden Avenue|Moat Street".split(
    "|"
)
CAUSES = "the pension reform|the new water tariff|the closure of two hospitals|the mining licence|higher tuition fees|the fuel tax|police violence|the land law".split(
    "|"
)

SPREE: dict[str, tuple[Text, ...]] = {
    "shooting": (
        (0, "{N} people were [shot dead|killed by gunfire] [outside|at] {venue} in {town} {on}. {M} others were [wounded|hit by bullets]. [Police are looking for the gunman.|The gunman fled on foot.]"),
        (0, "Shots [rang out|were fired] at {venue} in {town} {on}, leaving {n} dead and {m} [hurt|wounded], [officers|the police department] said. {Detail}."),
        (0, "[Gunfire broke out|A gunman opened fire] {on} at {venue}, {town}. {N} died [at the scene|on the spot]. {Witness}, who lives across the road, heard a dozen shots."),
        (1, "One of those killed [outside|at] {venue} [{on}|] was {victim}, {age}, [a cook|a father of three|a student nurse], relatives said [{then}|]."),
        (1, "{Detail}, [detectives|investigators] said [{then}|] of the shooting at {venue}. They have asked [anyone with film|drivers with dashboard cameras] to come forward."),
        (2, "Candles and flowers [lay|were left] at {venue} for {victim}, who was [shot|gunned down] there. [Some|Several] hundred people came {then}. {Witness} said that nobody in {town} could sleep."),
        (2, "A [suspect|man of {age2}] was [arrested|taken into custody] {then} over the shooting at {venue} in {town}. {suspect} gave himself up at a police station."),
    ),
    "fire": (
        (0, "A [fire|blaze] [tore through|gutted] {house} on {street} in {town} {on}. {N} [people died|residents were killed] and {m} were taken to hospital."),
        (0, "[Crews|Firefighters] fought for hours to put out a blaze at {house} in {town} {on}. {N} bodies were found [inside|on the top floor]."),
        (0, "{N} people have died after {house} caught fire {on}, the fire service in {town} said. [The roof has fallen in.|Smoke could be seen for miles.]"),
        (1, "{Spark} [is thought to have started|may have caused] the fire which killed {n} on {street}, the chief fire officer, {official}, said {then}."),
        (1, '{Witness} [carried|pulled] two children out of {house} as flames came through the stairs. "It was black in there," she said from her bed in hospital.'),
        (2, "{victim}, {age}, who died in the blaze on {street}, was [described|remembered] {then} as a [kind|generous] neighbour. A fund for the families has been set up."),
        (3, "{Street} [reopened|was opened to traffic again] {then} after the fire at {house}. Surveyors say that what is left must come down."),
    ),
    "crash": (
        (0, "{N} people died when {vehicle} [collided with a lorry|left the road|overturned] [near|outside] {town} {on}. {M} passengers were injured."),
        (0, "A [collision|crash] {on} on the {road} near {town} killed {n} and injured {m}. [Traffic was turned back for six hours.|The carriageway was closed all day.]"),
        (0, "Rescuers [cut|freed] passengers from the wreck of {vehicle} on the {road} {on}. At least {n} did not survive."),
        (1, "The driver of {vehicle}, {suspect}, [was tested for alcohol|told police that the brakes had failed], {official} of the traffic police said {then}."),
        (1, "{victim}, {age}, [was on the way to work|had been to a wedding] when {vehicle} crashed near {town} {on}. {Witness}, a cousin, learned of it by telephone."),
        (3, "The toll of the accident on the {road} [rose to {n1}|reached {n1}] {then} after another passenger died in hospital in {town}."),
    ),
    "robbery": (
        (0, "[Masked men|Armed robbers] [made off with|stole] a [large|undisclosed] sum from {bank} in {town} {on}. A cashier was [struck|beaten] with a pistol."),
        (0, "{Bank} in {town} was robbed {on}. The thieves threatened staff with [a shotgun|hammers] and escaped in {car}."),
        (1, "{Car} used in the hold-up at {bank} was found burnt out {then} in a wood near {town}. Detective {official} is leading the search."),
        (2, "Two brothers were arrested {then} over the robbery of {bank}. Banknotes were found [under a bed|in a freezer], police in {town} said."),
    ),
    "brawl": (
        (0, "[Fists flew|A fight broke out] between supporters after the match in {town} {on}. Police arrested {m} [fans|youths]."),
        (0, "{M} people were [detained|taken into custody] after [trouble|clashes] outside the stadium of {town} {on}. An officer had his nose broken."),
        (1, "The club from {town} has [banned|shut out] the fans who fought after the match {on}. Its chairman, {official}, called them a disgrace."),
    ),
    "collapse": (
        (0, "A [block of flats|multi-storey house] [collapsed|came down] in {town} {on}, [burying|trapping] dozens. {N} bodies have been pulled from the rubble."),
        (0, "Rescuers with dogs are searching the ruins of a house that fell {on} on {street} in {town}. So far {n} are known to be dead."),
        (1, "{victim}, {age}, was brought out alive {then} from under the fallen building on {street} after a day and a night. The crowd cheered."),
        (1, "Engineers found [thin columns|sand in the concrete] in the collapsed house in {town}, {official} of the building authority said."),
        (3, "The owner of the block that fell in {town}, {suspect}, was arrested {then} at the airport. {N1} tenants died there [{on}|]."),
    ),
}  # fmt: skip

RAIDS: tuple[Text, ...] = (
    (0, "An air strike hit {target} in {town} {on}, killing {n} civilians and wounding {m}, medics said."),
    (0, "{N} people, [among them two children|most of them women], were killed {on} when [planes bombed|a missile struck|shells fell on] {target} in {town}."),
    (0, "{town}, {date}: {n} killed, {m} injured. [Air strike|Shelling|Drone strike] on {target}."),
    (0, "Warplanes [struck|attacked] {town} {on}. {Witness}, a nurse, counted {n} bodies at {target}."),
    (1, "Families in {town} {then} buried {victim} and others who died when {target} was hit [{on}|]."),
    (1, "The army [denied|would not confirm] {then} that it had struck {target}. A spokesman, {official}, said that fighters had used it."),
    (2, "Local sources reported on {date} that {n} civilians died in an [alleged|reported] strike on {target} in {town}."),
    (3, "Doctors treating the wounded of {town} say that {n1} had died by then of the attack on {target} {on}."),
    (30, "The coalition assessed the report of civilian casualties in {town} on {date} as [credible|not credible]: {target} had been [hit|struck] that day."),
)  # fmt: skip

MARCH: tuple[Text, ...] = (
    (0, "[About|Some|Around] {crowd} people [marched|demonstrated|took to the streets] in {town} {on} against {cause}."),
    (0, "In {town}, {crowd} [protesters|demonstrators] [filled|gathered in] {square} {on} to protest over {cause}. {Event}."),
    (0, "{date}, {town}: march against {cause}, {crowd} (police), {crowd2} (organisers). {Event}."),
    (0, "{Event} during the protest against {cause} in {town} {on}, [where|at which] {crowd2} people turned out according to the unions."),
    (1, '"We will be back," {leader} told the crowd in {square}, {town}. {Event}.'),
    (1, "{m} of those who [marched|protested] in {town} against {cause} were [freed|released without charge] {then}, their lawyer {witness} said."),
    (1, "The mayor of {town}, {official}, [praised|criticised] the [march|demonstration] {on}. {Event}."),
)  # fmt: skip

STAGES: dict[str, tuple[Text, ...]] = {
    "arrest": (
        (0, "{suspect}, {age}, was [arrested|detained] in {town} {on} [on suspicion of|over] {offence}. Officers searched {a_house}."),
        (0, "Police have arrested [a man of {age}|{suspect}] in connection with {offence}, a statement from {town} said {on}."),
        (1, "Neighbours in {town} were stunned by the arrest of {suspect}. He was led away in handcuffs {on}."),
    ),
    "charge": (
        (0, "{suspect} was charged {on} with {offence}. The {age}-year-old [will appear|is to appear] before magistrates in {town}."),
        (0, "Prosecutors [charged|indicted] {suspect} with {offence} {on}, [the first such case in {town}|after an inquiry of many months]."),
        (1, "{suspect}, who now faces a charge of {offence}, spoke only to give his name in the dock at {town} {on}."),
    ),
    "plea": (
        (0, "{suspect} [pleaded not guilty|denied] {on} at {court} to {offence}. A date for the trial was set."),
        (0, "At {court}, {suspect} entered a plea of not guilty {on}. His counsel, {witness}, asked for bail."),
    ),
    "trial": (
        (0, "The trial of {suspect} for {offence} [opened|began] at {court} {on}. Jurors heard that {Detail}."),
        (0, "[Jurors|The jury] at {court} {on} were shown film in the case against {suspect}. Prosecutor {official} spoke for three hours."),
        (1, "A widow wept {on} as the prosecution opened its case against {suspect} in {town}. {Witness} is to give evidence next."),
    ),
    "verdict": (
        (0, "{suspect} was [found guilty|convicted] {on} of {offence}. The jury at {court} took [six hours|two days]."),
        (0, "[Guilty: |]jurors [convicted|returned a verdict against] {suspect} at {court} {on} over {offence}. There were gasps in the gallery."),
        (1, 'The sister of {victim} embraced detectives after {suspect} was convicted {on}. "At last," she said.'),
    ),
    "sentence": (
        (0, "{suspect} was [sentenced|jailed] {on} [to|for] {years} years for {offence}. Judge {judge} spoke of a cruel act."),
        (0, "{years} years in prison for {suspect}: that is the sentence which {court} handed down {on} for {offence}."),
        (1, "{suspect} showed no feeling as Judge {judge} gave him {years} years {on}. His family shouted from the gallery."),
    ),
    "appeal": (
        (0, "Appeal judges {on} [cut|shortened] the sentence of {suspect}, who is serving {years} years for {offence}."),
        (0, "{suspect} won {on} his appeal against the length of a sentence for {offence}. The court in {town} found that the judge had erred."),
    ),
}  # fmt: skip

ACTS: tuple[tuple[Text, ...], ...] = (
    (
        (0, "{leader} [signed|put his name to] the {law} {on}, [hours|a day] after deputies passed it. {Back} {back2}"),
        (0, "The {law} became law {on} with the signature of {leader}. [Critics|The opposition] spoke of a dark day. {Back} {back2}"),
        (0, "With a stroke of the pen {leader} ended {on} the long dispute over the {law}. {Back2} {back}"),
    ),
    (
        (0, "{leader} [offered|proposed] {on} to delay the {law} by a year if the unions called off their protests. {Back} {back2}"),
        (0, "The unions [rejected|turned down] an offer by {leader} {on} to put off the {law}. {Back2} {back}"),
        (0, "A year of grace for the {law}: that is what {leader} held out {on}. Unions were cool. {Back}"),
    ),
    (
        (0, "{leader} [dismissed|sacked] interior minister {official} {on} in a quarrel over the {law}. {Back} {back2}"),
        (0, "Interior minister {official} lost his post {on}, the latest to fall out with {leader}. {Back2} {back}"),
        (0, "{official} learned {on} by telephone that {leader} no longer wanted him in the cabinet. {Back} {back2}"),
    ),
    (
        (0, "{leader} [called|announced] early elections {on}, [two years|eighteen months] before they were due. {Back} {back2}"),
        (0, "Voters will go to the polls in the autumn, {leader} said {on} in a speech on television. {Back2} {back}"),
        (0, "In a gamble, {leader} dissolved parliament {on}. Polls put his party behind that of {witness}. {Back}"),
    ),
    (
        (0, "Prosecutors asked {on} to question {leader} about [letters|messages] to the builder {suspect}. {Back} {back2}"),
        (0, "{leader} must answer questions on the builder {suspect}, the prosecutor's office said {on}. {Back2} {back}"),
        (0, "Messages between {leader} and {suspect}, a builder, were handed to investigators {on}. {Back} {back2}"),
    ),
    (
        (0, "{witness}, who leads the opposition, [said|declared] {on} that she will run against {leader}. {Back} {back2}"),
        (0, "{leader} has a rival: {witness} announced her candidacy {on} in the town where she was born. {Back2} {back}"),
        (0, "Before a small crowd {witness} launched her campaign {on}. {leader} wished her luck. {Back} {back2}"),
    ),
)  # fmt: skip

BACKS = (
    "{leader} has [governed|ruled] since 2015 and is the head of the People's Alliance.",
    "The {law} has [split|divided] the country for months, and {witness} of the Civic Union has fought it from the start.",
    "Thousands marched in {town} last month over the {law}.",
    "In surveys [half|most] of all voters say that they no longer trust {leader}.",
    "The ministry of {official} did not answer [questions|calls].",
)
LAWS = "land reform|pension bill|media law|border act|budget|court reform".split("|")

NATURE: dict[str, tuple[Text, ...]] = {
    "flood": (
        (0, "[Floods|Flash floods] swept through {town} {on}, killing {n} people. {M} are missing."),
        (0, "The river burst its banks in {town} {on} and carried off [cars|bridges|the market]. {N} people drowned."),
        (0, "{N} people lost their lives in {town} {on} when [mud and water|a wall of water] came down the valley."),
        (2, "Shopkeepers in {town} shovelled mud from their cellars. {Witness} lost everything in the flood {on}."),
        (3, "The toll of the flood in {town} rose to {n1} {then}, the governor, {official}, said. Helicopters brought food."),
        (6, "Insurers put the damage of the flood in {town} {on} at 80 million. Whole streets were not covered."),
    ),
    "quake": (
        (0, "An earthquake of magnitude {mag} [struck|shook] {town} {on}, killing {n} people."),
        (0, "M {mag} - near {town} - {date} - depth 10 km. Buildings are down."),
        (0, "Houses [collapsed|fell] in {town} {on} in a quake that was felt 200 miles away. At least {n} died."),
        (2, "Hopes of finding survivors in {town} were fading {then}. {N1} people are known to have died in the earthquake [{on}|]."),
        (3, "A boy was pulled alive from the ruins of {town} {then}, days after the quake. Rescuer {witness} heard him knock."),
        (6, "Thousands are sleeping in tents around {town} after the quake {on}. Aftershocks go on, {official} said."),
    ),
    "storm": (
        (0, "A storm with gusts of 140 km/h hit {town} {on}, [felling trees|tearing off roofs]. {N} people were killed."),
        (0, "{N} dead, {m} hurt: that is the toll of the storm that passed over {town} {on}."),
        (1, "Power was restored to half of {town} {then} after the storm. {victim}, who died under a tree, was {age}."),
        (2, "The harbour of {town} is full of wreckage. Fisherman {witness} lost two boats in the storm."),
    ),
}  # fmt: skip

SLOTS = {
    "venue": "a barber's shop|a nightclub called Indigo|a petrol station|a bus shelter|a wedding hall|a pizza parlour|a car wash|a basketball court",
    "house": "a nursing home|a furniture store|a hostel for workers|a terraced house|a paper mill|a night club|a school|a barn|a block of flats",
    "vehicle": "a school bus|a milk lorry|a minibus with pilgrims|a coach full of skiers|a tram|a taxi|a motorcycle",
    "road": "A41|coast road|M9|northern ring road|mountain road|A17",
    "bank": "a post office|the savings bank|a jeweller's shop|a money changer|a supermarket",
    "car": "a grey estate car|a stolen van|a red hatchback|a white pick-up",
    "target": "a market|a clinic|a school|a bakery|a mosque|a fuel depot|a farm|a bus station|a wedding party|a bridge|a family's house",
    "square": "Market Square|the square before the cathedral|Station Square|the park by the river|the yard of the town hall",
    "event": "A drum band led the way|Police used tear gas|Shop windows were broken|Nobody was arrested|It rained all the time|Two officers were hurt|Tractors blocked a bridge|An effigy was burnt",
    "detail": "forty casings lay on the ground|a quarrel over money came before it|a dog was found beside the door|the door had been locked|a grey van had been waiting|the lamps had been out for days",
    "spark": "a charging battery|a candle|faulty wiring|a pan of oil|arson|a cigarette|a heater",
    "offence": "the murder of {victim}|bribery|the theft of a painting|fraud against pensioners|manslaughter over a fire|spying|the abduction of {victim}",
    "a_house": "his home|a garage|an office|two flats",
}  # fmt: skip

_CHOICE = re.compile(r"\[([^\[\]]*)\]")


def _told(chance: random.Random, town: str, cause: str) -> dict[str, str]:
    names = chance.sample([f"{first} {last}" for first in FIRST for last in LAST], 7)
    told = dict(
        zip(("victim", "witness", "suspect", "official", "leader", "judge", "other"), names, strict=True)
    )
    n, m, crowd = (
        chance.randrange(2, 15),
        chance.randrange(3, 40),
        chance.choice((60, 200, 450, 900, 3000, 12000)),
    )
    told |= {"n": _count(n), "m": _count(m), "n1": str(n + chance.randrange(1, 4))}
    told |= {
        "crowd": f"{crowd:,}",
        "crowd2": f"{crowd * chance.choice((2, 3)):,}",
        "years": str(chance.randrange(3, 30)),
    }
    told |= {
        "age": str(chance.randrange(18, 80)),
        "age2": str(chance.randrange(18, 60)),
        "mag": f"{chance.randrange(52, 74) / 10}",
    }
    told |= {
        "town": town,
        "street": chance.choice(STREETS),
        "cause": cause,
        "court": f"{chance.choice(TOWNS)} Crown Court",
    }
    told |= {slot: chance.choice(texts.split("|")).format(victim=names[0]) for slot, texts in SLOTS.items()}
    return told | {slot[0].upper() + slot[1:]: text[0].upper() + text[1:] for slot, text in told.items()}


def _count(n: int) -> str:
    words = "no one two three four five six seven eight nine ten eleven twelve".split()
    return words[n] if n < len(words) else str(n)


DIFFER = 0.3
"""Share of reports whose figures are their own: not all outlets have heard the same."""


def _own_figures(chance: random.Random, told: dict[str, str]) -> dict[str, str]:
    if chance.random() >= DIFFER:
        return told
    n, m = _count(chance.randrange(2, 15)), _count(chance.randrange(3, 40))
    return told | {"n": n, "m": m, "N": n.capitalize(), "M": m.capitalize()}


def _when(chance: random.Random, day: datetime.date, published: datetime.date) -> str:
    """How a report says the day of its event."""
    gone = (published - day).days
    if gone == 0:
        return chance.choice(("today", "this morning", f"on {day:%A}", "this afternoon"))
    if gone == 1:
        return chance.choice(
            ("yesterday", f"on {day:%A}", f"on {day:%A}", f"on {day:%A} night", f"on {day.day} {day:%B}")
        )
    if gone < 7:
        return chance.choice((f"on {day:%A}", f"on {day:%A}", f"on {day.day} {day:%B}"))
    return chance.choice((f"on {day.day} {day:%B}", f"on {day.day} {day:%B %Y}"))


def told_of(
    chance: random.Random, texts: Sequence[Text], told: dict[str, str], day: datetime.date, most: int = 4
) -> list[tuple[str, datetime.date]]:
    """Return some reports of one event, each with the day of its publication."""
    found = []
    first = [text for text in texts if not text[0]]
    chosen = chance.sample(texts, min(len(texts), chance.randrange(1, most + 1)))
    if not any(text[0] == 0 for text in chosen):
        chosen[0] = chance.choice(first)
    for later, text in chosen:
        published = day + datetime.timedelta(later + chance.randrange(2))
        if "law" in told:
            backs = chance.sample(BACKS, 2)
            text = text.replace("{Back}", backs[0]).replace("{back2}", backs[1])  # noqa: PLW2901
            text = text.replace("{Back2}", backs[1]).replace("{back}", backs[0])  # noqa: PLW2901
        words = _CHOICE.sub(lambda found: chance.choice(found[1].split("|")), text)
        then = _when(chance, published - datetime.timedelta(chance.randrange(2)), published)
        days = {"on": _when(chance, day, published), "then": then, "date": f"{day.day} {day:%B %Y}"}
        filled = " ".join(words.format(**_own_figures(chance, told), **days).split()).replace(" .", ".")
        found.append((filled[:1].upper() + filled[1:], published))
    return found


Event = tuple[Sequence[Text], dict[str, str], datetime.date]


def _events(chance: random.Random, style: str) -> Iterator[Event]:
    """The events of one pile."""
    day = datetime.date(2023, 1, 1) + datetime.timedelta(chance.randrange(360))
    towns = chance.sample(TOWNS, 6)
    cause = chance.choice(CAUSES)

    def later(most: int) -> datetime.date:
        return day + datetime.timedelta(chance.randrange(most + 1))

    if style == "campaign":
        for town in towns[:5]:
            yield MARCH, _told(chance, town, cause), day
        yield MARCH, _told(chance, towns[0], cause), day + datetime.timedelta(chance.choice((5, 7)))
    elif style == "village":
        for town, after in ((towns[0], 0), (towns[0], chance.randrange(1, 4)), (towns[1], 0), (towns[1], 2)):
            yield RAIDS, _told(chance, town, cause), day + datetime.timedelta(after)
        yield RAIDS, _told(chance, towns[0], cause), day + datetime.timedelta(chance.randrange(6, 20))
    elif style == "court":
        for town in towns[:2]:
            told, at = _told(chance, town, cause), day
            for stage in sorted(chance.sample(range(len(STAGES)), chance.randrange(2, 5))):
                yield list(STAGES.values())[stage], told, at
                at += datetime.timedelta(chance.randrange(20, 200))
    elif style == "office":
        told, at = _told(chance, towns[0], cause) | {"law": chance.choice(LAWS)}, day
        for texts in chance.sample(ACTS, 5):
            yield texts, told, at
            at += datetime.timedelta(chance.choice((1, 3, 8, 30, 90)))
    elif style == "again":
        texts = chance.choice([*NATURE.values(), *SPREE.values()])
        for after in (0, chance.randrange(2, 14)):
            yield texts, _told(chance, towns[0], cause), day + datetime.timedelta(after)
        yield texts, _told(chance, towns[1], cause), later(6)
    elif style == "town":
        for kind in chance.sample(sorted(SPREE), 5):
            yield SPREE[kind], _told(chance, towns[0], cause), later(2)
    elif style == "county":
        for town in towns[:5]:
            yield chance.choice(list(SPREE.values())), _told(chance, town, cause), later(2)
    elif style == "after":
        kind = chance.choice(("shooting", "fire", "collapse"))
        told = _told(chance, towns[0], cause)
        yield SPREE[kind], told, day
        yield (
            MARCH,
            told | {"cause": f"the {kind} at {told['venue' if kind == 'shooting' else 'house']}"},
            day + datetime.timedelta(7),
        )
        yield (
            STAGES["trial"],
            told | {"offence": f"the {kind} in which {told['victim']} died"},
            day + datetime.timedelta(200),
        )
    elif style == "one":
        yield chance.choice([*NATURE.values(), *SPREE.values(), RAIDS]), _told(chance, towns[0], cause), day
    else:
        kinds = [*NATURE.values(), *SPREE.values(), *STAGES.values(), RAIDS, MARCH]
        for texts in chance.sample(kinds, 6):
            yield texts, _told(chance, chance.choice(towns), chance.choice(CAUSES)), later(300)


STYLES = ("campaign", "village", "court", "again", "town", "county", "after", "one", "year", "office")
UNDATED = 0.15
"""Share of piles of which no report has a day of publication."""


def near(number: int = 100) -> Iterator[list[dict[str, str]]]:
    """Return piles of events that are near one another, ten of each style."""
    for pile in range(number):
        chance = random.Random(3000 + pile)
        style = STYLES[pile % len(STYLES)]
        dated = chance.random() >= UNDATED
        rows = []
        for event, (texts, told, day) in enumerate(_events(chance, style)):
            for at, (text, published) in enumerate(
                told_of(chance, texts, told, day, 9 if style == "one" else 4)
            ):
                rows.append(
                    {
                        "id": f"n{pile}-{event}-{at}",
                        "incident": str(event),
                        "source": f"Outlet {at}",
                        "date": published.isoformat() if dated else "",
                        "text": text,
                    }
                )
        yield rows
