"""Numeric expressions: the laws S-Q-10 to S-Q-27 in docs/specification.md."""

import contextlib
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.errors import AmbiguityError, ParseError
from claimkit.numbers import ACLED, CCC, MASS_MOBILIZATION, Convention, find_quantities, parse_quantity
from claimkit.quantities import Bound, Quantity
from claimkit.testing import laws
from claimkit.testing import strategies as cks
from claimkit.testing.reach import reached

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ["", " thousand", " million", " billion", " trillion"]
RU_ONES = (
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать "
    "четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
).split()
RU_TENS = "_ _ двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split()
RU_HUNDREDS = "_ сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split()
RU_SCALES = [
    ("", "", ""),
    ("тысяча", "тысячи", "тысяч"),
    ("миллион", "миллиона", "миллионов"),
    ("миллиард", "миллиарда", "миллиардов"),
    ("триллион", "триллиона", "триллионов"),
]

HEDGES = (
    "about",
    "around",
    "roughly",
    "some",
    "approximately",
    "an estimated",
    "nearly",
    "almost",
    "close to",
)
FLOORS = ("at least", "more than", "over", "no fewer than", "upwards of", "in excess of")
CEILINGS = ("up to", "as many as", "no more than", "fewer than", "under", "at most")
VAGUE = (
    "dozens|scores|hundreds|thousands|tens of thousands|hundreds of thousands|several hundred|a few thousand|"
    "a couple of hundred|several dozen|a handful|a couple|several|a few|dozens upon dozens"
).split("|")
SHAPES = (
    "half a million|two and a half thousand|a dozen|half a dozen|three dozen|one in five|three quarters|"
    "2.5 million|15 to 20 thousand|3-4,000|between 1.2 and 1.4 million|12 percent|-17 °C|€1bn|"
    "four and a half years|5,000+|"
    "600-1000 or more|50-odd|a hundred or so|2 lakh|thirty-four hundred|20 dollars and 43 cents|5 ft 2 in|"
    "more than 30 and at most 40|12 500|at least 1 200 000 euros|four men and a woman|"
    "two women and three children|"
    "Hundreds, if not thousands|up to four years|around two and a half years|more than a billion euros"
).split("|")
PEOPLE = ("people", "protesters", "arrests", "police officers", "Venezuelans", "students")
FILLER = "Officials gave no reason, and the square stayed open through the evening."


