"""Types that users see: the words that an argument may be, and the columns of rows."""

import datetime
from enum import StrEnum
from typing import Any, get_args

import pytest

import claimkit as ck
from claimkit.dates.languages import languages as languages_of_dates
from claimkit.names import KINDS
from claimkit.numbers import languages
from claimkit.verdicts import CONSENSUS, RULES

CLAIMS = [
    ck.Claim.from_text("arrests", "at least 60", "Post", about="9 March 2024", event="march"),
    ck.Claim.from_text("arrests", "40", "Metro", about="9 March 2024", speaker="Police", event="march"),
]


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (ck.RuleName, (CONSENSUS, *RULES)),
        (ck.NameKind, KINDS),
        (ck.ActorKind, [kind for kind in KINDS if kind != "place"]),
        (ck.Language, languages()),
        (ck.Language, languages_of_dates()),
        (ck.AttributeKind, ck.Kind),
        (ck.DynamicsName, ck.Dynamics),
    ],
)
def test_words_are_those_that_there_are(words: Any, known: Any) -> None:
    assert sorted(get_args(words)) == sorted(map(str, known))


def _fits(cell: object, told: str) -> bool:
    """Whether a cell is of the type that its column is told to have."""
    kinds = {"str": str, "int": int, "float": float, "bool": bool, "None": type(None)}
    allowed = tuple(kinds[name.strip()] for name in told.split("|"))
    return isinstance(cell, allowed) and not (isinstance(cell, bool) and bool not in allowed)


def test_columns_are_those_that_there_are() -> None:
    dossier = ck.assemble(CLAIMS)
    tables: list[tuple[Any, list[Any]]] = [
        (ck.ClaimRow, ck.to_rows(dossier)),
        (ck.AnswerRow, ck.answers_to_rows(dossier)),
        (ck.RelationRow, ck.relations_to_rows(dossier)),
    ]
    for kind, rows in tables:
        assert rows
        told = {name: value.__forward_arg__ for name, value in kind.__annotations__.items()}
        for row in rows:
            assert row.keys() == told.keys()
            assert not [name for name, cell in row.items() if not _fits(cell, told[name])]
            assert not [name for name, cell in row.items() if isinstance(cell, StrEnum)]


@pytest.mark.parametrize(
    ("attribute", "value", "do"),
    [
        ("crowd_size", "about 5,000", r"Claim\.from_text\('crowd_size', 'about 5,000'"),
        ("crowd_size", "dozens", "kept as a label, not as a figure"),
        ("event_date", "5 May 2024", r"Claim\.from_text\('event_date'"),
        ("marchers", "about 5,000", r"Claim\.from_text\('marchers'"),
    ],
)
def test_words_where_a_figure_is_asked_for_warn(attribute: str, value: str, do: str) -> None:
    with pytest.warns(UserWarning, match=do):
        ck.Claim(attribute, value, "Metro")


def test_an_attribute_that_is_not_known_warns_before_its_words_are_compared() -> None:
    told = [ck.Claim("cause", "short circuit", who) for who in ("Post", "Metro")]
    for ask in (ck.resolve, ck.assemble):
        with pytest.warns(UserWarning, match=r"'cause' is no attribute .*Attribute\('cause', kind='label'\)"):
            ask(told)
    assert ck.resolve(told, attributes=[ck.Attribute("cause", kind="label")]).value == "short circuit"
    with pytest.raises(ck.InvalidModelError, match="did you mean 'charge'"):
        ck.resolve([ck.Claim("chage", "riot", "Post")])


def test_a_text_is_a_source_and_an_actor_has_a_known_kind() -> None:
    day = datetime.date(2024, 3, 9)
    assert ck.Claim("plea", "guilty", "Post", speaker="Kim").speaker == ck.Source("Kim")
    assert ck.Report("", "Post", day).source == ck.Source("Post")
    with pytest.raises(ck.InvalidModelError, match=r"Actor\.kind = 'persn'.*did you mean 'person'"):
        ck.Actor("Kim", "persn")  # type: ignore[arg-type]
