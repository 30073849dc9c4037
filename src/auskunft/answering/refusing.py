"""Why there is no answer, told apart, with what is near."""

from __future__ import annotations

from collections.abc import Sequence

from auskunft import german
from auskunft.answering.drafting import Draft
from auskunft.answering.overview import subject
from auskunft.answering.wording import joined
from auskunft.domain import Answer, Reason
from auskunft.understanding.glossary import Term


def refuse(draft: Draft, unknown_names: Sequence[str]) -> Answer:
    """The refusal with the reason that fits the question."""
    query = draft.query
    stated = subject(draft.view, query.language)
    if query.foreign_regions:
        asked = joined([region.name for region in query.foreign_regions], query.language, ", ")
        text = draft.say("none_other_region", asked=asked, stated=stated)
        return draft.refused(Reason.OTHER_REGION, text)
    if unknown_names and (query.entities or not query.terms or _near_field(draft)):
        text = draft.say("none_unknown_entity", asked=unknown_names[0])
        return draft.refused(Reason.UNKNOWN_ENTITY, text)
    nouns = [term for term in query.terms if term.qualifier or term.known]
    if not query.terms and not query.entities:
        return draft.refused(Reason.NOT_UNDERSTOOD, draft.say("none_not_understood"))
    telling = [term for term in nouns if term.qualifier] or nouns or query.terms
    if any(_belongs(draft, term) for term in telling) or query.entities:
        return _not_stated(draft, nouns)
    if not _is_language(draft):
        return draft.refused(Reason.NOT_UNDERSTOOD, draft.say("none_not_understood"))
    text = draft.say("none_off_topic", stated=draft.say("topics_stated", topics=stated))
    return draft.refused(Reason.OFF_TOPIC, text)


def _near_field(draft: Draft) -> bool:
    """Whether anything but the unknown name belongs to the field: else it is only noise."""
    return any(_belongs(draft, term) for term in draft.query.terms) or draft.query.has(
        "describe.patterns"
    )


def _not_stated(draft: Draft, nouns: Sequence[Term]) -> Answer:
    missing = [term.text for term in nouns if not set(term.keys) <= draft.view.keys]
    if missing:
        text = draft.say("none_not_stated_about", asked=missing[0])
    else:
        text = draft.say("none_not_stated")
    return draft.refused(Reason.NOT_STATED, text)


def _belongs(draft: Draft, term: Term) -> bool:
    """Whether a term is of the field or of the corpus."""
    return term.known or bool(set(term.keys) & draft.view.keys)


def _is_language(draft: Draft) -> bool:
    """Whether the question has words of a language at all, not only letters."""
    return any(
        german.in_dictionary(word) for term in draft.query.terms for word in term.text.split()
    )
