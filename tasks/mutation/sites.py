"""The places that can be mutated, the rule that leaves out what cannot matter, and the seeded sample."""

from __future__ import annotations

import ast
import hashlib
import itertools
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

from mutation.operators import BINARY_PARENTS, operators

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SCOPE = "quantities.py numbers/* relations.py resolution/* names/score.py estimation/* fusion/* "
SCOPE += "verdicts/* interchange/* dossier/*"
LEAST = 8  # mutants of a module in the sample, where it has as many: small modules are looked at too
MEMOS = {"cache", "lru_cache", "cached_property"}  # remember a result; without them it is the same, later
TYPING = {"overload", "override", "final", "runtime_checkable", "no_type_check"}  # mean nothing when run
SHOWN = {"__repr__", "_repr_html_"}  # how a thing looks in a console or a notebook

Place = tuple[int, int]  # line from one, column from nought


@frozen
class Mutant:
    """One fault: where it is, what stood there and what stands there now."""

    key: str  # the same as long as the statement and its function are
    module: str
    function: str
    line: int
    operator: str
    occurrence: int
    before: str
    after: str = ""


def modules(package: Path) -> list[str]:
    """Return the modules in the scope that exist, as paths below the package."""
    found = {path for pattern in SCOPE.split() for path in package.glob(pattern) if path.suffix == ".py"}
    return sorted(str(path.relative_to(package)) for path in found)


def _last(node: ast.expr) -> str:
    node = node.func if isinstance(node, ast.Call) else node
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _idle(tree: ast.AST) -> Iterator[ast.AST]:
    """Parts whose mutation no user could see, or that only word a message.

    Annotations and what only type checkers read; ``__all__``; assertions and ``zip(strict=...)``, which
    catch our own mistakes; memos, which only save time; how an error is worded; how a thing is shown in a
    console; that tables of the program's own are never compared (``eq=False`` of a class).
    """
    for node in ast.walk(tree):
        match node:
            case ast.arg(annotation=note) | ast.AnnAssign(annotation=note) if note:
                yield note
            case ast.Assert() | ast.Raise():
                yield node
            case ast.Assign(targets=[ast.Name(id="__all__")]) | ast.If(test=ast.Name(id="TYPE_CHECKING")):
                yield node
            case ast.keyword(arg="strict", value=ast.Constant()):
                yield node
            case ast.ClassDef() if "Protocol" in map(_last, node.bases):
                yield node
            case ast.FunctionDef() if node.name in SHOWN or "overload" in map(_last, node.decorator_list):
                yield node
        for decorator in getattr(node, "decorator_list", ()):
            if _last(decorator) in MEMOS | TYPING:
                yield decorator
            yield from (one for one in getattr(decorator, "keywords", ()) if one.arg == "eq")
        if getattr(node, "returns", None):
            yield node.returns


def idle_ranges(source: str) -> list[tuple[Place, Place]]:
    """Return the stretches that are left out (see ``_idle``), in characters; a decorator from its @ on."""
    lines = source.split("\n")

    def place(line: int, column: int) -> Place:
        return line, len(lines[line - 1].encode()[:column].decode(errors="ignore"))

    return [
        (
            place(node.lineno, max(node.col_offset - 1, 0)),
            place(node.end_lineno or 0, node.end_col_offset or 0),
        )
        for node in _idle(ast.parse(source))
        if isinstance(node, ast.stmt | ast.expr | ast.keyword)
    ]


def statements(tree: ast.Module) -> Iterator[tuple[int, int, str]]:
    """First line, last line and dotted owner of each statement; of a compound one the head alone."""

    def walk(body: list[ast.stmt], owner: str) -> Iterator[tuple[int, int, str]]:
        for node in body:
            name = f"{owner}.{node.name}".strip(".") if hasattr(node, "name") else owner
            parts = [
                getattr(node, part) for part in ("body", "orelse", "finalbody") if getattr(node, part, None)
            ]
            parts += [handler.body for handler in getattr(node, "handlers", ())]
            parts += [case.body for case in getattr(node, "cases", ())]
            first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", ()))])
            last = (node.end_lineno or node.lineno) if not parts else max(first, parts[0][0].lineno - 1)
            yield first, last, owner
            for part in parts:
                yield from walk(part, name)
            for handler in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
                yield getattr(handler, "lineno", handler.body[0].lineno - 1), handler.body[0].lineno, owner

    yield from walk(tree.body, "")


