"""Referents: whom a surname and a pronoun mean, where that is sure; of several possible ones it is nobody.

Who is accused is told by these words more often than by a full name, and a wrong guess names an innocent: the
victim of one surname with the killer, who was named last before "he".
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

import regex

from claimkit.names.words import words_borne
from claimkit.reading.common import is_common
from claimkit.reading.lexicon import word_list
from claimkit.reading.naming import NameMention, Names
from claimkit.reading.parties import DESCRIBED, GENERAL, NAMED, parties
from claimkit.reading.tokens import Token, listed
from claimkit.reading.voices import gender_of, gender_of_noun
from claimkit.text import Span

_PRONOUNS = {"he": "male", "she": "female"}
_NAME = regex.compile(r"(?<![\p{L}.'’-])\p{Lu}[\p{L}'’-]+")
_PLACED = regex.compile(r"(?:^|\W)(?:the|in|at|near|from)\s$", regex.I)
_SHORT = 8  # signs of such a word and its blanks
_FULL = regex.compile(
    r"(?<![\p{L}.'’-])\p{Lu}\p{Ll}[\p{L}'’-]*(?:\s\p{Lu}\.)?\s\p{Lu}\p{Ll}[\p{L}'’-]++(?!\s\p{Lu})"
)
# read from its end, so that it is asked of the words before a name alone
_GIVEN = regex.compile(r"(?r)(?<![\p{L}-])(\p{Lu}[\p{L}'’-]+)\s(?:\p{Lu}\.?\s)?")
_GOES_ON = regex.compile(r"[\p{L}-]")
_EDGE = regex.compile(r"\b")


class Referents:
    """Whom the words of one report mean.

    Args:
        names: the names of the report.
        text: the report.
    """

    __slots__ = ("_bearers", "_victims", "names", "text")

    def __init__(self, names: Names, text: str) -> None:
        self.names, self.text = names, text
        self._bearers: dict[str, NameMention | None] = {}
        self._victims: dict[str, bool] = {}

    def persons_in(
        self, words: Sequence[Token], span: Span, before: Sequence[str] = ()
    ) -> dict[tuple[int, int], str]:
        """Return who is named in a sentence, and whom "he" and "she" mean, by where words begin and end.

        A surname is that of the only person who bears it in the report and was named in full before.  A
        pronoun means the only person of its gender told of before it in its sentence, else the subject of
        the sentence before.  Where it may be anybody else the name is empty.

        Args:
            words: the sentence.
            span: where it stands.
            before: who can be meant of the sentence before; empty for somebody whom the text does not name.
        """
        pointing = {w.start for w, last in zip(words[1:], words, strict=False) if last.word in ("the", "a")}
        told = [m for m in self.names.within(span) if m.kind == "person"]
        found = {(m.start, m.end): "" if m.start in pointing else self._bearer(m, told) for m in told}
        found |= {at: name for at, name in self._given(span) if at[0] not in pointing}
        bodies = (
            m
            for m in self.names.within(span)
            if m.kind == "organisation"
            and m.start not in pointing
            and word_list("in_court").isdisjoint(m.text.lower().split())  # who tries is not tried
        )
        found |= {(m.start, m.end): m.text for m in bodies}
        for token in words:
            gender = _PRONOUNS.get(token.word)
            if gender is None or is_quoted(words, token.start):
                continue  # "He is guilty," says somebody of whom he speaks
            known = self._told_before(token, words, span, found)
            known = known | {name for name in before if name} if known else set(before)
            meant = [name for name in known if _gender(name) in ("", gender)]
            if len(meant) == 1 and meant[0][:1].isupper() and not self._suffered(meant[0]):
                found[token.start, token.end] = meant[0]
        return found

    def meant_after(
        self, words: Sequence[Token], span: Span, persons: Mapping[tuple[int, int], str]
    ) -> tuple[str, ...]:
        """Return whom "he" or "she" can mean behind a sentence: its subject, and nobody where more can.

        Args:
            words: the sentence.
            span: where it stands.
            persons: who is named in it, by where the words begin and end.
        """
        clad = parties(words, persons, self.text)
        some = [(at, t) for at, t in enumerate(clad) if t.kind == "someone" and not _is_in_office(t, words)]
        found = [t.word if t.is_a(NAMED) and is_subject(clad, at) else "" for at, t in some]
        if any(self._unknown(words, span)):
            found.append("")
        found += [t.word for _, t in some if t.is_a(NAMED)]
        return tuple(dict.fromkeys(found))

    def _given(self, span: Span) -> Iterator[tuple[tuple[int, int], str]]:
        """Names that begin with a given name and end with a word of the language: "Neil Moss"."""
        read = [(m.start, m.end) for m in self.names.within(span)]
        for found in _FULL.finditer(self.text, span.start, span.end):
            first, last = found.span()
            apart = all(last <= start or end <= first for start, end in read)
            if (
                apart
                and gender_of(found.group())
                and not {*found.group().lower().split()} & word_list("ranks")
            ):
                yield (first, last), found.group()

    def _suffered(self, name: str) -> bool:
        if name not in self._victims:
            self._victims[name] = is_victim(name, self.text)
        return self._victims[name]

    def _bearer(self, mention: NameMention, told: Sequence[NameMention]) -> str:
        """Whom a name means; empty where a surname may be that of another, or of nobody named before."""
        if len(words_borne(mention.text)) != 1:
            return mention.text
        if mention.text not in self._bearers:
            self._bearers[mention.text] = self._only_bearer(mention.text)
        full = self._bearers[mention.text]
        if full is None or full.start >= mention.start or any(m.text == full.text for m in told):
            return ""
        return full.text

    def _only_bearer(self, surname: str) -> NameMention | None:
        """The first mention of the only person of a surname; None of several, and of a victim."""
        (borne,) = words_borne(surname)
        bearers = [m for m in self.names.mentions if m.kind == "person" and _is_borne(m.text, borne)]
        given = set(_given_before(surname.split(maxsplit=1)[0], self.text))
        given = {g for g in given if g.lower() not in word_list("ranks") and not is_common(g.lower())}
        apart = {m.text.split()[0] for m in bearers} | given
        full = {m.text for m in bearers}
        if len(apart) != 1 or len(full) != 1 or any(map(self._suffered, full)):
            return None
        return min(bearers)

    def _told_before(
        self,
        pronoun: Token,
        words: Sequence[Token],
        span: Span,
        persons: Mapping[tuple[int, int], str],
    ) -> set[str]:
        """Who is told of in a sentence before a pronoun; the empty name stands for somebody not named."""
        ahead = [t for t in words if t.end <= pronoun.start]
        clad = parties(ahead, {at: name for at, name in persons.items() if at[1] <= pronoun.start}, self.text)
        apposed = {
            n + 2
            for n, t in enumerate(clad)
            if t.is_a(NAMED) and clad[n + 1 : n + 2] and clad[n + 1].word == ","
        }
        some = [
            t
            for n, t in enumerate(clad)
            if t.kind == "someone" and not _is_in_office(t, words)
            if not (n in apposed and t.is_a(DESCRIBED))
        ]
        found = {t.word if t.is_a(NAMED) else "" for t in some}
        if found and any(self._unknown(ahead, Span(span.start, pronoun.start))):
            found.add("")
        return found

    def _unknown(self, words: Sequence[Token], span: Span) -> Iterator[str]:
        """Words with a capital that may be the name of somebody, and are in no name that was read."""
        read = [(m.start, m.end) for m in self.names.within(span)]
        read += [(t.start, t.end) for t in words if t.kind == "date"]
        for found in _NAME.finditer(self.text, span.start, span.end):
            word = found.group().lower()
            if any(start <= found.start() < end for start, end in read) or word in word_list("ranks"):
                continue
            opens = bool(words) and found.start() == words[0].start
            if (opens and is_common(word)) or _PLACED.search(
                self.text[max(0, found.start() - _SHORT) : found.start()]
            ):
                continue  # "in Leeds", "the House"
            yield word


def is_quoted(words: Sequence[Token], offset: int) -> bool:
    """Whether an offset stands in quotation marks that open in its sentence.

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words('"He was convicted," Dorn said, and he left.')
    >>> [is_quoted(words, words[at].start) for at in (1, -3)]
    [True, False]
    """
    marks = [t.word for t in words if t.end <= offset and t.word in _QUOTES]
    return bool(marks) and (marks[-1] == "“" or (marks[-1] == '"' and len(marks) % 2 == 1))


_QUOTES = frozenset('"“”')


def is_subject(words: Sequence[Token], first: int) -> bool:
    """Whether the person at an index can be the subject of a verb, and stands in nobody else's phrase."""
    for at in range(first - 1, -1, -1):
        token = words[at]
        if token.kind in ("date", "mark") or token.is_a("conj", "subordinator", "report"):
            return True
        if token.kind == "someone" or token.senses or parts_off(token):
            return False
    return True


