"""Models: the laws of S-M in docs/specification.md."""

import copy
import json
import pickle
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.errors import (
    AmbiguityError,
    ArgumentError,
    ClaimkitError,
    IncomparableError,
    InvalidModelError,
    MissingExtraError,
    NoClaimsError,
    ParseError,
    ResolutionError,
)
from claimkit.models import Claim, Place, Report, Source
from claimkit.serialization import Serializable
from claimkit.testing import strategies as cks
from claimkit.testing.reach import reached

models = st.one_of(cks.sources(), cks.actors(), cks.places(), cks.events(), cks.reports(), cks.claims())

ERRORS = [
    ClaimkitError("something"),
    ParseError("5:30 AM", (0, 7), "a time of day"),
    AmbiguityError("1.200", ("1200", "1.2"), "the point may part thousands; pass decimal="),
    InvalidModelError("Claim", "value", None, "must be given"),
    ArgumentError("reconcile", "reports", "a text", "a list of Report", "put it into a list"),
    IncomparableError("persons and euros"),
    ResolutionError("nothing fits"),
    NoClaimsError("no claims"),
    MissingExtraError("install claimkit[testing]"),
]


@given(models)
def test_dict(model: Serializable) -> None:
    """S-M-1: from_dict is the exact inverse of to_dict, also through JSON text."""
    data = model.to_dict()
    assert type(model).from_dict(data) == model
    assert type(model).from_dict(json.loads(json.dumps(data))) == model


@given(models)
def test_pickle(model: Serializable) -> None:
    """S-M-2: Every model is equal to its pickled self and to its copies, and hashes alike."""
    for twin in (pickle.loads(pickle.dumps(model)), copy.copy(model), copy.deepcopy(model)):
        assert twin == model
        assert hash(twin) == hash(model)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_survive(error: ClaimkitError) -> None:
    """S-M-3: Every error keeps its class, its message and its data through pickle and copy."""
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(twin) is type(error)
        assert str(twin) == str(error)
        assert vars(twin) == vars(error)


@given(models, st.data())
def test_wrong_fields(model: Serializable, data: st.DataObject) -> None:
    """S-M-4: Data with an unknown or a missing field is refused, and the error names the field."""
    fields = model.to_dict()
    with pytest.raises(InvalidModelError, match="colour"):
        type(model).from_dict(fields | {"colour": "red"})
    needed = {Claim: ["attribute", "value", "source"], Report: ["text", "source"]}.get(type(model))
    if needed and reached(needed):
        name = data.draw(st.sampled_from(needed))
        del fields[name]
        with pytest.raises(InvalidModelError, match=name):
            type(model).from_dict(fields)


@given(st.lists(cks.claims(), unique=True), st.randoms())
def test_order(claims: list[Claim], chance: random.Random) -> None:
    """S-M-5: The order of claims is total: sorting does not depend on the order in which they are given."""
    shuffled = claims[:]
    chance.shuffle(shuffled)
    assert sorted(shuffled, key=lambda c: c.order) == sorted(claims, key=lambda c: c.order)


@given(st.sampled_from(["", " ", "\t\n"]))
def test_blank_names(blank: str) -> None:
    """S-M-6: A blank name is refused, and the error names the model and the field."""
    for make, field in ((Source, "Source.name"), (Place, "Place.name")):
        with pytest.raises(InvalidModelError, match=field):
            make(blank)


@given(st.text(), cks.sources())
def test_report_ids(text: str, source: Source) -> None:
    """S-M-7: A report without an id gets one from its source and its text alone."""
    assert Report(text, source).id == Report(text, source, title="x").id
    assert Report(text, source).id != Report(text + "x", source).id
