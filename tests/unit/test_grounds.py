"""Grounds: what reports tell that is published, and what of it is not, kind by kind."""

import datetime

import pytest
from tests.reports import claims, headings, sentences, told

from claimkit.datespans import DateSpan
from claimkit.dossier.fitting import misfits
from claimkit.dossier.grounds import no_grounds
from claimkit.models import Actor, Claim, Event, Grade, Place, Report
from claimkit.quantities import Quantity
from claimkit.reading import read_report
from claimkit.resolution import resolve


def figures(text: str) -> list[tuple[str, object]]:
    return [(c.attribute, c.value.value) for c in claims(text) if isinstance(c.value, Quantity)]


def claim(text: str, attribute: str) -> Claim:
    return next(c for c in claims(text) if c.attribute == attribute)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police detained 17 people at a march in Corby on Friday.", "17 people were detained"),
        ("Police arrested 17 people at a march in Corby on Friday.", "17 people were arrested"),
        ("Ann Holm was jailed for two years, suspended for three, for fraud.", "was 2 years, suspended,"),
        ("Two shepherds are missing in a storm in Corby and presumed dead.", "2 shepherds were missing,"),
        ("A ferry sank off Corby on Friday. Nine people died.", "9 people died, as reported by"),
        ("Ann Holm was sentenced to 10 months' home detention for fraud.", "10 months of home detention"),
        ("A bomb killed two in Corby on Friday. A woman became the third person to die.", "3 people died"),
        ("A fire in Corby did damage put at 9 million euros on Friday.", "The damage was 9,000,000 EUR"),
        ("A storm hit Corby on Friday. Nine people died here and two in the next village.", "At least 9 "),
        ("A storm destroyed 23 homes in Corby on Friday.", "23 homes were destroyed"),
        ("A storm destroyed 23 buildings in Corby on Friday.", "23 buildings were destroyed"),
        ("A storm destroyed one home in Corby on Friday.", "1 building was destroyed"),
        ("Nine people are feared dead in a fire in Corby, officials said on Friday.", "It is feared that 9"),
    ],
)
def test_it_is_published_as_it_is_told(text: str, words: str) -> None:
    assert any(words in sentence for sentence in sentences(told(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A bomb hurt 33 people in Corby. Eleven stay in hospital: nine in Varn, two in Dormel.", "9 people"),
        ("A blast in Corby on Friday hurt 17; two of the wounded died in the night.", "15 people"),
        ("A fire in Corby on Friday. Some 400 houses were flooded or destroyed.", "400 buildings"),
        ("A judge in Corby said he took the life of a brave man and of a girl.", "2 people died"),
        ("A storm in Corby killed two on Friday. The other four victims died at home.", "4 people died"),
        ("Rumours that nine had died in a storm in Corby were false, police said.", "9 people"),
        ("A volcano in Corby threw stones on Friday and four people died.", "Protesters"),
        ("Inmates rioted at a prison in Corby on Friday and nine died.", "Protesters"),
        ("A march was held in Corby. Police denied using tear gas.", "The police used"),
        ("A march was held in Corby. Each grave had a mound of stones.", "Protesters used"),
        ("A storm in Corby killed two on Friday, the paper said. It killed four stories.", "4 people died"),
        ("Three racehorses died in a fire in Corby on Friday.", "3 people died"),
        ("Police seized 300 plants in Corby on Friday.", "people were arrested"),
        ("Two missing paintings were found in Corby on Friday.", "missing"),
        ("A storm hit Corby on Friday. One officer remains with a concussion.", "1 person died"),
        ("A storm hit Corby. Five people are missing. Most of the victims drowned in Varn.", "5 people died"),
        ("A march was held in Corby on Friday. Nine demonstrators received treatment.", "9 people took"),
        ("A crash in Corby killed two. Accidents cause many deaths in the country of 12 million.", "12,000"),
        ("The ATR 42 disappeared from radar off Corby on Friday.", "42 people"),
        ("Three-quarters of the population of Corby is under 35.", "35 people"),
        ("Fifty-six pupils kidnapped in Corby have been reunited with their parents.", "56 pupils"),
        ("A train hit a truck in Corby on Friday; nobody was seriously hurt.", "No one was injured"),
        ("A blast in Corby killed five on Friday, a week after 31 died in an attack in Varn.", "31 people"),
        ("A bus with 42 pilgrims fell in Corby. Nine died and the rest were hurt.", "9 people were injured"),
        ("Teachers in Corby, who earn 400 a month, went on strike on Friday.", "400 people"),
        ("Miners set up eleven blockade points in Corby on Friday.", "11 people"),
        ("Four members of a family died in a fire in Corby on Friday.", "4 members"),
        ("Prosecutor Ann Holm opened an investigation into arson in Corby on Friday.", "to Ann Holm"),
        ("A court in Corby jailed Ann Holm. It ordered her to pay $7,100 in damages.", "The damage was"),
        ("Residents said about a dozen protesters had suffered in Corby at a march.", "12 people took part"),
        ("The man was arrested in Corby on Friday over the murder of two men in Varn last year.", "3 May"),
        ("Schools in Corby were evacuated on Friday after a bomb threat.", "It happened"),
        ("Ann Holm, who was hurt by a bomb in Varn, died on Friday in a clinic in Corby.", "died in Corby"),
        ("A flood in Corby on Friday. Some 1,900 people with cholera were taken to hospital.", "1,900"),
        ("A quake hit Corby on Friday. Three injured girls were evacuated to Varn.", "displaced"),
        ("A flood in Corby killed nine people on Friday. The district maintains the figure of 80.", "80"),
        ("A typhoon hit Corby on Friday and killed nine. A roof peeled off. No one was hurt.", "No one"),
        (
            "After the storm in Corby on Friday officials put losses in rice and corn at $3 million.",
            "The damage was",
        ),
        ("Ten fans died at a match in Corby on Friday after police fired tear gas.", "The police used"),
        ("A man drowned two kittens in Corby on Friday.", "died"),
        ("A storm in Corby on Friday did P3 million worth of damage to farms before it left.", "damage"),
        ("A strike shut a line in Corby on Friday. The operator put its losses at $2 million.", "The damage"),
        (
            "A storm hit Corby on Friday, the town said. Damage to rice and corn came to $3 million.",
            "The damage",
        ),
        ("A storm in Corby on Friday did damage put at more than 9 million euros ($10 million).", "USD"),
        (
            "A fire hit Corby on Friday. The earlier number of 63 destroyed houses came from the town.",
            "63",
        ),
        (
            "Police were asked why at the march in Corby only 8 arrests had been reported at first.",
            "8 people",
        ),
        ("A landslide hit Corby on Friday. Rescuers found the last three bodies.", "3 people died"),
        ("A landslide hit Corby on Friday. Nine of the bodies have been identified.", "9 people died"),
        ("A landslide hit Corby on Friday. So far nine bodies have been identified.", "9 people died"),
        ("A landslide hit Corby on Friday. Eight remain missing and are presumed dead.", "8 people died"),
        ("Troops in Corby freed 58 bus passengers held for weeks.", "58 people were detained"),
        ("Gunmen held 31 captives in Corby. The 31 captives were taken to a clinic on Friday.", "injured"),
        ("Rescuers in Corby feared on Friday that 100 were buried, but the toll was 31.", "feared"),
        ("A landslide killed 31 in Corby on Friday. The 31 dead were buried in Varn.", "died in Varn"),
        ("A man was beaten to death in Corby by his brother, a jury heard on Friday.", "3 May"),
        ("A fire in Corby on Friday. The tally of houses lost now stands at five.", "5 people died"),
        ("Ann Holm was sentenced to four years for fraud, with 18 months suspended.", "18 months"),
        ("Police in Corby reported nine arrests at a march on Friday and used tear gas.", "gas, according"),
        ("Police in Corby arrested five people on Friday for allegedly looting.", "It is alleged"),
        ("A march was held in Corby on Friday. A boy was shot dead by police.", "1 person died"),
        ("A storm hit Brisbane in Australia on Friday. It did damage put at $9 million.", "The damage was"),
        ("A storm hit Corby on Friday. The damage bill is expected to be $9 million.", "The damage was"),
        ("A march was held in Corby on Friday. Police considered using tear gas.", "The police used"),
        (
            "A march was held in Corby on Friday. If they tear gas us, we go, Ann Holm said.",
            "The police used",
        ),
        ("The toll of a shooting in Corby has risen to 17 people injured and one dead.", "17 people died"),
        ("A court in Corby gave Ivan Dorn a suspended five-year prison sentence for fraud.", "imprisonment"),
        ("Ivan Dorn, 40, of Ashford, Co Wicklow, pleaded guilty to fraud on Friday.", "Co Wicklow"),
        ("Six MS-13 gang members were convicted of fraud in Corby on Friday.", "against 13"),
        ("A fire hit Corby on Friday. A lawyer said he would seek damages of 450,000 euros.", "The damage"),
        (
            "Police used tear gas at a riot in Corby on Friday. Nine people were killed in nationwide riots.",
            "9 people",
        ),
        ("Three were shot in Corby on Friday. She said the third victim died at once.", "3 people died"),
    ],
)
def test_it_is_not_published(text: str, words: str) -> None:
    assert not any(words in sentence for sentence in sentences(told(text)))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        line.split(": ", 1)
        for line in """
accident: Three workers were killed in a gas leak at a plant in Corby on Friday.
accident: At least 11 people were killed in a crush at a stadium in Corby on Friday.
accident: A stampede at a temple in Corby killed 31 people on Friday.
accident: A cable car broke loose in Corby on Friday, killing three people.
accident: Twelve people died of methanol poisoning in Corby on Friday.
accident: A pile-up near Corby left seven people dead on Friday.
disaster: A dam burst near Corby on Friday and 40 people were killed.
disaster: A volcano erupted near Corby on Friday, killing 16 people.
disaster: Torrential rain in Corby killed 16 people on Friday.
disaster: A mudflow buried a village near Corby on Friday, killing 12 people.
disaster: A cold snap killed 20 people in Corby on Friday.
disaster: A hailstorm in Corby injured 60 people on Friday.
attack: A man with a knife wounded four people in Corby on Friday.
attack: Pupils were abducted from a school in Corby on Friday; 40 are missing.
attack: A grenade thrown into a bar in Corby killed two people on Friday.
accident: A driver was charged with third-degree murder in a hit-and-run that killed two in Corby.
attack: Rebels hacked 20 villagers to death near Corby on Friday.
event: The company collapsed on Friday and 400 people in Corby lost their jobs.
event: Talks collapsed in Corby on Friday and 12 people were injured.
event: Two players collapsed at a match in Corby on Friday.
""".strip().splitlines()
    ],
)
def test_what_happened_has_a_kind(kind: str, text: str) -> None:
    assert kind in {record.event.kind for record in told(text).events}


