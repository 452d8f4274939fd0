"""What overtakes what, against the definition read pair by pair, over tellings of every kind."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.attributes import Dynamics
from claimkit.quantities import Quantity
from claimkit.testing.reach import reached
from claimkit.verdicts.layering import layers, overtaken
from claimkit.verdicts.succession import (
    Moments,
    Telling,
    precedes,
    succeeds,
    withdraws,
)
from claimkit.verdicts.values import below, compatible

DAY = 86_400.0
values = st.integers(1, 4).map(Quantity.exact) | st.just(Quantity(3, low=2, high=4, bound="about"))
days = st.integers(0, 3).map(lambda day: Moments(day * DAY, day * DAY + DAY - 1))
hours = st.builds(
    lambda n, zoned: Moments(n * DAY / 4, n * DAY / 4, zoned), st.integers(0, 12), st.booleans()
)
moments = st.none() | days | hours
spans = st.none() | st.integers(0, 2).map(lambda day: (float(day), day + 1.0))
tellings = st.builds(
    Telling,
    value=values,
    voice=st.none() | st.sampled_from("abc"),
    told=moments,
    days=st.none() | spans,
    corrects=st.integers(0, 5).map(lambda n: n == 0),
    moved=st.sampled_from([0, 0, 0, 0, 1, -1]),
)
many = st.lists(tellings, min_size=2, max_size=9)


def when(t: Telling) -> tuple[Any, Any]:
    never = float("-inf"), float("-inf")
    return t.days or never, t.told[:2] if t.told else never


def plainly(told: list[Telling], dynamics: Dynamics) -> dict[int, int]:
    """What its source took back or somebody corrected, later states, and what was copied late."""
    each = range(len(told))

    def last(after: list[int]) -> int:
        return max(after, key=lambda j: when(told[j]))

    found: dict[int, int] = {}
    for voice in dict.fromkeys(t.voice for t in told):
        mine = [i for i in each if voice is not None and told[i].voice == voice]
        for i in mine:
            after = [
                j
                for j in mine
                if withdraws(told[j], told[i], dynamics) and not withdraws(told[i], told[j], dynamics)
            ]
            found |= {i: last(after)} if after else {}
    for i in each:
        after = [
            j
            for j in each
            if told[j].corrects
            and withdraws(told[j], told[i], dynamics)
            and not withdraws(told[i], told[j], dynamics)
        ]
        found |= {i: last(after)} if after else {}

    def alike(i: int) -> list[int]:
        return [n for n in each if all(getattr(told[n], k) == getattr(told[i], k) for k in FIELDS)]

    def grown(late: int, early: int) -> bool:
        if not succeeds(told[late], told[early], dynamics):
            return False
        if dynamics is not Dynamics.CUMULATIVE:
            return True
        tellers = {told[n].voice for n in alike(late)}
        known = {
            t.voice
            for t in told
            if t.voice is not None
            and precedes(t, told[late])
            and below(told[early].value, t.value)
            and not precedes(told[early], t)
        }
        return not tellers <= known

    back = dict(found)
    for i in each if dynamics in (Dynamics.CUMULATIVE, Dynamics.STATUS) else ():
        after = sorted({alike(j)[0] for j in each if grown(j, i) and not grown(i, j)})
        if after and back.get(j := last(after)) != i:
            found[i] = max((j, found.get(i, j)), key=lambda k: when(told[k]))
    return found


FIELDS = ("value", "told", "days", "corrects", "moved")


@pytest.mark.parametrize("dynamics", Dynamics)
@given(many)
def test_overtaken_is_what_each_pair_says(dynamics: Dynamics, told: list[Telling]) -> None:
    """But for what was copied late, which is told only of what stands."""
    plain, found = plainly(told, dynamics), overtaken(told, dynamics)
    reached(bool(plain) or dynamics in (Dynamics.STATIC, Dynamics.PEAK))
    assert {i: found.get(i) for i in plain} == plain
    late = found.keys() - plain.keys()
    assert not late or dynamics is Dynamics.CUMULATIVE
    for k in late:
        left = [i for i, j in plain.items() if j == found[k]]
        assert precedes(told[found[k]], told[k])
        assert below(told[k].value, told[found[k]].value)
        assert any(compatible(told[k].value, told[i].value) for i in left)


@pytest.mark.parametrize("heard", [{"a"}, {"a", "b"}, set[str]()])
def test_a_figure_grows_when_one_of_its_tellers_had_not_told_as_much_before(heard: set[str]) -> None:
    """Who repeats his own higher figure shows no growth; a second voice that joins him late does."""
    early = Telling(Quantity(3), "x", Moments(DAY, DAY))
    before = [Telling(Quantity(4), voice, Moments(0.0, 0.0)) for voice in sorted(heard)]
    late = [Telling(Quantity(4), voice, Moments(2 * DAY, 2 * DAY)) for voice in "ab"]
    told = [early, *before, *late]
    found = overtaken(told, Dynamics.CUMULATIVE)
    assert (0 in found) == (heard != {"a", "b"})
    assert found.keys() & {0} == plainly(told, Dynamics.CUMULATIVE).keys() & {0}


@pytest.mark.parametrize("dynamics", Dynamics)
@given(many)
def test_each_layer_is_the_last_of_what_is_left(dynamics: Dynamics, told: list[Telling]) -> None:
    """Asked of all at once, or of what is left alone, it is the same."""
    rest, wanted = list(range(len(told))), []
    while rest:
        gone = overtaken([told[i] for i in rest], dynamics)
        last = [i for n, i in enumerate(rest) if n not in gone] or rest
        wanted.append(last)
        rest = [i for i in rest if i not in last]
    reached(len(wanted) > 1 or dynamics in (Dynamics.STATIC, Dynamics.PEAK))
    assert layers(told, dynamics) == wanted[::-1]
