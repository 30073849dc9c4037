"""Follow-up questions made standalone: ellipsis, pronouns, "davon", "diese Zahl".

The earlier question is edited where it can be (the stretch that named a scope, a year, a region
or a thing is replaced by the new one); what is resolved is shown to the user.
"""

from __future__ import annotations

import re

from auskunft.domain import Conversation, Status
from auskunft.followup.bridging import bridge
from auskunft.followup.calculations import calculation
from auskunft.followup.context import capitalised, standalone
from auskunft.followup.cues import fits, without_lead_in
from auskunft.followup.ellipsis import ellipsis
from auskunft.followup.figures import (
    change,
    combination,
    comparison,
    more_than_before,
    year_of_figure,
)
from auskunft.followup.partitives import bare_choice, bare_count, partitive
from auskunft.followup.periods import with_year
from auskunft.followup.question_words import (
    in_form,
    in_office,
    in_percent,
    other_question_word,
)
from auskunft.followup.references import reference
from auskunft.understanding.intents import intents
from auskunft.understanding.understand import Understanding

_LAST_TWO = re.compile(
    r"\bbeiden\s+(?:letzt|zuletzt)\w*\b(?!\s+[A-ZÄÖÜ])|\bletzten\s+beiden\b(?!\s+[A-ZÄÖÜ])"
)
"""Of what was told: both of the last two, as "beiden" means anyway."""
_RESOLVERS = (
    more_than_before,
    comparison,
    change,
    year_of_figure,
    combination,
    calculation,
    partitive,
    bare_count,
    bare_choice,
    ellipsis,
    reference,
)
"""Each makes a question standalone where it is its case; the first that does so counts."""


def resolve(question: str, conversation: Conversation, understanding: Understanding) -> str:
    """The question as it would be asked without the conversation; itself if it stands alone."""
    text = " ".join(question.split())
    asked = intents(text)
    if "document.further" in asked or any(name.startswith("conversation.") for name in asked):
        return text
    proper = without_lead_in(text) if without_lead_in(text) != text else ""
    text = _LAST_TWO.sub("beiden", capitalised(proper) or text)
    turns = [turn for turn in conversation.turns if turn.answer.status is not Status.CONVERSATION]
    if not turns or not text:
        return text
    query = understanding.query(text)
    if dated := with_year(text, query, turns, understanding):
        text, query = dated, understanding.query(dated)
    if fits("proof", text):
        return standalone(turns[-1])
    for without_context in (other_question_word, in_office, in_form, in_percent):
        if resolved := without_context(text, turns, understanding):
            return resolved
    for resolver in _RESOLVERS:
        resolved = resolver(text, query, turns, understanding)
        if resolved is not None:
            return resolved
    bridged = None if proper else bridge(text, query, turns, understanding)
    return bridged or text