def spelled(number: int) -> str:
    """Write an integer below 10**15 in English words."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" and {spelled(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    groups = []
    for scale in SCALES:
        number, group = divmod(number, 1000)
        if group:
            groups.append(spelled(group) + scale)
    return " ".join(reversed(groups))


def russian(number: int) -> str:
    """Write an integer below 10**15 in Russian words."""
    if number == 0:
        return RU_ONES[0]
    groups = []
    for place, forms in enumerate(RU_SCALES):
        number, group = divmod(number, 1000)
        if not group:
            continue
        words = [RU_HUNDREDS[group // 100]] if group >= 100 else []
        small = group % 100
        if small >= 20:
            words.append(RU_TENS[small // 10])
            small %= 10
        if small:
            words.append({1: "одна", 2: "две"}.get(small, RU_ONES[small]) if place == 1 else RU_ONES[small])
        one, few, many = forms
        last = 0 if group % 100 in range(11, 15) else group % 10
        words.append(one if last == 1 else few if last in (2, 3, 4) else many)
        groups.append(" ".join(word for word in words if word))
    return " ".join(reversed(groups))


figures = st.integers(2, 10**9) | st.integers(1, 999).map(lambda n: n * 1000)


Way = Callable[[int], str]
# the ways in which newsrooms write a number
WAYS: tuple[Way, ...] = (
    *laws.DIGITS,
    spelled,
    lambda number: spelled(number).replace(" and ", " "),
)
ways = st.sampled_from(WAYS)
hedged = st.builds(
    lambda hedge, n, way: f"{hedge} {way(n)}", st.sampled_from(HEDGES + FLOORS + CEILINGS), figures, ways
)


ranges = st.builds(lambda ends, way: f"between {way(ends[0])} and {way(ends[1])}", cks.rising(), ways)
wordings = st.sampled_from(VAGUE) | st.sampled_from(SHAPES) | hedged | ranges | figures.map(str)
sentences = st.builds(
    lambda start, wording, noun, end: f"{start} {wording} {noun} {end}",
    st.sampled_from(
        [
            "Police said",
            "The ministry counted",
            "The toll rose to",
            "The crowd fell by",
            "Arrests grew to",
        ]
    ),
    wordings,
    st.sampled_from(PEOPLE),
    st.sampled_from(["in the square.", "on Sunday, 31 January 2021.", "outside the court; nobody left."]),
)
texts = st.text(max_size=120) | st.lists(
    st.sampled_from(
        "5 1,000 1.5 ½ 100s 2014 a an the one two hundred thousand dozen and or to of in - – / $ € % . , ; ( "
        "between from about more than at least half third fifth several few couple of most some point minus "
        "people men a woman January may o'clock am № # @ \ud800 \u202e ٣ ５ 九".split()
    ),
    max_size=40,
).map(" ".join)


def ends(quantity: Quantity) -> tuple[object, ...]:
    return (
        quantity.value,
        quantity.low,
        quantity.high,
        quantity.low_open,
        quantity.high_open,
        quantity.bound,
    )


def read(text: str) -> list[tuple[object, ...]]:
    return [ends(mention.quantity) for mention in find_quantities(text)]


LAWS = (
    *laws.parser(parse_quantity, ways=WAYS, texts=texts),
    *laws.convention(ACLED),
    *laws.convention(MASS_MOBILIZATION),
)


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_law(law: laws.Law) -> None:
    """The laws of parsers and of conventions hold for claimkit's own."""
    law.check()


