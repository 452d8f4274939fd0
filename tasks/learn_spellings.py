"""Learn which letters stand for which: from word pairs to the tables that claimkit ships.

    python tasks/learn_spellings.py DATA [--out FOLDER]

DATA is a folder with the word pairs: ``wd_russian.tsv``, ``wd_arabic.tsv``, ``wd_hebrew.tsv``,
``wd_katakana.tsv``,
``wd_korean.tsv`` and ``wd_chinese.tsv`` (from Wikidata, CC0: an English word, the letters of the other
script, a
count) and ``ar2en.tsv`` (Apache-2.0: an Arabic word, an English word).

Method: both words are romanised.  Pairs are aligned letter by letter (match, replace, leave out), and the
costs of
these steps are estimated from the alignments, a few times over (expectation maximisation on best
alignments).  From
the last alignments every pair of blocks of up to three letters that stand against each other is counted,
as in phrase-based translation;
a block pair costs minus the mean of log P(right | left) and log P(left | right).  A block stays in the
table if it was seen
often enough and is clearly cheaper than the smaller blocks that make it up.  Every tenth pair is held
back, and the script ends by
comparing how well true pairs are told from look-alikes on it.  Nothing is drawn at random.
"""

from __future__ import annotations

import argparse
import math
import zlib
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from claimkit.names.alignment import MOST, CostTable, _search
from claimkit.names.romanise import ALPHABETIC, romanise
from claimkit.names.spelling import word_odds
from claimkit.names.standards import STANDARDS, render

OTHER_AT_MOST = 8.0
LOST_AT_MOST = 6.5
"""Costs in nats of a slip of the pen, which can replace or lose any letter, seen in the word pairs or not."""

SOURCES = {
    ALPHABETIC: ("wd_russian.tsv",),
    "arabic": ("wd_arabic.tsv", "ar2en.tsv"),
    "hebrew": ("wd_hebrew.tsv",),
    "kana": ("wd_katakana.tsv",),
    "hangul": ("wd_korean.tsv",),
    "han": ("wd_chinese.tsv",),
}
Pair = tuple[str, str, float]
Step = tuple[str, str]


def read_pairs(
    folder: Path, family: str
) -> tuple[list[tuple[str, str, float]], list[tuple[str, str, float]]]:
    """Pairs (other script, Latin, weight) as written: those to learn from, and a tenth held back."""
    learn, held = [], []
    for name in SOURCES[family]:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if name == "ar2en.tsv":
                pair = (cells[0], cells[1], 1.0)
            else:
                pair = (cells[1].replace(" ", ""), cells[0], 1.0 + math.log(float(cells[2])))
            (held if zlib.crc32(pair[0].encode()) % 10 == 0 else learn).append(pair)
    return learn, held


