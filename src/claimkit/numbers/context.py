"""Context: what stands around a number decides whether it counts anything, and what."""

from __future__ import annotations

from claimkit.numbers.lexicon import PLAIN
from claimkit.numbers.measures import MeasureReader

_DASHES = {"-", "–", "—", "‐", "‑", "−"}
_YEAR = 4  # digits of a year
_CLAUSE = 12  # words between a verb of change and its "from", or that and its "to"
_IN_CLAUSE = {",", "-", "%", "'", "’"}
_FAR = 6  # words looked at for the noun that a number counts
_PERSON_CLASSES = {"person", "force", "event", "participle"}


class ContextReader(MeasureReader):
    """Looks at the words around a number."""

    __slots__ = ()

    # -- refusals -------------------------------------------------------------------------------------

    def refused_digits(self, i: int) -> int:
        """Return the index after digits that are no quantity (a date, a name, a footnote), else 0."""
        text = self.text
        before = text[self.starts[i] - 1] if self.starts[i] else " "
        after = text[self.ends[i]] if self.ends[i] < len(text) else " "
        if before == "[" and after == "]":
            return i + 2  # a footnote mark
        if not before.isspace() and before not in "(\"'“‘«" and (j := self._glued_before(i, before)):
            return j
        if after == ":" and (j := self._clock(i)):
            return j
        if (j := self._half_day(i)) or (j := self._date(i)):
            return j
        if self._label(i):
            return self._past_series(i)
        if after in "-–./" and (j := self._code(i)):
            return j
        return 0

    def _glued_before(self, i: int, before: str) -> int:
        """Digits that hang on a letter or a mark: "HTML5", "COVID-19", "q=30", "@7", ":30"."""
        if before.isalnum() or before == "_":
            return 0 if self.currency_before(i, 0) is not None else self._past_series(i)
        if before in "=/&?@#\\%":
            if before == "=" and self.word(i - 2)[-1:] in "<>":
                return 0
            return self._past_series(i)
        if before in "<>":
            return i + 1 if self.word(i - 2) == "=" and self.touches(i - 1) else 0  # "=<30" is no operator
        if before == "." and i >= 2:
            return (
                self._past_series(i)
                if self.touches(i - 1) and self.word(i - 2)[-1:].isalpha() and self._bare_word(i - 2)
                else 0
            )
        if before == ":" and i >= 2 and self.literals[i - 2] is not None and self.touches(i - 1):
            return i + 1
        if before in _DASHES and self.touches(i - 1) and i >= 2 and self.words[i - 2][-1:].isalpha():
            if self._bound_before(i, 0) is not None or self.func(i - 2) == "minus":
                return 0  # "a sub-500 crowd", "minus-30 degrees"
            earlier = self.entries[i - 2]
            measured = earlier.unit is not None and len(self.words[i - 2]) > 1
            return 0 if earlier.level or earlier.month or measured else self._past_series(i)
        return 0

    def _bare_word(self, i: int) -> bool:
        entry = self.entries[i]
        return not (entry.func or entry.stop or entry.label)

    def _past_series(self, i: int) -> int:
        """Return the index after digits and what is glued to them: "1-222-2222", "2020/05/01"."""
        j = i + 1
        while (
            j < self.size
            and self.touches(j)
            and (
                self.literals[j] is not None
                or self.word(j) in "-–./:%&=_#"
                or (self.word(j)[0].isalnum() and self.touches(j))
            )
        ):
            j += 1
        return j

    def _clock(self, i: int) -> int:
        j = i + 2
        if (
            j < self.size
            and self.touches(j)
            and self.literals[j] is not None
            and len(self.word(j)[:3].rstrip(".")) == 2
        ):
            j = self._past_series(i)
            return j + 1 if self.clock_word(j) else j
        return 0

    def clock_word(self, i: int) -> bool:
        """Whether a word makes the number before it a time of day; a zone does so in capitals alone."""
        return self.isa(i, "clock") or (self.isa(i, "zone") and self.text[self.starts[i]].isupper())

    def _half_day(self, i: int) -> int:
        word = self.word(i + 1)
        if not word:
            return 0
        if self.isa(i + 1, "half_day") and self.word(i + 2) == "." and self.word(i + 3) == "m":
            return i + 5
        if self.clock_word(i + 1):
            literal = self.literals[i]
            lasts = self.literals[i + 2] and (after := self.unit_after(i + 3)) and after.unit.kind == "time"
            if literal and literal.value < 2400 and not lasts:  # "5 h 20 min" is no time of day
                return i + 2
        return 0

    def _is_month(self, i: int, *, before_day: bool = False) -> bool:
        if not 0 <= i < self.size:
            return False
        if not self.entries[i].month:
            return False
        if not self.isa(i, "month_or_word") or self.text[self.starts[i]].isupper():
            return True
        return before_day and self.unit_after(i + 2) is None and self.noun_at(i + 2) is None

    def _date(self, i: int) -> int:
        literal = self.literals[i]
        if not literal or not literal.plain:
            return 0
        day = literal.value <= 31
        year = 1000 <= literal.value < 2200
        apart = self.word(i - 1) in (".", "-") or self.func(i - 1) == "the"
        if self.word(i - 1) == ",":
            apart = year  # a comma parts a month from its year, never from its day: "in March, 12 people"
        before = i - 2 if apart else i - 1
        if (day or year) and self._is_month(before, before_day=before == i - 1):
            return self._past_days(i)
        if not day:
            return 0
        j = i + 1
        if self.func(j) == "ordinal_mark":
            j += 1
        if self.func(j) == "of" and self._is_month(j + 1):
            return j + 2
        if self.word(j) == "-" or self.func(j) == "of":
            return j + 2 if self._is_month(j + 1) else self._day_list(j)
        return j + 1 if self._is_month(j) else self._day_list(j)

    def _past_days(self, i: int) -> int:
        """Return the index after "15", "15 and 16" or "15-17" behind a month's name, and after the year."""
        j = i + 1
        if self.literals[i] is not None and len(self.word(i)) == _YEAR:
            return j  # what follows a year is no day
        while self.func(j) in ("to", "and") or self.word(j) in (",", "-"):
            following = self.literals[j + 1]
            if (
                not following
                or not following.plain
                or not (following.value <= 31 or 1000 <= following.value < 2200)
            ):
                break
            if self.word(j) == "," and following.value <= 31 and self._noun_follows(self._past_run(j + 1)):
                break  # "on 3 May, 2-3 fighters"
            j += 2
        return j

    def _past_run(self, j: int) -> int:
        """Return the index after numbers joined by dashes."""
        while self.literals[j + 2] is not None and self.word(j + 1) in _DASHES:
            j += 2
        return j + 1

    def _day_list(self, j: int) -> int:
        """Read "19 and 20 April", "19-21 April": the month stands after the last day."""
        k = j
        for _ in range(4):
            if not (self.func(k) in ("to", "and", "or") or self.word(k) in (",", "/")):
                return 0
            following = self.literals[k + 1]
            if not following or not following.plain or following.value > 31:
                return 0
            k += 2
            if self.func(k) == "ordinal_mark":
                k += 1
            if self._is_month(k):
                return k + 1
        return 0

    def _label(self, i: int) -> bool:
        """Whether the word before names things by number: "page 7", "No. 3", "Category 5"."""
        k = i - 1
        if self.word(k) in (".", "#", "№") and (self.touches(k) or self.word(k) != "."):
            k -= 1
            if self.word(k + 1) in ("#", "№"):
                return True
        if k < 0 or (self.touches(i) and self.word(i - 1) not in (".", "#", "№")):
            return False
        entry = self.entries[k]
        literal = self.literals[i]
        if self.isa(k, "counted_days"):  # "on day 3 of the strike"
            return bool(literal) and (self.func(i + 1) == "of" or self.word(k - 1) == "on")
        return entry.label and not (literal and not literal.plain)

    def _code(self, i: int) -> int:
        """Read codes: three parts ("10.0.0.1"), a leading nought ("1995-01"), years ("2005–06")."""
        parts = [i]
        j = i + 1
        mark = self.word(j)
        while (
            self.word(j) == mark
            and self.touches(j)
            and self.touches(j + 1)
            and self.literals[j + 1] is not None
        ):
            parts.append(j + 1)
            j += 2
        if len(parts) == 1:
            return 0
        words = [self.words[p] for p in parts]
        if len(parts) >= 3 or mark == ".":
            return self._past_series(i)
        if mark == "/" and words[0][0] == "0" and len(words[1]) == _YEAR:
            return parts[-1] + 1  # "01/1995"
        if mark == "/" and words in (["24", "7"], ["9", "11"]):
            return parts[-1] + 1
        if mark in "-–":
            first, second = self.literals[parts[0]], self.literals[parts[1]]
            if not first or not second:
                return parts[-1] + 1
            if first.plain and second.plain:
                if words[1][0] == "0" and len(words[1]) > 1:
                    return parts[-1] + 1
                years = 1800 <= first.value < 2100 and (
                    len(words[1]) == 2 or (1800 <= second.value < 2100 and first.value < second.value)
                )
                if years and not self._counted(parts[-1] + 1):
                    return parts[-1] + 1
        return 0

    def year_like(self, i: int, end: int) -> bool:
        """Whether a bare row of four digits is a year: nothing says that it counts."""
        value = int(self.word(i))
        if self.isa(end, "after_year") and 1000 <= value < 2200:
            return True
        if not 1000 <= value < 2100 or end != i + 1:
            return False
        before = self.word(i - 1)
        entry = self.entries[i - 1]
        if self._counted(end):
            return False
        if (
            value >= 1500
            and self._noun_follows(end)
            and self.text[self.starts[end]].isupper()
            and self.noun_at(end) is None
        ):
            return True  # "1775 Newfoundland hurricane": many would be plural
        if self.func(end) == "plural_mark" and self.touches(end):
            return value >= 1500
        if self.isa(i - 1, "year_before"):
            return True
        if self.isa(i - 1, "year_before_recent"):
            return value >= 1800
        if value < 1900:
            return False
        if entry.month:
            return True
        lone = (i == 0 or before in (";", "(", ",", ":", "[")) and (
            end >= self.size or self.word(end) in (";", ")", ",", "]", ".", ":")
        )
        if lone:
            return before in ("(", ",", "[") and i > 1
        return i > 0 or self._noun_follows(end)

    def of_day(self, end: int) -> bool:
        """Whether a number is an hour: "at about seven in the morning"."""
        return (
            (self.func(end) == "in" and self.func(end + 1) == "the" and self.isa(end + 2, "day_part"))
            or self.isa(end, "day_part")
            or self.clock_word(end)
        )

    def _counted(self, j: int) -> bool:
        """Whether a unit or a noun of people follows."""
        noun = self.noun_at(j)
        return (noun is not None and noun[0] in _PERSON_CLASSES) or self.unit_after(j) is not None

    def named_by_number(self, i: int) -> bool:
        """Whether a number belongs to a name before it: "on Voyager 2", "as Tropical Depression Seven".

        Capitals tell only where not everything has them: a word in lower case must stand before.
        """
        digits = self.literals[i] is not None
        if i < 1 or (digits and len(self.word(i)) > 4) or not (digits or self._capital(i)):
            return False
        k = i - 1
        while k > i - 5 and self._capital(k):
            k -= 1
        if k == i - 1:
            return False
        if (
            k < 0 or not self.text[self.starts[k]].isalnum()
        ):  # at the head of a sentence every word has a capital
            return digits and k == i - 2 and self._acts(i + 1)
        if not self.text[self.starts[k]].islower():
            return False
        if digits and self.entries[i - 1] is not PLAIN:
            return False
        if self.func(k) == "and" and k >= 2 and self.literals[k - 1] and self._capital(k - 2):
            return False  # "Russia 64 and Romania 39"
        noun = self.noun_at(i + 1)
        counted = noun is not None and (bool(noun[0]) or noun[1] == i + 1)
        return not (self.touches(i) or self.touches(i - 1) or counted)

    def _acts(self, j: int) -> bool:
        """Whether the word at token j is the verb of a named thing ("Voyager 2 flew on") and no noun."""
        return (
            self.entries[j - 2] is PLAIN
            and not self.touches(j - 1)
            and self._noun_follows(j)
            and self.text[self.starts[j]].islower()
            and self.noun_at(j) is None
            and self.unit_after(j) is None
        )

    def _capital(self, i: int) -> bool:
        """Whether a word begins with a capital and goes on in lower case."""
        original = self.text[self.starts[i] : self.ends[i]] if 0 <= i < self.size else ""
        return original[:1].isupper() and original[1:].islower()

    def pronoun_one(self, i: int, end: int) -> bool:
        """Whether "one" stands for a noun ("this one", "one of the ...") or points at it ("One clip")."""
        before, after = self.word(i - 1), self.word(end)
        entry = self.entries[end]
        if not after:
            return i > 0 and before.isalpha() and not self._quantity_verb(i - 1)
        if self.isa(i - 1, "before_pronoun") or self.isa(end, "after_pronoun"):
            return True
        if (entry.stop or entry.func) and entry.func not in ("and", "or", "to"):
            return True
        if (
            after.endswith("s")
            and not after.endswith(("ss", "us", "is", "'s"))
            and not self.isa(end, "plural_before_noun")
        ):
            return True  # "one risks arrest": after the numeral stands a singular, after the pronoun a verb
        if not after[0].isalnum():
            return before.isalpha() and not self._quantity_verb(i - 1)
        if entry.func in ("and", "or", "to"):
            return self.func(i - 1) in ("the", "article") or self.isa(i - 1, "adjective")
        sentence_start = i == 0 or self.word(i - 1) in '.!?\n:“"‘'
        if sentence_start and i + 1 == end:
            noun = self.noun_at(end)
            return (
                not (noun is not None and noun[0] in (*_PERSON_CLASSES, "thing"))
                and self.unit_after(end) is None
            )
        return False

    def _quantity_verb(self, i: int) -> bool:
        """Whether a word may stand before a number: anything but a determiner or an adjective."""
        entry = self.entries[i]
        return (
            (entry.stop or bool(entry.func))
            and entry.func not in ("the", "article")
            and not self.isa(i, "before_pronoun")
        )

    def _bound_before(self, i: int, floor: int) -> tuple[str, int] | None:
        """Find the bound or hedge that ends right before token i: its meaning and where it begins."""
        if i - 1 < floor:
            return None
        if self.words[i - 1] in self.lexicon.equalling:
            equal = self._equal_before(i, floor)
            if equal is not None:
                return equal
        return self._outer_bound(i, floor)

    def _outer_bound(self, i: int, floor: int) -> tuple[str, int] | None:
        for words, meaning in self.lexicon.bounds.by_last.get(self.words[i - 1], ()):
            k = i - len(words)
            if k >= floor and self.words[k:i] == words:
                return meaning, k
        return None

    def _equal_before(self, i: int, floor: int) -> tuple[str, int] | None:
        """Read a comparative and "equal" joined by "or": "more than or equal to", "equal or fewer than"."""
        k, up, equal, joint = i, "", False, False
        while k > floor:
            if self.isa(k - 1, "comparative_up") or self.isa(k - 1, "comparative_down"):
                if up:
                    break
                up = "at_least" if self.isa(k - 1, "comparative_up") else "at_most"
            elif self.isa(k - 1, "equal"):
                if equal:
                    break
                equal = True
            elif self.func(k - 1) == "or":
                joint = True
            elif not (self.isa(k - 1, "than") or self.func(k - 1) in ("to", "of")):
                break
            k -= 1
        if not (equal and joint):
            return None
        if up:
            return up, k
        outer = self._outer_bound(k, floor)  # "at least or equal to 30"
        return outer if outer is not None and outer[0] in ("at_least", "at_most") else None

    # -- changes ------------------------------------------------------------------------------------------

    def change_verb(self, i: int) -> int:
        """Return the index of the verb of change in the clause that goes on to token i, or -1.

        Adverbs and dates may stand between it and "from": "fell sharply this week from".
        """
        for k in range(i, max(i - _CLAUSE, -1), -1):
            if self.entries[k].change not in ("", "added"):
                return k
            if self._clause_begins(k):
                break
        return -1

    def change_origin(self, i: int) -> int:
        """Return the index of the "from" of a change whose "to" stands behind token i, or -1.

        So in "rose from 12 on Monday to 15", "fell from 30 people to 20".
        """
        for k in range(i, max(i - _CLAUSE, -1), -1):
            if self.isa(k, "change_from") and self._starts_number(k + 1):
                return k
            if self._clause_begins(k) or self.isa(k, "change_to"):
                break
        return -1

    def from_verb(self, i: int) -> int:
        """Return the index of the verb of "rose from 20 to", where the "to" stands at token i, or -1."""
        origin = self.change_origin(i - 1)
        return -1 if origin < 0 else self.change_verb(origin - 1)

    def _clause_begins(self, k: int) -> bool:
        word = self.words[k]
        if self.literals[k] or word[:1].isalpha():
            return self.func(k) in ("and", "or") or self.isa(k, "clause") or self.isa(k, "finite")
        return word not in _IN_CLAUSE

    # -- the noun -------------------------------------------------------------------------------------

    def noun_at(self, i: int) -> tuple[str, int] | None:
        """Find the noun that a number before token i counts.

        Returns:
            Its class ("person", "force", "event", "participle", "thing", "" if unknown) and its index.
        """
        size = self.size
        j = i
        if self.func(j) == "of":
            j += 1
        if self.isa(j, "determiner"):
            j += 1
        found: tuple[str, int] | None = None
        plural: int | None = None
        for k in range(j, min(j + _FAR, size)):
            word = self.words[k]
            if not word[0].isalpha():
                if word == "-" and self.touches(k) and self.touches(k + 1):
                    continue
                if word == "." and k == j and self.isa(k - 1, "abbreviation"):
                    continue
                if word in "“\"‘'#" and k == j:
                    continue
                break
            entry = self.entries[k]
            if entry is not PLAIN:
                if entry.noun:
                    if entry.noun == "participle" and found is not None:
                        break
                    found = (entry.noun, k)
                    continue
                if entry.stop or entry.func or entry.level or entry.quantifier:
                    break
            elif self._agentive(word):
                found = ("person", k)
                continue
            if found is not None:
                break
            if plural is None and self.plural_like(word):
                plural = k
        if found is not None:
            return found
        if plural is not None:
            return "", plural
        return self._passive(j)

    def _passive(self, j: int) -> tuple[str, int] | None:
        """Read "1,800 were arrested", "12 have been wounded"."""
        if not self.isa(j, "be"):
            return None
        for k in range(j + 1, min(j + 4, self.size)):
            entry = self.entries[k]
            if entry.noun == "participle":
                return "participle", k
        return None

    def plural_like(self, word: str) -> bool:
        """Whether a word that is in no table looks like a plural."""
        endings, others = self.classes.get("plural_ending", ()), self.classes.get("not_plural", ())
        return len(word) > 3 and word.endswith(tuple(endings)) and not word.endswith(tuple(others))

    def _agentive(self, word: str) -> bool:
        """Whether a word's ending is one of those that name people: "protesters", "Venezuelans"."""
        return len(word) > 4 and word.endswith(self.lexicon.suffixes)
