"""Interchange: a dossier as rows, CSV, event-data layouts and ClaimReview drafts; rows as claims."""

from claimkit.interchange.articles import from_articles, from_html
from claimkit.interchange.claimreview import from_claimreview, to_claimreview
from claimkit.interchange.codings import (
    from_acled_rows,
    from_ccc_rows,
    from_ged_rows,
    from_mass_mobilization_rows,
)
from claimkit.interchange.columns import AnswerRow, ClaimRow, RelationRow
from claimkit.interchange.layouts import to_acled_rows, to_ccc_rows, to_ged_rows
from claimkit.interchange.reading import from_rows
from claimkit.interchange.rows import Cell, Row, answers_to_rows, relations_to_rows, to_rows
from claimkit.interchange.sheets import from_csv, to_csv

__all__ = [
    "AnswerRow",
    "Cell",
    "ClaimRow",
    "RelationRow",
    "Row",
    "answers_to_rows",
    "from_acled_rows",
    "from_articles",
    "from_ccc_rows",
    "from_claimreview",
    "from_csv",
    "from_ged_rows",
    "from_html",
    "from_mass_mobilization_rows",
    "from_rows",
    "relations_to_rows",
    "to_acled_rows",
    "to_ccc_rows",
    "to_claimreview",
    "to_csv",
    "to_ged_rows",
    "to_rows",
]
