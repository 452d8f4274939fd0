"""What a report has told so far, and what that makes of the next count: background, a part, another event."""

from __future__ import annotations

import collections
import math
from collections.abc import Iterator, Sequence

import attrs
import regex

from claimkit.attributes import Attribute
from claimkit.attributes import attribute as known_attribute
from claimkit.models import AN_EARLIER_EVENT, Claim, Novelty, Place, Report
from claimkit.numbers import find_quantities
from claimkit.patterns import Grammar, Match, rule
from claimkit.quantities import Quantity
from claimkit.reading.bounds import clause
from claimkit.reading.dating import Days
from claimkit.reading.drafts import ReadSentence
from claimkit.reading.endings import NATURAL, NOTICE, OF_MANY, OWN_HAND
from claimkit.reading.events import SPOTS, event_kind
from claimkit.reading.fates import TRACED
from claimkit.reading.lexicon import UNKNOWN, lexicon, word_list
from claimkit.reading.making import Count
from claimkit.reading.named import NamedEvents
from claimkit.reading.naming import Names
from claimkit.reading.novelty import has_own_time
from claimkit.reading.parts import HAPPENED
from claimkit.reading.phrases import names_protesters
from claimkit.reading.retractions import TAKEN_BACK
from claimkit.reading.scopes import in_part, of_ones_own, other_events
from claimkit.reading.sections import Sections
from claimkit.reading.states import state_of, uncounted
from claimkit.reading.syntax import ORDINALS, number_of
from claimkit.reading.tokens import Token, index_from, listed, sentence_words, word_at

_HARMING = frozenset(("attack", "accident", "disaster", "protest"))
_JOINED = frozenset(("took part", "taken part", "taking part", "take part"))
_HIS = frozenset(("his", "her", "their"))
_PRONOUNS = frozenset(("he", "she", "him"))
_STEPS = 10  # between one power of ten and the next
_OF_ONE_SIZE = 3
"""How far two figures of one thing lie apart at the most, in such steps: one is twice the other."""
_OTHERS = regex.compile(r"\b[Tt]he\s(?:other|remaining|last|final|latest|first)\s$")
_OF_THEM = regex.compile(
    r"\sof\sthe\s(?:others|rest|bodies|corpses|victims|dead|deceased|injured|wounded|survivors)\b"
)
_OF_THEM_SIZE = 20  # signs of its longest wording, and of what ends it
_LONG_AGO = 365  # days after which what became of one person is background, and no news


@attrs.frozen
class Scanned:
    """A report with what is found in it before its sentences are read.

    Attributes:
        report: the report.
        masked: its text, markup blanked.
        names: the names in it.
        days: the dates in it.
        attributes: attributes of the caller's own.
        sections: the headings above its paragraphs.
        without: names of rules that are switched off.
    """

    report: Report
    masked: str
    names: Names
    days: Days
    attributes: Sequence[Attribute]
    sections: Sections
    without: frozenset[str]


