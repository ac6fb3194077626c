"""Reading: files, folders and tables become documents, or errors that say why not."""

from analysis.sources.articles import STANDARD_INPUT, make_document, read_articles
from analysis.sources.duplicates import DuplicateIndex
from analysis.sources.normalise import normalise_text

__all__ = ["STANDARD_INPUT", "DuplicateIndex", "make_document", "normalise_text", "read_articles"]
