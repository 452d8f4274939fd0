"""Phrases of a sentence: who or what is named in it, its quotations, and the words between them.

A phrase has a head, the noun that it is about: "officials" of "two officials of the Lorne council",
"spokesman" of "the ministry's spokesman".  Rules that ask who speaks look at phrases, so that they need not
know how many words name somebody.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

import regex

from claimkit.reading.common import is_common
from claimkit.reading.lexicon import conjugated, lexicon, lists_of, plural, seems_human
from claimkit.reading.tokens import Token, joined, terms_told, with_classes
from claimkit.text import Span, read_table

_PACKAGE = "claimkit.reading"
_CLOSED = frozenset(
    "be have do modal preposition subordinator relative conj pronoun neg determiner possessive adverb "
    "predicate verb speaking citing pasts".split()
)
_CLOSED_OR_NOUN = _CLOSED | {"noun"}
_VERBS = frozenset(("verb", "predicate"))
_NOUNS = frozenset(("person", "people", "body", "document", "noun"))
# what ends in these is seldom a name where a sentence begins with it
_NO_NAME = ("ly", "ing", "ed")
_OPENING = frozenset(("openers", "sentence_adverb"))  # words that begin sentences, and no names
_NONE: frozenset[str] = frozenset()
_JOINING = frozenset(("preposition", "subordinator", "conj", "determiner"))
_OWNING = frozenset(("determiner", "possessive"))
# verbs that are part of no noun phrase, but for a participle before its noun
_ACTING = frozenset(("calling", "judging", "describing", "promising", "revising", "mending"))
_BEFORE_NOUNS = frozenset(("determiner", "possessive", "preposition", "be", "conj"))
_ARTICLE = regex.compile(r"\p{Ll}{2,3}-\p{Lu}")
# A phrase is a regular expression over tokens, of which each is one letter: the classes that it has.
_PARTS = ("determiner", "possessive", "modifier", "verbal", "head", "owner", "link")
_COUNT, _DASH = 1 << len(_PARTS), 2 << len(_PARTS)
_FIRST_LETTER = 0x4E00


def _letters(*names: str, more: int = 0) -> str:
    """The letters of the tokens that have one of some classes, as a set of a regular expression."""
    wanted = sum(1 << _PARTS.index(name) for name in names) | more
    return "[" + "".join(chr(_FIRST_LETTER + bits) for bits in range(_DASH << 1) if bits & wanted) + "]"


def _phrase_pattern() -> re.Pattern[str]:
    det, mod, verbal = (
        _letters("determiner", "possessive"),
        _letters("modifier"),
        _letters("modifier", "verbal"),
    )
    head, owner, link = _letters("head"), _letters("owner"), _letters("link")
    any_of, count, dash = _letters("modifier", "verbal", "head"), _letters(more=_COUNT), _letters(more=_DASH)
    noun = f"{verbal}{{0,12}}{head}(?:{mod}{{0,12}}{head}){{0,12}}"
    owned = f"{owner}{verbal}{{0,12}}{head}{{1,12}}"
    joined = f"{mod}?{link}{det}?{count}?{any_of}{{1,12}}"
    number = f"(?:{count}(?:{dash}{_letters('modifier', 'head')})?)?"
    owners = f"(?:{det}{verbal}{{1,12}}{owner})?"
    return re.compile(f"{owners}{det}?{number}{noun}(?:{owned}|{joined}){{0,12}}|{det}{verbal}{{1,12}}")


_PHRASE = _phrase_pattern()


class Phrase(NamedTuple):
    """A stretch of a sentence, as a rule sees it.

    Attributes:
        word: its head in lower case, or the word itself.
        kind: ``phrase``, ``quote``, or the kind of the token that it is.
        classes: of its head, or of the token.
        first: index of its first token.
        last: index of its last token.
        head: index of the token that it is about.
        core: index of the token that what is named begins with: behind an owner, articles and counts.
    """

    word: str
    kind: str
    classes: frozenset[str]
    first: int
    last: int
    head: int
    core: int


@functools.cache
def vocabulary() -> dict[str, frozenset[str]]:
    """Return the classes that words have for those who ask who speaks, beside those of the lexicon.

    >>> sorted(vocabulary()["spokesman"]), sorted(vocabulary()["said"])
    (['official', 'person'], ['participle', 'past', 'reported', 'say', 'speaking'])
    """
    found: dict[str, set[str]] = {}
    for word, entry in lexicon().words.items():
        if "human" in entry.classes:
            found[word] = {"people" if "plural" in entry.classes else "person"}
    for kind, sort, words in reversed(read_table(_PACKAGE, "speakers.tsv")):
        for word in words.split():
            found[word] = {kind, sort}
            if sort == "person":
                found[plural(word)] = {kind, "people"}
            elif sort == "body":
                found.setdefault(plural(word), {kind, "body"})
    for frame, manner, verbs in read_table(_PACKAGE, "speaking.tsv"):
        for verb in verbs.split():
            for name, form in conjugated(verb).items():
                found.setdefault(form, set()).update((frame, manner, name, "speaking"))
                if frame == "that" and name in ("past", "third"):
                    found[form].add("that_told")  # rarer than either, and so looked for first
    return {word: frozenset(classes) for word, classes in found.items()}


def names_people(noun: str) -> bool:
    """Whether a noun is known as one for people, or for what befell them: "hikers", "lives", "steelworkers".

    >>> names_people("hikers"), names_people("deaths"), names_people("racehorses")
    (True, True, False)
    """
    word = noun.rpartition(" ")[2].casefold()
    known = lexicon().words.get(word)
    counts = known is not None and bool(known.senses)  # "arrests", "corpses"
    told = vocabulary().get(word, frozenset()) | lists_of(word)
    return counts or seems_human(word) or not told.isdisjoint(("people", "police", "anybody", "arresters"))


def names_protesters(noun: str) -> bool:
    """Whether a noun names those who protest: "demonstrators".

    >>> names_protesters("demonstrators"), names_protesters("people")
    (True, False)
    """
    entry = lexicon().words.get(noun.rpartition(" ")[2].casefold())
    return entry is not None and "protester" in entry.classes


def dressed(text: str, words: Sequence[Token], names: frozenset[str]) -> list[Token]:
    """Return the tokens with the classes that phrases are made of: ``name``, ``head``, ``modifier``.

    Args:
        text: the report.
        words: the tokens of a sentence.
        names: words that are written with a capital inside some sentence of the report.
    """
    known = vocabulary()
    shouting = _shouting(text, words)
    clad = [_dressed(text, words, at, known, names, shouting) for at in range(len(words))]
    said = False
    for at, token in enumerate(clad):
        if token.word == "that" and said:  # "said on Monday that 12 people": it joins a clause
            clad[at] = token._replace(classes=frozenset(("subordinator",)))
        said = "speaking" in token.classes or (said and token.word != "that")
    return clad


def _shouting(text: str, words: Sequence[Token]) -> bool:
    """Whether words have a capital as headlines give it, verbs among them: then a capital says nothing."""
    long = [t for t in words if t.kind == "word" and len(t.word) > 3]
    small = (t for t in long if text[t.start].islower())
    if any(_JOINING.isdisjoint(t.classes) for t in small):
        return False  # "It has been prosecuted by the United States under President Dorn"
    large = [t for t in long if text[t.start].isupper()]
    verbs = [text[t.start].isupper() for t in long[1:] if t.is_a("predicate", "verb", "report")]
    return len(large) > 0.6 * len(long) and bool(verbs) and all(verbs)


@functools.lru_cache(maxsize=1 << 14)
def _all_classes(word: str, classes: frozenset[str]) -> frozenset[str]:
    """The classes of a word, those that it has where somebody speaks among them."""
    return classes | vocabulary().get(word, _NONE) | lists_of(word)


def terms_of(words: Sequence[Token]) -> frozenset[str]:
    """Return the words and classes that phrases of a sentence can have: no phrase has more than its words."""
    known = vocabulary()
    return terms_told(words).union(_MADE, *[known[t.word] for t in words if t.word in known])


_MADE = frozenset(
    "phrase quote definite indefinite head name owner link verb adverb people verbal modifier document "
    "subordinator".split()
)


def _dressed(
    text: str,
    words: Sequence[Token],
    at: int,
    known: dict[str, frozenset[str]],
    names: frozenset[str],
    shouting: bool,  # noqa: FBT001 - of the sentence
) -> Token:
    token = words[at]
    if token.kind != "word":
        return _mark(text, words, at)
    if token.word == "us" and not shouting and text[token.start : token.end] == "US":
        return token._replace(classes=frozenset(("name", "head")))  # "the US Geological Survey"
    told = known.get(token.word, _NONE)
    classes = _all_classes(token.word, token.classes)
    if at and not _OWNING.isdisjoint(words[at - 1].classes):
        classes = _without(classes, _VERBS)  # "in an interview"
    split = token.word == "s" and at > 0 and words[at - 1].word == "'"  # "Tuesday's", a date and its owner
    if token.word == "own":
        classes = _MODIFIER
    elif token.word == "'s" or (token.word == "'" and at) or split:
        classes = _NAME if _ends_name(text, words, at) else _OWNER
    elif "speaking" in told and not _is_of_name(text, words, at, told):
        large = at > 0 and not shouting and text[token.start].isupper()
        classes = _of_verb(words, at, told, classes, large=large)
    elif token.word in ("and", "&") and _joins(text, words, at):
        classes = joined(classes, _HEAD)  # "Oceanic and Atmospheric Administration"
    elif "particle" in classes and _in_name(text, words, at):
        classes = _NAME
    elif _is_name(text, words, at, classes, names, shouting):
        classes = joined(classes, _NAME)
    elif not _NOUNS.isdisjoint(told):
        classes = joined(classes, _HEAD)
    else:
        classes = joined(classes, _of_unknown(text, words, at, classes))
    if token.word in _LINKS:
        classes = joined(classes, _LINK)
    return token if classes == token.classes else with_classes(token, classes)


# what a word is in a phrase, as sets that are made once
_MODIFIER, _VERBAL, _VERB = frozenset(("modifier",)), frozenset(("verbal",)), frozenset(("verb",))
_HEAD, _NAME, _OWNER = frozenset(("head",)), frozenset(("name", "head")), frozenset(("owner",))
_LINK, _ADVERB, _PEOPLE = frozenset(("link",)), frozenset(("adverb",)), frozenset(("head", "people"))
_DOCUMENT = frozenset(("head", "document"))
_SAYING = frozenset(("speaking", "say", "that", "that_told", "tell", "find", "accuse"))


@functools.lru_cache(maxsize=1 << 12)
def _without(classes: frozenset[str], fewer: frozenset[str]) -> frozenset[str]:
    """The classes but for some; it is the same set for all that are alike."""
    return classes - fewer


def _mark(text: str, words: Sequence[Token], at: int) -> Token:
    """A mark, dressed where it belongs to a phrase; a figure or a date as it is."""
    token = words[at]
    if token.word == "." and at and "abbreviated" in lists_of(words[at - 1].word) and at + 1 < len(words):
        return token._replace(classes=frozenset(("head",)) if text[words[at + 1].start].isupper() else _NONE)
    if token.word == "&" and _joins(text, words, at):
        return token._replace(classes=frozenset(("head",)))  # "Brand & Poole"
    if _owns(text, words, at):
        return token._replace(kind="word", classes=frozenset(("owner",)))  # "farmers' associations"
    return token


def _owns(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether an apostrophe stands between a plural and what it owns, and closes no quotation."""
    if words[at].kind != "mark" or words[at].word not in ("'", "’") or not 0 < at < len(words) - 1:
        return False
    before, behind = words[at - 1], words[at + 1]
    named = text[before.start].isupper() and text[behind.start].isupper()  # "the Carrow Growers' League"
    told = before.is_a("plural", "human") or named
    several = before.end == words[at].start and before.word.endswith("s") and told
    owned = behind.kind == "word" and behind.start == words[at].end + 1 and not behind.is_a("report")
    return several and owned