class Context:
    """What one report has told so far.

    Args:
        found: the report, with what is found in it before its sentences are read.

    Attributes:
        claims: what it claims.
        about: the kind of event that it is about.
        lead: where its first sentences end.
        kinds: how often it tells of each kind of event.
        counted: what it has counted.
        protested: whether a word tells of a protest, and not only of a crowd.
        sizes: how large the figures were, by attribute.
    """

    def __init__(self, found: Scanned) -> None:
        self.report, self.masked, self.without = found.report, found.masked, found.without
        self.names, self.days, self.sections = found.names, found.days, found.sections
        self.attributes = found.attributes
        self.named = NamedEvents(found.masked)
        self.claims: list[Claim] = []
        self.about: str | None = None
        self.lead = 0
        self.kinds: collections.Counter[str] = collections.Counter()
        self.counted: set[str] = set()
        self.protested = True
        self.sizes: dict[str, set[int]] = {}

    def why_not(self, sentence: ReadSentence, count: Count) -> str:
        """Why a count tells of no event of the report; empty where it does."""
        if sentence.takes_back(count.start):
            return TAKEN_BACK
        ended = sentence.endings.get(count.at, "")
        ended = "" if ended == OWN_HAND and self.about != "protest" else ended
        of_many = ended in OF_MANY or (self.about == "protest" and ended in (NATURAL, OWN_HAND))
        if count.by == "figure" and not of_many:
            ended = ""
        ended = ended or sentence.endings.get(count.start, "")
        if ended == NOTICE and not _HARMING.isdisjoint(self.kinds):
            ended = ""  # where something happened, who died at what age died of it
        if ended:
            return f"{ended}, of no event"
        if count.by in ("mention", "definite", "name") and self._in_passing(sentence, count):
            return "what became of somebody told of in passing, before the news"
        sought = "suspect" in count.noun or count.role == "part"
        if count.attribute == "attackers" and sought and self.about != "attack":
            return "counts suspects in a report about no attack"
        held = word_at(sentence.words, count.at) == "held"
        if count.attribute == "arrests" and held and self._are_hostages():
            return "held by whoever took them, or by the police: nothing says"
        none = uncounted(sentence.words, count)
        if none:
            return none
        if self._by_the_way(sentence, count):
            return "what became of somebody told of by the way, in a text about no event"
        return self._no_protest(sentence, count) if count.attribute == "crowd_size" else ""

    def _no_protest(self, sentence: ReadSentence, count: Count) -> str:
        """Why people do not protest who are told to gather; empty where they do."""
        verb = next((t.word for t in sentence.words if t.start == count.at), "")
        officers = "police" in lexicon().words.get(count.noun, UNKNOWN).classes
        if self._mourn(sentence):
            return "attends a vigil for the dead, and no word says that it protests"
        if verb in _JOINED and (officers or not self.kinds["protest"]):
            return "takes part in what no word says is a protest"
        return ""

    def meant(self, sentence: ReadSentence, count: Count) -> Count | None:
        """A count of what no word of its sentence names, as one of what was told before that is of its size.

        "8,000 marched.  Eleven were hurt.  The command's final figure is 8,000" tells of a march.  None
        where all that was told before is of another order: nothing says of what it is the figure.
        """
        figure = float(count.quantity.figure or 0)
        person = known_attribute(count.attribute).unit == "person"
        bare = person and not count.noun and count.by == "figure" and figure > 0
        if not bare or count.attribute in sentence.told:
            return count
        size = _size(figure)
        told = [(abs(size - known), name) for name, sizes in self.sizes.items() for known in sizes]
        near = min((apart for apart, attribute in told if attribute == count.attribute), default=0)
        if near < _STEPS:
            return count
        apart, attribute = min(told)
        return count._replace(attribute=attribute) if apart <= _OF_ONE_SIZE else None

    def note_size(self, count: Count) -> None:
        """Note how large a figure is that was told of people."""
        if (count.quantity.figure or 0) > 0 and known_attribute(count.attribute).unit == "person":
            self.sizes.setdefault(count.attribute, set()).add(_size(float(count.quantity.figure or 0)))

    def scope_of(
        self, sentence: ReadSentence, count: Count, place: Place | None
    ) -> tuple[str, tuple[str, ...]]:
        """Of whom or which events a count is, where not of all of the one told; and the rule for it."""
        people = count.attribute in HAPPENED or count.attribute == "hostages"
        many = count.by == "figure" and count.quantity.value != 1 and people
        scope = other_events(self.masked, sentence.span, count.start)
        summed = next((s for s in sentence.sums if s.start <= count.start < s.end), None) if many else None
        if summed is not None and not scope:
            return summed.scope, (summed.rule,)
        if not scope and self._why_they_protest(sentence, count):
            return AN_EARLIER_EVENT, ()
        if scope == AN_EARLIER_EVENT and sentence.novelty in (Novelty.AGAIN, Novelty.OTHER):
            scope = ""  # "a day earlier, another avalanche had killed two": an event of its own
        scope = scope or self.named.scope(self.masked, sentence.span, count.start, count.end)
        if not scope and count.by == "none" and count.noun not in word_list("anybody"):
            scope = count.noun  # "no officers were hurt" says nothing of others
        elif not scope and count.role == "ground":
            harmed = _HARMING - {"protest"}
            told = not harmed.isdisjoint(k for k, n in sentence.kinds.items() if n)
            scope = "what the protest is about" if told else AN_EARLIER_EVENT
        elif not scope and count.role == "part" and not self._by_place(count, place):
            scope = count.noun or "some of them"
        scope = scope or state_of(sentence.words, count) or self._of_some_protesters(sentence, count)
        if many and not scope and _OTHERS.search(self.masked, max(0, count.start - _LED), count.start):
            scope = "the others"  # "the other four died at the scene": than one told of before
        if many and not scope and self._is_of_those(count):
            scope = "some of them"
        if many and not scope:
            scope = of_ones_own(self.masked, count.start)
        parted = many and not scope and place is None
        return in_part(self.masked, sentence.span, count.start, count.end) if parted else scope, ()

    def _are_hostages(self) -> bool:
        """Whether a report tells of people who were taken."""
        return any(c.attribute == "hostages" for c in self.claims)

    def _mourn(self, sentence: ReadSentence) -> bool:
        """Whether a report of harm tells of a vigil, and its sentence of no other kind of protest."""
        told = {sentence.words[at].word for at, kind in sentence.events.items() if kind == "protest"}
        harm = self.about in _HARMING - {"protest"} or any(c.attribute == "deaths" for c in self.claims)
        return harm and bool(told) and told <= {"vigil", "vigils"}

    def _of_some_protesters(self, sentence: ReadSentence, count: Count) -> str:
        """Those who protest where a sentence tells what some of them did: "eleven marchers sought help"."""
        named = count.attribute == "crowd_size" and names_protesters(count.noun)
        whole = word_at(sentence.words, count.at) or count.total or sentence.block.kind == "head"
        if whole or not named or count.manner == "estimated":
            return ""  # "police spoke of 1,200 participants" counts them all
        at = index_from(sentence.words, count.start)
        led = {word for t in sentence.words[max(0, at - 2) : at] for word in t.word.split()}
        if led and led.isdisjoint(_COUNTING):
            return count.noun  # "medics looked after 30 demonstrators"
        named_at = (n for n, t in enumerate(sentence.words[at:], at) if t.is_a("protester"))
        behind = next(named_at, len(sentence.words)) + 1
        acts = (
            t.kind == "word" and not t.is_a(*_BEHIND_A_GROUP) for t in sentence.words[behind : behind + 1]
        )
        return count.noun if any(acts) else ""

    def _is_of_those(self, count: Count) -> bool:
        """Whether some are counted of those told of: "nine of the bodies were identified"."""
        if _OF_THEM.search(self.masked, count.start, count.end + _OF_THEM_SIZE) is None:
            return False
        figure = find_quantities(self.masked[count.start : count.end])
        end = count.start + figure[0].end if figure else count.end
        return _OF_THEM.match(self.masked, end) is not None

    def _why_they_protest(self, sentence: ReadSentence, count: Count) -> bool:
        """``rallied after two drivers were killed``: a clause without an event of its own says why."""
        at = next((i for i, t in enumerate(sentence.words) if t.start == count.at), None)
        if count.attribute not in ("deaths", "injuries") or at is None or not sentence.kinds["protest"]:
            return False
        first, behind = clause(sentence.words, at)
        led = sentence.words[first - 1] if first else None
        if led is None or led.word not in ("after", "because", "since"):
            return False
        events = {sentence.words[i].start for i in range(first, behind)}
        before = any(kind == "protest" and i < first for i, kind in sentence.events.items())
        return before and not any(sentence.words[i].start in events for i in sentence.events if i >= first)

    def novelty_of(self, sentence: ReadSentence, count: Count, place: Place | None) -> Novelty:
        """How the words of a count bring in its event; who is told of as known brings in none."""
        if count.attribute not in TRACED or count.by == "definite" or count.role == "part" or count.total:
            return Novelty.UNKNOWN
        if sentence.added:
            return Novelty.UNKNOWN
        kind = event_kind(count.attribute, sentence.kinds, self.kinds, self.about)
        if kind in SPOTS and self._elsewhere(sentence, kind, place):
            return Novelty.OTHER
        if sentence.novelty is not Novelty.UNKNOWN or count.at not in sentence.harming:
            return sentence.novelty
        return Novelty.NEW if kind is None or kind in SPOTS else Novelty.UNKNOWN

    def _elsewhere(self, sentence: ReadSentence, kind: str, place: Place | None) -> bool:
        """Whether a sentence with a time of its own tells of harm elsewhere than was told before."""
        if place is None or place.part_of is not None or not has_own_time(sentence.words):
            return False
        here = sentence.span.of(self.report.text)
        told = (c for c in self.claims if c.attribute in TRACED and c.event_kind == kind and not c.scope)
        others = [c.place for c in told if c.place is not None and c.sentence != here]
        return bool(others) and all(place.name not in (o.name, o.part_of) for o in others)

    def _in_passing(self, sentence: ReadSentence, count: Count) -> bool:
        """Whether a sentence tells of somebody's end by the way: "she raised him after his father died"."""
        who = [t for t in sentence.words if count.start <= t.start < count.end]
        before = next((t for t in reversed(sentence.words) if t.end <= count.start), None)
        kin = count.who is not None and count.who.kin and len(who) > 1
        if kin and before is not None and before.word in ("after", "since", "when", "before", "until"):
            return True
        earlier = (c for c in self.claims if (c.start or 0) < sentence.span.start)
        told = [c.attribute for c in earlier if c.attribute in TRACED]
        led = who[0].word if who else ""
        aged = count.who is not None and count.who.age
        harmless = _HARMING.isdisjoint(sentence.kinds)
        ended = count.start < count.at and not (sentence.added or aged)  # and nobody did it to his wife
        if count.attribute == "deaths" and kin and led in _HIS and told and harmless and ended:
            return True  # "and his father was killed on duty", in a report on the death of another
        unnamed = led in _PRONOUNS and count.attribute in ("arrests", "injuries")
        if unnamed and count.attribute not in told and self._quoted(sentence, count):
            return True  # "And he was arrested in a park", somebody says of somebody
        known = count.who is not None and (count.who.definite or count.who.name) and not count.who.age
        senses = [s for t in sentence.words if t.start == count.at for s in t.senses]
        acts = any(s.frame == "patient" for s in senses)
        harmed = any(c.attribute in TRACED for c in self.claims)
        unheard = known and not acts and not harmed and _HARMING.isdisjoint({*sentence.kinds, self.about})
        if count.attribute == "deaths" and unheard and not self.days.within(sentence.span):
            return True  # no word of the report tells what could have killed anybody
        behind = sentence.span.start >= self.lead and self.about is None
        named = not any(s.form in ("past", "participle") for s in senses)
        if count.attribute == "arrests" and behind and named and count.by != "name":
            return True  # "after the arrest of a teacher", in a report about something else
        return self.is_long_ago(sentence, count.start)

    def _quoted(self, sentence: ReadSentence, count: Count) -> bool:
        """Whether a count stands in a quotation."""
        return any(q.start <= count.start < q.end for q in sentence.speech.quotes)

    def _by_the_way(self, sentence: ReadSentence, count: Count) -> bool:
        """Whether a feature tells of somebody's end behind its first sentences, which tell of no event.

        Somebody is one person, or whoever an adjective tells of: "the search for two murdered women".
        """
        if self.about is not None or sentence.span.start < self.lead or count.attribute not in TRACED:
            return False
        if any(c.attribute in TRACED and not c.scope for c in self.claims):
            return False
        if count.quantity.value == 1:
            return True
        told = next((t for t in sentence.words if t.start == count.at), None)
        return told is not None and told.is_a("human") and not told.senses

    def is_long_ago(self, sentence: ReadSentence, at: int) -> bool:
        """Whether what a sentence tells lies too far back, or ahead, to be news."""
        about, told = self.days.about(sentence.span, at), self.days.news
        return bool(told and about and about.latest and abs((told - about.latest).days) > _LONG_AGO)

    def nth(self, count: Count) -> Quantity:
        """How many died where "a fifth died": five, unless four others were told hurt and nobody dead."""
        number = count.quantity.value
        first = self.masked[count.start : count.end].split()[:1]
        of_toll = count.by != "figure" and number == 1 and count.noun in _OF_A_TOLL
        if of_toll and first and first[0] in ORDINALS:
            return number_of(first[0])  # "the third person to die", but not "a second man was killed"
        if not count.ordinal or number is None:
            return count.quantity
        told = {
            c.attribute for c in self.claims if isinstance(c.value, Quantity) and c.value.value == number - 1
        }
        others = told - {count.attribute}
        dead = count.attribute in self.counted
        return count.quantity if dead or not others else Quantity.exact(1, "person")

    def _by_place(self, count: Count, place: Place | None) -> bool:
        """Whether a part is one by its place ("23 on Honshu")."""
        after = self.masked[count.end : count.end + 4].strip()
        return place is not None and not count.noun and after in {"in", "on", "at"}

    def on_top(self, count: Count, before: set[str]) -> bool:
        """Whether "two more died" adds to those who died before, and does not only follow "one was hurt"."""
        around = self.masked[max(0, count.start - 12) : count.end + 14].lower()
        more = any(word in around for word in (" more", "another ", "additional ", "further ", " also "))
        again = count.attribute in before and " other" in around  # "one badly, five others slightly"
        return again or (more and (count.attribute in self.counted or not before))


