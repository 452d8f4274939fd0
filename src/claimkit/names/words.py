"""The words of a name and what each does in it: title, initial, patronymic, generic word, content."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import attrs
import regex

from claimkit.names.given import sound_key
from claimkit.names.romanise import fold, romanise, script_family, script_of
from claimkit.text import read_table

KINDS = ("person", "place", "org", "organisation", "group", "other")
"""What a name can be the name of; "org" and "organisation" are one."""

INSTITUTIONS = frozenset(
    {"court", "police", "administration", "ministry", "station", "centre", "bank", "hospital", "prison"}
)
"""What generic words mean that name something in a place."""

MOST_WORDS = 24
"""Words of a name that are compared, so that work is bounded."""

MOST_LETTERS = 400
"""Characters of a name that are read, so that work is bounded."""


@attrs.frozen
class Word:
    """One word of a name.

    Attributes:
        written: as it stands in the name.
        latin: in plain Latin letters.
        family: script family, see `claimkit.names.romanise.script_family`.
        role: "name", "initial", "patronymic", "father" (after "bin"), "title", "particle", "generic",
        "modifier", "form"
            or "number".
        concept: what a generic word means; words of one concept are translations of one another.
    """

    written: str
    latin: str
    family: str
    role: str
    concept: str = ""


@attrs.frozen
class ParsedName:
    """A name taken apart.

    Attributes:
        written: the name as given.
        kind: what it names.
        words: all words in the order of the name.
        nothing: why there is nothing in it to compare; empty for a usable name.
    """

    written: str
    kind: str
    words: tuple[Word, ...]
    nothing: str = ""

    @property
    def key(self) -> str:
        """The name in plain Latin letters."""
        return " ".join(w.latin for w in self.words)


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
    return roles


def _table_key(word: str, role: str) -> str:
    """Latin words are looked up without marks, words of other scripts as they are written."""
    folded = fold(word)
    if folded and script_of(folded[0]) != "latin":
        return folded
    latin = romanise(word)
    # adjectives such as Novy, Novyy, Nowy come in many spellings
    return sound_key(latin) if role == "modifier" else latin


_DROPPED = dict.fromkeys(map(ord, "'’‘`´ʼʻʹʺ′\"“”„«»ˈˌ"), None)


# letters that Arabic does not have: in a word with one of them the first two are no Arabic article
_PERSIAN = frozenset("پچژگکیہٹڈڑ")

_SYMBOL = regex.compile(r"\p{S}")
_RUN = regex.compile(r"[\p{L}\p{M}\p{N}\p{Cf}]++\.?")


def _split(text: str) -> list[str]:
    """Runs of letters, marks and digits; a full stop stays with the letters before it."""
    text = text.translate(_DROPPED)
    if not text.isascii():
        # symbols first, for some of them, such as №, have letters for a compatible form
        text = unicodedata.normalize("NFKC", _SYMBOL.sub(" ", text)).translate(_DROPPED)
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
    return _PATRONYMIC.match(latin) is not None


@lru_cache(maxsize=65536)
def parse_name(name: str, kind: str = "person") -> ParsedName:
    """Take a name apart into words with roles.

    Args:
        name: any string.
        kind: one of `KINDS`.

    >>> [(w.latin, w.role) for w in parse_name("Dr. F. Fattakhovich Alsynov").words]
    [('dr', 'title'), ('f', 'initial'), ('fattakhovich', 'patronymic'), ('alsynov', 'name')]
    """
    if len(name) > MOST_LETTERS:
        name = name[:MOST_LETTERS]
    person = kind == "person"
    pieces = _split(name)[:MOST_WORDS]
    shouted = not any(c.islower() for c in name)
    words: list[Word] = []
    for piece in pieces:
        bare = piece.rstrip(".")
        dotted = bare != piece
        letters = [c for c in bare if c.isalnum()]
        if (
            person
            and not shouted
            and len(letters) == 2
            and bare.isupper()
            and bare.isascii()
            and not set(bare) & set("AEIOUY")
        ):
            words += [Word(c, c.lower(), "alphabetic", "initial") for c in bare]
            continue
        if bare.startswith("ال") and len(bare) > 4 and not _PERSIAN & set(bare):
            # the Arabic article is written together with its word
            words.append(Word("ال", "al", "arabic", "particle" if person else "generic", "article"))
            bare = bare[2:]
        if (word := _word(bare, dotted, kind)) is not None:
            words.append(word)
    if person:
        words = [
            attrs.evolve(w, role="father") if w.role == "name" and _after_son(words[:i]) else w
            for i, w in enumerate(words)
        ]
    if person and sum(w.role in ("name", "patronymic", "father", "initial") for w in words) < 3:
        # beside one other word it is the surname: Slobodan Milošević
        words = [attrs.evolve(w, role="name") if w.role == "patronymic" else w for w in words]
    if words and not any(w.role in ("name", "initial", "number") for w in words) and kind != "person":
        words = [
            attrs.evolve(w, role="name") if w.role in ("generic", "form", "modifier") else w for w in words
        ]
    return ParsedName(name, kind, tuple(words), _nothing(words, kind))


def _nothing(words: list[Word], kind: str) -> str:
    roles = {w.role for w in words}
    if not roles:
        return "there are no letters to compare"
    if not roles & {"name", "patronymic", "father", "initial", "number"}:
        return "there are only titles and generic words to compare"
    if roles <= {"initial", "title", "particle"}:
        return "there are only initials to compare"
    if kind in ("person", "place") and roles <= {"number", "generic", "title", "particle", "modifier"}:
        return "there are only digits to compare"
    return ""


def _after_son(before: list[Word]) -> bool:
    """Whether the words before end in "son of", an article aside."""
    named = [w for w in before if w.role != "particle" or w.concept != "article"]
    return bool(named) and named[-1].role == "particle" and named[-1].concept == "son"


@lru_cache(maxsize=65536)
def _word(bare: str, dotted: bool, kind: str) -> Word | None:  # noqa: FBT001
    latin, family = romanise(bare), script_family(bare)
    if not latin:
        return None
    roles, key = _roles(), _table_key(bare, "")
    if latin.isdigit():
        return Word(bare, latin, family, "number")
    if kind == "person":
        count = sum(c.isalpha() for c in fold(bare))
        if key in roles["title"] and (len(latin) > 2 or dotted or key not in roles["particle"]):
            return Word(bare, latin, family, "title", roles["title"][key])
        if family == "alphabetic" and (count == 1 or (dotted and count <= 3)):
            return Word(bare, latin, family, "initial")
        if key in roles["particle"]:
            return Word(bare, latin, family, "particle", roles["particle"][key])
        return Word(bare, latin, family, "patronymic" if is_patronymic(latin) else "name")
    if key in roles["saint"]:
        return Word(bare, "saint", "alphabetic", "generic", "saint")
    if key in roles["form"] and kind != "place":
        return Word(bare, latin, family, "form", roles["form"][key])
    if (sound := _table_key(bare, "modifier")) in roles["modifier"]:
        return Word(bare, latin, family, "modifier", roles["modifier"][sound])
    if key in roles["generic"]:
        return Word(bare, latin, family, "generic", roles["generic"][key])
    return Word(bare, latin, family, "name")
