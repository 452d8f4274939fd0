"""What the figures of a sentence count or measure; what no rule reads is refused, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex

from claimkit.attributes import Attribute
from claimkit.attributes import attribute as known_attribute
from claimkit.places import spots
from claimkit.quantities import Quantity
from claimkit.reading.counting import Counts
from claimkit.reading.lexicon import plural
from claimkit.reading.making import Count
from claimkit.reading.measures import Measure, measure
from claimkit.reading.money import amounts, prices
from claimkit.reading.namelists import listed_names
from claimkit.reading.naming import Names, is_title_case
from claimkit.reading.quakes import strengths
from claimkit.reading.rates import rate_of
from claimkit.reading.syntax import Group, groups
from claimkit.reading.tokens import Token, words_told
from claimkit.reading.weather import weather
from claimkit.text import Span

_PLAIN = frozenset(("word", "mark", "date"))


class Figures:
    """Reads the figures of the sentences of one report.

    Args:
        masked: the text, markup blanked.
        names: the names in it.
        attributes: attributes of the caller's own.
        refuse: notes what is not read, and why.
        without: names of rules that are switched off.

    Attributes:
        gone: how many hostages, or missing, were told; "the hostages were found dead" speaks of them.
    """

    def __init__(
        self,
        masked: str,
        names: Names,
        attributes: Sequence[Attribute],
        refuse: Callable[[int, int, str], None],
        without: frozenset[str],
    ) -> None:
        self.masked, self.names, self.attributes = masked, names, attributes
        self.refuse, self.without = refuse, without
        self.own = {form: a.name for a in attributes for form in (a.noun.lower(), plural(a.noun.lower()))}
        self.gone: dict[str, Quantity] = {}

    def read(
        self, words: list[Token], span: Span, last: str, *, gathered: bool
    ) -> tuple[list[Count], list[Measure]]:
        """Return what the figures of a sentence count or measure; the others are refused.

        Args:
            words: the tokens of the sentence.
            span: where it stands.
            last: what the last sentence that counted anybody counted last.
            gathered: whether the sentence before told of a protest, and not how many came.
        """
        if not any(t.senses or t.kind not in _PLAIN for t in words):
            return [], []  # nothing happens to anybody, and nothing is counted
        listed = listed_names(self.masked, words)
        made = groups(self.masked, words, self.names.surnames, self.gone, listed)
        made = [group for group in made if not self._is_place(words, group)]
        if is_title_case(self.masked, span):  # there a capital makes no name
            made = [group for group in made if group.by != "name"]
        for taken in made:
            noun = words[taken.head].word if taken.by == "figure" and taken.head >= 0 else ""
            if noun in ("hostages", "captives") and (taken.quantity.value or 0) > 1:
                self.gone[noun] = taken.quantity  # "took six hostages"
        counting = Counts(words, made, last, gathered=gathered)
        counts = [c for c in counting.read() if not self._is_rate(words, c)]
        counts += self._bracketed(words, counts)
        claimed = {count.start for count in counts}
        inside = {at for i in counting.used for at in range(made[i].first, made[i].last + 1)}
        of_figure = {group.figure: group for group in made}
        measures: list[Measure] = []
        priced, strong = prices(words, self.without), strengths(words, self.without)
        felt, sums = weather(words, self.without), amounts(words, self.without)
        for at, token in enumerate(words):
            if token.kind in _PLAIN:
                continue
            if token.kind == "named":
                self.refuse(token.start, token.end, f"the number of something named ({words[at - 1].word})")
            if token.kind != "count" or token.start in claimed or at in inside:
                continue
            group = of_figure.get(at)
            if at in priced:
                self.refuse(token.start, token.end, f"{priced[at]}, of no event")
                continue
            if at in strong and token.quantity is not None:
                by, own = strong[at]
                if own:
                    measures.append(Measure(token.start, token.end, "magnitude", token.quantity, "", rule=by))
                else:
                    self.refuse(token.start, token.end, by)
                continue
            found, why = self._measured(words, at, group, span, measures, felt.get(at, ("", False)))
            if found is None:
                self.refuse(token.start, token.end, why or why_no_claim(words, at, group))
            else:
                measures.append(found._replace(rule=found.rule or sums.get(at, "")))
        return [c for c in counts if self._can_be(c)], [m for m in measures if self._can_be(m)]

    def _measured(
        self,
        words: list[Token],
        at: int,
        group: Group | None,
        span: Span,
        before: Sequence[Measure],
        felt: tuple[str, bool],
    ) -> tuple[Measure | None, str]:
        """What a figure that counts nobody measures, or why it is none: empty where no rule says so."""
        found = self._owned(words, words[at], group) or measure(
            words, at, group, span.of(self.masked), self.without
        )
        by, forecast = felt
        if by:
            return (found._replace(possible=True, rule=by) if forecast and found else None), by
        if found is None:
            return None, ""
        why = _told_again(words, at, before[-1] if before else None)
        if not why and found.attribute in _SUMS:
            why = self._rate_of(words, found)
        return (None if why else found), why

    def _can_be(self, found: Count | Measure) -> bool:
        """Whether a figure can be what it counts; a count below zero, or of half a person, is refused."""
        measured = known_attribute(found.attribute, self.attributes)
        why_not = measured.why_not(found.quantity)
        if not why_not and measured.additive and (found.quantity.figure or 0) % 1:
            why_not = "a report counts in whole numbers"  # 5.6 is a magnitude, 2.5 an average
        if why_not:
            self.refuse(found.start, found.end, why_not)
        return not why_not

    def _owned(self, words: list[Token], token: Token, group: Group | None) -> Measure | None:
        """A figure that counts what an attribute of the caller's own names."""
        noun = words[group.head].word if group is not None and group.head >= 0 else ""
        if token.quantity is None or noun not in self.own:
            return None
        return Measure(token.start, token.end, self.own[noun], token.quantity, noun)

    def _bracketed(self, words: list[Token], counts: list[Count]) -> list[Count]:
        """``in Leeds (180) and York (76)``: parts by place of the figure told before."""
        found: list[Count] = []
        if "(" not in words_told(words):
            return found
        taken = {c.start for c in counts}
        for at in range(2, len(words) - 1):
            token = words[at]
            if (words[at - 1].word, words[at + 1].word) != ("(", ")") or token.start in taken:
                continue
            if token.quantity is None or token.quantity.unit not in {None, "person"}:
                continue
            if not self.names.ends_place(words[at - 2].end):
                continue
            wholes = (c for c in reversed(counts) if c.start < token.start and c.role == "whole")
            whole = next(wholes, None)
            if whole is not None:
                found.append(whole._replace(quantity=token.quantity, start=token.start, end=token.end))
        return found

    def _is_place(self, words: list[Token], group: Group) -> bool:
        """Whether a name without an age is that of a place: "the storm struck Hong Kong"."""
        if group.by != "name" or group.last != group.head or group.first == group.last:
            return False
        start, end = words[group.first].start, words[group.last].end
        return self.names.ends_place(end) or bool(spots(self.masked[start:end]))

    def _is_rate(self, words: list[Token], count: Count) -> bool:
        """Whether a count is a rate or a habit, which is refused: it tells of no event."""
        why = self._rate_of(words, count)
        if why:
            self.refuse(count.start, count.end, why)
        return bool(why)

    def _rate_of(self, words: list[Token], found: Count | Measure) -> str:
        """Why a figure is a rate or a habit: "3 million euros a day"; empty where it is none."""
        at = found.at if isinstance(found, Count) else found.start
        rate = rate_of(words, min(found.start, at), max(found.end - 1, at), self.without)
        return f"{rate.rule}, no event: {rate.words!r}" if rate is not None else ""


