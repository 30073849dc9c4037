"""Follow-up questions made standalone: ellipsis, pronouns, "davon", "diese Zahl".

The earlier question is edited where it can be (the stretch that named a scope, a year, a region
or a thing is replaced by the new one); what is resolved is shown to the user.
"""

from __future__ import annotations

import re

from auskunft import german
from auskunft.domain import AnswerType, Conversation, Status, Turn
from auskunft.followup.context import (
    asked_before,
    capitalised,
    counted,
    entity_phrase,
    named_stretch,
    standalone,
)
from auskunft.followup.cues import cues, fits, without_lead_in
from auskunft.followup.ellipsis import ellipsis
from auskunft.followup.periods import with_year
from auskunft.followup.question_words import in_percent, other_question_word
from auskunft.followup.references import reference
from auskunft.followup.slots import with_preposition
from auskunft.understanding.intents import intents
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding

_THAT = re.compile(
    r"(Ist|Sind|War|Waren|Liegt|Is|Was|Are) (?:das|es|dies|that|it|this)\b", re.IGNORECASE
)
_COMBINED = ("together", "apart", "rivals")
_AND = re.compile(r"^(?:und|aber|and|but)\s+", re.IGNORECASE)
_UNCOUNTED = re.compile(r"\bwie ?viel\b")
_ADJECTIVAL = re.compile(r"(?:nde|igte)$")
"""Nouns inflected as adjectives: "Studierende", "Beschäftigte"."""


def resolve(question: str, conversation: Conversation, understanding: Understanding) -> str:
    """The question as it would be asked without the conversation; itself if it stands alone."""
    text = " ".join(question.split())
    asked = intents(text)
    if "document.further" in asked or any(name.startswith("conversation.") for name in asked):
        return text
    text = capitalised(proper) if (proper := without_lead_in(text)) != text else text
    turns = [turn for turn in conversation.turns if turn.answer.status is not Status.CONVERSATION]
    if not turns or not text:
        return text
    query = understanding.query(text)
    if dated := with_year(text, query, turns, understanding):
        text, query = dated, understanding.query(dated)
    if fits("proof", text):
        return standalone(turns[-1])
    for without_context in (other_question_word, in_percent):
        if resolved := without_context(text, turns, understanding):
            return resolved
    for resolver in (_comparison, _figure, _combination, _partitive, ellipsis, reference):
        resolved = resolver(text, query, turns, understanding)
        if resolved is not None:
            return resolved
    return text


def _figure(text: str, query: Query, turns: list[Turn], understanding: Understanding) -> str | None:
    """A question for the year of the figure just asked for ("Aus welchem Jahr ist sie?")."""
    if query.terms_without_figures or query.entities:
        return None
    if not fits("figures", text) or query.regions or query.periods:
        return None
    earlier = understanding.query(standalone(asked_before(turns)))
    named = named_stretch(earlier)
    if not named:
        return None
    if query.english:
        return f"Which year does the figure “{named}” refer to?"
    return f"Auf welches Jahr bezieht sich die Angabe {named}?"


def _comparison(
    text: str, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """The figure just given in place of "das" ("Ist das mehr als im …?")."""
    match = _THAT.match(text)
    if match is None or not query.has("operation.more", "operation.less"):
        return None
    named = named_stretch(understanding.query(standalone(asked_before(turns))))
    return f"{match.group(1)} {named} {text[match.end() :].strip()}" if named else None


def _combination(
    text: str, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """The figures of the last two questions combined ("Und zusammen?")."""
    together, apart, rivals = (fits(name, text) for name in ("together", "apart", "rivals"))
    single = [turn for turn in turns if not any(fits(n, turn.question) for n in _COMBINED)][-2:]
    if len(single) < 2 or query.terms_without_figures or query.entities:  # noqa: PLR2004
        return None
    if not (together or apart or rivals):
        return None
    first, second = (understanding.query(standalone(turn)) for turn in single)
    base, other = first.question.rstrip("?.! "), _difference(first, second)
    if not other:
        return None
    if rivals and not (together or apart):
        either = "or" if query.english else "oder"
        return f"{text.rstrip('?.! ')}: {named_stretch(first)} {either} {other}?"
    if query.english:
        return f"{base} and {other} {'together' if together else 'difference'}?"
    return f"{base} und {other}: {'zusammen' if together else 'Unterschied'}?"


def _difference(first: Query, second: Query) -> str:
    """The stretch of the second question that the first does not have."""
    if second.entities and second.entity_numbers != first.entity_numbers:
        return second.question[second.entities[0].start : second.entities[-1].end]
    terms = [term for term in second.terms if not set(term.keys) <= first.keys]
    if not terms:
        return named_stretch(second)
    return second.question[with_preposition(second.question, terms[0].start) : terms[-1].end]


def _partitive(
    text: str, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """The things just counted in place of "davon" ("Wie viele davon sind …?")."""
    folded = german.fold(text)
    cue = next((c for c in cues().partitives if re.search(rf"\b{c}\b", folded)), None)
    if cue is None or not fits("amounts", text):
        return None
    turn = asked_before(turns)
    earlier = understanding.query(standalone(turn))
    noun = counted(earlier)
    if not noun:
        return None
    named = any(mention.exact for mention in query.entities)
    several = earlier.expectation.type is AnswerType.LIST
    holder = "" if named or several else entity_phrase(earlier, turn, understanding)
    place = f" {'at' if query.english else 'bei'} {holder}" if holder else ""
    of = "of the" if query.english else "vom" if _UNCOUNTED.search(folded) else "der"
    pattern = re.compile(rf"\b{cue}\b", re.IGNORECASE)
    whole = _ADJECTIVAL.sub(r"\g<0>n", noun)
    return capitalised(_AND.sub("", pattern.sub(f"{of} {whole}{place}", text, count=1)))
