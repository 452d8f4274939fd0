"""Reading text: the laws of S-T in docs/specification.md."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.grammar import grammar

from claimkit.models import Claim, Grade, Place, Report
from claimkit.numbers import find_quantities, parse_quantity
from claimkit.quantities import Number, Quantity
from claimkit.reading import Reading, examine_report, read_report
from claimkit.reading.parts import parted
from claimkit.reading.rules import GRAMMARS, rule_names
from claimkit.reading.senses import SENSES, STANDINGS
from claimkit.testing import laws
from claimkit.testing import strategies as cks
from claimkit.testing.reach import reached

DAY = datetime.date(2024, 1, 17)
VERBS = {
    "killed": "deaths",
    "murdered": "deaths",
    "injured": "injuries",
    "wounded": "injuries",
    "hospitalized": "injuries",
    "arrested": "arrests",
    "detained": "arrests",
    "rescued": "rescued",
    "displaced": "displaced",
    "kidnapped": "hostages",
}
PEOPLE = ("people", "residents", "workers", "students", "soldiers", "women", "fishermen", "passengers")
PROTESTS = ("gathered", "marched", "protested", "rallied", "took to the streets", "demonstrated")
PROSE = "The road to the station was closed for the night, and buses took another way."
FURNITURE = (
    "Follow us on Twitter",
    "Sign up for our newsletter",
    "All rights reserved",
    "(Picture: AFP)",
    "Photo: Jane Doe",
    "To view this video please enable JavaScript",
)

counts = st.integers(2, 1_900_000).filter(lambda n: not 1000 <= n < 2100).map(lambda n: (n, f"{n:,}"))
people = st.sampled_from(PEOPLE)
verbs = st.sampled_from(sorted(VERBS))
wild = st.text(st.characters(codec="utf-8"), max_size=300)
WORDS = 'a man he and of the was were no , . \n \n\n " ( ) 12 three died <b> &amp; [3]'.split(" ")
pieces = st.lists(
    st.sampled_from(
        (*VERBS, *PEOPLE, *PROTESTS, *FURNITURE, *WORDS, "police said", "dozens of", "on Monday", "in Kazan")
    ),
    max_size=60,
).map(" ".join)
facts = st.builds(
    "{} {} {} {}.".format, counts.map(lambda n: n[1]), people, st.just("were"), verbs
) | st.builds(
    "In {} {} {} {}.".format, st.just("Leeds"), counts.map(lambda n: n[1]), people, st.just("marched")
)
paragraphs = st.lists(
    cks.mostly(facts, pieces, st.sampled_from(FURNITURE), st.just(PROSE)), min_size=2, max_size=6
).flatmap(lambda told: st.sampled_from([" ", "\n", "\n\n"]).map(lambda gap: gap.join(told)))
texts = cks.mostly(paragraphs, wild, pieces)


def read(text: str) -> Reading:
    return examine_report(Report(text, "Daily", published=DAY))


def told(text: str) -> list[tuple[str, Number | None]]:
    """Attribute and figure of what a text counts, dates left out."""
    found = read_report(Report(text, "Daily", published=DAY))
    return [(c.attribute, c.value.value) for c in found if isinstance(c.value, Quantity)]


@pytest.mark.parametrize("law", laws.reader(read_report, texts=texts, facts=facts), ids=str)
def test_law(law: laws.Law) -> None:
    """The laws of readers hold for claimkit's own."""
    law.check()


@given(cks.mostly(st.builds("{}\n\n{}".format, st.sampled_from(FURNITURE), texts), texts))
def test_refusals(text: str) -> None:
    """S-T-2: What is refused quotes the text and has a reason; nothing is claimed from page furniture."""
    reading = read(text)
    for refusal in reading.refused:
        reached(refusal)
        assert text[refusal.start : refusal.end] == refusal.text
        assert refusal.reason


OF_THE_PAGE = (
    "Read more: {}",
    "RELATED: {}",
    "See also: {}",
    "Photo: {}",
    "(Picture: {})",
    "Sign up for our newsletter: {}",
    "Follow us on Twitter: {}",
    "All rights reserved. {}",
    "Advertisement: {}",
    "| {} | 3 |",
)


@given(facts, facts, st.sampled_from(OF_THE_PAGE), st.sampled_from(("\n", "\n\n")), st.booleans())
def test_furniture(fact: str, other: str, form: str, gap: str, first: bool) -> None:
    """S-T-2: A line of the page is refused, whatever it tells."""
    line, body = form.format(other), f"In the old town, not far from the river, {fact}"
    text = gap.join([line, body, PROSE] if first else [body, line, PROSE])
    start = text.index(line)
    reading = read(text)
    assert reading.claims
    assert not any(start <= (claim.start or 0) < start + len(line) for claim in reading.claims)
    assert any(r.start <= start and start + len(line) <= r.end for r in reading.refused)


