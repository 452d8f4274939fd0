"""The laws that users run bite: each finds a function that breaks it, and says which and how."""

from types import SimpleNamespace

import attrs
import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from claimkit.attributes import Attribute
from claimkit.dossier import extend, reconcile
from claimkit.names import match_names
from claimkit.numbers import parse_quantity
from claimkit.reading import read_report
from claimkit.relations import RelationKind, relate
from claimkit.resolution import resolve
from claimkit.testing import laws, stateful
from claimkit.testing import strategies as cks
from claimkit.testing.reach import VacuousLawError

few = settings(
    derandomize=True, database=None, deadline=None, max_examples=40, phases=(Phase.explicit, Phase.generate)
)


def last_word(claims):
    """Who speaks last is right."""
    said = claims[-1].value
    return SimpleNamespace(value=said.value, low=said.low, high=said.high, status="agreed")


def forgetful(claims, **options):
    """All of it, without the first claim."""
    return resolve(sorted(claims, key=lambda c: c.order)[1:] or claims, **options)


def shouting(a, b):
    """Upper case is another name."""
    return 0.9 if a == b else 0.1


def offset(report):
    """Spans that count one too many."""
    return [attrs.evolve(c, start=(c.start or 0) + 1, end=(c.end or 0) + 1) for c in read_report(report)]


def grudging(text):
    """Bounds without their figure."""
    found = parse_quantity(text)
    return attrs.evolve(found, value=None) if found.bound == "at_least" else found


@pytest.mark.parametrize(
    ("asked", "clause"),
    [
        (laws.resolver(last_word, answers_only=True, settings=few), "S-R-1"),
        (laws.resolver(last_word, answers_only=True, settings=few), "S-R-13"),
        (laws.resolver(forgetful, settings=few), "S-R-2"),
        (laws.resolver(forgetful, takes=["reliability"], settings=few), "S-R-7"),
        (laws.matcher(shouting, match_from=0.5, settings=few), "S-N-4"),
        (laws.matcher(shouting, match_from=0.5, settings=few), "S-N-10"),
        (laws.matcher(shouting, match_from=0.5, settings=few), "S-N-9"),
        (laws.reader(offset, settings=few), "S-T-1"),
        (laws.parser(grudging, settings=few), "S-Q-15"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_law_is_named(asked, clause) -> None:
    """The error has the number of the clause, its words, the function and the smallest example."""
    with pytest.raises(laws.BrokenLawError) as caught:
        asked[clause].check()
    error = caught.value
    assert error.clause == clause
    assert str(error).startswith(f"{clause} does not hold for {error.subject}: {error.statement}\n")
    assert error.example


def test_all_are_told_at_once() -> None:
    """Every law that does not hold is in the group."""
    asked = laws.matcher(shouting, match_from=0.5, alphabets=False, settings=few)
    with pytest.raises(ExceptionGroup) as caught:
        asked.check()
    broken = {e.clause for e in caught.value.exceptions if isinstance(e, laws.BrokenLawError)}
    assert {"S-N-4", "S-N-7", "S-N-9"} <= broken


def test_what_is_hardly_reached_is_refused() -> None:
    """Strategies that never meet the condition prove nothing."""
    with pytest.raises(VacuousLawError, match="S-R-1 for resolve was reached in 0 of"):
        laws.resolver(resolve, claims=cks.counts(max_size=1), settings=few)["S-R-1"].check()


def test_options_decide_what_is_asked() -> None:
    """Laws that have no meaning for a function are left out, by what it takes and gives, or by number."""
    every = {law.clause for law in laws.resolver(resolve, takes=laws.OPTIONS)}
    assert every - {law.clause for law in laws.resolver(resolve)} == {"S-R-14", "S-R-15", "S-R-19"}
    assert "S-R-2" not in laws.resolver(last_word, answers_only=True)
    assert "S-R-1" not in laws.resolver(resolve, without=["S-R-1"])
    assert "S-R-12" not in laws.resolver(resolve, attribute="charge")
    assert "S-N-10" not in laws.matcher(match_names, alphabets=False)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: laws.resolver(resolve, takes=["leevl"]), r"no such option; there are at, level"),
        (lambda: laws.resolver(resolve, without=["S-R-99"]), r"no such laws here; there are S-R-1"),
        (lambda: laws.attributes([]), r"one attribute or more"),
        (lambda: laws.attributes([Attribute("tents"), Attribute("tents")]), r"a name of its own"),
    ],
)
def test_bad_options_are_refused(make, message) -> None:
    """What cannot be meant is refused at once."""
    with pytest.raises(ValueError, match=message):
        make()


def test_what_is_no_function_is_refused() -> None:
    """The error says what was given."""
    with pytest.raises(TypeError, match=r"put to a function, not to int: 5"):
        laws.reader(5)  # type: ignore[arg-type]
    with pytest.raises(KeyError, match="there are S-N-1"):
        laws.matcher(match_names)["S-N-99"]


def test_an_answer_without_a_field_is_told() -> None:
    """The law says which field it asks for, and what to do."""
    with pytest.raises(laws.BrokenLawError, match=r"asks an answer for \.\w+, which a int has not"):
        laws.resolver(lambda _claims: 5, answers_only=True, settings=few)["S-R-12"].check()
    with pytest.raises(laws.BrokenLawError, match="pass match_from="):
        laws.matcher(shouting, settings=few)["S-N-2"].check()


def test_a_dossier_that_forgets_is_found() -> None:
    """A dossier that keeps the newest report alone is not what all reports give."""
    machine = stateful.growing_dossier(reconcile, lambda _dossier, reports: reconcile(reports))
    with pytest.raises(AssertionError, match="the dossier is"):
        run_state_machine_as_test(machine, settings=settings(few, stateful_step_count=4))
    assert stateful.growing_dossier(reconcile, extend).TestCase


def test_strategies_draw_what_must_meet() -> None:
    """Figures near one another can be true together; exact ones of two camps cannot."""
    from hypothesis import given

    @few
    @given(cks.counts(max_size=2, figures=2), cks.rising(), cks.counts(min_size=2, near=True))
    def check(rivals, ends, near) -> None:
        assert relate(*rivals).kind is RelationKind.CONFLICT
        assert 0 < ends[0] < ends[1]
        figures = [c.value.value for c in near if c.value.value is not None]
        assert not figures or max(figures) <= 1.12 * min(figures) + 1

    check()
