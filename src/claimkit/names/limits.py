"""What the words alone cannot settle: signs that hold a score down, or up, whatever the rest.

A sign that two names are of two (Jr. and Sr.) is a veto; one that tells too little, such as a lone name that
thousands bear, leaves it to a person; what cannot be read is not called different.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import attrs

from claimkit.names.aliases import alias_key, known_apart, known_place, two_towns
from claimkit.names.compare import PLAIN, SLIP, TWO_NAMES, of_two_sexes, other_consonant
from claimkit.names.given import first_part
from claimkit.names.hangul import spelled_by_sound
from claimkit.names.known import COMMON, bearers
from claimkit.names.organisations import acronym_of
from claimkit.names.pairing import BY_SOUND, Pairing, larger_places, places_told
from claimkit.names.readings import is_pinyin, kana_sound, older_spelling, read_as, syllables, two_of_mandarin
from claimkit.names.roles import CONTENT, Word, of_one_syllable
from claimkit.names.romanise import script_of
from claimkit.names.words import MALE_IN_A, ParsedName

VETO: Final = 0.1
"""Highest score of two names with a sign that they are of two."""

DOUBT: Final = 0.35
"""Highest score of two names that a person should look at: below a match, above no match."""

OPEN: Final = 0.25
"""Least score of two names of which one cannot be read: between no match and match."""

READ: Final = 0.8
"""Score of characters that can be read as the other name in full: other characters can be read so too."""

AGREES = frozenset({"same", "spelled", "cognate", "short form", "adjective", "translated", "joined", "clash"})
"""Ways in which two words are one."""

UNREAD = frozenset({"thai", "lao", "burmese", "khmer", "tibetan"})
"""Scripts whose Latin spellings follow the sound and not the letters, and for which no table is at hand."""


@attrs.frozen
class Limit:
    """A bound of the score.

    Attributes:
        low: least score.
        high: highest score.
        reason: why, as a short sentence.
    """

    low: float
    high: float
    reason: str


def limits(left: ParsedName, right: ParsedName, pairs: tuple[Pairing, ...]) -> list[Limit]:
    """The bounds that the signs in two names set."""
    found = _unread(left, right) if left.scripts & UNREAD or right.scripts & UNREAD else []
    if left.kind == "place":
        found += _places(left, right, pairs)
    elif left.kind != "person":
        found += _organisations(left, right, pairs)
    else:
        found += _persons(left, right, pairs)
    return found


def _persons(left: ParsedName, right: ParsedName, pairs: tuple[Pairing, ...]) -> list[Limit]:
    """The signs in the names of two persons; most pairs show few of them."""
    hows = {p.how for p in pairs}
    found = _opposed(pairs) if "opposed" in hows else []
    if read := _read(left, right, hows):
        return found + read
    if "missing" in hows:
        found += _lone(pairs)
        if "initial" in hows:
            found += _middle(left, right, pairs)
        if "short form" in hows:
            found += _halves(pairs)
    if "particle" in hows:
        found += _title(left, right, pairs)
    if "clash" in hows:
        found += _sexes(pairs)
    if hows <= AGREES:
        if hows == {"same"} or "father" in left.roles | right.roles:
            found += _order(left, right, pairs)
        found += _tones(left, right, pairs)
    if "missing" in hows or "differs" in hows:
        found += _child(left, right, pairs)
    if "differs" in hows:
        found += [
            Limit(0.0, VETO if _two_sexes(p) else DOUBT, f"{p.left[0].written} is not {p.right[0].written}")
            for p in pairs
            if p.how == "differs"
            and (p.odds == TWO_NAMES or (p.odds <= PLAIN and _alphabetic(p)))
            and "initial" not in (p.left[0].role, p.right[0].role)
        ]
    if "differs" in hows or "spelled" in hows:
        found += _syllables_of_mandarin(left, right)
        found += _consonants(left, right, pairs)
        if (left.families == _HANGUL) != (right.families == _HANGUL):
            found += _syllables(left, right, pairs)
    return found


def _syllables_of_mandarin(left: ParsedName, right: ParsedName) -> list[Limit]:
    """Two given names in Pinyin: its syllables are spelled in one way only."""
    if left.scripts != _LATIN or right.scripts != _LATIN:
        return []
    one, two = (tuple([w.latin for w in name.told]) for name in (left, right))
    if not (one and two and two_of_mandarin(one, two)):
        return []
    return [Limit(0.0, DOUBT, f"{left.written} and {right.written} are two names in Pinyin")]


_LATIN = frozenset({"latin"})

_VIETNAMESE = re.compile(r"[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
"""Letters that only Vietnamese has, nearly all of them with the mark of a tone."""


def _tones(left: ParsedName, right: ParsedName, pairs: tuple[Pairing, ...]) -> list[Limit]:
    """Words of two Vietnamese names, both with their tones, that differ in one: Hương, Hường."""
    if not (_VIETNAMESE.search(left.written) and _VIETNAMESE.search(right.written)):
        return []
    for p in pairs:
        one, two = (unicodedata.normalize("NFD", " ".join(w.written for w in s)).lower() for s in p[:2])
        if one != two and _MARK.sub("", one) == _MARK.sub("", two):
            return [Limit(0.0, DOUBT, f"{p.left[0].written} and {p.right[0].written} are spoken in two ways")]
    return []


_MARK = re.compile(r"[\u0300-\u036f]")


_HANGUL = frozenset({"hangul"})


def _syllables(left: ParsedName, right: ParsedName, pairs: tuple[Pairing, ...]) -> list[Limit]:
    """A given name of a Korean, whose name is one word in hangul, that no usual spelling of it leads to."""
    if len((left if left.families == _HANGUL else right).words) > 1:
        return []  # a foreign name: its words stand apart
    for p in pairs:
        hangul, latin = (p.left, p.right) if left.families == _HANGUL else (p.right, p.left)
        if p.how != "spelled" or len(pairs) < 2 or p.odds >= BY_SOUND or latin[0].family != "alphabetic":
            continue
        if not spelled_by_sound(hangul[0].written, "".join(w.latin for w in latin)):
            one, two = hangul[0].written, " ".join(w.written for w in latin)
            return [Limit(0.0, DOUBT, f"{two} is no usual spelling of {one}")]
    return []


def _consonants(left: ParsedName, right: ParsedName, pairs: tuple[Pairing, ...]) -> list[Limit]:
    """A consonant that no spelling writes for the other: a slip of the pen, or another name."""
    found = []
    for p in pairs:
        if p.how not in ("spelled", "differs") or p.odds <= PLAIN or not _in_letters(p):
            continue
        x, y = p.left[0], p.right[0]
        if "initial" in (x.role, y.role) or not (told := other_consonant(x.latin, y.latin)):
            continue
        if "".join(w.latin for w in left.words) != "".join(w.latin for w in right.words):
            found.append(Limit(0.0, DOUBT, f"no spelling leads from {x.written} to {y.written} ({told})"))
    return found


_OF_LETTERS = frozenset({"latin", "cyrillic"})
"""Alphabets whose consonants are written in Latin letters one for one."""


def _in_letters(pair: Pairing) -> bool:
    """Whether one word stands on either side, both in Latin or Cyrillic letters."""
    words = pair.left + pair.right
    return len(words) == 2 and all(script_of(w.written[0]) in _OF_LETTERS for w in words)


def bounded(score: float, found: list[Limit]) -> float:
    """A score within its bounds; a veto outweighs a sign that leaves a question open."""
    for limit in found:
        score = max(score, limit.low)
    for limit in found:
        score = min(score, limit.high)
    return score


def _opposed(pairs: tuple[Pairing, ...]) -> list[Limit]:
    return [
        Limit(0.0, VETO, f"{p.left[0].written} and {p.right[0].written} are not said of one person")
        for p in pairs
        if p.how == "opposed"
    ]


def _lone(pairs: tuple[Pairing, ...]) -> list[Limit]:
    """A single word in common that many bear, while the other side has more to its name."""
    agreed = [p for p in pairs if p.how in AGREES or p.how == "initial"]
    if len(agreed) != 1 or not any(
        p.how == "missing" and (p.left or p.right)[0].role in CONTENT for p in pairs
    ):
        return []
    word = agreed[0].left[0]
    if max(bearers(word.latin), bearers(agreed[0].right[0].latin)) < COMMON:
        return []
    return [Limit(0.0, DOUBT, f"{word.written}, borne by many, is all that they have in common")]


def _halves(pairs: tuple[Pairing, ...]) -> list[Limit]:
    """One half of a compound, with a word more that may be another half: Saif al-Islam, Saif al-Din."""
    for p in pairs:
        if p.how == "short form" and len(p.left) == len(p.right) == 1:
            x, y = p.left[0], p.right[0]
            short = first_part(y.latin) and not first_part(x.latin)
            if (short or first_part(x.latin)) and any(
                o.how == "missing" and bool(o.left) == bool(short) for o in pairs
            ):
                return [Limit(0.0, DOUBT, f"{x.written} and {y.written} may be halves of two names")]
    return []


def _middle(left: ParsedName, right: ParsedName, pairs: tuple[Pairing, ...]) -> list[Limit]:
    """An initial for the surname of the other, and behind it a surname in full: George W. Crockett."""
    alone = {id(w) for p in pairs if p.how == "missing" for w in p.left + p.right}
    for p in pairs:
        if p.how != "initial":
            continue
        for word, initial, name, other in (
            (p.left[0], p.right[0], left, right),
            (p.right[0], p.left[0], right, left),
        ):
            if word.role != "name" or initial.role != "initial" or not other.told:
                continue
            last = other.told[-1]
            behind = initial in other.words and other.words.index(initial) < other.words.index(last)
            if word is name.told[-1] and len(name.told) > 1 and id(last) in alone and behind:
                return [Limit(0.0, DOUBT, f"{last.written} stands where the other has {word.written}")]
    return []


def _two_sexes(pair: Pairing) -> bool:
    """Whether the words are a man's given name and the woman's name made from it."""
    return _alphabetic(pair) and pair.odds == TWO_NAMES and of_two_sexes(pair.left[0], pair.right[0])


def _alphabetic(pair: Pairing) -> bool:
    """Whether both words are in an alphabet: the letters of other families tell less."""
    return pair.left[0].family == pair.right[0].family == "alphabetic"


_MAY_BE_GIVEN = frozenset({"title", "particle"})
"""Concepts of what may be a given name or none."""


def _title(left: ParsedName, right: ParsedName, pairs: tuple[Pairing, ...]) -> list[Limit]:
    """What may be the given name, or a title or particle, while the other has one: Dean Marsh, Alan Marsh.

    Where the other side has the same particle it is one: De Klerk, Frederik de Klerk.
    """
    for p in pairs:
        word = (p.left or p.right)[0]
        if p.how == "particle" and word.concept in _MAY_BE_GIVEN:
            if any(w.latin == word.latin for w in (right if p.left else left).words):
                continue
            other = [(o.how, (o.left or o.right)[0]) for o in pairs if bool(o.left) != bool(p.left)]
            if any(
                (how == "missing" and o.role == "name") or (how == "particle" and o.concept in _MAY_BE_GIVEN)
                for how, o in other
            ):
                return [Limit(0.0, DOUBT, f"{word.written} may be the given name")]
    return []


def _order(left: ParsedName, right: ParsedName, pairs: tuple[Pairing, ...]) -> list[Limit]:
    """Three names or more in another order than with the surname first: a son, and his father by his name."""
    if len(pairs) < 3 or len({p.left[0].latin for p in pairs}) < len(pairs):
        return []
    one, two = ({w: at for at, w in enumerate(name.words)} for name in (left, right))
    if any(p.left[0] not in one or p.right[0] not in two for p in pairs):
        return []  # words that were taken apart or put together
    places = [(one[p.left[0]], two[p.right[0]]) for p in pairs]
    order = [y for _, y in sorted(places)]
    least = order.index(min(order))
    if order[least:] + order[:least] == sorted(order):
        return []
    return [Limit(0.0, DOUBT, "the names stand in another order")]


_Sides = tuple[tuple[Word, ...], tuple[Word, ...], str]
"""Words of one name, those of the other that they are paired with, and how."""

CHAIN: Final = 4
"""Names in a row from which they are those of a line of fathers, where no "bin" tells it."""


def _child(left: ParsedName, right: ParsedName, pairs: tuple[Pairing, ...]) -> list[Limit]:
    """All names of the one behind another name: a child, who bears the names of the father behind the own."""
    if not any(len(name.told) > CHAIN or "father" in name.roles for name in (left, right)):
        return []
    plain: list[_Sides] = [(p.left, p.right, p.how) for p in pairs]
    turned: list[_Sides] = [(p.right, p.left, p.how) for p in pairs]
    for name, other, sides in ((left, right, plain), (right, left, turned)):
        if _behind_another(name, other, sides):
            return [Limit(0.0, DOUBT, f"{name.told[0].written} may be a child of {other.written}")]
    return []


def _behind_another(name: ParsedName, other: ParsedName, sides: list[_Sides]) -> bool:
    """Whether one name is another word and then, in their order, all words of the other name."""
    mine_at, theirs_at = ({id(w): at for at, w in enumerate(n.told)} for n in (name, other))
    behind, fathers = 0, False
    for mine, theirs, how in sides:
        if how == "particle" or (mine or theirs)[0].role not in CONTENT:
            continue
        if len(mine) != 1 or len(theirs) > 1:
            return False
        at = mine_at.get(id(mine[0]), -1)
        if at == 0 and how in ("missing", "differs"):
            continue
        if not theirs or how not in AGREES or theirs_at.get(id(theirs[0])) != at - 1:
            return False
        behind += 1
        fathers = fathers or (at == 1 and mine[0].role == "father" != theirs[0].role)
    return behind >= CHAIN or (fathers and behind == len(name.told) - 1)


def _sexes(pairs: tuple[Pairing, ...]) -> list[Limit]:
    """A surname in the forms for a man and for a woman, beside a given name that is not a woman's."""
    clash = next((p for p in pairs if p.how == "clash"), None)
    if clash is None:
        return []
    given = [
        p.left[0].latin for p in pairs if p.how in AGREES and p.how != "clash" and p.left[0].role == "name"
    ]
    if not given or any(g.endswith("a") and g not in MALE_IN_A for g in given):
        return []
    reason = f"{clash.left[0].written} and {clash.right[0].written} are a man's and a woman's surname"
    return [Limit(0.0, VETO, reason)]


