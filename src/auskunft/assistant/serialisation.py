"""An answer as the JSON that the command line, the HTTP API and predictions share."""

from __future__ import annotations

from typing import Any

from auskunft.domain import Answer, Citation, Computation


def _citation(number: int, citation: Citation) -> dict[str, Any]:
    return {
        "number": number,
        "document": citation.document_id,
        "title": citation.title,
        "section": citation.section,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
    }


def _computation(computation: Computation) -> dict[str, Any]:
    return {
        "formula": computation.formula,
        "operands": [
            {"value": str(operand.value), "unit": operand.unit, "citation": operand.citation}
            for operand in computation.operands
        ],
        "result": str(computation.result),
        "unit": computation.unit,
        "rounding": computation.rounding,
    }


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """The answer as plain JSON values; figures are strings, so that none is rounded on the way."""
    return {
        "status": answer.status.value,
        "mode": answer.mode.value if answer.mode else None,
        "text": answer.text,
        "short": answer.short,
        "reason": answer.reason.value if answer.reason else None,
        "citations": [
            _citation(number, citation) for number, citation in enumerate(answer.citations, 1)
        ],
        "computation": _computation(answer.computation) if answer.computation else None,
        "suggestions": list(answer.suggestions),
        "standalone_question": answer.standalone_question,
        "confidence": round(answer.confidence, 4),
    }
