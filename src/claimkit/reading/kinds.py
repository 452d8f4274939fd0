"""Kinds: what a run of capitalised words names, by its own words and by those around it."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

import regex

from claimkit.places import country_of_demonym, is_demonym, spots
from claimkit.reading.common import is_common
from claimkit.reading.lexicon import lexicon, word_list
from claimkit.reading.runs import CITY, Run, bare, classes, is_a, is_large
from claimkit.reading.senses import kind_words
from claimkit.reading.siting import (
    QUARTER,
    at_its,
    at_the,
    has_region,
    in_known,
    in_part,
    is_aimed_at,
    is_beside_place,
    is_bombed,
    is_brought,
    is_of_body,
    is_part,
    is_some,
    near,
    of_change,
    of_site,
    suffers,
    told_elsewhere,
)

# what ends a stretch is looked for from its end (regex.R)
_MODIFIER = (
    r"(?:the|an?|\p{Lu}\p{L}+['’]s|neighbou?ring|adjacent|remote|coastal|besieged|occupied|southern|northern|eastern|western|central|downtown|nearby|rural|north|south|east|west|"
    r"(?:north|south)(?:east|west)(?:ern)?|mainly|mostly|\p{Lu}\p{Ll}+(?:ian|ese|ish|an|i))"
)
_PREPOSITION = regex.compile(
    rf"(?<![\p{{L}}'-])([\p{{L}}-]+)(?:\s+{_MODIFIER}){{0,3}}\s+$", regex.I | regex.R
)
_IN = frozenset("in near across outside around throughout inside through off".split())
# "the northern city of", "the capital"
_OF_PLACE = regex.compile(rf"(?<!\p{{L}})(\p{{L}}+)(?:\s+of(?:\s+the)?\s+{QUARTER}|\s+)$", regex.I | regex.R)
# what is spoken or written "in" something is in a language
_MOST_WORDS = 12  # of a place that is looked up; the longest name in the tables has eleven
_LANGUAGE = regex.compile(
    r"\b(?:sp[eo]ak\w*|spoken?|said|says?|wr[io]t\w*|translat\w*|s[aiu]ng|shout\w*|fluent|published)"
    r" (?:in|from|into)\s+$",
    regex.I | regex.R,
)
# faith and trust are in persons, and so is interest
_TRUST = regex.compile(
    r"\b(?:trust|faith|confiden\w+|believ\w+|belief|interest\w*|hope|disappoint\w+|invest\w*) in\s+$", regex.I
)
# "for opposing the war in": what is spoken or thought of is not where those are who do
_TOPIC = regex.compile(
    r"\b(?:oppos\w+|against|about|critici[sz]\w+|condemn\w+|denounc\w+|discuss\w+|support\w*|concerning|regarding)"
    r"\s+(?:the\s+)?(?:[\p{L}'-]+\s+)?"
    r"(?:war|conflict|invasion|offensive|genocide|occupation|regime|government|polic(?:y|ies)|situation|crisis|coup)"
    r"\s+in\s+$",
    regex.I | regex.R,
)
# but "In Varn Province, 16 houses fell"
_COUNTS = r"\s+(?:people|miles|km|kilomet|(?!(?:was|is|has|says|does)\b)\p{Ll}+s\b)"
_AGE = regex.compile(rf"\s*,\s*(?:aged?\s+)?\d{{1,3}}\b(?!,\d|{_COUNTS})")
_AGE_IN_BRACKETS = regex.compile(r"\s*\(\s*(?:aged?\s+)?\d{1,3}\s*\)")
_SAID = regex.compile(r"\s*,?\s*(?:said|says|told|added|wrote|tweeted|testified|who|whose)\b")
_SAID_BEFORE = regex.compile(
    r"\b(?:said|says|told|according to|named|called|identified as|wife|husband|son|daughter)\s+$",
    regex.R,
)
_WHERE = regex.compile(r",?\s+(?:where|the scene of)\b")
# "flew from Ardin to Lorne"
_MOTION = regex.compile(
    r"\b(?:fl[eyi]\w*|flown|went|go(?:es|ing)?|gone|trave\w+|drove|driv\w+|walk\w*|return\w*|arriv\w+|fled|flee\w*|"
    r"mov\w+|came|come\w*|head\w*|visit\w*|sail\w*|march\w*|way|journey\w*|trip|train|bus|flight|road)\b"
    r"[^.;,]{0,40}?\b(?:to|from|toward|towards|for|visit\w*|reach\w*|into)\s+$",
    regex.I | regex.R,
)
# "took 14 lives in": a noun, behind a figure or a word that opens its phrase
_LIVES = regex.compile(
    r"(?:\d|\b(?:\p{L}+(?:teen|ty|red|and)|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|the|their|his|her|many|more|some|other|human))\slives\s\p{L}+\s$",
    regex.I,
)
_LAST_WORDS = regex.compile(r"(?<!\p{L})([\p{L}-]+)\s+[\p{L}-]+\s+$", regex.R)
# "marched through Ardin", "tore through Lorne"
_THROUGH = regex.compile(
    r"\b(?:march|walk|parad|process|snak|swe[ep]|sweep|tor[en]|tear|ripp?|rampag|dr[io]v|roll|r[au]n|pass|pour|"
    r"spread|bl[eo]w|flow|burn|rag|echo|rumbl)\p{L}*\s+(?:\p{L}+\s+){0,2}?through\s+(?:(?:central|downtown)\s+)?$",
    regex.I,
)
_COUNT_BEHIND = regex.compile(r"\s*[:(–—-]?\s*([\p{L}\d,]+)\s(\p{Ll}+)")
_NEXT = regex.compile(r"\s+(\p{Ll}[\p{L}-]*)")
_OF_PEOPLE = regex.compile(r"\s+(?:by\s+)?(\p{Ll}[\p{L}-]*)")
_POSSESSED = regex.compile(r"['’]s?\b")


class Kind(NamedTuple):
    """What a run names.

    Attributes:
        run: the words of the name alone.
        kind: ``"person"``, ``"organisation"``, ``"place"``, ``"name"`` where it is not known, "" for nothing.
        role: the office or title before a person's name.
        located: whether the words around it say that something is or happens there.
        within: the country that a place is said to lie in by a demonym.
    """

    run: Run
    kind: str
    role: str = ""
    located: bool = False
    within: str = ""


NOTHING = Kind(Run((), first=False), "")


def kind_of(text: str, start: int, run: Run) -> Kind:
    """Return what a run names.

    Args:
        text: of the report.
        start: where the stretch of text begins that is looked at.
        run: capitalised words.
    """
    before = text[max(start, run.start - 60) : run.start]
    name = " ".join(run.told)
    words = run.small
    if any(is_a(word, "event") for word in words) or is_beside_place(text, run.end, name):
        return Kind(run, "name")
    if len(words) == 1 and is_a(words[0], "ofplace"):
        return NOTHING  # "outside the Region"
    if len(words) == 1 and (is_demonym(name) or is_a(name, "nowhere", "month")):
        return Kind(run, "name") if is_a(name, "nowhere") and name.isupper() and len(name) > 1 else NOTHING
    person = _titled(run)
    if person is not None:
        return person
    told = _placed(text, before, run, name) or _by_words(text, before, run, name)
    elsewhere = told.located and (
        (_last_word(before) == "in" and (_TOPIC.search(before) or _of_body(before)))
        or _resides(before)
        or told_elsewhere(text, before, run.end)
    )
    return told._replace(located=False) if elsewhere else told


_BODY = regex.compile(
    r"(?<!\p{L})(?P<led>\p{L}+)\s(?:the|an?)\s(?:[\p{L}'’-]+\s){0,3}?(?P<body>\p{Ll}+)\sin\s$", regex.I
)


def _of_body(before: str) -> bool:
    """Whether a place is only that of a body which acts: "backed by the teachers' federation in", "said".

    A body is a place too where something happens at it: "outside the ministry in".
    """
    found = _BODY.search(before)
    if found is None or not is_a(found["body"], "organisation") or is_a(found["body"], "building"):
        return False
    before_it = before[: found.start("led")].rstrip().lower()
    return found["led"].lower() in ("by", "of", "from", "with") and not before_it.endswith(" front")


def _resides(before: str) -> bool:
    """Whether the words before a place say that somebody is of it: "who lives in", "a resident of"."""
    last = _LAST_WORDS.search(before)
    return last is not None and is_a(last[1], "residing") and _LIVES.search(before) is None


# -- persons -------------------------------------------------------------------------------------------------


def _titled(run: Run) -> Kind | None:
    """A person behind an office; nothing where an office is all there is; None where there is no office."""
    told = run.told
    at = max((n for n, word in enumerate(told) if is_a(word, "title")), default=None)
    if at is None:
        return None
    rest = run.part(at + 1)
    of = bool(rest.words) and rest.told[0].lower() == "of"
    if not of and any(is_a(word, "organisation", "place") for word in rest.told):
        return None  # General Motors Company
    if of:
        rest = _behind_office(rest)
        at = len(told) - len(rest.words) - 1
    if not rest.words:
        whole = len(told) == 1 and not is_common(told[0])
        return Kind(run, "name") if whole else NOTHING
    rest = _person_in(rest, told[at])
    if not rest.words:
        return None
    at = len(told) - len(rest.words) - 1
    plural = is_a(told[at], "title") and bare(told[at]) not in classes()["title"]
    office = told[at][:-1] if plural else told[at]  # "Senators Reyes and Holm"
    role = "" if is_a(told[at], "courtesy") else " ".join((*told[:at], office))
    return Kind(rest, "person", role)


def _person_in(rest: Run, office: str) -> Run:
    """The person behind an office: all of it, else what begins with a given name ("Pro Tem David Long")."""
    told = rest.told
    sure = office.endswith(".") or known_given(told[0]) or not is_common(told[-1])
    if sure and could_be_person(told, titled=True):
        return rest  # but no Chief Executive
    for at in range(1, len(told) - 1):
        if known_given(told[at]) and could_be_person(told[at:], titled=True):
            return rest.part(at)
    return rest.part(len(told))


def _behind_office(rest: Run) -> Run:
    """The person behind "of State" or "of Norvale": a name, behind the longest known place."""
    told = rest.told
    placed = [at for at in range(2, len(told)) if spots(" ".join(told[1:at]))]
    for at in range(max(placed, default=2), len(told) - 1):
        behind = rest.part(at)
        if could_be_person(behind.told) and (known_given(told[at]) or not is_common(told[at])):
            return behind
    return rest.part(len(told))


_SURE = 3  # binary logarithm of bearers from which a word is a name that people bear


@functools.lru_cache(maxsize=16384)
def known_given(word: str) -> bool:
    """Whether a word is a name that many bear."""
    from claimkit.names.known import bearers
    from claimkit.names.romanise import romanise

    return bearers(romanise(word)) >= _SURE


def could_be_person(told: Sequence[str], *, titled: bool = False) -> bool:
    """Whether words can be a person's name: of two or more, none of them a common word that nobody bears.

    >>> could_be_person(["Fail", "Alsynov"]), could_be_person(["Married", "Couples"])
    (True, False)
    """
    words = [word for word in told if word[:1].isupper() and not word.endswith(".") and not _is_mark(word)]
    if not 1 <= len(words) <= 4 or (len(words) < 2 and not titled and len(told) < 2):
        return False
    if any(is_a(word, "organisation", "place", "nowhere", "weekday") for word in words[:-1]):
        return False
    if any(any(c.isdigit() for c in word) or (word.isupper() and len(word) > 2) for word in words):
        return False
    if is_demonym(words[-1]) or is_demonym(words[0]):
        return False
    unknown = [is_common(word) and not known_given(word) for word in words]
    if titled:
        return True
    if spots(words[-1]) and spots(words[-1])[0].kind == "country" and not known_given(words[0]):
        return False
    plural = words[-1].endswith("s") and is_common(words[-1])
    return not any(unknown[1:]) and not (unknown[0] and is_common(words[-1])) and not plural


def _is_mark(word: str) -> bool:
    return bare(word) in {"jr", "sr", "ii", "iii", "iv"}


def _is_told_as_person(text: str, before: str, run: Run) -> bool:
    """Whether what stands around a name is said of persons: an age, words of speech, kin."""
    found = spots(" ".join(run.told))
    if found and (found[0].kind in ("country", "division") or _AGE_IN_BRACKETS.match(text, run.end)):
        return False  # "Perm (120)" has a count behind it
    return bool(
        _AGE_IN_BRACKETS.match(text, run.end)
        or _AGE.match(text, run.end)
        or _SAID.match(text, run.end)
        or _SAID_BEFORE.search(before)
    )


# -- places --------------------------------------------------------------------------------------------------


_COUNTY = "Co"
"""What stands for "County" before its name in Ireland and Durham; behind a name it is a company."""


def _placed(text: str, before: str, run: Run, name: str) -> Kind | None:
    """A place by the words around it; None where they tell of none."""
    words = run.small
    if is_a(words[0], "side") and is_large(" ".join(run.told[1:])):
        return Kind(run, "place", located=_locates(text, before, run))
    if run.told[0] == _COUNTY and len(words) > 1:
        return Kind(run, "place", located=_locates(text, before, run))  # "of Ashford, Co Wicklow"
    last = _last_word(before)
    if _is_site(before, last, name):
        return Kind(run, "place", located=True)
    if is_part(text, run.end) and last == "the" and len(words) < 4 and not is_demonym(name):
        return Kind(run, "place", located=at_the(before))
    explained = _by_noun_before(before, run, name)
    if explained is not None:
        return explained
    body = is_a(words[-1], "title", "event") or any(is_a(word, "organisation") for word in words)
    if (has_region(text, run.end, before) or is_bombed(before)) and not body:
        return Kind(run, "place", located=last != "from")
    if suffers(text, run.end) and not is_demonym(name) and not is_a(words[-1], "organisation"):
        return Kind(run, "place", located=True)
    if (last in _INTO and _LANGUAGE.search(before)) or text.startswith(
        (" language", "-language", " word"), run.end
    ):
        return Kind(run, "name")
    if words[-1] == "department" and all(map(is_common, words)):
        return None  # of justice or of defence, and no part of a country
    if is_of_body(text, run):
        return Kind(run, "organisation")
    if _is_place_itself(text, before, run):
        return Kind(run, "place", located=_locates(text, before, run))
    if _preposition(before) in _IN and is_of_event(text, run.end) and not could_be_person(run.told):
        return Kind(run, "place", located=True)
    known = bool(spots(name)) and not is_demonym(name)
    if known and at_its(text, before, run.end):
        return Kind(run, "place", located=True)
    sited = _preposition(before) in _SITED and is_of_site(text, run.end) and bool(spots(name))
    if sited and not is_a(words[0], "begins_place"):  # but "at St Mary's School"
        return Kind(run, "place", located=True)
    if any(is_a(word, "organisation") for word in words[-2:]) or _POSSESSED.match(text, run.end):
        return None
    return _by_preposition(text, before, run, name)


def _is_site(before: str, last: str, name: str) -> bool:
    """Whether something is, happens or is aimed at in what a name names: "the streets of", "raids on"."""
    if last == "on" and is_aimed_at(before) and (spots(name) or name.startswith("al-")):
        return True
    return ((last == "of" and of_site(before)) or in_part(before)) and not is_demonym(name)


def _by_noun_before(before: str, run: Run, name: str) -> Kind | None:
    """A place by the noun that says what it is: "the northern city of", "the Velian capital"; else None."""
    noun = _OF_PLACE.search(before)
    if noun is None or not is_a(noun[1], "ofplace") or is_a(run.small[-1], "organisation"):
        return None
    direct = " of" in noun[0].lower() or noun[1].lower() in ("capital", "city", "town", "village")
    if not direct or is_demonym(name):
        return None
    leading = before[: noun.start()]
    if noun[1].lower() == "suburb" and is_some(leading):
        return Kind(run, "place")  # "this small suburb of Lorne" is another town
    located = _preposition(leading + " ") in _IN or is_brought(leading.rstrip() + " ") or near(leading)
    return Kind(run, "place", located=located, within=_demonym_in(leading))


def _is_place_itself(text: str, before: str, run: Run) -> bool:
    """Whether the words of a name make it one of a place: "Orluva Bridge", "Port of Varn", "San Telmo"."""
    words = run.small
    if is_a(words[0], "ofplace") and words[1:2] == ["of"] and not all(map(is_common, words[2:])):
        return True
    if len(words) == 1:
        return False
    ends = is_a(words[-1], "place")
    begins = is_a(words[0], "begins_place") and not is_a(words[-1], "organisation", "title")
    if not (ends or begins) or _is_told_as_person(text, before, run):
        return False
    most = min(len(words), _MOST_WORDS + 1)
    short = (n for n in range(2, most) if not run.told[n].islower())  # "São Tomé do Vale" is another
    return ends or not any(spots(" ".join(run.told[:n])) for n in short)  # San Diego Chargers


def _by_preposition(text: str, before: str, run: Run, name: str) -> Kind | None:
    within = _preposition(before) in _IN or _THROUGH.search(before) is not None or near(before)
    known = bool(spots(name)) or _preposition(before) != "at" or not _happens_in(before)
    if (not within and known) or _TRUST.search(before):
        stated = not all(map(is_common, run.told)) and (len(run.words) == 1 or not could_be_person(run.told))
        if stated and (_WHERE.match(text, run.end) or _MOTION.search(before) or _is_spot(text, before, run)):
            return Kind(run, "place", located=_locates(text, before, run))
        return _known_place(text, before, run, name)
    words = run.told
    if _names_body(text, before, run) or (of_change(before) and not spots(name)):
        return Kind(run, "name")
    if spots(name):
        return Kind(run, "place", located=True)
    if in_known(text, run.end):
        return Kind(run, "place", located=True)
    person = len(words) > 1 and known_given(words[0]) and could_be_person(words)
    if person and not _happens_in(before):
        return None
    if words and all(map(is_common, words)) and not known_given(words[-1]):
        return Kind(run, "name")
    if any(word.isupper() and len(word) > 1 for word in words) or any(is_a(w, "nowhere") for w in words):
        return Kind(run, "name")
    return Kind(run, "name") if _is_adjective(text, run) else Kind(run, "place", located=True)


def _is_spot(text: str, before: str, run: Run) -> bool:
    """Whether an unknown name is that of where something happens: "the bridge at X", "a storm hit X"."""
    if _counts_behind(text, run):
        return True
    name, told = run.told[0], _preposition(before)
    if (
        is_a(name, "nowhere")
        or name.isupper()
        or _is_told_as_person(text, before, run)
        or _is_adjective(text, run)
    ):
        return False
    words = regex.split("[.;:]", before)[-1].split()
    if told == "at":
        return not known_given(name) and not any(is_a(word, "aiming") for word in words[-4:])
    return is_a(told, "strikes") and any(is_a(word, "hitting") for word in words)


_OWNED = regex.compile(r"['’]s((?:\s+[\p{Ll}-]+){1,3})")


def is_of_event(text: str, end: int) -> bool:
    """Whether what ends at an offset is the owner of an accident: "in Bewick's covered-market fire".

    >>> is_of_event("in Bewick's market fire", 9), is_of_event("in Bewick's largest hall", 9)
    (True, False)
    """
    owned = _OWNED.match(text, end)
    return owned is not None and any(
        kind_words().get(word) in ("accident", "disaster") for word in owned[1].split()
    )


_SITED = _IN | {"at"}
_OWNED_SITE = regex.compile(r"['’]s((?:\s+[\p{L}-]+){1,3})")


def is_of_site(text: str, end: int) -> bool:
    """Whether what ends at an offset is the town of a building: "at Bewick's Central Station".

    >>> is_of_site("at Bewick's Central Station", 9), is_of_site("at Bewick's side", 9)
    (True, False)
    """
    owned = _OWNED_SITE.match(text, end)
    return owned is not None and any(in_place_class(word, "building") for word in owned[1].split())


def _happens_in(before: str) -> bool:
    """Whether a word that tells of harm, arrests or an event stands before a preposition of place."""
    found = _EVENT_IN.search(before)
    entry = lexicon().words.get(found[1]) if found is not None else None
    return found is not None and (found[1] in kind_words() or bool(entry and entry.senses))


def event_at(before: str) -> bool:
    """Whether a noun for an event stands before a preposition of place.

    >>> event_at("died in a crash at "), event_at("died at ")
    (True, False)
    """
    found = _EVENT_IN.search(before)
    return found is not None and kind_words().get(found[1]) in _HAPPENING


_EVENT_IN = regex.compile(r"(?<!\p{L})(\p{Ll}+)\s+(?:in|near|outside|at)\s+$", regex.R)


def _counts_behind(text: str, run: Run) -> bool:
    """``Zell: 4 dead``, ``Tarvo (four killed)``: a name that counts of what became of people stand behind."""
    found = _COUNT_BEHIND.match(text, run.end)
    if found is None or not (found[1][0].isdigit() or found[1] in word_list("small_numbers")):
        return False
    entry = lexicon().words.get(found[2])
    return entry is not None and any(s.form in ("", "participle") and not s.needs for s in entry.senses)


def _known_place(text: str, before: str, run: Run, name: str) -> Kind | None:
    """A place that the gazetteer knows, where nothing says that it is a person's name."""
    found = spots(name)
    if not found or len(name) < 3 or _is_told_as_person(text, before, run):
        return None
    told = run.told
    whole = found[0].kind in ("country", "division") or len(told) > 1 or name.endswith("County")
    if not whole and (found[0].size < CITY or is_common(name)):
        return None
    if len(told) == 2 and all(map(known_given, told)) and found[0].size < CITY:
        return None
    return Kind(run, "place", located=_locates(text, before, run))


