"""Verdicts over plain values: groups, accounts, rules and succession, on both sides of what decides them."""

from __future__ import annotations

import datetime
import itertools
import math
from collections.abc import Sequence
from typing import Any

import pytest

from claimkit.attributes import Dynamics, Kind
from claimkit.datespans import DateSpan
from claimkit.errors import IncomparableError, InvalidModelError
from claimkit.numbers import parse_quantity
from claimkit.quantities import Bound, Interval, Quantity
from claimkit.verdicts.accounts import Account, Saying, accounts, common_value, names
from claimkit.verdicts.judging import ends_of, estimate, judge, settle
from claimkit.verdicts.layering import layers, overtaken
from claimkit.verdicts.rules import check_rule, chosen_first
from claimkit.verdicts.status import Status
from claimkit.verdicts.succession import (
    Moments,
    Telling,
    apart,
    before,
    known_by,
    moments,
    precedes,
    succeeds,
    withdraws,
)
from claimkit.verdicts.values import below, compatible, consistent_groups, core, extent, label, same_figure

HOUR, DAY = 3600.0, 86_400.0


def q(words: str | int) -> Quantity:
    return parse_quantity(str(words))


def said(*words: str | int, **more: Any) -> list[Saying]:
    return [Saying(q(w), origin, (f"source {origin}",), **more) for origin, w in enumerate(words)]


# -- values --------------------------------------------------------------------------------------------


def test_labels_are_compared_by_their_words() -> None:
    assert label("  Mass\n RIOTS ") == "mass riots"
    assert extent("Guilty ") == extent("guilty")
    assert compatible("guilty", " GUILTY")
    assert not compatible("guilty", "not guilty")
    assert not below("a", "b")


def test_half_of_a_hedge_is_where_another_figure_agrees() -> None:
    rough = Quantity(100, low=80, high=140, bound=Bound.ABOUT)
    assert core(rough) == Interval(90, 120)
    assert core(Quantity(100, low=80, high=140, bound=Bound.RANGE)) == Interval(80, 140)
    assert core(Quantity(100, low=80, high=100, high_open=True, bound=Bound.ALMOST)) == Interval(
        90, 100, high_open=True
    )
    assert core(Quantity(100, high=140, bound=Bound.ABOUT)) == Interval(None, 120)
    assert compatible(rough, Quantity.exact(120))
    assert not compatible(rough, Quantity.exact(121))
    assert compatible(rough, Quantity.exact(90))
    assert not compatible(rough, Quantity.exact(89))
    assert below(rough, Quantity.exact(121))
    assert not below(rough, Quantity.exact(120))


def test_one_figure_whatever_its_range() -> None:
    assert same_figure(q("about 300"), q(300))
    assert same_figure(q("at least 300"), q(300))
    assert not same_figure(q("300"), q("301"))
    assert not same_figure(q("hundreds"), q("300"))
    assert same_figure(q("hundreds"), q("hundreds"))
    assert same_figure("guilty", "Guilty")
    assert not same_figure("guilty", q(1))


RANGES = [
    Interval(low, high, low_open, high_open)
    for low, high in ((1, 2), (2, 3), (1, 3), (None, 2), (2, None))
    for low_open in (False, True)
    for high_open in (False, True)
    if (low is not None or not low_open) and (high is not None or not high_open)
] + [Interval(2, 2)]


def test_groups_are_the_largest_consistent_sets() -> None:
    """Against all subsets, for every three of the ranges whose ends meet in every way."""
    for three in itertools.combinations(RANGES, 3):
        values = [
            Quantity(
                None, low=r.low, high=r.high, low_open=r.low_open, high_open=r.high_open, bound=Bound.RANGE
            )
            for r in three
        ]
        joined = {
            some
            for n in (1, 2, 3)
            for some in itertools.combinations(range(3), n)
            if all(three[a].overlaps(three[b]) for a, b in itertools.combinations(some, 2))
        }
        largest = {some for some in joined if not any(set(some) < set(more) for more in joined)}
        found = consistent_groups(values)
        assert (set(found), len(found)) == (largest, len(largest)), three


