"""Prints how long one question takes, and a cold start: NumPy as served, and the library.

    python -m benchmarks.embedding.speed --data DIR [--questions N]

Each way runs in a process of its own, on one thread. ``cold`` is a new process up to its first
vector. ``CPU`` is processor time: on a busy machine it tells more than the time on the wall.
``differs`` is the largest difference of any component from NumPy's vectors.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from benchmarks.embedding.tasks import read_lines

from auskunft.embedding import Embedder, load_embedder
from auskunft.embedding.loading import _MODELS, SHIPPED_MODEL

WAYS = ("numpy", "library")
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def load(way: str) -> Embedder:
    """The shipped model by NumPy or by sentence-transformers with PyTorch."""
    return load_embedder() if way == "numpy" else load_embedder(str(_MODELS / SHIPPED_MODEL))


def time_way(way: str, texts: list[str], out: Path) -> None:
    """One way in this process: writes its vectors to ``out``, prints seconds as JSON."""
    started = time.perf_counter()
    embedder = load(way)
    embedder.embed_query(texts[0])
    cold = time.perf_counter() - started
    processor, wall, vectors = [], [], []
    for text in texts:
        before = time.process_time(), time.perf_counter()
        vectors.append(embedder.embed_query(text))
        processor.append(time.process_time() - before[0])
        wall.append(time.perf_counter() - before[1])
    np.save(out, np.stack(vectors))
    print(json.dumps({"cold": cold, "processor": processor, "wall": wall}))


def measured(way: str, options: argparse.Namespace, out: Path) -> dict[str, list[float]]:
    """What `time_way` prints, from a new process."""
    command = [sys.executable, "-m", "benchmarks.embedding.speed", "--way", way, "--out", str(out)]
    command += ["--data", str(options.data), "--questions", str(options.questions)]
    done = subprocess.run(  # noqa: S603 - this module
        command, stdout=subprocess.PIPE, text=True, check=True, env=os.environ | ONE_THREAD
    )
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    records = read_lines(options.data / "xquad-de-dev" / "testset.jsonl")
    texts = [record["question"] for record in records][: options.questions]
    if options.way:
        time_way(options.way, texts, options.out)
        return
    print(f"{len(texts)} questions, one thread, {os.getloadavg()[0]:.1f} processes busy beside")
    print(f"{'':8} cold s  CPU p50/p95 ms  wall p50/p95 ms  differs")
    with tempfile.TemporaryDirectory() as temporary:
        for way in WAYS:
            out = Path(temporary) / f"{way}.npy"
            found = measured(way, options, out)
            times = [np.percentile(found[key], (50, 95)) * 1000 for key in ("processor", "wall")]
            told = "  ".join(f"{one[0]:7.1f} {one[1]:6.1f}" for one in times)
            differs = np.abs(np.load(out) - np.load(Path(temporary) / "numpy.npy")).max()
            print(f"{way:8} {found['cold']:6.2f}  {told}  {differs:.6f}", flush=True)


if __name__ == "__main__":
    main()
