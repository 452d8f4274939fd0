"""Status: how well an answer stands, in the same words by every door."""

from __future__ import annotations

from claimkit.arguments import Choice


class Status(Choice):
    """How well an answer stands."""

    AGREED = "agreed"
    SUPPORTED = "supported"
    SINGLE_SOURCE = "single_source"
    ESTIMATED = "estimated"
    DERIVED = "derived"
    CONTESTED = "contested"
    DISPUTED = "disputed"
    REJECTED = "rejected"
    UNTOLD = "untold"
    KNOWN = "known"

    @property
    def meaning(self) -> str:
        """What the status says, in words."""
        return _MEANINGS[self]


_MEANINGS = {
    Status.AGREED: "two or more independent origins name it",
    Status.SUPPORTED: "one origin names it, others say something vaguer that fits",
    Status.SINGLE_SOURCE: "one origin alone says so",
    Status.ESTIMATED: "the middle of many independent judgements that differ, with the range they leave",
    Status.DERIVED: "follows from other figures; nobody states it",
    Status.CONTESTED: "accounts that cannot all be true stand against each other",
    Status.DISPUTED: "one party alleges it, another denies it",
    Status.REJECTED: "cannot be true of this event; kept for the record",
    Status.UNTOLD: "no report says it as a fact",
    Status.KNOWN: "given as known, by an editor's decision or a record",
}
