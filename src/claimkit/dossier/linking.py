"""Linking: which scenes of several reports, or rows of several tables, tell of one event."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol, TypeGuard

import attrs

from claimkit.dossier.clusters import average_linkage, reassigned, share_of_pairs, sure_pairs
from claimkit.dossier.grouping import BACKGROUND, GAPS, NIGHT, Days, Scene, extent_of, gap_of, near, same_kind
from claimkit.dossier.levels import SITES
from claimkit.dossier.likeness import FEW, Likeness, Told, Vetoes
from claimkit.dossier.model import ReportRecord
from claimkit.dossier.ties import NO_TIES, Ties
from claimkit.mentions.words import Words
from claimkit.models import Claim, Grade, Novelty, Place
from claimkit.places import spots
from claimkit.quantities import Quantity
from claimkit.reading.dating import is_day
from claimkit.reading.events import AFTERMATH, SPOTS
from claimkit.resolution.timeline import day_of

_EVER = (datetime.date.min, datetime.date.max)
_BUCKET = 32  # days that are looked up together
_LONG = datetime.timedelta(36525)  # a century: too many days to look a stretch up by each
_ANY = object()


class Names(Protocol):
    """What is known of the places and actors of scenes."""

    def linked(self, a: Scene, b: Scene) -> bool | None:
        """Whether two scenes share a place or an actor; None where neither names any; False is a veto."""
        ...

    def names(self, scene: Scene) -> set[str]:
        """Every name by which a scene can be linked to another."""
        ...

    def is_placed(self, scene: Scene) -> bool:
        """Whether a scene names a place that can keep it apart from others."""
        ...

    def spots(self, scene: Scene) -> set[str]:
        """The places of a scene that can keep it apart from others, each under its one name."""
        ...

    def root(self, place: Place) -> str:
        """Name under which all spellings of a place are one."""
        ...

    def named(self, report: str) -> set[str]:
        """Every place, person and body that a report names, each under its one name."""
        ...

    def sites(self, report: str) -> set[str]:
        """The places at which a report says that something is or happens, and those around them."""
        ...

    def persons(self, report: str) -> set[str]:
        """The persons that a report names, each under one name."""
        ...


def merged(
    found: Sequence[Scene],
    gap: int,
    known: Names,
    texts: Mapping[str, ReportRecord] = MappingProxyType({}),
    ties: Ties = NO_TIES,
) -> list[Scene]:
    """Merge scenes that tell of one event.

    The main events of reports are joined by how likely they are one, all told; what a report tells beside its
    main event joins an event of its kind and time that shares a name with it.

    Args:
        found: scenes, those of each report together.
        gap: days that may lie between two days of one event.
        known: what links scenes, and what keeps them apart.
        texts: what is known of the text of each report; of others the sentences of claims are known.
        ties: what the caller says.
    """
    homes = _Homes(known, gap)
    stories = stories_of(found, known, texts, gap, ties)
    main, aside = set[int](), set[int]()
    for story in stories:
        aside |= {id(scene) for scene in dates_aside(story)}
        first, *others = story.told()
        homes.add(first)
        main |= {id(scene) for scene in (first, *others)}
        for scene in others:
            homes.join(len(homes.found) - 1, scene)
    rest = [s for s in found if id(s) not in main | aside]
    for scene in sorted(rest, key=lambda s: (s.days is None, s.window or _EVER, s.claims[0].order)):
        home = next(
            (
                n
                for n in homes.candidates(scene)
                if _mergeable(homes.found[n], scene, gap, known)
                and not ties.parted(homes.found[n].reports, scene.reports)
            ),
            None,
        )
        if home is None:
            homes.add(scene)
        else:
            homes.join(home, scene)
    return homes.found


def _by_report(found: Sequence[Scene]) -> dict[str, list[Scene]]:
    """The scenes of each report, by its id; a scene before it is merged is of one report."""
    scenes: dict[str, list[Scene]] = {}
    for scene in found:
        for report in scene.reports:
            if report is not None:
                scenes.setdefault(report, []).append(scene)
    return {report: scenes[report] for report in sorted(scenes)}


@attrs.frozen
class Story:
    """Reports of one event: the scenes of each, which of them tells of it, and what kind it is."""

    reports: tuple[tuple[Scene, ...], ...]
    main: tuple[Scene, ...]
    kind: str | None

    def told(self) -> list[Scene]:
        """Return the scenes that are one event, those of its kind first.

        What follows a crime before the police and in court is told with it, for a report on the trial of a
        gunman tells of his attack; a protest for somebody on trial is no part of the trial.
        """
        kinds = Counter(scene.kind for scene in self.main if scene.kind is not None)
        one = list(self.main)
        if not CRIMES.isdisjoint(kinds):
            known = {id(scene) for scene in one}
            after = [s for own in self.reports for s in own if s.kind in AFTERMATH and not s.is_bare_date]
            after = [s for s in after if any(c.novelty is not Novelty.OTHER for c in s.claims)]
            done = min((s.days[0] for s in one if s.kind in CRIMES and s.days), default=None)
            one += [s for s in after if id(s) not in known and not _precedes(s, done)]
        return sorted(one, key=lambda s: s.kind != self.kind)


def _precedes(scene: Scene, done: datetime.date | None) -> bool:
    """Whether a charge or a sentence came before the deed was done: it is for another."""
    return done is not None and scene.days is not None and scene.days[1] < done


CRIMES = {"attack", "accident"}
"""Kinds of events that police and courts look into."""


def dates_aside(story: Story) -> list[Scene]:
    """Put the dates of which a report tells no event beside the event that it tells."""
    put: list[Scene] = []
    for scenes, main in zip(story.reports, story.main, strict=True):
        bare = [s for s in scenes if s is not main and s.is_bare_date and s.event is None]
        main.aside += [claim for scene in bare for claim in scene.claims]
        put += bare
    return put


def _happening(scenes: Sequence[Sequence[Scene]], mains: Sequence[Scene]) -> str | None:
    """The kind of event that reports of one story tell: the most told, and what follows an event after it."""
    told = Counter[str | None]()
    for own, main in zip(scenes, mains, strict=True):
        told[main.kind] += 1
        told.update({s.kind for s in own if not s.is_bare_date and s.kind != BACKGROUND})
    share = {kind: n / (2 if kind in AFTERMATH or kind is None else 1) for kind, n in told.items()}
    return max(sorted(share, key=str), key=lambda kind: share[kind], default=None)


def _telling(scenes: Sequence[Scene], main: Scene, kind: str | None) -> Scene:
    """The scene of a report that tells of the event of its story: the main one, or that which it follows."""
    fitting = [s for s in scenes if s.kind == kind and not s.is_bare_date]
    return main_of(fitting) or main if main.kind in AFTERMATH else main


def stories_of(
    found: Sequence[Scene], known: Names, texts: Mapping[str, ReportRecord], gap: int, ties: Ties
) -> list[Story]:
    """Return the reports that tell of one event, together."""
    mains, told = mains_of(found, known, texts)
    by_report = _by_report(found)
    likeness = Likeness(told)
    pairs, crowded = likeness.pairs()
    odds = [likeness.score(a, b) for a, b in pairs]
    cutoff = cutoff_of(odds, len(told))
    scores = {pair: x - cutoff for pair, x in zip(pairs, odds, strict=True)}
    vetoes = Vetoes(told, lambda kind: apart_by(kind, gap))
    at = {next(iter(scene.reports)): number for number, scene in enumerate(mains)}

    def apart(one: Sequence[int], other: Sequence[int]) -> bool:
        events = {mains[at].event for at in (*one, *other)} - {None}
        return (
            len(events) > 1
            or ties.parted(*(_reports(mains, group) for group in (one, other)))
            or vetoes.among(one, other)
        )

    joined = [(at[a], at[b]) for a, b in ties.link if a in at and b in at]
    joined += sure_pairs(len(told), scores, SURE, apart) if len(told) > FEW else []
    clusters = average_linkage(
        len(told), scores, unscored=UNSCORED, lean=LEAN, crowded=crowded, joined=joined, apart=apart
    )
    fixed = {at for pair in joined for at in pair}
    clusters = reassigned(clusters, scores, unscored=UNSCORED, crowded=crowded, fixed=fixed, apart=apart)
    stories: list[Story] = []
    for cluster in clusters:
        main = [mains[at] for at in cluster]
        scenes = [by_report[next(iter(scene.reports)) or ""] for scene in main]
        kind = _happening(scenes, main)
        telling = [_telling(own, scene, kind) for own, scene in zip(scenes, main, strict=True)]
        stories.append(Story(tuple(map(tuple, scenes)), tuple(telling), kind))
    return stories


def _reports(mains: Sequence[Scene], group: Iterable[int]) -> set[str | None]:
    return set[str | None]().union(*(mains[at].reports for at in group))


def mains_of(
    found: Sequence[Scene], known: Names, texts: Mapping[str, ReportRecord]
) -> tuple[list[Scene], list[Told]]:
    """Return the main scene of each report that has one, by the reports' ids, and what it tells.

    A report of which the text is not known is none: its claims are joined by what they state.
    """
    by_report = {r: scenes for r, scenes in _by_report(found).items() if r in texts}
    mains = [(r, main) for r in by_report if (main := main_of(by_report[r], texts[r])) is not None]
    return [main for _, main in mains], [_told(r, m, known, texts[r]) for r, m in mains]


def apart_by(kind: str | None, gap: int) -> int:
    """Return the days by which two reports may differ on the day of one event.

    What happens at night is told of either day; what goes on for days, of any of them.
    """
    return gap_of(kind, gap) if kind in GAPS else min(gap, NIGHT)


def main_of(scenes: Sequence[Scene], text: ReportRecord | None = None) -> Scene | None:
    """Return what a report is mainly about; None where it tells of no event.

    It is that of which most is claimed.  News begins with it: of two attacks the one is meant of which the
    headline or the first sentences count people, however much is told of the other.
    """
    told = [s for s in scenes if s.kind != BACKGROUND]
    main = min(told, key=lambda s: (s.is_bare_date, -len(s.claims), s.claims[0].order), default=None)
    if main is None or text is None or text.report.day is None or main.kind not in SPOTS:
        return main
    alike = [(c, s) for s in told if s.kind == main.kind for c in s.claims if _leads(c, text)]
    return min(alike, key=lambda led: (not led[0].headline, led[0].order), default=(None, main))[1]


def _leads(claim: Claim, text: ReportRecord) -> bool:
    """Whether a claim is a figure of people in the words with which a report begins."""
    counted = isinstance(claim.value, Quantity) and claim.value.unit == "person"
    return counted and (claim.headline or (claim.start or 0) < text.lead)


def _told(report: str, main: Scene, known: Names, text: ReportRecord) -> Told:
    """What a report tells of its main event, as far as links need it."""
    published = next((day for c in main.claims if (day := day_of(c.told))), None)
    stated = [
        extent_of(c.about) for c in main.claims if c.about and c.about.text and c.about.text in c.sentence
    ]
    days = [(a, b) for a, b in stated if a is not None and b is not None and not main.is_bare_date]
    spots = frozenset(known.spots(main))
    told = Told(
        text.words,
        published,
        (min(d[0] for d in days), max(d[1] for d in days)) if days else None,
        spots,
        frozenset(known.named(report)),
        frozenset(known.sites(report)),
        main.kind,
        persons=frozenset(known.persons(report)),
        figures=_figures(main),
    )
    told = attrs.evolve(told, firm_days=_firm_days(main, text))  # whatever needs an anchor has no day yet
    if published is None:
        return told
    towns = _towns_first(report, text, known)
    # news of what happens begins with where; where somebody speaks is not where it happens
    firm = _firm_places(main, text, known) or (towns if main.kind is not None else frozenset[str]())
    return attrs.evolve(told, firm_places=firm, towns=towns)


def _figures(main: Scene) -> dict[str, frozenset[float]]:
    """The figures of a scene, by what they count."""
    found: dict[str, set[float]] = {}
    for c in main.claims:
        if isinstance(c.value, Quantity) and c.value.unit == "person" and c.value.figure is not None:
            found.setdefault(c.attribute, set()).add(c.value.figure)
    return {name: frozenset(figures) for name, figures in found.items()}


def _firm_days(main: Scene, text: ReportRecord) -> Days | None:
    """The day that the clause which tells of an event states for it, or that of a figure of people."""
    mention = text.main
    if mention is not None and mention.kind == main.kind:
        stated = {mention.day} if mention.day_grade >= Grade.SENTENCE else set()
    else:
        counted = [c for c in main.claims if isinstance(c.value, Quantity) and c.value.unit == "person"]
        counted = [c for c in counted if c.attribute not in AFTERWARDS]
        stated = {c.about for c in counted if c.about and c.about.text and c.about.text in c.sentence}
    days = {day.earliest for day in stated if day is not None and is_day(day)}
    if len(days) != 1 or len(stated) != 1:
        return None
    (day,) = days
    return None if day is None else (day, day)


AFTERWARDS = frozenset(("arrests", "press_arrested", "house_arrests", "rescued"))
"""What is done to people for days after an event."""


def _firm_places(main: Scene, text: ReportRecord, known: Names) -> frozenset[str]:
    """Where the sentence that first tells of an event says that it happened."""
    mention = text.main
    if mention is None or mention.kind != main.kind:
        return frozenset()
    start, end = mention.sentences[0]
    here = [c for c in main.claims if c.start is not None and start <= c.start < end]
    found = known.spots(Scene(main.kind, here))
    if not found and mention.place is not None and mention.place_grade >= Grade.HEADING:
        found = {known.root(mention.place)} if mention.place.kind not in SITES else set()
    return frozenset(found)


def _towns_first(report: str, text: ReportRecord, known: Names) -> frozenset[str]:
    """The towns that a report names first: news begins with where it happened."""
    lead = text.words.lead
    counted = {
        name: Words.of([name]).counts for name in known.named(report)
    }  # by their stems, as in the lead
    first = [name for name, words in counted.items() if words and words.keys() <= lead.keys()]
    return frozenset(name for name in first if any(spot.kind == "town" for spot in spots(name)))


def cutoff_of(odds: Sequence[float], size: int) -> float:
    """Return the mean log-odds from which reports of a pile share an event.

    The fewer of its pairs tell of one event, the more a pair must share: by a part of what Bayes' rule asks,
    for reports are joined by what a whole cluster shares, and what stays apart is never reconciled.

    Args:
        odds: log-odds of the pairs that were compared.
        size: reports of the pile.
    """
    share = share_of_pairs(odds, size * (size - 1) // 2)
    return CUTOFF - PRIOR * math.log(share / (1 - share))


CUTOFF = 0.0
"""Log-odds from which reports share an event where as many pairs tell of one as of two: even odds."""

LEAN = 0.8
"""What a cluster gains over a smaller one, for each time by which it is larger: see average_linkage()."""

PRIOR = 0.25
"""Part of the log-odds that two reports of a pile tell of one event that a pair must make up for."""

SURE = 8.0
"""Log-odds from which two reports of a large pile are as good as copies: one in three thousand is none."""

UNSCORED = -4.0
"""Log-odds of two reports that share nothing worth comparing."""


class _Homes:
    """Events so far, found by what a scene must share with one to be linked: a name, or kind and days."""

    def __init__(self, known: Names, gap: int) -> None:
        self.found: list[Scene] = []
        self._known = known
        self._slack = datetime.timedelta(max(gap, *GAPS.values()))
        self._at: dict[Hashable, dict[int, None]] = {}

    def add(self, scene: Scene) -> None:
        """Take in an event that is not known yet."""
        self.found.append(scene)
        self._note(len(self.found) - 1, scene)

    def join(self, number: int, scene: Scene) -> None:
        """Take a scene into a known event."""
        home = self.found[number]
        home.take(scene)
        self._note(number, scene)
        if home.window != scene.window:
            self._note(number, home)

    def _note(self, number: int, scene: Scene) -> None:
        for key in self._keys(scene, self.found[number].window):
            self._at.setdefault(key, {})[number] = None

    def _keys(self, scene: Scene, window: Days | None) -> Iterator[Hashable]:
        buckets = list(_buckets(window, self._slack)) if _is_looked_up(window) else [None]
        placed = self._known.is_placed(scene)
        named: list[Hashable] = [("name", name) for name in self._known.names(scene)]
        named += [("kind", scene.kind), *([] if placed else [("placeless", scene.kind)])]
        for name in named:
            yield from ((name, bucket) for bucket in (*buckets, _ANY))
        yield "event", scene.event
        if scene.kind == BACKGROUND:
            yield BACKGROUND

    def candidates(self, scene: Scene) -> list[int]:
        """Events that a scene could be linked to, in the order in which they were found."""
        if scene.kind == BACKGROUND:
            return list(self._at.get(BACKGROUND, ()))
        window = scene.window
        buckets = [*_buckets(window, datetime.timedelta(0)), None] if _is_looked_up(window) else [_ANY]
        named: list[Hashable] = [("name", name) for name in self._known.names(scene)]
        named.append(("placeless" if self._known.is_placed(scene) else "kind", scene.kind))
        numbers = {n for name in named for bucket in buckets for n in self._at.get((name, bucket), ())}
        if scene.event is not None:
            numbers |= set(self._at.get(("event", scene.event), ()))
        return sorted(numbers)


def _is_looked_up(window: Days | None) -> TypeGuard[Days]:
    return window is not None and window[1] - window[0] < _LONG


def _buckets(window: Days, slack: datetime.timedelta) -> Iterable[int]:
    first = (max(window[0], datetime.date.min + slack) - slack).toordinal()
    last = (min(window[1], datetime.date.max - slack) + slack).toordinal()
    return range(first // _BUCKET, last // _BUCKET + 1)


def _mergeable(a: Scene, b: Scene, gap: int, known: Names) -> bool:
    if a.kind == BACKGROUND == b.kind:
        return True
    if (a.event and b.event and a.event != b.event) or not same_kind(a.kind, b.kind):
        return False
    if a.event and b.event:
        return True
    if a.tellers & b.tellers:
        return False  # one report told them apart
    if (a.coarse is None) != (b.coarse is None) and not (a.days and b.days):
        return False
    if a.coarse and b.coarse and extent_of(a.coarse) != extent_of(b.coarse):
        return False
    windows = a.window, b.window
    # a bare date tells of that very day, and so does a row of a table
    loose = a.days and b.days and not (a.is_bare_date or b.is_bare_date or (a.by_hand and b.by_hand))
    if windows[0] and windows[1] and not near(windows[0], windows[1], gap_of(a.kind, gap) if loose else 0):
        return False
    link = known.linked(a, b)
    return link is True or (link is None and a.kind == b.kind and (a.kind is not None or _one_table(a, b)))


def _one_table(a: Scene, b: Scene) -> bool:
    """Whether both are rows of no named kind, and both or neither have a day: nothing tells them apart."""
    return a.by_hand and b.by_hand and (a.days is None) == (b.days is None)
