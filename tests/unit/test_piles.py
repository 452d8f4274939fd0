"""Piles of reports that are hard to sort: an answer with reasons, no crash, no silent merge."""

from __future__ import annotations

import datetime
import itertools

import claimkit as ck
from claimkit.mentions.model import Standing
from claimkit.models import Grade
from claimkit.reading import examine_report

DAY = datetime.date(2024, 1, 18)
CRASH = "A bus overturned near Bewick on Tuesday, killing four people. It was driven by Olaf Trent."
MARCH = "About 300 teachers marched in Ardin on Saturday against the closure of the music school."
FIRE = "A fire destroyed a sawmill in Kellmoor on Sunday. Two workers, Petra Dorn and Ivan Hale, were hurt."


def reports(*texts: str, day: datetime.date | None = DAY) -> list[ck.Report]:
    return [ck.Report(text, f"Paper {n}", day, id=f"r{n}") for n, text in enumerate(texts)]


def happened(dossier: ck.Dossier) -> list[ck.EventRecord]:
    return [r for r in dossier.events if not r.is_date and r.event.kind != "background"]


def test_the_same_article_twenty_times_is_one_event() -> None:
    (record,) = happened(ck.reconcile(reports(*[CRASH] * 20)))
    assert record.resolutions["deaths"].value == 4


def test_nothing_in_common_is_as_many_events() -> None:
    assert len(happened(ck.reconcile(reports(CRASH, MARCH, FIRE)))) == 3


def test_marches_of_one_day_in_several_cities_stay_apart() -> None:
    """The towns that reports name first part them, though all else is alike."""
    notes = [
        "8 March - Lisbon: Around 12,000 people took part in an equal-pay march. No incidents were reported.",
        "8 March - Porto: About 3,500 people took part in an equal-pay march. The rally broke up peacefully.",
        "Two equal-pay marches crossed Madrid on Friday; the authorities counted 25,000 people in all.",
        "In Lisbon, some 12,000 women and men marched on Friday for equal pay.",
    ]
    dossier = ck.reconcile(reports(*notes, day=datetime.date(2024, 3, 9)))
    joined = [sorted({c.report for c in record.claims if c.report}) for record in happened(dossier)]
    assert ["r0", "r3"] in joined
    assert not any({"r0", "r1"} <= set(told) or {"r0", "r2"} <= set(told) for told in joined)


def test_all_reports_of_one_march_are_one_event() -> None:
    """What names it is common in the pile, and all else is told by one outlet alone."""
    who = "A baker|The vicar|Two nurses|A pupil|An engineer|The postman|A widow|Some tourists".split("|")
    did = "praised|missed|filmed|heard|doubted|described".split("|")
    what = "the drums|the cold|a banner|a song|the long queue|the diverted trams|a smell of soup".split("|")
    where = "from a balcony|near the bridge|at noon|on the stairs|by the market hall|before the rain".split(
        "|"
    )
    own = [f"{words}." for words in map(" ".join, itertools.product(who, did, what, where))]
    leads = (
        "About {n},000 people marched in Ardin on Saturday against the land law.",
        "A protest in Ardin on 13 January drew {n},000 people, organisers said.",
        "Thousands rallied in Ardin on Saturday over the land law.",
        "Between {n},000 and 9,000 demonstrators filled the streets of Ardin on Saturday, police said.",
    )
    texts = [
        " ".join(
            [leads[n % 4].format(n=3 + n % 5), *(own[(577 * n + 941 * k) % len(own)] for k in range(12))]
        )
        for n in range(120)
    ]
    (record,) = happened(ck.reconcile(reports(*texts)))
    assert len({c.report for c in record.claims}) == 120


def test_without_days_of_publication_a_fire_and_a_crash_elsewhere_are_two() -> None:
    told = [
        "Two people died in a fire in Leeds on 3 May 2023.",
        "A fire killed two people in Leeds on 3 May 2023.",
        "A bus crash on 12 June 2023 in York injured six people.",
    ]
    found = happened(ck.reconcile(reports(*told, day=None)))
    assert sorted(len({c.report for c in record.claims}) for record in found) == [1, 2]


def test_where_somebody_speaks_does_not_part_reports() -> None:
    """A town named first parts reports of what happened there; a bill is signed anywhere."""
    signed = "PHOENIX - Governor Ida Marlow on Wednesday vetoed the barber licensing bill that unions fought."
    asked = (
        "WASHINGTON - Governor Ida Marlow vetoed the barber licensing bill on Wednesday, as unions had asked."
    )
    link = ck.same_event(*reports(signed, asked))
    assert not link.veto
    assert link.probability > 0.9


def test_two_articles_in_one_text_stay_two_events() -> None:
    found = happened(ck.reconcile(reports(f"{CRASH}\n\n{MARCH}")))
    assert {record.event.kind for record in found} == {"accident", "protest"}


