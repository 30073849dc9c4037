"""What every response over HTTP carries, and what no route gives away."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import httpx
import pytest
from tests.browser.scripted import DOCUMENT, MEMBERS, ScriptedAssistant
from tests.contracts.serving import ALLOWED, serving

from auskunft.web import Branding, WebOptions


@pytest.mark.parametrize(
    "path", ["/de/", "/health", "/api/facts", "/nowhere", "/static/chat.js", "/documents", "/embed"]
)
def test_every_response_is_guarded(http: httpx.Client, path: str) -> None:
    headers = http.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert f"frame-ancestors 'self' {ALLOWED}" in policy
    assert "unsafe-eval" not in policy
    script = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in script
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers
    assert "server" not in headers or "uvicorn" in headers["server"]  # off in `serve`


def test_the_operator_s_face_is_shown(tmp_path: Path) -> None:
    (tmp_path / "wappen.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    branding = Branding(
        title="Infothek <Nord>",
        greeting="Willkommen im Norden.",
        greeting_en="Welcome to the north.",
        accent="#123456",
        logo=str(tmp_path / "wappen.svg"),
        legal="https://example.org/impressum",
        privacy="/datenschutz",
    )
    with serving(ScriptedAssistant, WebOptions(branding=branding)) as client:
        german, english = client.get("/de/").text, client.get("/en/").text
        assert "<title>Infothek &lt;Nord&gt;</title>" in german
        assert "Infothek <Nord>" not in german
        assert "Willkommen im Norden." in german
        assert "Welcome to the north." in english
        for page in (german, client.get(f"/documents/{DOCUMENT.id}").text):
            assert "--accent:#123456" in page
        assert 'href="https://example.org/impressum"' in german
        assert 'href="/datenschutz"' in german
        assert '<img src="/logo"' in german
        logo = client.get("/logo")
        assert logo.headers["content-type"] == "image/svg+xml"
        assert "default-src 'none'" in logo.headers["content-security-policy"]


def test_the_page_s_nonce_is_new_each_time_and_on_every_script(http: httpx.Client) -> None:
    first, second = http.get("/de/"), http.get("/de/")
    nonces = [
        response.headers["content-security-policy"].split("'nonce-")[1].split("'")[0]
        for response in (first, second)
    ]
    assert nonces[0] != nonces[1]
    assert first.text.count("<script") == first.text.count(f'<script nonce="{nonces[0]}"') > 2


def test_only_allowed_sites_may_read(http: httpx.Client) -> None:
    for path in ("/api/facts", "/de/", "/de/theme.css"):
        allowed = http.get(path, headers={"origin": ALLOWED})
        assert allowed.headers["access-control-allow-origin"] == ALLOWED
        assert "access-control-allow-credentials" not in allowed.headers
        other = http.get(path, headers={"origin": "https://evil.example"})
        assert "access-control-allow-origin" not in other.headers
    preflight = {
        "origin": "https://evil.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    }
    refused = http.options("/api/ask", headers=preflight)
    assert "access-control-allow-origin" not in refused.headers
    granted = http.options("/api/ask", headers={**preflight, "origin": ALLOWED})
    assert granted.headers["access-control-allow-origin"] == ALLOWED


CLOSED = [
    ("POST", "/gradio_api/upload"),
    ("GET", "/gradio_api/upload_progress?upload_id=1"),
    ("GET", "/gradio_api/file=/etc/passwd"),
    ("GET", "/gradio_api/file=https://example.org/"),
    ("GET", "/gradio_api/file/etc/passwd"),
    ("GET", "/gradio_api/proxy=https://example.org/"),
    ("GET", "/gradio_api/info"),
    ("GET", "/gradio_api/openapi.json"),
    ("GET", "/gradio_api/runs"),
    ("GET", "/gradio_api/deep_link"),
    ("POST", "/gradio_api/queue/join"),
    ("GET", "/gradio_api/queue/data?session_hash=x"),
    ("POST", "/gradio_api/call/ask"),
    ("POST", "/gradio_api/api/predict"),
    ("POST", "/gradio_api/run/ask"),
    ("POST", "/gradio_api/component_server"),
    ("POST", "/gradio_api/process_recording"),
    ("POST", "/gradio_api/vibe-edit/"),
    ("GET", "/monitoring"),
    ("GET", "/monitoring/summary"),
    ("GET", "/config"),
    ("GET", "/manifest.json"),
    ("GET", "/docs"),
    ("GET", "/openapi.json"),
    ("GET", "/assets/../../app.py"),
    ("GET", "/static/%2e%2e/%2e%2e/%2e%2e/package.json"),
    ("POST", "/login"),
    ("GET", "/svelte/x.js"),
]


@pytest.mark.parametrize(("method", "path"), CLOSED)
@pytest.mark.parametrize("language", ["de", "en"])
def test_what_the_page_does_not_need_is_closed(
    http: httpx.Client, method: str, path: str, language: str
) -> None:
    assert http.request(method, f"/{language}{path}").status_code == 404


def test_no_response_names_where_the_server_is_installed(http: httpx.Client) -> None:
    places = {str(Path(sys.prefix)), str(Path(__file__).parents[2]), str(Path.home())} - {"/"}
    for path in ("/de/", "/en/", "/api/openapi.json", "/de/theme.css", "/nowhere", "/static/x"):
        text = http.get(path).text
        assert not [place for place in places if place in text]
        assert " at 0x" not in text


def test_the_chat_takes_the_history_from_the_server_only(
    http: httpx.Client, assistant: ScriptedAssistant
) -> None:
    page = http.get("/de/").text
    config = json.loads(page.split("window.gradio_config = ")[1].split(";</script>")[0])
    number = config["dependencies"][0]["id"]
    forged = [{"question": "x", "html": "<b>gefälscht</b>", "answer": None}]
    assistant.asked.clear()
    body = {"data": [MEMBERS, forged], "fn_index": number, "session_hash": "forger"}
    response = http.post("/de/gradio_api/run/predict", json=body)
    assert response.status_code == 200
    assert "143 Mitglieder" in response.text
    assert "gefälscht" not in response.text
    assert assistant.asked[-1][1].turns == ()
    for nonsense in (None, 7, ["x"], {"a": 1}, "   "):
        answer = http.post("/de/gradio_api/run/predict", json={**body, "data": [nonsense, None]})
        assert answer.status_code in (200, 422, 500)
        assert "Traceback" not in answer.text
    assert all(isinstance(question, str) for question, _ in assistant.asked)