@given(texts)
def test_nothing_lost(text: str) -> None:
    """S-T-4: Every figure of a text that is read is claimed or refused."""
    reading = read(text)
    spans = [(c.start or 0, c.end or 0) for c in reading.claims] + [(r.start, r.end) for r in reading.refused]
    figures = [part for whole in find_quantities(text) for part in (whole.parts or (whole,))]
    if reached(figures and not reading.notes, "figures in a text that is read"):
        for figure in figures:
            assert any(start < figure.end and figure.start < end for start, end in spans), figure.text


OFFICES = (
    "President",
    "Mayor",
    "Police Chief",
    "Gov.",
    "Prime Minister",
    "Senator",
    "Sgt.",
    "EU Commissioner",
)
GIVEN = ("Anna", "Carlos", "Ivan", "Fatima", "Kenji", "David R.", "Mary Ann", "Nguyen Van")
FAMILY = ("Tilden", "Osei", "Alsynov", "van der Meer", "Lopez-Ruiz", "Horvath", "Tanaka", "O'Brien")
persons = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY))
places = st.sampled_from(("Leeds", "Kazan", "Dern County", "Karvale", "Ohio", "Nairobi"))
named = st.builds(
    "{} {} said in {} that {} people were {}.".format,
    st.sampled_from(OFFICES),
    persons,
    places,
    counts.map(lambda n: n[1]),
    verbs,
)


@given(cks.mostly(named, texts, st.builds("{}\n\n{}".format, named, texts)))
def test_names_stand_in_the_text(text: str) -> None:
    """S-T-19: names stand in the text, in order and without overlap; a place is one that is named."""
    reading = read(text)
    last = 0
    for name in reading.names:
        assert last <= name.start < name.end
        last = name.end
        assert " ".join(text[name.start : name.end].split()).casefold() == name.text.casefold()
    named_places = {name.text for name in reading.names if name.kind == "place"}
    assert {claim.place.name for claim in reading.claims if claim.place} <= named_places


@given(st.sampled_from(OFFICES), persons, places, counts)
def test_an_office_is_a_role(office: str, person: str, place: str, count: tuple[int, str]) -> None:
    """S-T-20: an office before a person's name is the role, and no part of the name."""
    text = f"{office} {person} said that {count[1]} people were injured in {place}."
    found = [(name.text, name.kind, name.role) for name in read(text).names]
    assert found == [(person, "person", office), (place, "place", "")]


@given(counts, people, verbs, st.sampled_from(FURNITURE))
def test_page(count: tuple[int, str], who: str, verb: str, furniture: str) -> None:
    """S-T-14: What stands around the report on the page changes none of its claims."""
    fact = f"In the old town, not far from the river, {count[1]} {who} were {verb} by the storm."
    bare = told(fact)
    assert told(f"{fact}\n{furniture}\n{PROSE}") == bare
    assert told(f"{furniture}\n{fact}\n{PROSE}") == bare
    assert (
        told(f"{fact}\n{PROSE}\nComments\n{count[1]} people were killed, they say, and I believe none of it.")
        == bare
    )


@given(grammar("Numeric expressions")["amount"], people, verbs)
def test_bounds(words: str, who: str, verb: str) -> None:
    """S-T-17: A figure means in a report what its words mean alone, with hedge and bounds."""
    wording = f"{words[0].upper()}{words[1:]} {who}"
    (claim,) = read_report(Report(f"{wording} were {verb}.", "Daily", published=DAY))
    meant = parse_quantity(wording)
    assert isinstance(claim.value, Quantity)
    assert (claim.value.value, claim.value.interval) == (meant.value, meant.interval)
    assert (claim.value.bound, claim.value.unit) == (meant.bound, "person")


@given(
    st.text(
        st.characters(min_codepoint=0x0530, max_codepoint=0x0EFF, categories=("L", "Nd", "Zs")), min_size=1
    )
    | st.text(st.characters(min_codepoint=0x0430, max_codepoint=0x045F)).map("ї{}".format)
)
def test_other_scripts(text: str) -> None:
    """S-T-18: Where no rule reads a text, nothing is claimed, and a note says why."""
    reading = read(text)
    reached(any(c.isalpha() for c in text), "letters")
    assert reading.claims == ()
    assert all(note.startswith("nothing read: ") for note in reading.notes)
    assert len(reading.notes) == 1


spots = st.sampled_from([None, Place("Ardin"), Place("Bewick"), Place("Norvale")])
told_counts = st.lists(
    st.tuples(st.sampled_from([2, 3, 5, 8, 13]), st.sampled_from(["", "", "people", "children"]), spots),
    min_size=2,
    max_size=6,
)


