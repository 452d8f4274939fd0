"""Ties: which reports the caller says to tell of one event, and which of different ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import attrs

from claimkit.errors import ArgumentError, InvalidModelError

Pair = tuple[str, str]


@attrs.frozen
class Ties:
    """What the caller says of reports, by their ids.

    Attributes:
        link: pairs that tell of one event.
        apart: pairs that tell of different events.
    """

    link: tuple[Pair, ...] = ()
    apart: frozenset[Pair] = frozenset()

    @classmethod
    def of(cls, link: Iterable[Pair], apart: Iterable[Pair]) -> Ties:
        """Take pairs, each in one order.

        Raises:
            ArgumentError: one is no pair of ids.
            InvalidModelError: the pairs contradict one another.

        >>> Ties.of([("b", "a")], []).link
        (('a', 'b'),)
        """
        made = cls(_pairs("link", link), frozenset(_pairs("apart", apart)))
        groups: dict[str, set[str]] = {}
        for one, other in made.link:
            group = groups.setdefault(one, {one}) | groups.setdefault(other, {other})
            groups.update(dict.fromkeys(group, group))
        for one, other in sorted(made.apart):
            if one == other or other in groups.get(one, ()):
                reason = f"parts {one!r} from {other!r}, which link= says to be of one event; drop one"
                raise InvalidModelError("assemble", "apart", (one, other), reason)
        return made

    def check(self, known: Collection[str]) -> None:
        """Refuse the id of a report that there is not."""
        for name, pairs in (("link", self.link), ("apart", sorted(self.apart))):
            for unknown in (ident for pair in pairs for ident in pair if ident not in known):
                reason = (
                    f"names a report that is not here; there are: {', '.join(sorted(known)[:10]) or 'none'}"
                )
                raise InvalidModelError("assemble", name, unknown, reason)

    def parted(self, one: Iterable[str | None], other: Iterable[str | None]) -> bool:
        """Whether any report of one group is apart from any of another."""
        if not self.apart:
            return False
        others = set(other)
        return any((a, b) in self.apart or (b, a) in self.apart for a in one if a for b in others if b)


NO_TIES = Ties()


def _pairs(name: str, given: Iterable[Pair]) -> tuple[Pair, ...]:
    wanted, do = "a list of pairs of report ids", f"give {name}=[('id 1', 'id 2')]"
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise ArgumentError("assemble", name, given, wanted, do)
    found = dict[Pair, None]()
    for pair in given:
        if not isinstance(pair, tuple | list) or len(pair) != 2 or not all(isinstance(i, str) for i in pair):
            raise ArgumentError("assemble", name, pair, "a pair of report ids", do)
        found[min(pair), max(pair)] = None
    return tuple(sorted(found))
