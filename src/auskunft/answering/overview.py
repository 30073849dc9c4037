"""Small talk, and questions about the document itself: topic, sections, indicators, years."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from auskunft.answering import document_figures, phrasing
from auskunft.answering.descriptions import LONGEST_DESCRIPTION
from auskunft.answering.drafting import Draft
from auskunft.answering.wording import joined, marks, quoted
from auskunft.domain import Answer, Document, Passage, Reason
from auskunft.understanding.view import CorpusView

_SAID = (
    "greeting", "thanks", "farewell", "praise", "complaint", "help", "languages", "trust",
    "identity",
)  # fmt: skip
_EXAMPLES = 3
_MOST_TOPICS = 8


def subject(view: CorpusView, language: str) -> str:
    """What the documents are about, in a few words: their titles."""
    titles = [document.title for document in view.documents.values()]
    return joined(titles[:_MOST_TOPICS], language, ", ")


def conversation(draft: Draft) -> Answer | None:
    """Greeting, thanks, farewell, praise, "Was kannst du?", "Wer bist du?"."""
    for name in _SAID:
        if draft.query.has(f"conversation.{name}"):
            stated = subject(draft.view, draft.query.language)
            return draft.conversation(draft.say(name, stated=stated))
    return None


def about_document(draft: Draft, documents: Sequence[str]) -> Answer | None:
    """Answers to questions about the document as such; None for any other question."""
    handlers: dict[str, Callable[[Draft, list[Document]], Answer | None]] = {
        "document.further": document_figures.further,
        "document.summary": _summary,
        "document.indicators": document_figures.indicators,
        "document.sections": _sections,
        "document.years": document_figures.years,
        "document.regions": _regions,
        "document.source": _source,
        "document.size": _size,
        "document.topic": _topic,
    }
    chosen = [draft.view.documents[document_id] for document_id in documents]
    for intent, handler in handlers.items():
        if draft.query.has(intent) and (answer := handler(draft, chosen)) is not None:
            return answer
    return document_figures.named_offer(draft, chosen)


def _size(draft: Draft, _: list[Document]) -> Answer:
    """How long the document is: nothing that it says itself."""
    return draft.refused(Reason.NOT_STATED, draft.say("none_not_stated"))


def _title_mark(draft: Draft, document: Document) -> str:
    """Cites the first line of the document: its title as it stands."""
    text = document.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return marks([draft.citations.cite(document.id, start, end if end > start else len(text))])


def _topic(draft: Draft, documents: list[Document]) -> Answer:
    texts = []
    for document in documents:
        headings = _headings(draft.view, document)
        topics = joined(headings or [document.title], draft.query.language, ", ")
        text = draft.say(
            "doc_topic", title=document.title, topics=topics, marks=_topic_marks(draft, document)
        )
        facts = [view.fact for view in draft.view.facts if view.fact.document_id == document.id]
        if facts:
            items = "; ".join(phrasing.label(fact) for fact in facts[:_EXAMPLES])
            for fact in facts[:_EXAMPLES]:
                draft.citations.fact(fact)
            text += " " + draft.say("doc_topic_facts", count="", items=items)
        texts.append(" ".join(text.split()))
    return draft.answered(" ".join(texts), subject(draft.view, draft.query.language), 0.9)


def _topic_marks(draft: Draft, document: Document) -> str:
    """Cites the title, the headings where they stand, and the first sentence of the document."""
    numbers = [int(_title_mark(draft, document).strip("[]"))]
    for heading in _headings(draft.view, document)[:_EXAMPLES]:
        line = re.search(rf"^\W*{re.escape(heading)}\s*$", document.text, re.MULTILINE)
        if line is not None:
            start = document.text.index(heading, line.start())
            numbers.append(draft.citations.cite(document.id, start, start + len(heading)))
    first = next((s for s in draft.view.sentences if s.document_id == document.id), None)
    if first is not None:
        numbers.append(draft.citations.sentence(first))
    return marks(numbers)


def _headings(view: CorpusView, document: Document) -> list[str]:
    """The headings over passages and indicators, each once, in the order of the document."""
    starts: dict[str, int] = {}
    for passage in view.passages.values():
        if passage.document_id == document.id and passage.headings:
            first = starts.get(passage.headings[-1], passage.start)
            starts[passage.headings[-1]] = min(first, passage.start)
    for fact_view in view.facts:
        fact = fact_view.fact
        if fact.document_id == document.id and fact.headings:
            starts.setdefault(fact.headings[-1], fact.start)
    return [one for one in sorted(starts, key=starts.__getitem__) if one != document.title]


def _sections(draft: Draft, documents: list[Document], *, unknown: bool = False) -> Answer:
    """The sections; `unknown`: in reply to a question for one that the document does not have."""
    texts = []
    for document in documents:
        headings = _headings(draft.view, document)
        if not headings:
            mark = _title_mark(draft, document)
            texts.append(draft.say("doc_no_sections", title=document.title, marks=mark))
            continue
        items = [f"{heading} {_heading_mark(draft, document, heading)}" for heading in headings]
        shown = joined(items, draft.query.language, ", ")
        texts.append(draft.say("doc_sections", title=document.title, items=shown))
    if unknown:
        return draft.partial(
            Reason.NOT_STATED, f"{draft.say('none_section')} {' '.join(texts)}", 0.5
        )
    return draft.answered(" ".join(texts), "", 0.9)


def _heading_mark(draft: Draft, document: Document, heading: str) -> str:
    line = re.search(rf"^\W*({re.escape(heading)})\W*$", document.text, re.MULTILINE)
    if line is None:
        return _title_mark(draft, document)
    return marks([draft.citations.cite(document.id, line.start(1), line.end(1), heading)])


def _source(draft: Draft, documents: list[Document]) -> Answer:
    items = [
        f"{document.source or document.title} {_title_mark(draft, document)}"
        for document in documents
    ]
    return draft.answered(
        draft.say("doc_source", items=joined(items, draft.query.language)), "", 0.9
    )


def _regions(draft: Draft, documents: list[Document]) -> Answer:
    items = [
        f"{document.region or document.title} {_title_mark(draft, document)}"
        f"{_first_said(draft, document)}"
        for document in documents
    ]
    shown = joined(items, draft.query.language, ", ")
    names = [document.region or document.title for document in documents]
    return draft.answered(
        draft.say("doc_regions", items=shown), joined(names, draft.query.language, ", "), 0.9
    )


def _first_said(draft: Draft, document: Document) -> str:
    """The mark of the first sentence that names the document's region, or ""."""
    for sentence in draft.view.sentences:
        said = document.text[sentence.start : sentence.end]
        if sentence.document_id == document.id and document.region and document.region in said:
            return f" {marks([draft.citations.sentence(sentence)])}"
    return ""


