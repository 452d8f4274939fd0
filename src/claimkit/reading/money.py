"""What sums of money are for: prices, what a firm earns, help, losses, and one sum in two currencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimkit.patterns import Grammar, Match, rule
from claimkit.reading.measures import CURRENCY, dressed
from claimkit.reading.tokens import Token, sentence_words, words_told

LOST = "what was lost, and not what was damaged"
CONVERTED = "a sum in another currency"


@rule(
    "a price",
    "<costing> <adverb>* (<preposition/adverb>)? <sum>",
    "<priced> !<mark/losing>* <sum>",
    "<sum> (a/an/per/each/every) <measure/time/thing/place/building/vehicle/human>?",
    examples=[
        ("Steel costs 420 dollars a tonne.", "420 dollars"),
        ("Oil rose to $82 a barrel.", "$82"),
        ("The storm caused damage of $3 million.", ""),
        ("A palace worth $1 billion was built.", ""),
    ],
)
def _price(match: Match) -> int | None:
    at = next(i for i in range(match.start, match.end) if match.words[i].is_a("sum"))
    return None if any(t.is_a("losing") for t in match.words) else at


@rule(
    "what a firm earns or loses",
    "<sum> -? (<adverb/measure/date>)* loss",
    "<incurring> !<mark/sum/preposition>* loss/losses !<mark>* <sum>",
    "<accounts> !<sum>* <sum>",
    "(wrote/write/writes/writing/written) !<mark/sum>* <sum> off",
    "<sum> !<sum>* <accounts>",
    examples=[
        ("The bank reported a pre-tax loss of $12 million.", "$12 million"),
        ("The retailer sank to a €12m loss and shut two shops.", "€12m"),
        ("A trader ran up losses of $2 billion.", "$2 billion"),
        ("The miner wrote $2 million off the value of its pit.", "$2 million"),
        ("Losses came to $9 million for the third quarter.", "$9 million"),
        ("The flood caused losses of $12 million.", ""),
        ("Profits did not make up for the $3 million stolen.", "$3 million"),
    ],
)
def _of_a_firm(match: Match) -> int:
    """Money that a firm makes or loses in business is no damage, however the words for both are shared."""
    return next(i for i in range(match.start, match.end) if match.words[i].is_a("sum"))


@rule(
    "help that is given or promised",
    "<sum> (each/apiece | per <human> | \\)? to each/every)",
    "<given_help> (of/worth/totalling/totaling)? <adverb>* <sum>",
    "<giving_help> !<mark/sum/losing>* <sum>",
    "<sum> (\\( <sum> \\))? (in/of/for/as) <determiner>? !<mark/sum/losing>* <given_help>",
    "<sum> (\\))? (on/for)? each",
    "<sum> \\( !<mark>* \\) each/apiece",
    examples=[
        ("Aid of up to $9,000 each will go to families who lost homes.", "up to $9,000"),
        ("The state allocated $3 million for repairs of the damage.", "$3 million"),
        ("They brought 9 million euros ($10 million) in aid to the damaged town.", "9 million euros"),
        ("The mine will pay $395 to each household for lost crops.", "$395"),
        ("The flood caused $3 million in damage.", ""),
    ],
)
def _help(match: Match) -> int:
    """What is given to those who were hit is no measure of what they lost."""
    return next(i for i in range(match.start, match.end) if match.words[i].is_a("sum"))


@rule(
    "a sum that no word says was lost, taken or paid",
    "<sum>",
    examples=[
        ("He bought $1 million in broadcast time.", "$1 million"),
        ("Thieves stole $1 million.", ""),
        ("A palace worth $1 billion was built.", ""),
    ],
)
def _any_sum(match: Match) -> int | None:
    return None if any(t.is_a("losing", "valuing") for t in match.words) else match.start


def prices(words: Sequence[Token], without: frozenset[str] = frozenset()) -> dict[int, str]:
    """Return which sums of a sentence are prices, by index, with the rule that says so.

    >>> prices(sentence_words("Steel costs 420 dollars a tonne."))
    {2: 'a price'}
    """
    units = {t.quantity.unit for t in words if t.quantity is not None}
    if not any(unit and CURRENCY.fullmatch(unit) for unit in units):
        return {}
    return {one.made: one.rule for one in PRICES.without(without).scan(dressed(words), inside=True)}


def _priced(text: str) -> Iterator[tuple[str, str]]:
    words = sentence_words(text)
    for at, name in prices(words).items():
        yield name, words[at].word


PRICES = Grammar("prices", [_price, _of_a_firm, _help, _any_sum], _priced)


@rule(
    LOST,
    "loss/losses !<sum/damaging>* (it: <sum>)",
    "(it: <sum>) !<sum/damaging/mark>* loss/losses",
    examples=[
        ("The operator put its losses at $2 million.", "$2 million"),
        ("The storm did $2 million worth of crop losses.", "$2 million"),
        ("The storm caused damage of $2 million.", ""),
    ],
)
def _lost(match: Match) -> int:
    """The losses of a strike are business, those of a storm may be of crops alone."""
    return match.marks["it"][0]


@rule(
    CONVERTED,
    "(<sum> | <count>) \\( !<sum/mark>* (it: <sum>)",
    "\\( !<sum/mark>* <sum> (;/,/or) (it: <sum>)",
    examples=[
        ("Damage came to 9 million euros ($10 million).", "$10 million"),
        ("Damage came to 640m pesos ($11m; £8.5m).", "£8.5m"),
        ("Damage came to 9 million euros.", ""),
    ],
)
def _converted(match: Match) -> int:
    return match.marks["it"][0]


_LOSSES = frozenset(("loss", "losses", "("))


def amounts(words: Sequence[Token], without: frozenset[str] = frozenset()) -> dict[int, str]:
    """Return which sums of a sentence are losses, or tell the one before them in another currency, by index.

    >>> amounts(sentence_words("The operator put its losses at $2 million."))
    {6: 'what was lost, and not what was damaged'}
    """
    if _LOSSES.isdisjoint(words_told(words)):
        return {}
    return {one.made: one.rule for one in AMOUNTS.without(without).scan(dressed(words), inside=True)}


def _amounted(text: str) -> Iterator[tuple[str, str]]:
    words = sentence_words(text)
    for at, name in amounts(words).items():
        yield name, words[at].word


AMOUNTS = Grammar("amounts", [_lost, _converted], _amounted)
