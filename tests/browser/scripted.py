"""An assistant that plays a script over a small invented corpus, for every test of the web."""

from __future__ import annotations

import re
import time
from decimal import Decimal

from auskunft.domain import (
    Answer,
    Citation,
    Computation,
    Conversation,
    Document,
    Fact,
    Mode,
    Operand,
    Period,
    Reason,
    Status,
)

_CLOSING = "Weitere Indikatoren im Online-Angebot Länder in Zahlen"
_FACTS = """\
1,87
Prozent
Anteil der Ausgaben für FuE am BIP 2020
{closing}
0,41
Prozent
Anteil der Ausgaben für FuE am BIP im Staatssektor 2020
{closing}
0,58
Prozent
Anteil der Ausgaben für FuE am BIP im Hochschulsektor 2020
{closing}
0,88
Prozent
Anteil der Ausgaben für FuE am BIP im Wirtschaftssektor 2020
{closing}
1.046
Promotionen im Jahr 2018
{closing}
-0,3
Prozent
Veränderung der Zahl der Erwerbstätigen 2021
{closing}
36.720
Euro
Bruttoinlandsprodukt je Einwohner 2021
{closing}
"""
_PROSE = """\
Nordfriesmark

Verbünde an der Küste

Seit 2016 richtet die Nordfriesmark ihre Innovationspolitik am „Fahrplan Blaue Zukunft“ aus. Zu \
jedem Leitthema gibt es einen Verbund, dem das Ministerium jährlich 1,8 Mio. Euro \
zur Verfügung stellt.

Der Verbund Maritime Technologien (MariTec) wurde 2009 in Husbek ins Leben gerufen. Er zählt 143 \
Mitglieder, davon über 90 kleine und mittlere Unternehmen. Rund 25 % der Mitglieder kommen aus \
dem Schiffbau.

Im Bündnis WindWerk suchen Anlagenbauer, Netzbetreiber und drei Hochschulen nach Wegen, Windstrom \
zu speichern. Das Bündnis betreibt seit 2018 ein Testfeld vor der Insel Großholm, auf dem zwölf \
Anlagen laufen.

Hochschulen und Forschung

Die Nordfriesmark hat drei Universitäten, vier Fachhochschulen und eine Kunsthochschule. Größte \
Hochschule ist die Friesmark-Universität Tönnerhafen mit 18.400 Studierenden, gefolgt von der \
Universität Husbek mit 9.250.

Das Institut für Küstendynamik (IKD) auf Großholm untersucht Sturmfluten. 210 Personen arbeiten \
hier, davon 64 an ihrer Promotion.

"""
DOCUMENT = Document(
    id="nordfriesmark",
    title="Nordfriesmark",
    text=_PROSE + _FACTS.format(closing=_CLOSING),
    region="Nordfriesmark",
    source="Erfundenes Testprofil",
    date="2023-05-01",
)
MEMBERS = "Wie viele Mitglieder hat MariTec?"
SHARE = "Und wie viele davon sind Unternehmen?"
SUM = "Wie hoch ist der FuE-Anteil von Staat und Hochschulen zusammen?"
OTHER_YEAR = "Wie viele Promotionen gab es 2015?"
UNKNOWN = "Wer leitet das Raumfahrtzentrum?"
NETWORKS = "Welche Verbünde gibt es?"
SLOW = "Langsam, bitte"
BROKEN = "Bitte abstürzen"


def fact_label_question(label: str) -> str:
    """The question that the table of figures asks."""
    return f"{label} ({DOCUMENT.region})?"


def cite(quote: str, document: Document = DOCUMENT) -> Citation:
    """A citation of this verbatim piece of the document."""
    start = document.text.index(quote)
    section = (
        "Hochschulen und Forschung" if start > document.text.index("Hochschulen und F") else ""
    )
    return Citation(
        document.id,
        document.title,
        section or "Verbünde an der Küste",
        quote,
        start,
        start + len(quote),
    )


def facts_of(document: Document) -> tuple[Fact, ...]:
    """The indicator blocks of a document of the profile form."""
    found = []
    pattern = re.compile(r"^(-?[\d.,]+)\n(?:(Prozent|Euro)\n)?([^\n]+)(?=\nWeitere)", re.MULTILINE)
    for block in pattern.finditer(document.text):
        spelling, unit, label = block[1], block[2] or "", block[3]
        years = re.search(r"\d{4}", label)
        scope = re.search(r"(?:im \w+sektor|je Einwohner)", label)
        measure = re.sub(r"\s*(?:im Jahr )?\d{4}$", "", label)
        if scope:
            measure = " ".join(measure.replace(scope[0], "").split())
        found.append(
            Fact(
                document.id,
                label,
                measure,
                Decimal(spelling.replace(".", "").replace(",", ".")),
                spelling,
                unit,
                Period(int(years[0]), int(years[0])) if years else None,
                scope[0] if scope else "",
                document.region,
                (),
                block.start(),
                block.end(),
            )
        )
    return tuple(found)


