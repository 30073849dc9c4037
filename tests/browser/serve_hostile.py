"""Serves hostile texts only: `python -m tests.browser.serve_hostile PORT`."""

from __future__ import annotations

import sys
from decimal import Decimal

from tests.browser.test_hostile import PAYLOADS

from auskunft.domain import (
    Answer,
    Citation,
    Computation,
    Conversation,
    Document,
    Fact,
    Mode,
    Operand,
    Status,
)
from auskunft.web import WebOptions, serve

_ALL = "\n\n".join(PAYLOADS)


class HostileAssistant:
    """Says nothing but payloads."""

    documents = (Document("d", PAYLOADS[0], _ALL, PAYLOADS[1], (), PAYLOADS[2], PAYLOADS[3]),)
    facts = tuple(
        Fact("d", text, text, Decimal(number), text, text, None, text, text, (), 0, 5)
        for number, text in enumerate(PAYLOADS)
    )

    def suggestions(self, language: str = "de") -> tuple[str, ...]:
        """Every payload."""
        _ = language
        return tuple(PAYLOADS)

    def ask(self, question: str, conversation: Conversation) -> Answer:
        """Every payload everywhere."""
        _ = question, conversation
        citations = tuple(
            Citation("d", text, text, text, _ALL.index(text), _ALL.index(text) + len(text))
            for text in PAYLOADS
        )
        return Answer(
            Status.ANSWERED,
            _ALL,
            short=PAYLOADS[1],
            mode=Mode.COMPUTED,
            citations=citations,
            computation=Computation(_ALL, (Operand(Decimal(1), _ALL, 1),), Decimal(1), _ALL, _ALL),
            suggestions=tuple(PAYLOADS),
            standalone_question=_ALL,
        )


if __name__ == "__main__":
    serve(HostileAssistant, WebOptions(port=int(sys.argv[1])))
