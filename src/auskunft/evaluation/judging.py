"""Whether an answer is right, and if not, why not: the rules of the test-set format.

Answerable: the status is "answered", one alternative of `accept` stands in the text, nothing of
`reject` does, and a verbatim citation overlaps the evidence. Unanswerable: the status is not
"answered" (and for kind partial the nearest fact stands in the text), and nothing of `reject`
does. Either way a text of more than 400 characters is wrong, except for define, list, compare
and meta.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from auskunft.domain import Status
from auskunft.evaluation.cases import Case, Kind
from auskunft.evaluation.evidence import Documents
from auskunft.evaluation.folding import fold, stands_in
from auskunft.evaluation.responses import Response

MAX_CHARACTERS = 400
LONG_KINDS = frozenset({Kind.DEFINE, Kind.LIST, Kind.COMPARE, Kind.META})
"""Kinds whose answers may be long, and have no short form."""
_CITATION_MARK = re.compile(r"\s*\[\d{1,3}\]")


class Failure(StrEnum):
    """A rule that an answer broke."""

    ERROR = "error"
    NOT_ANSWERED = "not_answered"
    FALSE_ANSWER = "false_answer"
    ACCEPT_MISSING = "accept_missing"
    REJECT_PRESENT = "reject_present"
    EVIDENCE_MISSED = "evidence_missed"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rules that were broken; right where none was. `details` says what, in German."""

    failures: tuple[Failure, ...] = ()
    details: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether no rule was broken."""
        return not self.failures


def comparable_text(response: Response) -> str:
    """The answer's text folded, without its citation marks: "[1]" is no figure of the answer."""
    return fold(_CITATION_MARK.sub("", response.text))


def accepted(case: Case, folded_text: str) -> bool:
    """Whether all strings of some alternative stand in the text; true where none is asked for."""
    if not case.accept:
        return True
    return any(
        all(stands_in(needle, folded_text) for needle in alternative) for alternative in case.accept
    )


def judge(case: Case, response: Response, documents: Documents) -> Verdict:
    """Apply every rule, so that the report can name all that is wrong at once."""
    if response.error:
        return Verdict((Failure.ERROR,), (response.error,))
    text = comparable_text(response)
    status = _status_failure(case, response)
    checks = [status, _reject_failure(case, text), _length_failure(case, response)]
    if status is None:  # an abstention lacks answer and evidence anyway: no news
        checks += [_accept_failure(case, text), _evidence_failure(case, response, documents)]
    broken = [check for check in checks if check is not None]
    return Verdict(tuple(failure for failure, _ in broken), tuple(detail for _, detail in broken))


def _status_failure(case: Case, response: Response) -> tuple[Failure, str] | None:
    status = response.status
    if not case.answerable:
        if status is Status.ANSWERED:
            return Failure.FALSE_ANSWER, "beantwortet, obwohl der Korpus es nicht sagt"
        return None
    allowed = {Status.ANSWERED}
    if case.kind is Kind.META:
        allowed.add(Status.CONVERSATION)
    if status in allowed:
        return None
    return Failure.NOT_ANSWERED, f"nicht beantwortet (Status „{status}“)"


def _accept_failure(case: Case, text: str) -> tuple[Failure, str] | None:
    if not case.answerable and case.kind is not Kind.PARTIAL:
        return None
    if accepted(case, text):
        return None
    wanted = " oder ".join(" + ".join(alternative) for alternative in case.accept)
    return Failure.ACCEPT_MISSING, f"es fehlt: {wanted}"


def _reject_failure(case: Case, text: str) -> tuple[Failure, str] | None:
    found = [needle for needle in case.reject if stands_in(needle, text)]
    if not found:
        return None
    return Failure.REJECT_PRESENT, f"darf nicht darin stehen: {', '.join(found)}"


def _evidence_failure(
    case: Case, response: Response, documents: Documents
) -> tuple[Failure, str] | None:
    if not case.answerable or not case.evidence:
        return None
    if documents.supports(response.citations, case.evidence):
        return None
    return Failure.EVIDENCE_MISSED, "keine wörtliche Fundstelle trifft den erwarteten Beleg"


def _length_failure(case: Case, response: Response) -> tuple[Failure, str] | None:
    length = len(response.text)
    if case.kind in LONG_KINDS or length <= MAX_CHARACTERS:
        return None
    return Failure.TOO_LONG, f"{length} Zeichen lang, erlaubt sind {MAX_CHARACTERS}"
