"""Of which event a count is, where a report recalls others: "the city's 61 homicides this year"."""

from __future__ import annotations

import regex

from claimkit.models import AN_EARLIER_EVENT, SEVERAL_EVENTS
from claimkit.text import Span

_CLAUSE = 200  # most signs before a count in which its clause begins
_TOGETHER = regex.compile(
    r"\bone of (?:\w+ ){0,3}\w+ (?:\w+ ){0,2}?"
    r"(?:attacks|bombings|blasts|explosions|shootings|strikes|raids)\b.*"
    r"\b(?:together|combined|collectively|in all|altogether)\b",
    regex.I | regex.S,
)
# "it comes a week after two were killed", "since 130 were killed in Paris", "A day before, he killed nine"
_EARLIER = regex.compile(
    r"\b(?:comes?|came|follows?|followed|took place|happened|occurred)\b(?:\s[\w-]+){1,4}?\s"
    r"(?:hour|day|week|month|year)s?\s(?:after|since)\b[^.;,]*$"
    r"|\bsince\s(?:(?:at least|about|some)\s)?$"
    r"|\b(?:kill|died|dead|deaths|wound|injur|hurt)\w*\b[^.;]*\b(?:hour|day|week|month|year)s?\s(?:after|since)\s"
    r"(?:(?:at least|about|some|nearly|more than)\s|(?:an?|another)\s(?!(?:further|second|third))[^.;,]*)?$"
    r"|\b(?:mark|commemorat|remember|recall|honou?r)\w*\b[^.;]*\b(?:1[89]|20)\d\d\b"
    r"[^.;]*\b(?:that|which)\b[^.;]*$"
    r"|^\s*(?:a|one|two|three|the)\s(?:day|week|month|year)s?\s(?:before|earlier),"
    r"|\b(?:an?|the)\s(?:1[89]|20)\d\d\s(?:[\w.-]+\s){0,3}?(?:case|incident|episode)\b[^.;]*$"
    r"|\b(?:an?|the)\s(?:earlier|previous)\s(?:\w+\s)?"
    r"(?:rally|march|protest|demonstration|strike|vigil|sit-in|blockade|picket|one)\b[^.;]*$",
    regex.I,
)
_NUMERAL = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# "nine died here and two in the next village": the verb is of both
# "twelve died on the spot and two in hospital", "13 were found on Monday and a further nine on Tuesday"
_DIVIDED = regex.compile(
    r"[^.;,]{0,60}?\b(?:on the spot|at the scene|instantly|immediately|at once|outright)"
    r"(?:,?\s(?:and|while)|;)\s(?:\S+\s){1,3}?(?:later|in|at|of|after|on|died)\b"
    r"|[^.;]{0,100}?\band\s(?:a\s)?(?:further|another)\s\S+\s(?:on|later|the\s(?:next|following))\b"
    rf"|[^.;,]{{0,60}}?,?\sand\s{_NUMERAL}\s(?:in|at|near|on)\s(?:the|an?)\s",
    regex.I,
)
_SECOND = regex.compile(
    r"\b(?:a|the|an)\s(?:second|third|fourth|other|separate|subsequent|later)\s(?:(?:car|suicide|roadside)\s)?"
    r"(?:blast|bomb|bombing|explosion|device|attack|shooting|strike|clash|quake|tornado|incident|raid|ambush)\b"
    r"|^[^,]*\bthe\s(?:second|third|other),",
    regex.I,
)

# what was damaged, where that is not everything: "agricultural damage", "damage to the power grid"
_SORT = (
    r"(?:agricultur(?:al|e)|farm|crops?|livestock|fisher(?:y|ies)|forestry|infrastructur(?:al|e)|"
    r"transport(?:ation)?|insured)"
)
_LOST = r"(?:damages?|loss(?:es)?)"
_ALL = r"(?:propert(?:y|ies)|area|region|countr(?:y|ies)|islands?|state|county|city|town|province|economy)"
_THING = rf"(?:(?!{_ALL}\b)(?-i:\p{{Ll}})[\p{{Ll}}-]+)"
_MORE = rf"(?:(?:,\s{_THING})*\sand\s{_THING})?"
_TO = rf"(?:to|in)\s(?:(?:the|its|his|her|their)\s)?((?:{_THING}\s){{0,3}}?{_THING}{_MORE})"
_ON = rf"\b(?:(?!\b{_LOST}\b)(?:[^.;]|\.(?=\d)))*$"  # to the sum, past no other damage
_OF_A_SORT = regex.compile(
    rf"\b(?:({_SORT}\s{_LOST})|{_LOST}\s(?:to|of|in)\s(?:the\s)?({_SORT})"
    rf"|{_LOST}\s{_TO}(?=\s(?:in|at|on|was|were|is|are|has|had|reach|total|amount|exceed|cost|came|ran|stood)\p{{L}}*\b)){_ON}",
    regex.I,
)
_IN_A_SORT = regex.compile(
    rf"\s?(?:\([^()]*\)\s)?(?:in|of|worth of)\s(?:({_SORT}\s{_LOST})\b"
    rf"|{_LOST}\s{_TO}(?=\s(?:and|as|in|at|on|after|when|before|while|across|by|since|from|over|during|with)\b|\s?[.,;]))",
    regex.I,
)


