"""The strategies draw what they promise, and the plugin is lazy."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.attributes import attribute as known_attribute
from claimkit.datespans import DateSpan
from claimkit.models import Actor, Claim, Event, Place, Report, Source
from claimkit.numbers import parse_quantity
from claimkit.quantities import Interval, Quantity
from claimkit.testing import plugin
from claimkit.testing import strategies as cks

KINDS = (Actor, Claim, DateSpan, Event, Interval, Place, Quantity, Report, Source)
plugin.register()  # for a checkout that is on the path but not installed


@pytest.mark.parametrize("kind", KINDS)
def test_types_can_be_drawn_by_type(kind) -> None:
    """The plugin tells Hypothesis how to draw each public type."""

    @given(st.from_type(kind))
    def check(value) -> None:
        assert isinstance(value, kind)

    check()


@given(cks.claims())
def test_values_fit_their_attribute(claim: Claim) -> None:
    """A counted attribute gets a quantity of its unit, a label gets words."""
    measured = known_attribute(claim.attribute)
    if isinstance(claim.value, Quantity):
        assert claim.value.unit == measured.unit
    else:
        assert isinstance(claim.value, DateSpan) == (claim.attribute == "event_date")


@given(cks.claim_sets(attribute="deaths", event="e", min_size=2, max_size=3))
def test_claim_sets_are_about_one_thing(claims: list[Claim]) -> None:
    """A claim set has one attribute, one event, and the size asked for."""
    assert {(claim.attribute, claim.event) for claim in claims} == {("deaths", "e")}
    assert 2 <= len(claims) <= 3


@given(cks.quantities(unit="person", min_value=10, max_value=20))
def test_figures_stay_in_their_limits(quantity: Quantity) -> None:
    """The figure named lies within the limits."""
    assert quantity.value is None or 10 <= quantity.value <= 20


@given(cks.quantities())
def test_wordings_are_read_back(quantity: Quantity) -> None:
    """A drawn wording is read as the kind of statement that it stands for."""
    read = parse_quantity(quantity.text)
    assert (read.value, read.bound) == (quantity.value, quantity.bound)


@pytest.mark.parametrize(
    "make",
    [
        lambda: cks.quantities(min_value=2, max_value=1),
        lambda: cks.intervals(min_value=2, max_value=1),
        lambda: cks.claim_sets(min_size=2, max_size=1),
        lambda: cks.names(kind="ship"),
    ],
)
def test_bad_options_are_refused(make) -> None:
    """Options that cannot be met are named at once."""
    with pytest.raises(ValueError, match=r"swap|must be"):
        make()


def run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_strategies_are_imported_on_use() -> None:
    """Registering imports no strategies; drawing does."""
    code = """
import sys
import hypothesis.strategies as st
from claimkit.testing import plugin
plugin.register()
before = "claimkit.testing.strategies" in sys.modules
from claimkit.models import Source
st.from_type(Source).validate()
print(before, "claimkit.testing.strategies" in sys.modules)
"""
    assert run(code) == "False True"


def test_without_hypothesis_the_extra_is_named() -> None:
    """Where Hypothesis is missing, the error says what to install."""
    code = """
import sys
sys.modules["hypothesis"] = None
from claimkit.errors import MissingExtraError
try:
    from claimkit.testing import strategies
except MissingExtraError as error:
    print(error)
"""
    assert 'pip install "claimkit[testing]"' in run(code)
