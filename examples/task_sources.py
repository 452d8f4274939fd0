"""Which sources are unreliable, by how often they stand alone against the others."""

import console

import claimkit as ck

PAPERS = ["Morning Post", "Evening Star", "City Radio", "The Rumour"]
ROWS = [(p, f"town {n}", 100 + n + (p == "The Rumour") * (n % 3) * 40) for n in range(30) for p in PAPERS]


def use() -> None:
    """Print the sources, the least reliable first."""
    source, town, count = zip(*ROWS, strict=True)
    frame = {"paper": source, "town": town, "deaths": count}
    found = ck.resolve_frame(frame, source="paper", object="town", value="deaths", kind="record")
    for share, name in sorted(zip(found.sources["reliability"], found.sources["source"], strict=True)):
        print(f"{name}: right in {share:.0%}")


if __name__ == "__main__":
    console.forgiving()
    use()
