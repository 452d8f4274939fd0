"""The words of a name and what each does in it: title, initial, patronymic, generic word, content."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import get_args

import attrs
import regex

from claimkit.choices import NameKind
from claimkit.errors import ArgumentError
from claimkit.names.compounds import joined
from claimkit.names.given import sound_key
from claimkit.names.organisations import meaning, organisation_pieces
from claimkit.names.roles import BORNE, CONTENT, Word, by_place
from claimkit.names.romanise import ALPHABETIC, fold, in_latin, romanise, script_family, script_of
from claimkit.text import read_table

KINDS = get_args(NameKind)
"""What a name can be the name of; "org" and "organisation" are one."""

INSTITUTIONS = frozenset(
    "court police administration ministry station centre bank hospital prison airfield school university"
    " church mosque synagogue temple stadium museum theatre library bridge plant depot base market hotel"
    " embassy cemetery castle zoo".split()
) | {"town hall"}
"""What generic words mean that name something in a place."""

MALE_IN_A = frozenset(
    "nikita ilya ilia illia luka foma kuzma savva sava danila danyla mykola mikola misha sasha petya "
    "mustafa musa isa yahya hamza zakaria costa andrea joshua".split()
)
"""Given names of men that end as most names of women do."""

MOST_WORDS = 24
"""Words of a name that are compared, so that work is bounded."""

MOST_LETTERS = 400
"""Characters of a name that are read, so that work is bounded."""


# few sets of roles and of scripts occur: names that have the same share one
_set_of = lru_cache(maxsize=4096)(frozenset[str])


@attrs.frozen
class ParsedName:
    """A name taken apart.

    Attributes:
        written: the name as given.
        kind: what it names.
        words: all words in the order of the name.
        nothing: why there is nothing in it to compare; empty for a usable name.
        told: the words that tell which one is named.
        roles: the roles of its words.
        families: their script families.
        scripts: the scripts that they begin with.
        compounds: whether a word of it is the Arabic compound "servant of".
        place: the words that name a place, in one order, modifiers by what they mean.
    """

    written: str
    kind: str
    words: tuple[Word, ...]
    nothing: str = ""
    told: tuple[Word, ...] = attrs.field(init=False, repr=False, eq=False)
    roles: frozenset[str] = attrs.field(init=False, repr=False, eq=False)
    families: frozenset[str] = attrs.field(init=False, repr=False, eq=False)
    scripts: frozenset[str] = attrs.field(init=False, repr=False, eq=False)
    compounds: bool = attrs.field(init=False, repr=False, eq=False)
    place: str = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        # worked out once, for a name is compared with many
        put, words = object.__setattr__, self.words
        roles = _set_of(tuple([w.role for w in words]))
        put(self, "told", words if roles <= CONTENT else tuple([w for w in words if w.role in CONTENT]))
        put(self, "roles", roles)
        put(self, "families", _set_of(tuple([w.family for w in words])))
        put(self, "scripts", _set_of(tuple([script_of(w.written[0]) for w in words])))
        put(self, "compounds", any(w.latin.startswith("abdul") for w in words))
        put(self, "place", key_of_place(words) if self.kind == "place" else "")

    def stands_before(self, other: ParsedName) -> bool:
        """Whether it comes before another name in an order that no case, mark or order of words changes."""
        one, two = min([w.latin for w in self.words]), min([w.latin for w in other.words])
        return one < two or (one == two and _ordered(self) <= _ordered(other))

    @property
    def key(self) -> str:
        """The name in plain Latin letters."""
        return " ".join(w.latin for w in self.words)


def key_of_place(words: Sequence[Word]) -> str:
    """The words of a place's name but for generic ones, in one order; modifiers by what they mean."""
    told = sorted([w.concept if w.role == "modifier" else w.latin for w in words if w.role in _NAMES_A_PLACE])
    return " ".join(told or [w.latin for w in words])


_NAMES_A_PLACE = frozenset({"name", "modifier", "number"})


def _ordered(name: ParsedName) -> list[tuple[str, str, str]]:
    return sorted([(w.latin, w.family, w.role) for w in name.words])


@cache
def _roles() -> dict[str, dict[str, str]]:
    """Role to word to concept; words in plain Latin letters."""
    roles: dict[str, dict[str, str]] = {}
    for role, concept, words in read_table("claimkit.names", "words.tsv"):
        known = roles.setdefault(role, {})
        for word in words.split(","):
            parts = [part.rstrip(".") for part in _split(word)]
            for part in parts:
                if len(parts) == 1 or len(part) > 1:
                    known.setdefault(_table_key(part, role), concept)
                    if role == "generic" and script_family(part) == ALPHABETIC:
                        # other spellings of the words in Latin letters: derevnja, Derewnja
                        roles.setdefault("sound", {}).setdefault(sound_key(romanise(part)), concept)
    return roles