def test_groups_stand_in_order_and_do_not_mix_kinds() -> None:
    assert consistent_groups([q(30), q(10), q(20), q(10)]) == [(1, 3), (2,), (0,)]
    assert consistent_groups(["b", "A", "a "]) == [(1, 2), (0,)]
    mixed: Any
    for mixed in ([q(1), "a"], [Quantity.exact(1, "km"), Quantity.exact(1, "mi")]):
        with pytest.raises(IncomparableError, match="several kinds"):
            consistent_groups(mixed)
    assert consistent_groups([Quantity.exact(1, "km"), Quantity.exact(1)]) == [(0, 1)]


# -- accounts ------------------------------------------------------------------------------------------


def test_an_origin_counts_once_with_the_odds_of_its_best() -> None:
    four_to_one = math.log(0.8 / 0.2)
    found = accounts(said(12, 12, 40))
    assert [round(a.probability, 9) for a in found] == [0.8, 0.2]
    assert [(a.members, a.origins, a.naming_origins) for a in found] == [((0, 1), 2, 2), ((2,), 1, 1)]
    again = [Saying(q(12), 0), Saying(q(12), 0), Saying(q(40), 1)]
    assert [round(a.probability, 9) for a in accounts(again)] == [0.5, 0.5]
    best = [Saying(q(12), 0, chance=0.6), Saying(q(12), 0, chance=0.9), Saying(q(40), 1)]
    odds = {12: math.log(0.9 / 0.1), 40: four_to_one}
    shares = {n: math.exp(x) / sum(map(math.exp, odds.values())) for n, x in odds.items()}
    assert {a.answer.value: pytest.approx(a.probability) for a in accounts(best)} == shares  # type: ignore[union-attr]


def test_sure_sources_stay_finite() -> None:
    for chance in (0.0, 1.0):
        found = accounts([Saying(q(12), 0, chance=chance), Saying(q(40), 1)])
        assert all(0 < a.probability < 1 for a in found)
        assert found[0].answer.value == (12 if chance else 40)  # type: ignore[union-attr]


def test_what_fits_two_accounts_names_neither_but_by_its_figure() -> None:
    loose = accounts(said("300", "600", "at least 200"))
    assert {a.answer.value: (a.members, a.named_by) for a in loose} == {  # type: ignore[union-attr]
        300: ((0, 2), (0,)),
        600: ((1, 2), (1,)),
    }


def test_naming() -> None:
    assert names(q("about 300"), q("300"))
    assert names(q("almost 300"), q("about 300"))
    assert not names(q("at least 300"), q("300"))
    assert names(q("at least 300"), q("at least 300"))
    assert not names(q("about 300"), q("312"))
    assert not names(q("hundreds"), q("300"))
    assert names(q("hundreds"), q("hundreds"))
    assert not names(q("300"), q("hundreds"))
    assert names("Guilty", "guilty")


@pytest.mark.parametrize(
    ("words", "value", "low", "high"),
    [
        (["about 5,000", "thousands"], 5000, 3000, 7000),
        (["about 5,000", "5,000"], 5000, 5000, 5000),
        (["300", "at least 200", "at least 200"], 300, 300, 300),
        (["at least 200", "at least 300"], 300, 300, None),
        (["hundreds", "200 to 500"], None, 200, 500),
        (["about 300", "about 300", "about 310"], 300, 290, 330),
    ],
)
def test_common_value(words: list[str], value: float | None, low: float | None, high: float | None) -> None:
    values = [q(w) for w in words]
    for order in itertools.permutations(range(len(values))):
        found = common_value([values[i] for i in order], list(order))
        assert isinstance(found, Quantity)
        assert (found.value, found.low, found.high) == (value, low, high)


def test_the_figure_of_the_most_origins() -> None:
    values = [q("about 300"), q("about 310"), q("about 310")]
    assert common_value(values, [0, 1, 2]).value == 310  # type: ignore[union-attr]


