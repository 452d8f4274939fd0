"""Arguments: one way to refuse what a call cannot take: what was given, what is wanted, what to do."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from claimkit.errors import ArgumentError, InvalidModelError

T = TypeVar("T")
_ALIKE = 0.8  # share of letters in common from which a name is taken for another one misspelt: four in five


def demand(call: str, name: str, value: object, *kinds: type, do: str = "") -> Any:
    """Return an argument that is of one of some classes.

    Args:
        call: the function that was called.
        name: its parameter.
        value: what was given.
        kinds: the classes that will do; ``type(None)`` among them for a parameter that may be left out.
        do: what to do instead.

    Raises:
        ArgumentError: it is of another class.

    Example:
        >>> demand("as_of", "day", "today", datetime.date)
        Traceback (most recent call last):
        ...
        claimkit.errors.ArgumentError: as_of: day must be a date, not str: 'today'
    """
    if isinstance(value, kinds) and not (isinstance(value, bool) and bool not in kinds):
        return value
    raise ArgumentError(call, name, value, " or ".join(map(_named, kinds)), do)


def list_of(call: str, name: str, values: Any, kind: type[T], *, do: str = "") -> tuple[T, ...]:
    """Return an argument that holds any number of things of one class, as a tuple.

    A text is no list of its letters, a mapping none of its keys, and one thing alone no list.

    Raises:
        ArgumentError: it is no list, or holds something else.

    Example:
        >>> list_of("match_any", "a", "Kim", str)
        Traceback (most recent call last):
        ...
        claimkit.errors.ArgumentError: match_any: a must be a list of str, not str: 'Kim'; put it into a list
    """
    wanted = f"a list of {kind.__name__}"
    if isinstance(values, str | bytes | Mapping | kind) or not isinstance(values, Iterable):
        raise ArgumentError(call, name, values, wanted, do or "put it into a list")
    found = tuple(values)
    for value in found:
        if not isinstance(value, kind):
            raise ArgumentError(call, name, value, wanted, do)
    return found


def a_list(
    call: str, name: str, values: Any, *, wanted: str = "a list", do: str = "put it into a list"
) -> tuple[Any, ...]:
    """Return an argument that holds any number of things, as a tuple; a text or a mapping alone is none.

    Raises:
        ArgumentError: it is no list.
    """
    if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable):
        raise ArgumentError(call, name, values, wanted, do)
    return tuple(values)


def a_whole_number(call: str, name: str, value: object, least: int) -> int:
    """Return an argument that is a whole number, and not too small.

    Raises:
        ArgumentError: it is no whole number.
        InvalidModelError: it is below ``least``.
    """
    demand(call, name, value, int)
    assert isinstance(value, int)
    if value < least:
        raise InvalidModelError(call, name, value, f"must be {least} or more")
    return value


def one_of(call: str, name: str, value: object, names: Iterable[str]) -> None:
    """Refuse an argument that is none of some names, and tell the nearest one.

    Raises:
        InvalidModelError: there is no such name.

    Example:
        >>> one_of("call", "kind", "orgg", ("org", "place"))
        Traceback (most recent call last):
        ...
        claimkit.errors.InvalidModelError: call.kind = 'orgg': choose one of org, place; did you mean 'org'?
    """
    known = tuple(names)
    if not isinstance(value, str) or value not in known:
        raise InvalidModelError(call, name, value, f"choose one of {', '.join(known)}{meant(value, known)}")


def nearest(value: object, names: Iterable[str]) -> str:
    """Return the name that another one was meant for, by its letters; empty where none is near.

    >>> nearest("crowd_sze", ["arrests", "crowd_size"]), nearest("lanterns", ["arrests", "crowd_size"])
    ('crowd_size', '')
    """
    if not isinstance(value, str):
        return ""
    return next(iter(difflib.get_close_matches(value.lower(), list(names), 1, _ALIKE)), "")


def meant(value: object, names: Iterable[str]) -> str:
    """Return the end of a sentence that refuses a name: "; did you mean 'person'?"."""
    near = nearest(value, names)
    return f"; did you mean {str(near)!r}?" if near else ""


def refuse_misspelt(call: str, name: str, given: object, known: Iterable[object]) -> None:
    """Refuse a mapping of which a name is misspelt: it would change nothing, and nobody would know.

    Args:
        call: the function that was called.
        name: its argument.
        given: what is given there; only a mapping has names.
        known: the names that there are.

    Raises:
        InvalidModelError: a name is none of those, and lies near one of them that is not given.

    >>> refuse_misspelt("resolve", "rule", {"deths": "vote"}, ["arrests", "deaths"])
    Traceback (most recent call last):
    ...
    claimkit.errors.InvalidModelError: resolve.rule = 'deths': no such name is here; did you mean 'deaths'?
    """
    if not isinstance(given, Mapping):
        return
    there = set(known)
    left = sorted(one for one in there - set(given) if isinstance(one, str))
    for key in given:
        if key not in there and (hint := meant(key, left)):
            raise InvalidModelError(call, name, key, f"no such name is here{hint}")


def known_options(call: str, given: Iterable[str], known: Iterable[str]) -> None:
    """Refuse options that a call does not have, with the nearest that it has.

    Raises:
        ArgumentError: there is no such option.
    """
    names = tuple(known)
    for name in given:
        if name not in names:
            wanted = f"one of {', '.join(names)}"
            raise ArgumentError(call, "option", name, wanted, meant(name, names).removeprefix("; "))


def a_day(call: str, name: str, value: object, *others: type) -> Any:
    """Return an argument that is a day or a moment, or of one of some other classes.

    Raises:
        ArgumentError: it is something else; a text is shown as the day that it writes.
    """
    return demand(call, name, value, datetime.date, *others, do=the_day(value))


def the_day(value: object) -> str:
    """Return what to give in place of something that is no day.

    >>> the_day("2024-01-18")
    'give datetime.date(2024, 1, 18)'
    """
    try:
        read = datetime.date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return "read the text with parse_date"
    return f"give datetime.date({read.year}, {read.month}, {read.day})" if read else "give a datetime.date"


def _named(kind: type) -> str:
    if kind is type(None):
        return "None"
    return f"{'an' if kind.__name__[0].lower() in 'aeiou' else 'a'} {kind.__name__}"


class Choice(StrEnum):
    """One of a few words; another word is refused with all of them, and the nearest."""

    @classmethod
    def _missing_(cls, value: object) -> None:
        one_of(cls.__name__, "value", value, [member.value for member in cls])
