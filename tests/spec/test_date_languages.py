"""Dates in other languages than English: S-D-21 of docs/specification.md."""

import datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.dates import find_dates, parse_date
from claimkit.dates.languages import languages


@attrs.frozen
class Speech:
    """How a language says dates: its months and seasons, and a template for each kind."""

    months: tuple[str, ...]
    seasons: tuple[str, ...]
    kinds: dict[str, str]


def speech(months: str, seasons: str, **kinds: str) -> Speech:
    return Speech(tuple(months.split()), tuple(seasons.split("|")), kinds)


SPEECH = {
    "en": speech(
        "January February March April May June July August September October November December",
        "the spring of|the summer of|the autumn of|the winter of",
        day="{a} {m} {y}",
        span="from {a} {m} to {b} {n} {y}",
        early="the beginning of {m} {y}",
        late="the end of {y}",
        half="the first half of {y}",
        season="{s} {y}",
        quarter="the third quarter of {y}",
        years="between {x} and {y}",
        ago="{k} days ago",
        rough="more than {k} years ago",
        few="a few weeks ago",
        ahead="{k} days from now",
        last="the past {k} days",
        evening="the evening of {a} {m} {y}",
        clock="{a} {m} {y} at {h}:30",
        about="around {a} {m} {y}",
        decade="the 1980s",
        weekend="last weekend",
    ),
    "de": speech(
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Frühjahr|Sommer|Herbst|Winter",
        day="{a}. {m} {y}",
        span="vom {a}. {m} bis zum {b}. {n} {y}",
        early="Anfang {m} {y}",
        late="Ende {y}",
        half="erste Hälfte {y}",
        season="{s} {y}",
        quarter="drittes Quartal {y}",
        years="zwischen {x} und {y}",
        ago="vor {k} Tagen",
        rough="vor mehr als {k} Jahren",
        few="vor einigen Wochen",
        ahead="in {k} Tagen",
        last="letzten {k} Tage",
        evening="am Abend des {a}. {m} {y}",
        clock="{a}. {m} {y} um {h}.30 Uhr",
        about="um den {a}. {m} {y}",
        decade="achtziger Jahre",
        weekend="vergangenes Wochenende",
    ),
    "fr": speech(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "printemps|été|automne|hiver",
        day="{a} {m} {y}",
        span="du {a} {m} au {b} {n} {y}",
        early="début {m} {y}",
        late="fin {y}",
        half="première moitié de {y}",
        season="{s} {y}",
        quarter="troisième trimestre {y}",
        years="entre {x} et {y}",
        ago="il y a {k} jours",
        rough="il y a plus de {k} ans",
        few="il y a quelques semaines",
        ahead="dans {k} jours",
        last="{k} derniers jours",
        evening="dans la soirée du {a} {m} {y}",
        clock="{a} {m} {y} à {h}h30",
        about="vers le {a} {m} {y}",
        decade="années quatre-vingt",
        weekend="week-end dernier",
    ),
    "es": speech(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "primavera de|verano de|otoño de|invierno de",
        day="{a} de {m} de {y}",
        span="del {a} de {m} al {b} de {n} de {y}",
        early="principios de {m} de {y}",
        late="finales de {y}",
        half="primera mitad de {y}",
        season="{s} {y}",
        quarter="tercer trimestre de {y}",
        years="entre {x} y {y}",
        ago="hace {k} días",
        rough="hace más de {k} años",
        few="hace algunas semanas",
        ahead="dentro de {k} días",
        last="últimos {k} días",
        evening="al anochecer del {a} de {m} de {y}",
        clock="{a} de {m} de {y} a las {h}:30",
        about="alrededor del {a} de {m} de {y}",
        decade="años ochenta",
        weekend="fin de semana pasado",
    ),
    "pt": speech(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "primavera de|verão de|outono de|inverno de",
        day="{a} de {m} de {y}",
        span="de {a} de {m} a {b} de {n} de {y}",
        early="início de {m} de {y}",
        late="fim de {y}",
        half="primeira metade de {y}",
        season="{s} {y}",
        quarter="terceiro trimestre de {y}",
        years="entre {x} e {y}",
        ago="há {k} dias",
        rough="há mais de {k} anos",
        few="há algumas semanas",
        ahead="daqui a {k} dias",
        last="últimos {k} dias",
        clock="{a} de {m} de {y} às {h}h30",
        about="por volta de {a} de {m} de {y}",
        decade="anos oitenta",
        weekend="fim de semana passado",
    ),
    "nl": speech(
        "januari februari maart april mei juni juli augustus september oktober november december",
        "voorjaar|zomer|herfst|winter",
        day="{a} {m} {y}",
        span="van {a} {m} tot {b} {n} {y}",
        early="begin {m} {y}",
        late="eind {y}",
        half="eerste helft van {y}",
        season="{s} {y}",
        quarter="derde kwartaal van {y}",
        years="tussen {x} en {y}",
        ago="{k} dagen geleden",
        rough="meer dan {k} jaar geleden",
        few="enkele weken geleden",
        ahead="over {k} dagen",
        last="afgelopen {k} dagen",
        evening="op de avond van {a} {m} {y}",
        clock="{a} {m} {y} om {h}.30 uur",
        about="rond {a} {m} {y}",
        decade="jaren tachtig",
        weekend="vorig weekend",
    ),
    "pl": speech(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "wiosną|latem|jesienią|zimą",
        day="{a} {m} {y} roku",
        span="od {a} {m} do {b} {n} {y} roku",
        early="na początku {m} {y} roku",
        late="pod koniec {y} roku",
        half="pierwsza połowa {y} roku",
        season="{s} {y} roku",
        quarter="trzeci kwartał {y} roku",
        years="między {x} i {y}",
        ago="{k} dni temu",
        rough="ponad {k} lat temu",
        ahead="za {k} dni",
        last="ostatnich {k} dni",
        evening="wieczorem {a} {m} {y} roku",
        clock="{a} {m} {y} roku o {h}:30",
        about="około {a} {m} {y} roku",
        decade="lata osiemdziesiąte",
        weekend="miniony weekend",
    ),
    "ru": speech(
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "весной|летом|осенью|зимой",
        day="{a} {m} {y} года",
        span="с {a} {m} по {b} {n} {y} года",
        early="начало {m} {y} года",
        late="конец {y} года",
        half="первая половина {y} года",
        season="{s} {y} года",
        quarter="третий квартал {y} года",
        years="между {x} и {y}",
        ago="{k} дней назад",
        rough="более {k} лет назад",
        ahead="через {k} дней",
        last="последние {k} дней",
        evening="вечером {a} {m} {y} года",
        clock="{a} {m} {y} года в {h}:30",
        about="около {a} {m} {y} года",
        decade="восьмидесятые годы",
        weekend="минувшие выходные",
    ),
    "uk": speech(
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "навесні|влітку|восени|взимку",
        day="{a} {m} {y} року",
        span="з {a} {m} по {b} {n} {y} року",
        early="початок {m} {y} року",
        late="кінець {y} року",
        half="перша половина {y} року",
        season="{s} {y} року",
        quarter="третій квартал {y} року",
        years="між {x} і {y}",
        ago="{k} днів тому",
        rough="понад {k} років тому",
        ahead="через {k} днів",
        last="останні {k} днів",
        evening="увечері {a} {m} {y} року",
        clock="{a} {m} {y} року о {h}:30",
        about="близько {a} {m} {y} року",
        decade="вісімдесяті роки",
        weekend="минулі вихідні",
    ),
}
OTHERS = sorted(set(SPEECH) - {"en"})


