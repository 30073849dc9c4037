"""An answer of any system under test, read from the answer JSON of the design and checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from auskunft.domain import Citation, Reason, Status
from auskunft.errors import AuskunftError

Ask = Callable[[str, Sequence[str]], Mapping[str, Any]]
"""`ask(question, earlier user questions)` gives the answer JSON as a mapping."""

Rank = Callable[[str], Sequence[tuple[str, int, int, float]]]
"""`rank(standalone question)` gives (document id, start, end, score), best first."""


class AskError(AuskunftError):
    """The system under test is down, too slow, or answers something that is no answer."""


@dataclass(frozen=True, slots=True)
class Response:
    """What the judge needs of an answer. `error` is set where the system refused the question."""

    status: Status
    text: str
    short: str = ""
    reason: Reason | None = None
    citations: tuple[Citation, ...] = ()
    confidence: float = 0.0
    standalone_question: str = ""
    error: str = ""


def refused(message: str) -> Response:
    """The response to a question that the system refused with an error message."""
    return Response(Status.NOT_IN_CORPUS, "", error=message)


def response_from_json(answer: object) -> Response:
    """Read the answer JSON.

    Raises:
        AskError: naming what is missing or of the wrong type.
    """
    if not isinstance(answer, Mapping):
        raise AskError(_nonsense("kein JSON-Objekt"))
    status, reason = answer.get("status"), answer.get("reason")
    if status not in list(Status):
        raise AskError(_nonsense(f"„status“ ist {status!r}"))
    if reason is not None and reason not in list(Reason):
        raise AskError(_nonsense(f"„reason“ ist {reason!r}"))
    citations = answer.get("citations") or []
    if not isinstance(citations, Sequence) or isinstance(citations, str):
        raise AskError(_nonsense("„citations“ ist keine Liste"))
    return Response(
        status=Status(status),
        text=_text(answer, "text"),
        short=_text(answer, "short"),
        reason=Reason(reason) if reason else None,
        citations=tuple(_citation(citation) for citation in citations),
        confidence=_confidence(answer),
        standalone_question=_text(answer, "standalone_question"),
    )


def _citation(record: object) -> Citation:
    if not isinstance(record, Mapping):
        raise AskError(_nonsense("eine Fundstelle ist kein Objekt"))
    start, end = record.get("start"), record.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        raise AskError(_nonsense("einer Fundstelle fehlen „start“ und „end“"))
    return Citation(
        document_id=_text(record, "document"),
        title=_text(record, "title"),
        section=_text(record, "section"),
        quote=_text(record, "quote"),
        start=start,
        end=end,
    )


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise AskError(_nonsense(f"„{name}“ ist kein Text"))
    return value


def _confidence(answer: Mapping[str, Any]) -> float:
    value = answer.get("confidence", 0.0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise AskError(_nonsense(f"„confidence“ ist {value!r} statt einer Zahl von 0 bis 1"))
    return float(value)


def _nonsense(what: str) -> str:
    return f"Die Antwort hat nicht die vereinbarte Form ({what}); bitte das System prüfen."
