"""What is estimated of made-up tables, figure by figure."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np

import claimkit as ck

SHOWN = 3  # answers and claims that are written one by one; of all there are sums
EXPLAINED = 1
COLUMNS = (
    "source",
    "object",
    "value",
    "low",
    "high",
    "time",
    "source_kind",
    "attribute",
    "about",
    "modality",
)


def draws(seed: int) -> Iterator[float]:
    """Numbers between nought and one, the same on every machine."""
    state = seed * 2_654_435_761 % 2**32 or 1
    while True:
        state = (1_664_525 * state + 1_013_904_223) % 2**32
        yield (state >> 8) / 2**24


def bell(chance: Iterator[float]) -> float:
    """About normal: the sum of twelve draws."""
    return sum(next(chance) for _ in range(12)) - 6.0


def columns(rows: Sequence[tuple[Any, ...]], names: str) -> dict[str, Any]:
    """The columns of rows."""
    return dict(zip(names.split(), map(list, zip(*rows, strict=True)), strict=True))


def labels(objects: int, sources: int, count: int, seed: int, right: float = 0.5) -> list[tuple[Any, ...]]:
    """Sources of rising reliability; one label is often taken for another, and the last source copies."""
    chance, rows = draws(seed), []
    for at in range(objects):
        true = int(next(chance) * count)
        said = 0
        for who in range(sources):
            if next(chance) < 0.15:
                continue
            good = right + (0.95 - right) * who / max(sources - 2, 1)
            wrong = 0 if true == 1 and next(chance) < 0.6 else int(next(chance) * count)
            told = true if next(chance) < good else wrong
            if who == sources - 1 and next(chance) < 0.9:
                told = said
            said = told
            rows.append((f"s{who}", f"o{at:03}", f"label {told}"))
    return rows


def records(objects: int, sources: int, seed: int, copied: float = 0.0) -> list[tuple[Any, ...]]:
    """Figures that sources quote, round, or misquote."""
    chance, rows = draws(seed), []
    for at in range(objects):
        true, last = int(100 * 10 ** (3 * next(chance))), 0
        for who in range(sources):
            if next(chance) < 0.2:
                continue
            luck, told = next(chance), true
            if luck < 0.1 + 0.1 * who:
                told = int(true * (0.6 + 0.8 * next(chance)))
            elif luck < 0.3 + 0.08 * who:
                step = 10 ** max(len(str(true)) - 2, 0)
                told = round(true / step) * step
            if who == sources - 1 and last and next(chance) < copied:
                told = last
            last = told
            rows.append((f"s{who}", f"o{at:03}", float(told)))
    return rows


def judgements(
    objects: int, sources: int, seed: int, *, plain: bool = False, drift: float = 0.0
) -> list[tuple[Any, ...]]:
    """Estimates with a bias and a spread of each source, and a time."""
    chance, rows = draws(seed), []
    for at in range(objects):
        true = 20 * bell(chance) if plain else 8 + 1.2 * bell(chance)
        for who in range(sources):
            if next(chance) < 0.25:
                continue
            time = int(30 * next(chance))
            error = 0.25 * (who - 2) + (0.1 + 0.12 * who) * bell(chance) + drift * time
            told = true + 6 * error if plain else math.exp(true + error)
            rows.append((f"s{who}", f"o{at:03}", round(told, 1 if plain else 0), float(time)))
    return rows


def ranged(rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Every third figure as a range, every fifth with an open end."""
    found = []
    for at, (source, name, value) in enumerate(rows):
        low, high = value, value
        if at % 3 == 0:
            low, high = 0.9 * value, 1.2 * value
        if at % 5 == 0:
            low, high = 0.8 * value, math.inf
        found.append((source, name, low, high))
    return found


def growing(objects: int, seed: int) -> list[tuple[Any, ...]]:
    """Counts that rise with the days, told by several, some of them late."""
    chance, rows = draws(seed), []
    for at in range(objects):
        count = 3 + int(20 * next(chance))
        for day in range(4):
            for who in range(4):
                if next(chance) < 0.5:
                    late = int(3 * next(chance)) if who == 3 else 0
                    rows.append((f"s{who}", f"o{at:03}", float(count), float(day + late)))
            count += int(4 * next(chance))
    return rows


