"""The name of what a sentence goes on about, where "welches Netzwerk …?" asks for it."""

from __future__ import annotations

from auskunft import german
from auskunft.answering.citing import cited_sentence
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
    sentence = cited_sentence(draft.view, answer.citations[0]) if heads else None
    entity = _to_name(draft, sentence, heads[0], answer.short) if sentence is not None else None
    if sentence is None or entity is None:
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


def _to_name(draft: Draft, sentence: SentenceView, head: Term, short: str) -> EntityView | None:
    """The one thing that the sentence is about, if it is of the kind and no other is the answer."""
    if len(sentence.topics) != 1:
        return None
    entity = draft.view.entities[next(iter(sentence.topics))]
    others = [draft.view.entities[n] for n in sentence.mentioned if n != entity.number]
    if any(_says(short, one) and _of_the_kind(draft, one, head) for one in others):
        return None
    referred_to = entity.number not in sentence.mentioned and set(head.keys) <= sentence.keys
    return entity if referred_to or _of_the_kind(draft, entity, head) else None


def _says(short: str, entity: EntityView) -> bool:
    names = (entity.entity.name, *entity.entity.aliases)
    return bool(short) and any(name in short for name in names)


def _of_the_kind(draft: Draft, entity: EntityView, head: Term) -> bool:
    """Whether the entity is of the kind: by its name, by what it is called, or introduced as."""
    if of_kind(draft, entity, head) or called(draft, entity, [head]):
        return True
    text = draft.view.documents[entity.entity.document_id].text
    first = entity.entity.mentions[0]
    before = german.words(text[max(0, first.start - 60) : first.start])[-_WORDS_BEFORE:]
    keys = {key for word in before for key in draft.view.interpreter.keys(word.text)}
    return set(head.keys) <= keys
