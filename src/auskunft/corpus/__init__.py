"""Documents from a folder, and what is read off them: passages, facts, quantities, entities."""

from auskunft.corpus.analysis import Analysis, analyse
from auskunft.corpus.closings import closing_lines
from auskunft.corpus.indicators import Problem
from auskunft.corpus.labels import Label, parse_label
from auskunft.corpus.markup import readable
from auskunft.corpus.reading import corpus_files, read_corpus, read_document
from auskunft.corpus.vocabulary import Land, find_land, lands

__all__ = [
    "Analysis",
    "Label",
    "Land",
    "Problem",
    "analyse",
    "closing_lines",
    "corpus_files",
    "find_land",
    "lands",
    "parse_label",
    "read_corpus",
    "read_document",
    "readable",
]
