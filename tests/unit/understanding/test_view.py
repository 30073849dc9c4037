from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.domain import Document, Passage
from auskunft.understanding.view import CorpusView, SentenceView

TALE = """\
Tal

Netze

Das Programm „Korn und Halm“ fördert Betriebe. Anträge nimmt die Agentur Aue entgegen.

Das Labor Moos misst. Geleitet wird das Labor Heide von Ida Moor. Heute zählt das Institut Lee \
80 Köpfe.
"""


def sentence(view: CorpusView, start: str) -> SentenceView:
    return next(
        view.sentence_view(number)
        for number, one in enumerate(view.sentences)
        if view.text(one).startswith(start)
    )


def names(view: CorpusView, entities: object) -> set[str]:
    return {view.entities[number].entity.name for number in entities}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("start", "topic"),
    [
        ("Der Verbund Tiefenlicht", "Verbund Tiefenlicht"),
        ("Er zählt", "Verbund Tiefenlicht"),
        ("Mehr als 60 %", "Verbund Tiefenlicht"),
        ("Das Netzwerk betreibt", "Moor.Werk"),
        ("Dafür stehen", "Projekt Schilf's LAB"),
        ("Die Universität Altwasser", "Universität Altwasser"),
    ],
)
def test_a_sentence_is_about_what_it_names_or_goes_on_about(
    view: CorpusView, start: str, topic: str
) -> None:
    assert topic in names(view, sentence(view, start).topics)


def test_a_new_passage_does_not_go_on_about_the_last_one(view: CorpusView) -> None:
    assert "Verbund Tiefenlicht" not in names(view, sentence(view, "Im Netzwerk Moor").topics)
    assert view.previous(0) is None
    first = sentence(view, "Im Netzwerk Moor")
    assert first.first_of_passage
    assert view.previous(first.number) is None
    assert view.previous(first.number + 1) == first.number


def test_a_person_is_not_what_a_sentence_is_about(view: CorpusView) -> None:
    led = sentence(view, "Geleitet wird")
    assert names(view, led.topics) == {"Verbund Tiefenlicht"}
    assert names(view, led.mentioned) == {"Jette Morgenroth"}


def test_what_a_sentence_is_about_without_saying_so_is_told(view: CorpusView) -> None:
    told = {view.text(one): view.unsaid_topic(one) for one in view.sentences}
    assert told["Geleitet wird der Verbund von Dr. Jette Morgenroth."] == "Verbund Tiefenlicht VTL"
    named = next(text for text in told if "wurde 2012 in Altwasser" in text)
    assert not told[named]


def test_a_sentence_that_names_nothing_goes_on_about_the_one_before(
    view_of: Callable[..., CorpusView],
) -> None:
    text = "Au\n\nDas Netzwerk Moor.Werk sitzt in Au. Ein Stand kostet 120 Euro.\n\nEs ist kühl."
    view = view_of(text)
    told = [view.unsaid_topic(one) for one in view.sentences]
    assert [bool(one) for one in told] == [False, True, False]
    assert "Moor.Werk" in told[1]


def test_a_sentence_knows_its_figures_and_headings(view: CorpusView) -> None:
    counted = sentence(view, "Er zählt")
    assert [str(quantity.value) for quantity in counted.quantities] == ["84", "36"]
    assert counted.headings[-1] == "Netzwerke und Verbünde"
    assert sentence(view, "Die Universität").headings[-1] == "Hochschulen"


def test_all_sentences_about_a_thing_are_found_in_order(view: CorpusView) -> None:
    (number,) = [e.number for e in view.entities if e.entity.name == "Verbund Tiefenlicht"]
    texts = [one.text for one in view.sentences_about(number)]
    assert [text.split()[0] for text in texts] == ["Der", "Er", "Mehr", "Geleitet"]


def test_a_reading_is_kept(view: CorpusView) -> None:
    assert view.sentence_view(1) is view.sentence_view(1)


def test_indicators_have_the_keys_of_their_labels(view: CorpusView) -> None:
    facts = {one.fact.label: one for one in view.facts}
    state = facts["Anteil der Ausgaben für FuE am BIP im Staatssektor 2021"]
    assert {"anteil", "ausgaben", "fue", "bip", "staat"} <= state.keys
    assert "staat" in state.scope_keys - state.measure_keys
    assert "anteil" in state.head
    assert not any(any(map(str.isdigit, key)) for one in view.facts for key in one.keys)


