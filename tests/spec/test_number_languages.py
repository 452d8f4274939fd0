"""Numeric expressions in every language that has tables: the laws S-Q-13 and S-Q-29 to S-Q-33."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from tests.number_words import WRITERS

from claimkit.numbers import find_quantities, languages, parse_quantity
from claimkit.quantities import Bound, Quantity
from claimkit.testing.reach import reached

CODES = st.sampled_from(sorted(WRITERS))
WORDINGS: dict[str, dict[str, str]] = {
    "de": {
        "at_least": "mindestens {}",
        "more_than": "mehr als {}",
        "at_most": "höchstens {}",
        "less_than": "weniger als {}",
        "about": "ungefähr {}",
        "range": "zwischen {} und {}",
        "to": "{} bis {}",
    },
    "en": {
        "at_least": "at least {}",
        "more_than": "more than {}",
        "at_most": "at most {}",
        "less_than": "fewer than {}",
        "about": "about {}",
        "range": "between {} and {}",
        "to": "{} to {}",
    },
    "es": {
        "at_least": "al menos {}",
        "more_than": "más de {}",
        "at_most": "como máximo {}",
        "less_than": "menos de {}",
        "about": "alrededor de {}",
        "range": "entre {} y {}",
        "to": "{} a {}",
    },
    "fr": {
        "at_least": "au moins {}",
        "more_than": "plus de {}",
        "at_most": "au plus {}",
        "less_than": "moins de {}",
        "about": "environ {}",
        "range": "entre {} et {}",
        "to": "{} à {}",
    },
    "nl": {
        "at_least": "minstens {}",
        "more_than": "meer dan {}",
        "at_most": "hoogstens {}",
        "less_than": "minder dan {}",
        "about": "ongeveer {}",
        "range": "tussen {} en {}",
        "to": "{} tot {}",
    },
    "pl": {
        "at_least": "co najmniej {}",
        "more_than": "ponad {}",
        "at_most": "najwyżej {}",
        "less_than": "mniej niż {}",
        "about": "około {}",
        "range": "od {} do {}",
        "to": "{} do {}",
    },
    "pt": {
        "at_least": "pelo menos {}",
        "more_than": "mais de {}",
        "at_most": "no máximo {}",
        "less_than": "menos de {}",
        "about": "cerca de {}",
        "range": "entre {} e {}",
        "to": "{} a {}",
    },
    "ru": {
        "at_least": "не менее {}",
        "more_than": "более {}",
        "at_most": "не более {}",
        "less_than": "менее {}",
        "about": "около {}",
        "range": "от {} до {}",
        "to": "{} до {}",
    },
    "uk": {
        "at_least": "щонайменше {}",
        "more_than": "понад {}",
        "at_most": "не більше {}",
        "less_than": "менше {}",
        "about": "близько {}",
        "range": "від {} до {}",
        "to": "{} до {}",
    },
}
FLOORS, CEILINGS = ("at_least", "more_than"), ("at_most", "less_than")


def written(code: str, *, worded: bool) -> Callable[[int], str]:
    return WRITERS[code] if worded else str


# a magnitude after the second number may belong to both (S-Q-21): neither end has one, or both
ENDS = st.tuples(st.integers(3, 98), st.integers(1, 99)) | st.tuples(
    st.integers(3, 10**5).map(lambda n: n * 1000), st.integers(1, 10**5).map(lambda n: n * 1000)
)
counts = st.integers(3, 999) | st.integers(3, 10**5).map(lambda n: n * 1000)


def test_every_language_is_drawn() -> None:
    """The laws below speak of each language that has tables."""
    assert tuple(sorted(WRITERS)) == tuple(sorted(WORDINGS)) == languages()


# any number below 10**15, and such as lack some magnitudes: "dos billones tres mil millones"
integers = st.integers(0, 10**15 - 1) | st.lists(
    st.sampled_from([0, 0, 1]) | st.integers(0, 999), min_size=1, max_size=5
).map(lambda threes: sum(n * 1000**k for k, n in enumerate(threes)))


@given(CODES, integers)
def test_every_integer_in_words(code: str, number: int) -> None:
    """S-Q-13: every integer below 10**15 is read back from its words, in each language that has tables."""
    assert parse_quantity(WRITERS[code](number), language=code).value == number  # type: ignore[call-overload]


def test_every_number_below_a_thousand() -> None:
    """S-Q-13: every integer below 10**15 is read back from its words, in each language that has tables."""
    for code, write in WRITERS.items():
        for number in range(1000):
            assert parse_quantity(write(number), language=code).value == number  # type: ignore[call-overload]


def test_every_bound_of_every_language() -> None:
    """S-Q-32: a bound sets the same end in every language, before words and before digits."""
    for code, wordings in WORDINGS.items():
        for bound in (*FLOORS, *CEILINGS, "about"):
            quantity = parse_quantity(wordings[bound].format(40), language=code)  # type: ignore[call-overload]
            assert (code, quantity.bound) == (code, bound)


@given(CODES, st.sampled_from((*FLOORS, *CEILINGS, "about")), counts, st.booleans())
def test_bounds_in_every_language(code: str, bound: str, number: int, worded: bool) -> None:
    """S-Q-32: a bound sets the same end in every language, before words and before digits."""
    wording = WORDINGS[code][bound].format(written(code, worded=worded)(number))
    quantity = parse_quantity(wording, language=code)  # type: ignore[call-overload]
    assert quantity.bound == bound
    assert quantity.value == number
    if bound in FLOORS:
        assert (quantity.low, quantity.high) == (number, None)
    elif bound in CEILINGS:
        assert (quantity.low, quantity.high) == (None, number)
    else:
        english = parse_quantity(f"about {number}")
        assert (quantity.low, quantity.high) == (english.low, english.high)


@given(CODES, st.sampled_from(("range", "to")), ENDS, st.booleans(), st.booleans())
def test_ranges_in_every_language(
    code: str, form: str, ends: tuple[int, int], worded: bool, then: bool
) -> None:
    """S-Q-29: a range in any language has both ends that it names, in words, in digits and mixed."""
    low, high = ends[0], ends[0] + ends[1]
    first, second = written(code, worded=worded)(low), written(code, worded=then)(high)
    quantity = parse_quantity(WORDINGS[code][form].format(first, second), language=code)  # type: ignore[call-overload]
    assert (quantity.low, quantity.high, quantity.bound) == (low, high, Bound.RANGE)


@given(CODES, st.sampled_from((*FLOORS, *CEILINGS, "about", "to")), counts)
def test_case_and_spacing_in_every_language(code: str, form: str, number: int) -> None:
    """S-Q-30: case, doubled spaces and a line break change nothing, in any language."""
    words = WRITERS[code]
    wording = WORDINGS[code][form].format(words(number), words(number + 1))
    (read,) = find_quantities(wording, language=code)  # type: ignore[arg-type]
    for other in (
        wording.upper(),
        wording.capitalize(),
        wording.replace(" ", "  "),
        wording.replace(" ", "\n"),
    ):
        (again,) = find_quantities(other, language=code)  # type: ignore[arg-type]
        assert again.quantity == read.quantity


ADDENDS = st.builds(
    "{} {}".format,
    st.sampled_from(["", "about", "almost", "at least", "more than", "at most", "fewer than"]),
    st.integers(2, 10**6),
) | st.sampled_from(["dozens", "several hundred", "3,000 to 4,000", "a handful"])


@given(ADDENDS, ADDENDS, st.integers(0, 10**6))
def test_sums_of_quantities(one: str, other: str, exact: int) -> None:
    """S-Q-31: a sum is the same in either order, an open end stays open, an exact figure moves the rest."""
    first, second = parse_quantity(one.strip()), parse_quantity(other.strip())
    both = first.plus(second)
    assert both == second.plus(first)
    assert (both.high is None) == (first.high is None or second.high is None)
    if None not in (both.value, first.value, second.value) and reached(both.value, "two figures"):
        assert first.value is not None
        assert second.value is not None
        assert both.value == first.value + second.value
    moved = first.plus(Quantity.exact(exact))
    ends = [None if end is None else end + exact for end in (first.value, first.low, first.high)]
    assert [moved.value, moved.low, moved.high] == ends


PARTS = (5, 7, 12, 13, 16, 20, 23, 40, 100)
DENOMINATORS = {
    "de": "Fünftel Siebtel Zwölftel Dreizehntel Sechzehntel "
    "Zwanzigstel Dreiundzwanzigstel Vierzigstel Hundertstel",
    "en": "fifths sevenths twelfths thirteenths sixteenths twentieths twenty-thirds fortieths hundredths",
    "es": "quintos séptimos doceavos treceavos dieciseisavos "
    "veinteavos veintitresavos cuarentavos centésimos",
    "fr": "cinquièmes septièmes douzièmes treizièmes seizièmes "
    "vingtièmes vingt-troisièmes quarantièmes centièmes",
    "nl": "vijfde zevende twaalfde dertiende zestiende twintigste drieëntwintigste veertigste honderdste",
    "pl": "piątych siódmych dwunastych trzynastych szesnastych "
    "dwudziestych dwudziestych_trzecich czterdziestych setnych",
    "pt": "quintos sétimos doze_avos treze_avos dezesseis_avos "
    "vinte_avos vinte_e_três_avos quarenta_avos centésimos",
    "ru": "пятых седьмых двенадцатых тринадцатых шестнадцатых двадцатых двадцать_третьих сороковых сотых",
    "uk": "п'ятих сьомих дванадцятих тринадцятих шістнадцятих двадцятих двадцять_третіх сорокових сотих",
}


@given(st.integers(5, 9) | st.integers(11, 19))
def test_shares_in_every_language(count: int) -> None:
    """S-Q-33: a share told in words is its count over the number that its denominator names."""
    for code, divisors in DENOMINATORS.items():
        for below, divisor in zip(PARTS, divisors.split(), strict=True):
            wording = f"{WRITERS[code](count)} {divisor.replace('_', ' ')}"
            share = parse_quantity(wording, language=code)  # type: ignore[call-overload]
            reached(below > count, "less than one")
            assert share.low == share.high == share.value == count / below, wording