def _summary(draft: Draft, documents: list[Document]) -> Answer:
    """The first sentence of every passage (of the section named, if one is), while room lasts."""
    passages = [
        passage
        for document in documents
        for passage in draft.view.passages.values()
        if passage.document_id == document.id
    ]
    named = [passage for passage in passages if _names_section(draft, passage)]
    if not named and draft.query.has("document.one_section"):
        return _sections(draft, documents, unknown=True)
    pieces: list[str] = []
    room = LONGEST_DESCRIPTION * 2
    for passage in named or passages:
        sentence = next(
            s
            for s in draft.view.sentences
            if (s.document_id, s.passage) == (passage.document_id, passage.number)
        )
        text = draft.view.text(sentence)
        if pieces and len(text) > room:
            break
        room -= len(text)
        mark = marks([draft.citations.sentence(sentence)])
        pieces.append(f"{quoted(text, draft.query.language)} {mark}")
    if not pieces:
        return _topic(draft, documents)
    return draft.answered(draft.say("doc_summary", items=" ".join(pieces)), "", 0.8)


def _names_section(draft: Draft, passage: Passage) -> bool:
    """Whether the question names the heading over a passage."""
    asked = draft.view.interpreter.keys(draft.query.question)
    return any(
        keys and keys <= asked
        for heading in passage.headings[1:] or passage.headings
        if (keys := draft.view.interpreter.keys(heading))
    )
