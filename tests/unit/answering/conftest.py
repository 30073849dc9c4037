"""What the tests of computed answers share: the assistant on their text, and its receipt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Answer, Mode, Status
from auskunft.understanding.view import CorpusView


@pytest.fixture
def hills(
    request: pytest.FixtureRequest,
    view_of: Callable[..., CorpusView],
    assistant_of: Callable[[CorpusView], Assistant],
) -> Assistant:
    """Answers about the `TEXT` of the test's module."""
    return assistant_of(view_of(request.module.TEXT))


@pytest.fixture(name="assert_computed")
def _assert_computed() -> Callable[[Answer, str, str], None]:
    """Holds an answer to its short form and the formula of its receipt."""

    def judge(answer: Answer, short: str, formula: str) -> None:
        assert (answer.status, answer.mode, answer.short) == (Status.ANSWERED, Mode.COMPUTED, short)
        assert answer.computation is not None
        assert answer.computation.formula == formula

    return judge