BASE = "source object value"
DYNAMICS = ("cumulative", "status", "peak")
TIMED = "source object value time"
FEW = [("a", "x", "12", 1), ("b", "x", "at least 10", 1), ("c", "x", "15", 2), ("a", "y", "about 40", 1)]
FEW += [("b", "y", "40", 1), ("c", "y", "dozens", 2), ("a", "z", "3 to 5", 1), ("b", "z", "4", 3)]
PARENTS = {"label 0": "coarse", "label 1": "coarse", "label 2": "other"}


def _tables() -> dict[str, dict[str, Any]]:
    small, many = records(6, 4, 3), records(50, 7, 5)
    sized, plain = judgements(50, 7, 7), judgements(50, 6, 9, plain=True)
    told = columns(labels(30, 5, 3, 23), BASE)
    coarse = told | {"value": ["coarse" if at % 7 == 0 else v for at, v in enumerate(told["value"])]}
    meant = ["denied" if at % 9 == 0 else "hypothetical" if at % 10 == 0 else "asserted" for at in range(99)]
    half = len(many) // 2
    return {
        "few labels": columns(labels(6, 4, 3, 1), BASE),
        "labels": columns(labels(120, 7, 3, 2), BASE),
        "two labels": columns(labels(80, 6, 2, 4, right=0.7), BASE),
        "many labels": columns(labels(60, 6, 45, 6), BASE),
        "labels of a tree": coarse | {"parents": PARENTS},
        "labels over time": columns([(*row, at % 5) for at, row in enumerate(labels(25, 5, 3, 8))], TIMED)
        | {"dynamics": "status"},
        "labels with anchors": told | {"anchors": {f"o{at:03}": f"label {at % 3}" for at in range(10)}},
        "few records": columns(small, BASE),
        "records": columns(many, BASE) | {"kind": "record"},
        "copied records": columns(records(60, 6, 11, copied=0.9), BASE) | {"kind": "record"},
        "records in ranges": columns(ranged(many), "source object low high") | {"kind": "record"},
        "records with anchors": columns(many, BASE)
        | {"kind": "record", "anchors": {f"o{at:03}": 1000.0 + at for at in range(0, 24, 2)}},
        "records of two attributes": columns(
            [(*row, "p" if at < half else "q") for at, row in enumerate(many)], f"{BASE} attribute"
        ),
        "what the data decide": columns([(*row[:2], round(row[2], -1)) for row in many], BASE),
        "judgements": columns(sized, TIMED) | {"kind": "judgement"},
        "judgements, the kind left out": columns([row[:3] for row in sized], BASE),
        "plain judgements": columns(plain, TIMED) | {"kind": "judgement"},
        "drifting judgements": columns(judgements(60, 6, 13, drift=0.03), TIMED) | {"kind": "judgement"},
        "judgements by kinds of sources": columns(
            [(*row, "police" if row[0] in ("s0", "s1", "s2") else "organiser") for row in sized],
            f"{TIMED} source_kind",
        )
        | {"kind": "judgement"},
        "judgements with anchors": columns(sized, TIMED)
        | {"kind": "judgement", "anchors": {f"o{at:03}": 2000.0 + 300 * at for at in range(14)}},
        "judgements in ranges": columns(ranged([row[:3] for row in sized]), "source object low high")
        | {"kind": "judgement", "level": 0.7},
        "few judgements": columns([row[:3] for row in judgements(5, 4, 15)], BASE) | {"kind": "judgement"},
        "counts that grow": columns(growing(12, 17), TIMED) | {"dynamics": "cumulative"},
        "many counts that grow": columns(growing(80, 19), TIMED)
        | {"dynamics": "cumulative", "kind": "record"},
        "peaks": columns(growing(8, 21), TIMED) | {"dynamics": "peak"},
        "wordings": columns(FEW, TIMED),
        "two dates": columns([(*row, at % 2) for at, row in enumerate(small)], f"{BASE} about"),
        "denials": columns([(*row, m) for row, m in zip(small, meant, strict=False)], f"{BASE} modality"),
        "trusted sources": columns(small, BASE) | {"reliability": {"s0": 0.95, "s3": 0.55}},
        "the newest": columns(sized[:24], TIMED) | {"rule": "newest", "kind": "record"},
        "the median": columns(small, BASE) | {"rule": "median"},
        "a vote": columns(small, BASE) | {"rule": "vote"},
        "an order of sources": columns(small, BASE) | {"rule": "precedence", "precedence": ["s3", "s1"]},
        "decided": columns(small, BASE) | {"pinned": {"o001": (77.0, "counted")}},
    }