def _locates(text: str, before: str, run: Run) -> bool:
    """Whether something is said to be or to happen there: "at X", "the X bombing", "hit X"."""
    told = _preposition(before)
    if not before.strip() and text.startswith(": ", run.end):
        return True  # "New Delhi: nine people ..." is a dateline too
    on = told == "on" and is_a(run.told[0], "begins_place", "water", "street")
    on = on or (told == "on" and is_a(run.told[-1], "street", "place"))
    if told in _IN or on or told == "at" or is_a(told, "strikes") or _WHERE.match(text, run.end):
        return True
    if _THROUGH.search(before) or suffers(text, run.end) or is_brought(before):
        return True
    following = _NEXT.match(text, run.end)
    acts = following is not None and following[1].endswith("ed")  # "a bus to Lorne crashed"
    if following is None or acts or text.startswith(" season", following.end()):
        return False  # "the Atlantic hurricane season" is no hurricane
    return kind_words().get(following[1]) in _HAPPENING


_HAPPENING = frozenset(("attack", "accident", "disaster", "protest"))


def _last_word(before: str) -> str:
    """The last word of a stretch that ends in a blank: what regular expressions ask for first."""
    return before[-_LONGEST:].rstrip().rpartition(" ")[2].lower() if before[-1:].isspace() else ""