@cache
def _person_words() -> frozenset[str]:
    """Words beside the names of persons that say who they are or how they are addressed."""
    roles = _roles()
    return frozenset({*roles["generation"], *roles["style"], *roles["title"]})


def _table_key(word: str, role: str) -> str:
    """Latin words are looked up without marks, words of other scripts as they are written."""
    if role == "modifier":
        # adjectives such as Novy, Novaja, Новий come in many spellings and endings
        return _stem(sound_key(romanise(word)))
    folded = fold(word)
    return folded if folded and script_of(folded[0]) != "latin" else romanise(word)


_ADJECTIVE = re.compile(
    r"(nov|star|ver[hc]n|ni[zi]n|bols|mal|vel[iy]k|sever|pivnicn|iuzn|pivdenn|vostocn|shidn|zapadn|zahidn)[aeiou]{1,4}"
)


def _stem(key: str) -> str:
    """A Slavic adjective without its ending; any other word as it is."""
    found = _ADJECTIVE.fullmatch(key)
    # German writes ch for kh, French j for zh
    return found[1].replace("c", "h").replace("ii", "iz") if found is not None else key


_MARKS = frozenset("'’‘`´ʼʻʹʺ′\"“”„«»ˈˌ")
_DROPPED = dict.fromkeys(map(ord, _MARKS), None)


# letters that Arabic does not have: in a word with one of them the first two are no Arabic article
_PERSIAN = frozenset("پچژگکیہٹڈڑ")

_ELIDED = re.compile(r"\b[ldLD]['’](?=\w)")
_PREFIX = re.compile(r"\b(co|re|pre|sub)-(?=[a-z])", re.IGNORECASE)
"""Prefixes that are no words though a hyphen follows: Co-operation."""

_SYMBOL = regex.compile(r"\p{S}")
_RUN = regex.compile(r"[\p{L}\p{M}\p{N}\p{Cf}]++\.?")
_PLAIN_RUN = re.compile(r"[0-9A-Za-z]+\.?")


def _split(text: str) -> list[str]:
    """Runs of letters, marks and digits; a full stop stays with the letters before it."""
    if not _MARKS.isdisjoint(text):
        text = text.translate(_DROPPED)
    if text.isascii():
        return _PLAIN_RUN.findall(text)
    if text.replace(" ", "").isalpha() and unicodedata.is_normalized("NFKC", text):
        return text.split()
    # symbols first, for some of them, such as №, have letters for a compatible form
    text = _SYMBOL.sub(" ", text)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text).translate(_DROPPED)
    found: list[str] = _RUN.findall(text)
    return found


# -ovich, -evich, -ich and -ovna, -evna, -ichna in the Latin spellings of any language; Belarusian -avich,
# -auna;
# Ukrainian -ovych, -ivna
_PATRONYMIC = re.compile(
    r"[a-z]{2,}(?:[oeyi]v|[oeyia]w|av|i|y|j)(?:ich|ych|icz|ycz|itch|ytch|itsch|ytsch|itj|ic|ics|itsj|yc)$"
    r"|[a-z]{2,}(?:[oeyi][vw]|a[uvw]|[iy]ch|[iy]cz|[iy]tch|[iy]tsch|[iy]cn)n?[ao]?(?<=[nm][ao])$"
)


def is_patronymic(latin: str) -> bool:
    """Whether a romanised word has the form of a father's name.

    >>> is_patronymic("petrovich"), is_patronymic("ivanowna"), is_patronymic("ivanova")
    (True, True, False)
    """
    return latin.endswith(_ENDS_PATRONYMIC) and _PATRONYMIC.match(latin) is not None


_ENDS_PATRONYMIC = ("ch", "cz", "tj", "tsj", "ic", "yc", "ics", "na", "no")
"""Last letters of a patronymic in Latin letters."""


