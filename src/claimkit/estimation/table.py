"""The columns that a caller gives, read and checked."""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import numpy as np

from claimkit.arguments import meant, one_of
from claimkit.errors import InvalidModelError, NoClaimsError
from claimkit.estimation import columns as cols
from claimkit.estimation.columns import BadRow, Codes, Column, in_order
from claimkit.estimation.priors import Bools, Floats, Ints
from claimkit.estimation.wordings import (
    AS_TEXT,
    NUMERIC,
    are_codes,
    are_wordings,
    astray,
    ends_of_bounds,
    number_of,
    read_bounds,
    read_wordings,
)
from claimkit.models import Modality
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
    pinned: Any = None

    def of(self, option: str, attribute: Any, allowed: tuple[str, ...]) -> str | None:
        """An option for one attribute, given for all or by attribute."""
        chosen: Any = getattr(self, option)
        if isinstance(chosen, Mapping):
            chosen = chosen.get(attribute)
        if chosen is None:
            return None
        one_of("resolve_columns", option, chosen, allowed)
        return str(chosen)

    def rule_of(self, attribute: Any) -> str:
        """The rule for one attribute, given for all or by attribute."""
        chosen = self.rule.get(attribute, CONSENSUS) if isinstance(self.rule, Mapping) else self.rule
        return check_rule(chosen, "resolve_columns")

    def check_names(self, names: Sequence[Any], kinds: Codes | None) -> None:
        """Refuse names in ``reliability`` and ``precedence`` that nobody has here.

        Raises:
            InvalidModelError: a name is of no source and of no kind of sources, or a chance is none.
        """
        here = set(names) | (set() if kinds is None else set(kinds.names))
        for option, given in (("reliability", self.reliability or ()), ("precedence", self.precedence)):
            for name in given:
                if name not in here:
                    some = ", ".join(map(repr, sorted(map(str, here))[:5]))
                    wanted = f"no source or kind of sources has this name; there are {some}"
                    raise InvalidModelError("resolve_columns", option, name, wanted)
        for name, chance in (self.reliability or {}).items():
            if not (isinstance(chance, int | float) and 0.0 < chance < 1.0):
                wanted = f"of {name!r} must lie between 0 and 1"
                raise InvalidModelError("resolve_columns", "reliability", chance, wanted)

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


@attrs.frozen
class Denial:
    """What a source denies.

    Attributes:
        source: who denies it.
        object: about what.
        attribute: which property of it.
        value: the number or label denied; None where anything said of it is.
        low: low end of what is denied, for numbers.
        high: high end.
    """

    source: Any
    object: Any
    attribute: Any
    value: Any
    low: float
    high: float


@attrs.frozen(eq=False)
class Table:
    """The columns, read.

    Attributes:
        source: who claims.
        object: about what; with ``about``, pairs of the two.
        attribute: which property of it.
        given: the values as they came.
        value: the values that are numbers.
        numeric: whether all are.
        low: low ends.
        high: high ends.
        time: first moment that the time of each can mean.
        until: last moment that it can mean.
        group: kinds of the sources.
        rows: number of the row that each claim was given in.
        aside: rows that do not bear on any answer: denials, and what only could be.
        denied: what is denied.
        silent: objects and attributes of which nothing else is said.
        rough: whether the ends of each are those of a hedge, see :func:`read_bounds`; None where unsaid.
    """

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
    rows: Ints
    aside: Ints
    denied: Sequence[Denial] = ()
    silent: Sequence[tuple[Any, Any]] = ()
    rough: Ints | None = None


