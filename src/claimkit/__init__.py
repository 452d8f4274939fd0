"""claimkit reconciles what several reports claim about the same events.

Enter with text (:func:`read_report`, :func:`reconcile`), with claims made by hand (:func:`resolve`,
:func:`assemble`), with a table (:func:`resolve_columns`), or with two names (:func:`match_names`).
"""

from claimkit.attributes import Attribute, Dynamics, Kind, attribute, vocabulary
from claimkit.dates import find_dates, parse_date
from claimkit.datespans import DateSpan, Precision
from claimkit.dossier import Difference, Dossier, Entity, EventRecord, as_of, assemble, differences, reconcile
from claimkit.errors import (
    AmbiguityError,
    ClaimkitError,
    IncomparableError,
    InvalidModelError,
    MissingExtraError,
    NoClaimsError,
    ParseError,
    ResolutionError,
)
from claimkit.models import Actor, Claim, Event, Modality, Place, Report, Source
from claimkit.names import match_names
from claimkit.numbers import find_quantities, parse_quantity
from claimkit.presentation import to_html, to_markdown, to_text
from claimkit.quantities import Bound, Change, Interval, Quantity
from claimkit.reading import examine_report, read_report
from claimkit.relations import Relation, RelationKind, consistent_groups, relate
from claimkit.resolution import Resolution, Role, State, Status, resolve

__all__ = [
    "Actor",
    "AmbiguityError",
    "Attribute",
    "Bound",
    "Change",
    "Claim",
    "ClaimkitError",
    "DateSpan",
    "Difference",
    "Dossier",
    "Dynamics",
    "Entity",
    "Event",
    "EventRecord",
    "IncomparableError",
    "Interval",
    "InvalidModelError",
    "Kind",
    "MissingExtraError",
    "Modality",
    "NoClaimsError",
    "ParseError",
    "Place",
    "Precision",
    "Quantity",
    "Relation",
    "RelationKind",
    "Report",
    "Resolution",
    "ResolutionError",
    "Role",
    "Source",
    "State",
    "Status",
    "as_of",
    "assemble",
    "attribute",
    "consistent_groups",
    "differences",
    "examine_report",
    "find_dates",
    "find_quantities",
    "match_names",
    "parse_date",
    "parse_quantity",
    "read_report",
    "reconcile",
    "relate",
    "resolve",
    "to_html",
    "to_markdown",
    "to_text",
    "vocabulary",
]