def romanised(pairs: list[tuple[str, str, float]], family: str) -> list[Pair]:
    """The pairs in plain Latin letters; the alphabetic family also under several standards of spelling."""
    out = Counter()
    for k, (foreign, latin, weight) in enumerate(pairs):
        x, y = romanise(foreign), romanise(latin)
        if len(x) > 1 and len(y) > 1 and " " not in x + y and max(len(x), len(y)) < 30:
            out[x, y] += weight
            if family == ALPHABETIC:
                # two standards in turn, each against the Latin spelling in use or the plain romanisation
                first = romanise(render(foreign, STANDARDS[k % len(STANDARDS)]))
                second = romanise(render(foreign, STANDARDS[(k // len(STANDARDS)) % len(STANDARDS)]))
                out[x, first] += weight / 2
                out[first, second] += weight / 2
    return [(x, y, w) for (x, y), w in sorted(out.items())]


def align_letters(
    a: str, b: str, costs: dict[Step, float], other: float, lost: float
) -> tuple[float, list[Step]]:
    """Best alignment letter by letter."""
    n, m = len(a), len(b)
    rows = [[0.0] * (m + 1) for _ in range(n + 1)]
    back = [[0] * (m + 1) for _ in range(n + 1)]
    get = costs.get
    add = [get(("", c), lost) for c in b]
    for j in range(m):
        rows[0][j + 1], back[0][j + 1] = rows[0][j] + add[j], 1
    for i in range(n):
        row, below, arrows, letter = rows[i], rows[i + 1], back[i + 1], a[i]
        drop = get((letter, ""), lost)
        below[0], arrows[0] = row[0] + drop, 2
        for j in range(m):
            best, arrow = row[j] + get((letter, b[j]), other), 0
            if (c := row[j + 1] + drop) < best:
                best, arrow = c, 2
            if (c := below[j] + add[j]) < best:
                best, arrow = c, 1
            below[j + 1], arrows[j + 1] = best, arrow
    steps: list[Step] = []
    i, j = n, m
    while i or j:
        arrow = back[i][j]
        di, dj = (1, 1) if arrow == 0 else (0, 1) if arrow == 1 else (1, 0)
        steps.append((a[i - di : i], b[j - dj : j]))
        i, j = i - di, j - dj
    return rows[n][m], steps[::-1]


def costs_of(counts: Counter[Step], *, symmetric: bool) -> dict[Step, float]:
    """Minus the mean of the two conditional log-probabilities of each pair of blocks."""
    if symmetric:
        both = Counter()
        for (x, y), c in counts.items():
            both[x, y] += c
            both[y, x] += c
        counts = both
    left, right = Counter(), Counter()
    for (x, y), c in counts.items():
        left[x] += c
        right[y] += c
    letters = sum(c for (x, y), c in counts.items() if len(x) == 1 and len(y) <= 1)
    left[""] = right[""] = letters
    return {(x, y): -0.5 * math.log(c / left[x] * c / right[y]) for (x, y), c in counts.items()}


def learn(pairs: list[Pair], *, symmetric: bool) -> tuple[dict[Step, float], dict[str, float], float, float]:
    """Costs of blocks, information of letters, and the two costs for what was never seen."""
    alphabet = {c for x, y, _ in pairs for c in x + y}
    vowels = set("aeiouyw")
    costs: dict[Step, float] = {(c, c): 0.1 for c in alphabet}
    costs |= {(c, d): 1.5 for c in vowels for d in vowels if c != d}
    costs |= {s: 1.5 for c in vowels for s in ((c, ""), ("", c))} | {("^", "^"): -9.0, ("$", "$"): -9.0}
    other, lost = 4.0, 3.0
    words = [(f"^{x}$", f"^{y}$", w) for x, y, w in pairs]
    aligned: list[list[Step]] = []
    weights: list[float] = []
    for _ in range(4):
        counts: Counter = Counter()
        aligned, weights = [], []
        for a, b, w in words:
            cost, steps = align_letters(a, b, costs, other, lost)
            # names of which the two sides were not the same name in the first place
            if (cost + 18.0) / (len(a) + len(b) - 4) > 1.1:
                continue
            aligned.append(steps)
            weights.append(w)
            for step in steps:
                counts[step] += w
        total = sum(counts.values())
        costs = costs_of(counts, symmetric=symmetric)
        costs |= {("^", "^"): -9.0, ("$", "$"): -9.0}
        other, lost = 7.0, 6.0
    print(f"  kept {len(aligned):,} of {len(words):,} pairs")
    blocks: Counter = Counter()
    for steps, w in zip(aligned, weights, strict=True):
        for i in range(len(steps)):
            x = y = ""
            for k in range(i, len(steps)):
                x, y = x + steps[k][0], y + steps[k][1]
                if len(x) > MOST or len(y) > MOST:
                    break
                blocks[x, y] += w
    total = sum(c for (x, y), c in blocks.items() if len(x) == 1 and len(y) <= 1)
    seen = Counter()
    for (x, y), c in blocks.items():
        if len(x) == 1 and len(y) <= 1 and x not in "^$":
            seen[x] += c
        if len(y) == 1 and len(x) <= 1 and y not in "^$":
            seen[y] += c
    information = {c: -math.log(n / seen.total()) for c, n in seen.items() if c.isascii()}
    table = costs_of(Counter({k: c for k, c in blocks.items() if c >= 3}), symmetric=symmetric)
    table = {
        (x, y): c for (x, y), c in table.items() if not (x == y and len(x) <= 1) and x + y not in ("^^", "$$")
    }
    final, other, lost = prune(table, blocks, total, symmetric=symmetric)
    return final, other, lost, information


def cost_blocks(final: dict[Step, float], other: float, lost: float, *, symmetric: bool) -> CostTable:
    """The learned costs in the form that the alignment reads."""
    blocks: dict[str, dict[str, float]] = defaultdict(dict)
    for (x, y), c in final.items():
        blocks[x][y] = c
        if symmetric:
            blocks[y][x] = c
    return CostTable(dict(blocks), {}, other, lost)


def prune(
    table: dict[Step, float], counts: Counter[Step], total: float, *, symmetric: bool
) -> tuple[dict[Step, float], float, float]:
    """Keep the blocks that were seen often enough and are cheaper than the smaller ones that make them up."""
    other, lost = OTHER_AT_MOST, LOST_AT_MOST
    for (x, y), cost in list(table.items()):
        if len(x) == len(y) == 1:
            table[x, y] = min(cost, other)
        elif len(x) + len(y) == 1:
            table[x, y] = min(cost, lost)
    kept: dict[str, dict[str, float]] = defaultdict(dict)
    final: dict[Step, float] = {}
    least = total * 4e-6
    for x, y in sorted(table, key=lambda s: (len(s[0]) + len(s[1]), s)):
        if len(x) + len(y) > 2 and counts[x, y] + (counts[y, x] if symmetric else 0) < max(least, 6):
            continue
        if x.count("^") != y.count("^") or x.count("$") != y.count("$"):
            continue
        cost = max(table[x, y], 0.0)
        if len(x) + len(y) > 1:
            made_up = _search(x, y, CostTable(kept, {}, other, lost), math.inf)[len(x)][len(y)]
            if cost > made_up - (0.0 if len(x) == len(y) == 1 else 0.35):
                continue
        kept[x][y] = cost
        if not symmetric or x <= y:
            final[x, y] = cost
    return final, other, lost


def write(
    path: Path,
    family: str,
    final: dict[Step, float],
    unseen: tuple[float, float],
    information: dict[str, float],
) -> None:
    """Write one table."""
    other, lost = unseen
    lines = [
        f"# Costs in nats of reading a block of letters as another: {family} and Latin words, both romanised",
        f"# source: learned by tasks/learn_spellings.py from {', '.join(SOURCES[family])};",
        "#   wd_*: Wikidata, licence CC0; ar2en: licence Apache-2.0",
        "# columns: block, block, cost; ^ and $ are the edges of a word; empty: letter left out;",
        "#   = letter cost: information of a letter; other, lost: for letters never seen replaced, left out",
        f"other\t\t{other:.2f}",
        f"lost\t\t{lost:.2f}",
    ]
    lines += [f"=\t{c}\t{v:.2f}" for c, v in sorted(information.items())]
    lines += [f"{x}\t{y}\t{c:.2f}" for (x, y), c in sorted(final.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def irregular(pairs: list[tuple[str, str, float]], family: str) -> list[str]:
    """Names seen twice or more whose spelling the alignment would not guess: Джеймс and James."""
    found: dict[str, set[str]] = defaultdict(set)
    for foreign, latin, weight in pairs:
        x, y = romanise(foreign), romanise(latin)
        if weight < 1.0 + math.log(2) or len(x) < 2 or len(y) < 2 or " " in x + y:
            continue
        odds = word_odds(x, family, y, ALPHABETIC)
        # what bears no likeness at all is an epithet or the other name of a person, unless it comes again
        # and again
        if (-4.5 if weight < 1.0 + math.log(5) else -5.5) < odds < 1.5:
            found[x].add(y)
    return [f"{family}\t{x}\t{' '.join(sorted(ys))}" for x, ys in sorted(found.items())]


def look_alikes(pairs: list[Pair]) -> tuple[list[tuple[str, str]], np.ndarray]:
    """True pairs and, for each, the two most similar Latin words that are never written so."""
    known = defaultdict(set)
    for x, y, _ in pairs:
        known[x].add(y)
    pool = sorted({y for _, y, _ in pairs})
    cases, truth = [], []
    for x, y, _ in pairs[:: max(1, len(pairs) // 1500)]:
        cases.append((x, y))
        truth.append(True)
        near = [n for n, _, _ in process.extract(y, pool, scorer=fuzz.ratio, limit=12) if n not in known[x]]
        for other in near[:1] + near[5:6]:
            cases.append((x, other))
            truth.append(False)
    return cases, np.array(truth)


def average_precision(truth: np.ndarray, scores: np.ndarray) -> float:
    """Mean precision at the true pairs, by falling score."""
    order = np.argsort(-scores, kind="stable")
    hits = truth[order]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


def main() -> None:
    """Learn and write the table of each family, and measure it on the pairs held back."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parent.parent / "src/claimkit/names/tables"
    )
    parser.add_argument("--family", action="append", choices=SOURCES)
    args = parser.parse_args()
    known: list[str] = []
    for family in args.family or SOURCES:
        print(family, flush=True)
        learning, held = read_pairs(args.data, family)
        final, other, lost, information = learn(romanised(learning, family), symmetric=family == ALPHABETIC)
        write(args.out / f"spellings_{family}.tsv", family, final, (other, lost), information)
        # the alignment alone is measured on the pairs held back
        known += irregular([*learning, *held], family)
        table = cost_blocks(final, other, lost, symmetric=family == ALPHABETIC)
        cases, truth = look_alikes(romanised(held, "") if family else [])
        scores = []
        for x, y in cases:
            info = sum(information.get(c, 4.0) for c in x + y) / 2
            scores.append(1 - _search(f"^{x}$", f"^{y}$", table, math.inf)[len(x) + 2][len(y) + 2] / info)
        ratio = np.array([fuzz.token_sort_ratio(x, y) for x, y in cases])
        print(
            f"  {len(final):,} blocks; average precision on the pairs held back:"
            f" {average_precision(truth, np.array(scores)):.3f};"
            f" of token_sort on the romanised words: {average_precision(truth, ratio):.3f}"
        )
    head = [
        "# Names whose spelling in another script does not follow from the letters, romanised",
        "# source: found by tasks/learn_spellings.py in word pairs of Wikidata (CC0) and ar2en (Apache-2.0)",
        "# columns: script family, romanised name, Latin names",
    ]
    (args.out / "irregular.tsv").write_text("\n".join(head + known) + "\n", encoding="utf-8")
    nicknames(args.data / "nicknames_en.csv", args.out / "nicknames.tsv")


def nicknames(source: Path, target: Path) -> None:
    """Regroup the English nicknames by name."""
    groups: dict[str, set[str]] = defaultdict(set)
    for line in source.read_text(encoding="utf-8").splitlines():
        name, relation, nickname = (*line.split(","), "", "")[:3]
        if relation == "has_nickname":
            groups[name].add(nickname)
    head = [
        "# English given names and their nicknames",
        "# source: the nicknames table of the project carltonnorthern/nicknames, Apache-2.0; regrouped",
        "# columns: name, nicknames separated by spaces",
    ]
    rows = [f"{name}\t{' '.join(sorted(short))}" for name, short in sorted(groups.items())]
    target.write_text("\n".join(head + rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
