"""Laws of readers: of whatever takes a report and gives its claims (S-T)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Sequence
from typing import Any

import attrs
import hypothesis
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from claimkit.models import Claim, Report, Source
from claimkit.testing import strategies as cks
from claimkit.testing.laws.core import Clause, Laws, clause, put, require, same
from claimkit.testing.reach import LEAST_SHARE, reached

__all__ = ["reader"]

Reader = Callable[[Report], Sequence[Claim]]

_DAY = datetime.date(2024, 1, 17)
_PEOPLE = st.sampled_from(("people", "residents", "workers", "students", "soldiers", "women", "passengers"))
_VERBS = st.sampled_from(("killed", "injured", "wounded", "arrested", "detained", "rescued"))
_COUNTS = st.integers(2, 900).map(str) | st.integers(3, 999).map("{},000".format)
_PROSE = "The road to the station was closed for the night, and buses took another way."
_THINGS = st.sampled_from("road station bridge river roof garden cloud tree lantern hill".split())
_LIKE = st.sampled_from("old quiet dark grey wet narrow closed".split())
_SENTENCES = st.builds(
    "The {} {} was {} and {}, {} the {} of the {}.".format,
    *(
        _LIKE,
        _THINGS,
        _LIKE,
        _LIKE,
        st.sampled_from(("but not", "like", "under", "as was")),
        _THINGS,
        _THINGS,
    ),
)
_ELSEWHERE = st.just(_PROSE) | st.lists(_SENTENCES, min_size=1, max_size=3).map(" ".join)
_MARKUP = st.sampled_from(("<b>{}</b>", "<p>{}</p>", '<a href="x.html">{}</a>', "{}[12]"))
_PAGE = st.sampled_from(
    (
        "Follow us on Twitter",
        "Sign up for our newsletter",
        "All rights reserved",
        "(Picture: AFP)",
        "Photo: Jane Doe",
        "To view this video please enable JavaScript",
    )
)


def _read(reader: Reader, text: str, source: Source | str = "Daily") -> list[Claim]:
    return list(reader(Report(text, source, published=_DAY, id="a")))


def _told(claims: Sequence[Claim]) -> list[tuple[str, Any, str]]:
    return [(claim.attribute, claim.value, claim.text) for claim in claims]


@clause()
def claims_quote_the_text(reader: Reader, text: str) -> None:
    """S-T-1: Any text is read; claims stand in order, quote the text, and lie in their sentence."""
    claims = _read(reader, text)
    placed = [(claim.start, claim.end, claim) for claim in claims if claim.start is not None]
    reached(len(claims) > 1, "claims")
    same(len(placed), len(claims), "the number of claims, and of those with a place in the text,")
    starts = [start for start, _, _ in placed]
    require(starts == sorted(starts), f"claims begin at {starts}")
    for start, end, claim in placed:
        require(claim.text, "a claim has no words")
        same(text[start:end], claim.text, "the text of a claim")
        require(claim.text in claim.sentence, f"{claim.text!r} is not in {claim.sentence!r}")
        require(claim.sentence in text, f"the sentence {claim.sentence!r} is not in the text")


@clause(source=cks.sources())
def same_text_same_claims(reader: Reader, text: str, source: Source) -> None:
    """S-T-3: The same text gives the same claims, whoever published it and however often it is read."""
    first, again = _read(reader, text), _read(reader, text, source)
    reached(first)
    anon = [[attrs.evolve(claim, source=Source("x")) for claim in claims] for claims in (first, again)]
    same(anon[0], anon[1], "the list of claims")


@clause(line=_PAGE, first=st.booleans())
def the_page_changes_nothing(reader: Reader, fact: str, line: str, first: bool) -> None:  # noqa: FBT001
    """S-T-14: What stands around the report on the page changes none of its claims."""
    body = f"In the old town, not far from the river, {fact}"
    alone = _told(_read(reader, f"{body}\n{_PROSE}"))
    reached(alone)
    page = f"{line}\n{body}\n{_PROSE}" if first else f"{body}\n{line}\n{_PROSE}"
    same(alone, _told(_read(reader, page)), "the list of claims")


@clause(markup=_MARKUP)
def markup_changes_nothing(reader: Reader, fact: str, markup: str) -> None:
    """S-T-15: Markup and citation marks change no claim, and spans still count the text as it came."""
    plain = _read(reader, fact)
    reached(plain)
    figure = next((claim.text for claim in plain if claim.text), fact.split(maxsplit=1)[0])
    marked = fact.replace(figure, markup.format(figure), 1)
    found = _read(reader, marked)
    same(_told(plain), _told(found), "the list of claims")
    require(
        all(marked[c.start : c.end] == c.text for c in found), "a span does not count the text as it came"
    )


@clause(other=_ELSEWHERE, gap=st.sampled_from((" ", "\n\n")), first=st.booleans())
def other_sentences_change_nothing(
    reader: Reader,
    fact: str,
    other: str,
    gap: str,
    first: bool,  # noqa: FBT001
) -> None:
    """S-T-16: Prose that counts and dates nothing changes neither span nor value of the claims beside it."""
    alone = _read(reader, fact)
    reached(alone)
    found = _read(reader, f"{other}{gap}{fact}" if first else f"{fact}{gap}{other}")
    shift = len(other) + len(gap) if first else 0
    moved = [((c.start or 0) + shift, (c.end or 0) + shift) for c in alone]
    same(moved, [(c.start, c.end) for c in found], "the list of spans")
    same(_told(alone), _told(found), "the list of claims")


_READER: tuple[Clause, ...] = (
    claims_quote_the_text,
    same_text_same_claims,
    the_page_changes_nothing,
    markup_changes_nothing,
    other_sentences_change_nothing,
)


def reader(
    function: Reader,
    *,
    texts: SearchStrategy[str] | None = None,
    facts: SearchStrategy[str] | None = None,
    without: Collection[str] = (),
    settings: hypothesis.settings | None = None,
    least: float = LEAST_SHARE,
) -> Laws:
    """Put the laws of reading to a reader.

    Args:
        function: takes a :class:`claimkit.Report`, and returns its claims.
        texts: strategy for texts of any kind, most of them with something to read.
        facts: strategy for single sentences that the reader reads; English ones that count people who are
            killed, injured, arrested or rescued where None.  Give those of your language or your subject.
        without: numbers of clauses that the function need not obey.
        settings: of Hypothesis; None for the current profile.
        least: share of the examples that must meet the condition of a law.

    Returns:
        The laws; ``check()`` them all, or each in a test of its own.

    Example:
        >>> from claimkit.reading import read_report
        >>> reader(read_report)["S-T-16"].check()
    """
    told = st.builds("{} {} were {}.".format, _COUNTS, _PEOPLE, _VERBS) if facts is None else facts
    gaps = st.sampled_from([" ", "\n", "\n\n"])
    many = st.tuples(st.lists(told | _ELSEWHERE | told.map(str.upper), min_size=3, max_size=6), gaps)
    wild = st.text(st.characters(codec="utf-8"), max_size=300)
    mixed = cks.mostly(many.map(lambda drawn: drawn[1].join(drawn[0])), wild, told)
    pool = {"text": mixed if texts is None else texts, "fact": told}
    return put(_READER, function, pool, can=(), without=without, settings=settings, least=least)
