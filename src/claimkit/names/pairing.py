"""Two names set against each other, word by word: which agree, contradict, or stand alone."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from claimkit.names.aliases import place_codes
from claimkit.names.compare import (
    BRIEF,
    initial_fits,
    initials_fit,
    pair_odds,
)
from claimkit.names.given import sound_key
from claimkit.names.hangul import spelled_by_sound
from claimkit.names.known import COMMON, bearers
from claimkit.names.organisations import country_of, same_form
from claimkit.names.roles import CONTENT, Word
from claimkit.names.romanise import romanise
from claimkit.names.spelling import LEAST, LIKE_ENOUGH, SURE, letters_in_common, word_odds
from claimkit.names.words import ParsedName
from claimkit.text import read_table


class Pairing(NamedTuple):
    """Words of one name set against words of the other, or against nothing.

    Attributes:
        left: words of the first name; empty when they are missing there.
        right: words of the second name; empty when they are missing there.
        odds: log-odds that they are one word; 0 when one side is missing.
        how: "same", "spelled", "cognate", "short form", "adjective", "translated", "initial", "joined",
            "clash" (the two genders of one surname), "differs", "opposed" (Jr. and Sr., Mr and Mrs),
            "missing", "particle" (missing, and perhaps no name) or "elsewhere" (missing, and part of the name
            of a larger place); for generic words "same", "other" or "missing", and the role.
    """

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    odds: float
    how: str


def pair_words(a: ParsedName, b: ParsedName) -> tuple[Pairing, ...]:
    """Pair the words of two names, order free: the surest pairs first, each word once."""
    return _Pairer(a, b).pairs()


BY_SOUND = 3.0
"""Log-odds of one word for hangul and Latin letters that spell its syllables."""

SHORTENED = 2.5
"""Log-odds of one for capitals and words in a row that begin with them."""

TRANSLATED = 2.5
"""Log-odds of one word for two names of one country or large city: China, 中国."""


class _Pairer:
    """The words of two names that are not paired yet, and the pairs made so far."""

    def __init__(self, a: ParsedName, b: ParsedName) -> None:
        self.a, self.b = a, b
        self.left, self.right = list(a.told), list(b.told)
        self.person = a.kind == "person"
        self.organisation = a.kind not in ("person", "place")
        if self.person:
            if a.compounds or b.compounds:
                self.left, self.right = _apart(self.left, self.right), _apart(self.right, self.left)
            if not _UNSPACED.isdisjoint(a.families) or not _UNSPACED.isdisjoint(b.families):
                self._cut()
        self.free_left = list(range(len(self.left)))
        self.free_right = list(range(len(self.right)))
        self.found: list[Pairing] = []
        # Salman bin Muhammad is not Muhammad bin Salman
        self.fathers = self.person and "father" in a.roles and "father" in b.roles

    def _cut(self) -> None:
        """Cut names in characters or in hangul into words as the other name has them."""
        left, right = _unspaced(self.left, self.right)
        left, right = _surname_apart(left, right), _surname_apart(right, left)
        self.left, self.right = _syllables_together(left, right), _syllables_together(right, left)

    def pairs(self) -> tuple[Pairing, ...]:
        self._same()
        if self.organisation and self.free_left and self.free_right:
            self._shortened(self.left, self.right, self.free_left, self.free_right, turned=False)
            self._shortened(self.right, self.left, self.free_right, self.free_left, turned=True)
        scored = self._scored() if self.free_left and self.free_right else []
        for odds, _, _, i, j, how in scored:
            if odds >= 0:
                break
            if i in self.free_left and j in self.free_right:
                self._take(i, j, -odds, how)
        if self.free_left and self.free_right:
            self._join(self.a, self.left, self.right, self.free_left, self.free_right, turned=False)
            self._join(self.b, self.right, self.left, self.free_right, self.free_left, turned=True)
        if self.person:
            if "initial" in self.a.roles or "initial" in self.b.roles:
                self._initials(scored)
            if "particle" in self.a.roles or "particle" in self.b.roles:
                self._particles()
        # what is left on both sides contradicts, the nearest words first
        for odds, _, _, i, j, _ in scored if self.free_left and self.free_right else ():
            if i in self.free_left and j in self.free_right and not self._perhaps_no_name(i, j):
                self._take(i, j, -odds, "differs")
        self.found += [Pairing((self.left[i],), (), 0.0, _absent(self.left[i])) for i in self.free_left]
        self.found += [Pairing((), (self.right[j],), 0.0, _absent(self.right[j])) for j in self.free_right]
        if self.person:
            if self.a.roles & _MARKS and self.b.roles & _MARKS:
                self.found += _opposed(self.a, self.b)
        elif not (self.a.roles <= CONTENT and self.b.roles <= CONTENT):
            self.found += _concepts(self.a, self.b)
        if self.a.kind == "place":
            _set_apart(self.a, self.found)
            _set_apart(self.b, self.found)
        return tuple(self.found)

    def _particles(self) -> None:
        """A short word left over may be a particle of the other name in other letters."""
        for side, free, other, left in (
            (self.left, self.free_left, self.b, True),
            (self.right, self.free_right, self.a, False),
        ):
            if not free or "particle" not in other.roles:
                continue
            for i in list(free):
                word = side[i]
                if _may_be_particle(word, other):
                    free.remove(i)
                    one, two = ((word,), ()) if left else ((), (word,))
                    self.found.append(Pairing(one, two, 0.0, "particle"))

    def _turned(self, i: int, j: int) -> bool:
        """Whether only one of two words stands behind "bin", and in another place of its name.

        In its own place it is the same name: "bin" is often left away.
        """
        if (self.left[i].role == "father") == (self.right[j].role == "father"):
            return False
        return _rank(self.left, i, self.b) != _rank(self.right, j, self.a)

    def _perhaps_no_name(self, i: int, j: int) -> bool:
        return "either" in (self.left[i].role, self.right[j].role)

    def _take(self, i: int, j: int, odds: float, how: str) -> None:
        self.free_left.remove(i)
        self.free_right.remove(j)
        self.found.append(Pairing((self.left[i],), (self.right[j],), odds, how))

    def _same(self) -> None:
        for i, x in enumerate(self.left):
            for j in self.free_right:
                y = self.right[j]
                if x.latin == y.latin and x.family == y.family and not (self.fathers and self._turned(i, j)):
                    odds, how = (SURE, "same") if x.family == "alphabetic" else pair_odds(x, y, self.a.kind)
                    if odds > 0:
                        self._take(i, j, odds, how)
                        break

    def _shortened(
        self, short: list[Word], full: list[Word], rest: list[int], runs: list[int], *, turned: bool
    ) -> None:
        """Set capitals against the words in a row that begin with them: NPP Start, and its name in full."""
        for i in list(rest) if len(short) > 1 else ():
            latin, size = short[i].latin, len(short[i].latin)
            if not (2 < size < 6 and short[i].written.isupper()):
                continue
            for start in range(len(full) - size + 1):
                span = range(start, start + size)
                if all(j in runs for j in span) and latin == "".join([full[j].latin[:1] for j in span]):
                    rest.remove(i)
                    for j in span:
                        runs.remove(j)
                    one, two = (short[i],), tuple([full[j] for j in span])
                    left, right = (two, one) if turned else (one, two)
                    self.found.append(Pairing(left, right, SHORTENED, "joined"))
                    break

    def _scored(self) -> list[tuple[float, int, int, int, int, str]]:
        scored = []
        for i in self.free_left:
            x = self.left[i]
            for j in self.free_right:
                y = self.right[j]
                if (x.role == "number") != (y.role == "number"):
                    continue  # a number and a word say nothing of one another
                given = i < len(self.left) - 1 or j < len(self.right) - 1
                odds, how = pair_odds(x, y, self.a.kind, given=given)
                if odds <= 0 and self.organisation and places_told(x) & places_told(y):
                    odds, how = TRANSLATED, "translated"
                if odds > 0 and self.fathers and self._turned(i, j):
                    odds, how = LEAST, "differs"
                scored.append((-odds, abs(i - j), i + j, i, j, how))
        scored.sort()
        return scored

    def _join(
        self,
        a: ParsedName,
        left: list[Word],
        right: list[Word],
        rest_left: list[int],
        rest_right: list[int],
        *,
        turned: bool,
    ) -> None:
        """Set neighbouring words against one word that writes them as one: Abdul Rahman, Van der Laan."""
        if not rest_left or not rest_right or (len(rest_left) < 2 and not a.roles & _LOOSE):
            return
        free = {id(left[i]): i for i in rest_left}
        spans = _spans(a.words, free)
        for j in list(rest_right) if spans else ():
            other = right[j]
            for span in spans:
                joined = "".join([w.latin for w in span])
                if not 0.6 < len(joined) / len(other.latin) < 1.7:
                    continue
                same_family = span[0].family == other.family
                if same_family and letters_in_common(joined, other.latin) < LIKE_ENOUGH:
                    continue
                least = 1.0 if all(id(w) in free for w in span) else 2.5
                if other.family == "hangul" and spelled_by_sound(other.written, joined):
                    odds = BY_SOUND
                else:
                    odds = word_odds(joined, span[0].family, other.latin, other.family, least)
                if odds > least:
                    rest_right.remove(j)
                    for w in span:
                        if id(w) in free:
                            rest_left.remove(free.pop(id(w)))
                    one, two = ((other,), span) if turned else (span, (other,))
                    self.found.append(Pairing(one, two, odds, "joined"))
                    spans = _spans(a.words, free)
                    break

    def _initials(self, scored: list[tuple[float, int, int, int, int, str]]) -> None:
        """Set each initial against what stands in its place; those that fit nothing contradict."""
        one, two = (
            [w for w in _in_order(name, side) if w.role == "initial" or any(w is side[i] for i in free)]
            for name, side, free in (
                (self.a, self.left, self.free_left),
                (self.b, self.right, self.free_right),
            )
        )
        met: list[tuple[Word, Word]] = []
        at = 0
        while at < min(len(one), len(two)):
            if _fit(one[at], two[at]):
                met.append((one.pop(at), two.pop(at)))
            else:
                at += 1
        # out of its place an initial stands for a word only if it skips over no word in full
        for mine, theirs, turned in ((one, two, False), (two, one, True)):
            for x in list(mine) if all(w.role == "initial" for w in mine) else ():
                words = (y for y in theirs if y.role != "initial" and _fit(x, y))
                if (y := next(words, None)) is not None:
                    mine.remove(x)
                    theirs.remove(y)
                    met.append((y, x) if turned else (x, y))
        for x, y in met:
            self._without(x, y)
            self.found.append(Pairing((x,), (y,), 1.0, "initial"))
        # words in full contradict one another before an initial contradicts them
        for odds, _, _, i, j, _ in scored:
            if i in self.free_left and j in self.free_right and not self._perhaps_no_name(i, j):
                one.remove(self.left[i])
                two.remove(self.right[j])
                self._take(i, j, -odds, "differs")
        for x, y in list(zip(one, two, strict=False)):
            self._without(x, y)
            one.remove(x)
            two.remove(y)
            self.found.append(Pairing((x,), (y,), -3.0, "differs"))
        self.found += [Pairing((w,), (), 0.0, "missing") for w in one if w.role == "initial"]
        self.found += [Pairing((), (w,), 0.0, "missing") for w in two if w.role == "initial"]

    def _without(self, x: Word, y: Word) -> None:
        self.free_left = [i for i in self.free_left if self.left[i] is not x]
        self.free_right = [j for j in self.free_right if self.right[j] is not y]


def places_told(word: Word) -> frozenset[str]:
    """Codes of the places that a word of an organisation's name tells: Iran, Iranian."""
    codes = place_codes(word.latin)
    code = country_of(word.written)
    return codes | {code} if code else codes


