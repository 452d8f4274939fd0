"""A checker for the part of JSON Schema that the schema of a dossier uses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "docs" / "specification" / "dossier.schema.json"
SCHEMA: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
TYPES: dict[str, Any] = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
    "array": list,
    "object": dict,
}
KEYWORDS = set(
    "$schema $defs title description type enum const pattern properties required additionalProperties items "
    "anyOf $ref".split()
)


def misfits(data: Any, schema: dict[str, Any] | None = None, where: str = "$") -> list[str]:
    """Return where data does not fit the schema; nothing where it does."""
    schema = SCHEMA if schema is None else schema
    assert set(schema) <= KEYWORDS, f"{where}: the checker does not know {set(schema) - KEYWORDS}"
    found = []
    if "$ref" in schema:
        found += misfits(data, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], where)
    if "anyOf" in schema:
        each = [misfits(data, one, where) for one in schema["anyOf"]]
        nearest = min(each, key=len)
        found += nearest if all(each) else []
    kind = TYPES[schema["type"]] if "type" in schema else object
    if not isinstance(data, kind) or (isinstance(data, bool) and schema.get("type") in ("integer", "number")):
        return [*found, f"{where}: {data!r} is no {schema['type']}"]
    if "enum" in schema and data not in schema["enum"]:
        found.append(f"{where}: {data!r} is none of {schema['enum']}")
    if "const" in schema and data != schema["const"]:
        found.append(f"{where}: {data!r} is not {schema['const']!r}")
    if "pattern" in schema and not re.search(schema["pattern"], str(data)):
        found.append(f"{where}: {data!r} has not the form {schema['pattern']}")
    if isinstance(data, list):
        found += [
            m for n, item in enumerate(data) for m in misfits(item, schema.get("items", {}), f"{where}[{n}]")
        ]
    if isinstance(data, dict):
        found += _object(data, schema, where)
    return found


def _object(data: dict[str, Any], schema: dict[str, Any], where: str) -> list[str]:
    known, other = schema.get("properties", {}), schema.get("additionalProperties", {})
    found = [f"{where}: {name} is missing" for name in schema.get("required", ()) if name not in data]
    for name, value in data.items():
        if name in known or other:
            found += misfits(value, known.get(name, other), f"{where}.{name}")
        elif other is False:
            found.append(f"{where}: {name} is unknown")
    return found
