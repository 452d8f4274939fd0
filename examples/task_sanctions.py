"""A list of names matched to a list of known persons with their other spellings."""

import console

import claimkit as ck

MINE = ["Фаил Алсынов", "Siarhei Tsikhanouski", "Ivan Petrov"]
LISTED = [("Q1", ["Fail Alsynov", "Fail Alsinov"]), ("Q2", ["Sergei Tikhanovsky"]), ("Q3", ["Fanis Alsynov"])]


def use() -> None:
    """Print each likely pair with its reason."""
    found = ck.link_names(MINE, LISTED, least=0.5, limit=1)
    for name, key, score, verdict, reason in zip(
        *(found[c] for c in ("left_name", "right", "score", "verdict", "reason")), strict=True
    ):
        print(f"{name} is {key}: {verdict}, {score:.2f} ({reason})")


if __name__ == "__main__":
    console.forgiving()
    use()
