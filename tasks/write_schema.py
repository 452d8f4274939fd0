"""Write the JSON schema of a dossier from the models: docs/specification/dossier.schema.json.

    python tasks/write_schema.py

The fields come from the classes, their meanings from the docstrings, so that a field is described once. A
test fails when the file is not what this script writes, and checks drawn dossiers against it.
"""

from __future__ import annotations

import datetime
import inspect
import json
import re
import types
import typing
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import attrs

from claimkit.datespans import DateSpan
from claimkit.dossier import Dossier

FILE = Path(__file__).parents[1] / "docs" / "specification" / "dossier.schema.json"
DAY = r"^\d{4}-\d{2}-\d{2}$"
MOMENT = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?)?)?$"
PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    type(None): {"type": "null"},
    datetime.date: {"type": "string", "pattern": DAY},
    datetime.datetime: {"type": "string", "pattern": MOMENT},
}
# a date leaves out what its wording does not say
OPTIONAL = {DateSpan: {"part", "clock", "weekday", "alternatives"}}
TOLD_APART: set[str] = set()  # models that stand beside others in one field


def meanings(model: type) -> dict[str, str]:
    """Return what the docstring of a model says of each attribute."""
    section = inspect.cleandoc(model.__doc__ or "").partition("\nAttributes:\n")[2].partition("\n\n")[0]
    found = re.findall(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", section, re.MULTILINE)
    return {name: " ".join(words.split()).replace("``", "`") for name, words in found}


def of_type(hint: Any, models: dict[str, type]) -> dict[str, Any]:
    """Return the schema of a type; the models that it speaks of are noted."""
    if hint in PLAIN:
        return dict(PLAIN[hint])
    origin, members = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return of_union(members, models)
    if origin is typing.Literal:
        return {"enum": list(members)}
    if origin is tuple:
        return {"type": "array", "items": of_type(members[0], models)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": of_type(members[1], models)}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    assert attrs.has(hint), f"{hint} has no schema yet"
    models[hint.__name__] = hint
    return {"$ref": f"#/$defs/{hint.__name__}"}


def of_union(members: tuple[Any, ...], models: dict[str, type]) -> dict[str, Any]:
    """Return the schema of one of several; where two are models, ``type`` tells them apart."""
    several = [member.__name__ for member in members if attrs.has(member)]
    told_apart = several if len(several) > 1 else []
    TOLD_APART.update(told_apart)
    each = []
    # what is a moment may be a day
    for member in [m for m in members if not (m is datetime.date and datetime.datetime in members)]:
        found = of_type(member, models)
        each.append(found | {"required": ["type"]} if attrs.has(member) and told_apart else found)
    return {"anyOf": each}


def of_model(model: type, models: dict[str, type]) -> dict[str, Any]:
    """Return the schema of a model: every field, none else."""
    hints, words = typing.get_type_hints(model), meanings(model)
    fields: dict[str, Any] = {}
    for field in attrs.fields(model):
        said = {"description": words[field.name]} if field.name in words else {}
        fields[field.name] = of_type(hints[field.name], models) | said
    names = [field.name for field in attrs.fields(model) if field.name not in OPTIONAL.get(model, ())]
    return {
        "description": inspect.cleandoc(model.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": fields,
        "required": names,
        "additionalProperties": False,
    }


def schema() -> dict[str, Any]:
    """Return the schema of what ``Dossier.to_dict`` gives."""
    models: dict[str, type] = {}
    definitions: dict[str, Any] = {}
    whole = of_model(Dossier, models)
    while missing := [name for name in models if name not in definitions]:
        definitions |= {name: of_model(models[name], models) for name in missing}
    for name in sorted(TOLD_APART):
        definitions[name]["properties"] = {"type": {"const": name}} | definitions[name]["properties"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dossier",
        **whole,
        "$defs": dict(sorted(definitions.items())),
    }


def written() -> str:
    """Return the text of the file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8", newline="\n")
    print(f"Written: {FILE.name}")
