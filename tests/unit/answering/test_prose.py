"""Questions that sentences answer, through the whole flow: figures, descriptions, quotes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.answering.extractive import ExtractiveAnswerer
from auskunft.assistant import Assistant
from auskunft.corpus import analyse
from auskunft.domain import Document, Mode, Reason, Status
from auskunft.understanding.glossary import load_glossary
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie viele Mitglieder hat der Verbund Tiefenlicht?", "84"),
        ("Wie viele Mitglieder hat VTL?", "84"),
        ("How many members does Tiefenlicht have?", "84"),
        ("Wie viele Studierende hat die Universität Altwasser?", "9.300"),
        ("Wie viele Professuren gibt es?", "120"),
        ("Wie viele Leitthemen nennt die Strategie?", "fünf"),
        ("Wie viele Betriebe hat das Netzwerk Moor.Werk?", "über 40"),
        ("Wie viele Betriebe arbeiten im Netzwerk Moor.Werk zusammen?", "über 40"),
        ("Wie viele Handwerksbetriebe hat Tiefenlicht?", "36"),
        ("Wie viele Mitglieder von Tiefenlicht sind Handwerksbetriebe?", "36"),
        ("Wie viel Prozent der Mitglieder von Tiefenlicht kommen aus der Optik?", "Mehr als 60 %"),
    ],
)
def test_the_figure_that_counts_what_is_asked(
    assistant: Assistant, question: str, short: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.short.casefold()) == (Status.ANSWERED, short.casefold())
    assert short.casefold() in answer.citations[0].quote.casefold()


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Wann wurde Tiefenlicht gegründet?", "2012"),
        ("Wo wurde der Verbund Tiefenlicht gegründet?", "Altwasser"),
        ("Wer leitet den Verbund Tiefenlicht?", "Morgenroth"),
        ("Seit wann betreibt das Netzwerk Moor.Werk ein Versuchsfeld?", "2019"),
        ("Wo liegt das Versuchsfeld?", "Rohrdorf"),
        ("Was erprobt das Projekt Schilf's LAB?", "Dämmstoffe aus Schilf"),
    ],
)
def test_the_sentence_that_answers_is_quoted(
    assistant: Assistant, question: str, part: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.mode) == (Status.ANSWERED, Mode.QUOTED)
    assert part in answer.text
    assert part in answer.citations[0].quote
    assert answer.short
    assert answer.short in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "borrowed"),
    [
        ("Wann wurde Moor.Werk gegründet?", "2012"),
        ("Wann wurde die Universität Altwasser gegründet?", "2012"),
        ("Wer leitet das Netzwerk Moor.Werk?", "Morgenroth"),
        ("Wie viele Mitglieder hatte Tiefenlicht 2015?", ""),
        ("Warum wurde Tiefenlicht gegründet?", ""),
    ],
)
def test_what_is_not_said_of_a_thing_is_not_borrowed(
    assistant: Assistant, question: str, borrowed: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is not Status.ANSWERED
    assert answer.reason in {Reason.NOT_STATED, Reason.OTHER_PERIOD}
    assert not borrowed or borrowed not in answer.text


def test_a_share_of_others_is_not_borrowed(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Wie viel Prozent der Mitglieder von Tiefenlicht sind Handwerksbetriebe?"
    )
    assert "60" not in answer.short
    assert answer.computation is not None
    assert answer.computation.formula == "36 : 84 × 100 ≈ 42,9"


@pytest.mark.parametrize(
    ("question", "starts"),
    [
        ("Was ist Moor.Werk?", "„Im Netzwerk Moor.Werk"),
        ("Was ist der Verbund Tiefenlicht?", "„Der Verbund Tiefenlicht (VTL)"),
        ("Was weißt du über Tiefenlicht?", "„Der Verbund Tiefenlicht (VTL)"),
        ("Tell me about Tiefenlicht", "“Der Verbund Tiefenlicht (VTL)"),
    ],
)
def test_a_thing_is_described_by_the_sentences_about_it_in_order(
    assistant: Assistant, question: str, starts: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.text.startswith(starts)
    assert [c.start for c in answer.citations] == sorted(c.start for c in answer.citations)
    assert len(answer.citations) > 1


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Hat Tiefenlicht mehr als 50 Mitglieder?", "Ja"),
        ("Hat Tiefenlicht mehr als 84 Mitglieder?", "Nein"),
        ("Hat Tiefenlicht mehr als 90 Mitglieder?", "Nein"),
        ("Hat Tiefenlicht weniger als 90 Mitglieder?", "Ja"),
        ("Hat Tiefenlicht unter 100 Mitglieder?", "Ja"),
        ("Hat das Netzwerk Moor.Werk mehr als 30 Betriebe?", "Ja"),
        ("Hat das Netzwerk Moor.Werk weniger als 30 Betriebe?", "Nein"),
        ("Hat Tiefenlicht mindestens 84 Mitglieder?", "Ja"),
    ],
)
def test_thresholds_are_decided_by_the_stated_figure(
    assistant: Assistant, question: str, short: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, short)


@pytest.mark.parametrize(
    "question",
    [
        "Hat das Netzwerk Moor.Werk mehr als 60 Betriebe?",
    ],
)
def test_an_open_bound_decides_nothing_beyond_it(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).short not in {"Ja", "Nein"}


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Ist Tiefenlicht größer als Moor.Werk?", "Ja"),
        ("Hat Moor.Werk mehr Mitglieder als Tiefenlicht?", "Nein"),
    ],
)
def test_an_open_bound_ends_at_the_next_round_figure(
    assistant: Assistant, question: str, short: str
) -> None:
    assert assistant.ask(question).short == short


def test_a_part_of_a_name_is_shown_as_the_whole_name(
    answerer_of: Callable[[CorpusView], ExtractiveAnswerer],
) -> None:
    sentence = (
        "Das vom Bundesministerium für Wald und Wasser geförderte Netzwerk Uferblick (NUB) "
        "misst Pegel."
    )
    text = f"Seenmark\n\nNetze\n\n{sentence}\n"
    document = Document("seenmark", "Seenmark", text)
    found = analyse(document)
    view = CorpusView(
        (document,),
        found.passages,
        found.sentences,
        found.facts,
        found.quantities,
        found.entities,
        load_glossary(),
    )
    query = Understanding(view).query("Wer fördert Uferblick?")
    ranked = [(one, 1.0) for one in view.sentences]
    answer = answerer_of(view).answer(query, lambda _: ranked)
    assert answer.status == Status.ANSWERED
    assert answer.short == "Bundesministerium für Wald und Wasser"


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Vereine allein arbeiten im Netzwerk Moor.Werk zusammen?",
        "Wie viele Betriebe hat Schilf's LAB bereits gefördert?",
    ],
)
def test_a_figure_for_several_or_for_others_is_not_given(
    assistant: Assistant, question: str
) -> None:
    assert assistant.ask(question).status is not Status.ANSWERED


_PLAN = """\
Hügelland

