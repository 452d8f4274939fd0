"""Two events of one report: what tells them apart, and what does not."""

from __future__ import annotations

import datetime

import pytest

from claimkit import Report, reconcile


def told(text: str, attribute: str) -> list[tuple[str, object]]:
    """The days and figures of each event of a report that was published on Thursday, 5 June 2025."""
    dossier = reconcile([Report(text, "Daily", published=datetime.date(2025, 6, 5))])
    answers = [(r.date, r.resolutions.get(attribute)) for r in dossier.events]
    return sorted(
        (day.earliest.isoformat() if day and day.earliest else "", answer.value)
        for day, answer in answers
        if answer is not None and answer.value is not None
    )


@pytest.mark.parametrize(
    ("text", "attribute", "days"),
    [
        (
            "A blaze in Torvik hurt three workers on Sunday. On Tuesday a fire there hurt five guests.",
            "injuries",
            [("2025-06-01", 3), ("2025-06-03", 5)],
        ),
        (
            "Gunmen shot dead two traders in Kolo on Saturday. On Tuesday they shot dead six farmers.",
            "deaths",
            [("2025-05-31", 2), ("2025-06-03", 6)],
        ),
        (
            "Three hikers were hurt in a rockfall on Sunday. On Tuesday two climbers were hurt.",
            "injuries",
            [("2025-06-01", 3), ("2025-06-03", 2)],
        ),
        (
            "Four men were shot and wounded in Lindal on Tuesday. In a separate shooting, two were wounded.",
            "injuries",
            [("2025-06-03", 2), ("2025-06-03", 4)],
        ),
        (
            "A blast in Larit killed four men on Monday. It came after a gas blast killed two on Friday.",
            "deaths",
            [("2025-05-30", 2), ("2025-06-02", 4)],
        ),
        # one event: who dies later dies of the same, and the article takes it up
        (
            "A shooting in Lindal on Saturday left two men wounded. One of them died on Tuesday.",
            "deaths",
            [("2025-05-31", 1)],
        ),
        (
            "A blast in Larit killed four people on Monday. A fifth man hurt in the blast died on Wednesday.",
            "deaths",
            [("2025-06-02", 5)],
        ),
        # what goes on for days is one event
        (
            "Floods killed three people in Torvik on Sunday. On Wednesday two more people were killed.",
            "deaths",
            [("2025-06-01", 5)],
        ),
    ],
)
def test_two_events_of_one_report(text: str, attribute: str, days: list[tuple[str, object]]) -> None:
    assert told(text, attribute) == days
