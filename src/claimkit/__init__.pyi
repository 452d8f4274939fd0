# The names that claimkit exports; at run time each is imported when it is first asked for.

from .attributes import Attribute, Dynamics, Kind, attribute, vocabulary
from .bulk import ColumnsResolution, resolve_columns
from .dates import find_dates, parse_date
from .datespans import DateSpan, Precision
from .dossier import Difference, Dossier, Entity, EventRecord, as_of, assemble, differences, extend, reconcile
from .errors import (
    AmbiguityError,
    ClaimkitError,
    IncomparableError,
    InvalidModelError,
    MissingExtraError,
    NoClaimsError,
    ParseError,
    ResolutionError,
)
from .interchange import (
    answers_to_rows,
    from_csv,
    from_rows,
    to_acled_rows,
    to_ccc_rows,
    to_claimreview,
    to_csv,
    to_ged_rows,
    to_rows,
)
from .models import Actor, Claim, Event, Modality, Place, Report, Source
from .names import NameMatch, match_names
from .numbers import find_quantities, parse_quantity
from .presentation import to_html, to_markdown, to_text
from .quantities import Bound, Change, Interval, Quantity
from .reading import examine_report, read_report
from .relations import Relation, RelationKind, consistent_groups, relate
from .resolution import Resolution, Role, State, Status, resolve

__all__ = [
    "Actor",
    "AmbiguityError",
    "Attribute",
    "Bound",
    "Change",
    "Claim",
    "ClaimkitError",
    "ColumnsResolution",
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
    "NameMatch",
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
    "answers_to_rows",
    "as_of",
    "assemble",
    "attribute",
    "consistent_groups",
    "differences",
    "examine_report",
    "extend",
    "find_dates",
    "find_quantities",
    "from_csv",
    "from_rows",
    "match_names",
    "parse_date",
    "parse_quantity",
    "read_report",
    "reconcile",
    "relate",
    "resolve",
    "resolve_columns",
    "to_acled_rows",
    "to_ccc_rows",
    "to_claimreview",
    "to_csv",
    "to_ged_rows",
    "to_html",
    "to_markdown",
    "to_rows",
    "to_text",
    "vocabulary",
]
