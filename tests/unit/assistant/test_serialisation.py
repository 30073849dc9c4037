from __future__ import annotations

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from auskunft.assistant import answer_to_json
from auskunft.domain import (
    Answer,
    Citation,
    Computation,
    Mode,
    Operand,
    Reason,
    Status,
)

QUOTE = "Im Hafen liegen 0,35 Prozent der Boote."
FULL = Answer(
    status=Status.ANSWERED,
    text="Zusammen sind es 0,95 Prozent. [1]",
    short="0,95 Prozent",
    mode=Mode.COMPUTED,
    citations=(Citation("hafen", "Hafen", "Boote › Netze", QUOTE, 12, 12 + len(QUOTE)),),
    computation=Computation(
        "0,35 + 0,60 = 0,95",
        (Operand(Decimal("0.35"), "Prozent", 1), Operand(Decimal("0.60"), "Prozent", 1)),
        Decimal("0.95"),
        "Prozent",
    ),
    suggestions=("Wie viele Boote gibt es?",),
    standalone_question="Wie viel ist das zusammen?",
    confidence=0.123456,
)


def test_the_whole_form() -> None:
    assert answer_to_json(FULL) == {
        "status": "answered",
        "mode": "computed",
        "text": "Zusammen sind es 0,95 Prozent. [1]",
        "short": "0,95 Prozent",
        "reason": None,
        "citations": [
            {
                "number": 1,
                "document": "hafen",
                "title": "Hafen",
                "section": "Boote › Netze",
                "quote": QUOTE,
                "start": 12,
                "end": 12 + len(QUOTE),
            }
        ],
        "computation": {
            "formula": "0,35 + 0,60 = 0,95",
            "operands": [
                {"value": "0.35", "unit": "Prozent", "citation": 1},
                {"value": "0.60", "unit": "Prozent", "citation": 1},
            ],
            "result": "0.95",
            "unit": "Prozent",
            "rounding": "",
        },
        "suggestions": ["Wie viele Boote gibt es?"],
        "standalone_question": "Wie viel ist das zusammen?",
        "confidence": 0.1235,
    }


def test_a_refusal_has_no_mode_and_no_computation() -> None:
    found = answer_to_json(Answer(Status.NOT_IN_CORPUS, "Nein.", reason=Reason.OFF_TOPIC))
    assert (found["status"], found["reason"]) == ("not_in_corpus", "off_topic")
    assert (found["mode"], found["computation"]) == (None, None)
    assert (found["citations"], found["suggestions"]) == ([], [])


def test_keys_stand_in_the_order_of_the_format() -> None:
    assert list(answer_to_json(FULL)) == [
        "status",
        "mode",
        "text",
        "short",
        "reason",
        "citations",
        "computation",
        "suggestions",
        "standalone_question",
        "confidence",
    ]


@given(
    st.decimals(allow_nan=False, allow_infinity=False),
    st.text(),
    st.sampled_from(Status),
    st.floats(0, 1),
)
def test_it_is_json_and_no_figure_is_rounded_on_the_way(
    result: Decimal, text: str, status: Status, confidence: float
) -> None:
    answer = Answer(
        status, text, computation=Computation("", (), result, ""), confidence=confidence
    )
    found = json.loads(json.dumps(answer_to_json(answer)))
    assert found["text"] == text
    assert found["status"] == status.value
    assert Decimal(found["computation"]["result"]).compare_total(result) == 0
    assert abs(found["confidence"] - confidence) <= 0.0000501
