"""The columns that a caller gives, read and checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import numpy as np

from claimkit.errors import InvalidModelError, NoClaimsError
from claimkit.estimation import columns as cols
from claimkit.estimation.columns import BadRow, Codes, Column
from claimkit.estimation.priors import Floats, Ints
from claimkit.verdicts import CONSENSUS, check_rule

ONLY = "value"
"""Name of the attribute where the caller names none."""


@attrs.frozen(eq=False)
class Options:
    """What the caller asked for, see :func:`claimkit.resolve_columns`."""

    kind: Any = None
    dynamics: Any = None
    anchors: Any = None
    parents: Any = None
    sources: Any = None
    level: float = 0.9
    bad: str = "raise"
    reliability: Any = None
    rule: Any = CONSENSUS
    precedence: Sequence[str] = ()

    def of(self, option: str, attribute: Any, allowed: tuple[str, ...]) -> str | None:
        """An option for one attribute, given for all or by attribute."""
        chosen: Any = getattr(self, option)
        if isinstance(chosen, Mapping):
            chosen = chosen.get(attribute)
        if chosen is not None and chosen not in allowed:
            raise InvalidModelError("resolve_columns", option, chosen, f"choose one of {', '.join(allowed)}")
        return None if chosen is None else str(chosen)

    def rule_of(self, attribute: Any) -> str:
        """The rule for one attribute, given for all or by attribute."""
        chosen = self.rule.get(attribute, CONSENSUS) if isinstance(self.rule, Mapping) else self.rule
        return check_rule(chosen, "resolve_columns")

    def chances(
        self, names: Sequence[Any], kinds: Codes | None, group: Ints | None, sources: Ints
    ) -> Floats | None:
        """Chance of being right of each source, by its name or else by its kind; NaN where none is given."""
        if not self.reliability:
            return None
        found = np.full(len(sources), np.nan)
        for place, code in enumerate(sources.tolist()):
            kind = None if kinds is None or group is None else kinds.names[group[place]]
            found[place] = self.reliability.get(names[code], self.reliability.get(kind, np.nan))
        return found


@attrs.frozen(eq=False)
class Table:
    """The columns, read."""

    source: Codes
    object: Codes
    attribute: Codes
    given: Column | None
    value: Floats | None
    numeric: bool
    low: Floats | None
    high: Floats | None
    time: Floats | None
    until: Floats | None
    group: Codes | None


def read_table(given: Mapping[str, Any], options: Options, bad: list[BadRow]) -> Table:
    """Read and check the columns; rows that cannot be used are raised, or named in ``bad`` and left out.

    Raises:
        ExceptionGroup: of one error for each fault, unless they are to be collected.
        InvalidModelError: a column is missing, or as long as no other.
        NoClaimsError: no row is left.
    """
    raw: dict[str, Column] = {}
    length: int | None = None
    for name, column in given.items():
        if column is not None:
            raw[name] = cols.as_column(name, column, length)
            length = len(raw[name])
    for name in ("source", "object"):
        if name not in raw:
            raise InvalidModelError("resolve_columns", name, None, "this column is needed")
    if not {"value", "low", "high"} & set(raw):
        raise InvalidModelError("resolve_columns", "value", None, "give value, or low and high")
    if not length:
        raise NoClaimsError("no claims to resolve: every column is empty; give at least one row")
    for name in ("source", "object", "attribute"):
        if name in raw:
            empty = np.flatnonzero(cols.missing(raw[name])).tolist()
            bad.extend(
                BadRow(row, name, cols.shown(raw[name], row), "nothing stands here; every claim names it")
                for row in empty
            )
    for name in ("source", "object", "attribute", "value", "source_kind"):
        if name in raw:
            bad.extend(cols.unhashable(name, raw[name]))
    low = cols.as_numbers("low", raw["low"], bad) if "low" in raw else None
    high = cols.as_numbers("high", raw["high"], bad) if "high" in raw else None
    time = cols.as_times("time", raw["time"], bad) if "time" in raw else None
    until = None if time is None else cols.ends_of_times(raw["time"], time)
    value, numeric = _values(raw, options, bad)
    if numeric or value is None:
        cols.check_rows(value, low, high, raw, bad)
    silent = np.ones(length, dtype=bool)
    for column in (raw.get("value"), low, high):
        if column is not None:
            silent &= cols.missing(column)
    nothing = "the claim says nothing; give a value, or low and high"
    bad.extend(BadRow(row, "value", None, nothing) for row in np.flatnonzero(silent).tolist())
    bad.sort(key=lambda b: (b.row, b.field))
    if bad and options.bad == "raise":
        raise ExceptionGroup(
            f"{len({b.row for b in bad})} of {length} rows cannot be used; mend them, or pass bad='collect'",
            [b.error() for b in bad],
        )
    keep = np.ones(length, dtype=bool)
    keep[[b.row for b in bad]] = False
    rows = np.flatnonzero(keep)
    if not len(rows):
        raise NoClaimsError(
            f"no claims to resolve: none of {length} rows can be used; see what is wrong with bad='raise'"
        )

    def take(column: Any) -> Any:
        return None if column is None else column if len(rows) == length else column[rows]

    return Table(
        source=cols.factorise(take(raw["source"])),
        object=cols.factorise(take(raw["object"])),
        attribute=cols.factorise(take(raw["attribute"]))
        if "attribute" in raw
        else Codes(np.zeros(len(rows), dtype=np.int64), [ONLY]),
        given=take(raw.get("value")),
        value=take(value),
        numeric=numeric,
        low=take(low),
        high=take(high),
        time=take(time),
        until=take(until),
        group=cols.factorise(_filled(take(raw["source_kind"]))) if "source_kind" in raw else None,
    )


def _filled(column: Column) -> Column:
    empty = cols.missing(column)
    return np.where(empty, "", column.astype(object)) if np.any(empty) else column


def _values(raw: dict[str, Column], options: Options, bad: list[BadRow]) -> tuple[Floats | None, bool]:
    """The value column as numbers, where it holds numbers or is declared to."""
    if "value" not in raw:
        return None, True
    column = raw["value"]
    if cols.is_numeric(column):
        return cols.as_numbers("value", column, bad), True
    declared = options.kind if isinstance(options.kind, Mapping) else {None: options.kind}
    kinds_asked = set(declared.values())
    if kinds_asked <= {"record", "judgement"} and len(declared) == 1 and None in declared:
        return cols.as_numbers("value", column, bad), True
    if "attribute" not in raw:
        return None, False
    # several attributes, some of numbers and some of labels: texts are told from numbers one by one
    numbers = np.full(len(column), np.nan)
    for place, x in enumerate(column.tolist()):
        if isinstance(x, int | float) and not isinstance(x, bool):
            numbers[place] = x
    asked = (
        {name for name, kind in declared.items() if kind in ("record", "judgement")}
        if None not in declared
        else set()
    )
    if asked:
        attribute = raw["attribute"].tolist()
        for place, x in enumerate(column.tolist()):
            if attribute[place] in asked and isinstance(x, str):
                try:
                    numbers[place] = float(x)
                except ValueError:
                    bad.append(
                        BadRow(
                            place,
                            "value",
                            x,
                            "not a number, though the attribute is declared to hold numbers",
                        )
                    )
    return numbers, False


def read_anchors(anchors: Any, table: Table) -> dict[Any, dict[int, Any]]:
    """Known truths by attribute and code of object; truths of objects that nobody speaks of are left out."""
    if not anchors:
        return {}
    if set(anchors) <= {"object", "attribute", "value"} and {"object", "value"} <= set(anchors):
        objects, values = (cols.as_column(k, anchors[k], None).tolist() for k in ("object", "value"))
        names = (
            cols.as_column("attribute", anchors["attribute"], None).tolist()
            if "attribute" in anchors
            else None
        )
        if len(objects) != len(values) or (names is not None and len(names) != len(values)):
            raise InvalidModelError(
                "resolve_columns", "anchors", len(values), "columns of anchors are equally long"
            )
        pairs = [
            ((o, names[n] if names else None), v)
            for n, (o, v) in enumerate(zip(objects, values, strict=True))
        ]
    else:
        known = set(table.attribute.names)
        pairs = [
            (key if isinstance(key, tuple) and len(key) == 2 and key[1] in known else (key, None), truth)
            for key, truth in anchors.items()
        ]
    code = {name: n for n, name in enumerate(table.object.names)}
    result: dict[Any, dict[int, Any]] = {}
    for (object_, name), truth in pairs:
        if name is None and len(table.attribute.names) > 1:
            raise InvalidModelError(
                "resolve_columns",
                "anchors",
                object_,
                "there are several attributes; key anchors by (object, attribute)",
            )
        if object_ in code and not (isinstance(truth, float) and np.isnan(truth)):
            result.setdefault(table.attribute.names[0] if name is None else name, {})[code[object_]] = truth
    return result