def test_a_dateline_is_not_where_it_was() -> None:
    """What is told to be near the town that a report was sent from was not in it."""
    text = "CORBY (Wire) - Several hundred people occupied a road to a mine near Corby on Friday in protest."
    assert {record.event.name for record in told(text).events} == {"Protest near Corby on 3 May 2024"}


@pytest.mark.parametrize(
    "text",
    [
        "Youths marched on the prefecture on Friday. A victim is to be buried in Corby.",
        "A bus crashed on a pass on Friday, killing nine. The hurt are in a clinic in Corby.",
        "A landslide killed nine in an Andean village on Friday. The governor spoke in Corby.",
    ],
)
def test_what_a_report_tells_by_the_way_is_not_where_it_was(text: str) -> None:
    names = [record.event.name for record in told(text).events]
    assert names
    assert not any("Corby" in name or "Andean" in name for name in names)


def test_what_is_corrected_on_a_day_was_not_on_it() -> None:
    """On Sunday the police corrected how many had come; nobody came on Sunday."""
    text = "A march was held in Corby on Friday. The figure was corrected to 14,500 marchers on Thursday."
    about = claim(text, "crowd_size").about
    assert about is None or about.edtf != "2024-05-02"


@pytest.mark.parametrize(
    ("text", "attribute", "scope"),
    [
        ("Of the 12 injured, four more are in hospital.", "injuries", "those still in hospital"),
        ("It treated 21 people and took seven to hospital.", "injuries", "those still in hospital"),
        ("Nine people are in intensive care.", "injuries", "those in intensive care"),
        ("Eleven marchers sought help along the way.", "crowd_size", "marchers"),
        ("Police had first spoken of eight arrests.", "arrests", "an earlier count"),
        ("There were 63 blasts in homes last year, which left nine dead.", "deaths", "a longer time"),
        ("Three officials were shot between March 2016 and June 2017.", "injuries", "a longer time"),
        ("Over the past year, 28 have been killed, while 189 died in raids.", "deaths", "a longer time"),
        ("Two separate bombings in the north killed seven people.", "deaths", "several events together"),
        ("Six people arrested over the attack have been released.", "arrests", "those who are free"),
        ("Seven of the 11 people arrested over the attack have been released.", "arrests", ""),
        ("Police spoke of some 1,200 participants at the march.", "crowd_size", ""),
    ],
)
def test_some_are_counted_or_others(text: str, attribute: str, scope: str) -> None:
    assert [c.scope for c in claims(text) if c.attribute == attribute][-1] == scope


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("A list shows that 42 of them were marched into the forest.", "crowd_size"),
        ("Poland has six nurses per 1,000 inhabitants.", "population"),
        ("Thousands rally in Varn as inspector is arrested.", "arrests"),
        ("A survivor, who hid, said the bandits came out and shot into the air.", "shot"),
        ("Gunmen abducted 15 people in Varn. Police said 13 people were being held.", "arrests"),
        ("Police arrested the owner of a shop in Varn and his foreman.", "arrests"),
    ],
)
def test_nobody_is_counted(text: str, attribute: str) -> None:
    assert not any(c.attribute == attribute for c in claims(text))


