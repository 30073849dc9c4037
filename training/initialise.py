"""Stage 4: input vectors for the new vocabulary, inside the space the teacher's body knows.

First every new token learns a static vector such that the weighted sum over a German or English
text points where the sum of the teacher's own word-piece vectors of the English side points.
Then each token's input vector is the softmax-weighted mean of the ten word pieces nearest to it:
so it lies where the encoder's body expects its input. Digits and punctuation are copied. Tokens
too rare to have learned take the vector of the longest known token they begin with. The result is
``work/initial.safetensors``: the teacher's body with the new vectors.
"""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training import common
from training.teacher import teacher_folder

WORDS = "embeddings.word_embeddings.weight"
NEIGHBOURS, TEMPERATURE, RARE = 10, 0.05, 3


class Bags:
    """Texts as flat token ids with frequency weights: rare tokens count more (SIF)."""

    def __init__(self, tokenizer: Tokenizer, texts: list[str]) -> None:
        tokenizer.no_padding()
        tokenizer.enable_truncation(64)
        encoded = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        self.ids = [np.array(item.ids or [1], dtype=np.int64) for item in encoded]
        self.counts = np.bincount(np.concatenate(self.ids), minlength=tokenizer.get_vocab_size())
        self.weights = (1e-3 / (1e-3 + self.counts / self.counts.sum())).astype(np.float32)

    def batch(self, rows: np.ndarray) -> tuple[Tensor, Tensor, Tensor]:
        """Flat ids, offsets and weights of the chosen texts."""
        chosen = [self.ids[row] for row in rows]
        flat = np.concatenate(chosen)
        offsets = np.cumsum([0, *map(len, chosen[:-1])])
        return (
            torch.from_numpy(flat),
            torch.from_numpy(offsets),
            torch.from_numpy(self.weights[flat]),
        )


def static_space(new: Bags, old: Bags, pieces: Tensor, epochs: int, log: logging.Logger) -> Tensor:
    """Static vectors ``(size, 384)``; ``new`` holds the German texts, then the English."""
    generator = np.random.default_rng(common.SEED)
    table = torch.nn.EmbeddingBag(len(new.counts), pieces.shape[1], mode="sum", sparse=True)
    torch.nn.init.normal_(table.weight, std=0.02)
    optimizer = torch.optim.SparseAdam(list(table.parameters()), lr=0.02)
    count, batch = len(old.ids), 2048
    for epoch in range(epochs):
        order = generator.permutation(len(new.ids))
        total = 0.0
        for begin in range(0, len(order) - batch + 1, batch):
            rows = order[begin : begin + batch]
            ids, offsets, weights = old.batch(rows % count)
            target = functional.embedding_bag(
                ids, pieces, offsets, mode="sum", per_sample_weights=weights
            )
            target = functional.normalize(target, dim=-1)
            ids, offsets, weights = new.batch(rows)
            out = functional.normalize(table(ids, offsets, per_sample_weights=weights), dim=-1)
            scores = out @ target.T
            loss = (1 - scores.diagonal()).mean() + 0.2 * functional.cross_entropy(
                scores / 0.05, torch.arange(batch)
            )
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()  # type: ignore[no-untyped-call]
            total += loss.item()
        log.info("static epoch %d: loss %.4f", epoch, total / (len(order) // batch))
        for group in optimizer.param_groups:
            group["lr"] *= 0.4
    return table.weight.detach()


def neighbours_mean(static: Tensor, centred: Tensor, pieces: Tensor) -> Tensor:
    """Each token's vector as the softmax mean of its nearest word pieces, their length kept."""
    out = torch.empty_like(static)
    directions = functional.normalize(centred, dim=-1)
    for begin in range(0, len(static), 2000):
        scores = functional.normalize(static[begin : begin + 2000], dim=-1) @ directions.T
        best, where = scores.topk(NEIGHBOURS, dim=-1)
        share = (best / TEMPERATURE).softmax(-1)
        mean = (share[:, :, None] * pieces[where]).sum(1)
        length = (share * pieces.norm(dim=-1)[where]).sum(1, keepdim=True)
        out[begin : begin + 2000] = functional.normalize(mean, dim=-1) * length
    return out


def fill(
    vectors: Tensor, tokenizer: Tokenizer, counts: np.ndarray, pieces: Tensor, old: Tokenizer
) -> int:
    """Copies specials, digits and punctuation; gives rare tokens their prefix's vector."""
    known = old.get_vocab()
    vocabulary = tokenizer.get_vocab()
    filled = 0
    for token, number in vocabulary.items():
        bare = token.removeprefix("▁")
        copied = bare if token.startswith("▁") or token in known else f"##{bare}"
        if copied in known and (token in common.SPECIAL_TOKENS or not bare.isalpha()):
            vectors[number] = pieces[known[copied]]
        elif counts[number] < RARE:
            filled += 1
            starts = (token[:end] for end in range(len(token) - 1, 3, -1))
            found = next(
                (vocabulary[one] for one in starts if counts[vocabulary.get(one, 0)] >= RARE), None
            )
            vectors[number] = vectors[found] if found is not None else pieces.mean(0)
    return filled


def show(
    vectors: Tensor, tokenizer: Tokenizer, pieces: Tensor, old: Tokenizer, log: logging.Logger
) -> None:
    """Logs the nearest word pieces of a few words, to be looked at."""
    for word in ("forschung", "ausgaben", "einwohner", "patent", "universität", "rate", "die"):
        number = tokenizer.token_to_id(f"▁{word}")
        if number is not None:
            near = (
                functional.cosine_similarity(vectors[number][None], pieces).topk(4).indices.tolist()
            )
            log.info("%s: %s", word, [old.id_to_token(one) for one in near])


def main() -> None:
    """Runs the stage."""
    parser = common.arguments(__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=int, default=3)
    options = parser.parse_args()
    log = common.start("initialise", options.work)
    torch.manual_seed(common.SEED)
    torch.set_num_threads(options.threads)
    weights = {k: v.float() for k, v in load_file(teacher_folder() / "model.safetensors").items()}
    pieces = weights[WORDS]
    centred = pieces - pieces.mean(0)
    pairs = list(common.read_records(options.work / "pairs.jsonl"))
    english = [pair["en"] for pair in pairs]
    tokenizer = Tokenizer.from_file(str(Path(options.work / "tokenizer.json")))
    old_tokenizer = Tokenizer.from_file(str(teacher_folder() / "tokenizer.json"))
    old = Bags(old_tokenizer, english)
    new = Bags(tokenizer, [pair["de"] for pair in pairs] + english)
    static = static_space(new, old, centred, options.epochs, log)
    vectors = neighbours_mean(static, centred, pieces)
    log.info("%d rare tokens filled", fill(vectors, tokenizer, new.counts, pieces, old_tokenizer))
    show(vectors, tokenizer, pieces, old_tokenizer, log)
    weights[WORDS] = vectors
    kept = {
        k: v.contiguous()
        for k, v in weights.items()
        if "pooler" not in k and "position_ids" not in k
    }
    save_file(kept, options.work / "initial.safetensors")


if __name__ == "__main__":
    main()
