"""Reading text: the laws of S-T in docs/specification.md."""

import datetime

import attrs
from hypothesis import given
from hypothesis import strategies as st

from claimkit.models import OTHER_EVENTS, Claim, Modality, Report
from claimkit.numbers import find_quantities
from claimkit.quantities import Bound, Number, Quantity
from claimkit.reading import Reading, examine_report, read_report
from claimkit.resolution import resolve
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
facts = st.builds(
    "{} {} {} {}.".format, counts.map(lambda n: n[1]), people, st.just("were"), verbs
) | st.builds(
    "In {} {} {} {}.".format, st.just("Leeds"), counts.map(lambda n: n[1]), people, st.just("marched")
)
paragraphs = st.lists(
    st.one_of(facts, facts, facts, pieces, st.sampled_from(FURNITURE), st.just(PROSE)), min_size=2, max_size=6
).flatmap(lambda told: st.sampled_from([" ", "\n", "\n\n"]).map(lambda gap: gap.join(told)))
texts = st.one_of(wild, pieces, *[paragraphs] * 6)


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
    reached(len(reading.claims) > 1, "claims")
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


@given(texts, cks.sources())
def test_same_answer(text: str, source: object) -> None:
    """S-T-3: The same text gives the same claims, whoever published it and however often it is read."""
    first = read_report(Report(text, "Daily", published=DAY, id="a"))
    reached(first)
    again = read_report(Report(text, source, published=DAY, id="a"))  # type: ignore[arg-type]
    assert [attrs.evolve(c, source="x") for c in first] == [attrs.evolve(c, source="x") for c in again]


@given(st.lists(st.tuples(counts, people, verbs), min_size=1, max_size=4))
def test_nothing_lost(told_of: list[tuple[tuple[int, str], str, str]]) -> None:
    """S-T-4: Every figure of the body is claimed or refused."""
    text = " ".join(f"On the road {n[1]} {who} and {n[1]} lanterns were {verb}." for n, who, verb in told_of)
    reading = read(text)
    spans = [(c.start or 0, c.end or 0) for c in reading.claims] + [(r.start, r.end) for r in reading.refused]
    reached(spans)
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
    reached(any(c.isalpha() for c in text), "letters")
    assert reading.claims == ()
    assert all(note.startswith("nothing read: ") for note in reading.notes)
    assert len(reading.notes) == 1


def wholes(text: str) -> list[tuple[str, Number | None]]:
    """Attribute and figure of what a text counts, without what it counts as some of more."""
    return [
        (c.attribute, c.value.figure) for c in counted(text) if not c.scope and isinstance(c.value, Quantity)
    ]


def counted(text: str) -> list[Claim]:
    return [c for c in read_report(Report(text, "Daily", published=DAY)) if isinstance(c.value, Quantity)]


harms = st.sampled_from(("killed", "injured", "wounded"))
kinds = st.sampled_from(("residents", "workers", "students", "soldiers", "fishermen", "passengers"))


@given(counts, kinds, verbs, st.sampled_from(("in addition to", "besides", "not counting")))
def test_beside(count: tuple[int, str], who: str, verb: str, joint: str) -> None:
    """S-T-19: Who is told beside the counted is added to them, and both are parts of the sum."""
    number, figure = count
    attribute = VERBS[verb]
    for text in (
        f"{figure} {who} were {verb} {joint} the driver.",
        f"{figure} {who}, as well as the driver, were {verb}.",
    ):
        claims = counted(text)
        assert wholes(text) == [(attribute, number + 1)], text
        parts = [c.value.figure for c in claims if c.scope and isinstance(c.value, Quantity)]
        assert sorted(part or 0 for part in parts) == sorted((number, 1))


SINGLES = ("woman", "man", "driver", "guard", "teacher", "soldier", "nurse")


@given(
    st.lists(st.sampled_from(SINGLES), min_size=2, max_size=2, unique=True),
    harms,
    st.sampled_from(
        (
            "{} and {}, both from Leeds, were {}.",
            "{} and {}, both teachers by training, were {}.",
            "{} and {} were both {}.",
            "{} and {} were {}. Both were from Leeds.",
        )
    ),
)
def test_both(pair: list[str], verb: str, retold: str) -> None:
    """S-T-20: Telling those counted again, with "both" or by who they are, changes no count."""
    one, other = f"A {pair[0]}", f"a {pair[1]}"
    plain = set(wholes(f"{one} and {other} were {verb}."))
    assert plain == {(VERBS[verb], 2)}
    assert set(wholes(retold.format(one, other, verb))) == plain
    assert set(wholes(f"Two people, {one.lower()} and {other}, were {verb}.")) == plain


@given(st.integers(1, 99), st.integers(2, 900), verbs.filter(lambda v: v != "displaced"))
def test_ages(age: int, number: int, verb: str) -> None:
    """S-T-21: An age counts nobody, wherever it stands."""
    attribute = VERBS[verb]
    for one in (
        f"A {age}-year-old man was",
        f"A man, {age}, was",
        f"A man aged {age} was",
        f"A man, who was {age}, was",
    ):
        assert wholes(f"{one} {verb}.") == [(attribute, 1)], one
    for several in (
        f"{number} workers aged {age} to {age + 3} were",
        f"{number} workers under {age} were",
        f"{number} workers over the age of {age} were",
    ):
        assert wholes(f"{several} {verb}.") == [(attribute, number)], several


