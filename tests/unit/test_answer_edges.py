"""Answers and dossiers where one more claim, day or name decides what is said."""

from __future__ import annotations

import datetime

import pytest

import claimkit as ck
from claimkit.dossier.clusters import average_linkage
from claimkit.dossier.likeness import Told, veto
from claimkit.dossier.pages import page
from claimkit.interchange import from_ccc_rows, from_claimreview
from claimkit.names.score import Thresholds
from claimkit.relations import telling
from claimkit.render import Section, Table
from claimkit.resolution.wording import date_words, span_words

DAY = datetime.date(2024, 1, 17)


def told(figure: float, source: str = "A", attribute: str = "deaths", **fields: object) -> ck.Claim:
    return ck.Claim(attribute, ck.Quantity.exact(figure), source, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-01-15", "on 15 January 2024"),
        ("2024-01", "in January 2024"),
        ("2023", "in 2023"),
        ("2024-01-15/2024-01-17", "between 15 and 17 January 2024"),
        ("../2024-01-17", "by 17 January 2024"),
        ("2024-01-17/..", "since 17 January 2024"),
    ],
)
def test_days_in_words(edtf: str, words: str) -> None:
    assert date_words(ck.DateSpan.from_edtf(edtf)) == words


def test_how_long_in_words() -> None:
    assert span_words(ck.DateSpan.from_edtf("2024-01")) == "in January 2024"
    assert span_words(ck.DateSpan.from_edtf("2024-01-15/2024-01-17")) == "from 15 to 17 January 2024"
    decade = ck.DateSpan("2022-01-01", "2023-12-31", precision=ck.Precision.YEAR)
    assert date_words(decade) == "between 2022 and 2023"


def test_one_is_told_in_the_singular() -> None:
    assert ck.resolve([told(1, attribute="injuries")]).sentence == "1 was injured, according to A."
    assert ck.resolve([told(10, attribute="injuries")]).sentence == "10 were injured, according to A."


def test_what_is_told_without_its_day_is_told_again() -> None:
    day = ck.DateSpan.from_edtf("2024-01-15")
    claims = [told(12, report="r", start=start, about=about) for start, about in ((0, None), (9, day))]
    found = {p.claim.start: p.reason for p in ck.resolve(claims).placements}
    assert found[0] == "repeat: the same report says it again"
    assert found[9] == "alone names the answer"


def test_days_open_to_one_side() -> None:
    until, since = (ck.DateSpan.from_edtf(edtf) for edtf in ("../2024-01-17", "2024-01-17/.."))
    day = DAY.toordinal()
    assert telling(told(5, about=until)).days == (float("-inf"), day)
    assert telling(told(5, about=since)).days == (day, float("inf"))


def test_judgements_in_the_range_stand_for_the_estimate() -> None:
    figures = [1000, 2500, 3000, 3500, 4000, 4500, 5000, 20000]
    answer = ck.resolve([told(n, f"Paper {n}", "crowd_size") for n in figures])
    assert answer.status is ck.Status.ESTIMATED
    for placed in answer.placements:
        value = placed.claim.value
        assert isinstance(value, ck.Quantity)
        inside = answer.low <= value.value <= answer.high  # type: ignore[operator]
        assert placed.role is (ck.Role.SUPPORTING if inside else ck.Role.DISSENTING)
        assert placed.reason.startswith("one of the judgements" if inside else "outlier: ")


def test_what_scores_below_nought_stays_apart() -> None:
    assert average_linkage(2, {(0, 1): -1.0}, unscored=-2.0) == [[0], [1]]


def test_pairs_of_crowded_items_are_left_out() -> None:
    scores = {(0, 1): 2.0, (1, 2): 2.0}
    assert average_linkage(3, scores, unscored=-9.0, crowded={0, 1, 2}) == [[0, 1, 2]]
    assert average_linkage(3, scores, unscored=-9.0) == [[0, 1], [2]]


def test_an_event_told_of_first_stands_first() -> None:
    long = "It was a long day for the towns of the region, as the mayor told the council. " * 3
    crash = "In {}, a bus overturned on {}, killing two."
    for days in (("5 May 2024", "9 March 2024"), ("9 March 2024", "5 May 2024")):
        both = map(crash.format, ("Velmar", "Ardin"), days)
        dossier = ck.reconcile([ck.Report(long + "\n\n".join(both), "Metro", datetime.date(2024, 5, 6))])
        assert [e.place.name for e in dossier.events if e.place] == ["Velmar", "Ardin"]