def _ends_name(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether 's owns nothing that follows and so ends a name: "according to Brand & Poole's."."""
    known, after = vocabulary(), words[at + 1] if at + 1 < len(words) else None
    alone = after is None or after.word in (".", ",") or "past" in known.get(after.word, _NONE)
    before = words[at - 1]
    return alone and text[before.start].isupper() and _NOUNS.isdisjoint(known.get(before.word, _NONE))


def _in_name(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a particle stands inside a name: "Ursula von der Leyen"."""
    after = next((t for t in words[at + 1 : at + 3] if not t.is_a("particle")), None)
    before = words[at - 1] if at else None
    inside = before is not None and (text[before.start].isupper() or before.is_a("particle"))
    return inside and after is not None and after.kind == "word" and text[after.start].isupper()


def _is_of_name(text: str, words: Sequence[Token], at: int, told: frozenset[str]) -> bool:
    """Whether a base form behind a name in the singular is a noun: "the governor of Naroba state"."""
    before = words[at - 1] if at else None
    named = before is not None and text[before.start].isupper() and before.word not in vocabulary()
    joined = at > 1 and words[at - 2].is_a("conj")
    return words[at].word in ("state", "report") and "base" in told and named and not joined


def _of_verb(
    words: Sequence[Token], at: int, told: frozenset[str], classes: frozenset[str], *, large: bool
) -> frozenset[str]:
    """The classes of a verb of saying; its forms may be a noun, or part of a name."""
    if _is_noun(words, at, told):
        return joined(_without(classes, _SAYING), _DOCUMENT)
    if large and "past" not in told:
        return _NAME  # "New York State"
    return _without(classes, _NOUNS)


def _of_unknown(text: str, words: Sequence[Token], at: int, classes: frozenset[str]) -> frozenset[str]:
    """What a word that no table of speakers knows can be in a phrase."""
    word = words[at].word
    if (
        not _ACTING.isdisjoint(classes)
        and at
        and words[at - 1].kind == "word"
        and _BEFORE_NOUNS.isdisjoint(words[at - 1].classes)
    ):
        return _VERB  # "friends described him"
    if at and words[at - 1].is_a("relative") and classes.isdisjoint(_CLOSED_OR_NOUN):
        return _VERB  # "a group that opposes him"
    if (not classes.isdisjoint(_CLOSED) and "noun" not in classes) or "untrue" in classes:
        return _NONE  # "called the accusations of fraud baseless": it says what they are
    beside = at and (words[at - 1].is_a("have") or _speaks(words, at - 1) or _speaks(words, at + 1))
    if beside and (word.endswith("ly") or "long_since" in classes):
        return _ADVERB  # "has repeatedly denied", "has long said"
    if word.endswith("ed") and at and _is_of_run(text, words, at - 1):
        return _VERB  # "Ryan Zinke echoed Trump"
    if seems_human(word) or (word.endswith("s") and _spoken(words, at + 1) and not is_common(word)):
        return _PEOPLE  # "surrogates claim", but "their attacks showed"
    if "noun" in classes or ("deniable" in classes and word not in ("wrong", "innocent")):
        return _HEAD
    return _VERBAL if word.endswith(("ed", "ing")) else _MODIFIER


def _is_of_run(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a word is the second or a later one of words with capitals: the end of a name."""
    run = words[max(0, at - 1) : at + 1]
    return len(run) == 2 and all(t.kind == "word" and text[t.start].isupper() for t in run)


def _speaks(words: Sequence[Token], at: int) -> bool:
    """Whether a verb of saying stands at a place."""
    return at < len(words) and "speaking" in vocabulary().get(words[at].word, _NONE)


def _spoken(words: Sequence[Token], at: int) -> bool:
    """Whether a verb of saying stands at a place, and no noun of the same form."""
    told = vocabulary().get(words[at].word, _NONE) if at < len(words) else _NONE
    return not told.isdisjoint(("past", "base")) and "speaking" in told and not _is_noun(words, at, told)


def _joins(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether "and" stands between two words with capitals, as in the name of a body or in two names."""
    inner = 0 < at < len(words) - 1 and words[at - 1].kind == "word" == words[at + 1].kind
    return inner and text[words[at - 1].start].isupper() and text[words[at + 1].start].isupper()


_LINKS = frozenset(("of", "for", "at", "in", "from", "with", "to", "on"))


def _is_noun(words: Sequence[Token], at: int, told: frozenset[str]) -> bool:
    """Whether ``report`` is what somebody published: "a report", "the police report said", no verb."""
    before = words[at - 1] if at else None
    if "base" not in told and "third" not in told:
        owned = before is not None and before.is_a("determiner", "possessive")
        return owned and "ing" in told and not _NOUNS.isdisjoint(told)  # "the ruling"
    after = words[at + 1] if at + 1 < len(words) else None
    if before is not None and "tell" in vocabulary().get(before.word, _NONE):
        return True  # "told state television": whom it is told
    if before is not None and (
        before.is_a("determiner", "possessive", "preposition") or before.kind == "count"
    ):
        return before.word != "to"
    if "base" in told and "past" not in told and _of_one(words, at):
        return True  # "in a recent report that"
    if after is None or after.kind != "word":
        return any(
            "citing" in lists_of(t.word) for t in words[max(0, at - 6) : at]
        )  # "as per police reports,"
    if not _NOUNS.isdisjoint(vocabulary().get(after.word, _NONE)) and _spoken(words, at + 2):
        return True  # "12 died, state officials said"
    verb = after.is_a("be", "have", "modal", "do") or after.word.endswith("ed")
    verb = verb or "speaking" in vocabulary().get(after.word, ())
    return verb or after.word in ("of", "by", "from") or (after.word == "for" and not _goes_on(words, at))


def _of_one(words: Sequence[Token], at: int) -> bool:
    """Whether an article of one thing or an owner, and no noun, stands before a word: "an old"."""
    known = vocabulary()
    for token in reversed(words[max(0, at - 3) : at]):
        if token.word in ("a", "an", "this", "another", "every", "'s"):
            return True
        if token.kind != "word" or not _NOUNS.isdisjoint(known.get(token.word, _NONE)):
            return False
    return False


def _goes_on(words: Sequence[Token], at: int) -> bool:
    """Whether "that" follows in the clause: "writes for the Herald that"."""
    for token in words[at + 1 : at + 12]:
        if token.kind == "mark":
            return False
        if token.word == "that":
            return True
    return False


def _is_name(
    text: str,
    words: Sequence[Token],
    at: int,
    classes: frozenset[str],
    names: frozenset[str],
    shouting: bool,  # noqa: FBT001 - of the sentence
) -> bool:
    """Whether a word is one of a name: it has a capital that no beginning of a sentence gives it."""
    token = words[at]
    if not text[token.start].isupper():
        dashed = "-" in text[token.start + 2 : token.start + 4] and _ARTICLE.match(text, token.start)
        return bool(dashed and at and text[words[at - 1].start].isupper())  # "Sharif el-Gamal"
    if token.word in names and not shouting:
        return "pronoun" not in classes
    plain = not classes.isdisjoint(_CLOSED) or not classes.isdisjoint(_NOUNS) or seems_human(token.word)
    if shouting:
        return not plain
    begins = at == 0 or (words[at - 1].kind == "mark" and words[at - 1].word in ('"', "“", "«", ":", "("))
    if not begins:
        return "pronoun" not in classes and "relative" not in classes
    if plain or token.word.endswith(_NO_NAME) or not classes.isdisjoint(_OPENING):
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.kind != "word":
        return after is not None and after.word in (",", "(")
    told = vocabulary().get(after.word, _NONE)
    spoken = "speaking" in told and not _is_noun(words, at + 1, told)
    spoken = spoken or after.is_a("have", "modal", "adverb")
    return text[after.start].isupper() or spoken or after.word in ("'s", "and")


def phrases(clad: Sequence[Token], quotes: Sequence[Span]) -> list[Phrase]:
    """Return the phrases of a dressed sentence, in order; a quotation of several words is one.

    Example:
        >>> from claimkit.reading.tokens import sentence_words
        >>> text = "The minister, Ivan Dorn, told the head of the council"
        >>> clad = dressed(text, sentence_words(text), frozenset())
        >>> [phrase.word for phrase in phrases(clad, [])]
        ['minister', ',', 'dorn', ',', 'told', 'head']
    """
    found: list[Phrase] = []
    letters = "".join(map(_letter, clad))
    at = 0
    while at < len(clad):
        token = clad[at]
        quote = _covering(quotes, token.start) if quotes else None
        if quote is not None:
            last = at
            while last + 1 < len(clad) and clad[last + 1].start < quote.end:
                last += 1
            found.append(Phrase("", "quote", _QUOTE, at, last, at, at))
            at = last + 1
            continue
        match = _PHRASE.match(letters, at)
        if match is None:
            found.append(Phrase(token.word, token.kind, token.classes, at, at, at, at))
            at += 1
        else:
            found.append(_phrase(clad, at, match.end() - 1))
            at = match.end()
    return found


_QUOTE = frozenset(("quote",))


def _letter(token: Token) -> str:
    """The letter of a token, by which the expression of a phrase knows it."""
    if token.kind == "word" or token.classes:
        return _letter_of(token.classes)
    if token.kind == "count":
        return chr(_FIRST_LETTER + _COUNT)
    return chr(_FIRST_LETTER + _DASH) if token.word == "-" else chr(_FIRST_LETTER)


@functools.lru_cache(maxsize=1 << 12)
def _letter_of(classes: frozenset[str]) -> str:
    return chr(_FIRST_LETTER + sum(1 << at for at, name in enumerate(_PARTS) if name in classes))


def _covering(quotes: Sequence[Span], offset: int) -> Span | None:
    index = bisect.bisect_right(quotes, offset, key=lambda span: span.start) - 1
    return quotes[index] if index >= 0 and offset < quotes[index].end else None


def _phrase(clad: Sequence[Token], first: int, last: int) -> Phrase:
    """The phrase of some tokens: its head is the last noun before what is joined with a preposition."""
    core = first
    for at in range(first, last + 1):
        if "owner" in clad[at].classes:
            core = at + 1
    while core < last and (not _OWNING.isdisjoint(clad[core].classes) or clad[core].kind == "count"):
        core += 1
    head = core
    while head + 1 <= last and "link" not in clad[head + 1].classes:
        head += 1
    while head > core and "head" not in clad[head].classes:
        head -= 1  # "people familiar with the case"
    classes = joined(_without(clad[head].classes, _HEADING), _PHRASED)
    if clad[first].is_a("determiner"):
        definite = clad[first].word in ("the", "this", "that")
        classes = joined(classes, _DEFINITE if definite else _INDEFINITE)
    return Phrase(clad[head].word, "phrase", classes, first, last, head, core)


_HEADING, _PHRASED = frozenset(("modifier", "head")), frozenset(("phrase",))
_DEFINITE, _INDEFINITE = frozenset(("definite",)), frozenset(("indefinite",))
