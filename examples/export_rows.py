"""A dossier as tables: claims, answers, the layouts of three data sets, and ClaimReview drafts.

Reads a table of claims as an analyst keeps it, shows what is wrong with it, and writes what the rest says
into the current folder, or into the folder given as an argument.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import console

import claimkit as ck

TABLE = """\
event,event_kind,attribute,wording,source,speaker,speaker_kind,about,told,place
market,attack,deaths,at least 12,Morning Post,,,9 March 2024,2024-03-09,Westhaven
market,attack,deaths,14,Evening Star,the health ministry,official,9 March 2024,2024-03-10,Westhaven
market,attack,deaths,14,City Radio,,,9 March 2024,2024-03-11,Westhaven
market,attack,injuries,dozens,Morning Post,,,9 March 2024,2024-03-09,Westhaven
march,protest,crowd_size,"about 4,000",Morning Post,the police,police,16 March 2024,2024-03-17,Westhaven
march,protest,crowd_size,"more than 15,000",Evening Star,organisers,,16 March 2024,2024-03-17,Westhaven
march,protest,arrests,-,City Radio,,,16 March 2024,2024-03-17,Westhaven
march,protest,arrests,23,,,,16 March 2024,17.3.,Westhaven
"""


def main() -> None:
    """Read the table, reconcile it, and write every export."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path.cwd()
    claims, faults = ck.from_rows(ck.from_csv(TABLE), errors="collect")
    print(f"{len(claims)} claims read; {len(faults)} cells to mend:")
    for fault in faults:
        print(f"  {fault}")

    dossier = ck.assemble(claims)
    for row in ck.answers_to_rows(dossier):
        print(f"{row['event']}, {row['question']}: {row['sentence']}")

    tables: dict[str, Sequence[Mapping[str, object]]] = {
        "claims": ck.to_rows(dossier),
        "answers": ck.answers_to_rows(dossier),
        "acled": ck.to_acled_rows(dossier),
        "ccc": ck.to_ccc_rows(dossier, kinds=["protest"]),
        "ged": ck.to_ged_rows(dossier),
    }
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text(ck.to_csv(rows), encoding="utf-8", newline="")
        print(f"Written: {name}.csv, rows: {len(rows)}")
    death = tables["ged"][0]
    print(f"GED: best {death['best']}, low {death['low']}, high {death['high']}")

    reviews = ck.to_claimreview(dossier, author="Fact Desk")
    text = json.dumps(reviews, ensure_ascii=False, indent=1)
    (folder / "claimreview.json").write_text(text, encoding="utf-8")
    print(f"Written: claimreview.json, drafts: {len(reviews)}")


if __name__ == "__main__":
    console.forgiving()
    main()
