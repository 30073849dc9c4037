"""German text, without any model: words, stems, sentences, numbers, periods. Pure functions."""

from auskunft.german.dictionary import in_dictionary, load_dictionary
from auskunft.german.language import is_english
from auskunft.german.numbers import (
    Number,
    NumberKind,
    canonical_unit,
    find_numbers,
    format_number,
    magnitude,
    parse_number,
)
from auskunft.german.periods import Bound, DateMention, PeriodMention, find_dates, find_periods
from auskunft.german.quotation import paired
from auskunft.german.sentences import sentences
from auskunft.german.spelling import Vocabulary
from auskunft.german.stems import english_stem, split_compound, stem
from auskunft.german.verbs import joined_verbs, separated_verb, verb_root
from auskunft.german.words import Word, fold, stop_words, words

__all__ = [
    "Bound",
    "DateMention",
    "Number",
    "NumberKind",
    "PeriodMention",
    "Vocabulary",
    "Word",
    "canonical_unit",
    "english_stem",
    "find_dates",
    "find_numbers",
    "find_periods",
    "fold",
    "format_number",
    "in_dictionary",
    "is_english",
    "joined_verbs",
    "load_dictionary",
    "magnitude",
    "paired",
    "parse_number",
    "sentences",
    "separated_verb",
    "split_compound",
    "stem",
    "stop_words",
    "verb_root",
    "words",
]