def _apart(words: list[Word], others: list[Word]) -> list[Word]:
    """Abdul Hanif as two words where the other name has no such compound: it may go by Hanif."""
    compounds = [w for w in words if w.latin.startswith(_SERVANT) and " " in w.written]
    if not compounds or any(w.latin.startswith(_SERVANT) for w in others):
        return words
    out = []
    for w in words:
        if w in compounds:
            first, *_, last = w.written.split(" ")
            out += [Word(part, romanise(part), w.family, "name") for part in (first, last)]
        else:
            out.append(w)
    return out


_SERVANT = "abdul"
_UNSPACED = frozenset({"han", "hangul"})
_MOST_UNSPACED = {"han": 6, "hangul": 4}
"""Characters of a name of China, Japan or Korea; a longer one is foreign, with a dot between its words."""


def _unspaced(left: list[Word], right: list[Word]) -> tuple[list[Word], list[Word]]:
    """Two names in characters or in hangul as one word each, for many write them without a space."""
    if not left or not right or len(left) == len(right) == 1 or left[0].family not in _MOST_UNSPACED:
        return left, right
    family = left[0].family
    if any(w.family != family for w in (*left, *right)):
        return left, right
    one, two = ("".join(w.written for w in side) for side in (left, right))
    if max(len(one), len(two)) > _MOST_UNSPACED[family]:
        return left, right
    return [Word(one, romanise(one), family, "name")], [Word(two, romanise(two), family, "name")]


