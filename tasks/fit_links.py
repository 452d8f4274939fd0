"""Learn how likely two reports tell of one event, from reports of which it is known.

    python tasks/fit_links.py [--data ../shared/bench/events/data] [--out FILE]

Logistic regression on pairs of reports; each kind of pile has the same weight, and in each pile what is one
event and what is not.  A ridge keeps weights small.  Prints B-cubed F1 and the share of events whose reports
share one cluster, cross-validated over piles, then writes the weights learned from all.  Every choice is that
of a seeded generator.  Weights that ship are learned from openly licensed reports alone (OPEN); other files
of DATA only show how well that travels.

Piles: the reports of each batch of DATA as they are; the same as if all were published within three days, so
that it is not learned that what is told on one weekend is one event; piles of notes and stories made up by
rules, of events that are near one another too; and piles that people made up one by one, each report as
another outlet would tell it (made_up_piles.jsonl beside this script, MIT, ours).
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import attrs
import numpy as np
from made_up_large import large
from made_up_near import near
from made_up_notes import notes
from made_up_stories import copies, stories

from claimkit.dossier.clusters import average_linkage, reassigned
from claimkit.dossier.entities import Mention
from claimkit.dossier.grouping import GAP_DAYS
from claimkit.dossier.likeness import FEATURES, Likeness, Told, Vetoes
from claimkit.dossier.linking import LEAN, UNSCORED, apart_by, cutoff_of, mains_of
from claimkit.dossier.reconcile import Asked, record_of
from claimkit.models import Report
from claimkit.reading import examine_report

FOLDS = 5
RIDGE = 3.0
"""Penalty on the squares of standardised weights, in pairs of weight one."""

HEAD = """\
# What each thing compared adds to the log-odds that two reports tell of one event.  Learned by
# tasks/fit_links.py from pairs of reports: of the EventCorefBank+ corpus (Cybulska and Vossen 2014, CC BY
# 3.0), and of notes and piles made up for it; only these figures come from them.
# Licence: MIT, ours.
# feature\tweight
"""
WEEKEND = datetime.date(2024, 3, 1)
MADE_UP = Path(__file__).parent / "made_up_piles.jsonl"
OPEN = frozenset(
    ("ecbplus", "ecbplus, one weekend", "notes", "stories", "copies", "near", "large", MADE_UP.stem)
)
"""Kinds of piles whose licence lets a table be learned from them."""


SHARE = {"copies": 0.2, "large": 0.1, MADE_UP.stem: 0.25}
"""Weight of kinds of piles from which less is to be learned: copies, which are alike whatever is told, large
piles, where it is made up how little outlets share, and those told on purpose in words quite their own."""


class Pile(NamedTuple):
    """Reports of one pile, and which event each tells of."""

    kind: str
    told: list[Told]
    events: list[str]


def read(rows: Sequence[dict[str, str]]) -> tuple[list[Told], list[str]]:
    """Read the reports of a pile; those that tell of nothing are left out."""
    day = datetime.date.fromisoformat
    reports = [
        Report(r["text"], f"{r['source']} {r['id']}", day(r["date"]) if r["date"] else None, id=r["id"])
        for r in rows
    ]
    readings = [examine_report(r) for r in reports]
    claims = [c for r in readings for c in r.claims]
    asked = Asked.of(claims, reports)
    mentions = [Mention(r.report.id, m.start, m.end, m.text, m.kind) for r in readings for m in r.names]
    found, gazetteer, _, _ = asked.found(claims, mentions)
    mains, told = mains_of(found, gazetteer, {r.report.id: record_of(r) for r in readings})
    event = {r["id"]: r["incident"] for r in rows}
    return told, [event[next(iter(sorted(filter(None, scene.reports))))] for scene in mains]


def piles(data: Path) -> Iterator[Pile]:
    """Every pile, read."""
    for path in [*sorted(data.glob("*.jsonl")), MADE_UP]:
        batches = defaultdict[str, list[dict[str, str]]](list)
        for line in path.open(encoding="utf-8"):
            row = json.loads(line)
            batches[row["batch"]].append(row)
        for name in sorted(batches):
            told, events = read(batches[name])
            yield Pile(path.stem, told, events)
            chance = random.Random(name)
            days = [WEEKEND + datetime.timedelta(chance.randrange(4)) for _ in told]
            moved = [attrs.evolve(t, published=d) for t, d in zip(told, days, strict=True)]
            yield Pile(f"{path.stem}, one weekend", moved, events)
    for pile in notes():
        yield Pile("notes", *read(pile))
    for pile in stories():
        yield Pile("stories", *read(pile))
    for pile in copies():
        yield Pile("copies", *read(pile))
    for pile in large():
        yield Pile("large", *read(pile))
    for pile in near():
        yield Pile("near", *read(pile))


class Pairs(NamedTuple):
    """Features of the pairs of one pile, which are one, and the weight of each."""

    where: list[tuple[int, int]]
    features: np.ndarray
    same: np.ndarray
    weight: np.ndarray


def pairs_of(pile: Pile, names: Sequence[str]) -> Pairs:
    """Compare every two reports of a pile."""
    likeness = Likeness(pile.told)
    where = list(itertools.combinations(range(len(pile.told)), 2))
    rows = [likeness.features(a, b) for a, b in where]
    same = np.array([pile.events[a] == pile.events[b] for a, b in where])
    weight = np.where(same, 0.5 / max(same.sum(), 1), 0.5 / max((~same).sum(), 1))
    return Pairs(where, np.array([[r.get(n, 0.0) for n in names] for r in rows]), same, weight)


def signed(pairs: Sequence[Pairs], shares: Sequence[float], names: Sequence[str]) -> np.ndarray:
    """Return the weights, the base first, each with the sign that its feature must have, or none.

    What speaks for one event by its meaning never counts against it: it travels better to piles unseen.
    """
    sign = np.array([FEATURES[name] for name in names])
    used = np.ones(len(names), dtype=bool)
    while True:
        beta = fit([p._replace(features=p.features[:, used]) for p in pairs], shares)
        weights = np.zeros(len(names))
        weights[used] = beta[1:]
        wrong = weights * sign < 0
        if not wrong.any():
            return np.concatenate([beta[:1], weights])
        used &= ~wrong


def fit(pairs: Sequence[Pairs], shares: Sequence[float]) -> np.ndarray:
    """Return the weights, the base first, by Newton's method."""
    x = np.concatenate([p.features for p in pairs])
    y = np.concatenate([p.same for p in pairs]).astype(float)
    w = np.concatenate([p.weight * share for p, share in zip(pairs, shares, strict=True)])
    w *= 3000 / w.sum()
    scale = np.sqrt((x**2).mean(0)) + 1e-9
    x = np.column_stack([np.ones(len(x)), x / scale])
    penalty = np.diag([0.0] + [RIDGE] * (x.shape[1] - 1))
    beta = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (w * (y - p)) - penalty @ beta
        step = np.linalg.solve(
            x.T @ (x * (w * p * (1 - p))[:, None]) + penalty + 1e-9 * np.eye(len(beta)), gradient
        )
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    return np.concatenate([beta[:1], beta[1:] / scale])


