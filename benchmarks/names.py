"""Names: quality and speed beside the tools one would otherwise take.

    python benchmarks/names.py DATA [--limit N] [--list 10000 --list 100000] [--words FILE]

DATA is a folder of labelled pairs, one ``.jsonl`` file a source with a, b, match and kind on each line.
For each source: F1 at the tool's own verdict (at its best threshold where it has none), recall at 1 %
false alarms, and the median time of a pair not seen before.  Then searches in lists of names: the true
pairs of DATA are hidden among names made of the words of ``--words`` (``wd_russian.tsv``: Latin word,
Cyrillic letters, count).  Tools that cannot be imported are named.
"""

import argparse
import json
import random
import resource
import statistics
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import claimkit.names as ck

Score = Callable[[str, str, str], float]
TOOLS: dict[str, Callable[[], tuple[Score, float | None]]] = {}


def tool(make: Callable[[], tuple[Score, float | None]]) -> Callable[[], tuple[Score, float | None]]:
    TOOLS[make.__name__] = make
    return make


@tool
def claimkit() -> tuple[Score, float | None]:
    from claimkit.names.score import MATCH_FROM

    return (lambda a, b, kind: ck.match_names(a, b, kind).score), MATCH_FROM


@tool
def rapidfuzz_token_sort() -> tuple[Score, float | None]:
    from anyascii import anyascii
    from rapidfuzz import fuzz

    return (lambda a, b, _: fuzz.token_sort_ratio(anyascii(a).lower(), anyascii(b).lower()) / 100), None


@tool
def rapidfuzz_wratio() -> tuple[Score, float | None]:
    from anyascii import anyascii
    from rapidfuzz import fuzz

    return (lambda a, b, _: fuzz.WRatio(anyascii(a).lower(), anyascii(b).lower()) / 100), None


@tool
def daitch_mokotoff() -> tuple[Score, float | None]:
    from abydos.phonetic import DaitchMokotoff
    from anyascii import anyascii

    encode = lru_cache(None)(DaitchMokotoff().encode)

    def score(a: str, b: str, _: str) -> float:
        left, right = ([encode(w) for w in anyascii(n).replace("-", " ").split()] for n in (a, b))
        hits = sum(any(k & o for o in right) for k in left) + sum(any(k & o for o in left) for k in right)
        return hits / max(1, len(left) + len(right))

    return score, None


def nomenklatura(algorithm: str) -> tuple[Score, float | None]:
    from followthemoney import ValueEntity, model
    from nomenklatura.matching import get_algorithm

    matcher = get_algorithm(algorithm)
    config = matcher.default_config()
    schema = {"person": "Person", "org": "Organization"}

    def entity(name: str, kind: str) -> object:
        made = ValueEntity(model.get(schema.get(kind, "LegalEntity")), {"id": name})
        made.add("name", name)
        return made

    return (lambda a, b, kind: float(matcher.compare(entity(a, kind), entity(b, kind), config).score)), 0.7


@tool
def nomenklatura_logic_v2() -> tuple[Score, float | None]:
    return nomenklatura("logic-v2")


@tool
def nomenklatura_name_based() -> tuple[Score, float | None]:
    return nomenklatura("name-based")


@tool
def splink_comparisons() -> tuple[Score, float | None]:
    """Splink's comparison of names: its levels, without the term frequencies that it learns from a list."""
    import splink.comparison_library  # noqa: F401
    from anyascii import anyascii
    from rapidfuzz.distance import JaroWinkler

    # the levels of splink's ForenameSurnameComparison, in its order; each level is worth its place
    def score(a: str, b: str, _: str) -> float:
        left, right = (anyascii(n).lower().split() or [""] for n in (a, b))
        pairs = ((left[0], right[0]), (left[-1], right[-1]))
        if left == right:
            return 1.0
        if (left[0], left[-1]) == (right[-1], right[0]):
            return 0.95
        alike = [JaroWinkler.similarity(x, y) for x, y in pairs]
        for level, least in ((0.9, 0.92), (0.8, 0.88), (0.6, 0.7)):
            if min(alike) >= least:
                return level + 0.05 * sum(alike) / 2
        return 0.25 * sum(alike)

    return score, None