def test_a_figure_that_a_later_report_corrects_is_not_published() -> None:
    """Nobody publishes nine where the next day's paper has nine as the first count, and eleven now."""
    first = "Police arrested nine people at a march in Corby on Friday. Nine people are in custody."
    later = "Eleven were arrested at the march in Corby on Friday. Police had first spoken of nine arrests."
    said = sentences(told(first, later, apart=1))
    assert any("11 people were arrested" in s for s in said)
    assert not any("9 people" in s and not s.startswith("Told before") for s in said)


def test_a_body_is_named_whole() -> None:
    told_by = claim("The Carrow Growers' League said nine people had died.", "deaths").speaker
    assert told_by is not None
    assert told_by.name == "Carrow Growers' League"


def test_whoever_spoke_last_is_meant() -> None:
    text = "Ivan Dorn left.\n\nNine people died, said La Ode Rahman, who heads it.\n\nHe said 41 were hurt."
    speaker = claim(text, "injuries").speaker
    assert speaker is not None
    assert speaker.name == "La Ode Rahman"


def test_where_somebody_spoke_is_not_where_it_was() -> None:
    assert claim("Relatives told our reporter in Corby that three hostages had died.", "deaths").place is None


def test_a_list_of_those_counted_counts_nobody_twice() -> None:
    text = "The bodies of two victims, a shepherd and a fireman, were found in Corby on Friday."
    assert max(n for name, n in figures(text) if name == "deaths" and isinstance(n, int)) == 2