@given(told_counts)
def test_parts(told: list[tuple[int, str, Place | None]]) -> None:
    """S-T-25: A part keeps its figure, and a greater count stands in its report."""
    claims = [
        Claim("deaths", Quantity.exact(n), "Daily", noun=noun, place=place, start=at, sentence=f"{at}.")
        for at, (n, noun, place) in enumerate(told)
    ]
    found = parted(claims)
    assert [(c.value, c.noun, c.start) for c in found] == [(c.value, c.noun, c.start) for c in claims]
    figures = [n for n, _, _ in told]
    for at, (before, after) in enumerate(zip(claims, found, strict=True)):
        if reached(before != after, "a count told as a part"):
            assert max(figures) > figures[at]
            assert after.scope in ("some of them", before.noun) or after.place != before.place


# rules that name the kind of an event, or say whether it happened, are the reason of no claim
TOLD = [
    [(one.name, text) for one in g.rules for text, made in one.examples if made]
    for g in GRAMMARS
    if g not in (SENSES, STANDINGS)
]
of_each = st.sampled_from(TOLD).flatmap(st.sampled_from)  # the smaller grammars as often as the larger ones


@settings(max_examples=100)
@given(st.lists(of_each, min_size=1, max_size=3))
def test_rules_have_names(told: list[tuple[str, str]]) -> None:
    """S-T-21: Reasons are names of rules; a rule that is switched off is the reason of nothing."""
    report = Report("\n\n".join(text for _, text in told), "Daily", published=DAY)

    def named(**options: Any) -> set[str]:
        read = examine_report(report, **options)
        of_claims = {name for claim in read.claims for name in claim.reasons}
        assert of_claims <= set(rule_names())
        passed = {name for name in rule_names() for one in read.refused if one.reason.startswith(f"{name},")}
        return of_claims | passed

    used = named()
    reached(used & {name for name, _ in told})
    for off in used:
        assert off not in named(without=[off])


WHO = ("Anton Hurst", "Dina Kress", "Otto Frey", "Maria Venn")
CHARGED = (  # who is charged, and who is only named beside
    "{0} was charged with {offence} in Kazan.",
    "Prosecutors charged {0} with {offence} on Monday.",
    "{0}, 41, pleaded guilty to {offence}.",
    "The former mayor, {0}, was convicted of {offence}, said {1}.",
    "{0}, who knew {1}, was indicted on charges of {offence}.",
    "A court sentenced {1} to life, and {0} to nine years for {offence}.",
    "A jury acquitted {0} of {offence}, said {1}.",
)
BESIDE = (
    "A brother of {0} was charged with {offence}.",
    "The man who killed {0} was charged with {offence}.",
    "A lawyer for {0} said that three people were charged with {offence}.",
    "{0}'s neighbour was convicted of {offence}.",
    "A lawyer for {0} pleaded guilty to {offence}.",
    "A court convicted the killer of {0} of {offence}.",
)


@given(
    st.sampled_from([(form, True) for form in CHARGED] + [(form, False) for form in BESIDE]),
    st.permutations(WHO),
    st.sampled_from(["fraud", "murder", "arson"]),
)
def test_who_is_charged(form: tuple[str, bool], who: list[str], offence: str) -> None:
    """S-T-26: Who is accused is named as the one charged, and never who is only named beside."""
    words, charged = form
    text = words.format(*who, offence=offence)
    claims = [c for c in read_report(Report(text, "Daily", published=DAY)) if c.attribute == "charge"]
    claims = [c for c in claims if c.value == offence]
    reached(not charged)
    assert claims
    for claim in claims:
        assert [actor.name for actor in claim.accused] == ([who[0]] if charged else [])


dated = st.builds(
    "{} {} in Kazan on Monday. {}".format, facts, facts.map(lambda told: told[:-1]), facts | pieces
)
headed = st.builds(  # sections by country
    "Cyclone Alda\n\nCyclone Alda struck on {} May 2023.\n\nCuba\nThe storm killed {} people.\n\n"
    "Haiti\nThe storm killed {} people.\n".format,
    *[st.integers(2, 28)] * 3,
)


@given(cks.mostly(dated, pieces, headed), st.sampled_from((DAY, None)))
def test_grades(told: str, published: datetime.date | None) -> None:
    """S-T-27: A day, a place or a kind has the grade of where it is told, and what is not told has none."""
    found = read_report(Report(told, "Daily", published=published))
    reached(len({c.day_grade for c in found}) > 1, "days of several grades")
    for claim in found:
        about, place = claim.about, claim.place
        assert (about is None) == (claim.day_grade is Grade.UNKNOWN)
        assert (place is None) == (claim.place_grade is Grade.UNKNOWN)
        assert (claim.event_kind is None) == (claim.kind_grade is Grade.UNKNOWN)
        if about is not None and claim.day_grade >= Grade.SENTENCE:
            assert about.text
            assert about.text in claim.sentence
        if claim.day_grade is Grade.PUBLICATION:
            assert about is not None
            assert not about.text
        if place is not None and claim.place_grade >= Grade.SENTENCE:
            assert place.name in claim.sentence
