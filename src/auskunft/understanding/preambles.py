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

_PURPOSE = re.compile(
    r"(?:\b(?:(?:[Dd]as\s+)?[Ii]st|[Bb]rauche?(?:\s+ich|\s+das|\s+es)?)\s+)?"
    r"\b[Ff]ür\s+(?:eine?n?|meine?n?|unser\w*)\s+(?:Pressemitteilung|Artikel|Vortrag|Referat|Vermerk"
    r"|Dossier|Rede|Präsentation|Hausarbeit|Facharbeit|Masterarbeit|Bachelorarbeit|Beitrag"
    r"|Radiobeitrag|Sendung|Sprechzettel|Broschüre|Recherche|Interview|Podcast|Newsletter|Infografik)\b"
    r"(?:\s+brauche\s+ich)?[.:,]?\s*"
)
"""What the answer is wanted for ("für ein Referat")."""
_PLEA = re.compile(
    r"[,.]?\s*(?:[Kk]önnen|[Kk]önnten|[Kk]annst|[Kk]önntest|[Kk]ann)\s+(?:Sie|du|mir\s+(?:da\s+)?jemand)\b"
    r"[^?,.]*\bhelfen\s*\??$"
)
"""A plea for help behind what is asked for."""
_ASIDE = re.compile(
    r"\b(?:ich|wir|mein\w*|unser\w*|brauche\w*|benötige\w*|bitte|danke\w*|dank|gruß|grüße\w*"
    r"|I|we|my|our|please|thanks|thank|regards)\b",
    re.IGNORECASE,
)
"""Said of oneself, or out of politeness."""
_OF_SELF = re.compile(
    r"\W*(?:[Ii]ch|[Ww]ir|I|[Ww]e)\s+(?:bin|sind|komme|kommen|arbeite|arbeiten|studiere|am|are|work)\b"
)
"""Says who they are, or where."""
_SAYS_NOTHING = frozenset(
    {
        "Zahl",
        "Zahlen",
        "Angabe",
        "Angaben",
        "Info",
        "Infos",
        "Wert",
        "Antwort",
        "Hilfe",
        "Dank",
        "Voraus",
    }
    | {"Grüße", "Grüßen", "Gruß", "Mühe", "Quelle", "Stichpunkten", "Liste", "Sie", "Vermerk"}
)
_MEANS = re.compile(
    r"\b(?:mein(?:e|te|en)\s+(?:ich|wir|damit|die|das|den|nur)|(?:ich|wir)\s+mein\w*|und zwar"
    r"|genauer|nur|nicht|Namen?|Prozent|Euro|mean|namely|only|not)\b",
    re.IGNORECASE,
)
"""Says more closely what is asked."""
_COMES_FROM = re.compile(
    r"\b(?:[Mm]eine?|[Uu]nsere?|[Mm]y|[Oo]ur)\s+(?:\w*(?:[Ff]irma|[Bb]etrieb|[Uu]nternehmen|[Vv]erein"
    r"|[Kk]anzlei|[Ss]chule|[Hh]ochschule|[Ii]nstitut)|company|firm|school)\s+(?:aus|in|from)\s+$"
    r"|\b(?:[Ii]ch|[Ww]ir|I|[Ww]e)\s+(?:komme|kommen|bin|sind|am|are)\s+"
    r"(?:[a-zäöüß]+\s+){0,2}(?:aus|from)\s+$"
)
"""Before a region that is the asker's ("meine Firma aus Bayern")."""
_PRESUMED = re.compile(
    r"\b(?:glaub\w*|denk\w*|sag(?:t|en|te)|gelesen|gehört|nehm\w*|angenommen|angeblich|noch|dann"
    r"|believe|think|says?|heard|read|suppose|then|still)\b",
    re.IGNORECASE,
)
"""What is said to be so, or to change what is asked."""


def question_proper(text: str, view: CorpusView, names: Names, regions: Regions) -> str:
    """The question inside a long-winded one, if what is around it does not narrow it."""
    text = _without_aside(_without_purpose(text), view, names, regions)
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
    asked_alone = _OF_ASKER.search(before) and names.find(text[start:], tuple(view.documents))
    return text if told and not asked_alone else text[start:]


def _without_purpose(text: str) -> str:
    """The text without what the answer is wanted for, and a plea for help behind it."""
    return _PLEA.sub("", _PURPOSE.sub("", text)).strip()


def _without_aside(text: str, view: CorpusView, names: Names, regions: Regions) -> str:
    """The text without what those who ask say of themselves behind the question.

    What it names may narrow the question, unless they only say who they are.
    """
    _, end = asking_part(text)
    behind = text[end:]
    if not text[:end].endswith("?") or not _ASIDE.search(behind) or _MEANS.search(behind):
        return text
    named = names.find(behind, tuple(view.documents)) or regions.find(behind)
    if named or german.find_periods(behind):
        return text
    words = german.words(behind)
    nouns = [word.text for word in words[1:] if word.text[:1].isupper() and word.text != "I"]
    narrows = any(noun not in _SAYS_NOTHING for noun in nouns) or german.is_english(behind)
    return text if narrows and not _OF_SELF.match(behind) else text[:end]


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


def of_asker(before: str) -> bool:
    """Whether what is named behind these words is where those who ask come from."""
    return _COMES_FROM.search(before) is not None


def tells_how(intent: str) -> bool:
    """Whether an intent says what is to be computed."""
    return intent.startswith(("operation.", "calculation."))


def _requested(text: str, view: CorpusView, names: Names) -> str:
    """What somebody who tells of themselves first asks for ("Ich schreibe … und brauche X")."""
    match = _REQUEST.search(text)
    asked = match is not None and "?" in text[: match.start()]
    if match is None or asked or not _FIRST_PERSON.search(text[: match.end()]):
        return text
    before, after = text[: match.start()], text[match.end() :]
    wanted, *more = re.split(r"(?<=[.!?])\s+", after.strip())
    if any(names.find(one, tuple(view.documents)) for one in (before, *more)):
        return text
    return wanted if view.interpreter.keys(wanted) & view.keys else text