def test_a_clause_with_where_is_of_the_place_before_it() -> None:
    assert claim("Questions were asked in Corby, where 10 died.", "deaths").place_grade is Grade.CLAUSE


def test_a_town_lies_where_the_tables_have_it() -> None:
    """A report from Kentucky that names a town of Tennessee does not move it."""
    text = "A blast in Kentucky on Friday killed two people. One is in hospital in Nashville, badly hurt."
    assert not any("Nashville" in record.event.name for record in told(text).events)


def test_the_dead_are_buried_on_another_day() -> None:
    names = {
        record.event.name for record in told("Corby buried its nine dead on Friday after the fire.").events
    }
    assert not any("May" in name for name in names)


def test_most_reports_name_the_place_of_a_heading() -> None:
    """What one of two reports tells of a gathering elsewhere is not where the other saw it."""
    march = "Police in Corby used tear gas on Friday at a march on parliament. Some 7,000 people marched."
    other = "Of the march on Friday, 31 people are in custody. In Varn 300 people gathered on Elm Square."
    assert not any("Elm Square" in record.event.name for record in told(march, other).events)


def test_who_is_rescued_later_does_not_date_what_happened() -> None:
    first = "A mine in Corby collapsed on Monday and 12 miners died."
    later = "Four miners were rescued on Friday, 90 hours after the collapse."
    assert len(told(f"{first}\n\n{later}").events) == 1


