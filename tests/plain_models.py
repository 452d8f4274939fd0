"""The models of docs/explanation/estimation.md claim by claim, in loops that anyone can follow.

The library lays all claims end to end and reckons on whole columns; here each sum is written as it is meant,
so that a slip in the one does not stand in the other.  Used by tests/unit/test_models_claim_by_claim.py.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import Any

import numpy as np

from claimkit.estimation import copying, facts, habits, judgements, priors
from claimkit.estimation.columns import Claims, sorted_claims
from claimkit.estimation.priors import expected_share, inverse_gamma_shape, weighted_median

Column = np.ndarray[Any, Any]


def column(*values: Any) -> Column:
    """Numbers as floats."""
    return np.array(values, dtype=float)


def told(*rows: tuple[int, int, float], **ends: Any) -> Claims:
    """Claims from (item, source, value), in the order of items and sources."""
    item, source, value = (np.array(x) for x in zip(*rows, strict=True))
    value = value.astype(float)
    low, high = (np.array(ends.get(name, value), dtype=float) for name in ("low", "high"))
    time = np.array(ends.get("time", np.full(len(value), np.nan)), dtype=float)
    return sorted_claims(item, source, value, low, high, time, int(ends.get("n", source.max() + 1)))


def logit(p: float) -> float:
    """Log-odds of a probability."""
    return math.log(p / (1 - p))


def shares(logs: list[float], beside: float = -math.inf) -> list[float]:
    """Numbers whose logs are given, as shares of their sum and of what is beside them."""
    top = max(*logs, beside)
    each = [math.exp(x - top) for x in logs]
    return [x / (sum(each) + math.exp(beside - top)) for x in each]


# -- claims that are right or wrong --------------------------------------------------------------------


class Weighed:
    """What `facts.weigh` is to find of some questions."""

    def __init__(self, questions: list[facts.Question], n_sources: int) -> None:
        self.questions, self.n_sources = questions, n_sources
        self.independent = [[1.0] * len(q.claims.item) for q in questions]
        self.copying: dict[tuple[int, int], float] = {}
        self.wrong = [[0.0] * len(q.facts.item) for q in questions]
        self.score = [[math.log(max(v, 1e-9)) for v in q.facts.votes] for q in questions]
        self.probability = [self.settled(n, self.score[n], seen=True) for n in range(len(questions))]
        self.rate()
        for turn in range(facts.ROUNDS):
            before = self.probability
            self.place()
            gaps = (
                abs(a - b)
                for old, new in zip(before, self.probability, strict=True)
                for a, b in zip(old, new, strict=True)
            )
            if max(gaps) < facts.TOLERANCE and turn > (facts.WARY if self.meetings() else 1):
                break
            self.rate()
            self.part_copies(wary=turn < facts.WARY)

    def unseen(self, number: int, item: int) -> float:
        """Log of the number of values of an item that nobody claims."""
        q = self.questions[number]
        if q.others is not None:
            return float(q.others[item])
        return math.log(max(facts.FALSE_VALUES + 1 - int(np.sum(q.facts.item == item)), 1))

    def is_known(self, number: int, item: int) -> bool:
        """Whether the truth of an item is known."""
        q = self.questions[number]
        return q.known is not None and bool(np.any(q.known & (q.facts.item == item)))

    def settled(self, number: int, score: list[float], *, seen: bool = False) -> list[float]:
        """Probabilities of facts from their scores; known truths hold."""
        q = self.questions[number]
        found = [0.0] * len(q.facts.item)
        for item in range(len(q.facts.start)):
            mine = [f for f in range(len(found)) if q.facts.item[f] == item]
            if self.is_known(number, item):
                assert q.known is not None
                each = [float(q.known[f]) for f in mine]
            else:
                logs = [score[f] if q.open is None or q.open[f] else -math.inf for f in mine]
                each = shares(logs, -math.inf if seen else self.unseen(number, item))
            for f, p in zip(mine, each, strict=True):
                found[f] = p
        return found

    def right(self, number: int) -> list[float]:
        """How probable it is that each claim is right, by what it states and by what fits it."""
        q, p = self.questions[number], self.probability[number]
        right = [p[f] for f in q.facts.of_claim]
        if q.covers is not None:
            for c, f in zip(q.covers.claim, q.covers.fact, strict=True):
                right[c] += p[f]
        return [min(x, 1.0) for x in right]

    def rate(self) -> None:
        """Shares of sources, drawn to what is expected of sources that say as much."""
        hits: dict[tuple[int, int], float] = defaultdict(float)
        said: dict[tuple[int, int], float] = defaultdict(float)
        for n, q in enumerate(self.questions):
            for c, right in enumerate(self.right(n)):
                cell = n, int(q.claims.source[c])
                hits[cell] += q.weight[c] * right
                said[cell] += q.weight[c]
        all_hits, all_said = [0.0] * self.n_sources, [0.0] * self.n_sources
        for n, q in enumerate(self.questions):
            for local, who in enumerate(q.who):
                all_hits[who] += hits[n, local]
                all_said[who] += said[n, local]
        sizes = sorted(set(all_said))
        members = [all_said.count(size) for size in sizes]
        mean = [
            sum(h for h, s in zip(all_hits, all_said, strict=True) if s == size) / all_said.count(size)
            for size in sizes
        ]
        usual = expected_share(column(*mean), column(*sizes), column(*members), facts.STRENGTH)
        expected = dict(zip(sizes, usual.tolist(), strict=True))
        self.overall = [
            (h + facts.STRENGTH * expected[s]) / (s + facts.STRENGTH)
            for h, s in zip(all_hits, all_said, strict=True)
        ]
        self.share = {}
        for n, q in enumerate(self.questions):
            for local, who in enumerate(q.who):
                share = self.overall[who]
                if len(self.questions) > 1:
                    share = (hits[n, local] + facts.OWN * share) / (said[n, local] + facts.OWN)
                if q.share is not None and not math.isnan(q.share[local]):
                    share = float(q.share[local])
                self.share[n, local] = min(max(share, facts.LEAST_SHARE), facts.MOST_SHARE)
        self.said = said

    def voice(self, number: int, claim: int) -> float:
        """How much a claim counts."""
        return float(self.questions[number].weight[claim]) * self.independent[number][claim]

    def place(self) -> None:
        """Probabilities of facts."""
        told = []
        for n, q in enumerate(self.questions):
            wrong, score = (x.tolist() for x in q.surprise(np.array(self.probability[n])))
            for c, f in enumerate(q.facts.of_claim):
                score[f] += self.voice(n, c) * (logit(self.share[n, int(q.claims.source[c])]) - wrong[f])
            if q.covers is not None:
                for c, f, telling in zip(q.covers.claim, q.covers.fact, q.covers.telling, strict=True):
                    trust = logit(self.share[n, int(q.claims.source[c])]) - wrong[q.facts.of_claim[c]]
                    score[f] += self.voice(n, c) * (trust + telling)
            told.append((wrong, score))
        self.wrong, self.score = [wrong for wrong, _ in told], [score for _, score in told]
        self.probability = [self.settled(n, score) for n, score in enumerate(self.score)]

    def meetings(self) -> dict[tuple[int, int], list[tuple[int, int, int]]]:
        """Question and two claims of each pair of sources on one item, if they meet often enough."""
        met: dict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
        for n, q in enumerate(self.questions):
            if not q.copied or q.share is not None:
                continue
            for one in range(len(q.claims.item)):
                for two in range(one + 1, len(q.claims.item)):
                    a, b = (int(q.who[q.claims.source[c]]) for c in (one, two))
                    if q.claims.item[one] == q.claims.item[two] and a != b:
                        met[min(a, b), max(a, b)].append((n, one, two))
        return {pair: each for pair, each in met.items() if len(each) >= copying.SHARED}

    def part_copies(self, *, wary: bool) -> None:
        """One voice for claims of one origin that state the same."""
        given: dict[int, list[tuple[float, float]]] = defaultdict(list)
        for n, q in enumerate(self.questions):
            for local, who in enumerate(q.who.tolist()):
                given[who].append((self.said[n, local], self.share[n, local]))
        mean = {
            who: min(max(sum(s * p for s, p in each) / max(sum(s for s, _ in each), 1e-9), 0.01), 0.99)
            for who, each in given.items()
        }
        shared = [[1.0] * len(q.claims.item) for q in self.questions]
        self.copying = {}
        for (a, b), meetings in self.meetings().items():
            right, odds = math.sqrt(mean[a] * mean[b]), logit(copying.PRIOR)
            for n, one, two in meetings:
                f, g = (int(self.questions[n].facts.of_claim[c]) for c in (one, two))
                if f != g:
                    odds += math.log(1 - copying.COPIED)
                    continue
                p, chance = self.probability[n][f], max(math.exp(self.wrong[n][f]), 1 / facts.FALSE_VALUES)
                odds += shared_odds(p, right, chance, wary=wary)
            self.copying[a, b] = 1 / (1 + math.exp(-min(odds, 50))) if odds > 0 else 0.0
            for n, one, two in meetings:
                of = self.questions[n].facts.of_claim
                if of[one] == of[two]:
                    shared[n][one] += self.copying[a, b]
                    shared[n][two] += self.copying[a, b]
        self.independent = [[1 / x for x in each] for each in shared]

    def stated(self, number: int) -> list[float]:
        """Probabilities of facts, tempered for mistakes that go together, with the chance of one voice."""
        q, found = self.questions[number], [0.0] * len(self.probability[number])
        for item in range(len(q.facts.start)):
            mine = [f for f in range(len(found)) if q.facts.item[f] == item]
            voices = sum(self.voice(number, c) for c in range(len(q.claims.item)) if q.claims.item[c] == item)
            temper = 1 / (1 + facts.TOGETHER * max(voices - 1, 0))
            logs = [
                temper * self.score[number][f] if q.open is None or q.open[f] else -math.inf for f in mine
            ]
            votes = [sum(q.weight[c] for c in np.flatnonzero(q.facts.of_claim == f)) for f in mine]
            for f, p, vote in zip(mine, shares(logs, temper * self.unseen(number, item)), votes, strict=True):
                found[f] = (1 - facts.ONE_VOICE) * p + facts.ONE_VOICE * vote / max(sum(votes), 1e-300)
        return found

    def among(self, number: int) -> list[float]:
        """Shares of facts in what is claimed, by the odds of sources alone."""
        q = self.questions[number]
        voices = [self.voice(number, c) for c in range(len(q.claims.item))]
        odds = sum(
            v * logit(self.share[number, int(s)]) for v, s in zip(voices, q.claims.source, strict=True)
        )
        rarity = -sum(v * self.wrong[number][f] for v, f in zip(voices, q.facts.of_claim, strict=True))
        odds, rarity = odds / sum(voices), rarity / sum(voices)
        temper = min(max(odds, 0.05) / max(odds + rarity, 0.05), 1.0)
        return self.settled(number, [temper * x for x in self.score[number]], seen=True)


def shared_odds(p: float, right: float, chance: float, *, wary: bool) -> float:
    """How far a value that two share, and that is right so probably, tells that they have one origin."""
    c = copying.COPIED
    alone = right**2, (1 - right) ** 2 * chance
    copied = c * right + (1 - c) * alone[0], c * (1 - right) + (1 - c) * alone[1]
    if wary:
        return p * math.log(copied[0] / alone[0]) + (1 - p) * math.log(copied[1] / alone[1])
    return math.log((p * copied[0] + (1 - p) * copied[1]) / (p * alone[0] + (1 - p) * alone[1]))


# -- estimates -----------------------------------------------------------------------------------------


class Judged:
    """What `judgements.fit` is to find."""

    def __init__(
        self,
        data: judgements.Judged,
        choice: judgements.Choice,
        group: list[int] | None = None,
        known: dict[int, float] | None = None,
        given: tuple[list[float], list[float]] | None = None,
        rounds: int = judgements.ROUNDS,
    ) -> None:
        claims = data.claims
        self.data, self.choice, self.group, self.known = data, choice, group, known or {}
        self.given = given is not None
        self.claims = range(len(data.y))
        self.item, self.source = claims.item.tolist(), claims.source.tolist()
        self.of_item = [[c for c in self.claims if self.item[c] == n] for n in range(claims.n_items)]
        self.of_source = [[c for c in self.claims if self.source[c] == s] for s in range(claims.n_sources)]
        self.base = self.mean_square() if given is None else float(np.median(given[1]))
        self.truth = [float(np.median([data.y[c] for c in mine])) for mine in self.of_item]
        self.truth = [self.known.get(n, x) for n, x in enumerate(self.truth)]
        self.variance = [0.0] * claims.n_items
        self.bias = list(given[0]) if given else [0.0] * claims.n_sources
        self.spread = list(given[1]) if given else [self.base] * claims.n_sources
        self.form, self.drift, self.between = [0.0] * 4, 0.0, 0.1 * self.base
        self.count = [sum(float(data.weight[c]) for c in mine) for mine in self.of_source]
        for turn in range(rounds):
            before = self.truth
            self.place()
            moved = max(abs(a - b) for a, b in zip(before, self.truth, strict=True))
            if turn > 5 and moved < judgements.TOLERANCE * math.sqrt(self.base):
                break
            self.rate()
        self.error = [self.adjusted[c] - self.truth[self.item[c]] for c in self.claims]

    def mean_square(self) -> float:
        """Variance of the claims on one item."""
        data, square = self.data, 0.0
        for mine in self.of_item:
            whole = sum(data.weight[c] for c in mine)
            mean = sum(data.weight[c] * data.y[c] for c in mine) / whole
            square += sum(data.weight[c] * (data.y[c] - mean) ** 2 for c in mine)
        free = max(float(sum(data.weight)) - len(self.of_item), 0.0)
        if data.usual > 0:
            return (square + judgements.USUAL_CLAIMS * data.usual) / (free + judgements.USUAL_CLAIMS)
        return square / max(free, 1.0)

    def place(self) -> None:
        """Truths: means of the claims, each by its precision and, with heavy tails, its distance."""
        data, choice = self.data, self.choice
        self.adjusted, self.pull = [], []
        for c in self.claims:
            y = float(data.y[c]) - self.form[data.form[c]] - self.drift * float(data.late[c])
            if choice.bias or self.given:
                y -= self.bias[self.source[c]]
            noise = self.spread[self.source[c]] + float(data.width[c])
            pull = float(data.weight[c]) / noise
            if math.isfinite(choice.tail):
                square = (y - self.truth[self.item[c]]) ** 2 + self.variance[self.item[c]]
                pull *= (choice.tail + 1) / (choice.tail + square / noise)
            self.adjusted.append(y)
            self.pull.append(pull)
        self.truth, self.variance = [], []
        for n, mine in enumerate(self.of_item):
            total = sum(self.pull[c] for c in mine)
            mean = sum(self.pull[c] * self.adjusted[c] for c in mine) / total
            self.truth.append(self.known.get(n, mean))
            self.variance.append(0.0 if n in self.known else 1 / total)

    def rate(self) -> None:
        """Biases, what wordings add, drift, and spreads."""
        data, choice = self.data, self.choice
        error = [self.adjusted[c] - self.truth[self.item[c]] for c in self.claims]
        if choice.bias and not self.given:
            self.rate_biases([e + self.bias[self.source[c]] for c, e in enumerate(error)])
        if any(data.form != judgements.POINT):
            fresh = []
            for form in range(4):
                mine = [c for c in self.claims if data.form[c] == form]
                mass = sum(self.pull[c] for c in mine)
                moment = sum(self.pull[c] * (error[c] + self.form[form]) for c in mine)
                fresh.append(moment / (mass + 1 / (judgements.FORM_VARIANCE * self.base)))
            self.form = [x - fresh[judgements.POINT] for x in fresh]
        if choice.drift:
            self.drift = self.slope([e + self.drift * float(data.late[c]) for c, e in enumerate(error)])
        if self.given:
            return
        square = [
            sum(
                self.pull[c] * self.spread[s] * (error[c] ** 2 + self.variance[self.item[c]])
                for c in self.of_source[s]
            )
            for s in range(len(self.spread))
        ]
        count = self.count
        shape = inverse_gamma_shape(np.array(square) / np.array(count), np.array(count)) * choice.alike
        typical = sum(count) / sum(n / v for n, v in zip(count, self.spread, strict=True))
        if data.usual > 0:
            usual = judgements.USUAL_CLAIMS
            typical = (sum(count) * typical + usual * data.usual) / (sum(count) + usual)
        self.spread = [
            max((q + 2 * shape * typical) / (n + 2 * shape), judgements.LEAST * self.base)
            for q, n in zip(square, count, strict=True)
        ]

    def rate_biases(self, rest: list[float]) -> None:
        """Biases, drawn to those of the group, about the middle claim's."""
        each = range(len(self.bias))
        mass = [sum(self.pull[c] for c in mine) for mine in self.of_source]
        moment = [sum(self.pull[c] * rest[c] for c in mine) for mine in self.of_source]
        centre = [0.0 for _ in each]
        if self.group is not None:
            inside = [1 / (self.between + 1 / m) for m in mass]
            for s in each:
                mine = [t for t in each if self.group[t] == self.group[s]]
                common = sum(inside[t] * moment[t] / mass[t] for t in mine)
                centre[s] = common / sum(inside[t] for t in mine)
        precise = [m + 1 / self.between for m in mass]
        bias = [(moment[s] + centre[s] / self.between) / precise[s] for s in each]
        middle = weighted_median(column(*bias), column(*self.count))
        self.bias = [b - middle for b in bias]
        spare = sum(self.count[s] * ((self.bias[s] - centre[s]) ** 2 + 1 / precise[s]) for s in each)
        self.between = max(spare / sum(self.count), judgements.LEAST * self.base)

    def slope(self, rest: list[float]) -> float:
        """Least squares within items."""
        up = down = 0.0
        for mine in self.of_item:
            total = sum(self.pull[c] for c in mine)
            late = sum(self.pull[c] * self.data.late[c] for c in mine) / total
            mean = sum(self.pull[c] * rest[c] for c in mine) / total
            up += sum(self.pull[c] * (self.data.late[c] - late) * (rest[c] - mean) for c in mine)
            down += sum(self.pull[c] * (self.data.late[c] - late) ** 2 for c in mine)
        return up / down if down > 0 else 0.0


