"""The name of what a sentence goes on about, where "welches Netzwerk …?" asks for it."""

from __future__ import annotations

from auskunft import german
from auskunft.answering.drafting import Draft
from auskunft.answering.kinds import called, is_kind, of_kind
from auskunft.answering.lists import focus_terms, shown_name
from auskunft.answering.wording import marks
from auskunft.domain import Answer, AnswerType, Status
from auskunft.understanding.glossary import Term
from auskunft.understanding.view import EntityView, SentenceView

_WORDS_BEFORE = 2
_ASKS_FOR_ONE = frozenset({AnswerType.TERM, AnswerType.LIST})


def with_name(draft: Draft, answer: Answer | None) -> Answer | None:
    """The answer opened by the name of the thing of the kind asked for that it is about.

    Unchanged where no kind is asked for, or the answer names a thing of the kind itself.
    """
    query = draft.query
    if answer is None or answer.status is not Status.ANSWERED or query.entities:
        return answer
    if query.expectation.type not in _ASKS_FOR_ONE or len(answer.citations) != 1:
        return answer
    heads = [term for term in focus_terms(draft) if is_kind(term)]
    sentence = _cited(draft, answer) if heads else None
    if sentence is None or len(sentence.topics) != 1:
        return answer
    entity = draft.view.entities[next(iter(sentence.topics))]
    if not _of_the_kind(draft, entity, heads[0]):
        return answer
    name = shown_name(entity)
    if entity.number in sentence.mentioned:
        return draft.answered(answer.text, name, answer.confidence)
    first = next(
        one for one in draft.view.sentences_about(entity.number) if entity.number in one.mentioned
    )
    mark = marks([draft.citations.sentence(first.sentence)])
    text = draft.say("quote_about", name=f"{name} {mark}", quote=answer.text)
    return draft.answered(text, name, answer.confidence)


def _cited(draft: Draft, answer: Answer) -> SentenceView | None:
    """The sentence that the answer quotes."""
    citation = answer.citations[0]
    for number, sentence in enumerate(draft.view.sentences):
        same = sentence.document_id == citation.document_id
        if same and sentence.start <= citation.start < sentence.end:
            return draft.view.sentence_view(number)
    return None


def _of_the_kind(draft: Draft, entity: EntityView, head: Term) -> bool:
    """Whether the entity is of the kind: by its name, by what it is called, or introduced as."""
    if of_kind(draft, entity, head) or called(draft, entity, [head]):
        return True
    text = draft.view.documents[entity.entity.document_id].text
    first = entity.entity.mentions[0]
    before = german.words(text[max(0, first.start - 60) : first.start])[-_WORDS_BEFORE:]
    keys = {key for word in before for key in draft.view.interpreter.keys(word.text)}
    return set(head.keys) <= keys
