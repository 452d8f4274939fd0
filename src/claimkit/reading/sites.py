"""Sites: where the title and the first sentences of a report say that what it is about happened.

News and articles tell in their lead where something happened; further down stand the places of its parts, of
what came of it, and of those who speak.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from claimkit.mentions.model import EventMention
from claimkit.models import Place
from claimkit.reading.events import WIDE
from claimkit.reading.happenings import LEAD, Sentence
from claimkit.reading.naming import NameMention, Names

_TO_EVENT = regex.compile(r"(?:\s(?![–—])[\p{L}\p{N}’'-]+){0,3}\s")
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
    if not told and not wide:
        told = [found for s in lead if (found := _located(s, names))]
    return tuple(dict.fromkeys([*(told[0] if told else ()), *title]))


def _tells(sentence: Sentence, main: EventMention) -> bool:
    return main.kind in sentence.telling.triggers.values()


def _in_title(text: str, sentence: Sentence, names: Names, main: EventMention | None) -> Iterator[Place]:
    """The places that a title says an event is of: "Kerala floods", "storm in Uruguay", "A-B floods"."""
    events = [sentence.words[at] for at in sorted(sentence.telling.triggers)] if main is not None else []
    before: NameMention | None = None  # of what is told together, the one before
    found: list[NameMention] = []
    for mention in (m for m in names.within(sentence.span) if m.kind == "place"):
        beside = any(_TO_EVENT.fullmatch(text, mention.end, e.start) for e in events if e.start > mention.end)
        if mention.located or beside:
            listed = before is not None and _LISTED.fullmatch(text, before.end, mention.start)
            if listed and before is not None and before not in found:
                found.append(before)
            found.append(mention)
        before = mention
    yield from (names.place(m.text) for m in found)


def _located(sentence: Sentence, names: Names) -> list[Place]:
    return [names.place(m.text) for m in names.within(sentence.span) if m.kind == "place" and m.located]


def _in_lead(text: str, sentence: Sentence, names: Names, main: EventMention | None) -> list[Place]:
    """The places of an event in a sentence that tells of it: at one spot, or all that it reaches."""
    if main is None or main.kind in WIDE:
        return _located(sentence, names)
    words = [
        sentence.words[at] for at, kind in sorted(sentence.telling.triggers.items()) if kind == main.kind
    ]
    told = (names.place_of(text, sentence.span, word.start, word.end) for word in words)
    found = next((place for place in told if place is not None), None)
    if found is None:
        return []
    return [found, *(p for p in _located(sentence, names) if p != found)]
