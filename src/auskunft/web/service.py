"""The one way from the web to the assistant: loading, admission and limits, for chat and API."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from auskunft.domain import Answer, Conversation, Document, Fact
from auskunft.errors import AuskunftError
from auskunft.web.options import HISTORY_LIMIT, QUESTION_LIMIT, WebOptions
from auskunft.web.texts import LANGUAGES, Language

_log = logging.getLogger(__name__)
_POLL_SECONDS = 0.05
_RARE_WORDS = ("Wie ist das Schnabeltierwetter?", "What is the platypusweather?")
"""Asked once: the dictionaries that tell rare words from misspelt ones take a second to load."""


class Assistant(Protocol):
    """What the web needs of `auskunft.assistant.Assistant`; calls may come from two threads."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that are cited."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every indicator of the documents."""

    def ask(self, question: str, conversation: Conversation) -> Answer:
        """Answer the question in the light of the conversation so far."""

    def suggestions(self, language: Language = "de") -> tuple[str, ...]:
        """Questions to start with, each of them answerable."""


class RefusedError(Exception):
    """A question that is not passed on. `key` names the text to show, `status` the HTTP status.

    `values` fill the text; "seconds" among them is when to try again.
    """

    def __init__(self, key: str, status: int, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.status = status
        self.values = values


class AnswerService:
    """Loads the assistant in the background and passes questions to it, few at a time."""

    def __init__(self, load_assistant: Callable[[], Assistant], options: WebOptions) -> None:
        self._load = load_assistant
        self._waiting_limit = options.waiting
        self._waiting = 0
        self._executor = ThreadPoolExecutor(options.workers, thread_name_prefix="answer")
        self._assistant: Assistant | None = None
        self._documents: dict[str, Document] = {}
        self._loaded = threading.Event()
        self._started = threading.Lock()
        self.failure: str | None = None
        per_minute = options.questions_per_minute
        self._rate = RateLimitItemPerMinute(per_minute) if per_minute else None
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def start(self) -> None:
        """Begin to load, once; returns at once."""
        if self._started.acquire(blocking=False):
            threading.Thread(target=self._run_load, name="load", daemon=True).start()

    def stop(self) -> None:
        """Take no more questions; those in work are finished."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _run_load(self) -> None:
        try:
            assistant = self._load()
            for language in LANGUAGES:  # asks a few questions: the first reader need not wait
                assistant.suggestions(language=language)
            self._documents = {document.id: document for document in assistant.documents}
            self._assistant = assistant
            for question in _RARE_WORDS:
                assistant.ask(question, Conversation())
        except AuskunftError as error:
            self.failure = str(error)
            _log.error("%s", error)
        except Exception:  # noqa: BLE001 - whatever went wrong, the page must say so
            self.failure = ""
            _log.exception("Die Auskunft konnte nicht geladen werden.")
        finally:
            self._loaded.set()

    @property
    def ready(self) -> bool:
        """Whether questions can be answered now."""
        return self._assistant is not None

    @property
    def assistant(self) -> Assistant:
        """The assistant.

        Raises:
            RefusedError: it is still loading (503), or could not be loaded (500).
        """
        if self._assistant is not None:
            return self._assistant
        if self._loaded.is_set():
            raise RefusedError("error.failed", 500)
        raise RefusedError("error.not_ready", 503, seconds=5)

    def document(self, document_id: str) -> Document:
        """The document of this id.

        Raises:
            RefusedError: there is none (404), or as `assistant`.
        """
        _ = self.assistant
        if document_id not in self._documents:
            raise RefusedError("error.no_document", 404)
        return self._documents[document_id]

    async def wait_until_loaded(self, seconds: float) -> None:
        """Wait until loading is over, well or not, or the time is."""
        end = time.monotonic() + seconds
        while not self._loaded.is_set() and time.monotonic() < end:  # noqa: ASYNC110 - a thread sets it
            await asyncio.sleep(_POLL_SECONDS)

    def admit(self, client: str) -> None:
        """Count a question of this client.

        Raises:
            RefusedError: it has asked too often (429).
        """
        if self._rate is None or self._limiter.hit(self._rate, client):
            return
        again = self._limiter.get_window_stats(self._rate, client).reset_time
        raise RefusedError("error.too_fast", 429, seconds=max(1, round(again - time.time())))

    async def answer(
        self, question: str, conversation: Conversation, history: Sequence[str] = ()
    ) -> Answer:
        """The assistant's answer; `history` (earlier questions) is replayed first.

        Raises:
            RefusedError: the question is blank or too long (422), or too many are waiting or
                the assistant is not there yet (503), or failed on it (500).
        """
        check_question(question)
        assistant = self.assistant
        if self._waiting >= self._waiting_limit:
            raise RefusedError("error.busy", 503, seconds=2)
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(
                self._executor, _ask, assistant, question, conversation, tuple(history)
            )
        except Exception as error:
            _log.exception("Eine Frage konnte nicht beantwortet werden.")
            raise RefusedError("error.internal", 500) from error
        finally:
            self._waiting -= 1


def check_question(question: str) -> None:
    """Refuse what is no question.

    Raises:
        RefusedError: it is blank or too long (422).
    """
    if not question.strip():
        raise RefusedError("error.empty", 422)
    if len(question) > QUESTION_LIMIT:
        raise RefusedError("error.too_long", 422, limit=QUESTION_LIMIT)


def recent(conversation: Conversation) -> Conversation:
    """The last turns, as many as are taken into account."""
    return Conversation(conversation.turns[-HISTORY_LIMIT:])


def _ask(
    assistant: Assistant, question: str, conversation: Conversation, history: tuple[str, ...]
) -> Answer:
    for earlier in history:
        conversation = conversation.with_turn(earlier, assistant.ask(earlier, conversation))
    return assistant.ask(question, recent(conversation))
