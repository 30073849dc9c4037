"""Readers' verdicts from the web chat (`auskunft serve --feedback FILE`) as draft cases."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from auskunft.evaluation.cases import Case, Kind, RecordError, case_from_record, stable_id
from auskunft.evaluation.readings import Problem, Reading

_TAG = "rückmeldung"
_ANSWERED = "answered"


def is_feedback(text: str) -> bool:
    """Whether the first line that is not blank is a verdict."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, Mapping) and "helpful" in record and "answer" in record


def read_feedback(text: str) -> Reading:
    """One draft for each question that was judged; of several verdicts the worst one counts.

    An answer found helpful becomes what is expected: its short answer and its quotes. One that
    was not leaves open what is; the note holds what was said and what the reader wrote.
    """
    cases: dict[str, Case] = {}
    unhelpful: set[str] = set()
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            verdict = json.loads(line)
            case = _case(verdict, number)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            says = str(error) if isinstance(error, RecordError) else "kein vollständiges Urteil"
            problems.append(Problem(number, says))
            continue
        worse = not verdict["helpful"] and case.id not in unhelpful
        if worse or case.id not in cases:
            cases[case.id] = case
        if not verdict["helpful"]:
            unhelpful.add(case.id)
    return Reading(tuple(cases.values()), tuple(problems))


def _case(verdict: Mapping[str, Any], line: int) -> Case:
    answer, history = verdict["answer"], verdict["history"]
    answered = answer["status"] == _ANSWERED
    record: dict[str, Any] = {
        "id": stable_id(verdict["question"], history),
        "question": verdict["question"],
        "history": history,
        "kind": _kind(answered=answered, history=history),
        "answerable": answered,
        "tags": [_TAG],
        "draft": True,
    }
    if not verdict["helpful"]:
        comment = f" Anmerkung: {verdict['comment']}" if verdict.get("comment") else ""
        record["note"] = f"Nicht hilfreich. Geantwortet wurde: {answer['text']}{comment}"
    elif answered:
        short = answer["short"] if answer["short"] in answer["text"] else ""
        record["accept"] = [[short]] if short else []
        record["evidence"] = [citation["quote"] for citation in answer["citations"]]
    else:
        record["reason"] = answer["reason"]
    return case_from_record(record, line)


def _kind(*, answered: bool, history: list[str]) -> str:
    if not answered:
        return Kind.ABSTAIN.value
    return Kind.FOLLOWUP.value if history else Kind.FACT.value