def _members() -> Answer:
    return Answer(
        Status.ANSWERED,
        "Der Verbund Maritime Technologien (MariTec) zählt 143 Mitglieder. [1]",
        short="143 Mitglieder",
        mode=Mode.QUOTED,
        citations=(
            cite("Er zählt 143 Mitglieder, davon über 90 kleine und mittlere Unternehmen."),
            cite("Der Verbund Maritime Technologien (MariTec) wurde 2009 in Husbek ins Leben"),
        ),
        suggestions=(SHARE, NETWORKS),
        standalone_question=MEMBERS,
        confidence=0.93,
    )


def _sum() -> Answer:
    state = "0,41\nProzent\nAnteil der Ausgaben für FuE am BIP im Staatssektor 2020"
    universities = "0,58\nProzent\nAnteil der Ausgaben für FuE am BIP im Hochschulsektor 2020"
    return Answer(
        Status.ANSWERED,
        "Staatssektor und Hochschulsektor kommen 2020 zusammen auf 0,99 Prozent. [1][2]",
        short="0,99 Prozent",
        mode=Mode.COMPUTED,
        citations=(cite(state), cite(universities)),
        computation=Computation(
            "0,41 + 0,58 = 0,99",
            (Operand(Decimal("0.41"), "Prozent", 1), Operand(Decimal("0.58"), "Prozent", 2)),
            Decimal("0.99"),
            "Prozent",
            "nicht gerundet",
        ),
        suggestions=("Wie hoch ist der Anteil im Wirtschaftssektor?",),
        standalone_question=SUM,
        confidence=0.9,
    )


def _script() -> dict[str, Answer]:
    share = cite("Er zählt 143 Mitglieder, davon über 90 kleine und mittlere Unternehmen.")
    return {
        MEMBERS: _members(),
        SUM: _sum(),
        SHARE: Answer(
            Status.ANSWERED,
            "Über 90 der 143 Mitglieder sind kleine und mittlere Unternehmen. [1]",
            short="über 90",
            mode=Mode.REPHRASED,
            citations=(share,),
            standalone_question="Wie viele der Mitglieder von MariTec sind Unternehmen?",
            confidence=0.8,
        ),
        OTHER_YEAR: Answer(
            Status.PARTIAL,
            "Für 2015 nennt das Dokument keine Zahl; für 2018: 1.046 Promotionen. [1]",
            short="1.046",
            mode=Mode.QUOTED,
            reason=Reason.OTHER_PERIOD,
            citations=(cite("1.046\nPromotionen im Jahr 2018"),),
            suggestions=("Wie viele Promotionen gab es 2018?",),
            standalone_question=OTHER_YEAR,
            confidence=0.7,
        ),
        NETWORKS: Answer(
            Status.ANSWERED,
            "Das Dokument nennt:\n- Verbund Maritime Technologien [1]\n- Bündnis WindWerk [2]",
            mode=Mode.QUOTED,
            citations=(
                cite("Verbund Maritime Technologien (MariTec)"),
                cite("Bündnis WindWerk"),
            ),
            standalone_question=NETWORKS,
            confidence=0.9,
        ),
    }


class ScriptedAssistant:
    """Answers what its script holds, quotes figures by their label, and knows nothing else."""

    def __init__(self, document: Document = DOCUMENT) -> None:
        self.documents = (document,)
        self.facts = facts_of(document)
        self.asked: list[tuple[str, Conversation]] = []
        self._script = _script()

    def suggestions(self, language: str = "de") -> tuple[str, ...]:
        """Start questions; the script knows German ones only."""
        _ = language
        return (MEMBERS, SUM, NETWORKS, fact_label_question(self.facts[0].label))

    def ask(self, question: str, conversation: Conversation) -> Answer:
        """The script's answer, or what the figures or nothing say."""
        self.asked.append((question, conversation))
        if question == SLOW:
            time.sleep(2.0)
        if question == BROKEN:
            raise ZeroDivisionError(question)
        if question in self._script:
            return self._script[question]
        for fact in self.facts:
            if fact.label in question:
                return self._figure(question, fact)
        return Answer(
            Status.NOT_IN_CORPUS,
            f"Dazu steht nichts in den Dokumenten: „{question}“.",
            reason=Reason.UNKNOWN_ENTITY,
            suggestions=(MEMBERS, NETWORKS),
            standalone_question=question,
        )

    def _figure(self, question: str, fact: Fact) -> Answer:
        document = self.documents[0]
        short = f"{fact.spelling} {fact.unit}".strip()
        quote = document.text[fact.start : fact.end]
        citation = Citation(document.id, document.title, "", quote, fact.start, fact.end)
        return Answer(
            Status.ANSWERED,
            f"{fact.label}: {short}. [1]",
            short=short,
            mode=Mode.QUOTED,
            citations=(citation,),
            standalone_question=question,
            confidence=1.0,
        )
