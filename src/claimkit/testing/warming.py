"""Warming: read the tables that claimkit reads on first use before a test is timed."""

from __future__ import annotations

import functools

__all__ = ["warm"]


@functools.cache
def warm() -> None:
    """Read every table and import every package that claimkit reads or imports on first use.

    This takes part of a second, once in a process.  Hypothesis counts such a second against the first example
    (``deadline``, 200 ms) and against the drawing of data (the health check ``too_slow``), which fails sound
    tests on a busy machine.  So call it in a ``conftest.py``; the laws of :mod:`claimkit.testing.laws` do.

    >>> from claimkit.testing import warm
    >>> warm()

    """
    from claimkit.dossier import reconcile
    from claimkit.models import Report
    from claimkit.names import match_names
    from claimkit.presentation import to_html, to_markdown, to_text

    text = (
        "At least 12 people were killed and Фаил Алсынов was hurt in Baymak on 15 January 2024, police said. "
        "Hundreds marched in protest a day later."
    )
    dossier = reconcile([Report(text, "Daily Echo"), Report(text.replace("12", "13"), "Metro")])
    for write in (to_html, to_markdown, to_text):
        write(dossier)
    for one, other in (("Fail Alsynow", "Фаил Алсынов"), ("فايل السينوف", "李小龍"), ("אילון", "김정은")):
        match_names(one, other)
    match_names("Baymak", "Баймакский районный суд", "place")
