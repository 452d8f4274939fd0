"""Writers of number words: every integer below 10**15, in each language that the tables of numbers know.

A writer knows the words that a grammar of the language gives, and nothing of the reader: it is the other side
of the law that what is written is read back.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs


@attrs.frozen
class Words:
    """How a language writes numbers.

    Attributes:
        small: from nought on, as far as each number has a word of its own or a regular one.
        tens: words of 20 to 90, by tens.
        hundreds: words of 100 to 900.
        scales: for thousand, million, ...: the words for one, for two to four, and for more of them.
        joint: what stands between tens and ones.
        after_hundreds: what stands between hundreds and what follows.
        one_thousand: whether a single thousand is told by a bare word.
        feminine: words of one and two before a feminine scale, and before which scales.
    """

    small: list[str]
    tens: list[str]
    hundreds: list[str]
    scales: list[tuple[str, str, str]]
    joint: str = " "
    after_hundreds: str = " "
    one_thousand: bool = False
    feminine: dict[int, dict[int, str]] = attrs.field(factory=dict)


def _east_slavic(group: int) -> int:
    """Return the form of a scale: 21 takes that of one."""
    if group % 100 in (11, 12, 13, 14):
        return 2
    return {1: 0, 2: 1, 3: 1, 4: 1}.get(group % 10, 2)


def _polish(group: int) -> int:
    """Return the form of a scale: only one itself takes that of one."""
    return 0 if group == 1 else 1 if _east_slavic(group) == 1 else 2


def _below_thousand(words: Words, number: int, place: int) -> str:
    hundreds, rest = divmod(number, 100)
    said = [words.hundreds[hundreds - 1]] if hundreds else []
    if rest:
        said.append(_below_hundred(words, rest, place))
    return words.after_hundreds.join(said)


def _below_hundred(words: Words, number: int, place: int) -> str:
    forms = words.feminine.get(place, {})
    if number < len(words.small):
        return forms.get(number, words.small[number])
    tens, ones = divmod(number, 10)
    named = words.tens[tens - 2]
    return named + words.joint + forms.get(ones, words.small[ones]) if ones else named


def writer(words: Words, form: Callable[[int], int]) -> Callable[[int], str]:
    """Return a function that writes a number group by group."""

    def write(number: int) -> str:
        if number == 0:
            return words.small[0]
        groups: list[str] = []
        for place in range(len(words.scales) + 1):
            number, group = divmod(number, 1000)
            if not group:
                continue
            said = _below_thousand(words, group, place)
            if place:
                named = words.scales[place - 1][form(group)]
                bare = place == 1 and group == 1 and words.one_thousand
                said = named if bare else f"{said} {named}"
            groups.append(said)
        return " ".join(reversed(groups))

    return write


def _plain(group: int) -> int:
    return 0 if group == 1 else 2


ENGLISH = Words(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split(),
    "twenty thirty forty fifty sixty seventy eighty ninety".split(),
    [f"{n} hundred" for n in "one two three four five six seven eight nine".split()],
    [(s, s, s) for s in ("thousand", "million", "billion", "trillion")],
    joint="-",
    after_hundreds=" and ",
)
RUSSIAN = Words(
    """ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать
    четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать""".split(),
    "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split(),
    "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split(),
    [
        ("тысяча", "тысячи", "тысяч"),
        ("миллион", "миллиона", "миллионов"),
        ("миллиард", "миллиарда", "миллиардов"),
        ("триллион", "триллиона", "триллионов"),
    ],
    feminine={1: {1: "одна", 2: "две"}},
)
UKRAINIAN = Words(
    """нуль один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять тринадцять
    чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять""".split(),
    "двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто".split(),
    "сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот".split(),
    [
        ("тисяча", "тисячі", "тисяч"),
        ("мільйон", "мільйони", "мільйонів"),
        ("мільярд", "мільярди", "мільярдів"),
        ("трильйон", "трильйони", "трильйонів"),
    ],
    feminine={1: {1: "одна", 2: "дві"}},
)
POLISH = Words(
    """zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście
    czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście""".split(),
    """dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt
    dziewięćdziesiąt""".split(),
    "sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset".split(),
    [
        ("tysiąc", "tysiące", "tysięcy"),
        ("milion", "miliony", "milionów"),
        ("miliard", "miliardy", "miliardów"),
        ("bilion", "biliony", "bilionów"),
    ],
    one_thousand=True,
)
PORTUGUESE = Words(
    """zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis
    dezessete dezoito dezenove""".split(),
    "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa".split(),
    "cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos".split(),
    [
        ("mil", "mil", "mil"),
        ("milhão", "milhões", "milhões"),
        ("bilhão", "bilhões", "bilhões"),
        ("trilhão", "trilhões", "trilhões"),
    ],
    joint=" e ",
    after_hundreds=" e ",
    one_thousand=True,
)
SPANISH = Words(
    """cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
    diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis
    veintisiete veintiocho veintinueve""".split(),
    "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(),
    """ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos
    novecientos""".split(),
    [],
    joint=" y ",
)


def spanish(number: int) -> str:
    """Write on the long scale: a thousand millions, and a million of them is a billón."""
    if number < 1000:
        return "cien" if number == 100 else _below_thousand(SPANISH, number, 0) or "cero"
    for size, one, many in ((10**12, "un billón", "billones"), (10**6, "un millón", "millones")):
        if number >= size:
            whole, rest = divmod(number, size)
            said = one if whole == 1 else f"{_before_noun(spanish(whole))} {many}"
            return f"{said} {spanish(rest)}" if rest else said
    thousands, rest = divmod(number, 1000)
    said = "mil" if thousands == 1 else f"{_before_noun(spanish(thousands))} mil"
    return f"{said} {spanish(rest)}" if rest else said


def _before_noun(words: str) -> str:
    """Shorten "uno" before what it counts."""
    if words.endswith("veintiuno"):
        return words.removesuffix("veintiuno") + "veintiún"
    return words.removesuffix("uno") + "un" if words.endswith("uno") else words


FRENCH_SMALL = """zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze
seize dix-sept dix-huit dix-neuf""".split()
FRENCH_TENS = "vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split()


def _french_below_hundred(number: int) -> str:
    if number < 20:
        return FRENCH_SMALL[number]
    tens, ones = divmod(number, 10)
    if tens in (7, 9):
        tens, ones = tens - 1, ones + 10
    named = FRENCH_TENS[tens - 2]
    if ones == 0:
        return named + "s" * (number == 80)
    if ones in (1, 11) and tens != 8:
        return f"{named} et {FRENCH_SMALL[ones]}"
    return f"{named}-{FRENCH_SMALL[ones]}"


def french(number: int) -> str:
    """Write with the tens that are counted in twenties."""
    if number < 100:
        return _french_below_hundred(number)
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        said = "cent" if hundreds == 1 else f"{FRENCH_SMALL[hundreds]} cent" + "s" * (rest == 0)
        return f"{said} {_french_below_hundred(rest)}" if rest else said
    scales = ((10**12, "billion"), (10**9, "milliard"), (10**6, "million"))
    for size, name in scales:
        if number >= size:
            whole, rest = divmod(number, size)
            said = f"{french(whole)} {name}" + "s" * (whole > 1)
            return f"{said} {french(rest)}" if rest else said
    thousands, rest = divmod(number, 1000)
    before = french(thousands).removesuffix("s") if thousands % 100 in (80, 0) else french(thousands)
    said = "mille" if thousands == 1 else f"{before} mille"
    return f"{said} {french(rest)}" if rest else said


GERMAN_SMALL = """null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn
fünfzehn sechzehn siebzehn achtzehn neunzehn""".split()
GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()


def _german_below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    said = f"{GERMAN_SMALL[hundreds]}hundert" if hundreds else ""
    if rest < 20:
        return said + (GERMAN_SMALL[rest] if rest else "")
    tens, ones = divmod(rest, 10)
    return said + (f"{GERMAN_SMALL[ones]}und" if ones else "") + GERMAN_TENS[tens - 2]


def german(number: int) -> str:
    """Write below a million in one word, and millions before it."""
    if number == 0:
        return GERMAN_SMALL[0]
    scales = (
        (10**12, "Billion", "Billionen"),
        (10**9, "Milliarde", "Milliarden"),
        (10**6, "Million", "Millionen"),
    )
    groups = []
    for size, one, many in scales:
        whole, number = divmod(number, size)
        if whole:
            groups.append(f"eine {one}" if whole == 1 else f"{_german_below_thousand(whole)} {many}")
    thousands, rest = divmod(number, 1000)
    word = (f"{_german_below_thousand(thousands)}tausend" if thousands else "") + _german_below_thousand(rest)
    if word.endswith("ein"):
        word += "s"
    return " ".join([*groups, word] if word else groups)


DUTCH_SMALL = """nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien
zestien zeventien achttien negentien""".split()
DUTCH_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()


def _dutch_below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    said = "" if not hundreds else "honderd" if hundreds == 1 else f"{DUTCH_SMALL[hundreds]}honderd"
    if rest < 20:
        return said + (DUTCH_SMALL[rest] if rest else "")
    tens, ones = divmod(rest, 10)
    joint = "ën" if DUTCH_SMALL[ones].endswith("e") else "en"  # a diaeresis parts two vowels
    return said + (DUTCH_SMALL[ones] + joint if ones else "") + DUTCH_TENS[tens - 2]


def dutch(number: int) -> str:
    """Write thousands in one word, and millions before them."""
    if number == 0:
        return DUTCH_SMALL[0]
    groups = []
    for size, name in ((10**12, "biljoen"), (10**9, "miljard"), (10**6, "miljoen")):
        whole, number = divmod(number, size)
        if whole:
            groups.append(f"{_dutch_below_thousand(whole)} {name}")
    thousands, rest = divmod(number, 1000)
    if thousands:
        groups.append(("" if thousands == 1 else _dutch_below_thousand(thousands)) + "duizend")
    if rest:
        groups.append(_dutch_below_thousand(rest))
    return " ".join(groups)


def portuguese(number: int) -> str:
    """Write with "e" before the last group where that is small, and "cem" for a bare hundred."""
    words = writer(PORTUGUESE, _plain)(number)
    return "cem" if number == 100 else words.replace("cento mil", "cem mil")


WRITERS: dict[str, Callable[[int], str]] = {
    "de": german,
    "en": writer(ENGLISH, _plain),
    "es": spanish,
    "fr": french,
    "nl": dutch,
    "pl": writer(POLISH, _polish),
    "pt": portuguese,
    "ru": writer(RUSSIAN, _east_slavic),
    "uk": writer(UKRAINIAN, _east_slavic),
}