# -- labels that are confused --------------------------------------------------------------------------


class Confused:
    """What `habits.confusions` is to find: habits of sources, drawn to those of three camps."""

    def __init__(
        self,
        claims: Claims,
        n_labels: int,
        weight: Column,
        known: dict[int, int] | None = None,
        even: float = 0.0,
        rounds: int = habits.ROUNDS,
    ) -> None:
        self.claims, self.k, self.weight = claims, n_labels, weight.tolist()
        self.item, self.said = claims.item.tolist(), claims.value.astype(int).tolist()
        heard = [int(np.sum(claims.source == s)) for s in range(claims.n_sources)]
        often = [s for s in range(claims.n_sources) if heard[s] >= habits.OFTEN]
        self.row_of = [often.index(s) + 1 if s in often else 0 for s in range(claims.n_sources)]
        self.row_at = [self.row_of[s] for s in claims.source.tolist()]
        self.rows, self.each = len(often) + 1, range(len(self.item))
        self.total = [sum(self.weight[c] for c in self.each if self.row_at[c] == r) for r in range(self.rows)]
        self.posterior = [[0.0] * n_labels for _ in range(claims.n_items)]
        share = self.one_coin(known or {})
        for n, label in (known or {}).items():
            self.posterior[n] = [float(x == label) for x in range(n_labels)]
        camp = self.thirds(share)
        for _ in range(rounds):
            often_ = [(sum(p[x] for p in self.posterior) + 1) ** (1 - even) for x in range(n_labels)]
            self.prior = [math.log(x / sum(often_)) for x in often_]
            counts = np.zeros((n_labels, self.rows, n_labels))
            for c in self.each:
                for x in range(n_labels):
                    counts[x, self.row_at[c], self.said[c]] += (
                        self.weight[c] * self.posterior[self.item[c]][x]
                    )
            camp, drawn = self.drawn(counts, camp)
            self.row = (counts + drawn) / (counts + drawn).sum(axis=2, keepdims=True)
            before = self.posterior
            self.score = [[0.0] * n_labels for _ in before]
            for c in self.each:
                for x in range(n_labels):
                    self.score[self.item[c]][x] += self.weight[c] * math.log(
                        self.row[x, self.row_at[c], self.said[c]]
                    )
            self.posterior = [
                shares([s + f for s, f in zip(mine, self.prior, strict=True)]) for mine in self.score
            ]
            for n, label in (known or {}).items():
                self.posterior[n] = [float(x == label) for x in range(n_labels)]
            if self.moved(before) < habits.TOLERANCE:
                break
        self.share = [(h + 1) / (t + 2) for h, t in zip(self.hits(), self.total, strict=True)]

    def moved(self, before: list[list[float]]) -> float:
        """How far the furthest probability moved."""
        return float(np.max(np.abs(np.array(before) - np.array(self.posterior))))

    def hits(self) -> list[float]:
        """Weight of the right claims of each row."""
        found = [0.0] * self.rows
        for c in self.each:
            found[self.row_at[c]] += self.weight[c] * self.posterior[self.item[c]][self.said[c]]
        return found

    def one_coin(self, known: dict[int, int]) -> list[float]:
        """Sources that are right or wrong, wrong on any other label alike; then shares of rows."""
        source = self.claims.source.tolist()
        total = [
            float(sum(self.weight[c] for c in self.each if source[c] == s))
            for s in range(self.claims.n_sources)
        ]
        share = [priors.USUAL_SHARE] * len(total)
        self.posterior = [[1 / self.k] * self.k for _ in range(self.claims.n_items)]
        for _ in range(habits.ROUNDS // 2):
            logs = [[0.0] * self.k for _ in range(self.claims.n_items)]
            for c in self.each:
                p = share[source[c]]
                logs[self.item[c]][self.said[c]] += self.weight[c] * math.log(
                    p * max(self.k - 1, 1) / (1 - p)
                )
            before = self.posterior
            self.posterior = [shares(mine) for mine in logs]
            for n, label in known.items():
                self.posterior[n] = [float(x == label) for x in range(self.k)]
            hits = [0.0] * len(total)
            for c in self.each:
                hits[source[c]] += self.weight[c] * self.posterior[self.item[c]][self.said[c]]
            mean = sum(hits) + priors.USUAL_CLAIMS * priors.USUAL_SHARE
            mean /= sum(total) + priors.USUAL_CLAIMS
            worth = max(habits.ALIKE, key=lambda a: self.evidence(hits, total, mean, a))
            share = [
                min(max((h + worth * mean) / (t + worth), 0.01), 0.99)
                for h, t in zip(hits, total, strict=True)
            ]
            if self.moved(before) < habits.TOLERANCE:
                break
        return [(h + 1) / (t + 2) for h, t in zip(self.hits(), self.total, strict=True)]

    @staticmethod
    def evidence(hits: list[float], total: list[float], mean: float, worth: float) -> float:
        """Log likelihood of right claims, where shares follow a beta law."""
        a, b, found = worth * mean, worth * (1 - mean), 0.0
        for h, t in zip(hits, total, strict=True):
            found += math.lgamma(a + h) - math.lgamma(a) + math.lgamma(b + t - h) - math.lgamma(b)
            found += math.lgamma(a + b) - math.lgamma(a + b + t)
        return found

    def thirds(self, share: list[float]) -> Column:
        """Camps to begin with."""
        camp = np.full((self.rows, habits.CAMPS), 0.1 / habits.CAMPS)
        running = 0.0
        for r in sorted(range(self.rows), key=lambda r: share[r]):
            running += self.total[r]
            camp[r, min(int(running / sum(self.total) * habits.CAMPS), habits.CAMPS - 1)] += 0.9
        return camp

    def drawn(self, counts: Column, camp: Column) -> tuple[Column, Column]:
        """Camps anew, and what the rows of each source are drawn to (Dirichlet and multinomial)."""
        k, each = self.k, range(self.rows)
        told, strength, rows = np.zeros((self.rows, habits.CAMPS)), [], []
        for t in range(habits.CAMPS):
            row = np.eye(k) + 1.0
            for r in each:
                row += camp[r, t] * counts[:, r, :]
            row /= row.sum(axis=1, keepdims=True)
            best = -math.inf
            for a in habits.STRENGTHS:
                alike = []
                for r in each:
                    gained = 0.0
                    for x in range(k):
                        gained += math.lgamma(a) - math.lgamma(a + counts[x, r].sum())
                        gained += sum(
                            math.lgamma(a * row[x, y] + counts[x, r, y]) - math.lgamma(a * row[x, y])
                            for y in range(k)
                        )
                    alike.append(gained)
                whole = sum(camp[r, t] * alike[r] for r in each)
                if whole > best:
                    best, chosen = whole, (a, alike)
            strength.append(chosen[0])
            told[:, t] = chosen[1]
            rows.append(row)
        size = [math.log(camp[:, t].sum() + 1) for t in range(habits.CAMPS)]
        fresh = np.array([shares([told[r, t] + size[t] for t in range(habits.CAMPS)]) for r in each])
        prior = np.zeros_like(counts)
        for r in each:
            for t in range(habits.CAMPS):
                prior[:, r, :] += fresh[r, t] * strength[t] * rows[t]
        return fresh, prior
