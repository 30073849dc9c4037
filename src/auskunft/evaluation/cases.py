"""One case of a test set: what is asked, and what a right answer must and must not hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from auskunft.domain import Reason

MUST_PASS = "must-pass"  # noqa: S105 - a tag, no password


class Kind(StrEnum):
    """What sort of question a case is; decides which rules judge it."""

    FACT = "fact"
    DEFINE = "define"
    LIST = "list"
    INDICATOR = "indicator"
    COMPARE = "compare"
    COMPUTE = "compute"
    FOLLOWUP = "followup"
    ABSTAIN = "abstain"
    PARTIAL = "partial"
    TYPO = "typo"
    ENGLISH = "english"
    META = "meta"


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its expectations. `line` is where it stands in its file (0: nowhere).

    `accept` holds alternatives, each a tuple of strings that must all stand in the answer;
    `reject` strings that must not; `evidence` verbatim pieces of the corpus. Beyond the shared
    format a case may carry `tags`, the expected `reason` of an unanswerable question, and
    `standalone`, a follow-up written out in full. A `draft` still waits for a person.
    """

    id: str
    question: str
    history: tuple[str, ...] = ()
    kind: Kind = Kind.FACT
    answerable: bool = True
    accept: tuple[tuple[str, ...], ...] = ()
    reject: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    reason: Reason | None = None
    standalone: str = ""
    draft: bool = False
    note: str = ""
    line: int = field(default=0, compare=False)

    @property
    def must_pass(self) -> bool:
        """Whether a baseline comparison fails as soon as this case turns wrong."""
        return MUST_PASS in self.tags

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits over everything that is asked or expected, to notice an edit."""
        record = case_to_record(self)
        for name in ("id", "tags", "draft", "note"):
            record.pop(name, None)
        text = json.dumps(record, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:12]


def stable_id(question: str, history: Sequence[str]) -> str:
    """An id that stays when lines move: it depends on what is asked alone."""
    asked = "\n".join([*history, question])
    return "frage-" + hashlib.sha256(asked.encode()).hexdigest()[:8]


Choice = TypeVar("Choice", bound=StrEnum)


class RecordError(ValueError):
    """A record of a file is not what it should be; the message is German and names the field."""


_FIELDS = frozenset(Case.__slots__) - {"line"}


def case_from_record(record: object, line: int = 0) -> Case:
    """The case that a JSON object describes.

    Raises:
        RecordError: naming the field that is missing, unknown or of the wrong type.
    """
    if not isinstance(record, Mapping):
        raise RecordError("kein JSON-Objekt, sondern etwas anderes")
    unknown = sorted(str(name) for name in record if name not in _FIELDS)
    if unknown:
        raise RecordError(
            f"unbekanntes Feld „{unknown[0]}“ (bekannt: {', '.join(sorted(_FIELDS))})"
        )
    answerable = _flag(record, "answerable", default=True)
    default_kind = Kind.FACT if answerable else Kind.ABSTAIN
    return Case(
        id=_text(record, "id", required=True),
        question=_text(record, "question", required=True),
        history=_texts(record, "history"),
        kind=_choice(Kind, record, "kind") or default_kind,
        answerable=answerable,
        accept=_alternatives(record),
        reject=_texts(record, "reject"),
        evidence=_texts(record, "evidence"),
        tags=_texts(record, "tags"),
        reason=_choice(Reason, record, "reason"),
        standalone=_text(record, "standalone"),
        draft=_flag(record, "draft", default=False),
        note=_text(record, "note"),
        line=line,
    )


def case_to_record(case: Case) -> dict[str, Any]:
    """The case as a JSON object: the shared fields always, the others where they say something."""
    record: dict[str, Any] = {
        "id": case.id,
        "question": case.question,
        "history": list(case.history),
        "kind": case.kind.value,
        "answerable": case.answerable,
        "accept": [list(alternative) for alternative in case.accept],
        "reject": list(case.reject),
        "evidence": list(case.evidence),
    }
    optional = {
        "tags": list(case.tags),
        "reason": case.reason.value if case.reason else None,
        "standalone": case.standalone,
        "draft": case.draft,
        "note": case.note,
    }
    return record | {name: value for name, value in optional.items() if value}


def _text(record: Mapping[str, Any], name: str, *, required: bool = False) -> str:
    value = record.get(name)
    if value is None and not required:
        return ""
    if not isinstance(value, str) or (required and not value.strip()):
        raise RecordError(f"„{name}“ muss ein nicht leerer Text sein")
    return value


def _flag(record: Mapping[str, Any], name: str, *, default: bool) -> bool:
    value = record.get(name, default)
    if not isinstance(value, bool):
        raise RecordError(f"„{name}“ muss true oder false sein")
    return value


def _choice(choices: type[Choice], record: Mapping[str, Any], name: str) -> Choice | None:
    value = record.get(name)
    if value in (None, ""):
        return None
    if value not in list(choices):
        raise RecordError(f"„{name}“ ist „{value}“, erlaubt sind: {', '.join(choices)}")
    return choices(value)


def _texts(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = record.get(name, [])
    if not _is_list_of_texts(value):
        raise RecordError(f"„{name}“ muss eine Liste nicht leerer Texte sein")
    return tuple(value)


def _alternatives(record: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    value = record.get("accept", [])
    well_formed = isinstance(value, list) and all(
        _is_list_of_texts(alternative) and alternative for alternative in value
    )
    if not well_formed:
        raise RecordError(
            '„accept“ muss eine Liste von Listen sein, etwa [["200"], ["zweihundert"]]'
        )
    return tuple(tuple(alternative) for alternative in value)


def _is_list_of_texts(value: object) -> bool:
    return (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and all(isinstance(item, str) and item.strip() for item in value)
    )
