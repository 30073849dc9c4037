"""Errors over HTTP as problem details (RFC 9457), in the reader's language."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from auskunft.web.service import RefusedError
from auskunft.web.texts import Texts, load_texts, preferred_language

_log = logging.getLogger(__name__)


def request_texts(request: Request) -> Texts:
    """The texts in the language that the request asks for."""
    return load_texts(preferred_language(request.headers.get("accept-language", "")))


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """A response of type application/problem+json."""
    return JSONResponse(
        {
            "type": "about:blank",
            "title": HTTPStatus(status).phrase,
            "status": status,
            "detail": detail,
        },
        status_code=status,
        headers=headers,
        media_type="application/problem+json",
    )


def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RefusedError)  # noqa: S101 - registered for this type only
    seconds = error.values.get("seconds")
    headers = {"Retry-After": str(seconds)} if seconds is not None else None
    return problem(error.status, request_texts(request)(error.key, **error.values), headers)


def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this type only
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"] if isinstance(part, str))
    detail = request_texts(request)("error.invalid", detail=f"{where}: {first['msg']}")
    return problem(422, detail)


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type only
    unknown = error.status_code == HTTPStatus.NOT_FOUND
    detail = request_texts(request)("error.not_found") if unknown else error.detail
    return problem(error.status_code, detail, dict(error.headers) if error.headers else None)


def _internal(request: Request, error: Exception) -> JSONResponse:
    _log.error("%s %s", request.method, request.url.path, exc_info=error)
    return problem(500, request_texts(request)("error.internal"))


def add_problem_handlers(app: FastAPI) -> None:
    """Let every error of the app's own routes leave as problem details."""
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _internal)
