"""Which way the words around a date point: to what has happened, or to what is to come."""

from __future__ import annotations

from typing import Final, Protocol

from claimkit.dates.lexer import Tokens
from claimkit.dates.reckoning import Leaning, Tense

_REACH: Final = 12  # tokens looked at on either side: a clause of news prose
_GROUP: Final = 3  # words that a group of verbs has before its last one: "n'a pas été arrêté"
_CLAUSE: Final = 8  # words between a verb and the date that belongs to it
_OBJECT: Final = 4  # words between a verb of asking and its "to": "urged its own supporters to"
_SHORT: Final = 3  # letters of an abbreviation before its full stop, at most
_STEM: Final = 3  # letters that a verb has before its ending, at least
_STOPS: Final = frozenset({".", "!", "?", ";", ":", '"', "“", "”", ""})


class Words(Protocol):
    """The words of a language."""

    def isa(self, word: str, name: str) -> bool:
        """Whether a word is in a class."""
        ...

    def endings(self, name: str) -> tuple[str, ...]:
        """Return the endings that a class lists."""
        ...


def tense_around(tokens: Tokens, start: int, end: int, lexicon: Words) -> Leaning | None:
    """Return the tense of the clause that the tokens ``[start:end]`` stand in, "open", or None.

    The verb before a date governs it ("was arrested Friday", "will begin Tuesday, officials said Monday");
    one after it does only where none stands before ("On Saturday, thousands gathered").  A past participle
    with an auxiliary of the future is future ("will be sentenced", "is expected").  What a past verb looks
    ahead to has a day of its own: it is future where that verb fixes it ("called a strike for Monday"),
    open where the day may be that of either ("prepared for a march on Saturday").
    """
    words = tokens.words
    fixed = _fixed_ahead(words, start, end, lexicon)
    planned = False
    for i in range(start - 1, max(start - 1 - _REACH, 0), -1):
        word = words[i]
        if word in _STOPS and not (word == "." and len(words[i - 1]) <= 3):
            break
        # a verb behind "to" is looked ahead to, whatever its form: "agreed to lay down", "told to leave"
        if ahead := _looks_ahead(words, i - lexicon.isa(words[i - 1], "to"), start, lexicon):
            return ahead
        tense = _tense_at(words, i, lexicon)
        if tense == "future" and _names_plan(words, i, lexicon):
            planned = True  # "presented her plan for schools on Tuesday": a past verb before it decides
            continue
        if tense == "past" and lexicon.isa(words[start - 1], "earlier_than") and words[end] == "'":
            return "open"  # "applied for permits before Saturday's march"
        if tense == "past":
            return "future" if fixed or _helped(words, i, lexicon) else "past"
        if tense:
            return tense
    if planned or fixed:
        return "future"
    for i in range(end, min(end + _REACH, len(words))):
        if words[i] in _STOPS:
            break
        tense = _tense_at(words, i, lexicon)
        if tense and not lexicon.isa(words[i], "timetable"):
            return tense
    return None


def _fixed_ahead(words: list[str], start: int, end: int, lexicon: Words) -> bool:
    """Whether "for" alone joins a day: "called a strike for Monday", but "blamed for Monday's attack"."""
    if not (lexicon.isa(words[start - 1], "meant_for") and _is_named(words[start], lexicon)):
        return False
    behind = words[end] if end < len(words) else ""
    alone = not behind.isalpha() or any(
        lexicon.isa(behind, name) for name in ("stop", "before", "before_date")
    )
    return alone and behind != "'"


def _is_named(word: str, lexicon: Words) -> bool:
    return lexicon.isa(word, "weekday") or lexicon.isa(word, "month")


def _looks_ahead(words: list[str], i: int, start: int, lexicon: Words) -> Leaning | None:
    """Return where a date lies to which the word at token i looks ahead, if it is such a word.

    A date right behind it is that of the word itself: "warned on Monday", "prepared Friday to".
    """
    word = words[i]
    last = start - 1 - lexicon.isa(words[start - 1], "before_date")
    if last <= i:
        return None
    if lexicon.isa(word, "prepare"):
        return "future" if lexicon.isa(words[start - 1], "meant_for") else "open"
    if lexicon.isa(word, "put_off") and lexicon.isa(words[start - 1], "put_off_to"):
        return "future"
    if lexicon.isa(word, "foreseen") and not lexicon.isa(words[i + 1], "perfect"):
        return "open"  # "said it would close on Monday"
    if lexicon.isa(word, "to") and (
        lexicon.isa(words[i - 1], "promise")
        or any(lexicon.isa(before, "directive") for before in words[max(i - _OBJECT, 0) : i])
    ):
        # late closure: what is promised or asked for has the date, not the asking
        return "open"
    return None


def tense_of_verb(tokens: Tokens, start: int, lexicon: Words) -> Tense | None:
    """Return the tense of the verb to which a date belongs for certain: "was arrested on Feb. 10".

    Nothing but a particle and a preposition stands between; a verb of saying dates what is said, if anything.
    """
    words = tokens.words
    k = start - 1
    k -= lexicon.isa(words[k], "before_date")
    k -= lexicon.isa(words[k], "particle")
    if k < 1 or lexicon.isa(words[k], "saying"):
        return None
    if _done(words, k, lexicon):
        return "future" if _helped(words, k, lexicon) else "past"
    planned = any(_tense_at(words, n, lexicon) == "future" for n in range(max(k - 3, 0), k))
    return "future" if planned else None