@lru_cache(maxsize=65536)
def parse_name(name: str, kind: str = "person") -> ParsedName:
    """Take a name apart into words with roles.

    Args:
        name: any string.
        kind: one of `KINDS`.

    >>> [(w.latin, w.role) for w in parse_name("Dr. F. Fattakhovich Alsynov").words]
    [('dr', 'title'), ('f', 'initial'), ('fattakhovich', 'patronymic'), ('alsynov', 'name')]
    """
    if not isinstance(name, str):
        raise ArgumentError("parse_name", "name", name, "a str")
    if len(name) > MOST_LETTERS:
        name = name[:MOST_LETTERS]
    person = kind == "person"
    text = name if person else _PREFIX.sub(r"\1", _ELIDED.sub("", name))
    pieces = (_given_first(name) if person and "," in name else _split(text))[:MOST_WORDS]
    words: list[Word] = []
    organisation = kind not in ("person", "place")
    for piece in organisation_pieces(pieces) if organisation else pieces:
        if isinstance(piece, Word):
            words.append(piece)
            continue
        bare = piece.rstrip(".")
        dotted = bare != piece
        if not bare:
            continue  # of a word for a company and a stop, the stop is left
        if len(bare) == 2 and person and _two_initials(bare, name):
            words += [Word(c, c.lower(), "alphabetic", "initial") for c in bare]
            continue
        if bare[0] == "ا" and bare.startswith("ال") and len(bare) > 4 and not _PERSIAN & set(bare):
            # the Arabic article is written together with its word
            words.append(Word("ال", "al", "arabic", "particle" if person else "generic", "article"))
            bare = bare[2:]
        if (word := _word(bare, dotted, kind)) is not None:
            if word.role == "style" and not dotted and (f"{bare}-" in name or f"-{bare}" in name):
                word = attrs.evolve(word, role="name", concept="")  # a syllable of a name: Tsai Ing-wen
            words.append(word)
    words = _settled(words, text, kind)
    return ParsedName(name, kind, tuple(words), _nothing(words, kind))


def _settled(words: list[Word], text: str, kind: str) -> list[Word]:
    """Words with the roles that the others beside them give."""
    if kind == "person":
        return list(by_place(joined(words)))
    words = _city_last(_named_first(words, text)) if kind == "place" else _of_god(words)
    if any(w.role in _TELLING for w in words):
        return words
    return [attrs.evolve(w, role="name") if w.role in ("generic", "form", "modifier") else w for w in words]


_TELLING = frozenset({"name", "initial", "number"})
"""Roles of words of which one is enough for a name of a place or an organisation."""


def _two_initials(bare: str, name: str) -> bool:
    """Whether two letters are two initials: capitals without a vowel, in a name that has small letters."""
    if not (bare.isupper() and bare.isascii()) or set(bare) & set("AEIOUY"):
        return False
    return any(c.islower() for c in name)


def generation(name: str) -> str:
    """Return the mark of generation in a person's name, "" where it has none.

    >>> generation("Martin Hale Jr."), generation("Martin Hale II"), generation("Martin Hale")
    ('2', '2', '')
    """
    return next((w.concept or w.latin for w in parse_name(name).words if w.role == "generation"), "")


def words_borne(name: str) -> list[str]:
    """Return the words of a person's name that are borne: no title, initial or mark of generation.

    >>> words_borne("Dr. Martin J. Hale Jr.")
    ['martin', 'hale']
    """
    return [w.latin for w in parse_name(name).words if w.role == "name"]


def _nothing(words: list[Word], kind: str) -> str:
    for w in words:
        if w.role == "name":
            return ""
    roles = {w.role for w in words}
    if not roles:
        return "there are no letters to compare"
    if not roles & {*BORNE, "initial", "number"}:
        return "there are only titles and generic words to compare"
    if roles <= {"initial", "title", "particle", "generation"}:
        return "there are only initials to compare"
    if kind in ("person", "place") and roles <= {"number", "generic", "title", "particle", "modifier"}:
        return "there are only digits to compare"
    return ""


_BRIEF = 3
"""Letters of an initial, at the most: Yu., Dzh."""

_DIRECTIONS = {"n": "northern", "s": "southern", "e": "eastern", "w": "western"}
"""Directions cut short to a letter and a full stop: N. Harwood."""


_GENERIC = frozenset({"generic", "modifier"})


def _named_first(words: list[Word], text: str) -> list[Word]:
    """What stands before a comma names the place, though its words be generic: Temple, Texas."""
    first, comma, _ = text.partition(",")
    size = len(_split(first)) if comma else 0
    if not size or len(words) < size or not all(w.role in _GENERIC for w in words[:size]):
        return words
    return [attrs.evolve(w, role="name", concept="") for w in words[:size]] + words[size:]


def _of_god(words: list[Word]) -> list[Word]:
    """A kind before "Allah" is a part of the name, which means nothing without it: Hizb Allah."""
    if len(words) < 2 or words[-1].written not in ("له", "الله") or words[0].role != "generic":
        return words
    return [attrs.evolve(words[0], role="name", concept=""), *words[1:]]


