"""What an abbreviation stands for: the long name and the sentence that gives both."""

from __future__ import annotations

from auskunft.answering.drafting import Draft
from auskunft.answering.excerpts import excerpt
from auskunft.answering.wording import marks, quoted
from auskunft.domain import Answer, Span
from auskunft.understanding.view import EntityView


def answer_expansion(draft: Draft) -> Answer | None:
    """The full name of the one thing that is named by its abbreviation; None for any other."""
    query = draft.query
    if not query.has("describe.expansion") or len(query.entity_numbers) != 1 or query.terms:
        return None
    entity = draft.view.entities[query.entity_numbers[0]]
    mention = query.entities[0]
    asked = query.question[mention.start : mention.end]
    name = _long_name(entity, asked)
    if not name:
        return None
    for sentence in draft.view.sentences_about(entity.number):
        start = sentence.text.find(name)
        if start < 0 or asked not in sentence.text:
            continue
        cut = excerpt(sentence.text, Span(start, start + len(name)))
        first = sentence.sentence.start
        number = draft.citations.cite(
            sentence.sentence.document_id, first + cut.start, first + cut.end
        )
        shown = quoted(sentence.text[cut.start : cut.end], query.language)
        return draft.answered(draft.say("quote", quote=shown, mark=marks([number])), name, 0.9)
    return None


def _long_name(entity: EntityView, asked: str) -> str:
    """The name that is written out where the question has a shorter one; "" for none."""
    name = entity.entity.name
    return name if len(name) > len(asked) and asked not in name else ""
