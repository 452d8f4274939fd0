"""Claims from anywhere: what extractors give, checked against the text and made into claims."""

from claimkit.extraction.checking import check
from claimkit.extraction.extractors import Annotations, BuiltInReader, extraction_of
from claimkit.extraction.formats import (
    from_brat,
    from_doccano,
    from_label_studio,
    from_langextract,
    from_spacy,
    from_web_annotation,
    to_brat,
    to_doccano,
    to_label_studio,
    to_langextract,
    to_spacy,
    to_web_annotation,
)
from claimkit.extraction.model import Annotated, Checked, CheckStatus, Extraction, Extractor
from claimkit.extraction.offsets import Offsets, Unit
from claimkit.extraction.spacy_annotator import SpacyAnnotator

__all__ = [
    "Annotated",
    "Annotations",
    "BuiltInReader",
    "CheckStatus",
    "Checked",
    "Extraction",
    "Extractor",
    "Offsets",
    "SpacyAnnotator",
    "Unit",
    "check",
    "extraction_of",
    "from_brat",
    "from_doccano",
    "from_label_studio",
    "from_langextract",
    "from_spacy",
    "from_web_annotation",
    "to_brat",
    "to_doccano",
    "to_label_studio",
    "to_langextract",
    "to_spacy",
    "to_web_annotation",
]
