"""Verdicts on answers: only where the operator asks for them, kept with the assistant's answer."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import expect
from tests.browser.conftest import NewPage, ask, free_port, open_chat, running
from tests.browser.scripted import MEMBERS, SHARE
from tests.browser.test_accessibility import violations

from auskunft.evaluation.testsets import read_source


def test_without_a_file_nobody_is_asked(new_page: NewPage, server: str) -> None:
    page = open_chat(new_page(), server)
    ask(page, MEMBERS)
    expect(page.locator(".verdict")).to_have_count(0)
    refused = page.request.post(f"{server}/api/feedback", data={"question": "x", "helpful": True})
    assert refused.status in (404, 405)


def test_verdict_and_comment_are_kept(new_page: NewPage, tmp_path: Path) -> None:
    kept = tmp_path / "feedback.jsonl"
    port = str(free_port())
    address = f"http://127.0.0.1:{port}"
    command = ("-m", "tests.browser.serve_scripted", port)
    environment = {"SCRIPTED_FEEDBACK": str(kept)}
    with running(*command, probe=f"{address}/ready", environment=environment):
        page = open_chat(new_page(), address)
        ask(page, MEMBERS)
        page.get_by_role("button", name="Hilfreich", exact=True).click()
        expect(page.locator(".feedback")).to_have_text("Danke für Ihr Urteil.")
        ask(page, SHARE)
        page.get_by_role("button", name="Nicht hilfreich").click()
        assert violations(page) == []
        page.keyboard.type("Es sind mehr.")
        page.get_by_role("button", name="Senden").click()
        expect(page.locator(".feedback").last).to_have_text("Danke für Ihr Urteil.")
    first, second = map(json.loads, kept.read_text(encoding="utf-8").splitlines())
    assert (first["question"], first["helpful"], first["history"]) == (MEMBERS, True, [])
    assert (second["comment"], second["history"]) == ("Es sind mehr.", [MEMBERS])
    assert second["answer"]["short"] == "über 90"
    assert set(first) == {"time", "question", "history", "helpful", "comment", "answer"}
    cases = read_source(kept).cases
    assert [case.question for case in cases] == [MEMBERS, SHARE]
    assert "Es sind mehr." in cases[1].note
