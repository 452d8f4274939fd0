"""Five reports in, one dossier out: the main job of claimkit.

Reads the reports in seeds/, writes the dossier as dossier.html and dossier.json into the current folder, or
into the folder given as an argument, and prints what is seen first.
"""

import datetime
import json
import sys
from pathlib import Path

import console

import claimkit as ck

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def reports() -> list[ck.Report]:
    """Load the five reports, each with its source and its day of publication."""
    found = []
    for path in sorted(SEEDS.glob("*.txt")):
        about = json.loads(path.with_suffix(".claims.json").read_text(encoding="utf-8"))["report"]
        source = ck.Source(about["publisher"] or f"report {about['id']}", kind="outlet")
        published = datetime.date.fromisoformat(about["published"]["anchor"])
        # bytes, so that no line end is translated and every span stays where it is
        text = path.read_bytes().decode("utf-8")
        found.append(ck.Report(text, source, published, id=about["id"], title=about["title"]))
    return found


def main() -> None:
    """Write the dossier as a page and as data, and print it."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path.cwd()
    dossier = ck.reconcile(reports())
    (folder / "dossier.html").write_text(ck.to_html(dossier), encoding="utf-8")
    text = json.dumps(dossier.to_dict(), ensure_ascii=False, indent=1)
    (folder / "dossier.json").write_text(text, encoding="utf-8")
    print(ck.to_text(dossier, width=80, brief=True))
    assert ck.Dossier.from_dict(json.loads(text)) == dossier
    print(f"Written: {folder / 'dossier.html'} and {folder / 'dossier.json'}")


if __name__ == "__main__":
    console.forgiving()
    main()
