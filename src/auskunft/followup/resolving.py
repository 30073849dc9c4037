"""Follow-up questions made standalone: ellipsis, pronouns, "davon", "diese Zahl".

The earlier question is edited where it can be (the stretch that named a scope, a year, a region
or a thing is replaced by the new one); what is resolved is shown to the user.
"""

from __future__ import annotations

import re

from auskunft import german
from auskunft.domain import Conversation, Status, Turn
from auskunft.followup.context import entity_phrase, named_stretch, standalone
from auskunft.followup.cues import cues, fits
from auskunft.followup.ellipsis import ellipsis, with_preposition
from auskunft.followup.references import reference
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding

_THAT = re.compile(
    r"(Ist|Sind|War|Waren|Liegt|Is|Was|Are) (?:das|es|dies|that|it|this)\b", re.IGNORECASE
)


def resolve(question: str, conversation: Conversation, understanding: Understanding) -> str:
    """The question as it would be asked without the conversation; itself if it stands alone."""
    text = " ".join(question.split())
    turns = [turn for turn in conversation.turns if turn.answer.status is not Status.CONVERSATION]
    if not turns or not text:
        return text
    last = turns[-1]
    query = understanding.query(text)
    if any(name.startswith("conversation.") for name in query.intents):
        return text
    folded = german.fold(text)
    if fits(cues().proof, folded):
        return last.answer.standalone_question or last.question
    for resolver in (_comparison, _figure, _combination, _partitive, ellipsis, reference):
        resolved = resolver(text, query, turns, understanding)
        if resolved is not None:
            return resolved
    return text


def _figure(text: str, query: Query, turns: list[Turn], understanding: Understanding) -> str | None:
    """A question for the year of the figure just asked for ("Aus welchem Jahr ist sie?")."""
    if query.terms_without_figures or query.entities:
        return None
    if not fits(cues().figures, german.fold(text)) or query.regions or query.periods:
        return None
    earlier = understanding.query(standalone(turns[-1]))
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
    named = named_stretch(understanding.query(standalone(turns[-1])))
    return f"{match.group(1)} {named} {text[match.end() :].strip()}" if named else None


def _combination(
    text: str, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """The figures of the last two questions combined ("Und zusammen?")."""
    folded = german.fold(text)
    together, apart = fits(cues().together, folded), fits(cues().apart, folded)
    if len(turns) < 2 or query.terms or query.entities or not (together or apart):  # noqa: PLR2004
        return None
    first, second = (understanding.query(standalone(turn)) for turn in turns[-2:])
    base, other = first.question.rstrip("?.! "), _difference(first, second)
    if not other:
        return None
    if query.english:
        return f"{base} and {other} {'together' if together else 'difference'}?"
    return f"{base} und {other}: {'zusammen' if together else 'Unterschied'}?"


def _difference(first: Query, second: Query) -> str:
    """The stretch of the second question that the first does not have."""
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
    if cue is None:
        return None
    earlier = understanding.query(standalone(turns[-1]))
    counted = earlier.expectation.focus or (earlier.terms[0].text if earlier.terms else "")
    if not counted:
        return None
    pattern = re.compile(re.escape(cue), re.IGNORECASE)
    holder = "" if query.entities else entity_phrase(earlier, turns, understanding)
    of = "of the" if query.english else "der"
    place = f" {'of' if query.english else 'bei'} {holder}" if holder else ""
    return pattern.sub(f"{of} {counted}{place}", text, count=1)
