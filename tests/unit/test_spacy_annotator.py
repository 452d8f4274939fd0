"""spaCy's documents and annotator: a blank pipeline, an entity ruler, and heads that are set by hand."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import claimkit as ck

spacy: Any = pytest.importorskip("spacy")

DAY = datetime.date(2024, 1, 17)
NAMES = [
    {"label": "PERSON", "pattern": "Ivan Dorn"},
    {"label": "GPE", "pattern": "Ostrel"},
    {"label": "ORG", "pattern": "Harbour Watch"},
    {"label": "TOLL", "pattern": "12 people"},
]


def pipeline() -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(NAMES)
    return nlp


class Parsed:
    """A pipeline that sets heads and labels which a person wrote down."""

    def __init__(self, *arcs: tuple[int, str]) -> None:
        self.arcs, self.nlp = arcs, pipeline()
        self.meta = {"lang": "en", "name": "by_hand", "version": "1"}

    def __call__(self, text: str) -> Any:
        doc = self.nlp(text)
        spans = [(e.start, e.end, e.label_) for e in doc.ents]
        made = spacy.tokens.Doc(
            doc.vocab,
            words=[t.text for t in doc],
            spaces=[bool(t.whitespace_) for t in doc],
            heads=[head for head, _ in self.arcs],
            deps=[dep for _, dep in self.arcs],
        )
        made.ents = [spacy.tokens.Span(made, *span) for span in spans]
        return made


def test_entities_and_spans_are_read() -> None:
    doc = pipeline()("In Ostrel 12 people died.")
    doc.spans["mine"] = [doc.char_span(10, 24, label="TOLL")]
    ((report, told),) = ck.from_spacy(doc, labels={"TOLL": "deaths"}, source="Daily", published=DAY)
    assert [(e.attribute, e.quote, e.group) for e in told] == [
        ("GPE", "Ostrel", "ents"),
        ("deaths", "12 people", "ents"),
        ("deaths", "12 people died", "mine"),
    ]
    assert [c.status.value for c in ck.check(report, told)] == ["unmapped", "exact", "exact"]
    with pytest.raises(ExceptionGroup, match="cannot be read"):
        ck.from_spacy(["text"], source="Daily")


def test_extractions_are_written_as_spans() -> None:
    text = "👩\u200d🚒 In Ostrel 12 people died."
    start = text.index("12")
    report = ck.Report(text, "Daily")
    told = ck.Extraction("deaths", "12 people", start, start + 9)
    (doc,) = ck.to_spacy([ck.Annotated(report, (told,))], pipeline())
    ((_, again),) = ck.from_spacy(doc, keys=["claimkit"], reports=[report])
    assert [(e.attribute, e.quote, e.start, e.end) for e in again] == [
        ("deaths", "12 people", start, start + 9)
    ]
    cut = ck.Extraction("deaths", "2 people", start + 1, start + 9)
    with pytest.raises(ck.InvalidModelError, match="where tokens of spaCy do"):
        ck.to_spacy([ck.Annotated(report, (cut,))], pipeline())


def test_a_subject_of_a_verb_of_saying_speaks() -> None:
    """Ivan Dorn said that 12 people were arrested in Ostrel."""
    nlp = Parsed(
        (1, "compound"),
        (2, "nsubj"),
        (2, "ROOT"),
        (7, "mark"),
        (5, "nummod"),
        (7, "nsubjpass"),
        (7, "auxpass"),
        (2, "ccomp"),
        (7, "prep"),
        (8, "pobj"),
        (2, "punct"),
    )
    report = ck.Report("Ivan Dorn said that 12 people were arrested in Ostrel.", "Daily", DAY)
    bare = ck.Annotations([ck.Annotated(report, (ck.Extraction("arrests", "12 people", 20, 29),))])
    (told,) = ck.SpacyAnnotator(nlp, bare).extract(report)
    assert told.speaker == ck.Source("Ivan Dorn")
    assert told.place == ck.Place("Ostrel")
    assert told.fields["attribution"] == "Ivan Dorn said"
    (checked,) = ck.check(report, [told])
    assert checked.claim is not None
    assert checked.claim.speaker is not None
    assert checked.claim.speaker.name == "Ivan Dorn"


def test_who_is_told_does_not_speak() -> None:
    """Ivan Dorn was told that 12 people were arrested."""
    nlp = Parsed(
        (1, "compound"),
        (3, "nsubjpass"),
        (3, "auxpass"),
        (3, "ROOT"),
        (8, "mark"),
        (6, "nummod"),
        (8, "nsubjpass"),
        (8, "auxpass"),
        (3, "ccomp"),
        (3, "punct"),
    )
    report = ck.Report("Ivan Dorn was told that 12 people were arrested.", "Daily", DAY)
    bare = ck.Annotations([ck.Annotated(report, (ck.Extraction("arrests", "12 people", 24, 33),))])
    (told,) = ck.SpacyAnnotator(nlp, bare).extract(report)
    assert told.speaker is None


def test_who_stands_behind_according_to_speaks() -> None:
    """12 people were arrested, according to Harbour Watch."""
    nlp = Parsed(
        (1, "nummod"),
        (3, "nsubjpass"),
        (3, "auxpass"),
        (3, "ROOT"),
        (3, "punct"),
        (3, "prep"),
        (5, "prep"),
        (8, "compound"),
        (6, "pobj"),
        (3, "punct"),
    )
    report = ck.Report("12 people were arrested, according to Harbour Watch.", "Daily", DAY)
    bare = ck.Annotations([ck.Annotated(report, (ck.Extraction("arrests", "12 people", 0, 9),))])
    (told,) = ck.SpacyAnnotator(nlp, bare).extract(report)
    assert told.speaker == ck.Source("Harbour Watch")


def test_without_a_parse_nobody_speaks_and_names_are_found() -> None:
    report = ck.Report("Ivan Dorn said 12 people were arrested in Ostrel.", "Daily", DAY)
    annotator = ck.SpacyAnnotator(pipeline())
    assert [(m.text, m.kind) for m in annotator.names(report)] == [
        ("Ivan Dorn", "person"),
        ("Ostrel", "place"),
    ]
    dossier = ck.reconcile([report], extractor=annotator)
    assert dossier == ck.reconcile([report])


def test_what_is_no_pipeline_is_refused() -> None:
    with pytest.raises(ck.ArgumentError, match="a pipeline of spaCy"):
        ck.SpacyAnnotator("en_core_web_sm")
