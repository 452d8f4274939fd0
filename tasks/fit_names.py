"""Fit the calibration of match_names: how far each sign of agreement or contradiction moves the probability.

    python tasks/fit_names.py TRAIN LABELLED [--out FOLDER]

TRAIN is the folder of word pairs that tasks/learn_spellings.py reads.  LABELLED holds pairs of names as
JSON lines
(a, b, match, kind): ``places.jsonl`` (GeoNames, CC BY 4.0), ``name_bench.jsonl`` and ``yente_un.jsonl``
(MIT).
Persons are also made up from TRAIN: a given name, perhaps a patronymic or a middle name, and a family
name, each spelled
in another way on either side; look-alikes share a family name, a given name or both of these but for a few
letters.

The model is logistic, its weights held to their sign (see claimkit.names.calibration.FEATURES).  Every
source counts the same.  Each
source is left out once, and the calibration error on it is printed; the shipped weights are fitted to all.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).parent))
from learn_spellings import read_pairs

from claimkit.names.calibration import FEATURES, KIND_WEIGHTS, features
from claimkit.names.pairing import pair_words
from claimkit.names.romanise import ALPHABETIC, romanise
from claimkit.names.spelling import word_odds
from claimkit.names.standards import STANDARDS, render
from claimkit.names.words import parse_name
from claimkit.text import read_table

Entry = tuple[str, str, float]
"""A word as written in its script, in Latin letters, and how often it was seen; below 0 for its initial."""

Case = tuple[str, str, str, bool]
RIDGE = 0.5

FLOOR = {
    "weakest": 0.4, "information": 0.15, "second": 0.4, "further": 0.6, "patronymic agrees": 0.5,
    "initial agrees": 0.3,
}  # fmt: skip
"""Least weights: of two pairs alike in all else the one spelled more alike stands first, and so does the one
that agrees in more parts.  The made-up persons cannot tell this, for their look-alikes agree in all parts but
one."""

SLAVIC = 0.4
"""Share of persons with a surname that shows the gender, among those written in Cyrillic."""

LISTED = 1000
"""Names of the list that look-alikes are drawn from.