Vorhaben

Das Zentrum für Lehmbau (ZLB) soll bis 2030 in rund 300 Kursen Betriebe schulen. Rund 80 % der \
Kurse im ZLB richten sich an Handwerksbetriebe.
"""


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie viele Kurse soll das ZLB bis 2030 geben?", "rund 300"),
        ("Wie viele Kurse hat das ZLB tatsächlich gegeben?", ""),
        ("Richten sich die meisten Kurse im ZLB an Handwerksbetriebe?", "Ja"),
        ("Richten sich weniger als ein Drittel der Kurse im ZLB an Handwerksbetriebe?", "Nein"),
    ],
)
def test_plans_and_majorities(
    view_of: Callable[..., CorpusView],
    assistant_of: Callable[[CorpusView], Assistant],
    question: str,
    short: str,
) -> None:
    answer = assistant_of(view_of(_PLAN)).ask(question)
    assert (answer.short if answer.status is Status.ANSWERED else "") == short


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Betreibt das Netzwerk Moor.Werk ein Versuchsfeld bei Rohrdorf?", "Ja"),
        ("Betreibt das Netzwerk Moor.Werk ein Versuchsfeld bei Ulmenau?", ""),
    ],
)
def test_yes_stands_for_every_word_of_the_question(
    assistant: Assistant, question: str, short: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.short, answer.text.startswith("Ja")) == (short, bool(short))
    assert "Rohrdorf" in answer.text


_DOERS = """\
Hügelland