def test_a_label_is_written_as_most_write_it() -> None:
    assert common_value(["Riot", "riot", "RIOT", "riot"], [0, 1, 2, 3]) == "riot"
    assert common_value(["RIOT", "Riot"], [0, 1]) == "Riot"
    month, day = DateSpan.from_edtf("2024-01"), DateSpan.from_edtf("2024-01-17")
    assert common_value([month, day], [0, 1]) == common_value([day, month], [0, 1]) == day


# -- judging -------------------------------------------------------------------------------------------


def test_three_to_one_settle_and_two_to_one_do_not() -> None:
    assert (judge(said(5, 5, 5, 9)).status, judge(said(5, 5, 5, 9)).value) == (Status.AGREED, 5)
    two = judge(said(5, 5, 9))
    assert (two.status, two.value, two.low, two.high) == (Status.CONTESTED, 5, 5, 5)
    one = judge(said(5, 9))
    assert (one.status, one.value, one.low, one.high, one.answer) == (Status.CONTESTED, None, 5, 9, None)
    assert judge(said(5, 5, 9), level=0.8 - 1e-6).status is Status.AGREED
    assert judge(said(5, 5, 9), level=0.8 + 1e-6).status is Status.CONTESTED


def test_standing() -> None:
    assert judge(said(5)).status is Status.SINGLE_SOURCE
    assert judge(said(5, 5)).status is Status.AGREED
    assert judge(said(5, "at least 4")).status is Status.SUPPORTED
    assert judge([Saying(q(5), 0), Saying(q(5), 0)]).status is Status.SINGLE_SOURCE


def test_ends_over_accounts() -> None:
    assert ends_of([q(5), q("7 to 9")]) == (5, 9)
    assert ends_of([q("at least 5"), q(9)]) == (5, None)
    assert ends_of([q("up to 5"), q(9)]) == (None, 9)
    assert ends_of(["guilty"]) == (None, None)


