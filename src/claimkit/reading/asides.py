"""Days in a sentence that are not those of a statement in it: of an aside, of another figure, of a find."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Collection, Iterable, Sequence

from claimkit.reading.lexicon import word_list
from claimkit.reading.senses import kind_words
from claimkit.reading.tokens import Token, index_from

_OPENS, _CLOSES = frozenset(("(", "[")), frozenset((")", "]"))
_PERSONAL = frozenset(("who", "whose"))
_RELATIVE = _PERSONAL | {"which", "where"}
_COMPARING = frozenset(("from", "than", "against", "versus", "with"))
_COMPARED = 7  # words from "from" to the day of the figure that another is compared with
_DEFINITE = frozenset(("the", "this", "that", "those", "these"))
_PHRASE = 4  # words of a noun phrase before its relative clause: "the young woman who was killed"


def in_aside(words: Sequence[Token], at: int, date: int) -> bool:
    """Whether a day stands in an aside of a sentence in which a statement does not stand.

    Args:
        words: the tokens of the sentence.
        at: offset of the verb or the figure of the statement.
        date: offset of the day.

    Example:
        >>> from claimkit.reading.tokens import sentence_words
        >>> words = sentence_words("The driver, who had been charged in May, was acquitted.")
        >>> in_aside(words, words[-2].start, words[8].start)
        True
        >>> words = sentence_words("The march, held on Monday, drew 900.")
        >>> in_aside(words, words[-3].start, words[4].start)
        False
    """
    return _in_brackets(words, at, date) or _in_relative(words, at, date)


def _in_brackets(words: Sequence[Token], at: int, date: int) -> bool:
    """``Dead: 312 (Monday: 279)``: a bracket with a figure of its own has a day of its own."""
    first = next((n for n in _back(words, date) if words[n].word in _OPENS | _CLOSES), None)
    if first is None or words[first].word in _CLOSES:
        return False
    last = next((n for n in range(first, len(words)) if words[n].word in _CLOSES), len(words) - 1)
    inside = words[first].start < at < words[last].end
    return not inside and any(t.kind == "count" for t in words[first:last])


def _in_relative(words: Sequence[Token], at: int, date: int) -> bool:
    """``The driver, who had been charged in May, was acquitted``: what was before has its own day.

    So has what a person did otherwise, and another figure; "the march, which took place on Monday, drew 900"
    tells the day of the march.
    """
    first = next((n for n in _back(words, date) if words[n].word in (",", ";")), None)
    if first is None or first + 1 == len(words) or words[first + 1].word not in _RELATIVE:
        return False
    last = next((n for n in range(first + 1, len(words)) if words[n].word in (",", ";")), None)
    if last is None or words[last].start < date or words[first].start < at < words[last].start:
        return False
    inside = words[first + 1 : last]
    earlier = any(t.word == "had" or t.kind == "count" for t in inside)
    return earlier or (inside[0].word in _PERSONAL and at > date)


def is_compared(words: Sequence[Token], at: int, date: int) -> bool:
    """Whether a day is that of a figure with which another one is compared.

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("Two remain in hospital, down from five on Friday.")
    >>> is_compared(words, 0, words[-2].start), is_compared(words, words[7].start, words[-2].start)
    (True, False)
    """
    near = list(_back(words, date))[:_COMPARED]
    figure = next((n for n in near if words[n].kind == "count"), None)
    if figure is None or at >= words[figure].start:
        return False
    before = [t.word for t in words[max(0, figure - 2) : figure] if t.word not in _DEFINITE]
    led = "from" in words[figure].word.split()  # "down from five" is one figure
    return led or before[-1:] in [[word] for word in _COMPARING]


def is_of_named_event(words: Sequence[Token], at: int, date: int) -> bool:
    """Whether a day only says which other event is meant: "a region that the tsunami of 2004 devastated".

    Args:
        words: the tokens of a sentence.
        at: where the verb of a statement begins.
        date: where the day begins.

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("A quake killed two in a region devastated by the 2004 tsunami.")
    >>> is_of_named_event(words, words[2].start, words[-3].start)
    True
    >>> words = sentence_words("The 2004 tsunami killed two.")
    >>> is_of_named_event(words, words[3].start, words[1].start)
    False
    """
    index = next((n for n, t in enumerate(words) if t.start == date), None)
    if index is None or words[index].kind != "date":
        return False
    named = any(t.is_a("determiner", "possessive") for t in words[max(0, index - 2) : index])
    behind = named and index + 1 < len(words) and words[index + 1].word in kind_words()
    of = index > 1 and words[index - 1].word in ("of", "in") and words[index - 2].word in kind_words()
    if not behind and not of:
        return False
    noun = index + 1 if behind else index - 2
    after = words[max(noun, index) + 1 : max(noun, index) + 2]
    if after and after[0].word in ("that", "which") and at > after[0].start:
        return False  # "the 2004 tsunami that killed 170,000"
    first = noun
    while first and not words[first - 1].is_a("preposition", "subordinator"):
        if noun - first > _NAMED or words[first - 1].is_a("be", "have", "predicate"):
            return False
        first -= 1
    led = words[first - 1].word if first else ""
    return led in _TO_ANOTHER and not words[first - 1].start <= at <= words[noun].end


_NAMED = 5  # words of an event that is named by its day
_TO_ANOTHER = frozenset("by since after from than like during".split())


def is_said_of_known(words: Sequence[Token], at: int) -> bool:
    """Whether a statement only says which known person is meant: "the woman who was killed had moved in May".

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("The woman who was killed had moved there in May.")
    >>> is_said_of_known(words, words[4].start), is_said_of_known(words, words[6].start)
    (True, False)
    """
    for n in _back(words, at):
        token = words[n]
        if token.word in ("who", "that"):
            phrase = words[max(0, n - _PHRASE) : n]
            return any(t.word in _DEFINITE for t in phrase) and all(t.kind == "word" for t in phrase)
        if token.senses or not token.is_a("be", "have", "adverb"):
            return False
    return False


def is_found(words: Sequence[Token], at: int, noun: str) -> bool:
    """Whether what is told is when bodies were found, not when somebody died.

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("Soldiers found 31 bodies on Monday.")
    >>> is_found(words, words[3].start, "bodies")
    True
    """
    if noun not in word_list("remains"):
        return False
    return any(t.word in word_list("recovering") for t in words if t.start < at + len(noun))


def aftermath_of(words: Sequence[Token], events: Iterable[int]) -> int:
    """Return where a sentence begins to tell of what was before: behind "after" or "put the toll at"; else 0.

    Its days before that are not those of the event: "on Sunday hundreds mourned after a blast killed two".

    Args:
        words: the tokens of the sentence.
        events: indexes of the words in it that tell of events.

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("On Sunday hundreds wept after a blast that killed two.")
    >>> aftermath_of(words, [6]) == words[4].start
    True
    >>> aftermath_of(sentence_words("On Sunday two were held after a march."), [6])
    0
    """
    leads = _leads()
    at = next((n for n, t in enumerate(words) if t.word in leads), None)
    if not at:
        return 0
    told = {n for n, t in enumerate(words) if t.senses} | set(events)
    return words[at].start if told and min(told) > at else 0


@functools.cache
def _leads() -> frozenset[str]:
    return word_list("afterwards_of") | word_list("tallying")


def is_tallied(words: Sequence[Token], at: int, date: int) -> bool:
    """Whether a day is that on which somebody gave a count: "on Tuesday the ministry put the toll at 12".

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("On Tuesday the ministry put the toll at 12.")
    >>> is_tallied(words, words[-2].start, words[1].start)
    True
    """
    return any(t.word in word_list("tallying") for t in words if date < t.start < at)


def is_counted_till(words: Sequence[Token], date: int) -> bool:
    """Whether a day is that up to which something is counted: "as of 9 May", "by Friday", no day of a deed.

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("As of 9 May 12 people had died, of them three on 2 May.")
    >>> [is_counted_till(words, words[at].start) for at in (2, -3)]
    [True, False]
    """
    before = [words[n].word for n in itertools.islice(_back(words, date), 5)]
    if before[:1] == ["the"]:
        del before[0]
    if before[:1] == ["of"] and before[1:2] and before[1] in _PARTS_OF_DAY:
        del before[: 3 if before[2:3] == ["the"] else 2]  # "by the morning of 9 May"
    led = before[1:2] if before[:1] == ["of"] else before[:1]
    return bool(led) and led[0] in word_list("counted_till")


_PARTS_OF_DAY = frozenset("morning afternoon evening night noon end".split())


def is_published(words: Sequence[Token], date: int) -> bool:
    """Whether something was published on a day: "first published 9 May", "in May it issued a list".

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("In May 1920 the office published a list of 12 dead, killed on 2 March.")
    >>> [is_published(words, words[at].start) for at in (1, -2)]
    [True, False]
    """
    in_print = word_list("in_print")
    back = (words[n] for n in _back(words, date))
    before = next((t for t in back if not t.is_a("preposition", "determiner")), None)
    if before is not None:
        return before.word in in_print
    at = index_from(words, date + 1)
    ahead = itertools.takewhile(lambda t: not t.is_a("relative", "conj"), words[at : at + _NEAR])
    acts = (t.word in in_print for t in ahead if t.senses or t.word in in_print)
    return next(acts, False)


_NEAR = 12  # words of a clause around a day


def is_of_court(words: Sequence[Token], date: int) -> bool:
    """Whether a day is that of an arrest or a ruling, told right before it: "was sentenced Friday".

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("A man convicted of shooting two people was sentenced Friday.")
    >>> is_of_court(words, words[-2].start)
    True
    >>> words = sentence_words("Two men went on trial Wednesday for killing a mother.")
    >>> is_of_court(words, words[5].start)
    True
    """
    return is_of_catching(words, date, *_OF_COURT) or _is_of_trial(words, date)


def is_of_ruling(words: Sequence[Token], date: int) -> bool:
    """Whether a day is that of a ruling, told right before it or behind, and not of what is ruled on.

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("A jury on Friday found him guilty of an attack.")
    >>> is_of_ruling(words, words[3].start)
    True
    """
    verb = _verb_before(words, date)
    if verb in word_list("tried_for") or verb in word_list("answering") or _is_of_trial(words, date):
        return True
    if verb in word_list("hearing") and any(t.word in word_list("in_court") for t in words if t.start < date):
        return True  # "nine died, the inquest heard on Friday"
    at = index_from(words, date + 1)
    behind = next((n for n in range(at, len(words)) if words[n].kind != "date"), len(words))
    ahead = [t.word for t in words[behind : behind + _NEAR]]
    return bool(ahead) and (ahead[0] in word_list("tried_for") or (ahead[0] == "found" and "guilty" in ahead))


def is_of_catching(words: Sequence[Token], date: int, *lists: str) -> bool:
    """Whether a day is that on which somebody was caught or tried, by the verb before it and its place.

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("He was arrested in Corby on Friday over two murders.")
    >>> is_of_catching(words, words[6].start, "taken_in")
    True
    """
    verb = _verb_before(words, date)
    return verb != "" and any(verb in word_list(name) for name in lists)


def _verb_before(words: Sequence[Token], date: int) -> str:
    """The word before a day, past its place; empty where there is none."""
    near = _back(words, date)[:_NEAR]
    back = (n for n in near if not (words[n].is_a("preposition", "adverb") or _is_at(words, n)))
    at = next(back, None)
    return words[at].word if at is not None else ""


def _is_at(words: Sequence[Token], at: int) -> bool:
    """Whether a word is one that no table knows, behind a preposition: a place."""
    return at > 0 and not words[at].classes and words[at - 1].is_a("preposition")


_OF_COURT = ("tried_for", "answering", "taken_in")
_TRIED = frozenset(("trial", "guilty"))


def _is_of_trial(words: Sequence[Token], date: int) -> bool:
    """Whether a day is told of a trial, with no harm between: "the trial opened in Halle on Friday over".

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("They went on trial in Halle on Friday over an attack that hurt 11.")
    >>> _is_of_trial(words, words[7].start)
    True
    """
    for at in _back(words, date)[:_CLAUSE]:
        token = words[at]
        if token.word in _TRIED:
            return True
        if token.kind == "mark" or token.senses or token.is_a("relative", "subordinator"):
            return False
    return False


_CLAUSE = 10  # words of a clause before its day


def says_which(words: Sequence[Token], events: Collection[int], date: int, end: int) -> bool:
    """Whether a day only says over which event something was done: "in the 1967 killings".

    Who is arrested at the protest of 3 May was arrested that day.

    Args:
        words: the tokens of the sentence.
        events: indexes of those that tell of an event.
        date: where the day begins.
        end: where it ends.

    Example:
        >>> from claimkit.reading.tokens import sentence_words
        >>> words = sentence_words("Police arrested a man in the 1967 killings.")
        >>> says_which(words, {7}, words[6].start, words[6].end)
        True
    """
    before = [words[n].word for n in itertools.islice(_back(words, date), 2)]
    over = len(before) > 1 and before[0] in _DEFINITE and before[1] in word_list("over_what")
    behind = next((n for n, t in enumerate(words) if t.start >= end), None)
    return over and behind is not None and (behind in events or behind + 1 in events)


def is_begun(words: Sequence[Token], date: int) -> bool:
    """Whether a day is that since which something goes on: "since 6 March floods have killed 40".

    >>> from claimkit.reading.tokens import sentence_words
    >>> words = sentence_words("Since 6 March floods have killed 40.")
    >>> is_begun(words, words[1].start)
    True
    """
    return next((words[n].word for n in _back(words, date)), "") == "since"


def _back(words: Sequence[Token], offset: int) -> range:
    """Indexes of the words before an offset, the last first."""
    return range(index_from(words, offset) - 1, -1, -1)