Vorhaben

Das Zentrum für Lehmbau (ZLB) wurde 2003 von acht Maurern gegründet. Zehn Gruppen arbeiten im ZLB; \
sechs von ihnen leitet eine Frau.
"""


@pytest.mark.parametrize(
    ("question", "short"),
    [("Wer hat das ZLB gegründet?", "acht Maurern"), ("Wer leitet das ZLB?", "")],
)
def test_a_counted_group_did_it_only_where_it_is_said_so(
    view_of: Callable[..., CorpusView],
    assistant_of: Callable[[CorpusView], Assistant],
    question: str,
    short: str,
) -> None:
    answer = assistant_of(view_of(_DOERS)).ask(question)
    assert (answer.short if answer.status is Status.ANSWERED else "") == short


_HALL = """\
Hügelland

Zentren

Das Lehmzentrum Ulmenau (LZU) hat eine Halle am Fluss. Weil 2018 ein Sturm das Dach abdeckte, zog \
das Zentrum nach Rohrdorf um.
"""


@pytest.mark.parametrize(
    ("question", "short", "part"),
    [
        ("Warum musste das LZU umziehen?", "Sturm", "Sturm"),
        ("Darf man das Lehmzentrum besuchen?", "", ""),
        ("Wann wurde das Lehmzentrum gegründet?", "", ""),
    ],
)
def test_a_later_sentence_answers_where_the_best_is_of_another_type(
    view_of: Callable[..., CorpusView],
    assistant_of: Callable[[CorpusView], Assistant],
    question: str,
    short: str,
    part: str,
) -> None:
    answer = assistant_of(view_of(_HALL)).ask(question)
    assert (answer.status is Status.ANSWERED) is bool(short)
    assert part in answer.text


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Gibt es ein Büro in Riga?", ""),
        ("Ist ein Büro in Riga geplant?", "Ja"),
    ],
)
def test_what_is_only_planned_is_no_yes(
    view_of: Callable[..., CorpusView],
    assistant_of: Callable[[CorpusView], Assistant],
    question: str,
    short: str,
) -> None:
    view = view_of("Lenzmark\n\nNetze\n\nEin Büro in Riga ist für 2031 geplant.\n")
    answer = assistant_of(view).ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, short)
    assert answer.text.startswith("Ja") == bool(short)


def test_what_denies_nothing_does_not_tell_who_lacks_something(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> None:
    text = "Das Cluster Firn.Lenz hat eine Geschäftsstelle in Ried."
    assistant = assistant_of(view_of(f"Lenzmark\n\nNetze\n\n{text}\n"))
    assert assistant.ask("Welches Cluster hat keine Geschäftsstelle?").status is Status.PARTIAL
    assert assistant.ask("Welches Cluster hat eine Geschäftsstelle?").status is Status.ANSWERED


_PONDS = """\
Hügelland

Netze

Das Netzwerk Teich.Werk (NTW) wurde 2016 von Anglern angestoßen. Rund 60 % der Mitglieder \
bewirtschaften weniger als zehn Hektar. Getragen wird es je zur Hälfte vom Land und von den \
Vereinen.
"""


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie viel Prozent der Mitglieder von Teich.Werk haben weniger als zehn Hektar?", "60 %"),
        ("Wie viel Prozent der Mitglieder von Teich.Werk haben mehr als zehn Hektar?", ""),
        ("Wie viele Mitglieder hat Teich.Werk insgesamt?", ""),
        ("Wer finanziert Teich.Werk?", "vom Land und von den Vereinen"),
    ],
)
def test_bounds_measures_and_doers_are_those_of_the_question(
    view_of: Callable[..., CorpusView],
    assistant_of: Callable[[CorpusView], Assistant],
    question: str,
    short: str,
) -> None:
    answer = assistant_of(view_of(_PONDS)).ask(question)
    shown = answer.short if answer.status is Status.ANSWERED else ""
    assert shown.removeprefix("Rund ") == short