def enclosing(source: str) -> dict[int, tuple[int, int, str]]:
    """Line to the smallest statement on it: first line, last line, the dotted name of what is around it."""
    found: dict[int, tuple[int, int, str]] = {}
    for first, last, owner in sorted(statements(ast.parse(source)), key=lambda one: one[0] - one[1]):
        found |= dict.fromkeys(range(first, last + 1), (first, last, owner))
    return found


def sites(source: str, module: str, seed: int) -> list[list[Mutant]]:
    """Return the sites of a module in the seed's order; each with its mutants, the one to take first."""
    tree, lines, around, idle = get_ast(source), source.split("\n"), enclosing(source), idle_ranges(source)
    nodes = list(ast_nodes(tree))
    compared = [node for node in nodes if node.type == "comparison"]  # most operators look at these alone
    found: dict[tuple[Place, str], list[tuple[str, int]]] = defaultdict(list)
    for name, (family, operator) in operators().items():
        where = compared if family == "comparison" else nodes
        positions = ((start, node) for node in where for start, _ in operator.mutation_positions(node))
        for occurrence, (start, node) in enumerate(positions):
            if family == "binary" and node.parent.type not in BINARY_PARENTS:
                continue  # a star or a slash in a signature
            if not any(first <= start < last for first, last in idle):
                found[start, family].append((name, occurrence))
    count: Counter[str] = Counter()
    ranked = []
    for (start, family), ways in sorted(found.items()):
        first, last, owner = around.get(start[0], (start[0], start[0], ""))
        stem = f"{module}:{owner}:{' '.join(' '.join(lines[first - 1 : last]).split())}:{family}"
        count[stem] += 1
        stem += f":{count[stem]}"
        mutants = [
            Mutant(f"{stem}:{name}", module, owner, start[0], name, at, lines[start[0] - 1].strip())
            for name, at in ways
        ]
        ranked.append(
            (rank(stem, seed), sorted(mutants, key=lambda one: rank(one.key + str(one.occurrence), seed)))
        )
    return [mutants for _, mutants in sorted(ranked, key=lambda one: one[0])]


def rank(key: str, seed: int) -> str:
    """A place in an order that the seed decides and that other sites do not disturb."""
    return hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()


def mutated(source: str, mutant: Mutant) -> str | None:
    """Return the module with the fault in it, or None where that is no other program, or none."""
    code = mutate_code(source, operators()[mutant.operator][1], mutant.occurrence)
    try:
        if code is None or ast.dump(ast.parse(code)) == ast.dump(ast.parse(source)):
            return None
        compile(code, mutant.module, "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return None
    return str(code)


def sample(package: Path, size: int, seed: int, only: Iterable[str] = ()) -> list[tuple[Mutant, str]]:
    """Return mutants with their sources: per module in proportion to its sites, one mutant a site."""
    chosen: list[tuple[Mutant, str]] = []
    every = {
        module: sites((package / module).read_text(encoding="utf-8"), module, seed)
        for module in modules(package)
    }
    total = sum(map(len, every.values()))
    for module, ranked in every.items():
        if only and not module.startswith(tuple(only)):
            continue
        source = (package / module).read_text(encoding="utf-8")
        wanted = max(LEAST, round(size * len(ranked) / total))
        chosen += itertools.islice(_usable(source, ranked), wanted)
    return chosen


def _usable(source: str, ranked: list[list[Mutant]]) -> Iterator[tuple[Mutant, str]]:
    for mutants in ranked:
        for mutant in mutants:
            if code := mutated(source, mutant):
                both = zip(source.split("\n"), code.split("\n"), strict=False)
                old, new = next((old, new) for old, new in both if old != new)
                yield evolve(mutant, before=old.strip(), after=new.strip()), code
                break
