"""Names that Arabic makes of several words and Latin letters write in many ways: one form for each.

Abd al-Aziz, Abdul Aziz, Abdelaziz ("servant of the Mighty"); Nur al-Din, Nur-ud-Din, Nureddin ("light of
the faith"); Abu Bakr, Aboubacar ("father of"); Habib Allah, Habibullah.  The article takes the first
consonant of the word that follows (ad-Din, Abdurrahman) and any vowel, so that letters alone do not lead
from one form to another.
"""

from __future__ import annotations

import re

import attrs

from claimkit.names.roles import Word

_SERVANT = re.compile(r"g?abd(?:(?:ou|[aeiou])(?:l|r|s|sh|n|z|d|t)?)?")
_SERVANT_OF = re.compile(r"g?abd(?:ou|[aeiou])(?:l|(?=(rr|ss|nn|zz|dd|tt))[rsnzdt])(?=..)(?!l?ah?$)(.{3,})")
_FAITH = re.compile(r"(?:[aeiou]?[ldt]d?)?-?d(?:i|ee|ie|y)ne?")
_OF_FAITH = re.compile(
    r"(.{2,}?)(?:[aeiou]dd|[aeu]ld)(?:i|ee|ie|y)ne?"
    # with one consonant only after the words that it goes with, for many other names end so
    r"|(n(?:u|ou|oo)r|sal+ah?|shams|s(?:ai|ei|ay|ey)f|ba[dh]r|[jg]amal|kamal|imad|fakhr|izz|najm|na[sj]r|qu?tb"
    r"|sira[jg]|ta[jg]|z(?:ai|ay|ei)n|shihab|burhan|baha|[jg]alal|hus+am|muhi|kha[iy]r|sadr)[aeiou]d(?:i|ee)ne?"
)
_FATHER = frozenset({"abu", "abou", "aboo", "abo"})
_GOD = frozenset({"allah", "ullah", "ollah", "ulla"})
_OF_GOD = re.compile(r"(.{3,}?)(?:ou|[aou])ll?ah?")
_ARTICLE = re.compile(r"(.{4,}|..[aeiou])(?:[uo]r(?= r)|[uo]l(?= ))")
_OF_HIS = re.compile(
    r"ra?e?h+a?m+[ae]n|rahi+m|rahee+m|rasul|rasool|rashi+d|rashee+d|ra[uo]+f|raz+a[qk]|ha+q+(?:ue?|que)?|hak"
    r"|hu[qk]|hoque|islam|has+an|karim|karee+m|mulk|alam|amin|abedin|arefin|kabir|bari|qu?ad[ei]r|kader|gh?ani"
    r"|mom[ei]n|mannan"
)
"""Names of God and words of faith behind the article that South Asia writes to a word: Fazlur Rahman."""

_PART = re.compile(r"^g?abd|^ab[uo]|d(?:i|ee|ie|y)ne?$|l+ah?$|[uo][lr]$")
"""What every such name has in one of its words."""

_ABD, _DIN, _ABU = "عبد", "دين", frozenset({"ابو", "أبو"})


def joined(words: list[Word]) -> list[Word]:
    """Write the compounds among the words of a person's name as one word each, in one form.

    >>> from claimkit.names.words import parse_name
    >>> [w.latin for w in parse_name("Abd al-Aziz Nur ad-Din").words]
    ['abdulaziz', 'nuruddin']
    """
    search = _PART.search
    for w in words:
        if w.family == "arabic" or search(w.latin):
            break
    else:
        return words
    out: list[Word] = []
    at = 0
    while at < len(words):
        word, size = _from(words, at)
        out.append(word)
        at += size
    return out


def _from(words: list[Word], at: int) -> tuple[Word, int]:
    """The compound that begins here, or the word alone, and how many words it takes up."""
    word = words[at]
    if word.family == "arabic":
        return _arabic(words, at)
    if word.family != "alphabetic" or word.role not in ("name", "patronymic", "particle"):
        return word, 1
    article = at + 1 < len(words) and words[at + 1].role == "particle" and words[at + 1].concept == "article"
    after = at + 2 if article else at + 1
    other = words[after] if after < len(words) else None
    latin = word.latin
    named = other is not None and other.role in ("name", "particle") and len(other.latin) > 2
    if other is not None and named and other.family == "alphabetic":
        size = after - at + 1
        if (
            _SERVANT.fullmatch(latin)
            and (article or latin[-1] not in "aeiou")
            and (article or len(latin) > 4)
        ):
            return _one(words, at, size, "abdullah" if other.latin in _GOD else "abdul" + other.latin), size
        if latin in _FATHER:
            return _one(words, at, size, "abu" + other.latin), size
        if word.role == "name" and not article and (bare := _without_article(latin, other.latin)):
            return attrs.evolve(word, latin=bare), 1
        if word.role == "name" and len(latin) > 1:
            if _FAITH.fullmatch(other.latin) and (article or other.latin[:1] != "d"):
                return _one(words, at, size, latin + "uddin"), size
            if other.latin in _GOD:
                return _one(words, at, size, latin + "ullah"), size
    if word.role == "name":
        form = of_one_word(latin)
        return (attrs.evolve(word, latin=form) if form != latin else word), 1
    return word, 1


def _without_article(latin: str, follows: str) -> str:
    """A word without the article that is written to it, "" where there is none."""
    if _OF_HIS.fullmatch(follows) is None:
        return ""
    found = _ARTICLE.match(f"{latin} {follows}")
    return found[1] if found is not None else ""


def of_one_word(latin: str) -> str:
    """The one form of a compound that is written as one word; any other word as it is.

    >>> of_one_word("abderrahmane"), of_one_word("noureddine"), of_one_word("yagudin")
    ('abdulrahmane', 'nouruddin', 'yagudin')
    """
    if "abd" in latin[:4]:
        if (found := _SERVANT_OF.fullmatch(latin)) is not None:
            return "abdul" + found[2]
        if latin in ("abdallah", "abdulla", "abdoullah", "abdulah", "abdalla"):
            return "abdullah"
    if (
        latin.endswith(("n", "ne"))
        and "d" in latin[-5:]
        and (found := _OF_FAITH.fullmatch(latin)) is not None
    ):
        return (found[1] or found[2]) + "uddin"
    if latin.startswith(("abou", "aboo")) and len(latin) > 6:
        return "abu" + latin[4:]
    if latin.endswith(("ullah", "allah", "ollah", "ulla", "oulah")) and len(latin) > 6:
        found = _OF_GOD.fullmatch(latin)
        return found[1] + "ullah" if found is not None else latin
    return latin


def _arabic(words: list[Word], at: int) -> tuple[Word, int]:
    word = words[at]
    article = at + 2 < len(words) and words[at + 1].concept == "article"
    if article and (word.written == _ABD or words[at + 2].written == _DIN) and word.role == "name":
        return _one(words, at, 3, ""), 3
    if word.written in _ABU and at + 1 < len(words):
        size = 3 if article else 2
        return _one(words, at, size, ""), size
    return word, 1


def _one(words: list[Word], at: int, size: int, latin: str) -> Word:
    parts = words[at : at + size]
    glue = "" if parts[0].family == "arabic" else " "
    latin = latin or "".join(w.latin for w in parts)
    return Word(glue.join(w.written for w in parts), latin, parts[0].family, "name")