_SPOT = (
    r"(?:village|town|city|district|hamlet|neighbou?rhood|community|municipality|suburb|street|house|home|family|"
    r"school|building|block|camp|barangay|settlement)"
)
# "in one village", "in her town alone", "in Perm alone": of a part, whatever the whole is
_IN_PART = regex.compile(
    rf"\b[Ii]n\s(?:(?:one|another|a\ssingle)\s(?:\p{{L}}+\s)?{_SPOT}"
    rf"|(?:her|his|their|its|the|that|this)\s(?:\p{{L}}+\s)?{_SPOT}\salone|(?:\p{{Lu}}[\p{{L}}-]*\s){{1,3}}alone)\b"
)
_APART = regex.compile(r"[.;:]|,\s(?:and|but|while|as)\b")


def in_part(text: str, sentence: Span, start: int, end: int) -> str:
    """Return in which part of a place a count is, where no name says so; empty where its clause says none.

    Args:
        text: the report.
        sentence: where the sentence of the count stands.
        start: where the count begins.
        end: where it ends.

    >>> text = "The storm destroyed 300 houses in one village."
    >>> in_part(text, Span(0, len(text)), text.index("300"), text.index(" houses"))
    'in one village'
    """
    before = max((m.end() for m in _APART.finditer(text, sentence.start, start)), default=sentence.start)
    behind = _APART.search(text, end, sentence.end)
    told = _IN_PART.search(text, before, behind.start() if behind else sentence.end)
    return told[0] if told else ""


_OWN = regex.compile(
    r"[^\s,.;]+(?:\s[^\s,.;]+)?\s(of\s(?:his|her|their|its)\s(?:own\s)?"
    r"(?:men|officers|soldiers|troops|forces|members|staff|colleagues|comrades|fighters|employees|workers))\b"
)


def of_ones_own(text: str, start: int) -> str:
    """Return whose men are counted, where somebody counts his own: not all who came to harm.

    >>> of_ones_own("He said 11 of his men had been hurt.", 8)
    'of his men'
    """
    told = _OWN.match(text, start)
    return told[1] if told else ""


def other_events(text: str, sentence: Span, start: int) -> str:
    """Return the scope of a count that is of other events than the one told; empty where it is of this one.

    Args:
        text: the report.
        sentence: where the sentence of the count stands.
        start: where the count begins.

    Example:
        >>> text = "It comes a week after two men were killed."
        >>> other_events(text, Span(0, len(text)), text.index("two"))
        'an earlier event'
    """
    before = text[sentence.start : start]
    if _TOGETHER.search(before):
        return SEVERAL_EVENTS
    return AN_EARLIER_EVENT if _EARLIER.search(before) else ""


_OWED = regex.compile(
    r"\b(?:seek|sought|sue[sd]?|suing|award|pay|paid|order|demand|claim)\w*\b[^.;]*$", regex.I
)
_DAMAGES = regex.compile(r"[^.;]{0,40}\bdamages\b")
_IN_DAMAGES = ("damages of ", "damages worth ")  # "seek damages of 450,000 euros"


def is_owed(text: str, sentence: Span, start: int, end: int) -> bool:
    """Whether a sum is of damages that somebody claims or owes, and not of what was damaged.

    >>> text = "The court ordered her to pay $7,100 in damages."
    >>> is_owed(text, Span(0, len(text)), text.index("$"), text.index(" in"))
    True
    """
    if _OWED.search(text, sentence.start, start) is None:
        return False
    behind = _DAMAGES.match(text, end, sentence.end) is not None
    return behind or text.endswith(_IN_DAMAGES, sentence.start, start)


def sort_of_damage(text: str, sentence: Span, start: int, end: int) -> str:
    """Return what was damaged, where a sum is that of one sort of things; empty where it is of all.

    Args:
        text: the report.
        sentence: where the sentence of the sum stands.
        start: where the sum begins.
        end: where it ends.

    Example:
        >>> text = "Agricultural damage reached $14 million."
        >>> sort_of_damage(text, Span(0, len(text)), text.index("$"), len(text) - 1)
        'agricultural damage'
        >>> text = "Damage to the power grid reached $218,000."
        >>> sort_of_damage(text, Span(0, len(text)), text.index("$"), len(text) - 1)
        'power grid'
    """
    told = _OF_A_SORT.search(text, sentence.start, start) or _IN_A_SORT.match(text, end, sentence.end)
    return next((words.lower() for words in told.groups() if words), "") if told else ""


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether a sentence counts more behind a count, who came to the same end later.

    Args:
        text: the report.
        start: where the count begins.
        end: where its sentence ends.

    >>> text = "Twelve died on the spot and two in hospital."
    >>> goes_on(text, 0, len(text)), goes_on("Twelve died on the spot.", 0, 24)
    (True, False)
    """
    return _DIVIDED.match(text, start, end) is not None


_AT_THE_SCENE = regex.compile(r"[^.;,]{0,60}?\b(?:on the spot|at the scene)\b", regex.I)


def at_the_scene(text: str, end: int) -> bool:
    """Whether a count is of those who died where it happened, after whom others may have died.

    >>> at_the_scene("Two people were pronounced dead at the scene.", 3)
    True
    """
    return _AT_THE_SCENE.match(text, end) is not None


def of_second(text: str, start: int) -> bool:
    """Whether a count is that of a second blast or shooting, on top of the first.

    >>> of_second("The first blast killed three; the second, an hour later, killed five.", 59)
    True
    """
    before = text[max(0, start - _CLAUSE) : start]
    clause = before[max(before.rfind(";"), before.rfind(". ")) + 1 :].strip()
    return _SECOND.search(clause) is not None