def _unread(left: ParsedName, right: ParsedName) -> list[Limit]:
    scripts = [left.scripts, right.scripts]
    for mine, other in (scripts, scripts[::-1]):
        if (unread := sorted(mine & UNREAD)) and not other & UNREAD:
            return [Limit(OPEN, 1.0, f"the {unread[0].capitalize()} spelling is not read with certainty")]
    return []


_LETTERS, _KANA, _CHARACTERS = frozenset({"alphabetic"}), frozenset({"kana"}), frozenset({"han", "kana"})


def _in_characters(name: ParsedName) -> bool:
    """Whether a name is written in Chinese characters, with kana among them or not."""
    return name.families <= _CHARACTERS and any(script_of(c) == "han" for w in name.words for c in w.written)


def _read(left: ParsedName, right: ParsedName, hows: set[str]) -> list[Limit]:
    """Chinese characters that can be read as the Latin name, and older Latin spellings."""
    characters = left.families <= _CHARACTERS or right.families <= _CHARACTERS
    for name, other in ((left, right), (right, left)) if characters else ():
        kana = other.families == _KANA
        if (kana or other.families == _LETTERS) and _in_characters(name):
            told = [w for w in other.words if w.role not in ("title", "generation")]
            latin = tuple(kana_sound(w.written) if kana else w.latin for w in told)
            written = "".join(w.written for w in name.words)
            if (reading := read_as(written, latin, kana=kana)) is not None:
                shown = " ".join(w.written for w in other.words)
                if reading.share == 1.0:
                    return [Limit(READ, 1.0, f"{written} can be read {shown} in {reading.language}")]
                return [Limit(OPEN, 1.0, f"{written} can in part be read {shown} in {reading.language}")]
    if "differs" in hows:
        for side, other in ((left, right), (right, left)):
            if of_one_syllable(side.words) and older_spelling(
                *(tuple(w.latin for w in name.words) for name in (side, other))
            ):
                return [Limit(READ, 1.0, "the one is in Wade-Giles what the other is in Pinyin")]
    return []