def tense_of_clause(tokens: Tokens, start: int, end: int, lexicon: Words) -> Tense | None:
    """Return the tense of the one verb of the clause, where a preposition joins the date to it.

    "Since August" lies behind whatever is said. At the head of a sentence the date belongs to the first
    verb behind it ("In August, six people died"), else to the last one before it in the same clause ("pleaded
    guilty in August"). A verb of saying decides nothing, and neither does a past where something to come is
    told as well ("agreed to meet in June", "said the dam would close in August").
    """
    words = tokens.words
    k = start - 1
    if lexicon.isa(words[k], "since"):
        return "past"
    if k < 1 or not lexicon.isa(words[k], "before_date"):
        return None
    ahead = _first_tense(words, end, lexicon)
    if k == 1 or (words[k - 1] in _STOPS and words[k - 1] != "."):
        return ahead
    if words[k - 1] == ".":
        return ahead if len(words[k - 2]) > _SHORT else None
    for i in range(k - 1, max(k - 1 - _CLAUSE, 0), -1):
        word = words[i]
        ends = word in _STOPS or word == "," or lexicon.isa(word, "perfect")  # "hat am 4. Mai einen Termin"
        if ends or lexicon.isa(word, "to") or lexicon.isa(word, "saying"):
            return None
        if lexicon.isa(word, "subordinator"):
            return None  # a clause of its own: "to keep it funded before Congress takes over in January"
        tense = _tense_at(words, i, lexicon)
        if tense == "past" and lexicon.isa(words[i + 1], "arranged"):
            return None  # "was leaving in May"
        if tense == "past":
            helped = _helped(words, i, lexicon)
            return "future" if helped else "past" if ahead != "future" else None
        if tense:
            return None
    return None


def _first_tense(words: list[str], end: int, lexicon: Words) -> Tense | None:
    """Return the tense of the first verb behind a date, up to the end of its sentence."""
    for i in range(end, min(end + _REACH, len(words))):
        if words[i] in _STOPS:
            return None
        tense = _tense_at(words, i, lexicon)
        if tense and not lexicon.isa(words[i], "timetable"):
            return "future" if tense == "past" and _helped(words, i, lexicon) else tense
        if lexicon.isa(words[i], "auxiliary") and not lexicon.isa(words[i], "to"):
            return "future"
    return None


def _done(words: list[str], k: int, lexicon: Words) -> bool:
    """Whether the word at token k ends a past: a verb, or a participle with its helper ("fue detenido").

    A helping verb alone is none: "hat am 4. September" may go on with what is to come.
    """
    if lexicon.isa(words[k], "perfect"):
        return False
    if words[k].endswith(lexicon.endings("participle_ending")) and not lexicon.isa(words[k], "future"):
        before = words[max(k - _GROUP, 0) : k]
        helped = any(lexicon.isa(word, "perfect") or lexicon.isa(word, "past") for word in before)
        if helped or any(word.endswith(lexicon.endings("past_ending")) for word in before):
            return True
    return _tense_at(words, k, lexicon) == "past"


def _names_plan(words: list[str], i: int, lexicon: Words) -> bool:
    """Whether "plan" is a noun: behind its owner, an article, or the verb whose object it is."""
    if not lexicon.isa(words[i], "plan"):
        return False
    before = words[i - 1]
    owned = any(lexicon.isa(word, "owner") for word in words[max(i - 2, 0) : i])
    return (
        owned
        or any(lexicon.isa(before, name) for name in ("a", "the"))
        or _tense_at(words, i - 1, lexicon) == "past"
    )


def told(words: list[str], i: int, lexicon: Words) -> bool:
    """Whether token i is a verb by its form: of the past or of the future."""
    return _tense_at(words, i, lexicon) is not None


def _tense_at(words: list[str], i: int, lexicon: Words) -> Tense | None:
    word = words[i]
    if lexicon.isa(word, "past"):
        return "past"
    if lexicon.isa(word, "to") and any(lexicon.isa(words[i - 1], name) for name in ("be", "promise")):
        return "future"  # "the ferry is to sail on Saturday", "they vowed to strike in May"
    if (
        lexicon.isa(word, "future")
        or lexicon.isa(word, "timetable")
        or (lexicon.isa(word, "plan") and lexicon.isa(words[i + 1], "after_plan"))
    ):
        return "future"
    if len(word) <= _STEM or not word.isalpha() or lexicon.isa(word, "no_verb"):
        return None
    if word.endswith(lexicon.endings("future_ending")):
        return "future"
    past = word.endswith(lexicon.endings("past_ending")) and not word.endswith(
        lexicon.endings("no_past_ending")
    )
    return "past" if past else None


def _helped(words: list[str], i: int, lexicon: Words) -> bool:
    """Whether an auxiliary of the future stands within three words before: "will be formally sentenced"."""
    before = words[max(i - 3, 0) : i]
    done = any(lexicon.isa(word, "perfect") for word in before)
    return not done and any(lexicon.isa(word, "auxiliary") for word in before)