def test_slices_are_the_things_themselves(view: CorpusView, both: CorpusView) -> None:
    text = view.text(view.facts[0].fact)
    assert text.startswith("2,40\nProzent\nAnteil")
    passage = next(p for p in both.passages.values() if p.document_id == "bergland")
    assert isinstance(passage, Passage)
    assert both.text(passage).startswith("Im Bergland forschen")


def test_words_for_corrections_are_real_words(view: CorpusView) -> None:
    assert {"Bruttoinlandsprodukt", "Schilf", "Handwerksbetriebe"} <= set(view.words)
    assert not any(len(word) < 4 or not word.isalpha() for word in view.words)
    assert len(set(view.words)) == len(view.words)


PLANTS = [
    "Ahorn",
    "Birke",
    "Eiche",
    "Erle",
    "Esche",
    "Fichte",
    "Linde",
    "Pappel",
    "Tanne",
    "Ulme",
    "Weide",
    "Zeder",
    "Hasel",
]


def paragraphs(who: str, plants: list[str]) -> str:
    return "".join(f"{who} pflanzt jede {plant} am Ufer. Sie wächst.\n\n" for plant in plants)


@pytest.mark.parametrize(
    ("title", "naming", "others", "expected"),
    [
        ("Werftblatt", 4, 1, True),
        ("Werftblatt", 3, 0, False),
        ("Werftblatt", 4, 12, False),
        ("Das Netzwerk Werft.Nord und die See", 1, 5, True),
    ],
)
def test_a_thing_that_runs_through_a_document_narrows_nothing(
    view_of: Callable[..., CorpusView], title: str, naming: int, others: int, *, expected: bool
) -> None:
    text = "Blatt\n\nErster Teil\n\n" + paragraphs("Das Netzwerk Werft.Nord", PLANTS[:naming])
    text += paragraphs("Ein Fischer", PLANTS[-others:] if others else [])
    view = view_of(Document("w", title, text))
    (number,) = [e.number for e in view.entities if "Werft.Nord" in e.entity.name]
    assert view.runs_through(number) is expected


def test_a_thing_is_taken_up_again_after_a_sentence_about_something_else(
    view_of: Callable[..., CorpusView],
) -> None:
    view = view_of(
        "Seenmark\n\nDas Netzwerk Uferblick (UB) misst Pegel. Eine Fähre quert den See nur im "
        "Sommer. Das Netzwerk wird von Dr. Ada Binse geleitet.\n\nDas Vorhaben „Leises Wasser“ "
        "läuft. Beteiligt sind die Universität Altwasser und Vereine. Es kostet viel."
    )
    assert not sentence(view, "Eine Fähre").topics
    assert names(view, sentence(view, "Das Netzwerk wird").topics) == {"Uferblick"}
    assert "Leises Wasser" in names(view, sentence(view, "Es kostet").topics)


def test_an_office_is_that_of_the_organisation_not_of_its_event(
    view_of: Callable[..., CorpusView],
) -> None:
    view = view_of(
        "Seenmark\n\nWer Fragen zur Alten Optik (AO) hat, wird an das Zentrum Uferblick verwiesen. "
        "Eine solche Beratung dauert lange. Im Mai findet die Messe „Tag der Linse“ statt. "
        "Sprecherin ist Ada Binse."
    )
    assert names(view, sentence(view, "Wer Fragen").topics) == {"Zentrum Uferblick"}
    assert names(view, sentence(view, "Sprecherin ist").topics) == {"Zentrum Uferblick"}


@pytest.mark.parametrize(
    ("start", "topic", "other"),
    [
        ("Das Bundesministerium für Wald", "Berg.Faden", None),
        ("Träger ist", "Berg.Faden", "Hochschule Kaltbach"),
        ("Das 2003 gegründete Netzwerk", "Berg.Faden", "Institut für Garne"),
        ("Von den Kosten", "Berg.Faden", None),
        ("Mit dem Programm", "Helle Köpfe", "Wissenschaftsministerium Promotionen"),
        ("Derzeit laufen", "Helle Köpfe", "Wissenschaftsministerium Promotionen"),
    ],
)
def test_who_pays_or_holds_an_office_takes_no_topic_over(
    view_of: Callable[..., CorpusView], start: str, topic: str, other: str | None
) -> None:
    view = view_of(
        "Hügelland\n\nNetzwerke\n\nDas Netzwerk Berg.Faden webt Stoffe. "
        "Das Bundesministerium für Wald fördert das Netzwerk mit 3 Mio. Euro. "
        "Träger ist die Hochschule Kaltbach. "
        "Das 2003 gegründete Netzwerk wird vom Institut für Garne beraten. "
        "Von den Kosten übernimmt das Bundesministerium für Verkehr 80 %.\n\n"
        "Mit dem Programm „Helle Köpfe“ fördert das Wissenschaftsministerium Promotionen. "
        "Derzeit laufen 68 Vorhaben.\n"
    )
    found = names(view, sentence(view, start).topics)
    assert topic in found
    assert other not in found


