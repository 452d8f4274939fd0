"""What stands behind the name of a person and says who that is: an age in brackets, an office."""

from __future__ import annotations

from claimkit.reading.heads import head_of
from claimkit.reading.tokens import Token

_ASIDE = 12  # words in which an apposition ends


def in_brackets(words: list[Token], at: int) -> bool:
    """Whether an age in brackets stands at a place."""
    return (
        at + 2 < len(words)
        and (words[at].word, words[at + 2].word) == ("(", ")")
        and words[at + 1].kind == "age"
    )


def apposed(words: list[Token], at: int) -> bool:
    """What a person is, set off, and then the verb: "Luigi Conti, parish priest of St. Agata, was".

    Nobody but a person is born: "Anton Hurst, born on 2 October 1961, was".
    """
    if at >= len(words) or words[at].word != ",":
        return False
    head, last, *_ = head_of(words, at + 1, "singular")
    born = next((i for i in range(at + 1, min(at + 4, len(words))) if words[i].word == "born"), -1)
    if born > 0:
        last = born
    elif head < 0 or not words[head].is_a("human"):
        return False
    close = next((i for i in range(last + 1, min(last + _ASIDE, len(words))) if words[i].word == ","), -1)
    inner = words[last + 1 : close]
    verb = words[close + 1] if 0 < close < len(words) - 1 else None
    verbal = any(t.is_a("be", "have", "predicate", "relative", "conj") for t in inner)
    return verb is not None and not verbal and verb.is_a("be", "have", "predicate")


def titled(words: list[Token], before: Token | None, after: int) -> bool:
    """``killed Abdi Guled, a district commissioner``: a name behind a verb, and what the person is."""
    acted = before is not None and any(
        s.frame == "patient" and s.form in ("past", "ing") for s in before.senses
    )
    if not acted or after + 2 >= len(words) or words[after].word != ",":
        return False
    head, *_ = head_of(words, after + 2, "singular")
    return words[after + 1].word in ("a", "an", "the") and head >= 0 and words[head].is_a("human")
