"""One right answer for each case: the data in this folder, asked of claimkit."""

from __future__ import annotations

import pytest
from tests.conformance import judge
from tests.conformance.__main__ import known_faults
from tests.conformance.implementation import claimkit

CASES = judge.cases()
KNOWN = set(known_faults())


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["id"], marks=[pytest.mark.xfail(strict=True)] * (case["id"] in KNOWN))
        for case in CASES
    ],
)
def test_case(case: judge.Case) -> None:
    """A case that is mended leaves known_faults.txt: ``python -m tests.conformance --update``."""
    assert judge.faults(case, claimkit) == []