def read_table(given: Mapping[str, Any], options: Options, bad: list[BadRow]) -> Table:
    """Read and check the columns; rows that cannot be used are raised, or named in ``bad`` and left out.

    Raises:
        ExceptionGroup: of one error for each fault, unless they are to be collected.
        InvalidModelError: a column is missing, or as long as no other.
        NoClaimsError: no row is left.
    """
    raw = _columns(given)
    length = len(raw["source"])
    bad.extend(_nameless(raw))
    low = cols.as_numbers("low", raw["low"], bad) if "low" in raw else None
    high = cols.as_numbers("high", raw["high"], bad) if "high" in raw else None
    time = cols.as_times("time", raw["time"], bad) if "time" in raw else None
    until = None if time is None else cols.ends_of_times(raw["time"], time)
    rough = read_bounds(raw["bound"], bad) if "bound" in raw else None
    value, low, high, numeric = _values(raw, low, high, options, bad)
    if "bound" in raw and value is not None:
        low, high = ends_of_bounds(raw["bound"], value, low, high, bad)
    if numeric or value is None:
        cols.check_rows(value, low, high, raw, bad)
    denied, supposed = _modality(raw, length, bad)
    bad.extend(_saying_nothing(raw.get("value"), low, high, denied))
    if value is not None or low is not None or high is not None:
        bad.extend(_boundless(value, low, high, raw, length))
    bad.sort(key=lambda b: (b.row, b.field))
    if bad and options.bad == "raise":
        raise ExceptionGroup(
            f"{len({b.row for b in bad})} of {length} rows cannot be used; mend them, or pass bad='collect'",
            [b.error() for b in bad],
        )
    keep = np.ones(length, dtype=bool)
    keep[[b.row for b in bad]] = False
    bearing = keep & ~denied & ~supposed
    denials = _denials(raw, keep & denied, value, low, high)
    rows, aside = np.flatnonzero(bearing), np.flatnonzero(keep & ~bearing)
    if not len(rows) and not len(aside):
        raise NoClaimsError(
            f"no claims to resolve: none of {length} rows can be used; see what is wrong with bad='raise'"
        )

    def take(column: Any) -> Any:
        return None if column is None else column if len(rows) == length else column[rows]

    return Table(
        source=cols.factorise(take(raw["source"])),
        object=cols.factorise(take(_objects(raw))),
        attribute=cols.factorise(take(raw["attribute"]))
        if "attribute" in raw
        else Codes(np.zeros(len(rows), dtype=np.int64), [ONLY] * bool(len(rows))),
        given=take(raw.get("value")),
        value=take(value),
        numeric=numeric,
        low=take(low),
        high=take(high),
        time=take(time),
        until=take(until),
        group=cols.factorise(_filled(take(raw["source_kind"]))) if "source_kind" in raw else None,
        rows=rows,
        aside=aside,
        denied=denials,
        silent=_silent(raw, rows, aside),
        rough=take(rough),
    )


def _columns(given: Mapping[str, Any]) -> dict[str, Column]:
    """The columns that are given, equally long and with a row at least; all that are needed are there."""
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
    return raw


def _nameless(raw: Mapping[str, Column]) -> list[BadRow]:
    """Rows that do not say who claims or of what, or say it with what is no name."""
    reason = "nothing stands here; every claim names it"
    bad: list[BadRow] = []
    for name in ("source", "object", "attribute"):
        if name in raw:
            empty = np.flatnonzero(cols.empty(raw[name])).tolist()
            bad.extend(BadRow(row, name, cols.shown(raw[name], row), reason) for row in empty)
    for name in ("source", "object", "attribute", "value", "source_kind"):
        if name in raw:
            bad.extend(cols.unhashable(name, raw[name]))
    return bad


def _saying_nothing(
    given: Column | None, low: Floats | None, high: Floats | None, denied: Bools
) -> list[BadRow]:
    """Rows without a value and without ends; a denial may do without."""
    silent = ~denied
    for column in (given, low, high):
        if column is not None:
            silent &= cols.empty(column)
    nothing = "the claim says nothing; give a value, or low and high"
    return [BadRow(row, "value", None, nothing) for row in np.flatnonzero(silent).tolist()]


def _silent(raw: Mapping[str, Column], rows: Ints, aside: Ints) -> list[tuple[Any, Any]]:
    """Objects and attributes of which only denials, and what only could be, are told."""
    if not len(aside):
        return []
    names = raw["attribute"] if "attribute" in raw else np.full(len(raw["source"]), ONLY, dtype=object)
    objects = _objects(raw)

    def of(places: Ints) -> set[tuple[Any, Any]]:
        return set(zip(names[places].tolist(), objects[places].tolist(), strict=True))

    return [(thing, name) for name, thing in in_order(of(aside) - of(rows))]


def _objects(raw: Mapping[str, Column]) -> Column:
    """The objects; with the time that a figure is about, pairs of the two."""
    if "about" not in raw:
        return raw["object"]
    pairs = np.empty(len(raw["object"]), dtype=object)
    pairs[:] = list(zip(raw["object"].tolist(), raw["about"].tolist(), strict=True))
    return pairs


