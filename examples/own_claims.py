"""Claims made by hand: no report is read, every wording is given with its source.

Four outlets report one march; two of them quote the same agency.  The answer counts origins, not outlets,
names both accounts where they cannot both be true, and says what was known on each day.
"""

import datetime

import console

import claimkit as ck

AGENCY = ck.Source("Northern News Agency", kind="agency")
POLICE = ck.Source("the police", kind="police")
ORGANISERS = ck.Source("the organisers", kind="organiser")
MARCH = {"about": "9 March 2024", "event": "march", "event_kind": "protest"}


def march() -> list[ck.Claim]:
    """Who said what about the size of the march."""
    sunday, monday = datetime.date(2024, 3, 10), datetime.date(2024, 3, 11)
    said = [
        ("about 4,000", "Morning Post", AGENCY, sunday),
        ("some 4,000 people", "Evening Star", AGENCY, sunday),
        ("thousands", "City Radio", None, sunday),
        ("fewer than 2,500", "Morning Post", POLICE, sunday),
        ("more than 15,000", "Daily Courier", ORGANISERS, monday),
    ]
    return [
        ck.Claim.from_text("crowd_size", words, outlet, speaker=speaker, told=told, **MARCH)
        for words, outlet, speaker, told in said
    ]


def toll() -> list[ck.Claim]:
    """How the count of the arrested grew."""
    said = [
        ("dozens", "City Radio", datetime.date(2024, 3, 9)),
        ("at least 60", "Morning Post", datetime.date(2024, 3, 10)),
        ("87", "Evening Star", datetime.date(2024, 3, 12)),
        ("87", "Daily Courier", datetime.date(2024, 3, 12)),
    ]
    return [ck.Claim.from_text("arrests", words, outlet, told=told, **MARCH) for words, outlet, told in said]


def main() -> None:
    """Resolve both questions, then show them as one dossier."""
    size = ck.resolve(march())
    print(size.explain(), end="\n\n")

    for day in (datetime.date(2024, 3, 9), datetime.date(2024, 3, 10), datetime.date(2024, 3, 12)):
        known = ck.resolve(toll(), at=day)
        print(f"Known on {day}: {known.sentence}")
    print()

    print(ck.to_text(ck.assemble([*march(), *toll()])))


if __name__ == "__main__":
    console.forgiving()
    main()
