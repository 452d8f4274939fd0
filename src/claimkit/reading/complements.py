"""Complements: a denial as a whole clause that can stand in print, or nothing where nothing grounds it.

"Trent has denied knowledge" tells nothing without "of any payments"; "he denied it" nothing without what it
is.  The clause is put together from who denies, the verb, and what is denied up to the end of its clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimkit.models import Source
from claimkit.reading.lexicon import POSSESSIVES, word_list
from claimkit.reading.phrases import Phrase
from claimkit.reading.quotations import OPENING
from claimkit.reading.saying import Frame
from claimkit.reading.tokens import Token
from claimkit.text import lower_first

_ENDS = frozenset((".", ";", ":", "!", "?", "(", ")", "–", "—", "―"))
_QUOTING = frozenset('"“”„«»')
_KNOWN_BODIES = frozenset(("police", "official"))  # "the army", but not "the company"


class Clause(NamedTuple):
    """Words of a sentence from one token to another, inclusive."""

    words: Sequence[Token]
    first: int
    last: int

    def told(self) -> Sequence[Token]:
        """The tokens of the clause."""
        return self.words[self.first : self.last + 1]

    def text_in(self, text: str) -> str:
        """The words of the clause, with the quotation mark that closes one of them."""
        told = list(self.told())
        while len(told) > 1 and told[-1].is_a("preposition"):
            told.pop()  # "wrongdoing through", where his lawyer follows
        words = " ".join(text[told[0].start : told[-1].end].split())
        if words.count("“") > words.count("”"):
            return f"{words.rstrip(' ,')}”"
        return f'{words.rstrip(" ,")}"' if words.count('"') % 2 else words


def clause_behind(text: str, words: Sequence[Token], first: int, stops: frozenset[int]) -> Clause:
    """Return the clause that begins at a token, up to where its sentence turns to something else.

    Args:
        text: the report.
        words: the tokens of the sentence.
        first: index that the clause begins at.
        stops: indices that another clause is known to begin at.
    """
    inside, joined, finite = False, False, False
    last = first - 1
    for at in range(first, len(words)):
        token = words[at]
        if token.word in _QUOTING:
            inside = not inside
        elif not inside:
            aside = token.word == "," and joined and not finite  # "claims that, as mayor, he had lied"
            turns = (
                token.word in word_list("turns_away")
                and at > first
                and not joined
                and not _calls(text, words, at)
            )
            if at in stops or token.word in _ENDS or turns or (token.word == "," and not aside):
                break
            if token.word in ("and", "but") and _acts(words, at + 1):
                break
        joined = joined or token.word == "that"
        finite = finite or (joined and token.is_a("be", "have", "modal", "do", "predicate", "pasts"))
        finite = finite or (joined and token.word.endswith("ed"))
        last = at
    while last > first and _trails(words, first, last):
        last -= 1
    return Clause(words, first, last)


def _calls(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether it follows what something is called: "as a "distortion"", "as false"."""
    behind = words[at + 1 : at + 4]
    if words[at].word != "as" or not behind:
        return False
    return any(t.is_a("untrue") or text[t.start - 1] in OPENING for t in behind)


def _acts(words: Sequence[Token], at: int) -> bool:
    """Whether a clause begins: a verb, or a pronoun before one; "and on Friday accused"."""
    beside = ("adverb", "preposition")
    while at < len(words) and (words[at].kind == "date" or words[at].is_a(*beside)):
        if words[at].is_a("speaking"):
            break
        at += 1
    if at >= len(words) or words[at].word in POSSESSIVES:
        return False
    acting = ("speaking", "predicate", "have", "be", "modal", "do", "pronoun", "pasts", "calling", "accuse")
    past = words[at].word.endswith("ed") and at + 1 < len(words) and not words[at + 1].is_a("head")
    return words[at].is_a(*acting) or past


def _trails(words: Sequence[Token], first: int, last: int) -> bool:
    """Whether the last token is no part of what is said: when, how often, a word that leads nowhere."""
    token = words[last]
    if token.kind == "mark":
        return token.word not in _QUOTING
    return (
        token.kind == "date"
        or token.word in word_list("discourse")
        or token.word in ("on", "in", "at", "and", "or", "to", "the", "a", "an", "late", "early")
        or (token.word == "well" and words[last - 1].word == "as")
        or (token.word == "as" and last > first)
    )