A name is compared with those of a list, such as a parliament or a register, and not with all names of a
language: among these every name has look-alikes that differ by a letter, and many are other spellings of it.
"""


def labelled(folder: Path) -> dict[str, list[Case]]:
    """Labelled pairs by source and kind."""
    out: dict[str, list[Case]] = defaultdict(list)
    for source in ("places", "name_bench", "yente_un"):
        for line in (folder / f"{source}.jsonl").read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            out[source].append((case["a"], case["b"], case["kind"], bool(case["match"])))
    return out


class Pool:
    """Words of one script with their Latin spelling, to make names from."""

    def __init__(self, pairs: list[Entry], family: str) -> None:
        pairs = [p for p in pairs if 3 <= len(p[0]) < 14 and 3 <= len(p[1]) < 16]
        # pairs of which the two sides were not one name to begin with say nothing about spelling
        pairs = [p for p in pairs if word_odds(romanise(p[0]), family, romanise(p[1]), ALPHABETIC) > -1.0]
        common = sorted({p for p in pairs if p[2] > 3.2})
        rare = sorted({p for p in pairs if p[2] <= 2.2})
        self.alphabetic = family == ALPHABETIC
        self.given, self.family = common, rare
        self.common = frozenset(common)
        self.slavic = [word for word in rare if self.alphabetic and wedded(word)]
        rng = random.Random(7)
        lists = [sorted(rng.sample(words, min(LISTED, len(words)))) for words in (common, rare)]
        self.lists = [(words, [romanise(p[1]) for p in words]) for words in lists]

    def near(self, word: Entry, rank: int) -> Entry:
        """Another given or family name that looks like this one, out of a list of names."""
        words, latin = self.lists[0 if word in self.common else 1]
        found = process.extract(romanise(word[1]), latin, scorer=fuzz.ratio, limit=rank + 8)
        others = [words[i] for _, _, i in found if words[i][0] != word[0] and words[i][1] != word[1]]
        return others[min(rank, len(others) - 1)]


def written(word: Entry, style: int, pool: Pool) -> str:
    """One spelling of a word: as in its script (0), as in Latin (1), or by a standard (2 and more)."""
    foreign, latin, _ = word
    if not latin and style == 1:
        style = 2
    if style == 0:
        return foreign.title()
    if style == 1 or not pool.alphabetic:
        return latin.title()
    return render(foreign.title(), STANDARDS[style % len(STANDARDS)])


def slip(text: str, rng: random.Random) -> str:
    """A slip of the pen: a letter lost, doubled, swapped or replaced."""
    if len(text) < 4:
        return text
    i = rng.randrange(1, len(text) - 1)
    return rng.choice(
        (text[:i] + text[i + 1 :], text[:i] + text[i] + text[i:], text[:i] + text[i + 1] + text[i] + text[i
        + 2 :],
         text[:i] + rng.choice("aeionrst") + text[i + 1 :])
    )  # fmt: skip


def wedded(word: Entry) -> Entry | None:
    """The feminine form of a Russian surname."""
    for masculine, feminine in (("ов", "ова"), ("ев", "ева"), ("ин", "ина"), ("кий", "кая"), ("ный", "ная")):
        if word[0].endswith(masculine):
            return word[0].removesuffix(masculine) + feminine, "", 0.0
    return None


def shortened(person: list[Entry], rng: random.Random) -> list[Entry]:
    """A name as a report gives it: perhaps without the middle name, or with an initial."""
    chance = rng.random()
    initial = [(foreign, latin, -1.0) for foreign, latin, _ in person]
    if len(person) == 1:
        return person
    if len(person) == 3 and chance < 0.45:
        return [person[0], person[2]]
    if len(person) == 3 and chance < 0.50:
        return [person[0], initial[1], person[2]]
    if chance < 0.54:
        return [initial[0], *initial[1:-1], person[-1]]
    if chance < 0.57:
        return person[-1:]
    return person


def contradict(a: list[Entry], b: list[Entry]) -> bool:
    """Whether two shortened names show that they are of two persons."""

    def differ(x: Entry, y: Entry) -> bool:
        if x[2] < 0 or y[2] < 0:
            return romanise(x[0])[:1] != romanise(y[0])[:1]
        return x[:2] != y[:2]

    middle = len(a) == len(b) == 3 and differ(a[1], b[1])
    return middle or differ(a[-1], b[-1]) or (len(a) > 1 and len(b) > 1 and differ(a[0], b[0]))


def made_places(cases: list[Case]) -> list[Case]:
    """Look-alikes of places: another place of nearly the same letters, or the name and one word more."""
    groups: dict[str, set[str]] = defaultdict(set)
    for a, b, _, truth in cases:
        if truth:
            groups[a].add(b)
            groups[b].add(a)
    names = sorted(groups)
    latin = [romanise(name) for name in names]
    words = sorted({word for name in names for word in name.split() if len(word) > 4})
    modifiers = {
        w.written: w.concept for n in names for w in parse_name(n, "place").words if w.role == "modifier"
    }
    rng = random.Random(5)
    out: list[Case] = []
    for a, b, kind, truth in cases:
        chance = rng.random()
        for word in parse_name(b, "place").words if truth else ():
            # New and Old, Upper and Lower: the usual way to tell two places of one name apart
            others = sorted(
                m for m, concept in modifiers.items() if concept != modifiers.get(word.written, concept)
            )
            if word.role == "modifier" and others:
                out.append((a, b.replace(word.written, rng.choice(others)), kind, False))
        if truth and chance < 0.07:
            more = [b, rng.choice(words)]
            rng.shuffle(more)
            out.append((a, " ".join(more), kind, False))
        elif truth and chance < 0.14:
            found = process.extract(romanise(a), latin, scorer=fuzz.ratio, limit=30)
            one = word_odds(romanise(a), ALPHABETIC, romanise(b), ALPHABETIC)
            other = [
                i for _, _, i in found
                if names[i] not in groups[a] and not groups[names[i]] & groups[a]
                and word_odds(romanise(a), ALPHABETIC, latin[i], ALPHABETIC) < min(one, 1.5)
            ]  # fmt: skip
            if other:
                out.append((a, names[other[0]], kind, False))
    return out


def father(word: Entry) -> Entry:
    """The patronymic made from a given name; it has no Latin spelling of its own."""
    foreign = word[0]
    return (foreign.rstrip("аейьия") + ("ович" if foreign[-1] not in "йьяи" else "евич"), "", 0.0)


def strangers(
    person: list[Entry], sister: Entry | None, pool: Pool, rng: random.Random
) -> tuple[list[Entry], list[Entry]]:
    """A person and another one who is easily taken for him: a relative, a namesake, a look-alike."""
    given, *middle, family = person
    other = list(person)

    def another_middle() -> Entry:
        return rng.choice(pool.family) if middle[0][1] else father(rng.choice(pool.given))

    what = rng.random()
    if what < 0.35:  # a relative, or a namesake
        other[0] = rng.choice(pool.given) if rng.random() < 0.5 else pool.near(given, rng.randrange(6))
        if middle and rng.random() < 0.5:
            other[1] = another_middle()
    elif what < 0.6:  # same given name, and perhaps the middle one
        other[-1] = rng.choice(pool.family)
        if middle and rng.random() < 0.6:
            other[1] = another_middle()
    elif what < 0.75:
        other[-1] = pool.near(family, rng.randrange(6))
    elif what < 0.9 and sister is not None:  # husband and wife, brother and sister
        other[0], other[-1] = rng.choice(pool.given), sister
        if rng.random() < 0.6:
            return person[-1:], other[-1:]
    elif what < 0.84 and middle:
        other[1] = another_middle()
    else:
        other = [rng.choice(pool.given), *middle, rng.choice(pool.family)]
        if rng.random() < 0.7:
            other[1:-1] = []
    return person, other


def made_persons(pool: Pool, count: int, seed: int) -> list[Case]:
    """Pairs of made-up persons, half of them one person."""
    rng = random.Random(seed)
    cases: list[Case] = []

    while len(cases) < count:
        given, family = rng.choice(pool.given), rng.choice(pool.family)
        if pool.slavic and rng.random() < SLAVIC:
            family = rng.choice(pool.slavic)
        middle: list[Entry] = []
        kind = rng.random()
        if pool.alphabetic and kind < 0.35:
            middle = [father(rng.choice(pool.given))]
        elif kind < 0.6:
            middle = [rng.choice(pool.family if rng.random() < 0.6 else pool.given)]
        sister = wedded(family) if pool.alphabetic else None
        if sister is not None and rng.random() < 0.3:
            family, sister = sister, family
        person = [given, *middle, family]
        styles = [rng.choice((0, 0, 1, 1, 2 + rng.randrange(14))) for _ in range(2)]
        other, truth = list(person), rng.random() < 0.5
        if not truth:
            person, other = strangers(person, sister, pool, rng)
            if [o[0] for o in other] == [p[0] for p in person]:
                continue
        shown = [shortened(side, rng) for side in (person, other)]
        if not truth and not contradict(*shown):
            continue  # nothing that can be seen tells them apart
        sides = []
        for words, style in zip(shown, styles, strict=True):
            side = [written(word, style, pool) for word in words]
            side = [w[0] + "." if word[2] < 0 else w for w, word in zip(side, words, strict=True)]
            if rng.random() < 0.01:
                at = rng.randrange(len(side))
                side[at] = slip(side[at], rng)
            if rng.random() < 0.3:
                side = side[-1:] + side[:-1]
            sides.append(" ".join(side))
        if sides[0] == sides[1] and rng.random() < 0.8:
            continue
        cases.append((sides[0], sides[1], "person", truth))
    return cases


def meanings() -> dict[str, list[list[str]]]:
    """Words of organisations by role: for each concept its words, whole words only."""
    out: dict[str, list[list[str]]] = defaultdict(list)
    for role, _, words in read_table("claimkit.names", "organisations.tsv"):
        whole = [w.strip() for w in words.split(",") if "*" not in w and len(w.strip()) > 2]
        if whole and role in ("head", "term"):
            out[role].append(whole)
    for role, concept, words in read_table("claimkit.names", "words.tsv"):
        if role == "generic" and concept in ("bank", "party", "ministry", "hospital", "movement"):
            out["head"].append([w.strip() for w in words.split(",")])
    return out


FORMS = (
    ("Ltd", "ООО", "LLC", "Limited"),
    ("JSC", "АО", "ОАО", "PJSC"),
    ("GmbH",),
    ("S.A.", "SA"),
    ("Inc", "Corp"),
)


def made_organisations(pool: Pool, count: int, seed: int) -> list[Case]:
    """Pairs of made-up organisations, half of them one organisation."""
    rng = random.Random(seed)
    known = meanings()
    cases: list[Case] = []

    def told(words: list[list[str]], names: list[Entry], number: int, form: tuple[str, ...]) -> str:
        style = rng.choice((0, 1, 1, 1, 2 + rng.randrange(14)))
        parts = [written(name, style, pool) for name in names]
        parts += [rng.choice(choices).title() for choices in words]
        if number:
            parts.insert(0, rng.choice((str(number), f"{number}th", f"{number}-я")))
        if rng.random() < 0.2:
            rng.shuffle(parts)
        if form and rng.random() < 0.6:
            parts.insert(rng.choice((0, len(parts))), rng.choice(form))
        return " ".join(parts)

    while len(cases) < count:
        names = [rng.choice(pool.family) for _ in range(rng.choice((0, 1, 1, 1, 2)))]
        words = [rng.choice(known["term"]) for _ in range(rng.choice((0, 0, 1, 1, 2)))]
        heads = [rng.choice(known["head"])] if rng.random() < 0.6 or not names else []
        number = rng.randrange(2, 120) if heads and rng.random() < 0.2 else 0
        form = rng.choice(FORMS) if names and not number and rng.random() < 0.6 else ()
        if not (names or number or words):
            continue
        truth = rng.random() < 0.5
        other = (list(names), list(words), list(heads), number, form)
        if truth and heads and names and rng.random() < 0.15:
            other = (other[0], other[1], [], number, form)  # the kind left out
        elif truth and len(names) + len(words) > 1 and rng.random() < 0.15:
            other[0 if len(names) > 1 else 1].pop()  # a short form of the name
        if not truth:
            what = rng.random()
            if names and what < 0.45:
                at = rng.randrange(len(names))
                other[0][at] = (
                    pool.near(names[at], rng.randrange(6)) if what < 0.15 else rng.choice(pool.family)
                )
            elif words and what < 0.65:
                other[1][rng.randrange(len(words))] = rng.choice(known["term"])
            elif heads and what < 0.8:
                other[2][0] = rng.choice(known["head"])
            elif what < 0.85:
                other[1].append(rng.choice(known["term"]))
            elif number:
                other = (*other[:3], rng.randrange(2, 120), form)
            if other == (names, words, heads, number, form):
                continue
        sides = (
            told([*words, *heads], names, number, form),
            told([*other[1], *other[2]], other[0], other[3], other[4]),
        )
        if sides[0] != sides[1] or rng.random() < 0.2:
            cases.append((*sides, "org", truth))
    return cases


def matrix(cases: list[Case]) -> tuple[np.ndarray, np.ndarray]:
    """Features and truth."""
    rows = []
    for a, b, kind, _ in cases:
        first, second = sorted((a, b))
        found = features(pair_words(parse_name(first, kind), parse_name(second, kind)))
        rows.append([found[name] for name in FEATURES])
    return np.array(rows), np.array([truth for *_, truth in cases], float)


def fit(parts: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Weights of greatest penalised likelihood, each source weighing the same, each weight of its sign."""
    x = np.vstack([p for p, _ in parts])
    y = np.concatenate([t for _, t in parts])
    size = np.mean([len(t) for _, t in parts])
    w = np.concatenate([np.full(len(t), min(3.0, size / len(t))) for _, t in parts])
    signs = np.array(list(FEATURES.values()))
    ridge = np.where(signs == 0, 1e-6, RIDGE)
    beta = np.zeros(x.shape[1])
    floor = np.array([FLOOR.get(name, 0.0) for name in FEATURES])
    start = x @ floor

    def loss(beta: np.ndarray) -> float:
        z = start + x @ beta
        return float((w * (np.logaddexp(0, z) - y * z)).sum() + (ridge * beta * beta).sum() / 2)

    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(start + x @ beta, -30, 30)))
        slope = x.T @ (w * (p - y)) + ridge * beta
        free = ~((signs != 0) & (beta == 0) & (slope * signs >= 0))
        curve = (x[:, free].T * (w * p * (1 - p))) @ x[:, free] + np.diag(ridge[free])
        step = np.zeros_like(beta)
        step[free] = np.linalg.solve(curve, slope[free])
        size, now = 1.0, loss(beta)
        while size > 1e-6:
            after = beta - size * step
            after = np.where((signs != 0) & (after * signs < 0), 0.0, after)
            if loss(after) < now:
                break
            size /= 2
        else:
            break
        beta = after
    return beta + floor


