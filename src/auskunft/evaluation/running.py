"""Asking every question of a test set, timed, and judging what comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from auskunft.errors import AuskunftError
from auskunft.evaluation.cases import Case
from auskunft.evaluation.predictions import Prediction
from auskunft.evaluation.responses import Ask, AskError, response_from_json

Clock = Callable[[], float]


def predict(ask: Ask, case: Case, clock: Clock = time.perf_counter) -> Prediction:
    """Ask one question.

    A question that the system refuses with an error of its own (too long, say) or crashes on is
    answered wrongly, and the run goes on; a system that is down or talks nonsense is not judged.

    Raises:
        AskError: the system cannot be asked, or its answer has not the agreed form.
    """
    begin = clock()
    try:
        answer = ask(case.question, case.history)
    except AskError:
        raise
    except AuskunftError as error:
        return Prediction(case.id, case.question, None, clock() - begin, str(error))
    except Exception as error:  # noqa: BLE001 - whatever the system under test breaks on
        message = f"Absturz: {type(error).__name__}: {error}"
        return Prediction(case.id, case.question, None, clock() - begin, message)
    seconds = clock() - begin
    response_from_json(answer)
    return Prediction(case.id, case.question, answer, seconds)


def predictions_for(
    ask: Ask,
    cases: Sequence[Case],
    *,
    kept: Mapping[str, Prediction] | None = None,
    clock: Clock = time.perf_counter,
) -> Iterator[Prediction]:
    """A prediction for each case, in order.

    A kept prediction stands in for asking if it answered the very same question without error.

    Raises:
        AskError: naming the case that could not be asked.
    """
    for case in cases:
        earlier = (kept or {}).get(case.id)
        if earlier is not None and earlier.question == case.question and not earlier.error:
            yield earlier
            continue
        try:
            yield predict(ask, case, clock)
        except AskError as error:
            raise AskError(f"Frage „{case.id}“: {error}") from error
