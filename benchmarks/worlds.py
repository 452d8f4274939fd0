"""Worlds: how resolve_columns fares beside plain vote and median in many made-up worlds of many sorts.

    python benchmarks/worlds.py [SORT ...] [--worlds 12] [--seed 0]

Each sort of world draws its own settings: how many sources there are, how good, how unlike, how busy, who
copies whom, what drifts, how coarsely figures are rounded, how many attributes the sources share.  Nothing is
told but the claims.  For each sort: the error as a ratio to the better of vote and median (for labels, to the
vote) in the mean over worlds and at worst, in how many worlds it is worse by more than chance (two standard
errors of the difference, item by item), what share is called right beyond what is right (labels and records),
and how often intervals of 90 % hold the truth.
"""

import argparse
from collections.abc import Callable
from typing import Any

import numpy as np

import claimkit as ck

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Rng = np.random.Generator


FLOOR = 1e-3
"""Errors this small are all alike."""


class World:
    """Claims with their truth, attribute by attribute."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Any]] = {name: [] for name in ("source", "object", "attribute", "value")}
        self.time: list[Any] = []
        self.truth: dict[tuple[str, str], Any] = {}

    def add(self, name: str, source: Ints, thing: Ints, value: Any, truth: Any, time: Any = None) -> None:
        """Add claims of an attribute, with the truths of all things."""
        self.rows["source"] += [f"s{s}" for s in source.tolist()]
        self.rows["object"] += [f"o{i}" for i in thing.tolist()]
        self.rows["attribute"] += [name] * len(source)
        self.rows["value"] += value.tolist()
        self.time += [] if time is None else time.tolist()
        told = truth.tolist()
        self.truth |= {(f"o{i}", name): told[i] for i in np.unique(thing).tolist()}

    def columns(self) -> dict[str, Any]:
        """The claims as arguments of resolve_columns."""
        columns = {name: np.array(column, dtype=object) for name, column in self.rows.items()}
        if not isinstance(self.rows["value"][0], str):
            columns["value"] = columns["value"].astype(float)
        if self.time:
            columns["time"] = np.array(self.time)
        return columns


def who_of_what(rng: Rng, n_sources: int, n_things: int, each: float) -> tuple[Ints, Ints]:
    """Which source speaks of which thing: some sources are busier than others."""
    busy = 1.0 / np.arange(1, n_sources + 1) ** rng.uniform(0.0, 1.2)
    busy = rng.permutation(busy / busy.sum())
    told = np.minimum(1 + rng.poisson(each - 1, n_things), n_sources)
    thing = np.repeat(np.arange(n_things), told)
    source = np.concatenate([rng.choice(n_sources, k, replace=False, p=busy) for k in told.tolist()])
    return source, thing


def pick(rng: Rng, chance: Floats) -> Ints:
    """One column of each row, by the chances that stand in it."""
    return np.minimum((rng.random((len(chance), 1)) > chance.cumsum(axis=1)).sum(axis=1), chance.shape[1] - 1)


def words(code: Ints) -> Any:
    return np.array([f"w{c}" for c in code.tolist()], dtype=object)


def copied(rng: Rng, source: Ints, thing: Ints, value: Any, pairs: dict[int, int], share: float) -> Any:
    """Copiers take over what another source says of the thing."""
    place = {(s, i): n for n, (s, i) in enumerate(zip(source.tolist(), thing.tolist(), strict=True))}
    value = value.copy()
    for n, (s, i) in enumerate(zip(source.tolist(), thing.tolist(), strict=True)):
        if s in pairs and (pairs[s], i) in place and rng.random() < share:
            value[n] = value[place[pairs[s], i]]
    return value


def copiers(rng: Rng, n_sources: int) -> dict[int, int]:
    """Who copies whom: up to a quarter of the sources, each from one that does not copy."""
    count = int(rng.integers(0, max(n_sources // 4, 1) + 1))
    return {n_sources - 1 - n: int(rng.integers(0, n_sources - count)) for n in range(count)}


def coins(rng: Rng) -> World:
    """Labels; a source is right with a share of its own, and a few are adversaries or guess."""
    world, k = World(), int(rng.integers(2, 6))
    n_sources, n = int(rng.integers(10, 120)), int(rng.integers(100, 900))
    truth = pick(rng, np.tile(rng.dirichlet(np.full(k, 3.0)), (n, 1)))
    source, thing = who_of_what(rng, n_sources, n, rng.uniform(2.5, 9))
    skill = np.zeros(n_sources)
    while skill[source].mean() < 0.6:  # where most claims are wrong, nothing can be found out
        skill = rng.beta(rng.uniform(2, 8), rng.uniform(1, 3), n_sources)
        skill[rng.random(n_sources) < rng.uniform(0, 0.15)] = 1.0 / k
    other = (truth[thing] + rng.integers(1, k, len(thing))) % k
    said = np.where(rng.random(len(thing)) < skill[source], truth[thing], other)
    world.add("label", source, thing, words(said), words(truth))
    return world


def habits(rng: Rng) -> World:
    """Labels; each source has its own way of confusing them, and labels are not equally frequent."""
    world, k = World(), int(rng.integers(2, 6))
    n_sources, n = int(rng.integers(10, 120)), int(rng.integers(200, 1500))
    common = rng.dirichlet(np.full(k, rng.uniform(0.3, 2.0)), k)
    skill = np.clip(rng.normal(rng.uniform(0.55, 0.85), 0.15, (n_sources, k)), 0.05, 0.99)
    habit = skill[:, :, None] * np.eye(k) + (1 - skill)[:, :, None] * common
    truth = pick(rng, np.tile(rng.dirichlet(np.full(k, rng.uniform(0.5, 5.0))), (n, 1)))
    source, thing = who_of_what(rng, n_sources, n, rng.uniform(3, 10))
    world.add("label", source, thing, words(pick(rng, habit[source, truth[thing]])), words(truth))
    return world


def hard(rng: Rng) -> World:
    """Labels; some things are hard, and mislead all sources to the same wrong label."""
    world, k = World(), int(rng.integers(2, 5))
    n_sources, n = int(rng.integers(10, 100)), int(rng.integers(200, 1000))
    truth, decoy = rng.integers(0, k, n), rng.integers(0, k, n)
    ability, ease = rng.normal(1.2, 0.7, n_sources), rng.normal(0.6, rng.uniform(0.3, 1.2), n)
    source, thing = who_of_what(rng, n_sources, n, rng.uniform(3, 12))
    right = rng.random(len(thing)) < 1 / (1 + np.exp(-ability[source] - ease[thing]))
    world.add("label", source, thing, words(np.where(right, truth[thing], decoy[thing])), words(truth))
    return world


def alike(rng: Rng) -> World:
    """Labels; all sources are equally good, so that nothing beats the vote."""
    world, k = World(), int(rng.integers(2, 5))
    n_sources, n = int(rng.integers(10, 200)), int(rng.integers(60, 900))
    truth = rng.integers(0, k, n)
    source, thing = who_of_what(rng, n_sources, n, rng.uniform(2.5, 8))
    right = rng.random(len(thing)) < rng.uniform(0.5, 0.85)
    other = (truth[thing] + rng.integers(1, k, len(thing))) % k
    world.add("label", source, thing, words(np.where(right, truth[thing], other)), words(truth))
    return world


def names(rng: Rng) -> World:
    """Names and times of several attributes: many wrong ones for each thing, popular mistakes, copiers."""
    world, n_sources, n = World(), int(rng.integers(8, 40)), int(rng.integers(60, 300))
    skill, pairs = rng.beta(5, 2.5, n_sources), copiers(rng, n_sources)
    for name in ("place", "date", "person")[: int(rng.integers(1, 4))]:
        truth = rng.permutation(5 * n)[:n]
        rival = rng.permutation(5 * n)[:n]
        source, thing = who_of_what(rng, n_sources, n, rng.uniform(2.5, 9))
        wrong = np.where(
            rng.random(len(thing)) < rng.uniform(0, 0.5), rival[thing], rng.integers(0, 5 * n, len(thing))
        )
        ease = np.clip(skill + rng.normal(0, 0.08, n_sources), 0.05, 0.98)
        said = np.where(rng.random(len(thing)) < ease[source], truth[thing], wrong)
        world.add(name, source, thing, words(copied(rng, source, thing, said, pairs, 0.85)), words(truth))
    return world


def records(rng: Rng) -> World:
    """Recorded figures of several attributes: vandals, old figures, roundings, copiers."""
    world, n_sources, n = World(), int(rng.integers(8, 150)), int(rng.integers(60, 500))
    skill, pairs = rng.beta(rng.uniform(3, 9), rng.uniform(1.5, 3), n_sources), copiers(rng, n_sources)
    for name in ("area", "people", "height")[: int(rng.integers(1, 4))]:
        truth = np.round(np.exp(rng.normal(rng.uniform(4, 10), 1.5, n)))
        old = np.round(truth * np.exp(rng.normal(-0.05, 0.1, n)))
        source, thing = who_of_what(rng, n_sources, n, rng.uniform(2.5, 8))
        step = 10.0 ** np.maximum(np.floor(np.log10(np.maximum(truth, 1.0))) - 1, 0)[thing]
        how = rng.choice(4, len(thing), p=rng.dirichlet([1.0, 1.0, 1.0, 0.3]))
        false = np.choose(
            how,
            [
                old[thing],
                np.round(truth[thing] * np.exp(rng.normal(0, 0.15, len(thing)))),
                np.round(truth[thing] / step) * step,
                np.round(np.exp(rng.normal(6, 3, len(thing)))),
            ],
        )
        said = np.where(rng.random(len(thing)) < skill[source], truth[thing], false)
        world.add(name, source, thing, copied(rng, source, thing, said, pairs, 0.85), truth)
    return world


def crowds(rng: Rng) -> World:
    """Counts that are judged and rounded: biases, spreads, copies, and growth in some worlds."""
    world, n_sources, n = World(), int(rng.integers(8, 80)), int(rng.integers(80, 600))
    bias = np.where(
        rng.random(n_sources) < 0.3, rng.normal(0, 0.5, n_sources), rng.normal(0, 0.08, n_sources)
    )
    noise, pairs = np.exp(rng.normal(np.log(0.18), 0.6, n_sources)), copiers(rng, n_sources)
    growth = rng.choice([0.0, 0.05])
    for name in ("march", "blaze")[: int(rng.integers(1, 3))]:
        truth = np.round(np.exp(rng.normal(7, 1.3, n)))
        source, thing = who_of_what(rng, n_sources, n, rng.uniform(2.5, 7))
        hour = rng.uniform(0, 10, len(thing))
        y = (
            np.log(truth[thing])
            + bias[source]
            + growth * (hour - 10)
            + noise[source] * rng.standard_t(4, len(thing))
        )
        value = np.exp(np.clip(y, 0, 20))
        step = 10.0 ** (np.floor(np.log10(value)) - rng.integers(0, 3, len(thing)))
        said = copied(rng, source, thing, np.maximum(np.round(value / step) * step, 1), pairs, 0.7)
        world.add(name, source, thing, said, truth, hour)
    return world


def prices(rng: Rng) -> World:
    """What people guess that things cost; the less they know, the more middling, in some worlds."""
    world, n_sources, n = World(), int(rng.integers(8, 80)), int(rng.integers(60, 400))
    noise, wide = np.exp(rng.normal(-0.8, 0.4, n_sources)), 0.9
    truth = rng.normal(2.5, wide, n)
    source, thing = who_of_what(rng, n_sources, n, rng.uniform(2.5, 8))
    shrunk = wide**2 / (wide**2 + noise[source] ** 2) if rng.random() < 0.5 else np.ones(len(thing))
    guess = np.exp(2.5 + shrunk * (truth[thing] - 2.5 + rng.normal(0, 1, len(thing)) * noise[source]))
    world.add("price", source, thing, np.maximum(np.round(guess * 2) / 2, 0.5), np.round(np.exp(truth), 2))
    return world


def ratings(rng: Rng) -> World:
    """Scores from 0 to 100, given in steps of five by judges of many spreads."""
    world, n_sources, n = World(), int(rng.integers(8, 80)), int(rng.integers(60, 500))
    truth, noise = rng.beta(0.8, 1.6, n) * 100, np.exp(rng.normal(np.log(14), 0.5, n_sources))
    source, thing = who_of_what(rng, n_sources, n, rng.uniform(3, 10))
    slope = np.clip(rng.normal(1, 0.15, n_sources), 0.5, 1.5)
    said = truth[thing] * slope[source] + noise[source] * rng.normal(0, 1, len(thing))
    step = np.where(rng.random(n_sources) < 0.7, 5.0, 1.0)[source]
    said = np.clip(np.round(said / step) * step, 0, 100)
    world.add("score", source, thing, said, np.round(truth))
    return world


def forecasts(rng: Rng) -> World:
    """Temperatures of highs and lows by the same services, rounded to degrees, with biases and copiers."""
    world, n_sources, n = World(), int(rng.integers(5, 25)), int(rng.integers(80, 500))
    noise, bias = np.exp(rng.normal(np.log(2.0), 0.5, n_sources)), rng.normal(0, 0.8, n_sources)
    pairs = copiers(rng, n_sources)
    for name in ("high", "low"):
        truth = np.round(rng.normal(12, 9, n))
        source, thing = who_of_what(rng, n_sources, n, rng.uniform(3, 7))
        y = truth[thing] + bias[source] + noise[source] * rng.standard_t(5, len(thing))
        world.add(name, source, thing, copied(rng, source, thing, np.round(y), pairs, 0.85), truth)
    return world


def level(rng: Rng) -> World:
    """Numbers by judges who are all alike, with heavy or light tails: little beats the median or the mean."""
    world, n_sources, n = World(), int(rng.integers(8, 80)), int(rng.integers(50, 500))
    truth = rng.normal(0, 40, n)
    source, thing = who_of_what(rng, n_sources, n, rng.uniform(3, 8))
    error = rng.standard_t(rng.choice([1.5, 3.0, 30.0]), len(thing)) * 5
    world.add("number", source, thing, np.round(truth[thing] + error, 1), np.round(truth, 1))
    return world


def small(rng: Rng) -> World:
    """A small table: a dozen things, a handful of sources, records or names."""
    return (records if rng.random() < 0.5 else names)(_Few(rng))  # type: ignore[arg-type]


class _Few:
    """A generator that draws small tables."""

    def __init__(self, rng: Rng) -> None:
        self.rng, self.asked = rng, 0

    def integers(self, *limits: Any) -> Any:
        self.asked += 1
        if self.asked == 1:
            return self.rng.integers(3, 9)
        return self.rng.integers(6, 25) if self.asked == 2 else self.rng.integers(*limits)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.rng, name)


SORTS: dict[str, Callable[[Rng], World]] = {
    f.__name__: f
    for f in (coins, habits, hard, alike, names, records, crowds, prices, ratings, forecasts, level, small)
}


# what is measured


def plain(world: World, *, ratio: bool) -> list[Floats]:
    """Errors of the vote, and for numbers of the median; of values told equally often any may be drawn."""
    said: dict[tuple[str, str], list[Any]] = {}
    rows = world.rows
    for thing, name, value in zip(rows["object"], rows["attribute"], rows["value"], strict=True):
        said.setdefault((thing, name), []).append(value)
    votes = []
    for item, values in said.items():
        if item in world.truth:
            most = max(map(values.count, values))
            tied = [value for value in dict.fromkeys(values) if values.count(value) == most]
            one = {item: world.truth[item]}
            votes.append(float(np.mean([errors({item: value}, one, ratio=ratio) for value in tied])))
    order = {item: n for n, item in enumerate(item for item in said if item in world.truth)}
    voted = np.array([votes[order[item]] for item in world.truth])
    if isinstance(rows["value"][0], str):
        return [voted]
    medians = {item: float(np.median(values)) for item, values in said.items()}
    return [voted, errors(medians, world.truth, ratio=ratio)]


def errors(answers: dict[tuple[str, str], Any], truth: dict[tuple[str, str], Any], *, ratio: bool) -> Floats:
    """Error of each item: wrong or not for labels; difference, or log of the ratio, for numbers."""
    if isinstance(next(iter(truth.values())), str):
        return np.array([float(answers[item] != value) for item, value in truth.items()])
    told = np.array([float(answers[item]) for item in truth])
    right = np.array([float(value) for value in truth.values()])
    if ratio:
        return np.asarray(np.abs(np.log(np.maximum(told, 0.5) / np.maximum(right, 0.5))))
    return np.abs(told - right)


def measure(world: World) -> dict[str, float]:
    columns = world.columns()
    found = ck.resolve_columns(**columns)
    answers = found.answers
    items = list(zip(answers["object"].tolist(), answers["attribute"].tolist(), strict=True))
    labelled = isinstance(next(iter(world.truth.values())), str)
    ratio = not labelled and min(world.truth.values()) > 0 and max(world.truth.values()) > 150
    mine = errors(dict(zip(items, answers["value"].tolist(), strict=True)), world.truth, ratio=ratio)
    best = min(plain(world, ratio=ratio), key=lambda rule: float(rule.mean()))
    gap = mine - best
    place = {item: n for n, item in enumerate(items)}
    order = [place[item] for item in world.truth]
    said = answers["probability"][order].astype(float)
    result = {
        "error": float(mine.mean()),
        "plain": float(best.mean()),
        "worse": float(gap.mean() > 2.0 * max(gap.std() / np.sqrt(len(gap)), 1e-12)),
    }
    kinds = {kind for kind, _ in found.kinds.values()}
    if labelled or kinds == {"record"}:
        right = mine == 0.0 if labelled else np.isclose(mine, 0.0)
        result["said"] = float(said.mean() - right.mean())
    if not labelled:
        truth = np.array([float(v) for v in world.truth.values()])
        low, high = answers["low"][order].astype(float), answers["high"][order].astype(float)
        result["held"] = float(np.mean((low - 1e-9 <= truth) & (truth <= high + 1e-9)))
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("sorts", nargs="*", default=list(SORTS))
    parser.add_argument("--worlds", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    heads = ("ratio", "at worst", "worse", "said-right", "at most", "held")
    print(f"{'':12}" + "".join(f"{head:>11}" for head in heads))
    for sort in options.sorts:
        found = [
            measure(SORTS[sort](np.random.default_rng([options.seed, n, sum(map(ord, sort))])))
            for n in range(options.worlds)
        ]
        ratio = [(f["error"] + FLOOR) / (f["plain"] + FLOOR) for f in found]
        said = [f["said"] for f in found if "said" in f]
        held = [f["held"] for f in found if "held" in f]
        cells = [np.exp(np.mean(np.log(ratio))), max(ratio), sum(f["worse"] for f in found)]
        cells += [np.mean(said), max(said, key=abs)] if said else [np.nan, np.nan]
        cells += [np.mean(held)] if held else [np.nan]
        print(f"{sort:12}" + "".join(f"{'' if np.isnan(x) else f'{x:.3f}':>11}" for x in cells), flush=True)


if __name__ == "__main__":
    main()
