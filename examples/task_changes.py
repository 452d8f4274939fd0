"""What changed since yesterday: the dossier of two days, compared."""

import datetime

import console

import claimkit as ck

REPORTS = [
    ck.Report(
        "A bus crashed near Leeds on 3 May 2023. Four people died.", "Metro", datetime.date(2023, 5, 3)
    ),
    ck.Report("The bus crash near Leeds on 3 May 2023 killed six people.", "Post", datetime.date(2023, 5, 4)),
]


def use() -> None:
    """Print each question that is answered otherwise."""
    today = ck.reconcile(REPORTS)
    yesterday = ck.as_of(today, datetime.date(2023, 5, 3))
    for change in ck.differences(yesterday, today):
        print(f"{change.event}, {change.attribute}: {change.after}")


if __name__ == "__main__":
    console.forgiving()
    use()
