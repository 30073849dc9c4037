"""What a system answered, one JSON object a line, written as it comes so that nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
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
            what = error if isinstance(error, RecordError) else "kein JSON"
            raise InputError(f"{path}, Zeile {number}: keine Antwortzeile ({what}).") from None
    return tuple(predictions)


class PredictionsFile:
    """The predictions of a run, those that an earlier run left included.

    With a path they are on disk as they come: whenever the run is killed, the file holds whole
    lines and at most one cut-off last line. Without one they are kept in memory until `keep`.
    """

    def __init__(self, path: Path | None, *, resume: bool) -> None:
        """Open `path`; with `resume` keep its predictions, else start afresh.

        Raises:
            InputError: the file cannot be read or written.
        """
        kept = read_predictions(path) if path and resume and path.exists() else ()
        self.kept = {prediction.id: prediction for prediction in kept}
        self.recorded: list[Prediction] = []
        self._path = path
        self._file: IO[str] | None = None
        if path is not None:
            replace_text(path, _lines(kept))
            self._file = path.open("a", encoding="utf-8", newline="\n")

    def record(self, prediction: Prediction) -> None:
        """Note a prediction of this run; one that is not yet in the file is written at once."""
        self.recorded.append(prediction)
        if self._file is not None and self.kept.get(prediction.id) is not prediction:
            self._file.write(prediction_to_line(prediction))
            self._file.flush()

    def keep(self, name: str) -> Path:
        """Where the predictions so far lie: if nowhere yet, they are written to a new file.

        Raises:
            InputError: the working folder cannot be written to.
        """
        if self._path is not None:
            return self._path
        names = (f"{name}.antworten{suffix}.jsonl" for suffix in ("", *range(2, 1000)))
        path = next(path for path in map(Path, names) if not path.exists())
        if self.recorded:
            replace_text(path, _lines(self.recorded))
        return path

    def finish(self) -> None:
        """Put the lines of a completed run into the order in which it asked."""
        self.close()
        if self._path is not None:
            replace_text(self._path, _lines(self.recorded))

    def close(self) -> None:
        """Close the file; what was written stays."""
        if self._file is not None:
            self._file.close()


def _lines(predictions: Iterable[Prediction]) -> str:
    return "".join(map(prediction_to_line, predictions))