@given(
    kinds.filter(lambda who: who != "residents"),
    harms,
    counts,
)
def test_none_of_a_kind(who: str, verb: str, count: tuple[int, str]) -> None:
    """S-T-22: A denial about one kind of people has them as its scope, and answers for nobody else."""
    (claim,) = counted(f"No {who} were {verb}.")
    assert isinstance(claim.value, Quantity)
    assert (claim.value.value, claim.scope) == (0, who)
    claims = counted(f"{count[1]} people were {verb}. No {who} were {verb}.")
    assert resolve(claims).value == count[0]


@given(
    counts,
    counts,
    harms,
    st.sampled_from(
        (
            "So far this year, {} people have been {} in the city.",
            "{} people have been {} in the city this year.",
            "A week earlier, {} people were {} in the city.",
            "It comes a week after {} people were {} in the city.",
            "It was one of two attacks that together left {} people {}.",
        )
    ),
)
def test_other_events(now: tuple[int, str], then: tuple[int, str], verb: str, form: str) -> None:
    """S-T-23: A count over a year, of several events or of an earlier one says so in its scope."""
    fact = f"{now[1]} people were {verb} in the city on Monday."
    recalled = form.format(then[1], verb)
    (claim,) = counted(recalled)
    assert claim.scope in OTHER_EVENTS
    both = [c for c in counted(f"{fact} {recalled}") if c.attribute == VERBS[verb]]
    answer = resolve(both)
    assert (answer.value, len(answer.placements)) == (now[0], 2)


@given(
    counts,
    kinds,
    st.sampled_from(("gunman", "attacker", "bomber", "assailant")),
    st.sampled_from(
        (
            "A {2} killed {0} {1} before killing himself.",
            "A {2} killed {0} {1} and then himself.",
            "A {2} killed {0} {1} and was shot dead by police.",
            "A {2} blew himself up, killing {0} {1}.",
        )
    ),
)
def test_killers(count: tuple[int, str], who: str, killer: str, form: str) -> None:
    """S-T-24: One who kills and dies is counted with those whom he killed, once."""
    found = counted(form.format(count[1], who, killer))
    assert resolve(found).value == count[0] + 1
    assert {c.attribute for c in found} == {"deaths"}


@given(counts, st.sampled_from(("people", "protesters", "students")), st.sampled_from(PROTESTS))
def test_crowds_without_a_number(count: tuple[int, str], who: str, verb: str) -> None:
    """S-T-25: A crowd without a number is no crowd size, alone or beside one that has a number."""
    for vague in ("Many", "Numerous", "A large number of", "Countless", "Some"):
        assert wholes(f"{vague} {who} {verb} in the square.") == []
        beside = f"{count[1]} {who} {verb} in the square. {vague} {who} {verb} outside."
        assert wholes(beside) == [("crowd_size", count[0])]


@given(
    st.lists(counts, min_size=3, max_size=4),
    st.permutations(("Poland", "Russia", "Romania", "Latvia")),
    st.sampled_from(("deaths", "arrests", "injuries")),
)
def test_gapped(listed: list[tuple[int, str]], where: list[str], attribute: str) -> None:
    """S-T-26: A verb told once before a list of places speaks of the figure of each."""
    rest = [f"{place} {figure}" for place, (_, figure) in zip(where[1:], listed[1:], strict=False)]
    text = f"{where[0]} recorded {listed[0][1]} {attribute}, {', '.join(rest[:-1])} and {rest[-1]}."
    assert wholes(text) == [(attribute, number) for number, _ in listed]


@given(
    st.permutations(("woman", "guard", "driver", "teacher")),
    st.sampled_from(("died in hospital", "died on Tuesday", "was pronounced dead at the scene")),
    st.sampled_from(("shot", "wounded", "injured")),
)
def test_pairs(pair: list[str], end: str, verb: str) -> None:
    """S-T-27: One of several hurt together who dies is counted among the dead, and not among the hurt."""
    found = wholes(f"A {pair[0]} and a {pair[1]} were {verb} in Leeds. The {pair[1]} {end}.")
    assert set(found) == {("deaths", 1), ("injuries", 1)}


@given(st.sampled_from(tuple(zip((3, 5, 6, 7), ("third", "fifth", "sixth", "seventh"), strict=True))), kinds)
def test_ordinals(ordinal: tuple[int, str], who: str) -> None:
    """S-T-28: An ordinal that stands for a person counts one, whatever its number."""
    number, word = ordinal
    for text in (
        f"{number - 1} {who} were killed. A {word} was injured.",
        f"{number - 1} {who} were killed and the {word} was injured.",
    ):
        assert wholes(text) == [("deaths", number - 1), ("injuries", 1)]
