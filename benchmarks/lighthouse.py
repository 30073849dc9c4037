"""Lighthouse's scores for accessibility and best practices: `python -m benchmarks.lighthouse`.

Needs Chromium and npm; `npx` fetches Lighthouse unless it is installed already.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import subprocess

import httpx

from benchmarks.web import free_port, start, wait_for

PAGES = ("/de/", "/en/", "/documents", "/embed/help")
CATEGORIES = ("accessibility", "best-practices")
LEAST = 0.95


def audit(address: str, chromium: str, lighthouse: str) -> dict[str, float]:
    """The scores of one page, from 0 to 1."""
    command = [
        *lighthouse.split(),
        address,
        f"--only-categories={','.join(CATEGORIES)}",
        "--quiet",
        "--output=json",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603
    categories = json.loads(done.stdout)["categories"]
    return {name: float(categories[name]["score"] or 0) for name in CATEGORIES}


async def measure(chromium: str, lighthouse: str) -> bool:
    """Start the server, audit every page, end it; whether all scores are high enough."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    server = start(port)
    good = True
    try:
        async with httpx.AsyncClient(base_url=address) as client:
            await wait_for(client, "/ready")
        for page in PAGES:
            scores = audit(address + page, chromium, lighthouse)
            good = good and min(scores.values()) >= LEAST
            print(page, ", ".join(f"{name} {score:.0%}" for name, score in scores.items()))
    finally:
        server.terminate()
        server.wait(10)
    return good


def main() -> None:
    """Read the arguments and measure; exit code 1 where a score is too low."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    parser.add_argument("--lighthouse", default="npx --yes lighthouse@12", help="its command")
    arguments = parser.parse_args()
    raise SystemExit(0 if asyncio.run(measure(arguments.chromium, arguments.lighthouse)) else 1)


if __name__ == "__main__":
    main()
