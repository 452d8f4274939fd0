"""Interchange: a dossier as rows, CSV, event-data layouts and ClaimReview drafts; rows as claims."""

from claimkit.interchange.articles import from_articles, from_html
from claimkit.interchange.claimreview import to_claimreview
from claimkit.interchange.layouts import to_acled_rows, to_ccc_rows, to_ged_rows
from claimkit.interchange.reading import from_rows
from claimkit.interchange.rows import Cell, Row, answers_to_rows, relations_to_rows, to_rows
from claimkit.interchange.sheets import from_csv, to_csv

__all__ = [
    "Cell",
    "Row",
    "answers_to_rows",
    "from_articles",
    "from_csv",
    "from_html",
    "from_rows",
    "relations_to_rows",
    "to_acled_rows",
    "to_ccc_rows",
    "to_claimreview",
    "to_csv",
    "to_ged_rows",
    "to_rows",
]
