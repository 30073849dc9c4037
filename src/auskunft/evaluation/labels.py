"""What the reports call things, in German, and how they write numbers."""

from __future__ import annotations

from auskunft.evaluation.cases import Kind
from auskunft.evaluation.judging import Failure
from auskunft.evaluation.scoring import Measure
from auskunft.evaluation.variants import VariantKind

KIND_LABELS = {
    Kind.FACT: "Tatsache",
    Kind.DEFINE: "Begriff",
    Kind.LIST: "Aufzählung",
    Kind.INDICATOR: "Indikator",
    Kind.COMPARE: "Vergleich",
    Kind.COMPUTE: "Rechnung",
    Kind.FOLLOWUP: "Rückfrage",
    Kind.ABSTAIN: "nicht beantwortbar",
    Kind.PARTIAL: "nur Nahes belegt",
    Kind.TYPO: "Tippfehler",
    Kind.ENGLISH: "Englisch",
    Kind.META: "über das Dokument",
}

MEASURE_LABELS = {
    Measure.RIGHT: "richtig",
    Measure.EXACT_MATCH: "Kurzantwort genau",
    Measure.F1: "Kurzantwort F1",
    Measure.VERBATIM: "Fundstellen wörtlich",
    Measure.CITATION_PRECISION: "Fundstellen Präzision",
    Measure.CITATION_RECALL: "Fundstellen Trefferquote",
    Measure.COVERAGE: "beantwortet",
    Measure.SELECTIVE_RISK: "Beantwortetes falsch",
    Measure.FALSE_ANSWER: "zu Unrecht beantwortet",
    Measure.FALSE_ABSTENTION: "zu Unrecht verweigert",
    Measure.PASSAGE_R1: "Absätze R@1",
    Measure.PASSAGE_R5: "Absätze R@5",
    Measure.PASSAGE_RR: "Absätze RR@10",
    Measure.PASSAGE_NDCG: "Absätze nDCG@10",
    Measure.EVIDENCE_R1: "Belege R@1",
    Measure.EVIDENCE_R5: "Belege R@5",
    Measure.EVIDENCE_RR: "Belege RR@10",
    Measure.EVIDENCE_NDCG: "Belege nDCG@10",
}

FAILURE_LABELS = {
    Failure.ERROR: "Fehlermeldung",
    Failure.NOT_ANSWERED: "nicht beantwortet",
    Failure.FALSE_ANSWER: "zu Unrecht beantwortet",
    Failure.ACCEPT_MISSING: "Antwort fehlt",
    Failure.REJECT_PRESENT: "Falsches enthalten",
    Failure.EVIDENCE_MISSED: "Beleg verfehlt",
    Failure.TOO_LONG: "zu lang",
}

OUTCOME_LABELS = {
    "answered": "beantwortet",
    "partial": "nur Nahes",
    "not_in_corpus": "nicht im Korpus",
    "conversation": "Gespräch",
    "meta": "über das Dokument",
    "other_period": "anderer Zeitraum",
    "other_region": "andere Region",
    "other_scope": "anderer Bezug",
    "unknown_entity": "Unbekanntes",
    "not_stated": "nicht gesagt",
    "off_topic": "anderes Thema",
    "not_understood": "nicht verstanden",
    "error": "Fehlermeldung",
}

VARIANT_LABELS = {
    VariantKind.TYPO: "Tippfehler",
    VariantKind.UMLAUT: "ohne Umlaute",
    VariantKind.LOWER: "klein geschrieben",
    VariantKind.POLITE: "höflich",
    VariantKind.GLOSSARY: "anderes Wort",
    VariantKind.ENGLISH: "auf Englisch",
    VariantKind.AFTER_OTHER: "nach anderer Frage",
    VariantKind.SHORTENED: "als verkürzte Rückfrage",
    VariantKind.YEAR: "anderes Jahr",
    VariantKind.REGION: "andere Region",
    VariantKind.NEGATION: "verneint",
}


def number(value: float, places: int) -> str:
    """`value` in German notation with that many decimal places."""
    grouped = f"{value:,.{places}f}"
    return grouped.translate(str.maketrans(",.-", ".,−"))


def counted(count: int, one: str, many: str) -> str:
    """A number with its noun: "1 Frage", "2 Fragen"."""
    return f"{count} {one if count == 1 else many}"


def percent(share: float) -> str:
    """A share from -1 to 1 as a percentage with one decimal place: 0.5 is "50,0 %"."""
    return number(share * 100, 1) + "\u00a0%"


def interval(low: float, high: float) -> str:
    """Two shares as one range of percentages: "63,4 bis 80,6 %"."""
    return f"{number(low * 100, 1)} bis {percent(high)}"


def points(difference: float) -> str:
    """A difference of two shares in percentage points, with its sign: -0.125 is "−12,5"."""
    value = round(difference * 100, 1)
    return ("+" if value > 0 else "") + number(value or 0.0, 1)


def points_interval(low: float, high: float) -> str:
    """Two differences as one range of percentage points: "−37,5 bis −12,5"."""
    return f"{points(low)} bis {points(high)}"
