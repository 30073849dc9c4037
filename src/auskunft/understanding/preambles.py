"""What somebody says before the question itself ("Ich brauche eine Zahl: Wie viele …")."""

from __future__ import annotations

import re

from auskunft import german
from auskunft.understanding.intents import intents
from auskunft.understanding.names import Names
from auskunft.understanding.regions import Regions
from auskunft.understanding.view import CorpusView

_ASKS = (
    r"(?P<question>(?:(?:seit|bis|von|für|in|mit|aus|an|bei|um|auf|über|zu|nach)\s+)?"
    r"(?:wer|was|wie|wo|wann|welche[mnrs]?|warum|wieso|wem|wen|wessen|wofür|womit|worin|woran|"
    r"wodurch|wieviele?|ob)\b)"
)
_ASKED_BEHIND = re.compile(rf"[.:!–]\s+{_ASKS}", re.IGNORECASE)
"""A question behind what somebody says first ("Ich brauche eine Zahl: Wie viele …")."""
_ASKED_INSIDE = re.compile(
    r"\b(?:w[üu](?:ss|ß)ten?|wissen|sagen?|sag|mitteilen|verraten|verrate|erklären?|erklär|erfahren|"
    r"erläutern?|ausrechnen?|berechnen|vorrechnen|beschreib(?:en|e)?|schildern|zusammenfassen|erzähl(?:en|e)?|interessieren|"
    r"interessiert|frage|fragen|gewusst|herausfinden|erfragen|know|tell|wonder|wondering|explain|describe)\b[^,.?!]{0,25},\s*"
    rf"{_ASKS}",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:br[äa]uchten?|brauchen?|benötigen?|suchen?|need|looking for)\b"
    r"(?:[\s,]+(?:ich|wir|bitte|mal|gerne?|noch|dringend|dafür|hierfür|dazu))*",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:ich|wir|I|we|für|for)\b", re.IGNORECASE)

_OF_ASKER = re.compile(r"\b(?:ich|wir|mein\w*|unser\w*|I|we|my|our)\b", re.IGNORECASE)

_PRESUMED = re.compile(
    r"\b(?:glaub\w*|denk\w*|sag(?:t|en|te)|gelesen|gehört|nehm\w*|angenommen|angeblich|noch|dann"
    r"|believe|think|says?|heard|read|suppose|then|still)\b",
    re.IGNORECASE,
)
"""What is said to be so, or to change what is asked."""


def question_proper(text: str, view: CorpusView, names: Names, regions: Regions) -> str:
    """The question inside a long-winded one, if what is before it does not narrow it."""
    matches = [*_ASKED_BEHIND.finditer(text), *_ASKED_INSIDE.finditer(text)]
    if not matches:
        return _requested(text, view, names)
    start = max(match.start("question") for match in matches)
    before = text[:start]
    named = names.find(before, tuple(view.documents)) or regions.find(before)
    if named or german.find_periods(before) or any(map(tells_how, intents(before))):
        return text
    told = any(
        term.qualifier and not term.filler and set(term.keys) <= view.keys
        for term in view.interpreter.terms(before)
    )
    return text if told else text[start:]


def asking_part(question: str) -> tuple[int, int]:
    """Where the last sentence with a question mark begins, behind any colon, and ends."""
    asking = [
        one for one in german.sentences(question) if question[one.start : one.end].endswith("?")
    ]
    if not asking:
        return 0, len(question)
    start, end = asking[-1].start, asking[-1].end
    return max(start, question.rfind(": ", start, end) + 1), end


def told_of_asker(question: str) -> tuple[int, int]:
    """Where those who ask tell of themselves before they ask ("Wir sind 30 Leute. Wie viel …?")."""
    start, _ = asking_part(question)
    told = _OF_ASKER.search(question, 0, start) and not _PRESUMED.search(question)
    return (0, start) if told else (0, 0)


def tells_how(intent: str) -> bool:
    """Whether an intent says what is to be computed."""
    return intent.startswith(("operation.", "calculation."))


def _requested(text: str, view: CorpusView, names: Names) -> str:
    """What somebody who tells of themselves first asks for ("Ich schreibe … und brauche X")."""
    match = _REQUEST.search(text)
    if match is None or not _FIRST_PERSON.search(text[: match.end()]):
        return text
    before, after = text[: match.start()], text[match.end() :]
    wanted, *more = re.split(r"(?<=[.!?])\s+", after.strip())
    if any(names.find(one, tuple(view.documents)) for one in (before, *more)):
        return text
    return wanted if view.interpreter.keys(wanted) & view.keys else text