def test_a_decision_on_what_was_not_known_yet_is_left_out() -> None:
    fire = ck.Report(
        "Two people were killed in a fire in Leeds on 3 May 2023.", "Metro", datetime.date(2023, 5, 4)
    )
    crash = ck.Report(
        "Five people were hurt in a crash in York on 9 June 2023.", "Metro", datetime.date(2023, 6, 10)
    )
    dossier = ck.reconcile([fire, crash])
    (hurt,) = [e.event.id for e in dossier.events if "injuries" in e.resolutions]
    pinned = [ck.Decision("injuries", ck.Quantity.exact(6), "counted", event=hurt)]
    assert len(ck.as_of(dossier, datetime.date(2023, 5, 10), pinned=pinned).events) == 1
    after = ck.as_of(dossier, datetime.date(2023, 6, 10), pinned=pinned)
    assert [e.resolutions["injuries"].value for e in after.events if e.event.id == hurt] == [6]


def test_a_surname_means_the_person_told_of_last() -> None:
    text = "Karim Osei spoke first. Then Amina Osei spoke. Osei was arrested. Two people were hurt."
    (one, other) = ck.reconcile([ck.Report(text, "Metro", DAY)]).actors
    assert {one.name: len(one.mentions), other.name: len(other.mentions)} == {
        "Amina Osei": 2,
        "Karim Osei": 1,
    }


CRASH = "A bus crash near Bewick on 15 January 2024 killed four people."


def test_how_far_apart_reports_were_published_is_a_reason() -> None:
    first, third = (ck.Report(CRASH, f"Paper {n}", DAY + datetime.timedelta(n)) for n in (0, 3))
    undated = ck.Report(CRASH, "Weekly")
    assert any(reason.startswith("published 3 days apart") for reason in ck.same_event(first, third).reasons)
    for one, other in ((first, undated), (undated, first)):
        reasons = ck.same_event(one, other).reasons
        assert any(reason.startswith("the day of publication of one is not known") for reason in reasons)
        assert not any("days apart" in reason for reason in reasons)


def test_two_events_of_dossiers_are_compared_by_what_they_tell() -> None:
    one, other = (ck.reconcile([ck.Report(CRASH, name, DAY)]).events[0] for name in ("Metro", "Post"))
    found = ck.same_event(one, other)
    assert found.is_same
    assert "bewick" in found.reasons[0]


def test_the_first_answers_of_an_event_and_how_many_more() -> None:
    text = (
        "Two people were killed and five hurt in a fire in Leeds on 3 May 2023, and three men were arrested."
    )
    other = "About 300 people marched in York on 9 June 2023."
    reports = [ck.Report(text, "Metro", DAY), ck.Report(text, "Post", DAY), ck.Report(other, "Metro", DAY)]
    shown = ck.to_text(ck.reconcile(reports), brief=True)
    assert "march" in shown.lower() or "york" in shown.lower()
    assert "more" not in next(line for line in shown.splitlines() if "300" in line)


def test_the_day_of_an_answer_is_in_its_sentence() -> None:
    day = ck.DateSpan.from_edtf("2024-01-15")
    assert ck.resolve([told(12, about=day)]).sentence == "12 died on 15 January 2024, according to A."


@pytest.mark.parametrize(("dynamics", "closed"), [("status", "superseded"), ("static", "supporting")])
def test_a_label_that_is_a_status_takes_the_place_of_the_one_before(dynamics: str, closed: str) -> None:
    roads = ck.Attribute("roads", kind="label", several=True, dynamics=ck.Dynamics(dynamics))
    claims = [
        ck.Claim("roads", label, "A", told=DAY + datetime.timedelta(after))
        for label, after in (("closed", 0), ("open", 2))
    ]
    placed = ck.resolve(claims, attributes=[roads]).placements
    assert {p.claim.value: p.role.value for p in placed} == {"closed": closed, "open": "supporting"}


def test_what_lay_long_past_stands_behind_what_is_news() -> None:
    past = "In Ardin, a bus overturned on 9 March 2019, killing two."
    news = "In Velmar, a bus overturned on 5 May 2024, killing three."
    dossier = ck.reconcile([ck.Report(f"{past}\n\n{news}", "Metro", datetime.date(2024, 5, 6))])
    assert [e.place.name for e in dossier.events if e.place] == ["Velmar", "Ardin"]


def test_an_address_is_that_of_the_outlet_and_not_of_who_speaks() -> None:
    item = {"name": "20,000", "keywords": "crowd_size", "author": {"name": "A. Speaker"}}
    at = {"url": "https://a.example/1"}
    (bare,) = from_claimreview([{"itemReviewed": item | {"appearance": at}}])
    assert (bare.source.name, bare.source.url) == ("A. Speaker", None)
    outlet = at | {"publisher": {"name": "Metro"}}
    (quoted,) = from_claimreview([{"itemReviewed": item | {"appearance": outlet}}])
    assert (quoted.source.name, quoted.source.url, quoted.voice.name) == ("Metro", at["url"], "A. Speaker")


