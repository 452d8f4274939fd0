"""Names and speakers by spaCy, behind the interface of extractors; spaCy is an optional extra."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import attrs

from claimkit.arguments import demand
from claimkit.errors import ArgumentError
from claimkit.extraction.extractors import BuiltInReader
from claimkit.extraction.model import Extraction, Extractor
from claimkit.models import Place, Report, Source
from claimkit.reading import NameMention
from claimkit.reading.lexicon import conjugated
from claimkit.text import Span, read_table

_KINDS = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "NORP": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
"""What the labels of spaCy's models name: those of OntoNotes and of WikiNER."""
_SUBJECT = ("nsubj", "csubj")  # of an active verb: who is told something does not say it
_SAID = ("ccomp", "parataxis", "xcomp")  # what hangs on a verb of saying
_WITHIN = frozenset("compound flat flat:name amod nmod nummod poss case prep pobj".split())  # of one name


class SpokenFor(NamedTuple):
    """Who says a stretch of a sentence, by its syntax.

    Attributes:
        speaker: who.
        words: the words that say so, from the speaker to the verb.
        reaches: the stretches that are theirs.
    """

    speaker: str
    words: str
    reaches: tuple[Span, ...]


class SpacyAnnotator:
    """Adds to the extractions of another extractor who speaks and where it happened, by a spaCy pipeline.

    A speaker is the subject of an active verb of saying on which the words hang, or who stands behind
    "according to"; a place is the one place that the sentence names.  What an extraction has already is left
    alone.  :func:`claimkit.check` holds the result against the text like that of any other extractor; the
    words that say who speaks go with it, as ``fields["attribution"]``.

    Args:
        nlp: a spaCy pipeline with entities and, for speakers, a dependency parse.
        reader: whose extractions are added to; left out, those of the reader that is built in.

    Raises:
        ArgumentError: the pipeline cannot be called, or the reader is no extractor.
    """

    def __init__(self, nlp: Any, reader: Extractor | None = None) -> None:
        if not callable(nlp):
            do = "load one with spacy.load; the extra 'spacy' installs it"
            raise ArgumentError("SpacyAnnotator", "nlp", nlp, "a pipeline of spaCy", do)
        self.nlp = nlp
        self.reader: Extractor = BuiltInReader() if reader is None else reader
        demand("SpacyAnnotator", "reader", self.reader, Extractor)
        meta = getattr(nlp, "meta", {})
        self.name = "_".join(filter(None, ("spaCy", meta.get("lang"), meta.get("name"))))
        self.version = str(meta.get("version", ""))

    def extract(self, report: Report) -> Iterator[Extraction]:
        """Return the extractions of the reader, with speakers and places added."""
        doc = self.nlp(report.text)
        told = spoken_for(doc)
        places = [m for m in names_of(doc) if m.kind == "place"]
        sentences = [Span(s.start_char, s.end_char) for s in _sentences(doc)]
        for extraction in self.reader.extract(report):
            yield _placed(_voiced(extraction, told), places, sentences)

    def names(self, report: Report) -> list[NameMention]:
        """Return the persons, organisations and places that the pipeline finds in a report."""
        return names_of(self.nlp(report.text))


def _voiced(extraction: Extraction, told: Sequence[SpokenFor]) -> Extraction:
    """An extraction with its speaker, where the syntax tells one."""
    at = extraction.start
    if extraction.speaker is not None or at is None:
        return extraction
    mine = [(r.end - r.start, s) for s in told for r in s.reaches if r.start <= at < r.end]
    if not mine:
        return extraction
    _, best = min(mine)
    fields = {**extraction.fields, "attribution": best.words}
    return attrs.evolve(extraction, speaker=Source(best.speaker), fields=fields)


def _placed(extraction: Extraction, places: Sequence[NameMention], sentences: Sequence[Span]) -> Extraction:
    """An extraction with its place, where its sentence names just one."""
    at = extraction.start
    if extraction.place is not None or at is None:
        return extraction
    around = next((s for s in sentences if s.start <= at < s.end), Span(at, at))
    inside = {m.text for m in places if around.covers(Span(m.start, m.end))}
    return attrs.evolve(extraction, place=Place(inside.pop())) if len(inside) == 1 else extraction


def names_of(doc: Any) -> list[NameMention]:
    """Return the persons, organisations and places among the entities of a spaCy document."""
    found = [(e, _KINDS[e.label_]) for e in doc.ents if e.label_ in _KINDS]
    return [NameMention(e.start_char, e.end_char, e.text, kind) for e, kind in found]


def spoken_for(doc: Any) -> list[SpokenFor]:
    """Return who says what in a spaCy document, by the dependency parse; nobody where it has none."""
    found: list[SpokenFor] = []
    for sentence in _sentences(doc):
        for token in sentence:
            who = _subject(token) if token.lower_ in _speaking() else _according(token)
            if who is not None:
                found.append(_spoken(doc, sentence, token, who))
    return found


@functools.cache
def _speaking() -> frozenset[str]:
    """Every form of the verbs of saying."""
    rows = read_table("claimkit.reading", "speaking.tsv")
    return frozenset(form for _, _, verbs in rows for v in verbs.split() for form in conjugated(v).values())


def _sentences(doc: Any) -> list[Any]:
    return list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]


def _subject(verb: Any) -> Any | None:
    """The subject of an active verb; who is named beside an office speaks, not the office."""
    subject = next((child for child in verb.children if child.dep_ in _SUBJECT), None)
    if subject is None:
        return None
    return next((c for c in subject.children if c.dep_ == "appos" and c.ent_type_ in _KINDS), subject)


def _according(token: Any) -> Any | None:
    """Who stands behind "according to"."""
    if token.lower_ != "according":
        return None
    to = next((child for child in token.children if child.lower_ == "to"), None)
    return next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None


def _spoken(doc: Any, sentence: Any, cue: Any, who: Any) -> SpokenFor:
    """Who speaks, the words that say so, and the stretches that hang on them."""
    name = _name(doc, who)
    first, last = min(name.start, cue.i), max(name.end, cue.i + 1)
    frame = Span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
    reaches = [_stretch(child) for child in cue.children if child.dep_ in _SAID]
    if not reaches:  # "500 came, police said": what is left of the sentence
        reaches = [Span(sentence.start_char, frame.start), Span(frame.end, sentence.end_char)]
    words = doc.text[frame.start : frame.end]
    return SpokenFor(name.text, words, tuple(r for r in reaches if r.start < r.end))


def _name(doc: Any, head: Any) -> Any:
    """The name around a word: the entity, or the words that belong to it and to no clause of its own."""
    entity = next((e for e in doc.ents if e.start <= head.i < e.end), None)
    if entity is not None:
        return entity
    first = last = head.i
    waiting = [head]
    while waiting:
        for child in waiting.pop().children:
            if child.dep_ in _WITHIN:
                first, last = min(first, child.i), max(last, child.i)
                waiting.append(child)
    return doc[first : last + 1]


def _stretch(token: Any) -> Span:
    """The text of a word and all that hangs on it."""
    last = token.right_edge
    return Span(token.left_edge.idx, last.idx + len(last))