BINS = 10


def calibration(told: Sequence[tuple[Pairs, np.ndarray]]) -> np.ndarray:
    """The weight of the pairs in ten bins of stated probability, what is stated there, and how many hold.

    Pairs of one event and of two weigh the same, as the stated probability has it; bins weigh the same.
    """
    stated = np.concatenate([1 / (1 + np.exp(-(beta[0] + p.features @ beta[1:]))) for p, beta in told])
    same = np.concatenate([p.same for p, _ in told])
    weight = np.where(same, 0.5 / max(same.sum(), 1), 0.5 / max((~same).sum(), 1))
    order = np.argsort(stated, kind="stable")
    place = np.minimum((np.cumsum(weight[order]) * BINS).astype(int), BINS - 1)
    rows = [
        (weight[order][place == at], stated[order][place == at], same[order][place == at])
        for at in range(BINS)
    ]
    return np.array(
        [(w.sum(), (w * p).sum() / w.sum(), (w * y).sum() / w.sum()) for w, p, y in rows if w.sum()]
    )


def calibration_error(curve: np.ndarray) -> float:
    """The mean distance of what is stated from how many hold (Naeini, Cooper and Hauskrecht 2015)."""
    return float((curve[:, 0] * abs(curve[:, 1] - curve[:, 2])).sum() / curve[:, 0].sum())