def test_an_earlier_figure_was_told_earlier() -> None:
    """Who counts fewer later does not stand in for an earlier time."""
    more, fewer = (
        f"The fire in Corby on Friday hurt {n} people, the {who} said."
        for n, who in ((27, "union"), (24, "ministry"))
    )
    early = [s for s in sentences(told(more, fewer, apart=2)) if s.startswith("Told before")]
    assert not any("24 people" in s for s in early)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A march drew 8,000. Eleven were hurt. The final figure is 8,000.", ("crowd_size", 8000)),
        ("Two were arrested. The district has maintained the figure of 80,000.", None),
        ("Eleven were hurt. The ministry put the figure at 14.", ("injuries", 14)),
    ],
)
def test_a_figure_is_of_something_of_its_size(text: str, expected: tuple[str, int] | None) -> None:
    assert (figures(text)[-1] == expected) if expected else len(figures(text)) == 1


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("A ferry sank off Corby and nine people died.", True),
        ("A bus crashed 12 km north of the city of Corby, killing nine people.", True),
        ("A bus crashed in the north of Corby, killing nine people.", False),
        ("Nine people died near Corby, in Corby itself and in Varn.", False),
        ("A gunman killed nine people in a suburb of Corby.", True),
        ("A gunman killed nine people at a suburban Corby plant.", True),
    ],
)
def test_who_is_near_a_place_is_not_in_it(text: str, near: bool) -> None:
    assert claim(text, "deaths").near is near


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Twelve people died, officials and rights activists said.", "officials and rights activists"),
        ("The Ombudsman's report is long. It says that 12 people died.", "Ombudsman"),
        ("Organisers, a union of farmers' clubs, shops and schools, said 12 people died.", "organisers"),
        ("Investigators believe that the fire that killed 12 people was set.", None),
        ("Twelve people died, among them a girl who was thought to be safe.", None),
        ("Bar owner charged after blaze that left 12 dead.", None),
        (
            "Deaths: 12 bodies recovered (provincial disaster committee, 24 April).",
            "provincial disaster committee",
        ),
    ],
)
def test_it_is_said_by_who_says_it(text: str, speaker: str | None) -> None:
    found = claim(text, "deaths").speaker
    assert (found.name if found is not None else None) == speaker


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It was the deadliest storm in Corby since 1982, when nine people died.", "1982"),
        ("On 3 May, when the storm hit, nine people died.", "2024-05-03"),
        ("On Friday police said that nine people had died in a crash.", None),
        ("Nine people died in a fire at a dormitory built in 2019.", None),
        ("Two men went on trial Friday for killing nine people.", None),
        ("He pleaded guilty on Friday to killing nine people.", None),
        ("Two men went on trial in the old city of Corby on Friday over a fire that killed nine.", None),
        ("Nine people died in a region that was devastated by the quake-triggered tsunami of 2004.", None),
        ("Nine dancers who starred in musicals of the 1940s and 1950s have died.", None),
    ],
)
def test_a_day_is_of_what_its_clause_tells(text: str, days: str | None) -> None:
    about = claim(text, "deaths").about
    assert days is None or (about is not None and about.edtf == days)
    assert days is not None or about is None or about.text == ""


