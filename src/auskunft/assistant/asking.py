"""An assistant as a plain function: question and earlier questions in, answer JSON out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from auskunft.assistant.assistant import Assistant
from auskunft.assistant.serialisation import answer_to_json
from auskunft.domain import Conversation


def replay(assistant: Assistant, history: Sequence[str]) -> Conversation:
    """The conversation that these earlier questions make; the answers are given anew."""
    conversation = Conversation()
    for question in history:
        conversation = conversation.with_turn(question, assistant.ask(question, conversation))
    return conversation


def replaying(assistant: Assistant) -> Callable[[str, Sequence[str]], dict[str, Any]]:
    """`ask(question, history)` as evaluation and the HTTP API call it."""

    def ask(question: str, history: Sequence[str] = ()) -> dict[str, Any]:
        return answer_to_json(assistant.ask(question, replay(assistant, history)))

    return ask
