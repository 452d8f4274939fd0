"""Calls as users write them: what the types let through, and what they refuse.

No test runs this; mypy and pyright read it.  A refusal that no longer happens is an error for both, since
the comment that expects it is then needless.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

import datetime
from typing import Any, assert_type

import claimkit as ck

DAY = datetime.date(2024, 1, 17)
CLAIMS = [ck.Claim.from_text("crowd_size", "about 5,000", "Metro", speaker="Police", about="17 January 2024")]
REPORTS = [ck.Report("About 5,000 people marched in Leeds.", "Metro", DAY)]
COLUMNS: dict[str, Any] = {"source": ["a", "b"], "object": ["Metz", "Metz"], "value": [12.0, 12.0]}

# Texts stand for sources and places.
ck.Claim("crowd_size", ck.parse_quantity("5,000"), "Metro", speaker="Police")
ck.Claim("crowd_size", ck.parse_quantity("5,000"), ck.Source("Metro"), speaker=ck.Source("Police"))
ck.Report("", ck.Source("Metro"))
ck.Claim("deaths", ck.parse_quantity("5"), "Metro", place="Leeds")
ck.Event("march", place="Leeds")
ck.Report.from_article({"text": "A march."}, "Metro")

# Rules, kinds and languages are words, and a checker knows which.
rule: ck.RuleName = "lowest_credible"
ck.resolve(CLAIMS, rule=rule)
ck.resolve(CLAIMS, rule={"crowd_size": "newest"})
ck.assemble(CLAIMS, rule="vote")
ck.reconcile(REPORTS, rule="median")
ck.resolve_columns(**COLUMNS, rule="newest", kind="record", dynamics="cumulative")
ck.resolve_columns(**COLUMNS, kind={"deaths": "judgement"}, dynamics={"deaths": "peak"})
ck.match_names("Kim", "Ким", "person")
ck.match_any(["Kim"], ["Ким"], "org")
ck.NameIndex(["Leeds"], kind="place")
ck.link_names(["Leeds"], ["Leeds"], kind="place")
ck.find_quantities("dos mil", language="es")
ck.find_quantities("2000", language="und")
ck.parse_quantity("dos mil", language=None)
ck.parse_date("17 января 2024", language="ru")
ck.Actor("The Greens", "organisation")
ck.Attribute("tents", kind="judgement", dynamics="peak")
ck.Attribute("tents", kind=ck.Kind.RECORD, dynamics=ck.Dynamics.STATIC)

# Others are refused.
# fmt: off
ck.resolve(CLAIMS, rule="newst")  # type: ignore[arg-type]
ck.resolve(CLAIMS, rule={"crowd_size": "newst"})  # type: ignore[dict-item]
ck.assemble(CLAIMS, rule="newst")  # type: ignore[arg-type]
ck.reconcile(REPORTS, rule="newst")  # type: ignore[arg-type]
ck.resolve_columns(**COLUMNS, kind="labels")  # type: ignore[arg-type]
ck.resolve_columns(**COLUMNS, dynamics="grows")  # type: ignore[arg-type]
ck.match_names("Kim", "Ким", "persn")  # type: ignore[arg-type]
ck.NameIndex(["Leeds"], kind="town")  # type: ignore[arg-type]
ck.find_quantities("dos mil", language="spanish")  # type: ignore[arg-type]
ck.parse_date("17 января 2024", language="russian")  # type: ignore[call-overload]
ck.Actor("The Greens", "party")  # type: ignore[arg-type]
ck.Attribute("tents", kind="judgment")  # type: ignore[arg-type]
ck.Attribute("tents", dynamics="grows")  # type: ignore[arg-type]
ck.Claim("crowd_size", 5000, "Metro")  # type: ignore[arg-type]
ck.Claim("crowd_size", ck.parse_quantity("5,000"), 7)  # type: ignore[arg-type]
# fmt: on

# What comes back is as narrow as it can be.
assert_type(ck.resolve(CLAIMS).status, ck.Status)
assert_type(ck.parse_quantity("5,000"), ck.Quantity)
assert_type(ck.parse_quantity("5,000", default=None), ck.Quantity | None)
assert_type(ck.parse_date("2024"), ck.DateSpan)
claim_row = ck.to_rows(ck.assemble(CLAIMS))[0]
assert_type(claim_row, ck.ClaimRow)
assert_type(claim_row["low"], int | float | None)
assert_type(claim_row["headline"], bool)
assert_type(ck.answers_to_rows(ck.assemble(CLAIMS))[0]["origins"], int)
assert_type(ck.relations_to_rows(ck.assemble(CLAIMS))[0]["relation"], str)
claim_row["lowest"]  # type: ignore[typeddict-item]
assert_type(ck.from_rows([claim_row]), list[ck.Claim])
assert_type(ck.from_rows([claim_row], errors="collect")[0], list[ck.Claim])
assert_type(ck.to_csv([claim_row]), str)
