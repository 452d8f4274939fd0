"""ClaimReview: claims and what became of them as schema.org drafts in JSON-LD, for a person to finish."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, Literal, overload

import attrs

from claimkit.arguments import a_list, demand, one_of
from claimkit.articles import moment_of
from claimkit.dossier import Dossier, EventRecord
from claimkit.errors import ArgumentError, InvalidModelError, ParseError
from claimkit.files import LINES, PAGES, content, documents, linked_data
from claimkit.models import Claim, Moment, Place, Report, Source
from claimkit.reading import read_report
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

    ``claimReviewed`` holds the exact words; ``itemReviewed`` is the Claim with its words as ``name``, the
    attribute as ``keywords``, its sentence as ``text``, its author (the
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


Reviews = Iterable[Mapping[str, Any]] | Mapping[str, Any] | str | PathLike[str]
"""Reviews, a feed of them, or a file."""


@overload
def from_claimreview(
    reviews: Reviews, *, encoding: str | None = None, errors: Literal["raise"] = "raise"
) -> list[Claim]: ...
@overload
def from_claimreview(
    reviews: Reviews, *, encoding: str | None = None, errors: Literal["collect"]
) -> tuple[list[Claim], list[InvalidModelError]]: ...
def from_claimreview(
    reviews: Reviews, *, encoding: str | None = None, errors: Literal["raise", "collect"] = "raise"
) -> list[Claim] | tuple[list[Claim], list[InvalidModelError]]:
    """Make claims of ClaimReview, by whoever wrote it: what was claimed, by whom, when; not the rating.

    A draft of :func:`to_claimreview` gives the claim that it was written from.  Of any other review what is
    claimed is read as :func:`claimkit.read_report` reads a text of its author; a review in which nothing is
    found that can be compared is a fault.

    Args:
        reviews: as ``json.loads`` gives them, or the path of a file of JSON, JSON lines or HTML.  A DataFeed,
            an item of one, a graph, and what the Fact Check Tools API answers hold several; a Claim may stand
            without its review.
        encoding: of a file; left out, UTF-8, or what its first bytes say.
        errors: "raise" one ExceptionGroup that names every fault, or "collect" them.  A day that cannot be
            read costs the claim its day alone.

    Example:
        >>> review = {
        ...     "@type": "ClaimReview",
        ...     "claimReviewed": "More than 20,000 people marched in Leeds on 3 May 2023.",
        ...     "itemReviewed": {"author": {"name": "A. Speaker"}, "datePublished": "2023-05-04"},
        ... }
        >>> (claim,) = from_claimreview(review)
        >>> claim.attribute, claim.value.low, claim.source.name, claim.about.edtf
        ('crowd_size', 20000, 'A. Speaker', '2023-05-03')
    """
    one_of("from_claimreview", "errors", errors, ("raise", "collect"))
    claims: list[Claim] = []
    faults: list[InvalidModelError] = []

    def fault(review: Any, reason: str) -> None:
        asked = _asked(review) if isinstance(review, Mapping) else review
        faults.append(InvalidModelError("ClaimReview", "claimReviewed", asked, reason))

    for number, (where, review) in enumerate(_told(reviews, encoding), start=1):
        place = where or f"review {number}"
        try:
            if isinstance(review, Exception):
                raise review
            demand("from_claimreview", "a review", review, Mapping, do="leave it out")
            found, late = _claims_of(review)
            claims += found
            if late:
                fault(review, f"{place}: {late}")
        except (ArgumentError, ValueError) as error:
            fault(
                "" if isinstance(review, Exception) else review, f"{place}: {getattr(error, 'reason', error)}"
            )
    if errors == "collect":
        return claims, faults
    if faults:
        told = f"{len(faults)} reviews are not read whole; mend them, or pass errors='collect'"
        raise ExceptionGroup(told, faults)
    return claims


def _told(reviews: Reviews, encoding: str | None) -> Iterator[tuple[str, Any]]:
    """Each review, with its place where it stands in a file."""
    found: Iterable[tuple[str, Any]]
    if isinstance(reviews, str | PathLike):
        name, ending = str(reviews), Path(reviews).suffix.lower()
        text = content("from_claimreview", reviews, encoding)
        found = linked_data(text) if ending in PAGES else documents(text, lines=ending in LINES)
        found = ((f"{name}, {where}" if where else name, one) for where, one in found)
    elif isinstance(reviews, Mapping):
        found = [("", reviews)]
    else:
        do = "give the path of a file, or what json.loads gives"
        found = (("", one) for one in a_list("from_claimreview", "reviews", reviews, do=do))
    one: Any
    for where, one in found:
        inner = _reviews_in(one) if isinstance(one, Mapping) else [one]
        for number, review in enumerate(inner, start=1):
            yield f"{where}, review {number}" if where and len(inner) > 1 else where, review


def _reviews_in(one: Mapping[str, Any]) -> list[Any]:
    """The reviews of a feed, of an item of one, of a graph, or of an answer; or the one itself."""
    if "claimReviewed" in one or "itemReviewed" in one:
        return [one]
    if "Claim" in _listed(one.get("@type")):
        return [{"claimReviewed": one.get("text") or one.get("name"), "itemReviewed": one}]
    if "claimant" in one or "claimReview" in one:  # as the Fact Check Tools API calls them
        item = {"author": one.get("claimant"), "datePublished": one.get("claimDate")}
        return [{"claimReviewed": one.get("text"), "itemReviewed": item}]
    inner = [part for key in _HOLDERS for part in _listed(one.get(key))]
    return [r for part in inner for r in (_reviews_in(part) if isinstance(part, Mapping) else [part])] or [
        one
    ]


_HOLDERS = ("dataFeedElement", "item", "@graph", "claims", "itemListElement")
"""Fields in which feeds, graphs and answers hold reviews."""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _asked(review: Mapping[str, Any]) -> str:
    return next((w.strip() for w in _listed(review.get("claimReviewed")) if isinstance(w, str)), "")


def _claims_of(review: Mapping[str, Any]) -> tuple[list[Claim], str]:
    """The claims of a review, and what is wrong with its day."""
    item = next((part for part in _listed(review.get("itemReviewed")) if isinstance(part, Mapping)), {})
    shown = [part for key in ("appearance", "firstAppearance") for part in _listed(item.get(key))]
    place = next((part for part in shown if isinstance(part, Mapping)), {})
    author, publisher = _named(item.get("author")), _named(place.get("publisher"))
    source = publisher or author or Source("not named", "unnamed")
    url = place.get("url") or next((part for part in shown if isinstance(part, str)), None)
    if isinstance(url, str) and source.url is None and publisher:
        source = attrs.evolve(source, url=url)
    told, late = _day(item)
    if item.get("keywords") and item.get("name"):  # a draft of ours
        fields: dict[str, Any] = {"speaker": author if author != _bare(source) else None, "told": told}
        about = _spanned(item.get("about"))
        return [_drafted(str(item["keywords"]), str(item["name"]), source, fields | about)], late
    text = str(item.get("text") or _asked(review))
    if not text.strip():
        raise ValueError("says not what was claimed; give claimReviewed")
    report = Report(text, _bare(source), told, url=url if isinstance(url, str) else None)
    speaker = author if author and author != report.source else None
    found = [c for c in read_report(report) if c.attribute != "event_date"]
    if not found:
        raise ValueError(
            "names nothing that can be compared: no figure, no charge, no sentence; pass it over"
        )
    return [attrs.evolve(c, speaker=c.speaker or speaker) for c in found], late


def _drafted(attribute: str, words: str, source: Source, fields: Mapping[str, Any]) -> Claim:
    """The claim of a draft; words that are no figure are kept as a label."""
    try:
        return Claim.from_text(attribute, words, source, **fields)
    except ParseError:
        return Claim(attribute, words, source, text=words, **fields)


def _bare(source: Source) -> Source:
    return Source(source.name, source.kind)


def _named(party: Any) -> Source | None:
    """Who a party is; persons are told from organisations by their type."""
    one = next(iter(_listed(party)), None)
    name = one.get("name") if isinstance(one, Mapping) else one
    if not isinstance(name, str) or not name.strip():
        return None
    is_person = isinstance(one, Mapping) and one.get("@type") == "Person"
    return Source(name.strip(), "person" if is_person else None)


def _day(item: Mapping[str, Any]) -> tuple[Moment | None, str]:
    """When it was published, and what is wrong with that."""
    words = item.get("datePublished")
    if not isinstance(words, str) or not words.strip():
        return None, ""
    try:
        return moment_of(words.strip(), "datePublished"), ""
    except InvalidModelError:
        return None, f"{words!r} is no day as 2024-01-17; mend datePublished"


def _spanned(event: Any) -> dict[str, Any]:
    """The event that a draft is about: its id, and its place."""
    if not isinstance(event, Mapping):
        return {}
    location = event.get("location")
    place = location.get("name") if isinstance(location, Mapping) else None
    return {"event": event.get("identifier"), "place": Place(place) if place else None}


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
    item |= {"name": _words(claim), "keywords": claim.attribute}
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
