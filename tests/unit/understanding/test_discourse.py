from __future__ import annotations

import pytest

from auskunft.understanding import discourse


@pytest.mark.parametrize(
    "text",
    [
        "Er zählt 84 Mitglieder.",
        "Dort arbeiten Fischer.",
        "Das Netzwerk wächst.",
        "Im Verbund arbeiten Gärtner.",
        "Ihre Boote liegen im Hafen.",
        "Dafür stehen Mittel bereit.",
        "Das Spitzencluster liegt am Fluss.",
        "Wer leitet den Verbund?",
        "Dem 2020 gegründeten Verbund gehören Fischer an.",
        "Träger des im Jahr 2012 gestarteten Netzwerks ist die Werft.",
    ],
)
def test_what_points_back(text: str) -> None:
    assert discourse.refers_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Verbund Tiefenlicht wächst.",
        "Das Netzwerk Moor.Werk betreibt ein Feld.",
        "Ein Netzwerk wächst.",
        "Der Fluss ist lang.",
        "Das 2020 gegründete Netzwerk Moor.Werk wächst.",
        "ES ist eine Abkürzung.",
        "",
    ],
)
def test_what_stands_alone(text: str) -> None:
    assert not discourse.refers_back(text)


@pytest.mark.parametrize("word", ["Netzwerk", "Spitzencluster", "Instituts", "Forschungsverbundes"])
def test_kinds_of_named_things(word: str) -> None:
    assert discourse.names_a_kind(word)


@pytest.mark.parametrize("word", ["Fluss", "Mitglied", "Prozent", "Netzwerker", ""])
def test_no_kinds_of_named_things(word: str) -> None:
    assert not discourse.names_a_kind(word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beteiligt sind der Hafen und die Stadt.", True),
        ("Gefördert wird der Park vom Bund.", True),
        ("Koordiniert werden sie von der Stadt.", True),
        ("Der Park ist geöffnet.", False),
        ("Bäume sind gefällt.", False),
        ("Gegründet wurde es 1990; das Schiff Ebbe kam dazu.", False),
        ("Beteiligt", False),
    ],
)
def test_what_is_done_may_stand_first(text: str, expected: bool) -> None:  # noqa: FBT001
    assert discourse.opens_with_predicate(text) is expected


def test_new_subjects() -> None:
    assert discourse.introduces_subject("Ein zweiter Park entsteht am Ufer.")
    assert discourse.introduces_subject("Mehrere Vereine ziehen um.")
    assert not discourse.introduces_subject("Der Park entsteht.")
    assert not discourse.introduces_subject("Ein Drittel der Wege ist gesperrt.")
    assert not discourse.introduces_subject("")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gefördert von der Stiftung Weitblick", True),
        ("Die Boote der Stiftung Weitblick", True),
        ("Am Ufer arbeitet Weitblick", False),
        ("Der Verein Weitblick", False),
        ("Am ältesten ist der Verein Weitblick", False),
        ("Weitblick", False),
    ],
)
def test_names_that_hang_on_something_else(text: str, expected: bool) -> None:  # noqa: FBT001
    assert discourse.subordinated(text, text.index("Weitblick")) is expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Sprecherin ist Prof. Dr. Jette Morgenroth.", "Jette Morgenroth", True),
        ("Geleitet von Frau Morgenroth.", "Morgenroth", True),
        ("Der Verbund Tiefenlicht wächst.", "Tiefenlicht", False),
    ],
)
def test_people_have_titles(text: str, name: str, expected: bool) -> None:  # noqa: FBT001
    start = text.index(name)
    assert discourse.is_person(text, start, start + len(name)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Ministerium fördert ihn mit 30 Mio. Euro.", True),
        ("Die Stadt unterstützt sie seit 2019.", True),
        ("Dort gibt es zwei Labore.", False),
        ("Das Bündnis forscht am Moor; ihm gehören 34 Partner an.", False),
    ],
)
def test_what_is_done_to_something_before(text: str, expected: bool) -> None:  # noqa: FBT001
    assert discourse.acts_on_earlier(text) is expected


def test_offices_are_words_of_their_own() -> None:
    assert discourse.names_an_office("Sprecherin")
    assert not discourse.names_an_office("Ministerpräsidentin")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Das in Auental ansässige Netzwerk baut.", ("netzwerk",)),
        ("Das 2018 in Auental gegründete Netzwerk baut.", ("netzwerk",)),
        ("Sprecher der Allianz ist Ada Binse.", ("allianz",)),
        ("Das Netzwerk „Uferblick“ baut.", ()),
        ("Ein Netzwerk baut.", ()),
    ],
)
def test_kinds_that_point_to_a_thing_before(text: str, kinds: tuple[str, ...]) -> None:
    assert discourse.kinds_referred_to(text) == kinds


@pytest.mark.parametrize(
    ("word", "kind", "expected"),
    [
        ("Wasserstoffallianz", "allianz", True),
        ("Zentrum", "zentrums", True),
        ("Verbund", "verbundes", True),
        ("Institut", "institutes", True),
        ("Netzwerk", "forschungsnetzwerk", True),
        ("Institut", "netzwerk", False),
        ("Talgrund", "talgrund", False),
    ],
)
def test_what_is_of_the_kind_referred_to(word: str, kind: str, expected: bool) -> None:  # noqa: FBT001
    assert discourse.is_of_kind(word, kind) is expected


def test_public_bodies_and_councils_are_told_by_their_words() -> None:
    assert discourse.is_public_body("Europäische Union")
    assert discourse.is_public_body("Wissenschaftsministerium des Landes")
    assert discourse.is_public_body("Sächsisches Staatsministerium")
    assert not discourse.is_public_body("Europäische Akademie")
    assert not discourse.is_public_body("Verband Europäischer Bäcker")
    assert discourse.names_a_council("Strategiebeirat")
    assert not discourse.names_a_council("Vorrat")


def test_some_out_of_those_before_are_no_new_subject() -> None:
    assert discourse.introduces_subject("Drei Werften liegen am Fluss.")
    assert not discourse.introduces_subject("Drei von vier Partnern sind Betriebe.")


def test_where_a_sentence_speaks_of_and_what_is_there() -> None:
    assert discourse.places_at_opening("Geleitet wird das Haus in Talheim von Ida Moor.") == (
        "Talheim",
    )
    assert discourse.places_at_opening("In Talheim wurden Wohnungen gebaut.") == ()
    assert discourse.is_in("Das Zentrum Au in Talheim berät.", len("Das Zentrum Au"), "Talheim")
    assert not discourse.is_in("Das Zentrum Au berät Talheim.", len("Das Zentrum Au"), "Talheim")
