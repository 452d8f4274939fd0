"""Who is counted together: those told beside others, and those whom a figure and their names both tell.

"Ten were killed in addition to the assailant" tells of eleven dead; "two lawyers, a father and his son, were
killed" tells of two.
"""

from __future__ import annotations

from claimkit.reading.labelled import Labelled
from claimkit.reading.syntax import total

_APPOSED = 8  # words in which what is set off by a comma ends: "two from the Isle of Skye,"


class Joined(Labelled):
    """Adds to the groups that a verb counts those told beside them, and drops what only tells them again."""

    __slots__ = ()

    def _besides(self, at: int, chain: list[int]) -> list[int]:
        """Those told beside the ones counted: "ten were killed in addition to the assailant"."""
        words, first = self.words, self.groups[chain[0]].first
        for index in (at + 1, at + 2):
            if index < len(words) and words[index].is_a("besides"):
                more = self.beginning_at(index + 1)
                if more is not None and self.groups[more].is_human and more not in self.used | set(chain):
                    return [*chain, more]
        if words[0].is_a("besides") and first >= 2 and words[first - 1].word == ",":
            more = self.beginning_at(1)
            if more is not None and self.groups[more].is_human and self.groups[more].last == first - 2:
                return [more, *chain]
        return chain

    def _appositive(self, chain: list[int]) -> list[int]:
        """The figure that the persons behind it only spell out: "two lawyers, a father and his son, were"."""
        end = self.groups[chain[-1]].last
        if self.words[end].word != "," and all(t.word != "," for t in self.words[end + 1 : end + _APPOSED]):
            return chain
        head, rest = self.groups[chain[0]], [self.groups[i].quantity for i in chain[1:]]
        spelled = head.by == "figure" and self.words[head.last + 1].word == ","
        if spelled and len(rest) > 1 and total(rest).value == head.quantity.value:
            self.used.update(chain)
            return chain[:1]
        named = self._spelled_out(chain[0])
        if named is not None:
            self.used.update(chain)
            return [named]
        if len(chain) > 2 and total([self.groups[i].quantity for i in chain[:-1]]).value == (
            self.groups[chain[-1]].quantity.value
        ):
            self.used.update(chain)
            return chain[-1:]  # "five men and three women, eight people in all, died"
        first, whole = self.groups[chain[0]].first, chain[0] - 1
        if whole < 0 or first < 2 or self.words[first - 1].word != ",":
            return chain
        group = self.groups[whole]
        told = total([self.groups[i].quantity for i in chain]).value
        if group.by != "figure" or group.last != first - 2 or group.quantity.value != told:
            return chain
        self.used.update(chain)
        return [whole]

    def _spelled_out(self, index: int) -> int | None:
        """The figure whose persons are named behind it: "two brothers, Jan and Tim Voss, 22 and 25, were"."""
        group = self.groups[index]
        whole = self.groups[index - 1] if index else None
        if (
            group.by != "name"
            or whole is None
            or whole.by != "figure"
            or not whole.is_human
            or whole.head < 0
        ):
            return None
        between = self.words[whole.last + 1 : group.first]
        names = all(
            t.word in (",", "and") or (t.kind == "word" and not t.classes) or t.kind == "age" for t in between
        )
        led = len(between) > 1 and between[0].word == ","
        return index - 1 if led and names and any(t.word == "and" for t in between) else None
