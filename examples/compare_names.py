"""Names as five newsrooms spell them: which are one person, and which only look alike.

python examples/compare_names.py
"""

import console

from claimkit.choices import NameKind
from claimkit.names import NameIndex, match_names

MENTIONS: list[tuple[str, str, NameKind]] = [
    ("Fail Alsinov", "Fail Ałsynow", "person"),
    ("Fail Alsynov", "Фәил Алсынов", "person"),
    ("Fail Alsynov", "Fanis Alsynov", "person"),
    ("Alexei Navalny", "Yulia Navalnaya", "person"),
    ("Siarhei Tsikhanouski", "Sergei Tikhanovsky", "person"),
    ("Baymak District Court", "Баймакский районный суд", "place"),
    ("Bashkiria", "Башҡортостан", "place"),
    ("Bashkort", "Bashkortostan", "org"),
]
ACTORS = ["Фаил Алсынов", "Фанис Алсынов", "Радий Хабиров", "Руслан Габбасов", "Юлия Навальная"]


def main() -> None:
    """Print each pair with its verdict and reasons, then a search in a list."""
    for a, b, kind in MENTIONS:
        match = match_names(a, b, kind=kind)
        print(f"{a} | {b}: {match.verdict.value}, {match.score:.2f}")
        for reason in match.evidence:
            print(f"    {reason}")
    print("\nWho is 'Gabbassow, R.'?")
    for hit in NameIndex(ACTORS).search("Gabbassow, R.", limit=1):
        print(f"    {hit.name}, {hit.match.score:.2f}")


if __name__ == "__main__":
    console.forgiving()
    main()
