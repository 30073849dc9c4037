from __future__ import annotations

import dataclasses

import pytest

from auskunft import domain
from auskunft.domain import Answer, Conversation, Document, Period, Status, Turn

TYPES = [
    one for one in vars(domain).values() if isinstance(one, type) and dataclasses.is_dataclass(one)
]


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_values_are_frozen_and_hashable(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert kind.__hash__ is not None
    assert not any(field.type.startswith("list") for field in dataclasses.fields(kind))


def test_a_value_cannot_be_changed() -> None:
    document = Document("d", "Titel", "Text")
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.text = "anders"  # type: ignore[misc]


def test_periods_sort_and_show() -> None:
    assert sorted([Period(2021, 2021), Period(2019, 2021)]) == [
        Period(2019, 2021),
        Period(2021, 2021),
    ]
    assert str(Period(2021, 2021)) == "2021"
    assert str(Period(2019, 2021)) == "2019–2021"


def test_a_conversation_grows_without_changing_the_old_one() -> None:
    answer = Answer(Status.CONVERSATION, "Hallo!")
    empty = Conversation()
    grown = empty.with_turn("Hi", answer).with_turn("Na", answer)
    assert empty.turns == ()
    assert grown.turns == (Turn("Hi", answer), Turn("Na", answer))