def _city_last(words: list[Word]) -> list[Word]:
    """Behind a name the English word City is a part of it: Kansas City, but the City of Kansas."""
    if len(words) > 1 and words[-1].latin == "city" and words[0].role != "generic":
        return [*words[:-1], attrs.evolve(words[-1], role="modifier")]
    return words


def _given_first(name: str) -> list[str]:
    """The words of "Family, Given" in the order "Given Family"; titles and marks of generation go last."""
    parts = [words for part in name.split(",") if (words := _split(part))]
    roles = _roles()
    behind = [all(_suffix(w, roles) for w in words) for words in parts]
    named = [words for words, last in zip(parts, behind, strict=True) if not last]
    suffixes = [words for words, last in zip(parts, behind, strict=True) if last]
    return [word for words in (*named[1:], *named[:1], *suffixes) for word in words]


def _suffix(word: str, roles: dict[str, dict[str, str]]) -> bool:
    key = _table_key(word.rstrip("."), "")
    return key in roles["style"] or key in roles["generation"] or (key in roles["title"] and word[-1] == ".")


@lru_cache(maxsize=65536)
def _word(bare: str, dotted: bool, kind: str) -> Word | None:  # noqa: FBT001
    """One word with the role that it has by itself; None where it has no letters.

    Args:
        bare: the word, without a full stop.
        dotted: whether a full stop follows it.
        kind: what its name names.
    """
    latin, family = in_latin(bare)
    if not latin:
        return None
    if latin.isdigit():
        return Word(bare, latin, family, "number")
    key = latin if bare.isascii() else _table_key(bare, "")
    if kind == "person":
        role, concept = _of_person(bare, dotted, latin, family, key)
    elif key in _roles()["saint"]:
        return Word(bare, "saint", "alphabetic", "generic", "saint")
    elif kind == "place":
        role, concept = _of_place(bare, dotted, latin, family, key)
    else:
        role, concept = _of_organisation(bare, latin, family, key)
    return Word(bare, latin, family, role, concept)


_NAME = ("name", "")
"""Role and concept of a word of which no table knows anything."""


def _of_person(bare: str, dotted: bool, latin: str, family: str, key: str) -> tuple[str, str]:  # noqa: FBT001
    """Role and concept in a person's name: a form of address, an initial, a particle, or a name."""
    if key in _person_words() and (beside := _beside_name(dotted, latin, key)):
        return beside
    if family == ALPHABETIC and (len(bare) <= _BRIEF or not bare.isalpha()):
        count = sum(c.isalpha() for c in fold(bare))
        if count == 1 or (dotted and count <= _BRIEF):
            return "initial", ""
    particles = _roles()["particle"]
    if key in particles:
        return "particle", particles[key]
    return ("patronymic", "") if is_patronymic(latin) else _NAME


def _beside_name(dotted: bool, latin: str, key: str) -> tuple[str, str] | None:  # noqa: FBT001
    """Mark of generation, style or title; None for a short word that is rather a particle."""
    roles = _roles()
    if key in roles["generation"]:
        return "generation", roles["generation"][key]
    for role in ("style", "title"):
        if key in roles[role] and (len(latin) > 2 or dotted or key not in roles["particle"]):
            return "style" if dotted else role, roles[role][key]
    return None


def _of_organisation(bare: str, latin: str, family: str, key: str) -> tuple[str, str]:
    """Role and concept in an organisation's name: the kind of thing it is, or what tells it from others."""
    role, concept = meaning(bare)
    if role:
        return "generic" if role == "head" else "name", concept
    return _generic(bare, latin, family, key) or _NAME


def _of_place(bare: str, dotted: bool, latin: str, family: str, key: str) -> tuple[str, str]:  # noqa: FBT001
    """Role and concept in a place's name: a direction, the kind of place, or what tells it from others."""
    if dotted and (direction := _DIRECTIONS.get(latin)):
        return "modifier", direction
    if generic := _generic(bare, latin, family, key):
        return generic
    facility = _roles()["facility"].get(key)
    return ("generic", facility) if facility else _NAME


def _generic(bare: str, latin: str, family: str, key: str) -> tuple[str, str] | None:
    """Role and concept of a generic word or a modifier, in any of its spellings; None for any other."""
    roles = _roles()
    if key in roles["generic"] and not key.isascii():
        return "generic", roles["generic"][key]
    if (sound := _table_key(bare, "modifier")) in roles["modifier"]:
        return "modifier", roles["modifier"][sound]
    known = roles["generic"].get(key)
    if known is None and len(latin) > 4 and family == ALPHABETIC:
        known = roles["sound"].get(sound_key(latin))
    return ("generic", known) if known else None
