"""The values that travel between the rooms: frozen, hashable, standard library only.

All `start`/`end` pairs are offsets in characters into the text of the document they name,
half open, so that `document.text[start:end]` is the thing itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

# --- the corpus -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """What reading a question and a sentence together gives.

    `score` is the logit that the sentence answers; `start` and `end` are the offsets in it of the
    words that do, if any, and `sure` says how likely just these are.
    """

    score: float = 0.0
    start: int = 0
    end: int = 0
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class Document:
    """A source document as it stands in the corpus folder.

    `region` is the Land (or other area) that the document is about, `aliases` other names of
    that region; both may be empty where neither the TOML file nor the text gives them.
    """

    id: str
    title: str
    text: str
    region: str = ""
    aliases: tuple[str, ...] = ()
    source: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph (or list item, or table row) under its headings, outermost heading first."""

    document_id: str
    number: int
    headings: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the number of the passage in its document that holds it."""

    document_id: str
    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year (`first == last`) or a run of years."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


class Comparator(StrEnum):
    """How a figure in prose is bounded: "über 200", "rund 300", "bis zu 40"."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    ABOUT = "about"
    ALMOST = "almost"
    UP_TO = "up_to"
    LESS_THAN = "less_than"


@dataclass(frozen=True, slots=True)
class Fact:
    """An indicator. `start`/`end` span its lines (value, unit, label), without the closing line.

    `value` is parsed once from German notation, `spelling` is how it stands ("4.102").
    `label` is the whole label as it stands; `measure` is the label without period and scope;
    `scope` what narrows it ("im Staatssektor", "je 1 Mio. Einwohner"), "" for none.
    """

    document_id: str
    label: str
    measure: str
    value: Decimal
    spelling: str
    unit: str
    period: Period | None
    scope: str
    region: str
    headings: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure inside prose with what it counts.

    `start`/`end` span the whole expression ("über 200 Unternehmen, … und Organisationen"),
    `noun` is the counted noun phrase, `unit` a unit such as "Prozent" or "Mio. Euro" or "".
    For "66 von 268" `value` is 66 and `whole` 268; for "jede fünfte" 1 and 5.
    """

    document_id: str
    value: Decimal
    spelling: str
    comparator: Comparator
    unit: str
    noun: str
    whole: Decimal | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """Something the text names, with the other names it gives it and where it is mentioned."""

    document_id: str
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]


# --- the question -----------------------------------------------------------------------


class AnswerType(StrEnum):
    """What a right answer to a question looks like."""

    COUNT = "count"
    AMOUNT = "amount"
    SHARE = "share"
    DATE = "date"
    DURATION = "duration"
    PERSON = "person"
    PLACE = "place"
    TERM = "term"
    DEFINITION = "definition"
    REASON = "reason"
    MANNER = "manner"
    YES_NO = "yes_no"
    LIST = "list"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the question asks for: the type, and the words it gives for it.

    `focus` is the noun phrase that the answer must be an instance of or count ("Partner" in
    "Wie viele Partner hat …?", "Netzwerke" in "Welche Netzwerke …?"), "" where there is none.
    """

    type: AnswerType
    focus: str = ""


# --- evidence and answers ---------------------------------------------------------------

Target = Passage | Sentence | Fact


@dataclass(frozen=True, slots=True)
class Evidence:
    """A match: the score belongs to it, never to the target. Higher is better."""

    target: Target
    score: float


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim piece of a document; valid only while `text[start:end] == quote`."""

    document_id: str
    title: str
    section: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Operand:
    """One figure of a computation; `citation` is the number of the citation it stands in."""

    value: Decimal
    unit: str
    citation: int


@dataclass(frozen=True, slots=True)
class Computation:
    """The receipt of a computed figure; `rounding` says how the result was rounded, or ""."""

    formula: str
    operands: tuple[Operand, ...]
    result: Decimal
    unit: str
    rounding: str = ""


class Status(StrEnum):
    """Whether the corpus states the answer, something near it, nothing, or it was small talk."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_IN_CORPUS = "not_in_corpus"
    CONVERSATION = "conversation"


class Mode(StrEnum):
    """How the answer came about."""

    QUOTED = "quoted"
    COMPUTED = "computed"
    REPHRASED = "rephrased"


class Reason(StrEnum):
    """Why a question is not (fully) answered."""

    OTHER_PERIOD = "other_period"
    OTHER_REGION = "other_region"
    OTHER_SCOPE = "other_scope"
    UNKNOWN_ENTITY = "unknown_entity"
    NOT_STATED = "not_stated"
    OFF_TOPIC = "off_topic"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class Answer:
    """What leaves the assistant. Citation n of the text's "[n]" is `citations[n - 1]`.

    `correction` is the remark on a misspelt word that the text ends with, "" where there is none.
    """

    status: Status
    text: str
    short: str = ""
    mode: Mode | None = None
    reason: Reason | None = None
    citations: tuple[Citation, ...] = ()
    computation: Computation | None = None
    suggestions: tuple[str, ...] = ()
    standalone_question: str = ""
    confidence: float = 0.0
    correction: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of the user's and the answer it got."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far, oldest first."""

    turns: tuple[Turn, ...] = ()

    def with_turn(self, question: str, answer: Answer) -> Conversation:
        """The conversation one turn later."""
        return Conversation((*self.turns, Turn(question, answer)))
