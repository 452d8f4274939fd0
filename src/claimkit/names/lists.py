"""Lists of names as a whole: pairs in columns, one list joined to another, one list put into clusters."""

from __future__ import annotations

from collections.abc import Iterable

from claimkit.arguments import a_list, list_of
from claimkit.choices import NameKind
from claimkit.errors import ArgumentError, InvalidModelError
from claimkit.names.clusters import clusters
from claimkit.names.index import Entry, Key, NameIndex, check_limits
from claimkit.names.limits import VETO
from claimkit.names.score import NameMatch, Thresholds, check_evidence, compare, match_names

Columns = dict[str, list[object]]
"""Columns of a table by name, all of one length."""


def match_pairs(
    left: Iterable[str],
    right: Iterable[str],
    kind: NameKind = "person",
    *,
    thresholds: Thresholds | None = None,
) -> dict[str, list[float] | list[str]]:
    """Compare two columns row by row; each distinct pair is compared once.

    Args:
        left: names.
        right: as many names.
        kind: what they name, see `match_names`.
        thresholds: scores from which a pair is a match, and from which it is unsure.

    Returns:
        Columns score, verdict ("match", "unsure" or "no_match") and reason (the weightiest), one row a pair.

    Raises:
        TypeError: if a column is one string, or a cell is no string.
        ValueError: if one column is longer than the other.

    >>> found = match_pairs(["Fail Alsynov", "Alexei Navalny"], ["Фаил Алсынов", "Yulia Navalnaya"])
    >>> found["verdict"]
    ['match', 'no_match']
    """
    one, two = list_of("match_pairs", "left", left, str), list_of("match_pairs", "right", right, str)
    if len(one) != len(two):
        told = f"must be as many as on the left, {len(one)}"
        raise InvalidModelError("match_pairs", "names on the right", len(two), told)
    check_evidence("match_pairs", thresholds)
    cut = thresholds or Thresholds()
    pairs = list(zip(one, two, strict=True))
    found = {pair: _compared(match_names(*pair, kind), cut) for pair in dict.fromkeys(pairs)}
    return {
        "score": [found[pair][0] for pair in pairs],
        "verdict": [found[pair][1] for pair in pairs],
        "reason": [found[pair][2] for pair in pairs],
    }


def _compared(match: NameMatch, cut: Thresholds) -> tuple[float, str, str]:
    return match.score, cut.verdict(match.score).value, _reason(match)


def link_names(
    left: Iterable[Entry],
    right: Iterable[Entry] | NameIndex,
    kind: NameKind = "person",
    *,
    least: float | None = None,
    limit: int = 5,
    thresholds: Thresholds | None = None,
    processes: int = 1,
    reasons: bool = True,
) -> Columns:
    """Join one list of names to another: for each name on the left the likeliest ones on the right.

    Args:
        left: strings, or pairs of a key and a string, or of a key and several names.
        right: likewise, or an index of them, which saves building it again.
        kind: what they name, see `match_names`; an index has its own.
        least: least score of a pair; the threshold of a match if it is left out.
        limit: most names on the right for each on the left.
        thresholds: scores from which a pair is a match, and from which it is unsure.
        processes: how many processes share the work.
        reasons: whether to give the weightiest reason for each pair, which takes time.

    Returns:
        Columns left and right (keys, or positions), left_name and right_name, score, verdict and reason;
        one row a pair, in the order of the left list, the likeliest first.

    Raises:
        TypeError: if a list is one string, or an entry has another form.
        ValueError: as for `NameIndex` and its search.

    >>> found = link_names(["Фаил Алсынов", "Ivan Petrov"], [("Q1", "Fail Alsynov"), ("Q2", "Fanis Alsynov")])
    >>> found["left"], found["right"], found["verdict"]
    ([0], ['Q1'], ['match'])
    """
    index = right if isinstance(right, NameIndex) else NameIndex(right, kind, thresholds=thresholds)
    cut = thresholds or index.thresholds
    least = cut.match if least is None else least
    check_limits("link_names", limit, least)
    wanted = NameIndex(left, index.kind).entries()
    flat = [(key, name) for key, names in wanted for name in names]
    found = index.search_many((name for _, name in flat), limit, least=least, processes=processes)
    best: dict[tuple[Key, Key], NameMatch] = {}
    for (key, _), hits in zip(flat, found, strict=True):
        for hit in hits:
            pair = (key, hit.key)
            if pair not in best or hit.match.score > best[pair].score:
                best[pair] = hit.match
    rows: list[tuple[Key, Key, NameMatch]] = []
    by_left: dict[Key, list[tuple[Key, NameMatch]]] = {}
    for (key, other), match in best.items():
        by_left.setdefault(key, []).append((other, match))
    for key, _ in wanted:
        ranked = sorted(by_left.get(key, ()), key=lambda pair: -pair[1].score)[:limit]
        rows += [(key, other, match) for other, match in ranked]
    return {
        "left": [key for key, _, _ in rows],
        "right": [key for _, key, _ in rows],
        "left_name": [match.a for *_, match in rows],
        "right_name": [match.b for *_, match in rows],
        "score": [match.score for *_, match in rows],
        "verdict": [cut.verdict(match.score).value for *_, match in rows],
        "reason": [_reason(match) if reasons else "" for *_, match in rows],
    }