def _modality(raw: Mapping[str, Column], length: int, bad: list[BadRow]) -> tuple[Bools, Bools]:
    """Which claims are denied, and which only could be; asserted where nothing is said."""
    denied, supposed = np.zeros(length, dtype=bool), np.zeros(length, dtype=bool)
    if "modality" not in raw:
        return denied, supposed
    column = raw["modality"]
    for row in np.flatnonzero(~cols.missing(column)).tolist():
        try:
            modality = Modality(str(column[row]))
        except ValueError:
            said = cols.shown(column, row)
            reason = f"choose one of {', '.join(Modality)}{meant(said, Modality)}"
            bad.append(BadRow(row, "modality", said, reason))
            continue
        denied[row], supposed[row] = modality is Modality.DENIED, modality is Modality.HYPOTHETICAL
    return denied, supposed


def _boundless(
    value: Floats | None, low: Floats | None, high: Floats | None, raw: Mapping[str, Column], length: int
) -> list[BadRow]:
    """Rows that are open at both ends and name no value: they say nothing."""
    told = np.zeros(length, dtype=bool)
    if value is not None:
        told |= ~np.isnan(value)
    if "value" in raw:
        told |= ~cols.missing(raw["value"])
    open_ = np.zeros(length, dtype=bool)
    if low is not None and high is not None:
        open_ = np.isneginf(low) & (np.isposinf(high) | np.isnan(high)) | np.isnan(low) & np.isposinf(high)
    elif low is not None:
        open_ = np.isneginf(low)
    elif high is not None:
        open_ = np.isposinf(high)
    reason = "open at both ends, so it says nothing; give a value, or one end"
    field = "low" if low is not None else "high"
    shown = low if low is not None else high
    return [
        BadRow(row, field, None if shown is None else float(shown[row]), reason)
        for row in np.flatnonzero(open_ & ~told).tolist()
    ]


def _denials(
    raw: Mapping[str, Column], denied: Bools, value: Floats | None, low: Floats | None, high: Floats | None
) -> list[Denial]:
    found = []
    objects = _objects(raw)
    for row in np.flatnonzero(denied).tolist():
        name = raw["attribute"][row : row + 1].tolist()[0] if "attribute" in raw else ONLY
        said = cols.shown(raw["value"], row) if "value" in raw else None
        bottom = np.nan if low is None else float(low[row])
        top = np.nan if high is None else float(high[row])
        number = np.nan if value is None else float(value[row])
        if not np.isnan(number):
            said = number
        elif isinstance(said, float) and np.isnan(said):
            said = None
        bottom = number if np.isnan(bottom) else bottom
        top = number if np.isnan(top) else top
        who, what = (column[row : row + 1].tolist()[0] for column in (raw["source"], objects))
        found.append(Denial(who, what, name, said, bottom, top))
    return found


def _filled(column: Column) -> Column:
    empty = cols.missing(column)
    return np.where(empty, "", column.astype(object)) if np.any(empty) else column


def _values(
    raw: dict[str, Column], low: Floats | None, high: Floats | None, options: Options, bad: list[BadRow]
) -> tuple[Floats | None, Floats | None, Floats | None, bool]:
    """The values as numbers where they are, with the ends that wordings set, and whether all are numbers."""
    if "value" not in raw:
        return None, low, high, True
    column = raw["value"]
    if cols.is_numeric(column):
        return cols.as_numbers("value", column, bad), low, high, True
    attribute = raw.get("attribute")
    names = [None] * len(column) if attribute is None else attribute.tolist()
    texts = np.fromiter((isinstance(x, str) for x in column.tolist()), dtype=bool, count=len(column))
    asked = np.zeros(len(column), dtype=bool)
    known: set[Any] = set()
    if attribute is None or not cols.unhashable("attribute", attribute):
        known = set(names)
    for name in known:
        mine = np.fromiter((n == name for n in names), dtype=bool, count=len(names))
        if _holds_numbers(options, name, column[mine & texts], np.flatnonzero(mine & texts), low, high, bad):
            asked |= mine
    numbers = np.fromiter(
        (isinstance(x, int | float) and not isinstance(x, bool) for x in column.tolist()),
        dtype=bool,
        count=len(column),
    )
    if known and bool in set(map(type, column.tolist())):
        bad.extend(_yes_or_no(column, names, numbers))
    if not np.any(asked) and (attribute is None or not np.any(numbers)):
        return None, low, high, False
    value, bottom, top, worded = read_wordings(column, np.flatnonzero(asked | numbers), attribute, bad)
    if np.any(worded):
        # ends that the caller gives stand before those of the wording
        low = bottom if low is None else np.where(np.isnan(low), bottom, low)
        high = top if high is None else np.where(np.isnan(high), top, high)
    return value, low, high, bool(np.all(asked))


