"""Words left out of running German text, and how well a student fills them in.

Distillation teaches what a sentence as a whole means; filling in (Devlin et al. 2019, whole words)
teaches what each word does in it, which is what `reading` needs of the states. The texts are the
speeches, the government's answers and the laws of the data, as far as they are there, and the
invented documents that are learned from, some times over.

The same texts hold the student to what it was (`Masked.moved`): reading for answers bends the
vectors by which passages are searched, and a passage of speech should lie where it lay.

``python -m training.masked --data D --work W`` writes their tokens, ``work/tokens/running.npy``.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training import common
from training.distil import distillation_loss
from training.questions import read_texts
from training.student import HIDDEN, Student

LENGTH, TOGETHER = 128, 512
"""Tokens of a stretch, and stretches of a batch."""
HELD_LENGTHS, HELD_TOKENS = (16, 32, 64, 96, 160), 24_576
"""Tokens of the stretches by which the student is held, and of a batch of them."""
OWN_TIMES = 4
LEFT_OUT, SHOWN_AS_MASK, SHOWN_AS_OTHER = 0.22, 0.8, 0.1
TEXTS_AT_ONCE, SHORTEST = 20_000, 60


def running_text(data: Path) -> Iterator[str]:
    """Paragraphs of speeches, answers and laws, each file that is there; the own documents."""
    train = data / "train"
    for name, key in (
        ("plenary.txt.xz", ""),
        ("question-answer-bundestag.jsonl.xz", "answer"),
        ("laws.jsonl.xz", "text"),
    ):
        path = train / name
        if not path.exists():
            continue
        texts = (one[key] for one in common.read_records(path)) if key else common.read_lines(path)
        yield from (text.strip() for text in texts if len(text) > SHORTEST)
    own = [text.plain.replace("\n\n", " ").strip() for text in read_texts() if not text.held_out]
    yield from own * OWN_TIMES


def tokens(data: Path, tokenizer: Tokenizer, path: Path) -> NDArray[np.uint16]:
    """All the texts as one row of tokens, paragraphs parted by [SEP]; made once and kept."""
    if not path.exists():
        tokenizer.no_padding()
        tokenizer.no_truncation()
        separator = np.array([tokenizer.token_to_id(common.SEPARATOR)], dtype=np.uint16)
        parts: list[NDArray[np.uint16]] = []
        batch: list[str] = []
        for text in running_text(data):
            batch.append(text)
            if len(batch) == TEXTS_AT_ONCE:
                parts += _encode(tokenizer, batch, separator)
                batch = []
        parts += _encode(tokenizer, batch, separator)
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, np.concatenate(parts))
    found: NDArray[np.uint16] = np.load(path)
    return found


def _encode(
    tokenizer: Tokenizer, batch: list[str], separator: NDArray[np.uint16]
) -> list[NDArray[np.uint16]]:
    found = tokenizer.encode_batch_fast(batch, add_special_tokens=False)
    return [part for one in found for part in (np.array(one.ids, dtype=np.uint16), separator)]


class Masked(nn.Module):
    """The head that fills in, and the stretches of text that it is tried on.

    Its last layer begins as the student's table of input vectors and goes its own way: the table
    also tells how alike two words are, which the choice among all of them would bend.
    """

    def __init__(
        self, flat: NDArray[np.uint16], tokenizer: Tokenizer, device: torch.device
    ) -> None:
        super().__init__()
        count = tokenizer.get_vocab_size()
        self.dense = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN)
        self.words_out = nn.Linear(HIDDEN, count)
        self.flat = torch.from_numpy(flat.astype(np.int32)).to(device)
        pieces = [tokenizer.id_to_token(one) or "" for one in range(count)]
        words = [one.lstrip("▁").isalnum() for one in pieces]
        self.words = torch.tensor(words, device=device)
        self.begins = torch.tensor([one.startswith("▁") for one in pieces], device=device)
        self.names: list[int] = [
            tokenizer.token_to_id(one) or 0 for one in (common.CLASS, common.SEPARATOR, common.MASK)
        ]
        self.to(device)

    def begin(self, student: Student) -> None:
        """Takes the student's input vectors over."""
        with torch.no_grad():
            self.words_out.weight.copy_(student.embeddings.word_embeddings.weight)
            self.words_out.bias.zero_()

    def stretches(self, count: int = TOGETHER, length: int = LENGTH) -> Tensor:
        """Token ids ``(count, length)`` from chance places, with [CLS] and [SEP] at the ends."""
        first, last, _ = self.names
        device = self.flat.device
        starts = torch.randint(0, len(self.flat) - length, (count, 1), device=device)
        ids = self.flat[starts + torch.arange(length, device=device)].long()
        ids[:, 0] = first
        ids[:, -1] = last
        return ids

    def left_out(self, ids: Tensor) -> Tensor:
        """Which tokens ``(TOGETHER, LENGTH)`` are to be filled in: all of a word or none."""
        word = self.begins[ids].cumsum(1)
        chosen = torch.rand(ids.shape, device=ids.device) < LEFT_OUT
        out: Tensor = chosen.gather(1, word.clamp_max(ids.shape[1] - 1)) & self.words[ids]
        return out

    def loss(self, student: Student) -> Tensor:
        """Cross-entropy of the words left out of the next batch."""
        ids = self.stretches()
        places = self.left_out(ids)
        chance = torch.rand(ids.shape, device=ids.device)
        shown = ids.masked_fill(places & (chance < SHOWN_AS_MASK), self.names[2])
        other = torch.randint(len(self.names), len(self.begins), ids.shape, device=ids.device)
        shown = torch.where(places & (chance > 1 - SHOWN_AS_OTHER), other, shown)
        table = student.embeddings.word_embeddings
        lengths = torch.full((len(ids),), ids.shape[1], device=ids.device)
        states = student.states(table(shown), lengths)[places]
        logits: Tensor = self.words_out(self.norm(functional.gelu(self.dense(states))))
        return functional.cross_entropy(logits.float(), ids[places])

    def moved(self, student: Student, start: Student) -> Tensor:
        """How far the vectors of stretches lie from where the student's start has them."""
        length = random.choice(HELD_LENGTHS)  # noqa: S311 - seeded by `common.start`
        ids = self.stretches(HELD_TOKENS // length, length)
        lengths = torch.full((len(ids),), length, device=ids.device)
        with torch.no_grad():
            targets = start(ids, lengths)
        return distillation_loss(student(ids, lengths), targets)


def main() -> None:
    """Writes the tokens."""
    options = common.arguments(str(__doc__).splitlines()[0]).parse_args()
    log = common.start("masked", options.work)
    tokenizer = Tokenizer.from_file(str(options.work / "tokenizer.json"))
    found = tokens(options.data, tokenizer, options.work / "tokens" / "running.npy")
    log.info("%.1f million tokens of running text", len(found) / 1e6)


if __name__ == "__main__":
    main()