_LONGEST = 20  # signs
_INTO = frozenset(("in", "from", "into"))


@functools.lru_cache(maxsize=256)
def _preposition(before: str) -> str:
    found = _PREPOSITION.search(before)
    return found[1].lower() if found is not None else ""


def _demonym_in(before: str) -> str:
    """The country of a demonym behind which a noun for a place stands: "the Lithuanian capital"."""
    words = before.split()
    found = (country_of_demonym(" ".join(words[-n:])) for n in (2, 1) if len(words) >= n)
    return next((country for country in found if country), "")


_OF_A_REGION = ("ean", "ian")
"""Endings by which English makes adjectives of names: "Andean", "Siberian"."""


def _is_adjective(text: str, run: Run) -> bool:
    """Whether a name only qualifies the noun behind it: "in Brandt shoes", "in Andean town"."""
    following = _NEXT.match(text, run.end)
    if following is not None and run.told[-1].endswith(_OF_A_REGION) and is_a(following[1], "ofplace"):
        return not spots(" ".join(run.told))
    if following is None or not following[1].endswith("s") or following[1] in _NO_NOUN:
        return False
    entry = lexicon().words.get(following[1])
    return is_common(following[1]) and not (entry and entry.senses)


def _names_body(text: str, before: str, run: Run) -> bool:
    """Whether a name only says which body the noun behind it is: "in the Brandt administration".

    A body that is also a building has the name of where it stands: "in the Brandt hospital".
    """
    following = _NEXT.match(text, run.end)
    if following is None or not before.lower().endswith(" the "):
        return False
    return is_a(following[1], "organisation") and not is_a(following[1], "building", "place")