def test_reports_without_dates_are_joined_by_what_they_tell() -> None:
    again = "Olaf Trent, who drove the bus, and three others died when it overturned near Bewick."
    undated = reports(CRASH.replace(" on Tuesday", ""), again, MARCH.replace(" on Saturday", ""), day=None)
    found = happened(ck.reconcile(undated))
    assert any({c.report for c in record.claims} == {"r0", "r1"} for record in found)


def test_reports_of_ten_years_stay_apart() -> None:
    yearly = [ck.Report(MARCH, "Paper", datetime.date(2010 + n, 1, 18), id=f"{2010 + n}") for n in range(10)]
    assert len(happened(ck.reconcile(yearly))) == 10


def test_a_page_of_links_tells_of_nothing() -> None:
    page = "Home\nNews\nSport\nRead more\nShare this\nFollow us on Twitter\nSubscribe now"
    dossier = ck.reconcile(reports(page))
    assert happened(dossier) == []
    assert dossier.reports[0].refused or dossier.reports[0].notes


def test_what_did_not_happen_is_no_event() -> None:
    for text in ("Teachers will march in Ardin on Saturday.", "Police warned of a bomb attack in Lorne."):
        assert happened(ck.reconcile(reports(text))) == []


def test_a_mention_says_on_what_each_field_rests() -> None:
    (mention,) = ck.examine_report(
        reports("Workers marched in Ardin on Monday to demand more pay.")[0]
    ).events
    assert (mention.trigger, mention.kind, mention.standing, mention.main) == (
        "marched",
        "protest",
        Standing.HAPPENED,
        True,
    )
    assert (mention.day_grade, mention.place_grade) == (Grade.CLAUSE, Grade.SENTENCE)


def test_reasons_name_what_is_shared_and_what_would_change_it() -> None:
    one, two = reports(CRASH, "Four people died when a bus overturned near Bewick. Olaf Trent drove it.")
    link = ck.same_event(one, two)
    assert link.is_same
    assert "bewick" in link.reasons[0]
    assert "would part them" in link.reasons[-1]
    other = ck.same_event(one, reports(MARCH)[0])
    assert not other.is_same
    assert "would join them" in other.reasons[-1]


def test_amounts_of_one_report_are_of_several_things_and_hold_side_by_side() -> None:
    """What an amount is of is not said; two that one report tells are not two figures for one."""
    text = "Thieves took jewels worth $2 million in Ardin on 5 May 2024. A reward of $50,000 was offered."
    (event,) = ck.reconcile([ck.Report(text, "Daily")]).events
    told = event.resolutions["money"]
    assert [(str(s.answer), s.status.value) for s in told.states] == [
        ("$2 million", "single_source"),
        ("$50,000", "single_source"),
    ]
    one, two = (
        ck.Report(f"Thieves took jewels worth ${n} million in Ardin on 5 May 2024.", name)
        for n, name in ((2, "Daily"), (3, "Courier"))
    )
    (event,) = ck.reconcile([one, two]).events
    assert event.resolutions["money"].status.value == "contested"


def test_raids_on_one_village_on_two_days_are_two_events() -> None:
    """The clause that tells of each says its day; what came out before the second is not told of it."""
    first = ck.Report("Planes bombed a market in Ardin on Monday, killing nine people.", "Daily", DAY, id="a")
    early = ck.Report("Nine died when a market in Ardin was bombed on 15 January.", "Post", DAY, id="b")
    later = DAY + datetime.timedelta(2)
    second = ck.Report("Planes struck a clinic in Ardin on Friday, killing two.", "Daily", later, id="c")
    pile = happened(ck.reconcile([first, early, second]))
    assert {record.resolutions["deaths"].value for record in pile} == {2, 9}
    assert any("came out before" in reason for reason in ck.same_event(first, second).reasons)


def test_days_that_reports_name_speak_for_one_event_and_against_it() -> None:
    """Days of follow-ups count less against one event than those of what happened."""
    crash = ck.Report(CRASH, "Daily", DAY, id="a")
    follow = ck.Report(
        "The driver of the Bewick bus, Olaf Trent, was freed on Thursday.", "Post", DAY, id="b"
    )
    assert any("name different days" in reason for reason in ck.same_event(crash, follow).reasons)
    again = ck.Report("Olaf Trent, who drove the Bewick bus on Tuesday, was freed.", "Sun", DAY, id="c")
    assert any("one day first" in reason for reason in ck.same_event(crash, again).reasons)


def test_the_day_of_what_came_of_an_event_is_not_its_own() -> None:
    """What somebody said or did to the guilty afterwards has a clause of its own in the sentence."""
    for text in (
        "The owner of the block that fell in Carnmore, Esther Moss, was arrested on Wednesday.",
        "A heater caused the fire which killed seven on Fuller Lane, the fire chief said on Tuesday.",
        "Two people died when a bus overturned near Bewick, officials said on Tuesday.",
    ):
        (mention,) = (
            m for m in examine_report(reports(text)[0]).events if m.kind in ("accident", "disaster")
        )
        assert mention.day is None
    (mention,) = examine_report(reports("On Monday, a fire in Ardin killed two, police said.")[0]).events
    assert str(mention.day and mention.day.earliest) == "2024-01-15"