def scored(pile: Pile, pairs: Pairs, beta: np.ndarray, shift: float) -> tuple[float, float, float]:
    """B-cubed precision and recall, and the share of events whose reports share one cluster."""
    told = beta[0] + pairs.features @ beta[1:]
    odds = told - cutoff_of(told.tolist(), len(pile.told)) - shift
    scores = dict(zip(pairs.where, odds.tolist(), strict=True))
    vetoes = Vetoes(pile.told, lambda kind: apart_by(kind, GAP_DAYS))
    clusters = average_linkage(len(pile.told), scores, unscored=UNSCORED, lean=LEAN, apart=vetoes.among)
    clusters = reassigned(clusters, scores, unscored=UNSCORED, apart=vetoes.among)
    home = {at: number for number, cluster in enumerate(clusters) for at in cluster}
    precision = recall = 0.0
    for at, cluster in home.items():
        mine = {other for other in home if home[other] == cluster}
        true = {other for other in home if pile.events[other] == pile.events[at]}
        precision += len(mine & true) / len(mine) / len(home)
        recall += len(mine & true) / len(true) / len(home)
    events = sorted(set(pile.events))
    whole = [len({home[at] for at in home if pile.events[at] == event}) == 1 for event in events]
    return precision, recall, sum(whole) / len(whole)


def main() -> None:
    """Learn, say how well, and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/bench/events/data"))
    parser.add_argument("--out", type=Path, default=Path("src/claimkit/dossier/tables/links.tsv"))
    options = parser.parse_args()
    every = [pile for pile in piles(options.data) if len(pile.told) > 1]
    names = sorted(FEATURES)
    pairs = [pairs_of(pile, names) for pile in every]
    kinds = sorted({pile.kind for pile in every})
    share = {kind: SHARE.get(kind, 1.0) / sum(p.kind == kind for p in every) for kind in kinds}
    fold = [sum(q.kind == p.kind for q in every[:at]) % FOLDS for at, p in enumerate(every)]
    learned = []
    for left_out in range(FOLDS):
        used = [at for at in range(len(every)) if fold[at] != left_out and every[at].kind in OPEN]
        learned.append(signed([pairs[at] for at in used], [share[every[at].kind] for at in used], names))
    for shift in (-0.5, 0.0, 0.5):
        print(f"cutoff moved by {shift}")
        for kind in kinds:
            found = [
                scored(p, pairs[at], learned[fold[at]], shift) for at, p in enumerate(every) if p.kind == kind
            ]
            p, r, one = np.mean(found, axis=0)
            print(f"  {kind:24} P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f} one event {one:.3f}")
    for kind in kinds:
        told = [(pairs[at], learned[fold[at]]) for at, pile in enumerate(every) if pile.kind == kind]
        curve = calibration(told)
        shown = " ".join(f"{stated:.2f}:{holds:.2f}" for _, stated, holds in curve)
        print(f"  {kind:24} expected calibration error {calibration_error(curve):.3f}; stated:held {shown}")
    used = [at for at, pile in enumerate(every) if pile.kind in OPEN]
    beta = signed([pairs[at] for at in used], [share[every[at].kind] for at in used], names)
    rows = [f"{name}\t{weight:.3f}\n" for name, weight in zip(["base", *names], beta, strict=True)]
    options.out.write_text(HEAD + "".join(rows), encoding="utf-8")
    print("".join(rows))


if __name__ == "__main__":
    main()