def _of_town(pair: Pairing) -> bool:
    """Whether one of two words has the bare ending of towns: Kirovsk; the adjective is kirovskiy."""
    return any(w.latin.endswith("sk") for w in pair.left + pair.right)


def _places(left: ParsedName, right: ParsedName, pairs: tuple[Pairing, ...]) -> list[Limit]:
    """Two places of the table; a word such as New, South or City that only one side has."""
    if known_apart(left, right):
        return [Limit(0.0, VETO, f"{left.written} and {right.written} are two places")]
    if town := next((p for p in pairs if p.how == "adjective" and _of_town(p)), None):
        one, two = town.left[0].written, town.right[0].written
        return [Limit(0.0, DOUBT, f"of {one} and {two} one may be a town named after the other")]
    if numbers := _numbers(pairs):
        return numbers
    if kinds := _kinds_of_places(left, right, pairs):
        return kinds
    alone = [p for p in pairs if p.how == "missing modifier"]
    if not alone:
        known = [known_place(alias_key(name)) for name in (left, right)]
        lost = [p for p in pairs if p.how == "missing" and bool(p.left) == known[0]]
        if known[0] != known[1] and lost:
            return [Limit(0.0, DOUBT, f"{(left if known[0] else right).written} is more than that")]
        if two_towns(left, right):
            return [Limit(0.0, DOUBT, f"{left.written} and {right.written} are names of two towns")]
        return []
    told = " ".join(w.written for p in alone for w in p.left + p.right)
    bare = right if alone[0].left else left
    if known_place(alias_key(bare)) or " ".join(w.latin for w in bare.words) in larger_places():
        return [Limit(0.0, VETO, f"{told} tells the one from {bare.written}, which is a place of its own")]
    return [Limit(0.0, DOUBT, f"{told} may tell the one from the other")]


