"""Reading text: the laws of S-T in docs/specification.md."""

import datetime

import attrs
from hypothesis import given
from hypothesis import strategies as st

from claimkit.models import Modality, Report
from claimkit.numbers import find_quantities
from claimkit.quantities import Bound, Number, Quantity
from claimkit.reading import Reading, examine_report, read_report
from claimkit.testing import strategies as cks

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
CAUSES = ("a fire", "the storm", "an explosion", "floods")
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
texts = wild | pieces


def read(text: str) -> Reading:
    return examine_report(Report(text, "Daily", published=DAY))


def told(text: str) -> list[tuple[str, Number | None]]:
    """Attribute and figure of what a text counts, dates left out."""
    found = read_report(Report(text, "Daily", published=DAY))
    return [(c.attribute, c.value.value) for c in found if isinstance(c.value, Quantity)]


@given(texts)
def test_any_text(text: str) -> None:
    """S-T-1: Any text is read; claims stand in order, quote the text, and lie in their sentence."""
    reading = read(text)
    starts = [claim.start for claim in reading.claims]
    assert starts == sorted(starts, key=lambda start: start or 0)
    for claim in reading.claims:
        assert text[claim.start : claim.end] == claim.text
        assert claim.text
        assert claim.text in claim.sentence
        assert claim.sentence in text


@given(texts)
def test_refusals(text: str) -> None:
    """S-T-2: What is refused quotes the text and has a reason; nothing is claimed from page furniture."""
    reading = read(text)
    for refusal in reading.refused:
        assert text[refusal.start : refusal.end] == refusal.text
        assert refusal.reason
    page = [r for r in reading.refused if "page" in r.reason or "credit" in r.reason or "link" in r.reason]
    assert not any(r.start <= (c.start or 0) < r.end for r in page for c in reading.claims)


@given(texts, cks.sources())
def test_same_answer(text: str, source: object) -> None:
    """S-T-3: The same text gives the same claims, whoever published it and however often it is read."""
    first = read_report(Report(text, "Daily", published=DAY, id="a"))
    again = read_report(Report(text, source, published=DAY, id="a"))  # type: ignore[arg-type]
    assert [attrs.evolve(c, source="x") for c in first] == [attrs.evolve(c, source="x") for c in again]


@given(st.lists(st.tuples(counts, people, verbs), min_size=1, max_size=4))
def test_nothing_lost(told_of: list[tuple[tuple[int, str], str, str]]) -> None:
    """S-T-4: Every figure of the body is claimed or refused."""
    text = " ".join(f"On the road {n[1]} {who} and {n[1]} lanterns were {verb}." for n, who, verb in told_of)
    reading = read(text)
    spans = [(c.start or 0, c.end or 0) for c in reading.claims] + [(r.start, r.end) for r in reading.refused]
    for figure in (part for whole in find_quantities(text) for part in (whole.parts or (whole,))):
        assert any(start < figure.end and figure.start < end for start, end in spans), figure.text


@given(counts, people, verbs, st.sampled_from(CAUSES))
def test_voice(count: tuple[int, str], who: str, verb: str, cause: str) -> None:
    """S-T-5: Active and passive voice, participle and finite verb say the same."""
    number, figure = count
    gerund = verb.removesuffix("ed").rstrip("p") + ("pping" if verb == "kidnapped" else "ing")
    gerund = {"murdered": "murdering", "rescued": "rescuing", "displaced": "displacing"}.get(verb, gerund)
    wordings = (
        f"{figure} {who} were {verb}.",
        f"{figure} {who} have been {verb} by {cause}.",
        f"Officials {verb} {figure} {who}."
        if verb in ("arrested", "detained", "rescued")
        else f"It {verb} {figure} {who}.",
        f"It went on for hours, {gerund} {figure} {who}.",
    )
    for wording in wordings:
        assert told(wording) == [(VERBS[verb], number)], wording


@given(
    verbs.filter(lambda v: v not in ("displaced", "kidnapped")),
    st.sampled_from(("No one was", "Nobody was", "No people were")),
)
def test_none(verb: str, nobody: str) -> None:
    """S-T-6: A denial of all is a count of zero."""
    assert told(f"{nobody} {verb}.") == [(VERBS[verb], 0)]


@given(counts, people, verbs)
def test_negation(count: tuple[int, str], who: str, verb: str) -> None:
    """S-T-7: What is said not to be so is not claimed."""
    assert told(f"{count[1]} {who} were not {verb}.") == []


@given(counts, people, verbs, st.sampled_from(("could", "might", "would")))
def test_hypothetical(count: tuple[int, str], who: str, verb: str, modal: str) -> None:
    """S-T-8: What could be is hypothetical."""
    claims = read_report(Report(f"{count[1]} {who} {modal} be {verb}.", "Daily", published=DAY))
    assert {claim.modality for claim in claims} == {Modality.HYPOTHETICAL}


@given(counts, people, st.sampled_from(PROTESTS))
def test_crowd(count: tuple[int, str], who: str, verb: str) -> None:
    """S-T-9: Who gathers is a crowd; what they gather for, with or against is not counted among them."""
    number, figure = count
    assert told(f"{figure} {who} {verb} in the square.") == [("crowd_size", number)]
    for purpose in ("for the release of", "in support of", "to demand pay for"):
        assert told(f"Neighbours {verb} in the square {purpose} {figure} {who}.") == []