def _yes_or_no(column: Column, names: Sequence[Any], numbers: Bools) -> list[BadRow]:
    """Rows that say yes or no of an attribute of which others give numbers."""
    measured = {name for name, number in zip(names, numbers.tolist(), strict=True) if number}
    return [
        BadRow(row, "value", x, "a yes or no beside numbers; give 1 or 0, or texts throughout")
        for row, (x, name) in enumerate(zip(column.tolist(), names, strict=True))
        if isinstance(x, bool) and name in measured
    ]


def _holds_numbers(
    options: Options,
    name: Any,
    texts: Column,
    rows: Ints,
    low: Floats | None,
    high: Floats | None,
    bad: list[BadRow],
) -> bool:
    """Whether the texts of an attribute are to be read as numbers: declared, built in, or plain to see."""
    declared = options.kind.get(name) if isinstance(options.kind, Mapping) else options.kind
    if declared in ("record", "judgement"):
        return True
    if declared == "label" or not len(texts):
        return False
    ended = any(c is not None and np.any(~np.isnan(c[rows])) for c in (low, high))
    if ended or name in NUMERIC or are_wordings(texts):
        return True
    plain = texts.tolist()
    if all(not np.isnan(number_of(x)) for x in plain) and not are_codes(plain):
        bad.extend(BadRow(row, "value", x, AS_TEXT) for row, x in zip(rows.tolist(), plain, strict=True))
    elif strange := astray(plain):
        row, said = rows[strange[0]], plain[strange[0]]
        more = f", and {len(strange) - 1} more" if len(strange) > 1 else ""
        most = f"no figure, and most of {name or ONLY!r} are"
        told = f"resolve_columns: row {row}.value = {said!r}{more}: {most}"
        do = "leave the cell empty, or say kind='record', 'judgement' or 'label'"
        warnings.warn(f"{told}, so all are compared as labels; {do}", stacklevel=6)
    return False


def read_anchors(anchors: Any, table: Table, option: str = "anchors") -> dict[Any, dict[int, Any]]:
    """Known truths by attribute and code of object; truths of objects that nobody speaks of are left out.

    Raises:
        InvalidModelError: nobody speaks of any of the objects, or a truth is none.
    """
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
                "resolve_columns", option, len(values), "columns of anchors are equally long"
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
    _check_objects(option, [thing for (thing, _), _ in pairs], table, every=option == "pinned")
    result: dict[Any, dict[int, Any]] = {}
    for (object_, name), truth in pairs:
        if name is None and len(table.attribute.names) > 1:
            raise InvalidModelError(
                "resolve_columns",
                option,
                object_,
                f"there are several attributes; key {option} by (object, attribute)",
            )
        if truth is None or (isinstance(truth, float) and not math.isfinite(truth)):
            wanted = f"of {object_!r} is no truth; leave the object out"
            raise InvalidModelError("resolve_columns", option, truth, wanted)
        if object_ in code:
            result.setdefault(table.attribute.names[0] if name is None else name, {})[code[object_]] = truth
    return result


def _check_objects(option: str, things: Sequence[Any], table: Table, *, every: bool) -> None:
    """Refuse what is known or decided of objects, or of attributes of them, of which nothing is told here.

    Args:
        option: the argument.
        things: the objects; a pair may be meant for an object and an attribute.
        table: what is told.
        every: whether each must be told of, or one of them is enough.
    """
    heard = {*table.object.names, *(thing for thing, _ in table.silent)}
    strange = [thing for thing in things if thing not in heard]
    for thing in strange:
        if isinstance(thing, tuple) and len(thing) == 2 and thing[0] in heard:
            wanted = f"no such attribute is here{meant(thing[1], map(str, table.attribute.names))}"
            raise InvalidModelError("resolve_columns", option, thing, wanted)
    if strange and (every or len(strange) == len(things)):
        wanted = "nothing is claimed about it here; name an object of the column"
        raise InvalidModelError("resolve_columns", option, strange[0], wanted)
