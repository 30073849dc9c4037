from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.domain import Span
from auskunft.understanding.name_forms import squash
from auskunft.understanding.names import Names
from auskunft.understanding.understand import Understanding
from auskunft.understanding.unknown_names import UnknownNames
from auskunft.understanding.view import CorpusView


def named(understanding: Understanding, question: str) -> list[str]:
    return [
        understanding.view.entities[mention.entities[0]].entity.name
        for mention in understanding.query(question).entities
    ]


def test_parts_of_names_tell_several_things(view_of: Callable[..., CorpusView]) -> None:
    understanding = Understanding(
        view_of("Tal\n\nDas Transferzentrum Dahmtal berät. Das Transferzentrum Prignau berät auch.")
    )

    found = named(understanding, "Wie viele Leute haben die Zentren Dahmtal und Prignau zusammen?")

    assert found == ["Transferzentrum Dahmtal", "Transferzentrum Prignau"]


def test_a_year_in_a_name_is_no_year_asked_for(view_of: Callable[..., CorpusView]) -> None:
    understanding = Understanding(view_of("Tal\n\nDie Strategie „Kurs Küste 2030“ gilt."))

    assert understanding.query("Wie viel Geld gibt es für Kurs Küste 2030?").periods == ()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Was ist Tiefenlicht?", "Verbund Tiefenlicht"),
        ("Was ist der Verbund Tiefenlicht?", "Verbund Tiefenlicht"),
        ("was ist der verbund tiefenlicht", "Verbund Tiefenlicht"),
        ("was ist tiefenlicht", "Verbund Tiefenlicht"),
        ("Wie viele Mitglieder hat VTL?", "Verbund Tiefenlicht"),
        ("Was ist Tifenlicht?", "Verbund Tiefenlicht"),
        ("Was macht Moor.Werk?", "Moor.Werk"),
        ("Was macht Moorwerk?", "Moor.Werk"),
        ("Was macht moor werk?", "Moor.Werk"),
        ("Was ist Schilf's LAB?", "Projekt Schilf's LAB"),
        ("Was ist Schilf’s LAB?", "Projekt Schilf's LAB"),
        ("Was ist schilfs lab?", "Projekt Schilf's LAB"),
        ("Was sagt die Strategie „Klares Wasser“?", "Klares Wasser"),
        ("What is the network Moor.Werk?", "Moor.Werk"),
    ],
)
def test_a_name_is_found_however_it_is_written(
    understanding: Understanding, question: str, name: str
) -> None:
    assert named(understanding, question) == [name]


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("Wer leitet moorwerk?", "Wer leitet Moor.Werk?"),
        ("was macht das netzwerk moor.werk", "was macht das Netzwerk Moor.Werk"),
        ("Wer leitet Moor.Werk?", "Wer leitet Moor.Werk?"),
        ("Wieviele Mitglieder hat Tiefenlicht?", "Wie viele Mitglieder hat Tiefenlicht?"),
    ],
)
def test_names_are_read_as_the_documents_spell_them(
    understanding: Understanding, question: str, understood: str
) -> None:
    assert understanding.query(question).question == understood


def test_a_telling_part_names_too_but_not_exactly(understanding: Understanding) -> None:
    (part,) = understanding.query("Wie alt ist die Lichterkette aus Tiefenlicht?").entities
    (whole,) = understanding.query("Wie alt ist der Verbund Tiefenlicht?").entities
    (short,) = understanding.query("Wie alt ist VTL?").entities
    assert part.entities == whole.entities == short.entities
    assert (whole.exact, short.exact) == (True, True)


@pytest.mark.parametrize(
    "question",
    [
        "Welche Netzwerke gibt es?",
        "Welche Universität ist die größte?",
        "Wie viele Projekte gibt es?",
        "Wie hoch ist die Forschungsquote?",
        "Was ist BlauNetz?",
        "",
    ],
)
def test_a_kind_is_no_name(understanding: Understanding, question: str) -> None:
    assert named(understanding, question) == []


