"""Claims from anywhere: what extractors give, checked against the text and made into claims."""

from claimkit.extraction.checking import check
from claimkit.extraction.model import Annotated, Checked, CheckStatus, Extraction, Extractor
from claimkit.extraction.offsets import Offsets, Unit

__all__ = ["Annotated", "CheckStatus", "Checked", "Extraction", "Extractor", "Offsets", "Unit", "check"]
