"""Wording: answers as sentences that can be published."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import attrs

from claimkit.attributes import Attribute, attribute
from claimkit.datespans import DateSpan, Precision
from claimkit.models import ANYBODY, DENIAL, NO_REPORTS, OUTSIDE, SUSPENDED, Claim, Modality, Source, Value
from claimkit.quantities import Bound, Quantity, many
from claimkit.reading.phrases import vocabulary
from claimkit.text import lower_first, read_table
from claimkit.verdicts import Status

if TYPE_CHECKING:
    from claimkit.resolution.model import Alternative


def value_words(value: Value, measured: Attribute | None = None) -> str:
    """Say a value: a quantity by figure and kind of bound, a date as newsrooms do, a label as it is."""
    if isinstance(value, DateSpan):
        return date_words(value)
    if isinstance(value, Quantity):
        # only a vague wording cannot be said in plain figures
        unit = None if measured and measured.named else value.unit
        text = value.text if value.bound is Bound.VAGUE else ""
        return lower_first(str(attrs.evolve(value, change=None, text=text, unit=unit))) + stated_ends(value)
    return value


def stated_ends(value: Quantity) -> str:
    """The ends that are stated beside a best figure, in brackets.

    >>> stated_ends(Quantity(20, low=15, high=30)), stated_ends(Quantity(20, low=15))
    (' (15 to 30)', ' (at least 15)')
    """
    low, high = value.low, value.high
    if value.bound is not Bound.EXACT or value.value is None or low == high:
        return ""
    if low is None or high is None:
        return f" (at most {high:,})" if low is None else f" (at least {low:,})"
    return f" ({low:,} to {high:,})"


def date_words(span: DateSpan) -> str:
    """Say when: ``on 15 January 2024``, ``in January 2024``, ``between 15 and 17 January 2024``.

    Seasons, and months and years that a text names, are told as such: their first and last days are nobody's
    words.

    >>> date_words(DateSpan("2024-01-15", "2024-01-15"))
    'on 15 January 2024'
    >>> date_words(DateSpan("2024-06-01", "2024-07-31", precision="span", text="June and July 2024"))
    'between June and July 2024'
    """
    first, last = span.earliest, span.latest
    if first is not None and last is None and _names_no_day(span, first):
        return f"since {first:%B %Y}"  # "since mid-June"
    if first is None or last is None:
        known = last or first
        return (
            f"{'by' if last else 'since'} {_day(known)}"
            if known
            else f"on an unknown date ({span.text or span.edtf})"
        )
    if first == last:
        return f"on {_day(first)}"
    if span.precision is Precision.YEAR and first.year == last.year and _are_years(first, last):
        return f"in {first.year}"
    if span.precision is Precision.MONTH and (first.year, first.month) == (last.year, last.month):
        return f"in {first:%B} {first.year}"
    if span.precision is Precision.SEASON and span.edtf[-2:].isdigit():
        season = _SEASONS[(int(span.edtf[-2:]) - 21) % 4]
        return f"in the {season} of {first.year}"
    begins, ends = _ends(span, first, last)
    return f"between {begins} and {ends}"


def _names_no_day(span: DateSpan, first: datetime.date) -> bool:
    """Whether the words of a span that is open name the month in which it began, and no day."""
    return first.day == 1 and any(c.isalpha() for c in span.text) and _FIRST.search(span.text) is None


_SEASONS = ("spring", "summer", "autumn", "winter")
"""Seasons in the order of their numbers in EDTF: 21 to 24, northern 25 to 28, southern 29 to 32."""


def moment_words(moment: datetime.date | datetime.datetime) -> str:
    """Say when something was told: the day, and the hour where it is known.

    >>> moment_words(datetime.date(2024, 5, 6)), moment_words(datetime.datetime(2024, 5, 6, 18, 5))
    ('on 6 May 2024', 'at 18:05 on 6 May 2024')
    """
    if isinstance(moment, datetime.datetime):
        return f"at {moment:%H:%M} on {_day(moment)}"
    return f"on {_day(moment)}"


def span_words(span: DateSpan) -> str:
    """Say how long something lasted: ``15 to 17 January 2024``; one day as :func:`date_words` does.

    >>> span_words(DateSpan("2024-01-15", "2024-01-17"))
    'from 15 to 17 January 2024'
    """
    first, last = span.earliest, span.latest
    if first is None or last is None or first == last or span.precision is not Precision.SPAN:
        return date_words(span)
    begins, ends = _ends(span, first, last)
    return f"from {begins} to {ends}"


def _are_years(first: datetime.date, last: datetime.date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _ends(span: DateSpan, first: datetime.date, last: datetime.date) -> tuple[str, str]:
    """The ends of a span, as years or months where its words name no day."""
    named = span.text != "" and _FIRST.search(span.text) is None
    if _are_years(first, last) and first.year != last.year and (named or span.precision is Precision.YEAR):
        return str(first.year), str(last.year)
    if named and first.day == 1 and first.month != last.month and (last + datetime.timedelta(1)).day == 1:
        return (
            f"{first:%B}" if first.year == last.year else f"{first:%B} {first.year}",
            f"{last:%B} {last.year}",
        )
    return _beginning(first, last), _day(last)


_FIRST = re.compile(r"(?<!\d)0?1(?:st)?(?!\d)")
"""The first day of a month, in figures."""


def _beginning(first: datetime.date, last: datetime.date) -> str:
    """The first day of two, without what the last one says anyway."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    return f"{first.day} {first:%B}" if first.year == last.year else _day(first)