def _told_again(words: list[Token], at: int, before: Measure | None) -> str:
    """Why a figure in brackets only tells the one before it again; empty where it does not.

    So do another unit, "155 km/h (96 mph)", the money of another year, "$16 million ($115 million in 2009)",
    and that year itself, "(1961 USD)".  A sum in another currency is an answer of its own: rates of exchange
    differ.
    """
    quantity, first = words[at].quantity, max(0, at - _BRACKETED)
    opened = next((i for i in range(at - 1, first - 1, -1) if words[i].word in ("(", ")")), -1)
    if quantity is None or opened < 0 or words[opened].word != "(":
        return ""
    if _YEAR_OF_PRICES.fullmatch(words[at].word):
        return "the year in whose money a sum is told"
    if before is None or before.end > words[opened].start:
        return ""
    if before.attribute in ("wind_speed", "temperature", "area"):
        return "the figure before it in another unit" if words[opened - 1].end == before.end else ""
    same = before.attribute == "damage" and before.quantity.unit == quantity.unit
    return "the sum before it in the money of another year" if same else ""


_SUMS = frozenset(("damage", "money"))
_BRACKETED = 12  # words of a bracket
_YEAR_OF_PRICES = regex.compile(r"(?:1[7-9]|20)\d\d [a-z]{3}")


def why_no_claim(words: list[Token], at: int, group: Group | None) -> str:
    """Return why a figure that counts nothing known is no claim."""
    quantity = words[at].quantity
    noun = words[group.head].word if group is not None and group.head >= 0 else ""
    if quantity is None:
        return "part of a compound word"
    if quantity.unit not in (None, "person"):
        return f"measures something else ({quantity.unit})"
    if group is not None and group.part:
        return "a part of something that is not counted here"
    if noun and group is not None and not group.is_human:
        return f"counts {noun}"
    if noun:
        return f"counts {noun}, but no word says what became of them"
    return "no word says what it counts"
