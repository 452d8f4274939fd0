"""Laws of names: docs/specification.md, section Names."""

import re
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.names import (
    KINDS,
    STANDARDS,
    NameIndex,
    match_any,
    match_names,
    parse_name,
    render,
    romanise,
)
from claimkit.names.alignment import align, align_cost
from claimkit.testing import laws
from claimkit.testing.reach import reached

CYRILLIC_GIVEN = (
    "Алексей Сергей Светлана Никита Евгений Ольга Дмитрий Анна Николай Ксения Рауф Гузель Руслан Марина"
).split()
CYRILLIC_FAMILY = (
    "Навальный Тихановская Алсынов Жуков Маяковский Чехов Юсупов Габбасов Хабибуллин Ковальчук "
    "Ильин Чичваркин Гагарин Зюганов Кузьмин Мухаметшина Ягудин Соловьёв Рахматуллин Петренко"
).split()
UNRELATED = ["Brzezicki", "Omondi", "Fitzwilliam", "Takahashi", "Vanderbilt", "Nguema", "Мкртчян"]
OTHERS = [
    "Fail Ałsynow",
    "Фәил Алсынов",
    "Олексій Навальний",
    "Sviatlana Tsikhanouskaya",
    "Святлана Ціханоўская",
    "Zeki Velidi Togan",
    "محمد علي",
    "فاطمة الزهراء",
    "בנימין נתניהו",
    "Γεώργιος Παπανδρέου",
    "Արտաշես Գեղամյան",
    "ზურაბ ზვიადაური",
    "バラク・オバマ",
    "김정은",
    "毛泽东",
    "Heydar Əliyev oğlu",
    "Osama bin Laden",
    "Ludwig van Beethoven",
    "Vladimir Kara-Murza",
    "F. Alsynov",
]
PLACES = [
    "Baymak District Court",
    "Баймакский районный суд",
    "St. Petersburg",
    "Өфө",
    "Bashkiria",
    "Новый Оскол",
]
COMPANIES = ['ООО "АЯС 2000"', "Gazprom Neft JSC", "Belsat TV", "Радио Свобода", "Memorial"]

cyrillic = st.builds("{} {}".format, st.sampled_from(CYRILLIC_GIVEN), st.sampled_from(CYRILLIC_FAMILY))
spelled = st.builds(render, cyrillic, st.sampled_from(STANDARDS))
persons = cyrillic | spelled | st.sampled_from(OTHERS)
names = persons | st.sampled_from(PLACES + COMPANIES)
anything = st.text(max_size=30) | st.text("аеiоl'’-.,/ \u200f\ud800ЫŁ́", max_size=30)


LAWS = [
    law
    for kind in KINDS
    for law in laws.matcher(
        partial(match_names, kind=kind), kind=kind, names=persons if kind == "person" else names
    )
]


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_law(law):
    """The laws of matchers hold for claimkit's own, whatever the names are of."""
    law.check()


@given(st.sampled_from([f for f in CYRILLIC_FAMILY if f.endswith(("ов", "ев", "ин", "ий", "ый"))]))
def test_other_gender(family):
    """S-N-12: the masculine and the feminine form of a surname, without given names, are not a match."""
    feminine = family[:-2] + "ая" if family.endswith(("ий", "ый")) else family + "а"
    assert not match_names(family, feminine).is_match
    assert not match_names(render(family, "german"), render(feminine, "english")).is_match


@given(cyrillic)
def test_homoglyphs(name):
    """S-N-13: letters typed in the wrong alphabet do not matter while most of the word is right."""
    given_name, family = name.split()
    typed = given_name + " " + family.replace("о", "o", 1).replace("а", "a", 1)
    assert reached(typed != name, "a letter was typed wrong") or typed == name
    assert match_names(typed, name).score == match_names(name, name).score


@given(persons, persons, st.lists(st.lists(names, min_size=1, max_size=3), max_size=3), st.data())
def test_aliases(a, b, groups, data):
    """S-N-14: aliases never lower a score, their order does not matter, and two names of one group match."""
    groups = [
        data.draw(st.permutations([*group, *data.draw(st.sampled_from([[a], [b], [a, b], []]))]))
        for group in groups
    ]
    plain, aided = match_names(a, b).score, match_names(a, b, aliases=groups).score
    assert aided >= plain
    assert match_names(a, b, aliases=[group[::-1] for group in groups[::-1]]).score == aided
    both = match_names(a, b, aliases=[*groups, [a, b]])
    assert both.is_match
    if reached(not match_names(a, b).is_match, "names that only aliases join"):
        assert both.score > plain


@given(names | anything)
def test_romanising(name):
    """S-N-15: romanised text is lower-case letters and digits, and stays when romanised again."""
    latin = romanise(name)
    if reached(parse_name(name).words, "words"):
        assert latin
    assert re.fullmatch(r"[a-z0-9 ]*", latin)
    assert romanise(latin) == latin


@given(cyrillic, spelled)
def test_alignment(a, b):
    """S-N-16: the alignment is symmetric, free for equal words, and reads both words whole."""
    for x in romanise(a).split():
        for y in romanise(b).split():
            cost = align_cost(x, y)
            assert cost == align_cost(y, x) >= 0.0
            steps = align(x, y)
            assert "".join(s[0] for s in steps) == x
            assert "".join(s[1] for s in steps) == y
            assert (cost > 0.0) or x == y
        assert align_cost(x, x) == 0.0


@given(st.lists(persons, min_size=1, max_size=25, unique=True), st.data())
def test_index(entries, data):
    """S-N-17: an index finds each of its entries, best first, in any order of the list."""
    wanted = data.draw(st.sampled_from(entries))
    hits = NameIndex(entries).search(wanted)
    assert wanted in [hit.name for hit in hits if hit.match.score == hits[0].match.score]
    scores = [hit.match.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    for hit in hits:
        assert hit.name == entries[hit.key]
        assert hit.match == match_names(wanted, hit.name)
    turned = NameIndex([(name, name) for name in reversed(entries)]).search(wanted, limit=30)
    assert {hit.name for hit in turned} == {hit.name for hit in NameIndex(entries).search(wanted, limit=30)}


@given(st.lists(persons, max_size=3), st.lists(persons, max_size=3), persons)
def test_best_of_two_sets(one, other, further):
    """S-N-18: of two sets of names the best pair counts, and a further name never lowers it."""
    best = match_any(one, other)
    assert (best is None) == (not one or not other)
    if best is not None and reached(best):
        assert best.score == max(match_names(a, b).score for a in one for b in other)
        assert match_any(one[::-1], other[::-1]) == best
        more = match_any([*one, further], other)
        assert more is not None
        assert more.score == max(best.score, *(match_names(further, b).score for b in other))


@given(
    st.sampled_from(["Baymak", "Өфө", "St. Petersburg", "Новый Оскол", "Чернігів"]),
    st.sampled_from(["Florida", "Техас", "North Dakota", "France", "New Zealand", "City Court", "больница"]),
)
def test_a_word_that_sets_a_place_apart(place, beside):
    """S-N-19: a place and its name with a larger place or an institution beside it are not a match."""
    assert not match_names(place, f"{place} {beside}", "place").is_match
    assert match_names(f"{place}, {beside}", f"{beside} {place}", "place").is_match