_NO_NOUN = frozenset("as was has is this its his us across always whereas says does goes was perhaps".split())


# -- the rest ------------------------------------------------------------------------------------------------


def _by_words(text: str, before: str, run: Run, name: str) -> Kind:
    """A body, a club or a person by the words of the name itself."""
    told = run.told
    words = run.small
    following = _OF_PEOPLE.match(text, run.end)
    if following is not None and is_a(following[1], "peoples"):
        return Kind(run, "name")  # "of Ostrek Velian descent", "Ostrek by language"
    if words == ["islamic", "state"]:
        return Kind(run, "organisation")
    if any(is_a(word, "organisation") for word in words):
        bodiless = len(words) == 1 and is_common(words[0])
        return NOTHING if bodiless else Kind(run, "organisation")
    if len(words) > 1 and _is_club(before, told):
        return Kind(run, "organisation")
    described = _described(told)
    if described:
        return Kind(run.part(described), "person", " ".join(told[:described]))
    doubtful = bool(spots(name)) or all(map(is_common, told))  # Rose Garden
    if could_be_person(told) and (not doubtful or _is_told_as_person(text, before, run)):
        return Kind(run, "person")
    return Kind(run, "name")


def _described(told: Sequence[str]) -> int:
    """How many words stand before a person's name and describe the person: "Polygamist", "American", "RB"."""
    for at in range(1, len(told) - 1):
        word = told[at - 1]
        if known_given(word) or not (is_common(word) or is_demonym(word) or word.isupper()):
            return 0
        if known_given(told[at]) and could_be_person(told[at:]):
            return at
    return 0


def _is_club(before: str, told: Sequence[str]) -> bool:
    """Whether a name is that of a club: a town, and what its players are called."""
    for size in (len(told) - 1, len(told) - 2):
        if size > 0 and spots(" ".join(told[:size])) and not spots(" ".join(told)):
            common = all(is_common(word) for word in told[size:])
            article = before.lower().endswith("the ")
            plural = told[-1].endswith("s") and not known_given(told[-1])
            if (plural and (common or is_large(" ".join(told[:size])))) or (
                article and not (size == 1 and known_given(told[0]))
            ):
                return True
            if article and size == 1 and spots(told[0])[0].size >= CITY:
                return True
    return False


def in_place_class(name: str, *kinds: str) -> bool:
    """Whether the last word of a name is of some class of places, such as a street or a building."""
    last = (name.lower().split() or [""])[-1]
    return any(last in classes()[kind] for kind in kinds)
