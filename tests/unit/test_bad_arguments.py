"""A wrong argument raises at once, and the message says what was given, what is wanted and what to do."""

from __future__ import annotations

import datetime
import inspect
import re
from collections.abc import Callable
from types import CodeType
from typing import Any

import pytest

import claimkit as ck_typed
import claimkit.dates as dates_typed

ck: Any = ck_typed
dates: Any = dates_typed  # what follows is wrong on purpose
REPORT = ck.Report("Two people died in Leeds on 3 May 2023.", "Metro", datetime.date(2023, 5, 4))
TOLD = ck.reconcile([REPORT])
CLAIM = ck.Claim.from_text("deaths", "two", "Metro")
DAY = datetime.date(2024, 1, 17)
INDEX = ck.NameIndex(["Karim Osei"])


def columns(**options: Any) -> Any:
    return ck.resolve_columns(source=["a"], object=["x"], attribute=["size"], value=[5.0], **options)


WRONG: list[tuple[Callable[[], object], str]] = [
    # names by which something is chosen, and what is decided
    (lambda: ck.reconcile([REPORT], rule={"deths": "newest"}), r"rule = 'deths'.*did you mean 'deaths'"),
    (lambda: ck.resolve([CLAIM], rule={"deths": "newest"}), r"resolve.rule = 'deths'.*mean 'deaths'"),
    (lambda: columns(kind={"siz": "record"}), r"kind = 'siz': no such name is here; did you mean 'size'"),
    (lambda: columns(dynamics={"siz": "static"}), r"dynamics = 'siz'.*did you mean 'size'"),
    (lambda: columns(rule={"siz": "vote"}), r"rule = 'siz'.*did you mean 'size'"),
    (lambda: columns(pinned={"y": (5, "counted")}), r"pinned = 'y': nothing is claimed about it here"),
    (lambda: ck.Decision("deaths", 5, "counted"), r"value = 5: must be Quantity.*write Quantity.exact"),
    # one thing, or a text, where a list is wanted; a list of the wrong things
    (lambda: ck.reconcile("text"), r"reports must be a list of Report, not str: 'text'; make one, as Report"),
    (lambda: ck.reconcile(REPORT), r"reports must be a list of Report, not Report.*put it into a list"),
    (lambda: ck.reconcile(None), r"list of Report, not NoneType"),
    (lambda: ck.reconcile(["text"]), r"list of Report, not str: 'text'"),
    (lambda: ck.reconcile({REPORT: 1}), r"list of Report, not dict"),
    (lambda: ck.resolve({CLAIM: 1}), r"list of Claim, not dict"),
    (lambda: ck.extend(TOLD, REPORT), r"list of Report"),
    (lambda: ck.extend([REPORT], [REPORT]), r"dossier must be a Dossier, not list.*reconcile"),
    (lambda: ck.extend(None, [REPORT]), r"a Dossier, not NoneType"),
    (lambda: ck.assemble([REPORT]), r"claims must be a list of Claim, not Report.*read_report"),
    (lambda: ck.assemble(CLAIM), r"list of Claim"),
    (lambda: ck.resolve([REPORT]), r"claims must be a list of Claim, not Report.*read_report"),
    (lambda: ck.resolve("text"), r"list of Claim, not str"),
    (lambda: ck.resolve(CLAIM), r"list of Claim"),
    (lambda: ck.resolve(None), r"list of Claim, not NoneType"),
    (lambda: ck.resolve([CLAIM], attributes=["deaths"]), r"attributes must be a list of Attribute, not str"),
    (
        lambda: ck.NameIndex("Karim Osei"),
        r"list of str.*not str: 'Karim Osei'; put it into a list",
    ),
    (lambda: ck.NameIndex(None), r"not NoneType"),
    (lambda: ck.NameIndex([1]), r"entry 0 must be a str, or a pair \(key, str\).*not int: 1"),
    (lambda: ck.match_pairs("ab", ["cd"]), r"left must be a list of str, not str: 'ab'"),
    (lambda: ck.match_pairs(["a"], ["b", "c"]), r"right = 2: must be as many as on the left, 1"),
    (lambda: ck.link_names(["Karim"], "Karim"), r"list of str.*not str: 'Karim'; put it into a list"),
    (lambda: ck.link_names(["a"], ["b"], limit=0), r"limit = 0: must be 1 or more"),
    (lambda: ck.cluster_names([1]), r"entry 0 must be a str, or a pair \(key, str\).*not int: 1"),
    (lambda: ck.cluster_names(["a"], "persn"), r"did you mean 'person'\?"),
    (lambda: ck.match_any("ab", ["cd"]), r"a must be a list of str, not str: 'ab'"),
    (lambda: ck.match_any(["ab"], None), r"b must be a list of str, not NoneType"),
    (lambda: ck.match_names("a", "b", aliases="xy"), r"aliases are groups of names"),
    (lambda: ck.consistent_groups("abc"), r"values must be a list, not str"),
    (lambda: ck.consistent_groups([1, 2]), r"Quantity or a DateSpan or a str, not int"),
    (lambda: ck.to_csv("x"), r"rows must be a list, not str.*to_rows"),
    (lambda: ck.to_csv(TOLD), r"rows must be a list, not Dossier"),
    (lambda: ck.to_csv([{"a": 1}], columns="a"), r"columns must be a list of str, not str: 'a'"),
    (lambda: ck.from_rows("x"), r"rows must be a list, not str: 'x'; read CSV text with from_csv"),
    (lambda: ck.check("text", []), r"report must be a Report, not str: 'text'; make one"),
    (lambda: ck.check(REPORT, CLAIM), r"extractions must be a list of Extraction, not Claim"),
    (lambda: ck.check(REPORT, [CLAIM]), r"list of Extraction, not Claim"),
    (lambda: ck.check(REPORT, [], unit="chars"), r"choose one of code_points, utf-16, bytes"),
    (lambda: ck.reconcile([REPORT], extractor="model"), r"extractor must be an Extractor, not str.*extract"),
    (lambda: ck.from_langextract(5), r"documents must be a path, a text or a list of records, not int"),
    (lambda: ck.from_langextract([], labels=["a"]), r"labels must be a Mapping or None.*labels=\{"),
    (lambda: ck.from_langextract([], roles={"n": "size"}), r"roles = 'size': choose one of value"),
    (lambda: ck.from_langextract([], errors="skip"), r"errors = 'skip': choose one of raise, collect"),
    (lambda: ck.from_langextract([], label={}), r"option must be one of labels.*did you mean 'labels'"),
    (lambda: ck.from_doccano(5), r"documents must be a path, a text or a list of records, not int"),
    (lambda: ck.from_label_studio(5), r"documents must be a path, a text or a list of records, not int"),
    (lambda: ck.from_web_annotation(5), r"documents must be a path, a text or a list of records, not int"),
    (lambda: ck.from_brat("a.ann"), r"documents must be a folder or a list of pairs, not str"),
    (lambda: ck.from_brat(["a"]), r"a document must be a tuple, not str.*give \(text, annotations\)"),
    (lambda: ck.from_spacy("text"), r"documents must be a list, not str"),
    (lambda: ck.to_langextract(REPORT), r"documents must be a list of Annotated, not Report"),
    (lambda: ck.to_langextract([REPORT]), r"a document must be a tuple, not Report.*Annotated"),
    (lambda: ck.to_doccano([REPORT]), r"a document must be a tuple, not Report.*Annotated"),
    (lambda: ck.to_label_studio([REPORT]), r"a document must be a tuple, not Report.*Annotated"),
    (lambda: ck.to_web_annotation([REPORT]), r"a document must be a tuple, not Report.*Annotated"),
    (lambda: ck.to_brat([REPORT]), r"a document must be a tuple, not Report.*Annotated"),
    (lambda: ck.to_spacy([REPORT], None), r"a document must be a tuple, not Report.*Annotated"),
    (lambda: ck.Annotations([REPORT]), r"a document must be a tuple, not Report.*Annotated"),
    (lambda: ck.SpacyAnnotator("en"), r"nlp must be a pipeline of spaCy, not str"),
    (lambda: ck.from_articles("a.json"), r"articles must be a list of articles or of paths, not str"),
    (lambda: ck.from_html(b"<p>"), r"page must be a str, not bytes"),
    (lambda: ck.Report.from_article("text"), r"article must be a Mapping, not str.*json\.loads"),
    (lambda: ck.Report.from_article({}, sorce="x"), r"did you mean 'source'\?"),
    (lambda: ck.from_acled_rows("x"), r"rows must be a list, not str: 'x'; read a file with from_csv"),
    (lambda: ck.from_ccc_rows([1]), r"a row must be a Mapping, not int"),
    (lambda: ck.from_ged_rows([{"id": 1}]), r"'date_start': no row has it"),
    (lambda: ck.from_mass_mobilization_rows([], errors="colect"), r"did you mean 'collect'"),
    (lambda: ck.from_claimreview(5), r"reviews must be a list, not int.*json\.loads"),
    (lambda: ck.from_csv("a\n1\n", separator=":"), r"separator = ':': choose one of"),
    (lambda: ck.from_rows([{"a": 1}], columns=["a"]), r"columns must be a Mapping, not list"),
    (lambda: ck.from_rows([1]), r"a row must be a Mapping, not int"),
    (lambda: ck.to_acled_rows(TOLD, kinds="protest"), r"kinds must be a list of str, not str: 'protest'"),
    (lambda: ck.reconcile([REPORT], actors=["Tom"]), r"actors must be a list of Actor, not str: 'Tom'"),
    (lambda: ck.reconcile([REPORT], places=[1]), r"places must be a list of Place, not int"),
    (lambda: ck.reconcile([REPORT], attributes="deaths"), r"attributes must be a list of Attribute, not str"),
    (lambda: ck.examine_report(REPORT, actors=["Tom"]), r"actors must be a list of Actor, not str"),
    (lambda: ck.parse_quantities("5,000"), r"column must be a column or a list of texts, not str: '5,000'"),
    (lambda: ck.parse_dates("5 May"), r"column must be a column or a list of texts, not str"),
    (lambda: ck.parse_dates(None), r"column must be a column or a list of texts, not NoneType"),
    (lambda: ck.resolve_frame([1], source="x"), r"frame|frames"),
    (lambda: ck.resolve_frame({"a": [1]}, source="b", object="a"), r"'b': the frame has no such column"),
    (lambda: ck.parse_dates({"published": ["x"]}, "publishd"), r"did you mean 'published'\?"),
    (lambda: list(ck.in_batches(ck.parse_quantities, "x")(5)), r"not iterable|No module named 'pyarrow'"),
    (lambda: ck.resolve_columns(source="x", object="y", value=5), r"a column is a sequence"),
    # another thing than the one that is wanted
    (lambda: ck.read_report("text"), r"report must be a Report, not str: 'text'; make one, as Report"),
    (lambda: ck.examine_report(None), r"report must be a Report, not NoneType"),
    (lambda: ck.parse_quantity(None), r"read from str, not from NoneType"),
    (lambda: ck.find_quantities(None), r"text must be a str, not NoneType"),
    (lambda: ck.find_quantities(b"5"), r"text must be a str, not bytes"),
    (lambda: ck.resolve([CLAIM], pinned=5), r"pinned must be a Decision or None, not int: 5; make one"),
    (
        lambda: ck.resolve_columns(source=["a"], object=["x"], value=[1], kind="jugement"),
        r"did you mean 'judgement'\?",
    ),
    (lambda: ck.find_dates(None), r"text must be a str, not NoneType"),
    (lambda: ck.parse_date(None), r"a date is read from str, not from NoneType"),
    (lambda: ck.parse_date(20240117), r"cannot read 20240117: a date is read from str, not from int"),
    (lambda: ck.match_names(None, "x"), r"must be a str, not NoneType"),
    (lambda: INDEX.search(None), r"name must be a str, not NoneType"),
    (lambda: ck.relate(CLAIM, REPORT), r"second must be a Claim, not Report"),
    (lambda: ck.as_of(REPORT, DAY), r"dossier must be a Dossier, not Report"),
    (lambda: ck.differences(TOLD, REPORT), r"after must be a Dossier, not Report"),
    (lambda: ck.same_event(REPORT, "a report"), r"b must be a Report or a?n? ?EventRecord, not str"),
    (lambda: ck.same_event(REPORT, REPORT, among=[REPORT]), r"among must be a Dossier"),
    (lambda: ck.reconcile([REPORT], link=["ab"]), r"link must be a pair of report ids, not str"),
    (lambda: ck.reconcile([REPORT], apart=[("x", "y")]), r"names a report that is not here"),
    (lambda: ck.to_text(None), r"a Dossier or a Resolution, not NoneType"),
    (lambda: ck.to_html([TOLD]), r"a Dossier or a Resolution, not list"),
    (lambda: ck.to_markdown(REPORT), r"a Dossier or a Resolution, not Report"),
    (lambda: ck.to_claimreview(REPORT), r"a Dossier or a Resolution, not Report"),
    (lambda: ck.relations_to_rows(REPORT), r"relations_to_rows: dossier must be a Dossier, not Report"),
    (lambda: ck.to_rows(REPORT), r"to_rows: dossier must be a Dossier, not Report"),
    (lambda: ck.answers_to_rows(None), r"answers_to_rows: dossier must be a Dossier"),
    (lambda: ck.to_acled_rows([REPORT]), r"to_acled_rows: dossier must be a Dossier"),
    (lambda: ck.to_ccc_rows("x"), r"to_ccc_rows: dossier must be a Dossier"),
    (lambda: ck.to_ged_rows(5), r"to_ged_rows: dossier must be a Dossier"),
    (lambda: ck.from_csv(None), r"text must be a str or a PathLike, not NoneType.*give a path"),
    (lambda: ck.Dossier.from_dict("{}"), r"data must be a Mapping, not str.*json\.loads"),
    (lambda: ck.Claim.from_dict(None), r"data must be a Mapping, not NoneType"),
    (lambda: ck.Quantity.from_dict("x"), r"data must be a Mapping, not str"),
    (lambda: ck.DateSpan.from_dict("x"), r"data must be a Mapping, not str"),
    (lambda: ck.DateSpan.from_edtf(None), r"edtf must be a str, not NoneType"),
    (lambda: ck.Report(None, "Metro"), r"needs a str, not NoneType; decode it first"),
    (lambda: ck.Report("text", None), r"must be Source, not NoneType"),
    (lambda: ck.Claim("deaths", 5, "Metro"), r"must be Quantity or DateSpan or str, not int"),
    (lambda: ck.Claim("plea", "x", "Metro", speaker=5), r"must be Source or None, not int"),
    (lambda: ck.Claim.from_text("deaths", None, "Metro"), r"wording must be a str, not NoneType"),
    (lambda: ck.Quantity("5"), r"must be an int, a float or None"),
    (lambda: ck.Interval(1, 2).overlaps(5), r"other must be an Interval, not int"),
    (lambda: ck.Interval(1, 2).scaled("x"), r"factor must be an int or a float, not str"),
    (lambda: ck.Convention(about="x"), r"about must be an int or a float, not str"),
    (lambda: ck.attribute(5), r"must be a word such as 'crowd_size'"),
    (lambda: dates.complete("5 May", 2024), r"date must be a DateSpan, not str.*parse_date"),
    (lambda: dates.complete(ck.parse_date("5 May"), "2024"), r"year must be an int, not str: '2024'"),
    (lambda: dates.resolve_date("Friday", DAY), r"date must be a DateSpan, not str"),
    (lambda: dates.agreeing_years("Friday", 1, 2), r"date must be a DateSpan, not str"),
    # a text where a day is wanted
    (
        lambda: ck.parse_date("Friday", anchor="2024-01-18"),
        r"anchor.*not str: '2024-01-18'; give",
    ),
    (lambda: ck.find_dates("Friday", anchor="2024-01-18"), r"give datetime\.date\(2024, 1, 18\)"),
    (lambda: ck.as_of(TOLD, "2024-01-16"), r"at must be a date, not str.*datetime\.date\(2024, 1, 16\)"),
    (lambda: ck.as_of(TOLD, "last Friday"), r"parse_date"),
    (lambda: ck.as_of(TOLD, None), r"at must be a date, not NoneType"),
    (lambda: ck.resolve([CLAIM], at="2024-01-16"), r"at must be a date, not str"),
    (
        lambda: ck.Report("text", "Metro", published="2024-01-18"),
        r"datetime\.date\(2024, 1, 18\)",
    ),
    (
        lambda: ck.Claim.from_text("deaths", "5", "Metro", told="2024-01-01"),
        r"told = '2024-01-01'",
    ),
    (lambda: ck.Event("e", date=DAY), r"must be DateSpan or None, not date"),
    (lambda: ck.DateSpan("yesterday"), r"a day such as 2024-01-17; read other wordings with parse_date"),
    (lambda: ck.DateSpan(5), r"day must be a date, not int"),
    # a number that cannot be
    (lambda: INDEX.search("Karim Osei", limit=-1), r"limit = -1: must be 1 or more"),
    (lambda: INDEX.search("Karim Osei", limit="x"), r"limit must be an int, not str"),
    (lambda: INDEX.search("Karim Osei", limit=2.5), r"limit must be an int, not float"),
    (lambda: ck.reconcile([REPORT], gap_days=-1), r"gap_days = -1: must be 0 or more"),
    (lambda: ck.reconcile([REPORT], gap_days="x"), r"gap_days must be an int, not str"),
    (lambda: ck.reconcile([REPORT], level=1.5), r"level = 1\.5: must lie between"),
    (lambda: ck.reconcile([REPORT], level="high"), r"level = 'high': must lie between"),
    (lambda: ck.reconcile([REPORT], reliability=0.9), r"reliability must be a Mapping, not float.*Metro"),
    (
        lambda: ck.reconcile([REPORT], reliability={"Metro": "good"}),
        r"'good': of 'Metro' must lie",
    ),
    (lambda: ck.resolve_columns(source=["a"], object=["b"], value=[1], level="x"), r"between 0 and 1"),
    # a name that does not exist: with the nearest that does
    (lambda: ck.Quantity(5, bound="abut"), r"'abut': choose one of exact, about.*did you mean 'about'\?"),
    (lambda: ck.Quantity(5, bound=None), r"choose one of exact"),
    (lambda: ck.Quantity(5, change="rose_tw"), r"did you mean 'rose_to'\?"),
    (lambda: ck.Claim("plea", "x", "Metro", modality="aserted"), r"did you mean 'asserted'\?"),
    (lambda: ck.Attribute("x", kind="recrd"), r"did you mean 'record'\?"),
    (lambda: ck.Attribute("x", dynamics="pek"), r"did you mean 'peak'\?"),
    (lambda: ck.DateSpan(precision="dya"), r"choose one of minute, day"),
    (lambda: ck.resolve([CLAIM], rule="newst"), r"did you mean 'newest'\?"),
    (lambda: ck.resolve([CLAIM], rule=5), r"rule"),
    (lambda: ck.Claim.from_text("crowd_sze", "5,000", "Metro"), r"did you mean 'crowd_size'\?"),
    (lambda: ck.resolve([ck.Claim("deths", "x", "Metro")]), r"did you mean 'deaths'\?"),
    (lambda: ck.assemble([ck.Claim("deths", "x", "Metro")]), r"did you mean 'deaths'\?"),
    (lambda: ck.Claim.from_text("deaths", "5", "Metro", speker="x"), r"did you mean 'speaker'\?"),
    (lambda: ck.reconcile([REPORT], lvel=0.8), r"option must be one of actors.*did you mean 'level'\?"),
    (lambda: ck.NameIndex(["a"], kind="persn"), r"did you mean 'person'\?"),
    (lambda: ck.match_names("a", "b", kind="persn"), r"did you mean 'person'\?"),
    (lambda: ck.find_quantities("x", convention="acld"), r"there are ccc, acled.*did you mean 'acled'\?"),
    (lambda: ck.find_quantities("x", convention=None), r"there are ccc"),
    (lambda: ck.find_quantities("x", language="german"), r"two-letter code.*de, en"),
    (lambda: ck.find_quantities("x", decimal=";"), r"choose one of \., ,"),
    (lambda: ck.find_dates("x", language="eng"), r"use one of en"),
    (lambda: ck.find_dates("x", tense="pst"), r"did you mean 'past'\?"),
    (lambda: ck.find_dates("x", day_first="yes"), r"day_first must be a bool or None, not str"),
    (lambda: ck.Source.from_dict({"nam": "x"}), r"did you mean 'name'\?"),
    (lambda: ck.Quantity.from_dict({"vale": 3}), r"did you mean 'value'\?"),
    (lambda: ck.DateSpan.from_dict({"earlest": None}), r"did you mean 'earliest'\?"),
    (lambda: ck.from_rows([], errors="colect"), r"must be 'raise' or 'collect'"),
]