def f1(scores: list[float], truth: list[bool], cut: float) -> float:
    said = [s >= cut for s in scores]
    both = sum(s and t for s, t in zip(said, truth, strict=True))
    return 2 * both / max(1, sum(said) + sum(truth))


def measured(score: Score, cut: float | None, cases: list[dict[str, str]]) -> tuple[float, float, float]:
    """F1, recall at 1 % false alarms, median microseconds a fresh pair."""
    scores, times = [], []
    for case in cases:
        start = time.perf_counter()
        scores.append(score(case["a"], case["b"], case["kind"]))
        times.append(time.perf_counter() - start)
    truth = [bool(case["match"]) for case in cases]
    best = f1(scores, truth, cut) if cut is not None else max(f1(scores, truth, c) for c in set(scores))
    wrong = sorted((s for s, t in zip(scores, truth, strict=True) if not t), reverse=True)
    strict = wrong[len(wrong) // 100]
    recall = sum(s > strict for s, t in zip(scores, truth, strict=True) if t) / max(1, sum(truth))
    return best, recall, statistics.median(times) * 1e6


def search(size: int, cases: list[dict[str, str]], words: Path) -> None:
    """Build an index of so many names, search the other spelling of names in it, and print what it took."""
    pairs = [line.split("\t") for line in words.read_text(encoding="utf-8").splitlines()]
    pairs = [(latin, letters.replace(" ", "")) for latin, letters, _ in pairs if len(letters) > 4]
    rng = random.Random(1)
    true = [case for case in cases if case["match"]]
    names = [case["a"] for case in true][:size]
    while len(names) < size:
        script = rng.randrange(2)
        names.append(f"{rng.choice(pairs)[script]} {rng.choice(pairs)[script]}".title())
    rng.shuffle(names)
    start = time.perf_counter()
    index = ck.NameIndex(names)
    built = time.perf_counter() - start
    times, found = [], 0
    queries = rng.sample(true, min(300, len(true)))
    for case in queries:
        start = time.perf_counter()
        hits = index.search(case["b"])
        times.append(time.perf_counter() - start)
        found += any(hit.name == case["a"] for hit in hits)
    start = time.process_time()
    index.search_many([case["b"] for case in queries])
    again = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:>9,} names: built in {built:.1f} s, median query {statistics.median(times) * 1e3:.1f} ms,"
        f" in the first ten {found / len(queries):.1%}, peak memory {peak:.0f} MB,"
        f" the same queries again {again / len(queries) * 1e3:.1f} ms each"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, help="at most this many pairs of each source")
    parser.add_argument("--list", type=int, action="append", dest="sizes", default=[])
    parser.add_argument("--words", type=Path, help="wd_russian.tsv, for --list")
    args = parser.parse_args()
    sources: dict[str, list[dict[str, str]]] = {}
    for path in sorted(args.data.glob("*.jsonl")):
        cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        random.Random(3).shuffle(cases)
        sources[path.stem] = cases[: args.limit]
    ready = {}
    for name, make in TOOLS.items():
        try:
            ready[name] = make()
        except ImportError as missing:
            print(f"left out: {name} ({missing})")
    for source, cases in sources.items():
        print(f"\n{source}: {len(cases)} pairs\n  {'tool':24} {'F1':>6} {'R@1%':>6} {'µs':>8}")
        for name, (score, cut) in ready.items():
            best, recall, micros = measured(score, cut, cases)
            print(f"  {name:24} {best:6.3f} {recall:6.3f} {micros:8.1f}", flush=True)
    if args.sizes:
        print()
        people = [case for cases in sources.values() for case in cases if case["kind"] == "person"]
        for size in args.sizes:
            search(size, people, args.words)


if __name__ == "__main__":
    main()
