"""Of those counted: in what state they are who are not all, and who are none that an event counts."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from claimkit.models import FREED, IN_CUSTODY, IN_HOSPITAL
from claimkit.reading.lexicon import word_list
from claimkit.reading.making import Count
from claimkit.reading.parts import HAPPENED
from claimkit.reading.tokens import Token, index_from, word_at


def state_of(words: Sequence[Token], count: Count) -> str:
    """In what state those counted are who are not all: "six remain in hospital", "12 remain in custody".

    "Ten were seriously hurt and 60 slightly" tells of both sorts, and of neither that it is all.
    """
    if count.attribute not in ("injuries", "hostages", "arrests"):
        return ""
    first = index_from(words, count.start)
    near = [t.word for t in words[first : first + _CLAUSE]]
    led = first > 0 and words[first - 1].word in word_list("setting_free")
    if count.attribute == "hostages":
        near = [t.word for t in words[first : first + 2 * _CLAUSE]]
        freed = any(word in word_list("setting_free") and word.endswith(("ed", "dom")) for word in near)
        return FREED if freed or led else ""
    if led and count.attribute == "arrests" and word_at(words, count.at) == "held":
        return FREED  # "troops freed 58 passengers held for weeks": by whom, nobody says
    verb = word_at(words, count.at)
    if verb in _GRAVE:
        return f"those {verb}"
    if count.attribute == "injuries" and _led_by_whole(words, first):
        return IN_HOSPITAL
    if verb in _TAKEN and any(t.word == "treated" for t in words[:first]):
        return IN_HOSPITAL  # "it treated 21 people and took seven to hospital"
    inside = [t.word for t in words[first : first + _STATE] if t.start <= max(count.at, count.start)]
    if not word_list("remaining").isdisjoint(inside):
        return IN_CUSTODY if count.attribute == "arrests" else IN_HOSPITAL
    if count.attribute == "arrests":
        whole = [t.word for t in words[max(0, first - 2) : first]] == ["of", "the"]  # "seven of the 11"
        return FREED if not whole and _are_let_go(words[first : first + _CLAUSE]) else ""
    ahead = [t.word for t in words[max(0, first - _CLAUSE) : first]]
    cared_for = any("hospital" in word for word in ahead)
    if not count.noun and cared_for and not word_list("remaining").isdisjoint(" ".join(ahead).split()):
        return IN_HOSPITAL  # "still in hospital: six in Elm and three in Corby"
    around = {t.word for t in words[max(0, first - _CLAUSE) : first + _CLAUSE]}
    both = all(not word_list(name).isdisjoint(around) for name in _DEGREES)
    degree = next((w for w in near[: _STATE + 2] if any(w in word_list(name) for name in _DEGREES)), "")
    return f"those {degree} hurt" if both and degree and count.by == "figure" else ""


_DEGREES = ("grave", "slight")
_TAKEN = frozenset(("take", "took", "taken", "taking"))
_GRAVE = frozenset(("in intensive care",))
_STATE = 6  # words in which the state of those counted is told
_CLAUSE = 20  # words of a clause around a figure


def _are_let_go(words: Sequence[Token]) -> bool:
    """Whether those counted were set free: "six people arrested on Monday have been released".

    >>> from claimkit.reading.tokens import sentence_words
    >>> told = ("Six people arrested in Corby have been released.", "Six were arrested and released.")
    >>> [_are_let_go(sentence_words(text)) for text in told]
    [True, False]
    """
    one = list(itertools.takewhile(lambda t: t.kind != "mark" and not t.is_a("conj"), words))
    return any(
        token.word in word_list("setting_free") and any(t.is_a("be") for t in one[max(0, at - _BE) : at])
        for at, token in enumerate(one)
    )


_BE = 3  # words between "have been" and "released"


def _is_of_another(words: Sequence[Token], count: Count) -> bool:
    """Whether a verb has a subject of its own: "thousands rally as inspector is arrested"."""
    at = index_from(words, count.at)
    before = [t for t in words[:at] if t.start >= count.end and not t.is_a("adverb", "be", "have")]
    own = bool(before) and before[-1].is_a("human") and before[-1].kind == "word"
    return own and any(t.is_a("subordinator") or t.word == "as" for t in before)


def _are_led_away(words: Sequence[Token], count: Count) -> bool:
    """Whether people are made to march: "42 of them were marched into the forest"."""
    at = index_from(words, count.at)
    led = [t for t in words[max(0, at - 2) : at] if not t.is_a("adverb")]
    return word_at(words, count.at) == "marched" and bool(led) and led[-1].is_a("be")


def _hits_nobody(words: Sequence[Token], count: Count) -> bool:
    """Whether somebody shoots into the air: "they came and shot into the air"."""
    at = index_from(words, count.at)
    return [t.word for t in words[at + 1 : at + 4]] in (["into", "the", "air"], ["in", "the", "air"])


def _is_with_others(words: Sequence[Token], count: Count) -> bool:
    """Whether more persons follow one that is told of: "the owner of a shop in Varn and his foreman"."""
    if count.by == "figure" or count.quantity.value != 1 or count.at > count.start:
        return False
    first = index_from(words, count.end)
    behind = list(itertools.takewhile(_goes_on_with, words[first : first + _CLAUSE]))
    joined = (n for n, t in enumerate(behind) if t.word == "and")
    return any(any(t.is_a("human") for t in behind[n + 1 : n + 4]) for n in joined)


def _has_another_fate(words: Sequence[Token], count: Count) -> bool:
    """Whether a toll counts those hurt: "the toll has risen to 17 people injured and one dead"."""
    if count.at >= count.start:
        return False
    at = index_from(words, count.start)
    behind = [t for t in words[at + 1 : at + 3] if not t.is_a("human") or t.senses]
    return any(sense.attribute in _BESIDE_DEATH for t in behind[:1] for sense in t.senses)


_BESIDE_DEATH = frozenset(("injuries", "missing"))


def _are_besides(words: Sequence[Token], count: Count) -> bool:
    """Whether those are counted who are told of with somebody named: "Dorn and 10 others were arrested"."""
    at = index_from(words, count.start)
    if count.noun not in ("other", "others") or at < _PAIR or words[at - 1].word != "and":
        return False
    led = itertools.takewhile(lambda t: t.word not in (",", ";"), reversed(words[: at - 1]))
    return not any(t.kind == "count" for t in led)


_PAIR = 2  # words before a figure behind "and": one at least, and this


def _goes_on_with(token: Token) -> bool:
    """Whether a word may stand between two who are told of together: none that tells what they did."""
    return (
        token.kind == "word" and not token.is_a("be", "have", "relative", "subordinator") and not token.senses
    )


def _led_by_whole(words: Sequence[Token], at: int) -> bool:
    """Whether a figure is told of those hurt who are counted before it: "of the 12 injured, four are ..."."""
    opened = [t for t in words[:at] if t.kind == "count" or t.word in ("of", ",")]
    parted = [t.word if t.kind != "count" else "" for t in opened[:3]] == ["of", "", ","]
    return parted and any(t.word in word_list("cared_for") or bool(t.senses) for t in words[:at])


def _are_captives(words: Sequence[Token], count: Count) -> bool:
    """Whether those who were held are brought somewhere: "the captives were taken to a clinic"."""
    brought = word_at(words, count.at) in word_list("bringing") | _TAKEN
    return brought and any(t.word in word_list("captives") for t in words if t.start < count.at)


def _are_presumed(words: Sequence[Token], count: Count) -> bool:
    """Whether those who are missing are presumed dead: they are missing."""
    at = index_from(words, count.at)
    led = (t.word for t in words[max(0, at - 2) : at])
    return not word_list("estimating").isdisjoint(led) and any(
        s.attribute == "missing" for t in words for s in t.senses
    )


def _are_bodies(words: Sequence[Token], count: Count) -> bool:
    """Whether those missing were found: "the bodies of two missing men", "one of two missing men died"."""
    at = index_from(words, count.start)
    led = words[max(0, at - 3) : at]
    some = len(led) > 1 and led[-1].word == "of" and (led[-2].kind == "count" or led[-2].word == "one")
    return some or any(t.word in ("body", "bodies", "remains") for t in led)


def _are_seen_to(words: Sequence[Token], count: Count) -> bool:
    """Whether bodies are counted that were identified or buried: "so far nine bodies were identified"."""
    bodies = word_at(words, count.at) in word_list("remains") or count.noun in word_list("remains")
    first = index_from(words, count.start)
    behind = (t.word for t in words[first : first + _STATE + 2])
    return bodies and not word_list("seen_to").isdisjoint(behind)


def _is_of_either(words: Sequence[Token], count: Count) -> bool:
    """Whether a figure is of two fates together: "4,300 houses flooded or destroyed"."""
    at = index_from(words, count.at)
    figure = count.by == "figure" and count.quantity.value != 0 and count.attribute != "casualties"
    if not figure or at >= len(words) or words[at].start != count.at:
        return False
    behind = [t for t in words[at + 1 : at + 4] if not t.is_a("adverb") and not t.word.endswith("ly")]
    other = behind[1] if len(behind) > 1 and behind[0].word == "or" else None
    if other is not None and other.word in _UNFIT:
        return True  # "430 homes destroyed or unfit to live in"
    before = [t for t in words[max(0, at - 3) : at] if not t.is_a("adverb") and not t.word.endswith("ly")]
    if len(before) > 1 and before[-1].word == "or":
        other = before[-2]
    return other is not None and (other.is_a("be") or other.word.endswith("ed") or bool(other.senses))


_UNFIT = frozenset(("unfit", "uninhabitable", "unsafe", "unusable"))


def _is_of_record(words: Sequence[Token], count: Count) -> bool:
    """Whether arrests are counted that somebody has behind him: "has four prior arrests"."""
    inside = (t for t in words if count.start <= t.start < max(count.end, count.at))
    return count.noun in ("arrest", "arrests") and any(t.word in word_list("before_now") for t in inside)


def _is_held_against(words: Sequence[Token], count: Count) -> bool:
    """Whether murders are counted that somebody may have done: "wanted on suspicion of two murders"."""
    if count.noun not in word_list("deadly_offences"):
        return False
    at = index_from(words, count.start)
    before = (t.word for t in words[max(0, at - _CLAUSE) : at])
    return not word_list("held_against").isdisjoint(before)


_ANY = HAPPENED
_UNCOUNTED: tuple[tuple[frozenset[str], Callable[[Sequence[Token], Count], bool], str], ...] = (
    (frozenset(("missing",)), _are_bodies, "counts those who were missing, and have been found dead"),
    (frozenset(("shot", "injuries")), _hits_nobody, "shots into the air hurt nobody"),
    (_ANY, _is_with_others, "counts one of several who are told of together"),
    (frozenset(("deaths",)), _has_another_fate, "counts those hurt or missing, and not the dead"),
    (_ANY, _are_besides, "counts those besides somebody who is named, and not how many they are"),
    (frozenset(("injuries",)), _are_captives, "counts captives who were brought to a clinic, hurt or not"),
    (_ANY, _is_of_another, "told of somebody else than those counted"),
    (frozenset(("deaths",)), _are_presumed, "counts those who are missing and presumed dead"),
    (
        frozenset(("deaths",)),
        _are_seen_to,
        "counts the dead who were named or buried, and not how many died",
    ),
    (_ANY, _is_of_either, "told together of those with another fate, and not how many they are"),
    (
        frozenset(("deaths",)),
        _is_held_against,
        "counts offences that somebody is accused of, here and there, and no deaths of an event",
    ),
    (frozenset(("arrests",)), _is_of_record, "counts the arrests of somebody's record"),
    (frozenset(("crowd_size",)), _are_led_away, "marched off by others, and no march of theirs"),
)
"""Of which attributes a test is asked, the test, and why what fits it is not counted."""


def uncounted(words: Sequence[Token], count: Count) -> str:
    """Return why the words of a sentence count none of those whom an event counts; empty where they do.

    Args:
        words: the tokens of the sentence.
        count: what was counted in it.
    """
    tests = (why for of, fits, why in _UNCOUNTED if count.attribute in of and fits(words, count))
    return next(tests, "")