def _size(figure: float) -> int:
    """How large a figure is, in tenths of a power of ten: few sizes, however many the figures."""
    return round(_STEPS * math.log10(figure))


_COUNTING = frozenset("of at were was are counted estimated reported put :".split())
_OF_A_TOLL = frozenset(("person", "fatality"))  # "the third victim died" may tell which of those shot
_BEHIND_A_GROUP = ("preposition", "conj", "relative", "subordinator", "determiner", "adverb")
_LED = 16  # signs of a determiner and the word behind it


TAKEN_UP = "a figure for what was told before"


@rule(
    TAKEN_UP,
    "(it: <counted_so>)",
    examples=[("The figure has risen to 80.", "figure"), ("Eighty people died.", "")],
)
def _called_a_figure(match: Match) -> int:
    """Where a word stands that only says that something is counted: "the figure has risen to 80"."""
    token: Token = match["it"][0]
    return token.start


def takes_up(
    words: Sequence[Token], attribute: str, at: int | None, without: frozenset[str] = frozenset()
) -> bool:
    """Whether a figure is only called one, and no word of its sentence says of what.

    >>> from claimkit.reading.tokens import sentence_words
    >>> told = "The figure for the injured is 12.", "The figure is 12."
    >>> [takes_up(sentence_words(text), "injuries", text.index("figure")) for text in told]
    [False, True]
    """
    if TAKEN_UP in without or word_at(words, at) not in word_list("counted_so"):
        return False
    return not any(t.is_a("protester") or any(s.attribute == attribute for s in t.senses) for t in words)


def _shown(text: str) -> Iterator[tuple[str, str]]:
    words = sentence_words(text)
    for one in FIGURES.scan(listed(words)):
        yield one.rule, word_at(words, one.made)


FIGURES = Grammar("figures that take up others", [_called_a_figure], _shown)