_OF_TWO_SYLLABLES = frozenset("남궁 황보 제갈 사공 선우 서문 독고 동방".split())
"""Korean surnames of more than one syllable."""


def _surname_apart(words: list[Word], others: list[Word]) -> list[Word]:
    """A name of Korea or China without a space as surname and given name, if the other has the surname."""
    if len(words) != 1 or words[0].family not in _MOST_UNSPACED or len(others) < 2:
        return words
    written, family = words[0].written, words[0].family
    size = 2 if written[:2] in _OF_TWO_SYLLABLES else 1
    if not size < len(written) <= size + 2:
        return words
    parts = [Word(part, romanise(part), family, "name") for part in (written[:size], written[size:])]
    surname = parts[0]
    if family == "han":
        return parts if any(w.latin == surname.latin for w in others) else words
    if any(w.family == "alphabetic" and pair_odds(surname, w, "person")[0] > 0.0 for w in others):
        return parts
    return words


def _syllables_together(words: list[Word], others: list[Word]) -> list[Word]:
    """The syllables of a given name, each a word in Latin letters, as the one word that characters have."""
    if len(words) < 3 or len(others) != 2 or others[1].family not in _MOST_UNSPACED:
        return words
    for start, end in ((0, len(words) - 1), (1, len(words))):
        run = words[start:end]
        latin = "".join(w.latin for w in run)
        if all(w.family == "alphabetic" for w in run) and _spells(latin, others[1]):
            given = Word(" ".join(w.written for w in run), latin, "alphabetic", "name")
            return [*words[:start], given, *words[end:]]
    return words


