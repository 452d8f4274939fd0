"""ClaimReview: claims and what became of them as schema.org drafts in JSON-LD, for a person to finish."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from typing import Any

from claimkit.dossier import Dossier, EventRecord
from claimkit.errors import ArgumentError
from claimkit.models import Claim, Source
from claimkit.resolution import Placement, Resolution, Role, State, Status
from claimkit.resolution.wording import date_words, value_words

_TESTED = {Status.AGREED, Status.SUPPORTED, Status.CONTESTED, Status.DISPUTED}
"""Statuses that come from holding several accounts against each other; one account alone tests nothing."""


def to_claimreview(
    shown: Dossier | Resolution,
    *,
    author: str | None = None,
    url: str | None = None,
    published: datetime.date | None = None,
    roles: Collection[Role] | None = None,
) -> list[dict[str, Any]]:
    """Return one schema.org ClaimReview for each claim, as JSON-LD, marked as a draft.

    ``claimReviewed`` holds the exact words; ``itemReviewed`` is the Claim with its sentence, its author (the
    speaker, else the source; none where the voice has no name), the day it was published, where it appeared
    and the event it is about.  ``reviewBody`` says what became of the claim and why.

    There is a ``reviewRating`` only where several accounts were held against each other and the claim names
    an answer: its ``alternateName`` is the status of that answer (Agreed, Supported, Contested, Disputed),
    and it has no ``ratingValue``.  claimkit tells how well a statement is supported, not whether it is true:
    a person adds the verdict, ``url`` and ``author``, and takes ``creativeWorkStatus`` "Draft" away.

    Args:
        shown: a dossier, or the answer to one question.
        author: the organisation that checks.
        url: page on which the review will stand.
        published: the day of the review.
        roles: places of claims to write; all where None.

    Example:
        >>> from claimkit.resolution import resolve
        >>> claims = [Claim.from_text("arrests", "87", who) for who in ("Evening Star", "Daily Courier")]
        >>> review = to_claimreview(resolve(claims), author="Fact Desk")[0]
        >>> review["claimReviewed"], review["itemReviewed"]["author"]["name"]
        ('arrests: “87”', 'Daily Courier')
        >>> review["reviewRating"]["alternateName"]
        'Agreed'
    """
    head: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
    }
    if author:
        head["author"] = {"@type": "Organization", "name": author}
    if url:
        head["url"] = url
    if published:
        head["datePublished"] = published.isoformat()
    return [
        head | _review(record, answer, placed)
        for record, answer in _answers(shown)
        for placed in answer.placements
        if roles is None or placed.role in roles
    ]


def _answers(shown: Dossier | Resolution) -> Iterator[tuple[EventRecord | None, Resolution]]:
    if isinstance(shown, Resolution):
        yield None, shown
    elif isinstance(shown, Dossier):
        for record in shown.events:
            for answer in record.resolutions.values():
                yield record, answer
    else:
        raise ArgumentError("to_claimreview", "what is reviewed", shown, "a Dossier or a Resolution")


def _review(record: EventRecord | None, answer: Resolution, placed: Placement) -> dict[str, Any]:
    claim = placed.claim
    words = f"{answer.attribute.noun}: “{_words(claim)}”"
    if record is not None:
        words += f" ({record.event.name or record.event.id})"
    elif claim.about is not None:
        words += f" ({date_words(claim.about)})"
    body = [f"{placed.role.words}: {placed.reason}." if placed.reason else f"{placed.role.words}."]
    body += [answer.sentence, *(f"Check: {flag}." for flag in answer.flags)]
    review: dict[str, Any] = {
        "claimReviewed": words,
        "itemReviewed": _item(record, claim),
        "reviewBody": " ".join(filter(None, body)),
    }
    rating = _rating(answer, placed)
    return review | {"reviewRating": rating} if rating else review


def _words(claim: Claim) -> str:
    return claim.text or value_words(claim.value)


def _rating(answer: Resolution, placed: Placement) -> dict[str, Any] | None:
    if placed.state is None or placed.role is not Role.SUPPORTING:
        return None
    state: State = answer.states[placed.state]
    if state.status not in _TESTED:
        return None
    return {
        "@type": "Rating",
        "alternateName": state.status.value.capitalize(),
        "ratingExplanation": f"{state.status.meaning}: {placed.reason}",
    }


def _item(record: EventRecord | None, claim: Claim) -> dict[str, Any]:
    item: dict[str, Any] = {"@type": "Claim", "text": claim.sentence or _words(claim)}
    if claim.voice.is_named:
        item["author"] = _party(claim.voice)
    if claim.told:
        item["datePublished"] = claim.told.isoformat()
    appearance: dict[str, Any] = {"@type": "CreativeWork", "publisher": _party(claim.source)}
    if claim.source.url:
        appearance["url"] = claim.source.url
    if claim.report:
        appearance["identifier"] = claim.report
    item["appearance"] = appearance
    if record is not None:
        item["about"] = _event(record)
    return item


def _party(source: Source) -> dict[str, str]:
    return {"@type": "Person" if source.kind == "person" else "Organization", "name": source.name}


def _event(record: EventRecord) -> dict[str, Any]:
    event: dict[str, Any] = {"@type": "Event", "identifier": record.event.id}
    if record.event.name:
        event["name"] = record.event.name
    if record.date and record.date.earliest:
        event["startDate"] = record.date.earliest.isoformat()
    if record.date and record.date.latest:
        event["endDate"] = record.date.latest.isoformat()
    if record.place:
        event["location"] = {"@type": "Place", "name": record.place.name}
    return event