def report(name: str, x: np.ndarray, y: np.ndarray, beta: np.ndarray) -> None:
    """Print the calibration error and F1 on one source."""
    p = 1 / (1 + np.exp(-x @ beta))
    bins = np.minimum((p * 10).astype(int), 9)
    error = sum(abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in set(bins))
    said = p >= 0.5
    f1 = 2 * (said & (y > 0)).sum() / max(1, said.sum() + y.sum())
    print(f"  {name:28} {len(y):6} pairs  calibration error {error:.3f}  F1 {f1:.3f}", flush=True)


def main() -> None:
    """Read the pairs, fit, report, and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument("labelled", type=Path)
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parent.parent / "src/claimkit/names/tables"
    )
    parser.add_argument("--quick", action="store_true", help="do not leave out each source in turn")
    args = parser.parse_args()
    sources: dict[str, dict[str, list[Case]]] = defaultdict(lambda: defaultdict(list))
    for source, cases in labelled(args.labelled).items():
        for case in cases:
            sources[KIND_WEIGHTS[case[2]]][source].append(case)
    sources["place"]["places"] += made_places(sources["place"]["places"])
    for family, count, seed in (
        (ALPHABETIC, 6000, 1),
        ("arabic", 1200, 2),
        ("hebrew", 800, 3),
        ("kana", 600, 4),
        ("hangul", 600, 5),
        ("han", 600, 6),
    ):
        learning, _ = read_pairs(args.train, family)
        name = "made, " + ("Cyrillic" if family == ALPHABETIC else family)
        sources["person"][name] = made_persons(Pool(learning, family), count, seed)
    learning, _ = read_pairs(args.train, ALPHABETIC)
    sources["org"]["made"] = made_organisations(Pool(learning, ALPHABETIC), 3000, 11)
    fitted = {}
    for kind, by_source in sorted(sources.items()):
        print(kind)
        parts = {s: matrix(c) for s, c in by_source.items() if len(c) > 100}
        for source, part in parts.items():
            if len(parts) > 1 and not args.quick:
                report(f"without {source}", *part, fit([p for s, p in parts.items() if s != source]))
        fitted[kind] = fit(list(parts.values()))
        for source, part in parts.items():
            report(f"with {source}", *part, fitted[kind])
    lines = [
        "# Weights of the logistic calibration of match_names, in log-odds",
        "# source: fitted by tasks/fit_names.py to pairs from GeoNames (CC BY 4.0), the tests of",
        "#   nomenklatura and yente (MIT), and persons made from the word pairs of Wikidata (CC0)",
        "# columns: feature (see claimkit.names.calibration), person, place, organisation",
    ]
    for i, name in enumerate(FEATURES):
        lines.append("\t".join([name, *(f"{fitted[kind][i]:.3f}" for kind in ("person", "place", "org"))]))
    (args.out / "calibration.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
