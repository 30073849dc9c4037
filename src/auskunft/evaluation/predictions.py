"""What a system answered, one JSON object a line, written as it comes so that nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from auskunft.errors import InputError
from auskunft.evaluation.cases import RecordError
from auskunft.evaluation.files import read_text, replace_text
from auskunft.evaluation.responses import Response, refused, response_from_json


@dataclass(frozen=True, slots=True)
class Prediction:
    """The answer JSON to one question, or the message with which the question was refused."""

    id: str
    question: str
    answer: Mapping[str, Any] | None
    seconds: float
    error: str = ""

    def response(self) -> Response:
        """The answer, read and checked.

        Raises:
            AskError: the answer has not the agreed form.
        """
        return refused(self.error) if self.error else response_from_json(self.answer)


def prediction_to_line(prediction: Prediction) -> str:
    """One line of the predictions file, with its line end."""
    record: dict[str, Any] = {
        "id": prediction.id,
        "question": prediction.question,
        "answer": prediction.answer,
        "seconds": round(prediction.seconds, 6),
    }
    if prediction.error:
        record["error"] = prediction.error
    return json.dumps(record, ensure_ascii=False) + "\n"


def prediction_from_record(record: object) -> Prediction:
    """The prediction that a JSON object describes.

    Raises:
        RecordError: a field is missing or of the wrong type.
    """
    if not isinstance(record, Mapping):
        raise RecordError("kein JSON-Objekt")
    name, question = record.get("id"), record.get("question")
    answer, error = record.get("answer"), record.get("error", "")
    seconds = record.get("seconds", 0.0)
    if not isinstance(name, str) or not isinstance(question, str):
        raise RecordError("„id“ und „question“ müssen Texte sein")
    if not isinstance(answer, Mapping) and not (error and isinstance(error, str)):
        raise RecordError("„answer“ muss ein Objekt sein")
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise RecordError("„seconds“ muss eine Zahl sein")
    return Prediction(name, question, answer, float(seconds), error)


def read_predictions(path: Path) -> tuple[Prediction, ...]:
    """The predictions of a file.

    A last line without its line end was cut off when a run was interrupted, and is left out.

    Raises:
        InputError: naming the first line that is no prediction.
    """
    lines = read_text(path).split("\n")
    predictions = []
    for number, line in enumerate(lines[:-1], start=1):
        if not line.strip():
            continue
        try:
            predictions.append(prediction_from_record(json.loads(line)))
        except (ValueError, RecursionError) as error:
            raise InputError(f"{path}, Zeile {number}: keine Antwortzeile ({error}).") from None
    return tuple(predictions)


class PredictionsFile:
    """Predictions on disk: what an earlier run left, and a file to append to.

    Whenever the run is killed, the file holds whole lines and at most one cut-off last line.
    """

    def __init__(self, path: Path, *, resume: bool) -> None:
        """Open `path`; with `resume` keep its predictions, else start afresh.

        Raises:
            InputError: the file cannot be read or written.
        """
        kept = read_predictions(path) if resume and path.exists() else ()
        self.kept = {prediction.id: prediction for prediction in kept}
        self.recorded: list[Prediction] = []
        self._path = path
        replace_text(path, "".join(map(prediction_to_line, kept)))
        self._file: IO[str] = path.open("a", encoding="utf-8", newline="\n")

    def record(self, prediction: Prediction) -> None:
        """Note a prediction of this run; one that is not yet in the file is written at once."""
        self.recorded.append(prediction)
        if self.kept.get(prediction.id) is not prediction:
            self._file.write(prediction_to_line(prediction))
            self._file.flush()

    def finish(self) -> None:
        """Put the lines of a completed run into the order in which it asked."""
        self._file.close()
        replace_text(self._path, "".join(map(prediction_to_line, self.recorded)))

    def close(self) -> None:
        """Close the file; what was written stays."""
        self._file.close()
