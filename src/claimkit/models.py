"""The things that claims are made of: Source, Actor, Place, Event, Report, Claim."""

from __future__ import annotations

import datetime
import functools
import hashlib
import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from typing import Any, get_args

import attrs

from claimkit.arguments import Choice, demand, known_options, one_of, the_day
from claimkit.articles import WHEN, fields_of
from claimkit.attributes import Attribute, is_known
from claimkit.attributes import attribute as known_attribute
from claimkit.choices import ActorKind
from claimkit.datespans import DateSpan
from claimkit.errors import InvalidModelError
from claimkit.notation import chip, constructed
from claimkit.quantities import Quantity
from claimkit.serialization import Serializable
from claimkit.text import writable, writable_texts

Value = Quantity | DateSpan | str
Moment = datetime.date | datetime.datetime
Check = Callable[[Any, "attrs.Attribute[Any]", Any], None]


class Modality(Choice):
    """In what manner a claim is made."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ESTIMATED = "estimated"
    QUOTED = "quoted"
    ALLEGED = "alleged"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class Novelty(Choice):
    """How the words of a claim bring in the event that it is about."""

    UNKNOWN = "unknown"
    """They go on with what was told before, or do not say: "died", "the blast"."""
    NEW = "new"
    """As one not told before: "a blast", "were shot"."""
    AGAIN = "again"
    """As one more of its sort, which on the same day may be a part of the same: "another blast"."""
    OTHER = "other"
    """As one apart from those told before: "a separate blast"."""


class Grade(IntEnum):
    """On what the day or the place of a statement rests; the higher the surer."""

    UNKNOWN = 0
    PUBLICATION = 1
    """The day of publication, and nothing in the text."""
    INHERITED = 2
    """Told elsewhere in the report."""
    MENTION = 3
    """Told in another sentence of the mention."""
    HEADING = 4
    """Told in the dateline or the headline."""
    SENTENCE = 5
    """Told in the sentence of the trigger."""
    CLAUSE = 6
    """Told in the clause of the trigger."""

    @classmethod
    def _missing_(cls, value: object) -> Grade:
        """Read a grade by its name: ``Grade("clause")``."""
        names = {member.name.lower(): member for member in cls}
        one_of(cls.__name__, "value", value, tuple(names))
        return names[str(value)]


def not_blank(instance: Any, field: attrs.Attribute[Any], value: object) -> None:
    """Refuse a text that says nothing; a validator for fields of models."""
    if not isinstance(value, str) or not value.strip():
        raise InvalidModelError(
            type(instance).__name__, field.name, value, "must be a text that is not blank"
        )


def _holds(*kinds: type) -> Check:
    """Check the class of a value, or of each member of a tuple."""
    names = " or ".join("None" if kind is type(None) else kind.__name__ for kind in kinds)

    def check(instance: Any, field: attrs.Attribute[Any], value: object) -> None:
        if isinstance(value, kinds):
            return
        for item in value if isinstance(value, tuple) else (value,):
            if not isinstance(item, kinds):
                reason = f"must be {names}, not {type(item).__name__}"
                raise InvalidModelError(type(instance).__name__, field.name, item, reason)

    return check


def _moment(instance: Any, field: attrs.Attribute[Any], value: object) -> None:
    if value is not None and not isinstance(value, datetime.date):
        reason = f"must be date or None, not {type(value).__name__}; {the_day(value)}"
        raise InvalidModelError(type(instance).__name__, field.name, value, reason)


_TEXT, _TEXT_OR_NONE = _holds(str), _holds(str, type(None))


def _tuple(value: Any) -> tuple[Any, ...]:
    return (value,) if isinstance(value, str) or not isinstance(value, Iterable) else tuple(value)


@attrs.frozen(field_transformer=writable_texts)
class Source(Serializable):
    """Who says something: an outlet, an agency, a party, a witness, an unnamed voice.

    Attributes:
        name: as it is written.
        kind: what it is, in one word: ``"outlet"``, ``"police"``, ``"organiser"``, ``"ngo"``, ``"official"``,
            ``"person"``, ``"unnamed"`` or one of the caller's own.
        url: where it is found.

    Raises:
        InvalidModelError: the name is blank.
    """

    name: str = attrs.field(validator=not_blank)
    kind: str | None = attrs.field(default=None, validator=_TEXT_OR_NONE)
    url: str | None = attrs.field(default=None, validator=_TEXT_OR_NONE)

    def __repr__(self) -> str:
        return constructed(self)

    @property
    def is_named(self) -> bool:
        """Whether the source can be told from others; "Russian media" cannot."""
        return self.kind != "unnamed"


def _actor_kind(_instance: Any, _field: attrs.Attribute[Any], value: object) -> None:
    one_of("Actor", "kind", value, get_args(ActorKind))


@attrs.frozen(field_transformer=writable_texts)
class Actor(Serializable):
    """A person, an organisation or a group.

    Attributes:
        name: the name to show.
        kind: ``"person"``, ``"organisation"`` (or ``"org"``), ``"group"`` or ``"other"``.
        aliases: other names and spellings that mean the same actor.
        role: what the actor is in the events, in words.
        not_same_as: names that must never be taken for this actor.
    """

    name: str = attrs.field(validator=not_blank)
    kind: ActorKind = attrs.field(default="person", validator=_actor_kind)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_tuple, validator=_TEXT)
    role: str = attrs.field(default="", validator=_TEXT)
    not_same_as: tuple[str, ...] = attrs.field(default=(), converter=_tuple, validator=_TEXT)

    def __repr__(self) -> str:
        return constructed(self)


@attrs.frozen(field_transformer=writable_texts)
class Place(Serializable):
    """Somewhere that events happen.

    Attributes:
        name: the name to show.
        kind: ``"city"``, ``"region"``, ``"country"``, ``"building"``, ...
        aliases: other names and spellings that mean the same place.
        part_of: name of the place that it lies in.
    """

    name: str = attrs.field(validator=not_blank)
    kind: str | None = attrs.field(default=None, validator=_TEXT_OR_NONE)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_tuple, validator=_TEXT)
    part_of: str | None = attrs.field(default=None, validator=_TEXT_OR_NONE)

    def __repr__(self) -> str:
        return constructed(self)


def _placed(value: Place | str | None) -> Place | None:
    return Place(value) if isinstance(value, str) else value


@attrs.frozen(field_transformer=writable_texts)
class Event(Serializable):
    """Something that happened, at a time and a place, to somebody.

    Attributes:
        id: identifier, unique among the events of a dossier.
        kind: ``"protest"``, ``"trial"``, ``"arrests"``, ``"accident"``, ``"attack"``, ``"disaster"``, ...
        name: what a reader would call it.
        date: its days; None where no report says.
        place: where, a plain name will do; None where no report says.
        actors: who, the most mentioned first.
        part_of: id of the event that it is a part of.
    """

    id: str = attrs.field(validator=not_blank)
    kind: str = attrs.field(default="event", validator=not_blank)
    name: str = attrs.field(default="", validator=_TEXT)
    date: DateSpan | None = attrs.field(default=None, validator=_holds(DateSpan, type(None)))
    place: Place | None = attrs.field(default=None, converter=_placed, validator=_holds(Place, type(None)))
    actors: tuple[Actor, ...] = attrs.field(default=(), converter=_tuple, validator=_holds(Actor))
    part_of: str | None = attrs.field(default=None, validator=_TEXT_OR_NONE)


def _text(value: str | None) -> str:
    return value or ""


def _address_or_title(found: Mapping[str, Any]) -> str:
    return f"the article {found.get('url') or found.get('title') or 'given'}"


def _source(value: Source | str) -> Source:
    return Source(value) if isinstance(value, str) else value


def _speaker(value: Source | str | None) -> Source | None:
    return Source(value) if isinstance(value, str) else value


_FIGURE = re.compile(r"\d").search
"""Whether a text holds a figure in digits."""


@attrs.frozen(field_transformer=writable_texts)
class Report(Serializable):
    """One text from one source.

    Attributes:
        text: the whole text as it was found, page furniture included; spans count its code points.
        source: who published it; a plain name will do.
        published: when; a date, or a datetime with or without time zone, or None.
        id: identifier; made from the source's name and the text where none is given.
        title: headline, where it is not part of the text.
        language: ISO 639-1 code.
        url: where this text is found; the address of the outlet is the source's.

    Raises:
        InvalidModelError: a field holds what it cannot; the message names the report and the field.
    """

    text: str
    source: Source = attrs.field(converter=_source, validator=_holds(Source))
    published: Moment | None = attrs.field(default=None, validator=_moment)
    id: str = attrs.field(default="", converter=_text, validator=_TEXT)
    title: str | None = attrs.field(default=None, validator=_TEXT_OR_NONE)
    language: str = attrs.field(default="en", validator=not_blank)
    url: str | None = attrs.field(default=None, validator=_TEXT_OR_NONE)

    def __attrs_post_init__(self) -> None:
        """Check the text, and make an identifier from what is said and by whom."""
        if not isinstance(self.text, str):
            name = self.id or self.source.name
            reason = f"report {name!r} needs a str, not {type(self.text).__name__}; decode it first"
            raise InvalidModelError("Report", "text", self.text, reason)
        if not self.id:
            content = self.text.encode("utf-8", "surrogatepass")
            digest = hashlib.sha256(content).hexdigest()[:8]
            object.__setattr__(self, "id", f"{self.source.name} {digest}")

    @classmethod
    def from_article(
        cls, article: Mapping[str, Any], source: Source | str | None = None, **fields: Any
    ) -> Report:
        """Make a report of an article as an extractor or a feed gives it.

        Known are the JSON of trafilatura and newspaper, schema.org's NewsArticle (JSON-LD), and items of RSS
        and Atom as feedparser gives them.

        Args:
            article: its fields.
            source: who published it; left out, whom the article names, else the host of its address.
            fields: any other field of the report, in place of what the article says.

        Raises:
            InvalidModelError: there is no text, nobody who published it, or a date that cannot be read.

        Example:
            >>> item = {
            ...     "title": "March in Leeds",
            ...     "description": "<p>About 300 people marched.</p>",
            ...     "link": "https://www.metro.example/news/1",
            ...     "pubDate": "Wed, 17 Jan 2024 10:00:00 GMT",
            ... }
            >>> report = Report.from_article(item)
            >>> report.text, report.source.name, report.url
            ('About 300 people marched.', 'metro.example', 'https://www.metro.example/news/1')
            >>> str(report.published)
            '2024-01-17 10:00:00+00:00'
        """
        demand("Report.from_article", "article", article, Mapping, do="read JSON text with json.loads first")
        known_options("Report.from_article", fields, [field.name for field in attrs.fields(cls)])
        told: dict[str, Any] = {"source": source} if source is not None else {}
        if "published" in fields:  # what the caller says need not be read
            article = {name: value for name, value in article.items() if name not in WHEN}
        found = fields_of(article) | fields | told
        for name, do in (("text", "extract it first"), ("source", "give source='...'")):
            if not found.get(name):
                reason = f"{_address_or_title(found)} tells none; {do}"
                raise InvalidModelError("Report", name, None, reason)
        return cls(**found)

    @property
    def day(self) -> datetime.date | None:
        """The day of publication."""
        moment = self.published
        return moment.date() if isinstance(moment, datetime.datetime) else moment


def _value(value: Value) -> Value:
    return writable(value)  # type: ignore[no-any-return]


@functools.total_ordering
class _Words:
    """The whole claim in words, written only where all else is equal."""

    __slots__ = ("_words", "claim")

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self._words = ""

    def _written(self) -> str:
        self._words = self._words or repr(self.claim)
        return self._words

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Words) and self.claim == other.claim

    def __lt__(self, other: _Words) -> bool:
        return self._written() < other._written()

    __hash__ = None  # type: ignore[assignment]


SEVERAL_EVENTS = "several events together"
A_LONGER_TIME = "a longer time"
AN_EARLIER_EVENT = "an earlier event"
ANOTHER_EVENT = "another event"
AN_EARLIER_COUNT = "an earlier count"
OTHER_EVENTS = frozenset((SEVERAL_EVENTS, A_LONGER_TIME, AN_EARLIER_EVENT, ANOTHER_EVENT, AN_EARLIER_COUNT))
"""Scopes of claims that a report recalls and that count nothing of the event it tells of, or no longer."""

IN_HOSPITAL, IN_CUSTODY, FREED = "those still in hospital", "those still held", "those who are free"
SO_FAR = frozenset((IN_HOSPITAL, IN_CUSTODY, FREED))
"""Scopes of claims that count in what state some are, wherever that is, of those told of before."""

SUSPENDED = "suspended"
"""The noun of a sentence that need not be served."""

OUTSIDE = ("home detention", "house arrest", "community service", "probation")
"""Nouns of sentences that are not served in prison."""

ANYBODY = "anybody"
"""Sort of people of a claim that counts people of any sort ("victims")."""

DENIAL = "denial"
"""Attribute of a denial of which it is not known what it denies."""

NO_REPORTS = "no reports"
"""Hedge of who says that nothing is heard of any harm: "no injuries were reported"."""

UNTOLD = "what its text does not tell"
"""Scope of a denial of which its text does not tell what is denied ("denied it")."""


@attrs.frozen(cache_hash=True, field_transformer=writable_texts)
class Claim(Serializable):
    """One statement: that an attribute of an event had a value, by somebody's word.

    Attributes:
        attribute: name of what is measured, such as ``"crowd_size"``.
        value: a Quantity, a DateSpan, or a text for a category.
        source: who published it; a plain name will do.
        text: the exact words of the value.
        start: where these words begin in the report; None for a claim made by hand.
        end: where they end, exclusive.
        report: id of the report.
        about: the days that the statement is about.
        told: when it was published.
        speaker: who says so, where that is not the source itself; a plain name will do.
        modality: in what manner.
        hedge: the words that weaken it ("reportedly").
        noun: the words for what is counted ("protesters").
        verb: the word that says what became of those counted ("detained"), where one does.
        place: where; a plain name will do.
        near: whether the words say that it was near its place, not in it ("off Varn", "12 km from Varn").
        scope: a narrower extent than the place, in words ("a central square").
        actors: whom it concerns.
        accused: against whom a charge, plea, verdict or sentence is, where the words name them.
        event: id of the event; None lets :func:`claimkit.reconcile` find it.
        event_kind: what kind of event the words tell of.
        sentence: the sentence that it stands in.
        headline: whether it stands in a headline or caption, which repeats the body.
        corrects: whether the words say that it replaces what was told before ("revised the toll to 72").
        withdrawn: whether the words say that it holds no longer ("from 80", "an earlier figure of nine").
        added: whether the words say that it counts others than those told before ("four died as well").
        recalled: whether the words look back at an earlier event ("had killed 900 in May 2009").
        novelty: how the words bring in the event ("another blast"): it tells two events of a report apart.
        is_total: whether the words say that it counts all ("a total of 25", "the toll").
        people: what sort of people it counts, of whom nobody is of two sorts in one account (``"forces"``,
            ``"civilians"``); :data:`ANYBODY` for people of any sort, empty where that is not known.
        day_grade: on what the days that it is about rest; unknown for a claim made by hand.
        place_grade: on what the place rests; unknown for a claim made by hand.
        kind_grade: on what the kind of event rests; unknown for a claim made by hand.
        reasons: names of the rules that read it; none for a claim made by hand.

    Raises:
        InvalidModelError: a field holds what it cannot.

    Example:
        >>> claim = Claim.from_text("crowd_size", "about 5,000", "Metro", about="17 January 2024")
        >>> claim.value.value, claim.about.edtf
        (5000, '2024-01-17')
    """

    attribute: str = attrs.field(validator=not_blank)
    value: Value = attrs.field(converter=_value, validator=_holds(Quantity, DateSpan, str))
    source: Source = attrs.field(converter=_source, validator=_holds(Source))
    text: str = attrs.field(default="", kw_only=True, validator=_TEXT)
    start: int | None = attrs.field(default=None, kw_only=True, validator=_holds(int, type(None)))
    end: int | None = attrs.field(default=None, kw_only=True, validator=_holds(int, type(None)))
    report: str | None = attrs.field(default=None, kw_only=True, validator=_TEXT_OR_NONE)
    about: DateSpan | None = attrs.field(default=None, kw_only=True, validator=_holds(DateSpan, type(None)))
    told: Moment | None = attrs.field(default=None, kw_only=True, validator=_moment)
    speaker: Source | None = attrs.field(
        default=None, kw_only=True, converter=_speaker, validator=_holds(Source, type(None))
    )
    modality: Modality = attrs.field(default=Modality.ASSERTED, kw_only=True, converter=Modality)
    hedge: str = attrs.field(default="", kw_only=True, validator=_TEXT)
    noun: str = attrs.field(default="", kw_only=True, validator=_TEXT)
    verb: str = attrs.field(default="", kw_only=True, validator=_TEXT)
    place: Place | None = attrs.field(
        default=None, kw_only=True, converter=_placed, validator=_holds(Place, type(None))
    )
    near: bool = attrs.field(default=False, kw_only=True)
    scope: str = attrs.field(default="", kw_only=True, validator=_TEXT)
    actors: tuple[Actor, ...] = attrs.field(
        default=(), kw_only=True, converter=_tuple, validator=_holds(Actor)
    )
    accused: tuple[Actor, ...] = attrs.field(
        default=(), kw_only=True, converter=_tuple, validator=_holds(Actor)
    )
    event: str | None = attrs.field(default=None, kw_only=True, validator=_TEXT_OR_NONE)
    event_kind: str | None = attrs.field(default=None, kw_only=True, validator=_TEXT_OR_NONE)
    sentence: str = attrs.field(default="", kw_only=True, validator=_TEXT)
    headline: bool = attrs.field(default=False, kw_only=True)
    corrects: bool = attrs.field(default=False, kw_only=True)
    withdrawn: bool = attrs.field(default=False, kw_only=True)
    added: bool = attrs.field(default=False, kw_only=True)
    recalled: bool = attrs.field(default=False, kw_only=True)
    novelty: Novelty = attrs.field(default=Novelty.UNKNOWN, kw_only=True, converter=Novelty)
    is_total: bool = attrs.field(default=False, kw_only=True)
    people: str = attrs.field(default="", kw_only=True, validator=_TEXT)
    day_grade: Grade = attrs.field(default=Grade.UNKNOWN, kw_only=True, converter=Grade)
    place_grade: Grade = attrs.field(default=Grade.UNKNOWN, kw_only=True, converter=Grade)
    kind_grade: Grade = attrs.field(default=Grade.UNKNOWN, kw_only=True, converter=Grade)
    reasons: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=_tuple, validator=_TEXT)

    def __repr__(self) -> str:
        return constructed(self)

    def _repr_html_(self) -> str:
        """Show who says what in a notebook."""
        who = self.voice.name if self.voice == self.source else f"{self.voice.name}, in {self.source.name}"
        days = self.about.edtf if self.about else ""
        return chip(f"{self.attribute}: {self.text or self.value}", who, days)

    def __attrs_post_init__(self) -> None:
        """Warn of words that would be taken for a label where a figure is asked for."""
        if not isinstance(self.value, str) or self.report is not None or self.text:
            return
        asked = is_known(self.attribute) and known_attribute(self.attribute).kind != "label"
        if asked or (_FIGURE(self.value) and not is_known(self.attribute)):
            do = f"Claim.from_text({self.attribute!r}, {self.value!r}, ...)"
            told = f"{self.value!r} is kept as a label, not as a figure; make it with {do}"
            warnings.warn(told, stacklevel=3)

    @classmethod
    def from_text(
        cls,
        attribute: str,
        wording: str,
        source: Source | str,
        *,
        about: DateSpan | str | None = None,
        **fields: Any,
    ) -> Claim:
        """Make a claim by hand from the words that a source used.

        Args:
            attribute: name of what is measured; a label attribute keeps the words as they are, and so does
                one that is not built in where the words hold no figure.
            wording: the figure in words, such as ``"as many as 5,000"``.
            source: who says so.
            about: the day, as a DateSpan or in words.
            fields: any other field of the claim.

        Raises:
            ParseError: the wording of a counted attribute is no quantity, or ``about`` no date.
        """
        from claimkit.dates import parse_date
        from claimkit.numbers import find_quantities, parse_quantity

        demand("Claim.from_text", "wording", wording, str)
        known_options("Claim.from_text", fields, [field.name for field in attrs.fields(cls)])
        measured = known_attribute(attribute)
        value: Value = wording
        if attribute == "event_date":
            value = parse_date(wording)
        elif measured.kind != "label" and (is_known(attribute) or find_quantities(wording)):
            quantity = parse_quantity(wording)
            value = quantity if quantity.unit else attrs.evolve(quantity, unit=measured.unit)
        day = parse_date(about) if isinstance(about, str) else about
        return cls(attribute, value, source, text=wording, about=day, **fields)

    @property
    def voice(self) -> Source:
        """Who stands behind the statement: the speaker, else the source."""
        return self.speaker or self.source

    @property
    def day_told(self) -> DateSpan | None:
        """The days that the statement is about, where its words or its maker say them.

        None where a reader could only narrow them down by the day of publication.
        """
        return self.about if self.about is not None and (self.about.text or self.report is None) else None

    @property
    def day_stated(self) -> DateSpan | None:
        """The days that the statement is about, where its own sentence names them, or its maker.

        None where a reader carried them over from another sentence: good enough to group claims by, and too
        little to publish.
        """
        about = self.about
        if about is None or self.report is None:
            return about
        return about if about.text and about.text in self.sentence else None

    @property
    def order(self) -> tuple[str, int, str, str, str, str, str, str, _Words]:
        """Sort key that does not depend on the order in which claims were given."""
        start = -1 if self.start is None else self.start
        about, place = self.about.edtf if self.about else "", self.place.name if self.place else ""
        told, words = str(self.told or ""), _Words(self)
        return (
            self.report or "",
            start,
            self.attribute,
            self.source.name,
            self.text,
            about,
            place,
            told,
            words,
        )


def warn_of_labels(claims: Iterable[Claim], attributes: Iterable[Attribute], call: str) -> None:
    """Warn of texts that are compared as labels because nobody said what their attribute is.

    >>> claims = [Claim("cause", "a short circuit", "Post")]
    >>> with warnings.catch_warnings(record=True, action="always") as told:
    ...     warn_of_labels(claims, (), "resolve")
    ...     warn_of_labels(claims, [Attribute("cause", kind="label")], "resolve")
    >>> [str(warning.message) for warning in told]  # doctest: +NORMALIZE_WHITESPACE
    ["resolve: 'cause' is no attribute that is known, so 'a short circuit' is compared as a label;
    declare it: attributes=[Attribute('cause', kind='label')]"]
    """
    own, claims = {one.name: one for one in attributes}, list(claims)
    texts = [
        (c.attribute, c.value, c.source.name) for c in claims if isinstance(c.value, str) and c.report is None
    ]
    figured = {c.attribute for c in claims if isinstance(c.value, Quantity)}
    first = {name: (value, who) for name, value, who in sorted(texts, reverse=True)}
    for name in sorted(first.keys() - own.keys()):
        if name != DENIAL and not is_known(name):
            known_attribute(name, own.values())  # one that is misspelt is told as such
            (value, who), do = first[name], f"declare it: attributes=[Attribute({name!r}, kind='label')]"
            told = f"{call}: {name!r} is no attribute that is known, so {value!r} is compared as a label"
            if name in figured:
                told, do = (
                    f"{told}, and not with its figures",
                    f"mend or leave out the claim of {who}, or {do}",
                )
            warnings.warn(f"{told}; {do}", stacklevel=4)
