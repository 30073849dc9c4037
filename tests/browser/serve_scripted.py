"""Serves the scripted assistant: `python -m tests.browser.serve_scripted PORT [ORIGIN …]`."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from tests.browser.scripted import ScriptedAssistant

from auskunft.web import Branding, WebOptions, serve

FEEDBACK = os.environ.get("SCRIPTED_FEEDBACK", "")


def _load() -> ScriptedAssistant:
    time.sleep(float(os.environ.get("SCRIPTED_LOADING_SECONDS", "0")))
    return ScriptedAssistant()


if __name__ == "__main__":
    serve(
        _load,
        WebOptions(
            port=int(sys.argv[1]),
            allow_origins=tuple(sys.argv[2:]),
            feedback=Path(FEEDBACK) if FEEDBACK else None,
            branding=Branding(accent=os.environ.get("SCRIPTED_ACCENT", "")),
            questions_per_minute=int(os.environ.get("SCRIPTED_PER_MINUTE", "0")),
        ),
    )