def test_sums_of_open_counts_are_open_above() -> None:
    text = "Two men and at least three women were killed in Leeds on Monday."
    (event,) = ck.reconcile([ck.Report(text, "Metro", DAY)]).events
    answer = event.resolutions["deaths"]
    assert (answer.low, answer.high) == (5, None)


def test_one_who_says_so_is_named_and_several_are_counted() -> None:
    said = "Police said 12 people were killed in Leeds on 5 May 2024."
    reports = [ck.Report(said, name, datetime.date(2024, 5, 6)) for name in ("Metro", "Post")]
    assert "police, in Metro" in ck.to_text(ck.reconcile(reports[:1]), brief=True)
    assert "2 outlets, 1 origin" in ck.to_text(ck.reconcile(reports), brief=True)


def test_a_page_lists_names_and_dates_that_there_are() -> None:
    text = "Karim Osei spoke. Osei said two people were hurt in a fire in Leeds on 3 May 2023. Osei wept."
    dossier = ck.reconcile([ck.Report(text, "Metro", datetime.date(2023, 5, 4))])
    shown = page(dossier)
    sections = {block.heading: block for block in shown.blocks if isinstance(block, Section)}
    assert "Other dates told" not in sections
    assert sections["Places"].folded
    (table,) = sections["People and organisations"].blocks
    assert isinstance(table, Table)
    assert table.rows == (("Karim Osei", "Osei and Karim Osei", "3", "1"),)


def test_accounts_beside_the_one_that_leads_are_the_others() -> None:
    claims = [told(12, "A"), told(12, "B"), told(40, "C")]
    answer = ck.resolve(claims)
    assert answer.status is ck.Status.CONTESTED
    assert answer.sentence.endswith("others say 40.")


def test_cells_that_cannot_be_read_are_raised_together() -> None:
    rows = [{"date": "2024-03-09", "size_low": "?", "size_high": "250*"}]
    with pytest.raises(ExceptionGroup, match="2 cells cannot be read"):
        from_ccc_rows(rows)


def test_what_the_caller_links_is_one_event() -> None:
    texts = ("Two people were killed in a fire in Leeds on 3 May 2023.", "A bus crash in York hurt five.")
    reports = [ck.Report(text, "Metro", datetime.date(2023, 5, 4), id=text[:3]) for text in texts]
    assert len([e for e in ck.reconcile(reports).events if e.event.part_of is None]) == 2
    linked = ck.reconcile(reports, link=[("Two", "A b")])
    assert {c.report for c in linked.events[0].claims} == {"Two", "A b"}


def test_reports_of_one_outlet_keep_their_own_addresses() -> None:
    addresses = [f"https://metro.example/{n}" for n in (1, 2)]
    reports = [
        ck.Report(CRASH, ck.Source("Metro", url=url), DAY, id=f"r{n}") for n, url in enumerate(addresses)
    ]
    dossier = ck.reconcile(reports)
    assert [r.report.url for r in dossier.reports] == addresses
    assert {r.report.source.url for r in dossier.reports} == {None}
    assert {c.source.url for e in dossier.events for c in e.claims} == {None}


def test_thresholds_lie_between_nought_and_one() -> None:
    assert Thresholds(0.5, 0.0).unsure == 0
    with pytest.raises(ck.InvalidModelError, match="must lie between unsure"):
        Thresholds(0.5, -0.1)
    with pytest.raises(ck.InvalidModelError, match="must lie between unsure"):
        Thresholds(0.5, 0.6)


def test_a_veto_names_the_days_from_first_to_last() -> None:
    first, last, other = (datetime.date(2024, month, 5) for month in (1, 2, 9))
    one = Told(kind="accident", firm_days=(first, last))
    two = Told(kind="accident", firm_days=(other, other))
    assert veto(one, two) == "2024-01-05 to 2024-02-05 is not 2024-09-05"
    assert veto(two, one) == "2024-09-05 is not 2024-01-05 to 2024-02-05"


def test_only_a_name_that_is_nearly_the_same_is_offered() -> None:
    claims = [told(5, "Radio Star")]
    with pytest.raises(ck.InvalidModelError, match="did you mean 'Radio Star'"):
        ck.resolve(claims, reliability={"Radio Stra": 0.9})
    with pytest.raises(ck.InvalidModelError, match="there are 'Radio Star'"):
        ck.resolve(claims, reliability={"Star": 0.9})
