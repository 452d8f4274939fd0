"""A tournament: who of many reaches far enough, found without asking all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar

Reach = TypeVar("Reach", bound=tuple[Any, ...])


class Tournament(Generic[Reach]):
    """Entrants in a fixed order, of which those are found that reach far enough, until they are removed.

    Each entrant reaches so far in several respects.  Of two halves the farther one in each respect goes up,
    as in a tournament (a segment tree of maxima), and a half that does not reach far enough is left out as a
    whole.

    Args:
        entrants: how far each reaches, in their order.
        make: what makes a reach of its parts.

    Attributes:
        place: of each entrant.

    Example:
        >>> heights = Tournament({"a": (3,), "b": (8,), "c": (5,)}, lambda *parts: parts)
        >>> tall = lambda reach: reach[0] > 4
        >>> [*heights.find(tall)], next(heights.find(tall, last=True))
        (['b', 'c'], 'c')
        >>> heights.remove("b")
        >>> [*heights.find(tall)]
        ['c']
    """

    def __init__(self, entrants: Mapping[Any, Reach], make: Callable[..., Reach]) -> None:
        self._make, self._entrants = make, [*entrants]
        self.place = {entrant: place for place, entrant in enumerate(entrants)}
        self._size = size = 1 << max(len(entrants) - 1, 0).bit_length()
        self._best: list[Reach | None] = [
            *[None] * size,
            *entrants.values(),
            *[None] * (size - len(entrants)),
        ]
        for node in range(size - 1, 0, -1):
            self._best[node] = self._better(node)

    def _better(self, node: int) -> Reach | None:
        a, b = self._best[2 * node], self._best[2 * node + 1]
        return self._make(*map(max, a, b)) if a is not None and b is not None else a or b

    def remove(self, entrant: object) -> None:
        """Take an entrant out, if it takes part."""
        if entrant in self.place:
            node = self._size + self.place[entrant]
            self._best[node] = None
            while node := node // 2:
                self._best[node] = self._better(node)

    def find(
        self, far: Callable[[Reach], bool], span: tuple[int, int] | None = None, *, last: bool = False
    ) -> Iterator[Any]:
        """Find who reaches far enough.

        Args:
            far: whether a reach is far enough; if it is, every farther one must be.
            span: the first place to look at, and the one before which to stop; all places if None.
            last: whether to give the last first.
        """
        start, stop = span or (0, self._size)
        halves = [(1, 0, self._size)]
        while halves:
            node, left, width = halves.pop()
            reach = self._best[node]
            if reach is None or left >= stop or left + width <= start or not far(reach):
                continue
            if width == 1:
                yield self._entrants[left]
                continue
            width //= 2
            first, second = (2 * node, left, width), (2 * node + 1, left + width, width)
            halves += (first, second) if last else (second, first)