@pytest.mark.parametrize(
    ("start", "topics"),
    [
        ("Im Rahmen", {"Rotes Garn"}),
        ("Mit dem Programm", {"wolle.wagen"}),
        ("Besitzerin", {"Alte Mühle"}),
        ("Träger des Netzwerks", {"Berg.Faden"}),
    ],
)
def test_a_sentence_that_opens_with_a_thing_by_its_kind_is_about_it(
    view_of: Callable[..., CorpusView], start: str, topics: set[str]
) -> None:
    view = view_of(
        "Hügelland\n\nProgramme\n\nDas Programm „Helle Köpfe“ fördert Promotionen. "
        "Im Rahmen des Programms „Rotes Garn“, für das 3 Mio. Euro bereitstehen, laufen 68 "
        "Vorhaben. Mit dem Programm „wolle.wagen“, dessen Laufzeit 2027 endet, wird gewebt.\n\n"
        "Das Netzwerk Berg.Faden sitzt im „Hafenspeicher“, die „Alte Mühle“ ist vermietet. "
        "Besitzerin der Alten Mühle ist eine Genossenschaft. "
        "Träger des Netzwerks Berg.Faden ist der Kreis.\n"
    )
    assert names(view, sentence(view, start).topics) & topics == topics
    assert len(sentence(view, start).topics) == 1


def test_a_sentence_that_lists_names_is_about_none_of_them(
    view_of: Callable[..., CorpusView],
) -> None:
    view = view_of(
        "Seenmark\n\nDie Strategie „Klares Wasser“ gilt bis 2030. Wichtig sind die Cluster "
        "Ufer.See, Moor.Werk und Holz.Kreis. Dafür stehen 12 Mio. Euro bereit."
    )
    assert names(view, sentence(view, "Wichtig sind").topics) == {"Klares Wasser"}
    assert names(view, sentence(view, "Dafür stehen").topics) == {"Klares Wasser"}


def test_who_pays_pays_for_what_was_named_before(view_of: Callable[..., CorpusView]) -> None:
    view = view_of(
        "Seenmark\n\nDas Netzwerk Ufer.See misst Pegel. Von den Kosten übernimmt die Stiftung "
        "Blaues Band 6 Mio. Euro. Beteiligt sind elf Häfen."
    )
    assert "Ufer.See" in names(view, sentence(view, "Beteiligt sind").topics)


def test_who_does_something_for_the_thing_named_before(view_of: Callable[..., CorpusView]) -> None:
    view = view_of(TALE)
    about = [
        {view.entities[number].entity.name for number in view.sentence_view(place).topics}
        for place in range(len(view.sentences))
    ]
    assert about[-5:] == [
        {"Korn und Halm"},
        {"Korn und Halm", "Agentur Aue"},
        {"Labor Moos"},
        {"Labor Heide"},
        {"Institut Lee"},
    ]


def test_one_of_two_is_told_by_which_it_is(view_of: Callable[..., CorpusView]) -> None:
    view = view_of(
        "Au\n\nEs gibt das Haus „Alte Saat“ und das Haus „Neue Saat“. Ersteres ist alt. "
        "Letzteres ist neu. Seine Wände sind weiß."
    )
    about = [names(view, view.sentence_view(place).topics) for place in range(1, 4)]

    assert about == [{"Alte Saat"}, {"Neue Saat"}, {"Neue Saat"}]


@pytest.mark.parametrize(
    "before",
    [
        "Das Haus „Alte Saat“ wirkt mit dem Haus „Neue Saat“ und der Bücherei zusammen.",
        "Das Haus „Alte Saat“ wirkt mit dem Haus „Neue Saat“ zusammen.",
    ],
)
def test_what_is_of_another_gender_is_not_meant(
    view_of: Callable[..., CorpusView], before: str
) -> None:
    view = view_of(f"Au\n\n{before} Letztere hat zwölf Räume.")

    assert names(view, view.sentence_view(1).topics) != {"Neue Saat"}
