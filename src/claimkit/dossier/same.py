"""Whether two reports tell of one event, how sure that is, and why."""

from __future__ import annotations

import math

import attrs

from claimkit.arguments import demand
from claimkit.dossier.entities import Mention
from claimkit.dossier.grouping import GAP_DAYS
from claimkit.dossier.likeness import Likeness, veto
from claimkit.dossier.linking import CUTOFF, apart_by, mains_of
from claimkit.dossier.model import Dossier, EventRecord, ReportRecord
from claimkit.dossier.reconcile import Asked, record_of
from claimkit.mentions.words import Words
from claimkit.models import Claim, Report
from claimkit.reading import examine_report
from claimkit.serialization import Serializable

SHOWN = 8
"""Shared words that a reason names: those that tell the most."""


@attrs.frozen
class EventLink(Serializable):
    """How likely two reports tell of one event.

    Attributes:
        probability: from 0 to 1, where as many pairs of reports tell of one event as of two; 0 with a veto.
        reasons: what speaks for it and against it, the weightiest first, and what would change it.
        veto: why they cannot tell of one event; empty where they can.
    """

    probability: float
    reasons: tuple[str, ...] = ()
    veto: str = ""

    @property
    def is_same(self) -> bool:
        """Whether two reports alone would share an event in a dossier."""
        return not self.veto and self.probability >= 1 / (1 + math.exp(-CUTOFF))


def same_event(
    a: Report | EventRecord, b: Report | EventRecord, *, among: Dossier | None = None
) -> EventLink:
    """Say how likely two reports, or two events of dossiers, are one event, with reasons.

    What two reports share counts by its rarity: in news at large, and in ``among`` where it is given.

    Args:
        a: a report, or an event of a dossier.
        b: another.
        among: the pile that they lie in.

    Raises:
        ArgumentError: one is neither a report nor an event.

    Example:
        >>> one = Report("Four people died when a bus crashed near Bewick on 15 January 2024.", "Daily")
        >>> two = Report("A bus crash near Bewick on 15 January 2024 killed four people.", "Courier")
        >>> link = same_event(one, two)
        >>> link.is_same, link.reasons[0].split(":")[0]
        (True, 'both have')
        >>> other = Report("Six people were hurt in a crash near Lorne on 3 March 2024.", "Courier")
        >>> same_event(one, other).is_same
        False
    """
    for name, given in (("a", a), ("b", b)):
        demand("same_event", name, given, Report, EventRecord, do="make one, as Report(text, source)")
    demand("same_event", "among", among, Dossier, type(None), do="give what reconcile() returned")
    if a == b:
        return EventLink(1.0, ("they are one and the same",))
    sides = _side(a, "a"), _side(b, "b")
    mine = set(sides[0][1])
    claims = [c for found, _, _ in sides for c in found]
    asked = Asked.of(claims, ())
    found, known, _, _ = asked.found(claims, [m for _, _, names in sides for m in names])
    mains, told = mains_of(
        found, known, {r: record for _, records, _ in sides for r, record in records.items()}
    )
    ids = [next(iter(scene.reports)) for scene in mains]
    pairs = [
        (at, other)
        for at, one in enumerate(ids)
        for other, two in enumerate(ids)
        if one in mine and two not in mine
    ]
    if not pairs:
        return EventLink(0.0, ("one of them tells of no event that can be read",))
    likeness = Likeness(told, [r.words for r in among.reports] if among is not None else ())
    why_not = next(
        (why for x, y in pairs if (why := veto(told[x], told[y], apart_by(told[x].kind, GAP_DAYS)))), ""
    )
    odds = math.fsum(likeness.score(x, y) for x, y in pairs) / len(pairs)
    best = max(pairs, key=lambda pair: likeness.score(*pair))
    probability = 0.0 if why_not else 1 / (1 + math.exp(-odds))
    return EventLink(probability, reasons(likeness, *best, odds), why_not)


def _side(
    given: Report | EventRecord, name: str
) -> tuple[list[Claim], dict[str, ReportRecord], list[Mention]]:
    """The claims of one side, what is known of the text of each of its reports, and the names in it."""
    if isinstance(given, Report):
        reading = examine_report(attrs.evolve(given, id=f"{name} {given.id}"))
        ident = reading.report.id
        names = [Mention(ident, m.start, m.end, m.text, m.kind) for m in reading.names]
        return list(reading.claims), {ident: record_of(reading)}, names
    claims = [attrs.evolve(c, event=None, report=f"{name} {c.report or c.source.name}") for c in given.claims]
    told: dict[str, dict[str, None]] = {}
    for c in claims:
        told.setdefault(c.report or "", {})[c.sentence or c.text] = None
    texts = {
        r: ReportRecord(Report("", r, id=r), "", len(sentences), words=Words.of(sentences))
        for r, sentences in told.items()
    }
    return claims, texts, []


def reasons(likeness: Likeness, one: int, other: int, odds: float) -> tuple[str, ...]:
    """Say in words what speaks for one event and against it, and what would change it."""
    shared = likeness.shared(one, other)
    words = sorted(shared, key=lambda word: (-shared[word], word))
    said: list[tuple[float, str]] = []
    if words:
        more = f" and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
        held = f"both have: {', '.join(words[:SHOWN])}{more}"
        said.append((math.inf, f"{held} ({math.fsum(shared.values()):.0f} nats beyond what is common)"))
    else:
        said.append((math.inf, "they share no word that is rare in news"))
    for sign in likeness.signs(one, other):
        told = SAID.get(sign.name)
        if told is not None:
            direction = "for" if sign.weight > 0 else "against"
            days = round(math.expm1(sign.value))
            said.append((abs(sign.weight), f"{told.format(days=days)}: {direction} it ({sign.weight:+.1f})"))
    ordered = [text for _, text in sorted(said, key=lambda pair: (-pair[0], pair[1]))]
    return (*ordered, _changing(odds))


SAID = {
    "gap": "published {days} days apart",
    "undated": "the day of publication of one is not known",
    "kind same": "of one kind",
    "kind other": "of different kinds",
    "place same": "of one place",
    "place other": "of different places",
    "town other": "the towns that they name first differ",
    "kind, place and day": "of one kind, place and day",
    "person same": "a person whom both name",
    "person other": "both name persons, and none of the same",
    "figure other": "they count differently",
    "day first": "both name one day first",
    "day named": "the day that one names first stands in the other",
    "day other": "they name different days",
    "firm day next": "what they tell of happened a day apart",
    "firm day other": "what they tell of happened on different days",
    "before it": "one came out before what the other tells of happened",
}
"""What each feature says that is no comparison of words."""


def _changing(odds: float) -> str:
    need = abs(odds - CUTOFF)
    if odds >= CUTOFF:
        return (
            f"evidence against it of {need:.1f} would part them, or places or days that exclude one another"
        )
    return (
        f"evidence for it of {need:.1f} would join them: rare words, a name, a day or a place that both have"
    )
