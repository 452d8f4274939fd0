"""Sites: where the title and the first sentences of a report say that what it is about happened.

News and articles tell in their lead where something happened; further down stand the places of its parts, of
what came of it, and of those who speak.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from claimkit.mentions.model import EventMention
from claimkit.models import Place
from claimkit.reading.events import AFTERMATH, WIDE
from claimkit.reading.happenings import LEAD, Sentence, takes_up
from claimkit.reading.naming import NameMention, Names
from claimkit.reading.whereabouts import place_of

_TO_EVENT = regex.compile(r"(?:\s(?![–—])[\p{L}\p{N}’'-]+){0,3}\s")
_CAUGHT_IN = regex.compile(
    r"\b(?:arrest(?:s|ed)?|charged|caught|captured|custody|indicted|jailed|convicted|sentenced|tried|extradited)\b"
    r"[^.;,:]{0,30}\b(?:in|at|near|from)\s(?:[\p{L}-]+\s){0,2}$",
    regex.I,
)
_LISTED = regex.compile(r"\s?(?:[–—&-]|,|,?\sand)\s?")


def sites_of(
    text: str, sentences: Sequence[Sentence], names: Names, main: EventMention | None
) -> tuple[Place, ...]:
    """Return where a report says that what it is about happened, the likeliest first.

    What reaches over many places is where its title says, or all over what its lead names; what happens at
    one spot is where its lead says, and the title may say it less closely.

    Args:
        text: the blanked text.
        sentences: those that are read, in order.
        names: the names in it.
        main: the event that it is about.
    """
    body = next((at for at, s in enumerate(sentences) if not s.heading), len(sentences))
    wide = main is not None and main.kind in WIDE
    title = [p for s in sentences[:body] for p in _in_title(text, s, names, main)]
    if title and wide:
        return tuple(dict.fromkeys(title))
    lead = [s for s in sentences[body:] if not s.heading][:LEAD]
    telling = [s for s in lead if main is not None and _tells(s, main)]
    told = [found for s in telling if (found := _in_lead(text, s, names, main))]
    if not told and main is None:
        told = [found for s in lead if (found := _located(text, s, names, main))]
    if not told and not title and main is not None:
        told = [found for s in telling[:1] if (found := _sent_from(s, names, main))]
    return tuple(dict.fromkeys([*(told[0] if told else ()), *title]))


def _tells(sentence: Sentence, main: EventMention) -> bool:
    return main.kind in sentence.telling.triggers.values()


def _in_title(text: str, sentence: Sentence, names: Names, main: EventMention | None) -> Iterator[Place]:
    """The places that a title says an event is of: "Kerala floods", "storm in Uruguay", "A-B floods"."""
    named = main is not None and main.kind not in AFTERMATH  # a lawsuit has the name of who is sued
    events = [sentence.words[at] for at in sorted(sentence.telling.triggers)] if named else []
    before: NameMention | None = None  # of what is told together, the one before
    found: list[NameMention] = []
    for mention in (m for m in names.within(sentence.span) if m.kind == "place"):
        beside = any(_TO_EVENT.fullmatch(text, mention.end, e.start) for e in events if e.start > mention.end)
        if (mention.located and not _is_caught_in(text, sentence, mention, main)) or beside:
            listed = before is not None and _LISTED.fullmatch(text, before.end, mention.start)
            if listed and before is not None and before not in found:
                found.append(before)
            found.append(mention)
        before = mention
    yield from (names.place(m.text) for m in found)


def _located(text: str, sentence: Sentence, names: Names, main: EventMention | None) -> list[Place]:
    """Where something is said to be or to happen, but for where the reporter sits."""
    told = [m for m in names.within(sentence.span) if m.kind == "place" and m.located]
    told = [m for m in told if not _is_caught_in(text, sentence, m, main)]
    return [names.place(m.text) for m in told if not names.is_dateline(m)]


def _is_caught_in(text: str, sentence: Sentence, mention: NameMention, main: EventMention | None) -> bool:
    """Whether a place is where somebody was caught or tried for what happened elsewhere."""
    after = main is not None and main.kind in AFTERMATH
    return not after and _CAUGHT_IN.search(text, sentence.span.start, mention.start) is not None


def _sent_from(sentence: Sentence, names: Names, main: EventMention) -> list[Place]:
    """The town that a report was sent from, where it brings in there what happened and names no other.

    "The vote in the Senate followed the shooting" takes up what happened elsewhere.
    """
    triggers = [at for at, kind in sentence.telling.triggers.items() if kind == main.kind]
    if all(takes_up(sentence.words, at) for at in triggers):
        return []
    told = [m for m in names.within(sentence.span) if m.kind == "place" and m.located]
    return [names.place(m.text) for m in told if names.is_dateline(m)]


def _in_lead(text: str, sentence: Sentence, names: Names, main: EventMention | None) -> list[Place]:
    """The places of an event in a sentence that tells of it: at one spot, or all that it reaches."""
    near = _located(text, sentence, names, main)
    if main is None or main.kind in WIDE:
        return near
    triggers = sentence.telling.triggers
    words = [sentence.words[at] for at, kind in sorted(triggers.items()) if kind == main.kind]
    told = (place_of(names, text, sentence.span, word.start, word.end) for word in words)
    found = next((place for place in told if place is not None and place in near), None)
    return [found, *(p for p in near if p != found)] if found is not None else []