def test_who_is_accused_does_not_vouch_for_the_charge() -> None:
    dossier = told(
        "A court in Corby jailed Ann Holm on Friday. Holm admitted that she had been charged with fraud."
    )
    (charges,) = (line for line in sentences(dossier) if line.startswith("Charges"))
    assert charges == "Charges of fraud were brought against Ann Holm, as reported by Outlet 0."


def test_a_year_that_a_line_names_is_not_that_of_the_next() -> None:
    """A report without a day goes on from December 2003, or comes back to its own year: the year is open."""
    quake = "A quake hit Bam in December 2003, killing 31,000 people."
    report = Report(
        f"TEHRAN, Nov 28, 2005 - A quake hit Qeshm.\n{quake}\nA quake hit Zarand in February.", "Daily"
    )
    dates = [c.about.edtf for c in read_report(report) if c.about and c.attribute == "event_date"]
    assert dates == ["2003-12", "XXXX-02"]


def test_last_year_is_counted_from_the_day_of_the_report() -> None:
    """Where that is not known, it is not the year before one that the report names."""
    report = Report("A tsunami in 2004 killed 230,000 people.\nIn April last year a quake hit Aceh.", "Daily")
    dates = [c.about.edtf for c in read_report(report) if c.about and c.attribute == "event_date"]
    assert dates == ["2004", "XXXX-04"]


def test_a_year_that_names_another_dates_nothing() -> None:
    about = claim("A 6.1-magnitude quake hit Aceh, a region hit by 2004 tsunami.", "magnitude").about
    assert about is not None
    assert about.text == ""  # the day of the report


def test_what_was_long_before_is_not_of_the_event() -> None:
    """Who won an award in 2004 for an arrest was not arrested over the shooting of 2005."""
    shooting = Event(
        "e", name="Attack in Corby", kind="attack", date=DateSpan.day(datetime.date(2005, 6, 24))
    )
    for year, fits in ((2004, False), (2005, True)):
        arrest = Claim.from_text("arrests", "two men", "Post", report="r", about=f"{year}", day_grade=5)
        assert (misfits(resolve([arrest]), shooting, {}) == {}) is fits


def test_what_is_counted_since_december_is_not_headed_by_march() -> None:
    flood = Event("e", name="Disaster in March 2017", kind="disaster")
    since = DateSpan(datetime.date(2016, 12, 1), None)
    for about, fits in ((since, False), (DateSpan.day(datetime.date(2017, 3, 2)), True)):
        dead = Claim.from_text("deaths", "246 people", "Post", report="r", about=about, day_grade=5)
        assert (misfits(resolve([dead]), flood, {}) == {}) is fits


def test_a_country_is_not_headed_by_a_town() -> None:
    """Thousands in five towns of France are not those of Paris."""
    march = Event("e", name="Protest in Paris", kind="protest", place=Place("Paris"))
    for place, fits in (("France", False), ("Paris", True)):
        crowd = Claim.from_text("crowd_size", "thousands", "Post", report="r", place=place, place_grade=6)
        assert (misfits(resolve([crowd]), march, {}) == {}) is fits


def test_whoever_is_pointed_back_to_may_be_told_of_as_dead() -> None:
    person = Quantity(1, unit="person")
    for words, stands in (("a girl", True), ("my daughter", False)):
        hurt = [Claim("injuries", person, name, text=words, report=name) for name in ("Post", "Sun")]
        assert (no_grounds(resolve(hurt), 0) == "") is stands


