"""The page with the score: by module, by clause, and every fault that no test saw."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

Result = dict[str, Any]
Key = tuple[str, str, str, str]
REASONS = Path(__file__).with_name("reasons.tsv")

HEAD = """# Mutation testing

<!-- Written by tasks/mutate.py report; change that, not this. -->

A suite that is a specification has to notice when the code says something else. So small faults are put
into the code, one at a time: another number, a comparison turned, a condition that always holds, `and` for
`or`. Each is run against the tests that reach its line, the nearest and the fastest first, within a budget of
seconds, and is *killed* by the first that fails. `nox -s mutation` does it again;
[the decision](../decisions/0013-mutation-testing.md) tells which faults there are, how the sample is
drawn, and what is left out beforehand because nobody could see it.

**{share:.1f} % of {total} mutants are killed** (seed {seed}{drawn}; wanted: 85 % of at least 600). Of the
survivors {same} change no answer, as their reasons say ("the same", "a short cut"): without these it is
{others:.1f} % of {seen}. Those that hang, since they need more than ten times the time, count as killed:
{hung}. When each was tried for the first time it was {first:.1f} %{note}: survivors are tried again when
tests are added, and a run that is broken off is taken up again, so that mutants of one page may be of
neighbouring states of the code. They are tried in the order of the seed, so that a part of the sample is a
random sample as well, only a smaller one.
"""
EQUIVALENT = ("The same", "A short cut")
BY_CLAUSE = """How many mutants the tests of a clause of the [specification](../specification.md) were run on,
and how many they were the first to notice. What a unit test or an example noticed before, because it is
faster, is not counted here:"""


def read_reasons() -> dict[Key, str]:
    """Return why a mutant may live, by module, function, line before and line after."""
    rows = [
        line.split("\t")
        for line in REASONS.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    return {(row[0], row[1], row[2], row[3]): row[4] for row in rows}


def page(results: list[Result], seed: int, first: list[str], drawn: int = 0, note: str = "") -> str:
    """Write the page.

    Args:
        results: what happened to each mutant.
        seed: of the sample.
        first: what happened when each was tried for the first time.
        drawn: how many were drawn, where they are more.
        note: what is to be known of the first time.
    """
    dead = [one for one in results if one["status"] in ("killed", "hung")]
    alive = [one for one in results if one["status"] not in ("killed", "hung")]
    hung = sum(one["status"] == "hung" for one in results)
    reasons = read_reasons()
    same = sum(reasons.get(_key(one), "").startswith(EQUIVALENT) for one in alive)
    parts = [
        HEAD.format(
            share=100 * len(dead) / max(len(results), 1),
            total=len(results),
            seed=seed,
            hung=hung,
            same=same,
            seen=len(results) - same,
            others=100 * len(dead) / max(len(results) - same, 1),
            note=f" ({note})" if note else "",
            drawn=f", the first of {drawn} drawn" if drawn > len(results) else "",
            first=100 * sum(status in ("killed", "hung") for status in first) / max(len(first), 1),
        ),
        *_by_module(results),
        *_by_clause(dead, results),
        *_survivors(alive),
    ]
    return "\n".join(parts) + "\n"


def _by_module(results: list[Result]) -> list[str]:
    every = Counter(one["module"] for one in results)
    killed = Counter(one["module"] for one in results if one["status"] in ("killed", "hung"))
    rows = ["\n## By module\n", "| module | mutants | killed | % |", "|---|---:|---:|---:|"]
    packages = Counter(module.split("/")[0] for module in every.elements())
    for package, count in sorted(packages.items()):
        inside = sorted(module for module in every if module.split("/")[0] == package)
        dead = sum(killed[module] for module in inside)
        rows.append(f"| **{package}** | {count} | {dead} | {100 * dead / count:.0f} |")
        if len(inside) > 1 or inside != [package]:
            rows += [f"| {m} | {every[m]} | {killed[m]} | {100 * killed[m] / every[m]:.0f} |" for m in inside]
    return rows


def _by_clause(dead: list[Result], results: list[Result]) -> list[str]:
    met = Counter(clause for one in results for clause in one["tried"])
    killed = Counter(clause for one in dead for clause in one["clauses"])
    rows = [
        "\n## By clause\n",
        f"{BY_CLAUSE} {sum(not one['clauses'] for one in dead)} of {len(dead)}.\n",
        "| clause | met | noticed | clause | met | noticed | clause | met | noticed |",
        "|---|---:|---:|---|---:|---:|---|---:|---:|",
    ]
    cells = [f"| {c} | {met[c]} | {killed[c]} " for c in sorted(met, key=_order)]
    rows += ["".join(cells[at : at + 3]) + "|" for at in range(0, len(cells), 3)]
    if cells and len(cells) % 3:
        rows[-1] += " | | |" * (3 - len(cells) % 3)
    return rows


def _order(clause: str) -> tuple[str, int]:
    _, letter, number = clause.split("-")
    return letter, int(number)


def _key(one: Result) -> Key:
    return one["module"], one["function"], one["before"], one["after"]


def _survivors(alive: list[Result]) -> list[str]:
    reasons = read_reasons()
    rows = ["\n## Survivors\n", "Every mutant of the sample that no test noticed, and why it may live.\n"]
    for one in sorted(alive, key=lambda one: (one["module"], one["line"])):
        unread = (
            "No test reaches it."
            if one["status"] == "no test"
            else "Open: no test is sharp enough to see it."
        )
        change = f"{_code(one['before'])} → {_code(one['after'])}"
        rows += [f"- `{one['module']}` {one['function']}: {change}  ", f"  {reasons.get(_key(one), unread)}"]
    return rows


def _code(text: str) -> str:
    return f"`` {text} ``"
