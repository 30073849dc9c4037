"""Asking a running server over its API: `POST /api/ask` with a question and its history."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from auskunft.errors import InputError
from auskunft.evaluation.responses import AskError

_PATH = "/api/ask"
_LARGEST_ANSWER = 2_000_000
_ATTEMPTS = 5
_LONGEST_WAIT = 30.0
# The server's verdict on the question itself, which is an answer to judge.
_QUESTION_REFUSED = frozenset(
    {HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNPROCESSABLE_ENTITY}
)


@dataclass(frozen=True, slots=True)
class HttpAsk:
    """An `Ask` for the server at `url` (with or without /api/ask); `timeout` in seconds.

    A server that asks for patience (429, or 503 with Retry-After) gets it, a few times.

    Raises, when made or called:
        InputError: the address is none, or the server refuses this question.
        AskError: the server is down, too slow, broken, or answers nonsense.
    """

    url: str
    timeout: float = 30.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise InputError(
                f"--http braucht eine Adresse wie http://localhost:7860, nicht {self.url}."
            )

    @property
    def endpoint(self) -> str:
        """The whole address that is asked."""
        base = self.url.rstrip("/")
        return base if base.endswith(_PATH) else base + _PATH

    def __call__(self, question: str, history: Sequence[str]) -> Mapping[str, Any]:
        """The answer JSON of the server."""
        body = json.dumps({"question": question, "history": list(history)}).encode()
        for attempt in range(_ATTEMPTS):
            try:
                return self._read(self._post(body))
            except HTTPError as error:
                with error:
                    wait = self._wait(error, attempt)
            time.sleep(wait)
        raise AskError(f"{self.url} ist überlastet; bitte später mit --resume weitermachen.")

    def _post(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        request = Request(self.endpoint, body, headers)  # noqa: S310 - checked
        try:
            with urlopen(request, timeout=self.timeout) as response:  # noqa: S310 - checked
                content: bytes = response.read(_LARGEST_ANSWER + 1)
        except HTTPError:
            raise
        except TimeoutError:
            raise self._too_slow() from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._too_slow() from None
            raise self._down(getattr(error.reason, "strerror", None) or error.reason) from None
        except (OSError, HTTPException, ValueError) as error:  # broken off, or no HTTP at all
            raise self._down(error) from None
        return content

    def _read(self, content: bytes) -> Mapping[str, Any]:
        try:
            answer = json.loads(content) if len(content) <= _LARGEST_ANSWER else None
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise AskError(f"{self.endpoint} antwortet, aber nicht mit der Antwort als JSON.")
        return answer

    def _wait(self, error: HTTPError, attempt: int) -> float:
        """Seconds to wait before the next attempt."""
        if error.code in _QUESTION_REFUSED:
            raise InputError(f"Der Server weist die Frage zurück (HTTP {error.code}).") from None
        patience = error.headers.get("Retry-After", "")
        asked_to_wait = error.code == HTTPStatus.TOO_MANY_REQUESTS or (
            error.code == HTTPStatus.SERVICE_UNAVAILABLE and bool(patience)
        )
        if not asked_to_wait:
            raise AskError(
                f"{self.endpoint} antwortet mit HTTP {error.code}; bitte Adresse und Server prüfen."
            ) from None
        seconds = float(patience) if patience.isdigit() else 2.0**attempt
        return min(seconds, _LONGEST_WAIT)

    def _too_slow(self) -> AskError:
        return AskError(
            f"{self.url} antwortet nicht binnen {self.timeout:g} Sekunden; bitte Server prüfen."
        )

    def _down(self, reason: object) -> AskError:
        return AskError(f"{self.url} ist nicht zu erreichen ({reason}); läuft „auskunft serve“?")