@given(counts, counts, people, verbs)
def test_parts(whole: tuple[int, str], part: tuple[int, str], who: str, verb: str) -> None:
    """S-T-10: A part is told as one: it has a scope, the whole has none."""
    (more, much), (fewer, few) = sorted((whole, part), reverse=True)
    text = f"{much} {who}, including {few} children, were {verb}."
    claims = read_report(Report(text, "Daily", published=DAY))
    found = [(c.attribute, c.value.figure, bool(c.scope)) for c in claims if isinstance(c.value, Quantity)]
    assert found == [
        (VERBS[verb], more, False),
        (VERBS[verb], fewer, True),
    ]


@given(
    st.lists(
        st.sampled_from(("a woman", "a man", "her son", "two children", "the driver")),
        min_size=2,
        max_size=4,
        unique=True,
    )
)
def test_mentions(persons: list[str]) -> None:
    """S-T-11: Persons told one by one are added up."""
    listed = f"{', '.join(persons[:-1])} and {persons[-1]}"
    number = sum(2 if who == "two children" else 1 for who in persons)
    assert max(value or 0 for _, value in told(f"The fire killed {listed}.")) == number
    assert max(value or 0 for _, value in told(f"{listed[0].upper()}{listed[1:]} were killed.")) == number


@given(
    counts,
    people,
    verbs,
    st.sampled_from(("OVD-Info", "Reuters", "the Union of Miners", "the health ministry")),
)
def test_speaker(count: tuple[int, str], who: str, verb: str, speaker: str) -> None:
    """S-T-12: Who says so may stand before or behind."""
    fact = f"{count[1]} {who} were {verb}"
    wordings = (
        f"According to {speaker}, {fact}.",
        f"{fact}, according to {speaker}.",
        f"{fact}, {speaker} said.",
        f"{speaker[0].upper()}{speaker[1:]} said {fact}.",
    )
    for wording in wordings:
        claim = read_report(Report(wording, "Daily", published=DAY))[0]
        assert claim.speaker is not None, wording
        assert claim.speaker.name == speaker.removeprefix("the "), wording
        assert claim.modality is Modality.REPORTED


@given(counts, people, verbs, st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 1, 1)))
def test_day(count: tuple[int, str], who: str, verb: str, day: datetime.date) -> None:
    """S-T-13: A claim is about the day named beside it, else the last before, else that of publication."""
    fact = f"{count[1]} {who} were {verb}"
    published = day + datetime.timedelta(days=2)
    named = f"{day:%d %B %Y}".lstrip("0")
    for text in (f"On {named} {fact}.", f"The fire broke out on {named}.\n\n{fact}."):
        claims = read_report(Report(text, "Daily", published=published))
        about = next(c.about for c in claims if c.attribute == VERBS[verb])
        assert about is not None
        assert (about.earliest, about.latest) == (day, day)
    (claim,) = read_report(Report(f"{fact}.", "Daily", published=published))
    assert claim.about is not None
    assert claim.about.latest == published


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


@given(
    counts, people, verbs, st.sampled_from(("<b>{}</b>", "<p>{}</p>", "{}[12]", '<a href="x.html">{}</a>'))
)
def test_markup(count: tuple[int, str], who: str, verb: str, markup: str) -> None:
    """S-T-15: Markup and citation marks change no claim, and spans still count the text as it came."""
    plain, marked = f"{count[1]} {who} were {verb}.", f"{markup.format(count[1])} {who} were {verb}."
    assert told(marked) == told(plain)
    (claim,) = read_report(Report(marked, "Daily", published=DAY))
    assert claim.text == count[1]


@given(counts, people, verbs, st.sampled_from((PROSE, "The mayor spoke of a dark day.")))
def test_elsewhere(count: tuple[int, str], who: str, verb: str, other: str) -> None:
    """S-T-16: Other sentences change neither span nor value of a claim."""
    fact = f"{count[1]} {who} were {verb}."
    (alone,) = read_report(Report(fact, "Daily", published=DAY))
    for before, after in ((f"{other} ", ""), ("", f" {other}"), (f"{other}\n\n", f"\n\n{other}")):
        (claim,) = read_report(Report(before + fact + after, "Daily", published=DAY))
        assert (claim.start, claim.end) == ((alone.start or 0) + len(before), (alone.end or 0) + len(before))
        assert (claim.attribute, claim.value) == (alone.attribute, alone.value)


@given(counts, people, verbs)
def test_bounds(count: tuple[int, str], who: str, verb: str) -> None:
    """S-T-17: The hedge of a figure comes through as the numbers part reads it."""
    (claim,) = read_report(Report(f"At least {count[1]} {who} were {verb}.", "Daily", published=DAY))
    assert isinstance(claim.value, Quantity)
    assert claim.value.bound is Bound.AT_LEAST


@given(
    st.text(
        st.characters(min_codepoint=0x0400, max_codepoint=0x0EFF, categories=("L", "Nd", "Zs")), min_size=1
    )
)
def test_other_scripts(text: str) -> None:
    """S-T-18: Where no rule reads a text, nothing is claimed, and a note says why."""
    reading = read(text)
    assert reading.claims == ()
    assert all(note.startswith("nothing read: ") for note in reading.notes)
    assert len(reading.notes) == 1