def test_several_names_come_in_the_order_of_the_question(understanding: Understanding) -> None:
    question = "Ist Netzwerk Moor.Werk größer als der Verbund Tiefenlicht?"
    assert named(understanding, question) == ["Moor.Werk", "Verbund Tiefenlicht"]
    mentions = understanding.query(question).entities
    assert [question[one.start : one.end] for one in mentions] == [
        "Netzwerk Moor.Werk",
        "Verbund Tiefenlicht",
    ]


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("Was macht BlauNetz?", ("BlauNetz",)),
        ("Wie groß ist das Netzwerk Sturmvogel?", ("Sturmvogel",)),
        ("Was macht das Zentrum für Digitale Jagd?", ("Zentrum für Digitale Jagd",)),
        ("Gibt es ein Zentrum für digitale Jagd?", ()),
        ("Wer leitet „Grüne Kiste“?", ("Grüne Kiste",)),
        ("Was ist die QXZ?", ("QXZ",)),
        ("Who leads 'Grüne Kiste'?", ("Grüne Kiste",)),
        ("How high is the sector's part of the universities' share?", ()),
        ("Welche Aufgaben hat FORSCHUNG.SEE?", ("FORSCHUNG.SEE",)),
        ("Was ist Moor.Werk?", ()),
        ("Wie hoch ist das BIP?", ()),
        ("Wie hoch sind die FuE-Ausgaben?", ()),
        ("Welche Netzwerke gibt es?", ()),
    ],
)
def test_names_that_the_corpus_does_not_know(
    understanding: Understanding, question: str, unknown: tuple[str, ...]
) -> None:
    assert understanding.query(question).unknown_names == unknown


def test_what_is_taken_or_ignored_is_not_unknown(view: CorpusView) -> None:
    names = UnknownNames(view, Names(view))
    assert names.find("Was ist QXZ?", [], ignore=frozenset()) == ("QXZ",)
    assert names.find("Was ist QXZ?", [Span(8, 11)], ignore=frozenset()) == ()
    assert names.find("Was ist QXZ?", [], ignore=frozenset({"qxz"})) == ()
    assert names.find("Welche Kant-Institute gibt es?", [], ignore=frozenset()) == (
        "Kant-Institute",
    )


def test_names_are_looked_for_in_the_documents_asked_about_only(both: CorpusView) -> None:
    names = Names(both)
    found = names.find("Was macht das ILK?", ("bergland",))
    assert [both.entities[one.entities[0]].entity.name for one in found] == [
        "Institut für Lawinenkunde"
    ]
    assert names.find("Was macht das ILK?", ("seenmark",)) == ()


def test_the_words_of_names_can_be_meant_by_a_typing_error(view: CorpusView) -> None:
    assert {"Tiefenlicht", "Altwasser", "VTL"} <= set(Names(view).parts)


def test_squashed_names_are_equal_however_they_are_punctuated() -> None:
    assert squash("Schilf’s-LAB") == squash("schilfs lab") == "schilfslab"
    assert squash("Moor.Werk") != squash("Moorwerker")


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("Wer leitet die Universität Rohrdorf?", ("Universität Rohrdorf",)),
        ("Wer leitet die Universität Altwasser?", ()),
        ("Was kostet das Netzwerk. Wie teuer ist es?", ()),
        ("Was kostet das Versuchsfeld des Netzwerks bei Rohrdorf?", ()),
    ],
)
def test_a_kind_and_a_name_that_stand_nowhere_together_are_an_unknown_name(
    view: CorpusView, question: str, unknown: tuple[str, ...]
) -> None:
    assert UnknownNames(view, Names(view)).find(question, [], ignore=frozenset()) == unknown


def test_a_genitive_or_a_word_between_is_no_other_name(view_of: Callable[..., CorpusView]) -> None:
    view = view_of("Land\n\nDie Universität zu Ulmenau lehrt. Das Projekt Schilf baut.\n")
    names = UnknownNames(view, Names(view))
    for question in (
        "Was lehrt die Universität Ulmenau?",
        "Wer baut wegen des Projekts Schilf?",
    ):
        assert names.find(question, [], ignore=frozenset()) == ()


def test_a_compound_may_begin_with_a_name(view_of: Callable[..., CorpusView]) -> None:
    view = view_of("Land\n\nDer Verbund Glas und Salz (GUS) und das Netz Moor.Werk wachsen.\n")
    names = Names(view)
    for question, name in (
        ("Wie viele GUS-Mitglieder gibt es?", "GUS"),
        ("Wie viele Moor.Werk-Partner gibt es?", "Moor.Werk"),
    ):
        (mention,) = names.find(question, [view.sentences[0].document_id])
        assert question[mention.start : mention.end] == name


def test_a_compound_that_the_text_has_is_a_thing_of_its_own(
    view_of: Callable[..., CorpusView],
) -> None:
    view = view_of("Land\n\nDer Verbund Glas und Salz (GUS) wächst. Die GUS-Halle ist neu.\n")
    assert not Names(view).find("Wer hat die GUS-Halle gebaut?", [view.sentences[0].document_id])


def test_well_known_abbreviations_name_what_is_written_out(
    view_of: Callable[..., CorpusView],
) -> None:
    view = view_of("Land\n\nDas Bundesministerium für Bildung und Forschung hilft.\n")
    names = Names(view)
    assert names.find("Wem hilft das BMBF?", [view.sentences[0].document_id])
    assert not names.find("Wem hilft das BMAS?", [view.sentences[0].document_id])