def parts_off(token: Token) -> bool:
    """Whether a word makes what stands behind it somebody else than the subject: "killing", "of", "'s"."""
    acts = token.word == "'s" or token.word.endswith("ing")
    return acts or token.is_a("preposition", "relative", "be", "have", "modal", "verb", "tried_for")


def is_victim(name: str, text: str) -> bool:
    """Whether a report tells what happened to somebody: who shares the surname, or is "he", did it.

    >>> is_victim("Mara Venn", "The murder of Mara Venn shook the town; Venn was found guilty.")
    True
    >>> is_victim("Otto Venn", "Otto Venn was found guilty of the murder of Mara Venn.")
    False
    """
    done, befell = _victim_forms()
    return any(
        befell.match(text, at + len(name)) or (_EDGE.match(text, at + len(name)) and done.match(text, 0, at))
        for at in _places(name, text)
    )


def _places(name: str, text: str) -> Iterator[int]:
    """Where a name stands in a text."""
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def _given_before(surname: str, text: str) -> Iterator[str]:
    """The names before a surname, wherever it stands in a text."""
    for at in _places(surname, text):
        given = _GIVEN.match(text, 0, at)
        if given is not None and not _GOES_ON.match(text, at + len(surname)):
            yield given[1]


@functools.cache
def _victim_forms() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """What is told before a name and behind it; the former is read from its end."""
    done, befell = ("|".join(sorted(word_list(name))) for name in ("done_to", "befell"))
    before = rf"(?ri)\b(?:{done})(?:\s(?:of|on))?(?:\s(?:his|her|their)(?:\s[\w-]+){{1,2}},?)?\s"
    behind = rf"(?:\s?['’]s|\s(?:was|had\sbeen))?\s(?i:{befell})\b"
    return regex.compile(before), regex.compile(behind)


def _is_borne(name: str, surname: str) -> bool:
    borne = words_borne(name)
    return len(borne) > 1 and borne[-1] == surname


def _is_in_office(token: Token, words: Sequence[Token]) -> bool:
    """Whether a phrase is of those who only speak for a court, an office or the police, or of many."""
    if token.is_a(NAMED):
        return False
    inside = listed([t for t in words if token.start <= t.start < token.end])
    return token.is_a(GENERAL) or any(t.is_a("in_office", "plural") for t in inside)


def _gender(who: str) -> str:
    """The gender that a name or a description tells."""
    if who[:1].isupper():
        return gender_of(who)
    return next((gender for word in who.split() if (gender := gender_of_noun(word))), "")
