"""Two things held against each other where only weighing tells which figures are meant."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from auskunft.answering.arithmetic import Stated
from auskunft.answering.contrasting import Contrasted, contrast, written
from auskunft.answering.contrasting.choosing import chances, pairs, values
from auskunft.answering.contrasting.halves import joint_of
from auskunft.answering.drafting import Draft
from auskunft.answering.gate import verify
from auskunft.assistant import Assistant
from auskunft.domain import Status

TEXT = """\
Auenland

Netzwerke und Fonds

Der Werkkreis Ried mit Sitz in Riedau vereint 186 Mitglieder, darunter 118 Unternehmen und 41 \
Institute. Vom Jahresetat trägt das Land 1,5 Mio. Euro, 900.000 Euro kommen von der Europäischen \
Union.

Im Holzbund Au arbeiten an drei Standorten 240 Menschen für 95 Betriebe zusammen.

Der Startfonds Kiesel verfügt über 40 Mio. Euro. Sein Vorläufer, der Gründerfonds Bach, war mit \
16 Mio. Euro ausgestattet.

Das Technikum Seehaus bearbeitete 2022 insgesamt 64 Anfragen, 2023 waren es 91. Ein Gutachten des \
Technikums kostet bis zu 9.000 Euro, eine Messung bis zu 400 Euro.
"""


def contrasted(hills: Assistant, question: str) -> Contrasted:
    """The likeliest pair for a question."""
    here = hills.contrast_scene(question)
    assert here is not None
    found = contrast(*here)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("question", "short", "named"),
    [
        (
            "Wer ist besser ausgestattet, der Startfonds Kiesel oder der Gründerfonds Bach?",
            "Startfonds Kiesel",
            "Startfonds Kiesel: 40 Mio. Euro [1]; Gründerfonds Bach: 16 Mio. Euro [2]",
        ),
        (
            "Sind im Werkkreis Ried mehr Institute oder mehr Unternehmen dabei?",
            "Unternehmen",
            "Unternehmen: 118 [1]; Institute: 41 [1]",
        ),
        (
            "Gibt beim Werkkreis Ried die Europäische Union oder das Land mehr Geld?",
            "Land",
            "Land: 1.500.000 Euro [1]; Union: 900.000 Euro [1]",
        ),
    ],
)
def test_the_figures_of_both_sides_are_found(
    hills: Assistant, question: str, short: str, named: str
) -> None:
    answer = hills.ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, short)
    assert named in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Wer hat mehr Mitglieder, der Werkkreis Ried oder der Mühlenbund?",
        "Ist der Startfonds Kiesel größer als das Technikum Seehaus?",
        "Hat der Holzbund Au mehr Fördergelder als der Werkkreis Ried?",
    ],
)
def test_what_is_not_told_of_both_is_not_compared(hills: Assistant, question: str) -> None:
    assert hills.ask(question).status is not Status.ANSWERED


def test_figures_are_named_as_the_question_names_their_things(hills: Assistant) -> None:
    found = contrasted(hills, "Hat der Startfonds Kiesel mehr Geld als der Gründerfonds Bach?")
    assert values(found.pair) == (40_000_000, 16_000_000)
    names = list[str]()

    def held_together(figures: Sequence[Stated]) -> None:
        names.extend(one.name for one in figures)

    draft = Draft(found.pair.scene.query, found.pair.scene.view)
    assert written(draft, found, held_together) is None
    assert names == ["Startfonds Kiesel", "Gründerfonds Bach"]


def test_of_two_limits_one_is_above_the_other(hills: Assistant) -> None:
    answer = hills.ask("Was ist beim Technikum Seehaus teurer, ein Gutachten oder eine Messung?")
    assert (answer.status, answer.short) == (Status.ANSWERED, "Gutachten")
    assert "höchstens 9.000 Euro" in answer.text


def test_of_three_things_no_two_are_compared(hills: Assistant) -> None:
    question = (
        "Wer hat am wenigsten Geld: Startfonds Kiesel, Technikum Seehaus oder Gründerfonds Bach?"
    )
    answer = hills.ask(question)
    assert answer.computation is None or len(answer.computation.operands) != 2


def test_answers_pass_the_gate(hills: Assistant) -> None:
    answer = hills.ask("Sind im Werkkreis Ried mehr Institute oder mehr Unternehmen dabei?")
    documents = {document.id: document for document in hills.documents}
    assert verify(answer, documents) == answer


def test_pairs_are_of_one_unit_and_of_what_is_named(hills: Assistant) -> None:
    here = hills.contrast_scene("Ist der Startfonds Kiesel größer als der Gründerfonds Bach?")
    assert here is not None
    found = list(pairs(*here))
    assert found
    assert all(one.first.unit == one.last.unit for one in found)
    assert (16_000_000, 40_000_000) not in {values(one) for one in found} or all(
        one.first.sentence != one.last.sentence for one in found
    )


@pytest.mark.parametrize(
    ("question", "behind"),
    [
        ("Ist der Werkkreis Ried größer als der Holzbund Au?", "als"),
        ("Wer hat mehr Mitglieder, der Werkkreis Ried oder der Holzbund Au?", "oder"),
        ("Werkkreis Ried vs Holzbund Au: mehr Mitglieder?", "vs"),
        ("Which is larger, Werkkreis Ried or Holzbund Au?", "or"),
    ],
)
def test_where_the_sides_are_joined(hills: Assistant, question: str, behind: str) -> None:
    here = hills.contrast_scene(question)
    assert here is not None
    joint = joint_of(here[0].query)
    assert joint is not None
    assert question[joint:].startswith(behind)


def test_nothing_is_joined_in_other_questions(hills: Assistant) -> None:
    assert hills.contrast_scene("Wie viele Mitglieder hat der Werkkreis Ried?") is None


def test_chances_are_shared_with_no_pair_at_all() -> None:
    found = chances([(1.0, 2.0), (1.0, 2.0), (3.0, 4.0)], [0.0, 0.0, 0.0])
    assert found == {(1.0, 2.0): 0.5, (3.0, 4.0): 0.25}
    assert sum(chances([], []).values()) == 0
