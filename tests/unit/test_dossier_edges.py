"""Places, scenes and stories: the cases on either side of each condition."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import attrs
import numpy as np
import pytest

import claimkit as ck
from claimkit.dossier.entities import Entity, Mention, gather
from claimkit.dossier.gazetteer import Gazetteer
from claimkit.dossier.grouping import Scene, rows
from claimkit.dossier.levels import beside_whole
from claimkit.dossier.linking import Story, dates_aside
from claimkit.dossier.linking import _firm_days as firm_days
from claimkit.dossier.linking import _firm_places as firm_places
from claimkit.dossier.linking import _happening as happening
from claimkit.dossier.linking import _telling as tells
from claimkit.dossier.model import ReportRecord
from claimkit.dossier.pages import _dates as dates_table
from claimkit.dossier.pages import _sentences as sentences
from claimkit.dossier.ties import Ties
from claimkit.mentions.model import EventMention
from claimkit.models import Grade
from claimkit.resolution.resolve import untold
from claimkit.resolution.sums import sums
from claimkit.resolution.wording import value_words

DAY = datetime.date(2024, 3, 4)
DEATHS = ck.attribute("deaths")


def claim(words: str = "4", attribute: str = "deaths", **fields: Any) -> ck.Claim:
    return ck.Claim.from_text(attribute, words, "Metro", **({"report": "r0"} | fields))


def scene(kind: str | None = "attack", *claims: ck.Claim, **fields: Any) -> Scene:
    return Scene(kind, list(claims) or [claim()], **fields)


def place(name: str, *reports: str, part_of: str | None = None, located: bool = True) -> Entity:
    mentions = tuple(
        Mention(r, 10 * at, 10 * at + 5, name, "place", "", located) for at, r in enumerate(reports)
    )
    return Entity(ck.Place(name, part_of=part_of), mentions)


def person(name: str, *reports: str) -> Entity:
    return Entity(ck.Actor(name), tuple(Mention(r, 50, 55, name, "person") for r in reports))


# -- places ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("Honduras", "Gulf of Honduras", True),
        ("Oklahoma", "Oklahoma City", True),
        ("Hungary", "Kingdom of Hungary", False),
        ("Leeds", "Leeds Bradford", False),
        ("Honduras", "Texas", False),
        ("Honduras", "Leeds", False),
        ("Texas", "Republic of Texas", False),
    ],
)
def test_what_stands_beside_a_whole(one: str, other: str, *, wanted: bool) -> None:
    assert beside_whole(one, other) is beside_whole(other, one) is wanted


def test_where_an_event_is_that_no_claim_places() -> None:
    leeds, york = ck.Place("Leeds"), ck.Place("York")
    known = Gazetteer([place("Leeds", "r0", "r0"), place("York", "r0")], [], [])
    assert known.common_place([claim()], []) is None  # named on the way is not where it was
    known.ground([telling("r0", york, leeds)])
    assert known.common_place([claim()], []) == leeds  # of those that the lead names the one told most
    assert known.common_place([claim()], ["Leeds"]) is None  # that of a part is not that of the whole
    assert known.common_place([claim(report="r9")], []) is None
    assert known.common_place([claim(about="March 2020 to June 2022")], []) is None
    known.ground([telling("r0", york, day="5 June 2024")])
    assert known.common_place([claim(about="1 June 2024")], []) == york
    assert known.common_place([claim(about="1 June 2001")], []) is None  # what was long before was elsewhere
    assert known.common_place([claim(place=leeds), claim("5", place=leeds), claim("6")], []) == leeds
    assert known.common_place([claim(place=leeds), claim("5")], []) == york


def telling(report: str, *sites: ck.Place, day: str = "") -> ReportRecord:
    main = EventMention("blast", 0, 5, "attack", day=ck.parse_date(day) if day else None)
    return ReportRecord(ck.Report("", "Metro", id=report), "", 1, main=main, sites=sites)


def test_what_reaches_over_many_places_is_where_all_of_it_is() -> None:
    """The place of one figure, or one that only the lead names, is not that of them all."""
    shire, leeds, york = ck.Place("Shire"), ck.Place("Leeds", part_of="Shire"), ck.Place("York")
    entities = [place(p.name, "r0", part_of=p.part_of) for p in (shire, leeds, york)]

    def found(*claims: ck.Claim, parts: tuple[str, ...] = (), sites: tuple[ck.Place, ...] = ()) -> str | None:
        known = Gazetteer(entities, [], [leeds])
        known.ground([telling("r0", *sites)])
        told = [attrs.evolve(c, start=10 * at) for at, c in enumerate(claims)]
        answer = known.common_place(told, parts, (), "disaster")
        return answer.name if answer else None

    whole, inside, beside = claim("9"), claim("4", place=leeds), claim("3", place=york)
    assert found(whole, sites=(leeds, shire)) == "Leeds"
    assert found(whole, claim("8", place=shire), sites=(leeds, shire)) == "Shire"
    assert found(whole, inside) is None
    assert found(inside, whole) == "Leeds"  # what its first figure says goes on
    assert found(inside, claim("5", place=shire)) == "Shire"
    assert found(inside, beside) is None
    assert found(whole, inside, sites=(shire,)) == "Shire"
    assert found(whole, sites=(leeds, york)) is None
    assert found(whole, parts=("Leeds",), sites=(shire,)) == "Shire"
    assert found(whole, parts=("York",), sites=(shire,)) is None


def test_the_innermost_of_the_places_that_claims_name() -> None:
    inner, outer = ck.Place("Millgate", part_of="Leeds"), ck.Place("Leeds")
    known = Gazetteer([place("Leeds", "r0"), place("Millgate", "r0")], [], [inner, outer])
    told = [claim(place=outer), claim("5", place=inner)]
    found = known.common_place(told, [])
    assert found is not None
    assert found.name == "Millgate"
    assert known.within("Millgate", "Leeds")
    assert not known.within("Leeds", "Millgate")
    assert not known.within("Leeds", "Leeds")
    parts = known.common_place([claim()], ["Millgate"])
    assert parts is not None
    assert parts.name == "Leeds"


def test_what_links_two_scenes() -> None:
    def known(*entities: Entity) -> Gazetteer:
        sites = [e for e in entities if isinstance(e.of, ck.Place)]
        return Gazetteer(sites, [e for e in entities if isinstance(e.of, ck.Actor)], [])

    leeds, york = ck.Place("Leeds"), ck.Place("York")
    a, b = scene("attack", claim(place=leeds)), scene("attack", claim(report="r1", place=leeds))
    assert known(place("Leeds", "r0", "r1")).linked(a, b) is True
    away = scene("attack", claim(report="r1", place=york))
    assert known(place("Leeds", "r0"), place("York", "r1")).linked(a, away) is False
    named = known(place("Leeds", "r0", "r1"), place("York", "r1"))
    assert named.linked(a, away) is None  # one report names the other's place, and nothing else is shared
    assert named.linked(away, a) is None
    shared = known(place("Leeds", "r0", "r1"), place("York", "r1"), person("Rustam Okelo", "r0", "r1"))
    assert shared.linked(a, away) is True  # two names
    bare, other = scene("attack", claim()), scene("attack", claim(report="r1"))
    assert known(person("Rustam Okelo", "r0", "r1"), person("Mara Odell", "r0")).linked(bare, other) is None
    both = known(person("Rustam Okelo", "r0", "r1"), person("Mara Odell", "r0", "r1"))
    assert both.linked(bare, other) is True
    actor = (ck.Actor("Mara Odell"),)
    told = scene("attack", claim(actors=actor)), scene("attack", claim(report="r1", actors=actor))
    assert known(person("Mara Odell", "r0", "r1")).linked(*told) is True


def test_a_place_inside_the_other_is_no_other_place() -> None:
    inner = ck.Place("Millgate", part_of="Leeds")
    known = Gazetteer([place("Leeds", "r1"), place("Millgate", "r0")], [], [inner, ck.Place("Leeds")])
    a = scene("attack", claim(place=inner))
    b = scene("attack", claim(report="r1", place=ck.Place("Leeds")))
    assert known.linked(a, b) is known.linked(b, a) is None


def test_names_that_an_actor_and_its_role_are_told_by() -> None:
    def told(*roles: str) -> str:
        mentions = [Mention(f"r{at}", 0, 12, "Rustam Okelo", "person", role) for at, role in enumerate(roles)]
        ((found,), _) = gather(mentions)
        assert isinstance(found.of, ck.Actor)
        return found.of.role

    assert told("Mayor", "Deputy Minister", "Mayor") == "Mayor"
    assert told("Mayor", "Deputy Minister") == "Deputy Minister"  # of equals the longest
    assert told("", "", "Mayor") == "Mayor"
    assert told("", "") == ""


def test_reports_that_are_kept_apart() -> None:
    ties = Ties.of([], [("a", "b")])
    assert ties.parted(["a", None], [None, "b"])
    assert ties.parted(["b"], ["c", "a"])
    assert not ties.parted(["a"], ["c", None])
    assert not ties.parted([None], ["b"])
    assert not Ties.of([], []).parted(["a"], ["b"])


# -- scenes and stories ----------------------------------------------------------------------------------


def test_on_which_days_a_scene_can_have_happened() -> None:
    told = claim(told=DAY)
    by_hand = attrs.evolve(told, report=None)
    assert scene("attack", told, days=(DAY, DAY)).window == (DAY, DAY)
    last = DAY
    for kind, one in itertools.product(("attack", "trial"), (told, by_hand)):
        window = scene(kind, one).window
        assert (window is None) is (kind == "trial" and one is by_hand)
        assert window is None or (window[1] == last and window[0] < last)
    assert scene("attack", claim()).window is None


def test_rows_of_one_kind_place_and_day_are_one_scene() -> None:
    def parted(one: ck.Claim, other: ck.Claim) -> int:
        return len(rows([one, other], [], lambda p: p.name))

    first = claim(report=None, event_kind="attack", place=ck.Place("Leeds"), about="4 March 2024", told=DAY)
    later = attrs.evolve(first, attribute="injuries", told=DAY + datetime.timedelta(1))
    assert parted(first, later) == 1
    assert parted(first, attrs.evolve(later, event_kind="protest")) == 2
    assert parted(first, attrs.evolve(later, place=ck.Place("York"))) == 2
    assert parted(first, attrs.evolve(later, about=ck.parse_date("5 March 2024"))) == 2
    assert parted(first, attrs.evolve(later, event="e1")) == 2
    undated = attrs.evolve(first, about=None), attrs.evolve(later, about=None)
    assert parted(*undated) == 2  # then the day on which it was told stands for it
    assert parted(undated[0], attrs.evolve(undated[1], told=DAY)) == 1
    named = (attrs.evolve(c, event="e1") for c in undated)
    assert parted(*named) == 1


def test_what_a_story_tells_of() -> None:
    attack, arrests, fact = scene("attack"), scene("arrests"), scene("background")
    bare = Scene(
        None, [ck.Claim("event_date", ck.parse_date("4 March 2024"), ck.Source("Metro"), report="r0")]
    )
    assert happening([[attack, arrests]], [attack]) == "attack"
    assert happening([[arrests, attack], [arrests]], [arrests, arrests]) == "arrests"
    assert happening([[arrests, attack], [attack]], [arrests, attack]) == "attack"
    assert happening([[fact, bare, arrests]], [arrests]) == "arrests"
    assert tells([arrests, attack], arrests, "attack") is attack
    assert tells([arrests], arrests, "attack") is arrests
    assert tells([attack, arrests], attack, "arrests") is attack
    story = Story(((attack, bare),), (attack,), "attack")
    assert dates_aside(story) == [bare]
    assert attack.aside == bare.claims


# -- pages -----------------------------------------------------------------------------------------------


def test_sentences_of_an_event_leave_out_its_date() -> None:
    said = [
        claim(report=None, about="4 March 2024"),
        ck.Claim.from_text("event_date", "4 March 2024", "Metro"),
    ]
    (record,) = ck.assemble([attrs.evolve(c, event="e1", event_kind="attack") for c in said]).events
    assert set(record.resolutions) >= {"deaths", "event_date"}
    assert sentences(record) == [record.resolutions["deaths"].brief]


@pytest.mark.parametrize(("length", "cut"), [(160, False), (161, True)])
def test_a_sentence_beside_a_date_is_cut_after_160_letters(length: int, *, cut: bool) -> None:
    said = ck.Claim.from_text("event_date", "4 March 2024", "Metro", sentence="x" * length, event="e1")
    table = dates_table(ck.assemble([said]).events)
    assert ("x" * 160 + "…" in str(table)) is cut
    assert "x" * 160 in str(table)


# -- answers ---------------------------------------------------------------------------------------------


def test_what_is_counted_is_not_named_again() -> None:
    named = attrs.evolve(DEATHS, named=True) if hasattr(DEATHS, "named") else DEATHS
    assert value_words(ck.parse_quantity("12 people")) == "12 people"
    assert value_words(ck.parse_quantity("12 people"), named) == "12"
    assert value_words(ck.parse_quantity("12 people"), attrs.evolve(named, named=False)) == "12 people"


def test_figures_whose_words_overlap_do_not_add_up() -> None:
    def added(start: int) -> int:
        first = claim("4", start=0, end=10, sentence="a", noun="soldiers", people="forces")
        other = claim("3", start=start, end=start + 1, sentence="b", noun="civilians", people="civilians")
        return len(sums([first, other], DEATHS))

    assert [added(start) for start in (4, 9, 10, 11)] == [0, 0, 1, 1]


def test_nobody_tells_is_told() -> None:
    assert untold(DEATHS).sentence == "No report gives a figure for deaths."


# -- columns ---------------------------------------------------------------------------------------------


def test_what_is_only_denied_stands_beside_what_is_told() -> None:
    names: dict[str, Any] = {
        "source": ["a", "b", "c"],
        "object": ["x", "y", "z"],
        "modality": ["asserted", "denied", "asserted"],
    }
    figures = ck.resolve_columns(value=[5.0, 6.0, 7.0], **names)
    assert figures.answers["object"].tolist() == ["x", "y", "z"]
    assert figures.answers["status"].tolist()[1] == "untold"
    assert figures.answers["value"].dtype == np.float64
    said = ck.resolve_columns(value=["red", "blue", "red"], **names)
    assert said.answers["value"].tolist() == ["red", None, "red"]
    dated = ck.resolve_columns(value=[5.0, 6.0, 7.0], about=[1, 2, 3], **names)
    assert dated.answers["object"].tolist() == ["x", "y", "z"]
    assert dated.answers["about"].tolist() == [1, 2, 3]


def test_labels_and_figures_of_two_attributes_keep_their_types() -> None:
    given: dict[str, Any] = {
        "source": ["a", "a", "b"],
        "object": ["x", "x", "x"],
        "attribute": ["p", "q", "q"],
    }
    mixed = ck.resolve_columns(value=[5.0, "red", "red"], **given)
    assert mixed.answers["value"].tolist() == [5.0, "red"]
    assert [type(v) for v in mixed.answers["value"].tolist()] == [float, str]


def test_what_is_known_is_not_disputed() -> None:
    names: dict[str, Any] = {"source": ["a", "b"], "object": ["x", "x"], "modality": ["asserted", "denied"]}
    assert ck.resolve_columns(value=[5.0, 5.0], **names).answers["status"].tolist() == ["disputed"]
    known = ck.resolve_columns(value=[5.0, 5.0], anchors={"x": 5.0}, **names)
    assert known.answers["status"].tolist() == ["known"]


@pytest.mark.parametrize("bad", [0, 1, 2])
def test_rows_that_cannot_be_read_are_counted(bad: int) -> None:
    good: dict[str, Any] = {"attribute": "deaths", "figure": 4, "source": "Metro"}
    given = [*([good] * (3 - bad)), *([{"attribute": "deaths", "source": "Metro", "figure": "x y"}] * bad)]
    if not bad:
        assert len(ck.from_rows(given)) == 3
        return
    with pytest.raises(ExceptionGroup, match=f"^{bad} of 3 rows"):
        ck.from_rows(given)


@pytest.mark.parametrize("grade", list(Grade))
def test_a_place_is_sure_from_the_heading_on(grade: Grade) -> None:
    york = ck.Place("York")
    mention = EventMention(
        "shot", 0, 4, "attack", place=york, place_grade=grade, sentences=((0, 40),), main=True
    )
    known = Gazetteer([place("York", "r0")], [], [york])
    told = record(mention)
    assert firm_places(scene("attack"), told, known) == ({"York"} if grade >= Grade.HEADING else set())
    other = record(attrs.evolve(mention, kind="protest"))
    assert firm_places(scene("attack"), other, known) == set()
    inside = claim(start=5, end=6, place=ck.Place("Leeds"))
    assert firm_places(scene("attack", inside), told, known) == {"Leeds"}
    beyond = attrs.evolve(inside, start=40, end=41)
    assert firm_places(scene("attack", beyond), told, known) == (
        {"York"} if grade >= Grade.HEADING else set()
    )


@pytest.mark.parametrize("grade", list(Grade))
def test_a_day_is_sure_from_the_sentence_on(grade: Grade) -> None:
    day = ck.parse_date("4 March 2024")
    mention = EventMention("shot", 0, 4, "attack", day=day, day_grade=grade, sentences=((0, 40),), main=True)
    found = firm_days(scene("attack"), record(mention))
    assert found == ((DAY, DAY) if grade >= Grade.SENTENCE else None)
    month = record(attrs.evolve(mention, day=ck.parse_date("March 2024")))
    assert firm_days(scene("attack"), month) is None


def record(mention: EventMention) -> ReportRecord:
    return ReportRecord(ck.Report("", "Metro", id="r0"), "", 1, main=mention)
