"""Growth: CPU time and memory of reconcile() over piles of reports, from small to large.

    python benchmarks/grows.py [--texts FILE.jsonl ...] [--sizes 100 200 400] [--made 10000]

``--texts`` gives real reports, a JSON object a line with "text" and optionally "date" and "source"; each is
cut at 2,000 signs.  Without them reports are made here: news of made-up events, six tellings each.  Shown are
seconds of CPU, how many times linear the growth from the smallest pile is, and peak memory.
"""

import argparse
import datetime
import json
import random
import resource
import time
from collections.abc import Iterable
from pathlib import Path

import claimkit as ck

SIGNS = 2_000
GIVEN = "Anna Boris Clara Dmitri Elena Farid Greta Hassan Irina Jonas Kemal Lucia Marek Nadia Omar".split()
FIRST = (
    "Al Bor Cas Dor El Fen Gar Hal Ist Jor Kar Lor Mar Nor Ost Per Quin Ros Sel Tor Ur Ver Yar Zel".split()
)
MIDDLE = "a e i o u an el in or un".split()
LAST = "den by mont ford ska vik holm grad ville ton bury stein".split()
KINDS = (
    "{n} people were killed and {m} injured in an explosion in {place} on {day}.",
    "A storm left {n} people dead and {m} injured in {place} on {day}.",
    "About {m} people marched in {place} on {day}, and police arrested {n}.",
    "{n} people were shot dead and {m} wounded in {place} on {day}.",
)


def made(count: int) -> list[ck.Report]:
    """Reports of made-up events: each event is told six times."""
    rng = random.Random(1)

    def name() -> str:
        return rng.choice(FIRST) + rng.choice(MIDDLE) + rng.choice(LAST)

    found: list[ck.Report] = []
    while len(found) < count:
        place, day = name(), datetime.date(2024, 1, 1) + datetime.timedelta(rng.randrange(360))
        told = {"n": rng.randrange(2, 12), "m": rng.randrange(20, 90), "place": place}
        lead = rng.choice(KINDS).format(**told, day=f"{day:%d %B %Y}")
        people = [f"{rng.choice(GIVEN)} {name()}" for _ in range(4)]
        for _ in range(min(6, count - len(found))):
            one, two = rng.sample(people, 2)
            body = (
                lead,
                f'"We heard it from afar," said {one}, who lives in {name()}.',
                f"{two}, the mayor, came to the place in the evening. {two.split()[1]} thanked the crews.",
                f"The road to {name()} stayed closed for {rng.randrange(2, 9)} hours.",
            )
            source = ck.Source(f"{name()} News {len(found)}")
            found.append(ck.Report(" ".join(body), source, published=day, id=f"r{len(found)}"))
    return found


def read(paths: Iterable[Path]) -> list[ck.Report]:
    """Real reports, those of each file in its order."""
    found: list[ck.Report] = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            source = ck.Source(f"{row.get('source', 'a source')} {len(found)}")
            day = datetime.date.fromisoformat(row["date"]) if row.get("date") else None
            found.append(ck.Report(row["text"][:SIGNS], source, published=day, id=f"r{len(found)}"))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--texts", type=Path, nargs="*", help="files of real reports, a JSON object a line")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 200, 400], help="reports in each pile")
    parser.add_argument("--made", type=int, help="one pile of so many made-up reports instead")
    options = parser.parse_args()
    sizes = [options.made] if options.made else options.sizes
    reports = read(options.texts) if options.texts else made(max(sizes))
    random.Random(0).shuffle(reports)
    ck.reconcile(reports[:5])  # tables are read once
    first = None
    for size in sizes:
        pile = reports[:size]
        begun = time.process_time()
        dossier = ck.reconcile(pile)
        seconds = time.process_time() - begun
        first = first or seconds / len(pile)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{len(pile):6} reports  {seconds:8.2f} s of CPU  {seconds / len(pile) / first:5.2f} times linear"
            f"  {len(dossier.events):6} events  {memory:7.0f} MB at most",
            flush=True,
        )


if __name__ == "__main__":
    main()
