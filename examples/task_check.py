"""What a model extracted, held against the text before anybody publishes it."""

import datetime

import console

import claimkit as ck

TEXT = "Three officers were injured in Leeds on Monday, and about 5,000 people marched, police said."
TOLD = [
    ck.Extraction("crowd_size", "about 5,000 people marched", value=5000, speaker="police"),
    ck.Extraction("crowd_size", "about 9,000 people marched", value=9000),
    ck.Extraction("injuries", "Three officers were injured", value=3, about="15 January 2024"),
    ck.Extraction("deaths", "Three officers were injured", value=3),
]


def use() -> None:
    """Print what became of each extraction, and the claims of those that hold."""
    report = ck.Report(TEXT, source="Daily", published=datetime.date(2024, 1, 17))
    for checked in ck.check(report, TOLD):
        said = checked.claim or checked.extraction
        print(f"{checked.status.value:22} {said.attribute:11} {'; '.join(checked.reasons)}")


if __name__ == "__main__":
    console.forgiving()
    use()
