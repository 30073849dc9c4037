"""The flow from a question to a proven answer."""

from auskunft.assistant.assistant import Assistant
from auskunft.assistant.serialisation import answer_to_json

__all__ = ["Assistant", "answer_to_json"]