def found(table: dict[str, Any]) -> dict[str, Any]:
    """All that is told of one table: sums of each column, the first rows, the sources, some words."""
    done = ck.resolve_columns(**table)
    told: dict[str, Any] = {"sums": {}, "answers": {}, "claims": {}}
    for name, column in done.answers.items():
        told["answers"][name] = _plain(column[:SHOWN])
        if column.dtype.kind in "fiu":
            told["sums"][name] = _plain([np.nansum(column[np.isfinite(column)])])
    told["sources"] = {name: _plain(column) for name, column in done.sources.items()}
    for name, column in done.claims.items():
        told["claims"][name] = _plain(column[:SHOWN])
    told["roles"] = {
        role: int(count)
        for role, count in zip(*np.unique(done.claims["role"], return_counts=True), strict=True)
    }
    told["weight"] = _plain([np.sum(done.claims["weight"])])
    told["kinds"] = {str(name): kind for name, (kind, _) in done.kinds.items()}
    names = done.answers["object"].tolist()
    if "about" in done.answers:
        names = list(zip(names, done.answers["about"].tolist(), strict=True))
    asked = zip(names[:EXPLAINED], done.answers["attribute"].tolist(), strict=False)
    told["words"] = [done.explain(*one).split("\n") for one in asked]
    return told


def shortly(made: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Of a table the sums, the sources and the kinds, without single answers."""
    told = found(made())
    return {name: told[name] for name in ("sums", "sources", "roles", "weight", "kinds")}


def _plain(column: Any) -> list[Any]:
    """Entries as JSON has them, figures to six digits."""
    entries = column.tolist() if hasattr(column, "tolist") else list(column)
    return [f"{e:.6g}" if isinstance(e, float) else e if e is None else str(e) for e in entries]


def _table(at: int, objects: int, sources: int) -> dict[str, Any]:
    """One of many tables, of each sort in turn."""
    if at % 4 == 0:
        return columns(labels(objects, sources, 2 + at % 7, at, 0.3 + at % 5 / 8), BASE)
    if at % 4 == 1:
        return columns(records(objects, sources, at, copied=at % 3 / 3), BASE)
    if at % 4 == 2:
        return columns(judgements(objects, sources, at, plain=at % 8 == 2, drift=at % 3 / 40), TIMED)
    return columns(growing(objects // 3 + 2, at), TIMED) | {"dynamics": DYNAMICS[at % 3]}


def everything() -> dict[str, Callable[[], dict[str, Any]]]:
    """The tables by name, each with what finds out what is told of it."""
    both, chance = _tables(), draws(99)
    more: dict[str, Callable[[], dict[str, Any]]] = {
        name: partial(found, table) for name, table in both.items()
    }

    def again(name: str) -> dict[str, Any]:
        """A few claims by sources that are known from before."""
        learnt = ck.resolve_columns(**both[name]).sources
        fewer = {k: v[:20] if k in COLUMNS else v for k, v in both[name].items()}
        fewer.pop("anchors", None)
        return found(fewer | {"sources": learnt})

    for at in range(20):
        objects, sources = 5 + int(70 * next(chance) ** 2), 3 + int(6 * next(chance))
        more[f"table {at}"] = partial(shortly, partial(_table, at, objects, sources))
    for name in ("labels", "records", "judgements", "plain judgements", "counts that grow"):
        more[f"{name}, learnt before"] = partial(again, name)
    return more
