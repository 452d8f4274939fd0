"""How the tests draw their examples: derandomised by default, at random and at length with ``nightly``."""

from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

from claimkit.testing.reach import watch

collect_ignore = ["typing"]  # for type checkers to read, not to run

settings.register_profile(
    "spec",
    derandomize=True,
    deadline=None,
    max_examples=60,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "nightly",
    deadline=None,
    max_examples=2000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("spec")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a property test that its examples hardly ever reach: see claimkit.testing.reach."""
    law = getattr(getattr(item, "obj", None), "hypothesis", None)
    if law is None:
        return (yield)
    test = law.inner_test
    with watch(test) as (counted, reach):
        law.inner_test = counted
        try:
            result = yield
        finally:
            law.inner_test = test
    reach.require(item.name)
    return result