def cluster_names(
    names: Iterable[Entry] | NameIndex,
    kind: NameKind = "person",
    *,
    least: float | None = None,
    apart: Iterable[tuple[Key, Key]] = (),
    processes: int = 1,
) -> list[list[Key]]:
    """Put the entries of one list that name the same into clusters.

    The likeliest pairs are joined first.  Two clusters are not joined if two of their entries are told apart
    by a sign that nothing outweighs (Jr. and Sr., two birth dates, given names of two sexes), or were given
    as apart: a chain of likenesses never joins what is known to be two.

    Args:
        names: as for `NameIndex`, or an index.
        kind: what they name; an index has its own.
        least: least score of two entries that are joined; the threshold of a match if it is left out.
        apart: pairs of keys that must not come into one cluster.
        processes: how many processes share the search.

    Returns:
        Keys, or positions, in clusters of one or more, in the order of the list.

    Raises:
        TypeError: if the list is one string, or an entry has another form.
        KeyError: if a pair of ``apart`` has a key that the list has not.

    >>> cluster_names(["Fail Alsynov", "Radiy Khabirov", "Фаил Алсынов", "Fanis Alsynov"])
    [[0, 2], [1], [3]]
    """
    index = names if isinstance(names, NameIndex) else NameIndex(names, kind)
    entries = index.entries()
    least = index.thresholds.match if least is None else least
    check_limits("cluster_names", 1, least)
    place = {key: at for at, (key, _) in enumerate(entries)}
    forbidden = set()
    for one, other in map(_pair, a_list("cluster_names", "apart", apart, wanted="a list of pairs of keys")):
        for key in (one, other):
            if key not in place:
                raise KeyError(f"no entry has the key {key!r}")
        forbidden |= {(place[one], place[other]), (place[other], place[one])}
    flat = [(at, name) for at, (_, spellings) in enumerate(entries) for name in spellings]
    found = index.search_many((name for _, name in flat), _NEIGHBOURS, least=least, processes=processes)
    scores: dict[tuple[int, int], float] = {}
    for (at, _), hits in zip(flat, found, strict=True):
        for hit in hits:
            pair = (min(at, place[hit.key]), max(at, place[hit.key]))
            if pair[0] != pair[1]:
                scores[pair] = max(hit.match.score, scores.get(pair, 0.0))

    def told_apart(x: int, y: int) -> bool:
        best = max(compare(a, b, index.kind) for a in entries[x][1] for b in entries[y][1])
        return (x, y) in forbidden or best <= VETO

    return [[entries[at][0] for at in group] for group in clusters(len(entries), scores, told_apart)]


def _pair(given: object) -> tuple[Key, Key]:
    if isinstance(given, tuple | list) and len(given) == 2:
        return given[0], given[1]
    raise ArgumentError("cluster_names", "apart", given, "a list of pairs of keys", "write [(key, key), ...]")


_NEIGHBOURS = 25
"""Entries that are looked at for each; a cluster may be larger, for its entries find one another."""


def _reason(match: NameMatch) -> str:
    return str(match.evidence[0])
