"""Serialization: every model as JSON types and back, by one converter."""

from __future__ import annotations

import datetime
import functools
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Self, cast

import attrs

from claimkit.arguments import demand, meant
from claimkit.errors import InvalidModelError

if TYPE_CHECKING:
    from cattrs import Converter


def _models_of(union: object) -> dict[str, type]:
    """The model classes in a union, by name; none where it holds fewer than two."""
    if typing.get_origin(union) not in (typing.Union, types.UnionType):
        return {}
    models = {kind.__name__: kind for kind in typing.get_args(union) if attrs.has(kind)}
    return models if len(models) > 1 else {}


@functools.cache
def _converter() -> Converter:
    from cattrs.preconf.json import make_converter

    converter = make_converter(forbid_extra_keys=True)
    moment = datetime.date | datetime.datetime

    def read_moment(text: str | None, _kind: object) -> datetime.date | datetime.datetime | None:
        if text is None:
            return None
        return datetime.datetime.fromisoformat(text) if "T" in text else datetime.date.fromisoformat(text)

    def write_member(value: Any) -> Any:
        plain = converter.unstructure(value)
        return {"type": type(value).__name__} | plain if attrs.has(type(value)) else plain

    def read_member(data: Any, union: object) -> Any:
        if not isinstance(data, dict):
            return data
        fields = dict(data)
        return converter.structure(fields, _models_of(union)[fields.pop("type")])

    converter.register_unstructure_hook_func(
        lambda kind: isinstance(kind, type) and issubclass(kind, Enum), lambda member: member.value
    )
    for kind in (moment, moment | None):
        converter.register_structure_hook(kind, read_moment)
    converter.register_unstructure_hook_func(lambda kind: bool(_models_of(kind)), write_member)
    converter.register_structure_hook_func(lambda kind: bool(_models_of(kind)), read_member)
    return converter


class Serializable:
    """Adds :meth:`to_dict` and :meth:`from_dict`, exact inverses, to an attrs class.

    In a field that may hold one of several models, the key ``"type"`` names the class.
    """

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return JSON types only; inverse of :meth:`from_dict`."""
        return dict(_converter().unstructure(self))

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """Rebuild from :meth:`to_dict`.

        Raises:
            InvalidModelError: a field is missing, unknown, or holds what it cannot; the message names each.
        """
        from cattrs import BaseValidationError, transform_error

        do = "give what to_dict returned; JSON text is read with json.loads first"
        demand(f"{cls.__name__}.from_dict", "data", data, Mapping, do=do)
        try:
            return _converter().structure(data, cls)
        except BaseValidationError as error:
            names = [field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", cls))]
            faults = "; ".join(transform_error(error))
            faults += "".join(meant(name, names) for name in data if name not in names)
            raise InvalidModelError(
                cls.__name__, "from_dict", data, f"{faults}; mend these fields"
            ) from error
