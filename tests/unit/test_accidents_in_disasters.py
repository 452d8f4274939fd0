"""Whether who drowns or is crushed came to harm in the disaster told, or in an accident of its own."""

from __future__ import annotations

import datetime

import pytest

import claimkit as ck

STORM = "A storm hit Tarn on Monday. The storm brought floods and winds. "
CRASH = (
    "A bus overturned near Tarn on Monday. The crash closed the road; the accident is being investigated. "
)
QUAKE = "An earthquake shook Tarn. The quake lasted a minute. The quake's magnitude was 6. "
TOLD = [
    (STORM + "A man drowned in his car.", "disaster"),
    (
        STORM + "Two people were crushed to death by a tree.",
        "disaster",
    ),
    (
        STORM + "A woman was electrocuted by a fallen cable.",
        "disaster",
    ),
    (
        STORM + "Three fishermen drowned when their boat capsized.",
        "disaster",
    ),
    (
        STORM + "A roof collapse killed two workers.",
        "disaster",
    ),
    (STORM + "A teenager drowned.", "disaster"),
    (
        STORM + "A lorry overturned, killing its driver.",
        "disaster",
    ),
    (
        STORM + "Five died when a wall collapsed.",
        "disaster",
    ),
    (
        CRASH + "Two people drowned in the river as rain fell.",
        "accident",
    ),
    (
        CRASH + "Three passengers were crushed to death.",
        "accident",
    ),
    (
        QUAKE + "Two died when a crane collapsed.",
        "disaster",
    ),
    (
        "A flood hit Tarn; the flood and the rainfall were the worst since 1990. Four children drowned.",
        "disaster",
    ),
    ("A ferry capsized off Tarn in a storm, and 12 people drowned.", "accident"),
    ("A boat capsized in winds on Monday. Five drowned.", "accident"),
    ("Fire broke out in Tarn after a crash. The crash killed two.", "accident"),
]


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_an_accident_within_a_disaster(text: str, kind: str) -> None:
    claims = ck.read_report(ck.Report(text, "Daily", datetime.date(2024, 5, 16)))
    assert {c.event_kind for c in claims if c.attribute == "deaths"} == {kind}
