"""Thirty articles in, one page out; what cannot be read is named, and the rest goes on."""

import datetime

import console

import claimkit as ck

DAY = datetime.date(2024, 3, 9)
ARTICLES: list[dict[str, object]] = [
    {
        "title": "March in Westhaven",
        "text": f"{words} people marched in Westhaven on 9 March 2024. Police arrested {10 + n % 3} people.",
        "sitename": f"Paper {n}",
        "date": (DAY + datetime.timedelta(days=1 + n % 3)).isoformat(),
        "url": f"https://paper{n}.example/march",
    }
    for n, words in enumerate(
        ["About 5,000", "As many as 5,000", "Thousands of", "Some 12,000"] * 7 + ["Dozens of"]
    )
]
ARTICLES.append({"title": "Behind a wall", "url": "https://wall.example/march"})


def use() -> None:
    """Make the page, and print what is seen first."""
    reports, faults = ck.from_articles(ARTICLES, errors="collect")
    dossier = ck.reconcile(reports)
    with open("march.html", "w", encoding="utf-8") as page:  # noqa: PTH123
        page.write(ck.to_html(dossier))
    print(ck.to_text(dossier, width=80, brief=True))
    print(*faults, sep="\n")


if __name__ == "__main__":
    console.forgiving()
    use()
