"""How fast the web is and how much it weighs: `python -m benchmarks.web [--chromium PATH]`.

Starts `auskunft serve` on a free port with the repository's corpus, measures, and ends it. Figures
are printed, never asserted: they belong to the machine and to what else runs on it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
from playwright.async_api import Page, async_playwright

ROOT = Path(__file__).parents[1]
QUESTIONS = (
    "Wie viele Promotionen gab es?",
    "Wie hoch ist der Anteil der Ausgaben für FuE am BIP?",
    "Welche Netzwerke gibt es?",
    "Wie hoch ist das Bruttoinlandsprodukt je Einwohner?",
    "Welche Indikatoren gibt es?",
    "Wer leitet das Raumfahrtzentrum?",
)


def percentile(values: list[float], share: float) -> float:
    """The value below which this share of the values lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def resident_mebibytes(process: int) -> float:
    """Resident memory of a process (Linux)."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def processor_seconds(process: int) -> float:
    """User and system time that a process has used (Linux); the machine's load is not in it."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(port: int) -> subprocess.Popen[bytes]:
    """The server, as an operator starts it, but without a limit for one client."""
    code = (
        "from auskunft.web import WebOptions, serve; from auskunft.wiring import load_assistant; "
        f"serve(load_assistant, WebOptions(port={port}, questions_per_minute=0))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=environment)  # noqa: S603


async def wait_for(client: httpx.AsyncClient, path: str) -> None:
    """Wait until the address answers with 200."""
    while True:
        try:
            if (await client.get(path)).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        await asyncio.sleep(0.02)


async def first_page(page: Page, address: str, begin: float) -> None:
    """Open the page as soon as the server listens, and again from the cache; count its bytes."""
    received = {"files": 0, "bytes": 0}
    session = await page.context.new_cdp_session(page)

    def count(event: dict[str, Any]) -> None:
        received["files"] += 1
        received["bytes"] += int(event["encodedDataLength"])

    await session.send("Network.enable")
    session.on("Network.loadingFinished", count)
    await page.goto(address)
    await page.wait_for_selector("#question textarea")
    print(f"page with question box   {time.perf_counter() - begin:6.2f} s after the start")
    await page.wait_for_selector("body.ready")
    print(f"page ready to answer     {time.perf_counter() - begin:6.2f} s after the start")
    print(
        f"page weight              {received['bytes'] / 1024:6.0f} KiB in {received['files']} files"
    )
    again = time.perf_counter()
    await page.reload()
    await page.wait_for_selector("body.ready")
    print(f"second visit             {time.perf_counter() - again:6.2f} s")


async def round_trips(page: Page, times: int) -> None:
    """From Enter to the answer in the page."""
    seconds: list[float] = []
    for number in range(times):
        if number % 10 == 0:
            await page.reload()
            await page.wait_for_selector("body.ready")
        await page.fill("#question textarea", QUESTIONS[number % len(QUESTIONS)])
        elapsed = await page.evaluate(
            """() => new Promise((resolve) => {
              const before = document.querySelectorAll('.answer').length;
              const begin = performance.now();
              new MutationObserver((_, observer) => {
                if (document.querySelectorAll('.answer').length === before) return;
                observer.disconnect();
                resolve(performance.now() - begin);
              }).observe(document.getElementById('chat'), {childList: true, subtree: true});
              document.getElementById('submit').click();
            })"""
        )
        seconds.append(float(elapsed))
    middle, high = statistics.median(seconds), percentile(seconds, 0.95)
    print(f"answer in the browser    p50 {middle:.0f} ms, p95 {high:.0f} ms ({times} questions)")


async def crowd(
    address: str, clients: int, questions: int, distinct: int
) -> tuple[list[float], int]:
    """Many clients at once: seconds of each answer, and how many failed."""
    seconds: list[float] = []
    failed = 0
    left = iter(range(questions))

    async def ask(client: httpx.AsyncClient) -> None:
        nonlocal failed
        for number in left:
            begin = time.perf_counter()
            body = {"question": f"{QUESTIONS[number % len(QUESTIONS)]} ({number % distinct})"}
            try:
                response = await client.post("/api/ask", json=body)
            except httpx.TransportError:
                failed += 1
                continue
            seconds.append(time.perf_counter() - begin)
            failed += response.status_code != httpx.codes.OK

    limits = httpx.Limits(max_connections=clients)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:
        await asyncio.gather(*(ask(client) for _ in range(clients)))
    return seconds, failed


async def load(address: str, process: int, questions: int, distinct: int) -> None:
    """Throughput, latency and memory under 50 clients."""
    await crowd(address, 50, min(500, questions), distinct)  # warm caches and pools
    before = resident_mebibytes(process)
    begin, used = time.perf_counter(), processor_seconds(process)
    seconds, failed = await crowd(address, 50, questions, distinct)
    elapsed = time.perf_counter() - begin
    each = (processor_seconds(process) - used) / questions * 1000
    rate, high = len(seconds) / elapsed, percentile(seconds, 0.95) * 1000
    after = resident_mebibytes(process)
    print(f"POST /api/ask, 50 clients {rate:.0f} answers/s, p95 {high:.0f} ms, {failed} failed")
    print(f"processor time           {each:.1f} ms an answer ({distinct} endings of six questions)")
    growth = 100 * (after / before - 1)
    print(f"memory                   {before:.0f} → {after:.0f} MiB ({growth:+.1f} %, {questions})")


async def measure(arguments: argparse.Namespace) -> None:
    """Start the server, measure, end it."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    print(f"load of the machine      {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    async with async_playwright() as playwright, httpx.AsyncClient(base_url=address) as client:
        browser = await playwright.chromium.launch(
            executable_path=arguments.chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = await browser.new_page(locale="de-DE")
        begin = time.perf_counter()
        server = start(port)
        try:
            await wait_for(client, "/health")
            print(f"server listens           {time.perf_counter() - begin:6.2f} s after the start")
            print(f"processor time so far    {processor_seconds(server.pid):6.2f} s")
            await first_page(page, address, begin)
            await round_trips(page, arguments.round_trips)
            await browser.close()
            await load(address, server.pid, arguments.questions, arguments.distinct)
        finally:
            server.terminate()
            server.wait(10)


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    parser.add_argument("--round-trips", type=int, default=50)
    parser.add_argument("--questions", type=int, default=20_000)
    parser.add_argument("--distinct", type=int, default=50)
    asyncio.run(measure(parser.parse_args()))


if __name__ == "__main__":
    main()
