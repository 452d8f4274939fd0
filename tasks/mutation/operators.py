"""The kinds of fault: operators of cosmic-ray, and our own for numbers, thresholds, guards and contraries."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

import parso
from cosmic_ray.operators.operator import Operator
from cosmic_ray.operators.provider import OperatorProvider
from parso.python.tree import Name, Number
from parso.python.tree import Operator as Symbol

if TYPE_CHECKING:
    from collections.abc import Iterator

SWAPS = {"min": "max", "any": "all", "+=": "-=", "*=": "/=", "|=": "&="}
SWAPS |= {other: one for one, other in SWAPS.items()}

BINARY = ["Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul", "Mod_Mul", "Pow_Mul"]
BINARY += ["BitOr_BitAnd", "BitAnd_BitOr", "BitXor_BitOr", "LShift_RShift", "RShift_LShift"]
BINARY_PARENTS = {"arith_expr", "term", "expr", "and_expr", "xor_expr", "shift_expr", "power"}
COMPARED = ["Eq", "NotEq", "Lt", "LtE", "Gt", "GtE"]
COMPARISONS = [f"{a}_{b}" for a in COMPARED for b in COMPARED if a != b] + ["Is_IsNot", "IsNot_Is"]
OTHERS = ["AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd"]
OTHERS += ["ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "ExceptionReplacer", "RemoveDecorator"]
OTHERS += ["ZeroIterationForLoop", "ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_Delete_USub"]


class WholeNumber(Operator):
    """Another whole number: one more, one less, ten times as many (cosmic-ray's own has no tenfold)."""

    CHANGES = (lambda n: n + 1, lambda n: n - 1, lambda n: n * 10)

    def mutation_positions(self, node: Any) -> Iterator[tuple[Any, Any]]:
        if isinstance(node, Number) and node.value.replace("_", "").isdigit():
            changes = self.CHANGES[: 3 if int(node.value) else 2]
            yield from ((node.start_pos, node.end_pos) for _ in changes)

    def mutate(self, node: Any, index: int) -> Any:
        return Number(repr(self.CHANGES[index](int(node.value))), node.start_pos, node.prefix)

    @classmethod
    def examples(cls) -> tuple[()]:
        return ()


class Threshold(WholeNumber):
    """A broken number a quarter higher or a fifth lower: much less than cosmic-ray's one more or one less.

    Tolerances against rounding stay as they are: no answer depends on them.
    """

    CHANGES = (lambda n: n * 1.25, lambda n: n / 1.25)
    TOLERANCE = 1e-6

    def mutation_positions(self, node: Any) -> Iterator[tuple[Any, Any]]:
        if not isinstance(node, Number) or node.value.replace("_", "").isdigit():
            return
        if abs(ast.literal_eval(node.value)) > self.TOLERANCE:
            yield from ((node.start_pos, node.end_pos) for _ in self.CHANGES)

    def mutate(self, node: Any, index: int) -> Any:
        return Number(
            repr(self.CHANGES[index](float(ast.literal_eval(node.value)))), node.start_pos, node.prefix
        )


class Guard(WholeNumber):
    """A condition that always holds, or never: of an ``if``, an ``elif``, a ternary or a comprehension."""

    VALUES = (" True", " False")

    def _condition(self, node: Any) -> list[int]:
        if node.type == "if_stmt":
            return [at + 1 for at, child in enumerate(node.children) if child in {"if", "elif"}]
        return {"test": [2], "ternary": [2], "comp_if": [1]}.get(node.type, [])

    def mutation_positions(self, node: Any) -> Iterator[tuple[Any, Any]]:
        for at in self._condition(node):
            condition = node.children[at]
            yield from ((condition.start_pos, condition.end_pos) for _ in self.VALUES)

    def mutate(self, node: Any, index: int) -> Any:
        at = self._condition(node)[index // len(self.VALUES)]
        node.children[at] = parso.parse(self.VALUES[index % len(self.VALUES)])
        return node


class Swap(WholeNumber):
    """The contrary function or assignment: ``min`` and ``max``, ``any`` and ``all``, ``+=`` and ``-=``."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[Any, Any]]:
        if isinstance(node, Name | Symbol) and node.value in SWAPS:
            before, after = node.get_previous_leaf(), node.get_next_leaf()
            if isinstance(node, Symbol) or (before != "." and after == "("):
                yield (node.start_pos, node.end_pos)

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ARG002 - as cosmic-ray calls it
        node.value = SWAPS[node.value]
        return node


def operators() -> dict[str, tuple[str, Operator]]:
    """Return name to family and operator. Operators of one family at one place are one site of the sample."""
    theirs = OperatorProvider()
    chosen: dict[str, tuple[str, Operator]] = {}
    for names, prefix, family in (
        (BINARY, "ReplaceBinaryOperator_", "binary"),
        (COMPARISONS, "ReplaceComparisonOperator_", "comparison"),
    ):
        chosen |= {prefix + name: (family, theirs[prefix + name]()) for name in names}
    chosen |= {name: (name, theirs[name]()) for name in OTHERS}
    chosen["AddNot"] = ("guard", theirs["AddNot"]())
    ours = {"WholeNumber": WholeNumber(), "Threshold": Threshold(), "Swap": Swap()}
    return chosen | {name: (name, one) for name, one in ours.items()} | {"Guard": ("guard", Guard())}
