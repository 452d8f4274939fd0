"""Formats of annotations, read into reports with extractions and written again."""

from claimkit.extraction.formats.brat import from_brat, to_brat
from claimkit.extraction.formats.doccano import from_doccano, to_doccano
from claimkit.extraction.formats.label_studio import from_label_studio, to_label_studio
from claimkit.extraction.formats.langextract import from_langextract, to_langextract
from claimkit.extraction.formats.spacy_documents import from_spacy, to_spacy
from claimkit.extraction.formats.web_annotation import from_web_annotation, to_web_annotation

__all__ = [
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