def _written(case: object) -> str:
    if not callable(case):
        return ""
    source = inspect.getsource(case).strip()
    return re.sub(r"\W+", "-", source.removeprefix("(lambda: ").partition(", r")[0])[:40]


@pytest.mark.parametrize(("call", "told"), WRONG, ids=_written)
def test_a_wrong_argument_raises_with_what_is_wanted(call: Callable[[], object], told: str) -> None:
    with pytest.raises((ck.ClaimkitError, TypeError, ImportError), match=told):
        call()


def _codes(code: CodeType) -> list[CodeType]:
    return [code, *(inner for one in code.co_consts if isinstance(one, CodeType) for inner in _codes(one))]


def test_every_public_call_is_asked() -> None:
    """Each public function, and each class that a caller makes, stands in the table."""
    asked = {name for call, _ in WRONG for code in _codes(call.__code__) for name in code.co_names}
    public = {name for name in ck.__all__ if inspect.isroutine(getattr(ck, name))}
    assert public - asked == {"vocabulary"}  # which takes nothing


def test_an_attribute_of_ones_own_may_be_like_another() -> None:
    mine = ck.Attribute("deths", unit="person")
    answer = ck.resolve([ck.Claim("deths", ck.Quantity.exact(2, "person"), "Metro")], attributes=[mine])
    assert answer.value == 2
    assert ck.attribute("lanterns").name == "lanterns"


def test_a_name_stands_for_a_place() -> None:
    assert ck.Claim.from_text("deaths", "5", "Metro", place="Leeds").place == ck.Place("Leeds")
    assert ck.Event("march", place="Leeds") == ck.Event("march", place=ck.Place("Leeds"))
    with pytest.raises(ck.InvalidModelError, match=r"Claim\.place = 5: must be Place or None"):
        ck.Claim.from_text("deaths", "5", "Metro", place=5)
    with pytest.raises(ck.InvalidModelError, match=r"Place\.name"):
        ck.Claim.from_text("deaths", "5", "Metro", place=" ")