def is_grounded(clause: Clause, what: Token | None) -> bool:
    """Whether the words of a denial say what is denied, and take up nothing that stands elsewhere.

    Args:
        clause: what stands behind the verb.
        what: the word for what is denied; None where a deed is.
    """
    told = clause.told()
    if (
        not told
        or told[-1].word in word_list("points_back")
        or any(t.word in ("i", "we", "you") for t in told)
    ):
        return False
    if any(t.kind == "date" or t.word in ("this", "these", "those", "such") for t in told):
        return False  # a day inside the clause is counted from that of the report
    at = next((n for n, t in enumerate(told) if t is what), None)
    if what is None or at is None:
        return True
    if what.word in word_list("denied_whole"):
        return True
    before = told[at - 1].word if at else ""
    if "pronoun" in what.classes or (before in POSSESSIVES and what.word not in word_list("of_oneself")):
        return False  # "rejected her account": whose, and of what, is told elsewhere
    behind = told[at + 1 :]
    if behind and behind[0].word == "as" and words_known(before):
        return False  # "rejected the claim as "baseless"": which?
    if behind and behind[0].word in word_list("joins_claim") and any(t.kind != "mark" for t in behind[1:]):
        where = behind[0].word not in ("of", "that", "about")  # "in the article": which?
        return not where or any(t.is_a("name") or t.word in _QUOTING for t in behind)
    if any(t.word == "that" for t in told[:at]):
        return not words_known(before)
    return any(t.is_a("name") for t in told[:at])  # "the Herald report"


def words_known(before: str) -> bool:
    """Whether a noun behind a word is known from before: "the story"."""
    return before in word_list("points_back") or before == "the" or before in POSSESSIVES


def taken_up(
    text: str, words: Sequence[Token], until: int, what: Token, stops: frozenset[int] = frozenset()
) -> Clause | None:
    """Return what a claim is that a denial takes up, where the words before it tell: "accused him of fraud".

    Args:
        text: the report.
        words: the tokens of the sentence that may tell it.
        until: index that the denial begins at.
        what: the word for what is denied.
        stops: indices that another clause is known to begin at.
    """
    accusing = what.word in word_list("alleged_thing")
    for at in range(until - 1, -1, -1):
        token = words[at]
        joins = next((n for n in range(at + 1, min(at + 9, until)) if words[n].word == "of"), None)
        if accusing and token.word in word_list("accusing_of") and joins is not None:
            return _whole(clause_behind(text, words[:until], joins, stops))
        same = token.word.removesuffix("s") == what.word.removesuffix("s")
        if same and at + 1 < until and words[at + 1].word in ("of", "that"):
            return _whole(clause_behind(text, words[:until], at + 1, stops))
    return None


def _whole(clause: Clause) -> Clause | None:
    """A clause with more than the word that joins it, and that is understood by itself."""
    return clause if clause.last > clause.first and is_grounded(clause, None) else None


def is_of_fact(clause: Clause, what: Token) -> bool:
    """Whether what is rejected is that something is so, and no plan or demand: "suggestions to go"."""
    told = clause.told()
    at = next((n for n, t in enumerate(told) if t is what), 0)
    behind = told[at + 1 :]
    if behind and behind[0].word in ("to", "for", "'s"):
        return False
    if what.word.removesuffix("s") != "suggestion":
        return True
    if not behind or behind[0].word not in ("that", "of"):
        return bool(at) and told[at - 1].word in ("any", "all")
    return not any(t.word in word_list("proposing") for t in behind)


def told_by(text: str, frame: Frame, made: Sequence[Phrase], clad: Sequence[Token], speaker: Source) -> str:
    """Return who denies, as print names them, and the verb; empty where print cannot tell who it is.

    Args:
        text: the report.
        frame: who denies by which verb.
        made: the phrases of the sentence.
        clad: its tokens.
        speaker: who that is.
    """
    who = _subject(text, frame, clad, speaker)
    at = frame.cue
    while at and made[at - 1].classes & {"have", "do", "be", "adverb"}:
        at -= 1
    verb = [t for p in made[at : frame.cue + 1] for t in clad[p.first : p.last + 1]]
    told = (text[t.start : t.end] for t in verb if t.word not in word_list("discourse"))
    return f"{who} {' '.join(told)}" if who else ""


def _subject(text: str, frame: Frame, clad: Sequence[Token], speaker: Source) -> str:
    named = any(c.isupper() for c in speaker.name)
    words = clad[frame.who.first : frame.who.last + 1]
    if not named and speaker.kind not in _KNOWN_BODIES:
        return ""
    beside = clad[frame.what.first : frame.what.last + 1] if frame.what is not None else []
    called = " ".join(text[beside[0].start : beside[-1].end].split()) if beside else ""
    if called and called.endswith(speaker.name):  # "the treasurer, Olaf Trent,"
        owned = any(t.word in POSSESSIVES or t.is_a("pronoun") for t in words)
        return speaker.name if owned else f"{_text_of(text, words)}, {called},"
    if named and (speaker.kind == "person" or speaker.name not in _text_of(text, words)):
        return speaker.name
    vague = any(t.word in POSSESSIVES or t.word in ("other", "both") for t in words)
    return "" if vague else _text_of(text, words)


def _text_of(text: str, words: Sequence[Token]) -> str:
    """The words of some tokens; a capital that only the beginning of a sentence gives falls away."""
    told = " ".join(text[words[0].start : words[-1].end].split())
    return told if words[0].is_a("name") else lower_first(told)