def _spells(latin: str, word: Word) -> bool:
    if word.family == "hangul":
        return spelled_by_sound(word.written, latin)
    return latin == word.latin.replace(" ", "")


def _in_order(name: ParsedName, side: list[Word]) -> list[Word]:
    """Initials and words of content in the order of the name; words that were taken apart at the end."""
    stand = [w for w in name.words if w.role == "initial" or any(w is x for x in side)]
    return stand + [x for x in side if all(x is not w for w in stand)]


def _spelled(word: Word, particle: Word) -> bool:
    if sound_key(word.latin) == sound_key(particle.latin):
        return True  # Been, Ben
    return word_odds(word.latin, word.family, particle.latin, particle.family, 0.0) > 0.0


def _may_be_particle(word: Word, other: ParsedName) -> bool:
    """Whether a short word may be a particle of the other name in other letters."""
    if len(word.latin) > BRIEF + 1:
        return False
    particles = [w for w in other.words if w.role == "particle"]
    if any(word.latin == w.latin for w in particles):
        return True
    if word.role == "father" or bearers(word.latin) >= COMMON:
        return False  # Ali stands behind "ben", or is borne by many: it is not "al"
    if len(word.latin) <= BRIEF:
        return any(word.latin[:1] == w.latin[:1] for w in particles)
    return any(_spelled(word, w) for w in particles)


def _rank(words: list[Word], at: int, other: ParsedName) -> int:
    """How many words of a name stand before one, but for "bin" in a spelling that only the other tells."""
    sons = [w for w in other.words if w.role == "particle" and w.concept == "son"]
    return sum(not any(_spelled(w, son) for son in sons) for w in words[:at])


