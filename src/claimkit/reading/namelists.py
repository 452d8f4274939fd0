"""Names of persons told one after another: "killing Ann Bole and Carl Dane", "Ann Bole, 24; Eve Finn, 8"."""

from __future__ import annotations

from claimkit.reading.lexicon import seems_human, word_list
from claimkit.reading.tokens import Token

_LONGEST = 4  # words of a name
_JOINTS = frozenset((",", ";", "and", "&"))


def listed_names(text: str, words: list[Token]) -> dict[int, int]:
    """Return where the names of persons in a list begin and end (indexes of their first and last token).

    A list is one of persons where something befalls them: a verb that acts on persons stands before it
    ("killing ..."), what became of them behind it ("... were killed"), or a colon that opens the list.
    A bare noun that says what they are belongs to the first of them.

    Args:
        text: the text that the tokens were cut from.
        words: the tokens of one sentence.

    Example:
        >>> from claimkit.reading.tokens import tokens
        >>> from claimkit.text import Span
        >>> text = "A gunman killed Ann Bole and Carl Dane."
        >>> listed_names(text, tokens(text, Span(0, len(text)), []))
        {3: 4, 6: 7}
        >>> text = "A gunman killed nurse Ann Bole."
        >>> listed_names(text, tokens(text, Span(0, len(text)), []))
        {3: 5}
    """
    found: dict[int, int] = {}
    at = 0
    while at + 1 < len(words):
        if not _capital(text, words[at + 1]):
            at += 2  # neither this word nor the next begins two with capitals
            continue
        if not _capital(text, words[at]):
            at += 1
            continue
        names, after = _list_at(text, words, at)
        styled = _is_styled(words, at)
        if names and _befallen(words, at - styled, after, len(names)):
            found.update(names)
            if styled:  # "injured pupils Ann Bole and Carl Dane"
                found[at - 1] = found.pop(at)
        at = max(after, at + 1)
    return found


def _is_styled(words: list[Token], at: int) -> bool:
    """Whether a bare noun right behind a verb says what those are whom a list names."""
    if at < 2 or not words[at - 1].is_a("human"):
        return False
    return any(s.frame == "patient" and s.form in ("past", "ing") for s in words[at - 2].senses)


def _list_at(text: str, words: list[Token], at: int) -> tuple[dict[int, int], int]:
    """The names of a list that begins at a token, and the index behind it."""
    names: dict[int, int] = {}
    here = end = at
    while (last := _name_at(text, words, here)) is not None:
        names[here] = last
        here = end = _behind_age(words, last + 1)
        while here < len(words) and words[here].word in _JOINTS:
            here += 1
        if here == end:
            break
    return names, end


def _name_at(text: str, words: list[Token], at: int) -> int | None:
    """Index of the last word of a name of two words or more that begins at a token."""
    last = at
    while last < len(words) and last - at < _LONGEST and _capital(text, words[last]):
        last += 1
    inside = words[at:last]
    if len(inside) < 2 or any(t.is_a("determiner", "preposition", "thing", "place", "toll") for t in inside):
        return None
    final = inside[-1].word
    plural = (len(final) > 5 and seems_human(final)) or inside[-1].is_a("human")
    goes_on = last < len(words) and (words[last].is_a("noun") or words[last].word == "'s")
    return None if plural or goes_on else last - 1


def _behind_age(words: list[Token], at: int) -> int:
    """Index behind an age that follows a name: ``, 24,`` or ``(24)``."""
    after = words[at : at + 3]
    if len(after) > 1 and after[0].word == "," and after[1].kind == "age":
        return at + 2
    if len(after) > 2 and after[0].word == "(" and after[1].kind == "age":
        return at + 3
    return at


def _befallen(words: list[Token], at: int, after: int, many: int) -> bool:
    """Whether something befalls those whom a list names."""
    before = words[at - 1] if at else None
    if before is not None:
        if any(s.frame == "patient" and s.form in ("past", "ing") and not s.needs for s in before.senses):
            return True
        named = before.word == "as" and any(t.word in word_list("identifying") for t in words[: at - 1])
        if before.word == ":" or named or (before.is_a("be") and _inverted(words, at - 1)):
            return True
        if before.word in word_list("placing"):
            return False
    then = words[after : after + 2]
    return many > 1 and bool(then) and (then[0].is_a("be", "have") or _acted_upon(then[0]))


def _acted_upon(token: Token) -> bool:
    return any(s.form in ("past", "participle") and s.attribute != "crowd_size" for s in token.senses)


def _inverted(words: list[Token], at: int) -> bool:
    """``Killed in Varn were``: a participle opens the sentence, and a form of "be" ends its phrase."""
    opening = words[: min(2, at)]
    return any(s.form == "participle" or s.frame == "state" for t in opening for s in t.senses)


def _capital(text: str, token: Token) -> bool:
    return token.kind == "word" and text[token.start].isupper()
