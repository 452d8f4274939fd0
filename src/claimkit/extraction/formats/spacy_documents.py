"""Documents of spaCy, read and written; spaCy is an optional extra and imported on use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Unpack, overload

from claimkit.arguments import a_list
from claimkit.errors import InvalidModelError
from claimkit.extraction.formats.documents import Both, Collect, Marked, Options, Raise, Reader, written
from claimkit.extraction.model import Annotated
from claimkit.extraction.offsets import Unit

SPANS = "claimkit"
"""Key of the spans of a spaCy document that claimkit writes."""


@overload
def from_spacy(
    documents: Any, *, keys: Iterable[str] | None = None, errors: Raise = "raise", **options: Unpack[Options]
) -> list[Annotated]: ...
@overload
def from_spacy(
    documents: Any, *, keys: Iterable[str] | None = None, errors: Collect, **options: Unpack[Options]
) -> Both: ...
def from_spacy(
    documents: Any,
    *,
    keys: Iterable[str] | None = None,
    errors: Raise | Collect = "raise",
    **options: Unpack[Options],
) -> list[Annotated] | Both:
    """Read the entities and the spans of spaCy documents.

    Args:
        documents: one Doc, or several.
        keys: names of the groups of spans (``doc.spans``) to read; left out, all of them and the entities.
        errors: "raise" or "collect", as for :func:`claimkit.from_langextract`.
        options: as for :func:`claimkit.from_langextract`; spaCy counts code points.

    Returns:
        An :class:`~claimkit.Annotated` a document; the ``group`` of an extraction is the key of its spans, or
        ``"ents"``.
    """
    reader = Reader("from_spacy", errors, options)
    several = [documents] if hasattr(documents, "ents") else a_list("from_spacy", "documents", documents)
    for number, doc in enumerate(several, start=1):
        where = f"document {number}"
        if not hasattr(doc, "ents"):
            reader.fault(where, doc, f"is no Doc of spaCy, but {type(doc).__name__}; give nlp(text)")
            continue
        groups = {"ents": doc.ents, **doc.spans} if keys is None else {key: doc.spans[key] for key in keys}
        marks = [
            Marked(s.label_, s.start_char, s.end_char, s.text, group=key)
            for key, group in groups.items()
            for s in group
        ]
        reader.add(reader.report(None, doc.text, where), marks, where)
    return reader.result()


def to_spacy(documents: Iterable[Annotated], nlp: Any, *, key: str = SPANS) -> list[Any]:
    """Make spaCy documents of annotated reports: each extraction is a span with its attribute as the label.

    Args:
        documents: reports with their extractions; each must have a span.
        nlp: a spaCy pipeline, of which only the tokenizer is used.
        key: name of the group of spans in ``doc.spans``.

    Raises:
        InvalidModelError: an extraction has no span, or begins or ends inside a token of spaCy.
    """
    docs = []
    for report, _, extractions in written("to_spacy", documents, Unit.CODE_POINTS):
        doc = nlp.make_doc(report.text)
        spans = []
        for extraction in extractions:
            start, end = extraction.start, extraction.end
            span = None
            if start is not None and end is not None:
                span = doc.char_span(start, end, label=extraction.attribute, alignment_mode="strict")
            if span is None:
                reason = "has no span that begins and ends where tokens of spaCy do; widen its quote"
                raise InvalidModelError("to_spacy", "extraction", extraction.quote, reason)
            spans.append(span)
        doc.spans[key] = spans
        docs.append(doc)
    return docs