ACRONYM: Final = {2: 0.45, 3: 0.7, 4: 0.9}
"""Score of a name and its first letters, by how many they are: the fewer, the more names have them."""


LEVELS: Final = frozenset(
    {"central", "state", "national", "federal", "republican", "supreme", "constitutional"}
)
"""Concepts that part institutions of one kind and place: a central bank, a state university."""


def _read_brand(left: ParsedName, right: ParsedName) -> list[Limit]:
    """A name in Chinese characters that can be read in full as the other name; forms and kinds aside."""
    for name, other in ((left, right), (right, left)):
        mine, theirs = ([w for w in side.told if not w.concept] for side in (name, other))
        if (
            mine
            and theirs
            and all(w.family == "han" for w in mine)
            and all(w.family in _SOUNDS for w in theirs)
        ):
            written = "".join(w.written for w in mine)
            kana = all(w.family == "kana" for w in theirs)
            latin = tuple(kana_sound(w.written) if kana else w.latin for w in theirs)
            reading = read_as(written, latin, kana=kana)
            shown = " ".join(w.written for w in theirs)
            if reading is not None and reading.share == 1.0:
                return [Limit(READ, 1.0, f"{written} can be read {shown} in {reading.language}")]
            sound = "".join(latin)
            # the syllables of Pinyin are as many as the characters
            if not kana and not (is_pinyin(sound) and syllables(sound) == len(written)):
                # 微软 is Microsoft: the name of a foreign company is as often translated as spelled by sound
                return [Limit(OPEN, 1.0, f"{written} may translate {shown}")]
    return []