def said(kind: str, language: str, first: datetime.date, last: datetime.date, few: int) -> str:
    """Say one date in a language; of a range the year stands behind its last day alone."""
    own = SPEECH[language]
    year = last.year if kind in ("span", "years") else first.year
    return own.kinds[kind].format(
        a=first.day,
        b=last.day,
        m=own.months[first.month - 1],
        n=own.months[last.month - 1],
        s=own.seasons[first.month % 4],
        x=year - few,
        y=year,
        k=few,
        h=few,
    )


@given(
    st.sampled_from(OTHERS),
    st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)),
    st.integers(min_value=31, max_value=300),
    st.integers(min_value=5, max_value=20),
    st.dates(datetime.date(1990, 1, 1), datetime.date(2050, 12, 31)),
)
def test_a_date_is_the_same_in_every_language(
    language: Any, first: datetime.date, length: int, few: int, anchor: datetime.date
) -> None:
    """S-D-21: A date said in another language is the date said in English."""
    last = first + datetime.timedelta(length)
    for kind in SPEECH[language].kinds:
        wanted = parse_date(said(kind, "en", first, last, few), anchor, language="en")
        wording = said(kind, language, first, last, few)
        found = parse_date(wording, anchor, language=language)
        fields = ("earliest", "latest", "precision", "edtf", "part", "clock")
        assert [getattr(found, name) for name in fields] == [getattr(wanted, name) for name in fields], (
            wording
        )
        mentions = find_dates(f"{wording}.", anchor, language=language)
        assert [(m.date.earliest, m.date.latest) for m in mentions] == [(wanted.earliest, wanted.latest)]


def test_every_language_with_words_of_dates_is_drawn() -> None:
    """S-D-21: A date said in another language is the date said in English."""
    assert sorted(SPEECH) == sorted(languages())


@pytest.mark.parametrize("language", OTHERS)
def test_every_month_and_season_of_every_language(language: Any) -> None:
    """S-D-21: A date said in another language is the date said in English."""
    for month in range(1, 13):
        first = datetime.date(2021, month, 7)
        last = first + datetime.timedelta(60)
        for kind in ("day", "early", "season", "span"):
            wanted = parse_date(said(kind, "en", first, last, 5), first, language="en")
            found = parse_date(said(kind, language, first, last, 5), first, language=language)
            assert (found.earliest, found.latest) == (wanted.earliest, wanted.latest), (kind, month)
