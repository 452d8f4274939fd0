"""Laws for functions of your own: the clauses of the specification that hold for every resolver, matcher, ...

Each function here takes one of yours, and gives the laws that it has to obey, each with the number of its
clause in the specification::

    import pytest
    from claimkit.testing import laws

    @pytest.mark.parametrize("law", laws.resolver(my_resolve), ids=str)
    def test_my_resolver(law):
        law.check()

A law that fails raises :class:`BrokenLawError` with its clause and the smallest example; one that the drawn
examples hardly ever put to the test raises :class:`claimkit.testing.reach.VacuousLawError`.
"""

from claimkit.testing.laws.core import BrokenLawError, Law, Laws
from claimkit.testing.laws.matching import matcher
from claimkit.testing.laws.reading import reader
from claimkit.testing.laws.resolving import OPTIONS, attributes, resolver
from claimkit.testing.laws.wordings import DIGITS, convention, parser

__all__ = [
    "DIGITS",
    "OPTIONS",
    "BrokenLawError",
    "Law",
    "Laws",
    "attributes",
    "convention",
    "matcher",
    "parser",
    "reader",
    "resolver",
]