def _only_place(pairs: tuple[Pairing, ...]) -> bool:
    """Whether two organisations of one kind agree in nothing but the name of a country, a state or a city."""
    agreed = [p.left[0] for p in pairs if p.how in AGREES and p.left[0].role == "name"]
    return (
        bool(agreed)
        and any(p.how == "same generic" for p in pairs)
        and all(places_told(w) or w.latin in larger_places() for w in agreed)
    )


_SOUNDS = frozenset({"alphabetic", "kana"})
"""Script families that write how a name sounds."""


def _organisations(left: ParsedName, right: ParsedName, pairs: tuple[Pairing, ...]) -> list[Limit]:
    """First letters; numbers, kinds of institution and legal forms that differ."""
    for short, full in ((left, right), (right, left)):
        words = [w for w in short.words if w.role != "form"]
        if len(words) == 1 and len(full.words) > 1 and acronym_of(words[0].latin, full.words):
            score = ACRONYM[min(4, len(words[0].latin))]
            return [Limit(score, 1.0, f"{words[0].written} is made of the first letters of {full.written}")]
    lost = {bool(p.left) for p in pairs if p.how == "missing" and (p.left or p.right)[0].concept}
    if len(lost) < 2 and not any(
        p.how == "differs" and p.left[0].concept and p.right[0].concept for p in pairs
    ):
        found = _read_brand(left, right)
        if found:
            return found
    terms = [p for p in pairs if p.how == "missing" and (p.left or p.right)[0].concept]
    if any(p.how == "same generic" for p in pairs):
        for p in terms:
            word = (p.left or p.right)[0]
            if word.concept in LEVELS:
                return [Limit(0.0, DOUBT, f"{word.written} may tell the one from the other")]
    lone = next((p for p in pairs if p.how == "missing" and not (p.left or p.right)[0].concept), None)
    if lone is not None and _only_place(pairs):
        told = (lone.left or lone.right)[0].written
        return [
            Limit(0.0, DOUBT, f"all that they have in common is the kind and the place; {told} tells more")
        ]
    if found := _one_each(left, right, pairs):
        return found
    for pair in pairs:
        sides = [" ".join(w.written for w in side) for side in (pair.left, pair.right)]
        if pair.how in ("other generic", "other modifier", "other form"):
            return [Limit(0.0, DOUBT, f"{sides[0]} and {sides[1]} are of two kinds")]
    return _numbers(pairs) or _more(left, right, pairs)


