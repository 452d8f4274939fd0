"""Check the seed reports: every span, id, reference and interval of the files in seeds/.

    python tasks/check_seeds.py [FOLDER]

Prints one line per fault and a count; the exit status is 1 where a fault was found.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA, RELATIONS_SCHEMA = "claimkit-seed/1", "claimkit-seed-relations/1"
MODALITIES = {"asserted", "reported", "estimated", "alleged", "hypothetical", "quoted"}
TIERS = {"core", "secondary"}
STATUSES = {"agreed", "supported", "single_source", "derived", "contested", "disputed", "rejected"}
RELATIONS = {
    "agree",
    "refines",
    "compatible",
    "conflict",
    "successive",
    "part_whole",
    "repeat",
    "scope",
    "overlap",
    "distinct_event",
    "distinct_attribute",
    "distinct_role",
    "incomparable",
    "plausibility",
    "growth_support",
    "disputed",
    "mis_scoped",
}


def load_seeds(folder: Path) -> dict[str, Any]:
    """Return all of the folder as one table of lists.

    Args:
        folder: Where relations.json and the pairs of report and claims file lie.

    Returns:
        ``documents``, ``sources``, ``events``, ``actors``, ``places``, ``claims``, ``not_claims``,
        ``relations`` and ``verdicts`` as in the files, each claim and each trap with the id of its
        report as ``doc``, and ``texts``: report id to text.
    """
    both = json.loads((folder / "relations.json").read_text(encoding="utf-8"))
    seeds: dict[str, Any] = {"documents": [], "claims": [], "not_claims": [], "texts": {}, "schemas": []}
    seeds["schemas"].append(("relations.json", both.pop("schema"), RELATIONS_SCHEMA))
    seeds |= both
    for path in sorted(folder.glob("*.claims.json")):
        one = json.loads(path.read_text(encoding="utf-8"))
        report = one["report"]
        seeds["schemas"].append((path.name, one["schema"], SCHEMA))
        seeds["documents"].append(report)
        # bytes, then decode: reading as text would turn line ends of one kind into another and shift spans
        seeds["texts"][report["id"]] = (folder / report["file"]).read_bytes().decode("utf-8")
        for kind in ("claims", "not_claims"):
            seeds[kind] += [{"doc": report["id"], **entry} for entry in one[kind]]
    return seeds


def _span_faults(seeds: dict[str, Any]) -> Iterator[str]:
    spans = [(s["id"], s["mention"]) for s in seeds["sources"] if s["mention"]]
    spans += [(o["id"], m) for o in seeds["actors"] + seeds["places"] for m in o["mentions"]]
    spans += [(c["id"], c) for c in seeds["claims"] + seeds["not_claims"]]
    bodies = {d["id"]: d["body"] for d in seeds["documents"]}
    for where, span in spans:
        found = seeds["texts"][span["doc"]][span["start"] : span["end"]]
        if found != span["phrase"] or not found:
            yield f"{where}: {span['phrase']!r} is not at {span['start']}:{span['end']}, but {found!r}"
        body = bodies[span["doc"]]
        inside = body["start"] <= span["start"] and span["end"] <= body["end"]
        if span.get("in_body", inside) != inside:
            yield f"{where}: {span['phrase']!r} at {span['start']} is on the wrong side of the body's end"
    for thing in seeds["actors"] + seeds["places"]:
        if sorted({m["phrase"] for m in thing["mentions"]}) != sorted(thing["spellings"]):
            yield f"{thing['id']}: its spellings are not those of its mentions"
    for report in seeds["documents"]:
        text = seeds["texts"][report["id"]]
        if len(text) != report["chars"]:
            yield f"{report['id']}: {len(text)} characters, not {report['chars']}"
        if not 0 <= report["body"]["start"] < report["body"]["end"] <= len(text):
            yield f"{report['id']}: the body is not within the text"
        if report["title"] and not text.startswith(report["title"]):
            yield f"{report['id']}: the text does not begin with its title"


def _id_faults(seeds: dict[str, Any]) -> Iterator[str]:
    kinds = (
        "documents",
        "sources",
        "events",
        "actors",
        "places",
        "claims",
        "not_claims",
        "relations",
        "verdicts",
    )
    count = Counter(entry["id"] for kind in kinds for entry in seeds[kind])
    yield from (f"{name}: id given {times} times" for name, times in count.items() if times > 1)
    known, claims = set(count), {c["id"] for c in seeds["claims"]}
    wanted: list[tuple[str, str | None]] = []
    for e in seeds["events"]:
        wanted += [(e["id"], name) for name in (e["place"], e["part_of"], *e["docs"], *e["actors"])]
    wanted += [(p["id"], p["part_of"]) for p in seeds["places"]]
    wanted += [(a["id"], name) for a in seeds["actors"] for name in a.get("not_same_as", ())]
    for c in seeds["claims"]:
        said = c["attribution"]
        wanted += [(c["id"], name) for name in (c["event"], c["place"], said["speaker"], *said["chain"])]
        if (c["subject"] or "").startswith(("A-", "P-")):
            wanted.append((c["id"], c["subject"]))
        if said["chain"][-1] != c["doc"] or said["chain"][0] != (said["speaker"] or c["doc"]):
            yield f"{c['id']}: the chain does not lead from the speaker to the report"
    wanted += [(v["id"], v["event"]) for v in seeds["verdicts"]]
    yield from (f"{where}: {name} is not known" for where, name in wanted if name and name not in known)
    for entry in seeds["relations"] + seeds["verdicts"]:
        for name in entry["claims"] + entry.get("set_aside", []):
            if name not in claims:
                yield f"{entry['id']}: {name} is no claim"


def _order_faults(where: str, value: dict[str, Any]) -> Iterator[str]:
    low, point, high = value.get("low"), value.get("point"), value.get("high")
    ends = [x for x in (low, point, high) if x is not None]
    if ends != sorted(ends):
        yield f"{where}: {low}, {point}, {high} are not in order"
    if "earliest" in value and value["earliest"] > value["latest"]:
        yield f"{where}: {value['earliest']} is later than {value['latest']}"


def _value_faults(seeds: dict[str, Any]) -> Iterator[str]:
    for e in seeds["events"]:
        yield from _order_faults(e["id"], e["date"] or {})
    for c in seeds["claims"]:
        yield from _order_faults(c["id"], c["value"])
        yield from _order_faults(f"{c['id']} about_date", c["about_date"] or {})
        if c["tier"] not in TIERS or c["attribution"]["modality"] not in MODALITIES:
            yield f"{c['id']}: tier {c['tier']!r}, modality {c['attribution']['modality']!r}"
    for v in seeds["verdicts"]:
        yield from _order_faults(v["id"], v["value"] or {})
        if v["status"] not in STATUSES:
            yield f"{v['id']}: status {v['status']!r}"
    for r in seeds["relations"]:
        if r["type"] not in RELATIONS:
            yield f"{r['id']}: type {r['type']!r}"
    for entry in seeds["claims"] + seeds["relations"] + seeds["verdicts"]:
        if "arguable" in entry:
            field, _, why = entry["arguable"].partition(":")
            if not why or field not in {*entry, *entry.get("attribution", ())}:
                yield f"{entry['id']}: arguable begins with {field!r}, which is no field of it"


def seed_faults(folder: Path) -> list[str]:
    """Say what is wrong with the seed reports of a folder.

    Args:
        folder: Where relations.json and the pairs of report and claims file lie.

    Returns:
        One sentence per fault, none where every span gives its phrase back, every id is unique,
        every reference is known and every interval is in order.
    """
    seeds = load_seeds(folder)
    faults = [f"{name}: schema {given!r}" for name, given, asked in seeds["schemas"] if given != asked]
    return [*faults, *_span_faults(seeds), *_id_faults(seeds), *_value_faults(seeds)]


def main(arguments: list[str]) -> int:
    """Check one folder, by default seeds/ of this repository; return the exit status."""
    folder = Path(arguments[0]) if arguments else Path(__file__).parents[1] / "seeds"
    faults = seed_faults(folder)
    print(*faults, f"{len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
