from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.web.answer_text import Block, Piece, blocks, pieces


def test_markers_become_references_and_others_stay_text() -> None:
    assert pieces("über 200. [1][2] [3] [0]", 2) == (
        Piece("über 200."),
        Piece("", 1),
        Piece("", 2),
        Piece(" [3] [0]"),
    )


def test_lines_become_paragraphs_and_lists() -> None:
    found = blocks("Es gibt:\n- a [1]\n– b\n\nEnde – wirklich.", 1)
    assert [block.bullets for block in found] == [False, True, False]
    assert len(found[1].items) == 2


def shown(block: Block) -> list[str]:
    return ["".join(piece.text or f"[{piece.number}]" for piece in item) for item in block.items]


@pytest.mark.parametrize(
    ("text", "intro", "items"),
    [
        (
            "Netzwerke, die das Dokument nennt: A und B [1], C (D) [2] und E [3].",
            "Netzwerke, die das Dokument nennt:",
            ["A und B[1]", "C (D)[2]", "E[3]"],
        ),
        (
            "Networks: A [1], B [2], and C [3].",
            "Networks:",
            ["A[1]", "B[2]", "C[3]"],
        ),
        (
            "Sachsen: Promotionen (2018) 2.140 [1]; Thüringen: Promotionen (2018) 861 [2].",
            "",
            ["Sachsen: Promotionen (2018) 2.140[1]", "Thüringen: Promotionen (2018) 861[2]"],
        ),
        (
            "Der Größe nach: im Staat: 2 Prozent [2] [3]; im Rest: 1 Prozent [1].",
            "Der Größe nach:",
            ["im Staat: 2 Prozent[2][3]", "im Rest: 1 Prozent[1]"],
        ),
    ],
)
def test_an_enumeration_of_cited_things_is_a_list(text: str, intro: str, items: list[str]) -> None:
    found = blocks(text, 3)
    assert shown(found[-1]) == items
    assert found[-1].bullets
    assert [line for block in found[:-1] for line in shown(block)] == ([intro] if intro else [])


@pytest.mark.parametrize(
    "text",
    [
        "„Erster Satz.“ [1] „Zweiter Satz.“ [2]",
        "Das geht nicht (A: 1 [1]; B: 2 [2]).",
        "A [1] und B [2].",
        "Es sind 5, davon 3 [1].",
        "A [1], B [2], C [3], und das war es.",
        "[1] A [2]; B [3].",
    ],
)
def test_other_text_stays_a_paragraph(text: str) -> None:
    (found,) = blocks(text, 3)
    assert not found.bullets
    assert "".join(shown(found)).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.sampled_from(["A", ": ", "; ", ", ", " und ", "[1]", "[2]", ".", " "])))
def test_no_word_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    found = "".join(line for block in blocks(text, 2) for line in shown(block))
    for letter in ("A", "[1]", "[2]"):
        assert found.count(letter) == text.count(letter)