def _kinds_of_places(left: ParsedName, right: ParsedName, pairs: tuple[Pairing, ...]) -> list[Limit]:
    """A saint here and another kind there, or a name here and a kind there in the same letters."""
    for p in pairs:
        if p.how == "other generic" and "saint" in (p.left[0].concept, p.right[0].concept):
            return [Limit(0.0, DOUBT, f"{p.left[0].written} is not {p.right[0].written}")]
    return _one_each(left, right, pairs)


_ALONE = frozenset({"missing", "missing modifier", "missing generic"})


def _one_each(left: ParsedName, right: ParsedName, pairs: tuple[Pairing, ...]) -> list[Limit]:
    """A word of each that the other has none for: a name here, a kind or a direction there."""
    same_script = left.scripts == right.scripts
    # in other letters a word may be one for the kind that no table has
    alone = [
        p for p in pairs
        if p.how in _ALONE and (same_script or p.how != "missing" or (p.left or p.right)[0].concept)
    ]  # fmt: skip
    one = next((p.left[0] for p in alone if p.left), None)
    other = next((p.right[0] for p in alone if p.right), None)
    if one is None or other is None:
        return []
    return [Limit(0.0, DOUBT, f"{one.written} and {other.written} tell of two")]


def _numbers(pairs: tuple[Pairing, ...]) -> list[Limit]:
    """Two numbers, or a number that only one side has."""
    for pair in pairs:
        word = (pair.left or pair.right)[0]
        if word.role != "number":
            continue
        if pair.how == "differs":
            told = f"{word.written} is not {pair.right[0].written}"
            return [Limit(0.0, DOUBT if pair.odds == SLIP else VETO, told)]
        if pair.how == "missing":
            return [Limit(0.0, DOUBT, f"{word.written} stands on one side only")]
    return []


def _more(left: ParsedName, right: ParsedName, pairs: tuple[Pairing, ...]) -> list[Limit]:
    """A word that only one side has: an institution is told by all its words, a company by more than one.

    The Liberal Party is not the Liberal Democratic Party, nor need Gazprom Neft be Gazprom.
    """
    agreed = [p for p in pairs if p.how in AGREES]
    if not agreed:
        if left.scripts != right.scripts:
            return []  # likeness by sound counts for more across scripts
        return [Limit(0.0, DOUBT, "no word of the one is a word of the other")]
    kind = any(p.how == "same generic" for p in pairs)
    if (len(agreed) > 1 and not kind) or (kind and any(p.left[0].role == "number" for p in agreed)):
        return []
    for p in pairs:
        name, other = (left, right) if p.left else (right, left)
        word = (p.left or p.right)[0]
        if p.how != "missing" or acronym_of(word.latin, other.words) or f", {word.written}" in name.written:
            continue
        if any(w.role == "generic" and w.latin == word.latin for w in other.words):
            continue  # an article that the other writes to its word
        return [Limit(0.0, DOUBT, f"{word.written} may tell the one from the other")]
    return []