def test_an_accident_near_a_town_is_headed_so() -> None:
    """Two reports say that it was near Corby, one that it was in it."""
    texts = (
        f"A train derailed {where} Corby on Friday, killing two people." for where in ("near", "near", "in")
    )
    dossier = told(*(f"Train crash kills two\n\n{text} Report {n}." for n, text in enumerate(texts)))
    assert {"Accident near Corby on 3 May 2024"} <= set(headings(dossier))


_BLAST = "Blast outside a court in Corby kills at least 20\n\nAt least 20 people were killed in a bomb blast"


def test_news_begins_with_what_it_is_about() -> None:
    """However much is told of last month's attack: the headline counts those of this one."""
    first = f"{_BLAST} outside a court in Corby, officials said. A bomber set off his explosives at a gate."
    before = "Last month, bombers killed more than 30 people and wounded about 70 in twin blasts in Corby."
    more = "Rebels said they were behind that attack on 10 January. The court was bombed in June 2013."
    other = f"{_BLAST} in Corby on Tuesday, police said. The bomb went off at a gate of the court."
    day = datetime.date(2024, 2, 6)
    main, *_ = told(f"{first} {before} {more}", other, published=day).events
    assert main.resolutions["deaths"].sentence.startswith("At least 20 people died")


def test_a_headline_holds_what_is_counted_below_it() -> None:
    """Two in a serious state are two of the 12, whoever says so."""
    text = (
        "Float collapses at parade in Corby, injuring 12\n\nThe top of a float collapsed on Friday, injuring "
        "at least 12 people, officials said. City hall said two people were in serious condition."
    )
    assert any("12 people were injured" in line for line in sentences(told(text, text)))


def test_figures_that_are_told_again_differ() -> None:
    """Each report says its figure twice, of one attack: neither is that of a part."""
    ours, theirs = (
        f"Rebels kill {n} policemen\n\nRebels attacked a post near Corby on Friday, killing {n} policemen, "
        f"the {who} said. The {n} policemen were asleep."
        for n, who in (("11", "army"), ("12", "governor"))
    )
    assert any("11" in line and "12" in line for line in sentences(told(ours, theirs)))


def test_a_case_is_of_whom_its_heading_names() -> None:
    """Two officials who pleaded guilty are not the president who was tried."""
    case = Event("e", name="Court case against Ivan Dorn", kind="trial")
    for who, fits in (
        ("Ivan Dorn", True),
        ("Dorn", True),
        ("Ann Holm", False),
        ("two former officials", False),
    ):
        plea = Claim("plea", "guilty", "Post", report="r", accused=[Actor(who)])
        assert (misfits(resolve([plea]), case, {}) == {}) is fits


def test_whom_others_are_heard_on_does_not_plead() -> None:
    text = "Two men admitted mishandling allegations against Ann Holm, pleading guilty to neglect."
    assert not any(a.name == "Ann Holm" for c in claims(text) if c.attribute == "plea" for a in c.accused)


def test_a_person_is_no_place() -> None:
    assert claim("A woman was killed near where Scott told police he had been.", "deaths").place is None


def test_who_is_accused_does_not_tell_what_happened() -> None:
    fire = "A fire in Corby on Friday killed nine people, Ann Holm said."
    charged = "Ann Holm was charged with arson on Friday over the fire in Corby."
    assert any("9 people died" in line for line in sentences(told(fire)))
    assert not any("9 people died" in line for line in sentences(told(fire, charged)))


def test_nobody_is_hurt_where_nobody_says_otherwise() -> None:
    """Two say that nobody died, one that nine did: neither stands alone."""
    none = "A bomb hit a camp in Corby on Friday. There were no casualties in the attack."
    some = "A bomb hit a camp in Corby on Friday. At least nine people were killed, the mayor said."
    assert any(line.startswith("No one died") for line in sentences(told(none)))
    assert not any(line.startswith("No one died") for line in sentences(told(none, none, none, some)))