def _day(day: datetime.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Join words as a list.

    >>> listed(["Metro", "Astra", "Taiga"])
    'Metro, Astra and Taiga'
    """
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end


TOLD_BEFORE = "Told before: "
"""How a sentence begins whose figure another one has overtaken."""

_COLLECTIVE = re.compile(r"(?:dozens|scores|hundreds|thousands|millions|billions)$")
_NAMED = 4
"""Voices up to this many are named in a sentence; of more, two are, and the others counted."""


def with_article(voice: str) -> str:
    """A voice as a sentence names it: with an article before a common noun for one person or body.

    >>> with_article("union spokesman via Post"), with_article("coast guard"), with_article("army's staff")
    ('a union spokesman via Post', 'the coast guard', "the army's staff")
    >>> with_article("police"), with_article("Ana Relk via Post"), with_article("the police")
    ('police', 'Ana Relk via Post', 'the police')
    >>> with_article("National Weather Institute via Post"), with_article("Lorne News Agency")
    ('the National Weather Institute via Post', 'Lorne News Agency')
    """
    first, joined, other = voice.partition(" and ")
    if joined and " via " not in first:  # two who speak as one
        return f"{with_article(first)} and {other}"
    words = voice.split(" via ", maxsplit=1)[0].split()
    head = next((at for at, word in enumerate(words) if word in _LINKS), len(words)) - 1
    owner = next((word for word in words[:head] if word.endswith(("'s", "s'"))), "")
    if head < 0 or words[0].casefold() in _DETERMINERS or (owner and words[0][:1].isupper()):
        return voice
    told = vocabulary().get(words[head], frozenset())
    if owner or (" via " in voice and _is_titled(words, head)):
        return f"the {voice}"
    if "person" in told and not _GUARD.search(" ".join(words[: head + 1])):
        return f"{'an' if _VOWEL.match(voice) else 'a'} {voice}"
    single = (
        not told.isdisjoint(("body", "person", "document"))
        and not words[head].endswith("s")
        and words[head] not in _WITHOUT
    )
    return f"the {voice}" if single else voice


def _is_titled(words: Sequence[str], head: int) -> bool:
    """Whether a name is that of a body, by its head: "National Weather Institute", "Ministry of Health"."""
    body = "body" in vocabulary().get(words[head].lower(), frozenset())
    return body and len(words) > 1 and words[head][:1].isupper()


_LINKS = frozenset("of for at in from with to who".split())
_DETERMINERS = frozenset("a an the this that these those his her its their our one two some many".split())
_WITHOUT = frozenset("police media press".split())
"""Nouns for a body that stand without an article."""
_GUARD = re.compile(r"\b(?:coast|border|national|home|civil) guard$", re.IGNORECASE)
"""Bodies by the name of those who serve in them."""
_VOWEL = re.compile(r"[aeio]|u(?!n[ai]|s[ae]|k)", re.IGNORECASE)


def named(voices: Sequence[str]) -> str:
    """Name a few voices, and count many.

    >>> named(["Metro", "Post"]), named(["A", "B", "C", "D", "E"])
    ('Metro and Post', 'A, B and 3 more')
    """
    few = list(map(with_article, voices))
    if len(few) > _NAMED:
        few = [few[0], few[1], f"{len(few) - 2} more"]
    if len(few) > 1 and any(" and " in voice for voice in few):  # "police via Metro and Post, and Astra"
        return f"{', '.join(few[:-1])}, and {few[-1]}"
    return listed(few)


def tell(measured: Attribute, words: str) -> str:
    """Put a value into the attribute's sentence, in the singular where it is one; a sentence is quoted.

    >>> from claimkit.attributes import attribute
    >>> tell(attribute("deaths"), "1 person"), tell(attribute("event"), "A bank closed.")
    ('1 person died', 'what happened was “A bank closed”')
    >>> tell(attribute("injuries"), "0 people"), tell(attribute("buildings_damaged"), "1")
    ('no one was injured', '1 building was damaged')
    """
    if words == "0 people":
        words = "no one"
    if measured.named and _COLLECTIVE.search(words):
        words = f"{words} of"  # "thousands of criminal cases": the sentence says of what
    told = measured.sentence.format(f"“{words[:-1]}”" if words.endswith(".") else words)
    if words != "no one" and words.split()[:1] != ["1"]:
        return told
    if measured.named and measured.unit:
        told = told.replace(f" {many(measured.unit)} ", f" {measured.unit.replace('_', ' ')} ", 1)
    return told.replace(" were ", " was ", 1)


def state_sentence(
    measured: Attribute,
    status: Status,
    answer: Value | None,
    *,
    about: DateSpan | None,
    where: str = "",
    later: bool,
    voices: Sequence[str],
    source: str = "",
    alternatives: Sequence[Alternative],
    against: Sequence[str] = (),
    known: datetime.date | datetime.datetime | None = None,
    past: bool = False,
    accused: Sequence[str] = (),
    doubt: str = "",
    sort: str = "",
    manner: str = "",
) -> str:
    """Write one sentence to publish, with its hedges and its sources, never a mean of accounts.

    Args:
        measured: what was asked.
        status: how well the answer stands.
        answer: the answer, or None where accounts stand against each other.
        about: the days that it is about.
        where: the place that the answer is of, where no heading says it: "in Varn".
        later: whether it follows another state of the same day.
        voices: who names it.
        source: how these are named behind it: see :func:`by_whom`.
        alternatives: accounts that stand against each other.
        against: voices that contradict a state that is told as later.
        known: when it was told, where other states were told at other times.
        past: whether a later state has taken its place, so that nothing is said to be so.
        accused: against whom a charge, plea, verdict or sentence is.
        doubt: how those who name it hold it, where none of them says that it is so: see :func:`doubt_of`.
        sort: what sort of people those who name it count: see :func:`sort_of`.
        manner: how those are held, or a term stands, of whom they tell: see :func:`manner_of`.
    """
    when = f" {date_words(about)}" if about and not measured.several else ""
    when = f" later{when}" if later else when
    when += f", as told {moment_words(known)}" if known is not None else ""
    if answer is None:
        told = listed([f"{value_words(a.answer, measured)} ({named(a.voices)})" for a in alternatives], "or")
        return f"Accounts differ{when}: {tell(measured, told)}."
    told = _told(measured, answer, sort, manner)
    if past:
        moment = f", {moment_words(known)}" if known is not None else ""
        told = _unheard(measured, answer) if doubt == _UNHEARD else told
        return f"{TOLD_BEFORE}{told} ({named(voices)}{moment})."
    told += _against(measured, accused)
    when = f" {where}{when}" if where else when
    if status is Status.DERIVED:
        return f"{_capital(told)}{when}, as follows from other figures."
    if status is Status.DISPUTED:
        verb = "alleges" if len(voices) == 1 else "allege"
        return f"{_capital(told)}{when}, {named(voices)} {verb}; this is denied{_by(against)}."
    if status is Status.REJECTED:
        return f"Not credible: {told}{when} ({named(voices)})."
    if status is Status.KNOWN:
        return f"{_capital(told)}{when}, as decided by {named(voices)}."
    if status is Status.ESTIMATED and not (isinstance(answer, Quantity) and answer.low == answer.high):
        ends = f"{answer.low:,} to {answer.high:,}" if isinstance(answer, Quantity) else ""
        return (
            f"{_capital(told)}{when}: the middle of {len(voices)} judgements, which leave a range of {ends}."
        )
    others = () if against else tuple(a for a in alternatives if a.answer != answer)
    if status is Status.CONTESTED:
        rest = (
            f"; others say {listed([value_words(a.answer, measured) for a in others], 'or')}"
            if others
            else ""
        )
        return f"{_capital(told)}{when} by one account ({named(voices)}), contested{_by(against)}{rest}."
    if doubt == _UNHEARD:
        return f"{_capital(_unheard(measured, answer))}{when}{source}."
    if doubt:
        return f"It is {doubt} that {told}{when}{source}."
    return f"{_capital(told)}{when}{source}."


def _told(measured: Attribute, answer: Value, sort: str, manner: str) -> str:
    """A value in its attribute's sentence, with the sort of people that it counts, and how they are held.

    A sentence of the caller's own stays as it is.
    """
    words = value_words(answer, measured)
    if sort and words.endswith(_PEOPLE):
        words = f"{words[: -len(_PEOPLE)]} {sort}"
    if manner == SUSPENDED:
        words = f"{words}, {manner},"
    if manner in OUTSIDE:
        words = f"{words} of {manner}"
    if manner == _DETAINED and measured.sentence == attribute(measured.name).sentence:
        measured = attrs.evolve(measured, sentence=f"{{}} were {manner}")
    told = tell(measured, words)
    if not (sort and measured.named and measured.unit):
        return told
    return told.replace(f" {many(measured.unit)} ", f" {sort} ", 1)


_PEOPLE = " people"


def manner_of(claims: Sequence[Claim]) -> str:
    """Return how those are held of whom all of some claims tell, or how a term stands; else nothing.

    Who is only said to be detained is not said to be arrested.

    >>> held = Claim("arrests", Quantity(12, unit="people"), "Post", verb="held")
    >>> manner_of([held]), manner_of([held, attrs.evolve(held, verb="arrested")])
    ('detained', '')
    """
    if claims and all(c.attribute == "arrests" and c.verb in _DETAINS for c in claims):
        return _DETAINED
    terms = {c.noun if c.attribute == "sentence_length" else "" for c in claims}
    return terms.pop() if len(terms) == 1 and terms <= {SUSPENDED, *OUTSIDE} else ""


_DETAINED = "detained"
_DETAINS = frozenset("detained detain detains detaining detention detentions held holding".split())
"""Words for those whom the police keep for a time, which need not be an arrest."""


def sort_of(claims: Sequence[Claim]) -> str:
    """Return the noun for people of one sort that all of some claims count; nothing where they count anybody.

    Who tells that 12 officers were hurt does not say that no one else was.  Of those arrested it is not
    told: what they were is what has to be shown.

    >>> hurt = Claim("injuries", Quantity(12, unit="people"), "Post", noun="officers", sentence="12 officers")
    >>> sort_of([hurt]), sort_of([hurt, attrs.evolve(hurt, noun="marchers")])
    ('officers', '')
    """
    nouns = {claim.noun.casefold() for claim in claims}
    if len(nouns) == 1 and all(c.attribute in _BUILDINGS for c in claims):
        (noun,) = nouns
        return noun if noun.isalpha() and noun.endswith("s") else ""  # "23 homes", and sheds besides
    if len(nouns) != 1 or any(c.people == ANYBODY or c.attribute not in _HARMED for c in claims):
        return ""
    noun = nouns.pop()
    joined = any(" and " in c.text for c in claims)  # "20 civilians and seven soldiers"
    joined = joined or any(f"{noun} of " in c.sentence.casefold() for c in claims)  # "members of a family"
    if joined or noun in _ANYBODY or "people" not in vocabulary().get(noun.rpartition(" ")[2], frozenset()):
        return ""
    spelled = (re.search(rf"\b{re.escape(noun)}\b", c.sentence, re.IGNORECASE) for c in claims)
    told = {found[0] for found in spelled if found is not None}
    return noun if noun in told else told.pop() if len(told) == 1 else noun


_BUILDINGS = frozenset(("buildings_destroyed", "buildings_damaged"))
_HARMED = frozenset("deaths injuries missing casualties shot rescued displaced hostages".split())
_ANYBODY = frozenset("people persons victims others nationals".split())


def is_anybody(speaker: Source | None) -> bool:
    """Whether nobody can tell who speaks, by a single word: "critics"."""
    return speaker is not None and not speaker.is_named and " " not in speaker.name


def is_reported(claim: Claim) -> bool:
    """Whether a report tells something, and nobody is named who says it: its outlet reports it.

    Whether it vouches for it itself no reader can be sure of; that it reports it is true either way.

    >>> told = Claim("deaths", Quantity(12), "Post", report="r1")
    >>> is_reported(told), is_reported(attrs.evolve(told, speaker="police"))
    (True, False)
    """
    return claim.report is not None and (claim.speaker is None or is_anybody(claim.speaker))


def is_passed_on(claim: Claim) -> bool:
    """Whether a source passes on what somebody says who is not known: it does not say so itself.

    >>> told = Claim("deaths", Quantity(12), "Post", modality="reported", report="r1")
    >>> is_passed_on(told), is_passed_on(attrs.evolve(told, modality="asserted"))
    (True, False)
    """
    return is_reported(claim) and (claim.speaker is not None or claim.modality is Modality.REPORTED)


def by_whom(claims: Iterable[Claim], voices: Sequence[str]) -> str:
    """Name who stands behind an answer: who says it, or the outlets that report it; nothing for nobody.

    >>> told = Claim("deaths", Quantity(12), "Post", report="r1")
    >>> by_whom([told], ["Post"]), by_whom([attrs.evolve(told, report=None)], ["Post"])
    (', as reported by Post', ', according to Post')
    """
    how = "as reported by" if all(map(is_reported, claims)) else "according to"
    return f", {how} {named(voices)}" if voices else ""


def doubt_of(claims: Sequence[Claim]) -> str:
    """Return how all of some claims hold what they tell, where none of them says that it is so; else nothing.

    Who counts and estimates says how many; who fears or believes does not know that it happened.

    >>> from claimkit.models import Modality, Source
    >>> feared = Claim("deaths", Quantity(12), Source("Post"), modality=Modality.ESTIMATED, hedge="feared")
    >>> doubt_of([feared]), doubt_of([feared, Claim("deaths", Quantity(12), Source("Daily"))])
    ('feared', '')
    >>> doubt_of([Claim("deaths", Quantity(0), Source("Post"), hedge="no reports")])
    'unheard'
    """
    if any(claim.attribute in (DENIAL, "missing") for claim in claims):
        return ""  # who denies does; who is missing, and presumed dead, is missing
    if claims and all(claim.hedge == NO_REPORTS for claim in claims):
        return _UNHEARD
    found = set[str]()
    for claim in claims:
        words = claim.hedge.casefold().split()
        held = {h for h, stems in _doubts().items() if any(word.startswith(stems) for word in words)}
        if not held:
            return ""
        found |= held
    return found.pop() if len(found) == 1 else "believed" if found else ""


def _unheard(measured: Attribute, answer: Value) -> str:
    """That nothing is heard of any harm: ``there were no reports that anyone was injured``."""
    told = tell(measured, value_words(answer, measured)).replace("no one", "anyone", 1)
    return f"there were no reports that {told}"


_UNHEARD = "unheard"
"""What is held by who says "no injuries were reported"."""


@functools.cache
def _doubts() -> dict[str, tuple[str, ...]]:
    return {held: tuple(stems.split()) for held, stems in read_table("claimkit.resolution", "doubts.tsv")}


_CHARGES = frozenset(("charge", "charge_threatened", "accusation"))


def _against(measured: Attribute, accused: Sequence[str]) -> str:
    """Against whom: ``against Anton Hurst``, of a verdict ``in the case against Anton Hurst``."""
    if not accused:
        return ""
    return f" {'' if measured.name in _CHARGES else 'in the case '}against {listed(accused)}"


def _by(voices: Sequence[str]) -> str:
    return f" by {named(voices)}" if voices else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