def _absent(word: Word) -> str:
    return "particle" if word.role == "either" else "missing"


def _fit(x: Word, y: Word) -> bool:
    """Whether of two words in one place one is an initial that can stand for the other."""
    if x.role == "initial":
        return initials_fit(x.latin, y.latin) if y.role == "initial" else initial_fits(x.latin, y.latin)
    return y.role == "initial" and initial_fits(y.latin, x.latin)


_LOOSE = frozenset({"particle", "generic", "modifier"})
"""Roles of words that mean little: they may be written together with the next word."""


def _spans(words: tuple[Word, ...], free: dict[int, int]) -> list[tuple[Word, ...]]:
    """Neighbouring words, the longest runs first, of which some are not paired and the others mean little."""
    # True for a word that is not paired, False for one that means little, None for one that is taken
    marks = [True if id(w) in free else False if w.role in _LOOSE else None for w in words]
    spans = []
    for size in (3, 2):
        for start in range(len(words) - size + 1):
            run = marks[start : start + size]
            if True in run and None not in run:
                spans.append(words[start : start + size])
    return spans


_MARKS = frozenset({"generation", "title"})
"""Roles of the words beside a name that can tell two persons apart."""


def _opposed(a: ParsedName, b: ParsedName) -> list[Pairing]:
    """Marks that cannot both be of one person: Jr. and Sr., Mr and Mrs."""
    found = []
    for x in a.words:
        if x.role not in _MARKS:
            continue
        for y in b.words:
            if x.role != y.role or x.concept == y.concept:
                continue
            concepts = {x.concept, y.concept}
            if (x.role == "generation" and not ("grandson" in concepts and "3" in concepts)) or concepts == {
                "mr",
                "mrs",
            }:
                found.append(Pairing((x,), (y,), -3.0, "opposed"))
    return found[:1]


_SMALL = frozenset({"small", "article"})
"""Concepts of words that name nothing."""


def _concepts(a: ParsedName, b: ParsedName) -> list[Pairing]:
    """Pair the generic words by what they mean: Court and суд, Ltd and ООО, Old and Старый."""
    pairs: list[Pairing] = []
    for role in ("modifier", "generic", "form"):
        form = role == "form"
        left = [w for w in a.words if w.role == role and w.concept not in _SMALL]
        right = [w for w in b.words if w.role == role and w.concept not in _SMALL]
        for x in list(left):
            alike = (
                y for y in right if (same_form(x.concept, y.concept) if form else x.concept == y.concept)
            )
            if (y := next(alike, None)) is not None:
                left.remove(x)
                right.remove(y)
                pairs.append(Pairing((x,), (y,), 0.0, f"same {role}"))
        while left and right:
            pairs.append(Pairing((left.pop(0),), (right.pop(0),), 0.0, f"other {role}"))
        pairs += [Pairing((x,), (), 0.0, f"missing {role}") for x in left]
        pairs += [Pairing((), (x,), 0.0, f"missing {role}") for x in right]
    return pairs


@cache
def larger_places() -> frozenset[str]:
    """Countries and the states of the United States, in plain Latin letters."""
    rows = (*read_table("claimkit", "countries.tsv"), *read_table("claimkit.names", "states.tsv"))
    names = {name for row in rows for cell in row for name in cell.split("|")}
    return frozenset(romanise(name.replace("-", " ")) for name in names if name)


def _set_apart(name: ParsedName, pairs: list[Pairing]) -> None:
    """Mark the words of a place that only this name has and that name a larger place: Petersburg, Florida."""
    alone = {pair.left or pair.right: at for at, pair in enumerate(pairs) if pair.how.startswith("missing")}
    if not alone:
        return
    words = [w for w in name.words if w.role != "number"]
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            span = words[start : start + size]
            if (
                all((w,) in alone for w in span)
                and " ".join([w.latin for w in span]) in larger_places()
                and any(w.role == "name" for w in words if w not in span)
            ):
                for at in [alone[(w,)] for w in span]:
                    pairs[at] = pairs[at]._replace(how="elsewhere")