@given(cks.mostly(sentences, texts))
def test_mentions_stand_in_the_text(text: str) -> None:
    """S-Q-10: mentions stand in order inside the text, never overlap, and quote it."""
    end = 0
    for mention in find_quantities(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        if mention.noun_span is not None and reached(mention.noun, "a noun"):
            assert mention.noun == mention.noun_span.of(text)
        if mention.change_span is not None and reached(mention.change_text, "a change"):
            assert mention.change_text == mention.change_span.of(text)
        end = mention.end


@given(sentences)
def test_mention_means_what_it_means_alone(text: str) -> None:
    """S-Q-11: a mention has the figure, ends and bound of its own text, and with its noun the same unit."""
    for mention in find_quantities(text):
        assert ends(parse_quantity(mention.text)) == ends(mention.quantity)
        assert parse_quantity(str(mention.quantity)) == mention.quantity


@given(wordings, st.sampled_from([str.upper, str.lower, str.capitalize, str.title]))
def test_case_and_spaces(wording: str, recase: object) -> None:
    """S-Q-12: case, doubled spaces and a line break change nothing, but for lone symbols of units."""
    assert read(wording)
    assert read(recase(wording)) == read(wording)  # type: ignore[operator]
    assert read(wording.replace(" ", "  ")) == read(wording)
    assert read(wording.replace(" ", "\n", 1)) == read(wording)


@given(st.integers(0, 10**15 - 1))
def test_every_integer_in_words(number: int) -> None:
    """S-Q-13: every integer below 10**15 is read back from its words, in English and in Russian."""
    assert parse_quantity(spelled(number)).value == number
    assert parse_quantity(russian(number), language="ru").value == number


@given(figures, ways, st.floats(0, 3), st.floats(0, 3))
def test_a_wider_convention_holds_a_narrower(figure: int, way: Way, one: float, two: float) -> None:
    """S-Q-16: the wider a convention makes "about", the wider the range, within the factor."""
    narrow, wide = (
        parse_quantity(f"about {way(figure)}", convention=Convention("own", about=width))
        for width in sorted((one, two))
    )
    assert narrow.interval.within(wide.interval)
    assert wide.low is not None
    assert wide.high is not None
    assert figure / 2 <= wide.low <= figure <= wide.high <= figure * 2


@given(wordings, st.sampled_from([ACLED, MASS_MOBILIZATION]))
def test_conventions_move_ends_only(wording: str, convention: Convention) -> None:
    """S-Q-17: another convention moves ends only: figure, bound, unit and place stay."""
    ours, theirs = find_quantities(wording), find_quantities(wording, convention=convention)
    assert ours
    for a, b in zip(ours, theirs, strict=True):
        assert (a.start, a.end, a.quantity.value, a.quantity.bound, a.quantity.unit) == (
            *(b.start, b.end, b.quantity.value, b.quantity.bound, b.quantity.unit),
        )
        assert b.quantity.convention == convention.name


@given(texts)
def test_any_text_is_read(text: str) -> None:
    """S-Q-18: any text is read without an error, and read whole it is a quantity or a ParseError."""
    find_quantities(text)
    find_quantities(text, language="ru")
    with contextlib.suppress(ParseError):
        assert isinstance(parse_quantity(text), Quantity)


without_numbers = st.just(FILLER) | st.lists(
    st.sampled_from(
        "Officials £ $ € # no. about between from at least more than and or to a the - – ( , . :".split()
    ),
    min_size=1,
    max_size=8,
).map(" ".join).filter(lambda text: not find_quantities(text))


gaps = st.sampled_from(("\n\n", "\n \n", "\n\n\n"))


@given(without_numbers, sentences | hedged | figures.map("{:,} people".format), gaps)
def test_padding_shifts(before: str, text: str, gap: str) -> None:
    """S-Q-19: a paragraph without numbers before a text shifts the spans, and nothing else."""
    padded = f"{before}{gap}{text}"
    shift = len(before) + len(gap)
    alone, later = find_quantities(text), find_quantities(padded)
    assert [(m.start + shift, m.end + shift, m.quantity) for m in alone] == [
        (m.start, m.end, m.quantity) for m in later
    ]


WORDED = (
    "{} to {}",
    "from {} to {}",
    "between {} and {}",
    "somewhere between {} and {}",
    "anywhere from {} to {}",
)
DASHED = ("{}–{}", "{} - {}", "{}-{}")  # between words a dash may join one number: "twenty - five"


@given(
    cks.rising().filter(lambda ends: ends[1] < 100),
    st.sampled_from(["thousand", "million", "dozen", "hundred", "lakh"]),
    st.sampled_from(WORDED),
    st.sampled_from(["", " people"]),
    st.booleans(),
)
def test_shared_magnitude(
    figures: tuple[int, int], magnitude: str, form: str, noun: str, worded: bool
) -> None:
    """S-Q-21: a magnitude after the second number of a range belongs to both."""
    one, two = (spelled(n) if worded else str(n) for n in figures)
    shared = parse_quantity(form.format(one, f"{two} {magnitude}{noun}"))
    assert shared.low == parse_quantity(f"{one} {magnitude}{noun}").value
    assert shared.high == parse_quantity(f"{two} {magnitude}{noun}").value


@given(
    cks.rising().filter(lambda ends: ends[1] < 100),
    st.sampled_from(["k", "bn"]),
    st.sampled_from(WORDED + DASHED),
)
def test_shared_suffix(figures: tuple[int, int], suffix: str, form: str) -> None:
    """S-Q-21: A suffix of digits is such a magnitude."""
    one, two = figures
    shared = parse_quantity(form.format(one, f"{two}{suffix}"))
    assert (shared.low, shared.high) == tuple(parse_quantity(f"{n}{suffix}").value for n in figures)


@given(st.integers(2, 99), st.integers(2, 99), ways, ways)
def test_sums(one: int, two: int, way: Way, other: Way) -> None:
    """S-Q-22: people of one side named in one phrase are added up, and the parts are kept."""
    (mention,) = find_quantities(f"{way(one)} men and {other(two)} women were hurt")
    assert mention.quantity.value == one + two
    assert [part.quantity.value for part in mention.parts] == [one, two]
    (mention,) = find_quantities(f"{way(one)} men and a woman were hurt")
    assert mention.quantity.value == one + 1


@given(st.integers(1, 999), st.integers(100, 999))
def test_ambiguous_digits(whole: int, rest: int) -> None:
    """S-Q-23: digits with two readings carry both, and an option decides."""
    digits = f"{whole}.{rest}"
    (mention,) = find_quantities(f"{digits} people")
    if reached(not float(digits).is_integer()):
        assert set(mention.readings) == {float(digits), whole * 1000 + rest}
    with pytest.raises(AmbiguityError):
        parse_quantity(digits)
    assert parse_quantity(digits, decimal=".").value == float(digits)
    assert parse_quantity(digits, decimal=",").value == whole * 1000 + rest


@given(
    st.sampled_from(["swelled to", "rose to", "grew to", "fell to", "dropped to", "rose by", "fell by"]),
    hedged,
)
def test_changes_stand_outside(verb: str, wording: str) -> None:
    """S-Q-24: a verb of change is told apart from the expression, which means the same without it."""
    (mention,) = find_quantities(f"The crowd {verb} {wording} by noon.")
    assert mention.change_text == verb
    assert mention.quantity.change == verb.replace("swelled", "rose").replace("grew", "rose").replace(
        "dropped", "fell"
    ).replace(" ", "_")
    assert attrs.evolve(mention.quantity, change=None) == parse_quantity(mention.text)
    assert parse_quantity(f"{verb} {wording}") == mention.quantity


@given(
    st.tuples(st.integers(2, 10**6), st.integers(1, 10**6)).map(sorted),
    st.sampled_from(["{} ± {}", "{} +/- {}", "{} plus or minus {}", "{} give or take {}"]),
    st.sampled_from(["", " people", " km"]),
    ways,
    ways,
)
def test_tolerances(figures: list[int], form: str, unit: str, way: Way, other: Way) -> None:
    """S-Q-26: a tolerance gives the figure and both ends, in every form and with every unit."""
    off, figure = figures
    quantity = parse_quantity(form.format(way(figure), other(off)) + unit)
    assert (quantity.low, quantity.value, quantity.high) == (figure - off, figure, figure + off)
    assert quantity.bound is Bound.ABOUT
    share = parse_quantity(f"{figure} ± 10 %")
    assert share.low is not None
    assert share.high is not None
    assert (share.low + share.high, share.low * 10) == (2 * figure, 9 * figure)


@given(
    st.sampled_from(["{}, if not {}", "{}, maybe {}", "{} or perhaps {}", "{}, possibly even {}"]),
    cks.rising(),
    ways,
    ways,
    st.sampled_from(["dozens", "hundreds"]),
    st.sampled_from(["thousands", "millions"]),
)
def test_alternatives(
    form: str, figures: tuple[int, int], way: Way, other: Way, less: str, more: str
) -> None:
    """S-Q-27: of two alternatives that grow, the range holds what both of them admit."""
    low, high = figures
    quantity = parse_quantity(form.format(way(low), other(high)))
    assert (quantity.low, quantity.value, quantity.high) == (low, None, high)
    vague = parse_quantity(form.format(less, more))
    for part in (less, more):
        assert parse_quantity(part).interval.within(vague.interval)
    assert (vague.low, vague.high) == (parse_quantity(less).low, parse_quantity(more).high)


def test_conventions_are_values() -> None:
    """S-Q-17: a convention is equal to one with the same fields, and one's own replaces it per call."""
    assert Convention() == CCC
    mine = CCC.with_ends(dozens=(20, 60))
    assert parse_quantity("dozens", convention=mine).low == 20
    assert parse_quantity("dozens", convention="acled").low == 12
    with pytest.raises(ValueError, match="no convention"):
        find_quantities("dozens", convention="none")