def exact_depth(count: int, level: float) -> int | None:
    """The sign test from whole numbers."""
    fits = [
        k
        for k in range((count + 1) // 2)
        if 1 - 2 * sum(math.comb(count, i) for i in range(k + 1)) / 2**count >= level
    ]
    return max(fits, default=None)


@pytest.mark.parametrize("level", [0.5, 0.8, 0.9, 0.95])
def test_the_middle_has_the_range_of_the_sign_test(level: float) -> None:
    for count in range(1, 20):
        figures = [10 * n for n in range(1, count + 1)]
        found, depth = estimate(said(*figures), level), exact_depth(count, level)
        if depth is None:
            assert found is None
            continue
        assert found is not None
        assert (found.value, found.low, found.high) == (
            figures[(count - 1) // 2],
            figures[depth],
            figures[-1 - depth],
        )
        assert found.bound is Bound.ABOUT


def test_an_origin_has_one_voice_in_the_middle() -> None:
    many = said(10, 20, 30, 40, 50)
    more = [*many, Saying(q(60), 4), Saying(q(70), 4), Saying(q("dozens"), 5), Saying(q("at least 5"), 6)]
    found = estimate(more, 0.9)
    assert found is not None
    assert (found.value, found.low, found.high) == (30, 10, 60)


def test_only_judgements_are_estimated() -> None:
    spread = said(10, 20, 30, 40, 50)
    assert judge(spread, kind=Kind.JUDGEMENT).status is Status.ESTIMATED
    assert judge(spread, kind=Kind.JUDGEMENT).value == 30
    assert judge(spread, kind=Kind.RECORD).status is Status.CONTESTED
    assert judge(spread).value is None
    assert judge(spread[1:], kind=Kind.JUDGEMENT).status is Status.CONTESTED
    assert judge(spread, kind=Kind.JUDGEMENT, rule="vote").status is Status.CONTESTED


# -- rules ---------------------------------------------------------------------------------------------


def chosen(rule: str, sayings: list[Saying], *order: str) -> object:
    ruling = judge(sayings, rule=rule, precedence=order)
    assert ruling.status is Status.CONTESTED
    assert ruling.by_rule == (ruling.answer is not None)
    return ruling.value


def test_rules_choose() -> None:
    dated = [Saying(q(n), n, (f"s{n}",), told=Moments(t, t)) for n, t in ((5, 30.0), (9, 10.0), (7, 20.0))]
    assert chosen("newest", dated) == 5
    assert chosen("newest", dated[1:]) == 7
    assert chosen("lowest_credible", dated) == 5
    assert chosen("median", dated) == 7
    assert chosen("median", [*dated, Saying(q(100), 100)]) == 7
    assert chosen("vote", [*dated, Saying(q(9), 10)]) == 9
    assert chosen("vote", dated) is None
    assert chosen("unanimous", dated) is None
    trusted = [Saying(q(5), 0, chance=0.7), Saying(q(9), 1), Saying(q(7), 2, chance=0.9)]
    assert chosen("most_trusted", trusted) == 7
    assert chosen("most_trusted", trusted[:2]) == 9
    assert chosen("precedence", dated, "nobody", "s7", "s5") == 7
    assert chosen("precedence", dated, "s5", "s7") == 5
    assert chosen("precedence", dated, "nobody") is None
    shared = [*dated, Saying(q(7), 20, ("last",))]
    assert chosen("precedence", shared, "s7", "s5", "last") == 7
    unnamed = [Saying(q(3), 0, named=False), Saying(q(5), 1), Saying(q(9), 2)]
    assert chosen("lowest_credible", unnamed) == 5


def test_rules_refuse_what_they_lack() -> None:
    plain = said(5, 9)
    labels = [Saying("a", 0, told=Moments(1, 1)), Saying("b", 1, told=Moments(2, 2))]
    unnamed = [Saying(q(5), 0, named=False), Saying(q(9), 1, named=False)]
    for rule, sayings, needs in (
        ("newest", plain, "source 0 is not dated"),
        ("most_trusted", plain, "reliability="),
        ("precedence", plain, "precedence="),
        ("median", labels, "labels or dates"),
        ("lowest_credible", labels, "labels or dates"),
        ("lowest_credible", unnamed, "needs a source with a name"),
    ):
        with pytest.raises(InvalidModelError, match=needs):
            judge(sayings, rule=rule)
    with pytest.raises(InvalidModelError, match="must be one of consensus, newest"):
        check_rule("newst")
    assert check_rule("consensus") == "consensus"
    assert check_rule("vote") == "vote"


def test_rules_ask_who_speaks_for_an_account() -> None:
    """What fits two accounts speaks for neither; what fits one of them speaks for it, though it be vaguer."""

    def least(n: int) -> Quantity:
        return Quantity(n, low=n, bound=Bound.AT_LEAST)

    def most(n: int) -> Quantity:
        return Quantity(n, high=n, bound=Bound.AT_MOST)

    def chosen(rule: str, *values: Quantity, order: Sequence[str] = (), chances: Sequence[float] = ()) -> Any:
        sayings = [
            Saying(v, n, (f"source {n}",), chances[n] if chances else None, Moments(n, n))
            for n, v in enumerate(values)
        ]
        return judge(sayings, rule=rule, precedence=order).value

    assert chosen("newest", q(61), q(64), least(60)) == 64
    assert chosen("most_trusted", least(60), q(61), q(64), chances=(0.95, 0.6, 0.7)) == 64
    assert chosen("precedence", least(63), q(61), q(64), order=("source 0", "source 1")) == 64
    assert chosen("precedence", least(60), q(61), q(64), order=("source 0", "source 1")) == 61
    assert chosen("vote", most(60), q(51), q(54), q(64), q(64)) == 64
    assert chosen("median", least(1), least(2), q(10), q(20), q(30)) == 20


def test_the_median_hears_each_origin_once() -> None:
    said_ = [Saying(q(n), origin) for origin, n in ((0, 90), (0, 80), (1, 10), (2, 20))]
    assert judge(said_, rule="median").value == 20


def test_one_account_needs_no_rule() -> None:
    assert judge(said(5, 5), rule="newest").status is Status.AGREED
    only = Account((0,), q(5), 1.0, 1, (0,), 1, (0,))
    assert chosen_first("newest", [only], said(5)) == ([only], False)


# -- succession ----------------------------------------------------------------------------------------


def told(value: str | int, hour: float | None, voice: str | None = None, **more: Any) -> Telling:
    moment = None if hour is None else Moments(hour * HOUR, hour * HOUR)
    return Telling(q(value), voice, moment, **more)


def test_moments() -> None:
    first, last, zoned = moments(datetime.date(1970, 1, 2)) or (0, 0, True)
    assert (first, zoned) == (DAY, None)
    assert DAY - 1 < last - first < DAY
    east = datetime.timezone(datetime.timedelta(hours=3))
    assert moments(datetime.datetime(1970, 1, 1, 3, tzinfo=east)) == (0.0, 0.0, True)
    assert moments(None) is None
    assert before(Moments(0, 1), Moments(2, 3))
    assert not before(Moments(0, 2), Moments(2, 3))
    assert not before(None, Moments(2, 3))
    assert not before(Moments(0, 1), None)


@pytest.mark.parametrize("hours", [-15, -14, -1, 0, 1, 12, 13])
def test_an_hour_may_be_of_any_zone(hours: int) -> None:
    """Clocks are at most 14 hours ahead of universal time, and 12 behind it."""
    naive, aware = Moments(0, 0, zoned=False), Moments(hours * HOUR, hours * HOUR, zoned=True)
    assert before(aware, naive) == (hours < -14)
    assert before(naive, aware) == (hours > 12)
    assert before(naive, told(5, hours).told) == (hours > 0)  # a plain time has no such doubt


def test_the_newest_is_left_open_where_a_zone_could_decide_it() -> None:
    hours = (5, 10, False), (9, 12, True), (7, 40, True)
    sayings = [Saying(q(n), n, (f"s{n}",), told=Moments(h * HOUR, h * HOUR, zoned)) for n, h, zoned in hours]
    assert chosen("newest", sayings[:2]) is None
    assert chosen("newest", sayings) == 7
    assert chosen("newest", sayings[1:]) == 7


def test_what_could_be_known() -> None:
    day, noon = datetime.date(2024, 5, 6), datetime.datetime(2024, 5, 6, 12)  # noqa: DTZ001 - as reports tell it
    assert known_by(None, day)
    assert known_by(day, day)
    assert known_by(day, noon)
    assert known_by(noon, day)
    assert known_by(noon, noon)
    assert not known_by(noon + datetime.timedelta(seconds=1), noon)
    assert not known_by(day + datetime.timedelta(1), noon)


def test_earlier_days_come_before_earlier_words() -> None:
    one, two = told(5, 9, days=(1, 1)), told(5, 1, days=(2, 2))
    assert precedes(one, two)
    assert not precedes(two, one)
    assert apart(one, two)
    assert apart(two, one)
    assert not apart(one, told(5, 1, days=(1, 4)))
    assert not apart(one, told(5, 1))
    assert precedes(told(5, 1, days=(1, 3)), told(5, 2, days=(3, 5)))
    assert not precedes(told(5, 2), told(5, 2))


def test_a_source_takes_back_its_own() -> None:
    static = Dynamics.STATIC
    assert withdraws(told(7, 2, "a"), told(5, 1, "a"), static)
    assert not withdraws(told(7, 2, "b"), told(5, 1, "a"), static)
    assert not withdraws(told(7, 2), told(5, 1), static)
    assert not withdraws(told(5, 2, "a"), told(5, 1, "a"), static)
    assert not withdraws(told(7, 1, "a"), told(5, 1, "a"), static)
    assert not withdraws(told(7, None, "a"), told(5, 1, "a"), static)
    assert not withdraws(told(7, 2, "a", days=(2, 2)), told(5, 1, "a", days=(1, 1)), static)
    assert withdraws(told(7, 2, "b", corrects=True), told(5, 1, "a"), static)
    assert not withdraws(told(7, 1, "b", corrects=True), told(5, 1, "a"), static)
    assert withdraws(told(7, 1, "a", corrects=True), told(5, 1, "a"), static)
    assert not withdraws(told(7, 1, "a", corrects=True), told(5, 2, "a"), static)
    assert not withdraws(told(7, 1, "a", corrects=True), told(5, 1, "a", corrects=True), static)


def test_two_sizes_of_a_crowd_within_a_day_are_two_states() -> None:
    peak = Dynamics.PEAK
    assert not withdraws(told(7, 20, "a"), told(5, 10, "a"), peak)
    assert withdraws(told(7, 25, "a"), told(5, 23, "a"), peak)
    assert withdraws(told(7, 20, "a", corrects=True), told(5, 10, "a"), peak)
    assert withdraws(told(7, 20, "a"), told(5, 10, "a"), Dynamics.CUMULATIVE)


def test_later_states() -> None:
    grows, status = Dynamics.CUMULATIVE, Dynamics.STATUS
    assert succeeds(told(7, 2), told(5, 1), grows)
    assert not succeeds(told(5, 2), told(7, 1), grows)
    assert not succeeds(told(7, 1), told(5, 1), grows)
    assert succeeds(told(5, 2), told(7, 1), status)
    assert not succeeds(told(7, 2), told(7, 1), status)
    assert not succeeds(told(7, 2), told(5, 1), Dynamics.STATIC)
    assert not succeeds(told(7, 2), told(5, 1), Dynamics.PEAK)
    assert succeeds(told(7, None, moved=1), told(5, None), grows)
    assert not succeeds(told(7, None, moved=-1), told(5, None), grows)
    assert succeeds(told(5, None, moved=-1), told(7, None), grows)
    assert not succeeds(told(7, 1, moved=1), told(5, 2), grows)


def test_the_last_overtakes() -> None:
    grows = Dynamics.CUMULATIVE
    said = [told(5, 1, "a"), told(7, 2, "b"), told(9, 3, "c")]
    assert overtaken(said, grows) == {0: 2, 1: 2}
    assert overtaken(said, Dynamics.STATIC) == {}
    assert overtaken(said[:1], grows) == overtaken([], grows) == {}
    assert overtaken([told(5, 1, "a"), told(7, 2, "a"), told(9, 3, "b")], Dynamics.STATIC) == {0: 1}
    assert overtaken([told(5, 1, "a"), told(7, 2, "b", corrects=True)], Dynamics.STATIC) == {0: 1}
    assert overtaken([told(5, None, "a"), told(7, None, "b")], grows) == {}


def test_what_is_copied_late_is_an_earlier_state() -> None:
    """As long as no more voices say it than say the later figure."""
    grows = Dynamics.CUMULATIVE
    grown = [told(5, 1, "a"), told(9, 3, "b"), told(9, 3, "c")]
    late = [told(5, 5, "d"), told(5, 5, "e"), told(5, 5, "f")]
    assert set(overtaken([*grown, *late[:1]], grows)) == {0, 3}
    assert set(overtaken([*grown, *late[:2]], grows)) == {0, 3, 4}
    assert set(overtaken([*grown, *late], grows)) == {0}
    assert set(overtaken([*grown, told(6, 5, "d")], grows)) == {0}


def test_layers() -> None:
    said = [told(15, 8), told(12, 6), told(12, 7), told(17, 9)]
    assert layers(said, Dynamics.CUMULATIVE) == [[1, 2], [0], [3]]
    assert layers(said, Dynamics.STATIC) == [[0, 1, 2, 3]]
    assert layers([], Dynamics.STATIC) == []


def test_settling_judges_the_last_state() -> None:
    grown = [Saying(q(n), n, (f"s{n}",), told=Moments(n * HOUR, n * HOUR)) for n in (5, 7)]
    assert settle(grown, dynamics=Dynamics.CUMULATIVE).value == 7
    assert settle(grown).status is Status.CONTESTED
    own = [Saying(q(n), 0, ("one",), told=Moments(n * HOUR, n * HOUR)) for n in (7, 5)]
    assert settle(own).value == 7
    assert settle(own, rule="newest").value == 7
