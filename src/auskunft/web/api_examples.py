"""Examples in the description of the API; the Land in them is invented."""

from __future__ import annotations

from typing import Any

from fastapi.openapi.models import Example

_QUOTE = "4.200\nPromotionen im Jahr 2021"

QUESTION_EXAMPLES: dict[str, Example] = {
    "deutsch": {
        "summary": "Eine Frage",
        "value": {"question": "Wie viele Promotionen gab es 2021?"},
    },
    "anschlussfrage": {
        "summary": "Eine Anschlussfrage",
        "value": {"question": "Und 2020?", "history": ["Wie viele Promotionen gab es 2021?"]},
    },
    "english": {
        "summary": "A question in English",
        "value": {"question": "How many doctorates were awarded in 2021?"},
    },
}


def _answer(text: str, short: str, asked: str) -> dict[str, Any]:
    citation = {
        "number": 1,
        "document": "beispielland",
        "title": "Beispielland",
        "section": "",
        "quote": _QUOTE,
        "start": 3120,
        "end": 3120 + len(_QUOTE),
    }
    return {
        "status": "answered",
        "mode": "quoted",
        "text": text,
        "short": short,
        "reason": None,
        "citations": [citation],
        "computation": None,
        "suggestions": [],
        "standalone_question": asked,
        "confidence": 1.0,
    }


_ANSWERS = {
    "deutsch": {
        "summary": "Eine Antwort",
        "value": _answer(
            "Im Jahr 2021 gab es im Beispielland 4.200 Promotionen. [1]",
            "4.200",
            "Wie viele Promotionen gab es 2021?",
        ),
    },
    "english": {
        "summary": "An answer in English",
        "value": _answer(
            "Beispielland: “Promotionen” (2021): 4,200 (“4.200”). [1]",
            "4,200",
            "How many doctorates were awarded in 2021?",
        ),
    },
}
ANSWER_EXAMPLES: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/json": {"examples": _ANSWERS}}}
}
