"""Stage 10: a small network that reads a question and one sentence together.

The embedding model stays as it is and gives the states of all tokens; of them and of how the
tokens of the two texts match, three narrow transformer layers tell whether the sentence answers and
with which words. `auskunft.cross_encoder` says what goes in, and runs it in NumPy. Learns from
``training/questions``: each question with its sentence and three others of its document. So narrow
a network is quicker in float32 than in bfloat16. Writes ``--target``/model.safetensors; a tenth of
the documents is kept to measure on.
"""

# ruff: noqa: S311 - sizes of the recipe stand where they act; chance is seeded
from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from auskunft.cross_encoder.matching import FEATURES
from auskunft.cross_encoder.pieces import HEADING_AND_BEFORE, QUESTION, SENTENCE, Pieces, join
from training import common
from training.questions import Text, read_texts
from training.student import Student, load_student

WIDTH, LAYERS, HEADS, DROPOUT = 128, 3, 4, 0.1
RATE, DECAY, WARMUP = 1e-3, 0.05, 100
BATCH, OTHERS, SPAN_LOSS = 64, 3, 0.3
HIDDEN = 384


class _Block(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.before_attention = nn.LayerNorm(WIDTH)
        self.projections = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.before_inner = nn.LayerNorm(WIDTH)
        self.inner = nn.Linear(WIDTH, 4 * WIDTH)
        self.output = nn.Linear(4 * WIDTH, WIDTH)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = states.shape
        shape = (batch, length, 3, HEADS, WIDTH // HEADS)
        parts = self.projections(self.before_attention(states)).view(shape).permute(2, 0, 3, 1, 4)
        query, key, value = parts
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask.to(query.dtype)
        )
        states = states + self.drop(self.attended(mixed.transpose(1, 2).reshape(states.shape)))
        inner = functional.relu(self.inner(self.before_inner(states)))
        out: Tensor = states + self.drop(self.output(inner))
        return out


class Network(nn.Module):
    """States, features, sides and presence of a batch in; whether it answers, and spans, out."""

    def __init__(self) -> None:
        super().__init__()
        self.states = nn.Linear(HIDDEN, WIDTH)
        self.features = nn.Linear(FEATURES, WIDTH)
        self.sides = nn.Embedding(2, WIDTH)
        self.layers = nn.ModuleList(_Block() for _ in range(LAYERS))
        self.norm = nn.LayerNorm(WIDTH)
        self.judge_inner = nn.Linear(3 * WIDTH, WIDTH)
        self.judge = nn.Linear(WIDTH, 1)
        self.span = nn.Linear(WIDTH, 2)
        self.drop = nn.Dropout(DROPOUT)

    def forward(
        self, states: Tensor, features: Tensor, sides: Tensor, present: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Logits ``(batch,)`` of answering and ``(batch, length, 2)`` of begin and end."""
        mask = torch.zeros(present.shape).masked_fill(~present, -1e4)[:, None, None, :]
        mixed = self.drop(self.states(states) + self.features(features) + self.sides(sides))
        for layer in self.layers:
            mixed = layer(mixed, mask)
        mixed = self.norm(mixed)
        asked = (present & (sides == 0))[:, :, None]
        said = (present & (sides == 1))[:, :, None]
        mean = (mixed * asked).sum(1) / asked.sum(1)
        highest = mixed.masked_fill(~said, -1e4).amax(1)
        pooled = torch.cat([mixed[:, 0], mean, highest], -1)
        answers = self.judge(functional.relu(self.judge_inner(pooled))).squeeze(-1)
        return answers, self.span(mixed)


@dataclass(frozen=True)
class Pair:
    """A question and a sentence: places in `Material`; the answer's first and last piece."""

    question: int
    sentence: int
    answers: bool
    span: tuple[int, int] | None = None


class Material:
    """All questions and sentences of some documents, encoded once."""

    def __init__(self, texts: Sequence[Text], student: Student, tokenizer: Tokenizer) -> None:
        self.groups: list[tuple[list[Pair], dict[int, set[str]], list[set[str]]]] = []
        questions: list[list[int]] = []
        sentences: list[tuple[list[int], list[int]]] = []
        for text in texts:
            first = len(sentences)
            offsets = []
            for number, sentence in enumerate(text.sentences):
                encoded = tokenizer.encode(sentence, add_special_tokens=False)
                before = tokenizer.encode(" ".join(text.before(number)), add_special_tokens=False)
                sentences.append((before.ids[-HEADING_AND_BEFORE:], encoded.ids[:SENTENCE]))
                offsets.append(encoded.offsets[:SENTENCE])
            own, words = [], []
            for question in text.questions:
                span = None
                if question.answer is not None:
                    begin = text.sentences[question.sentence].find(question.answer)
                    end = begin + len(question.answer)
                    inside = [
                        place
                        for place, (left, right) in enumerate(offsets[question.sentence])
                        if left < end and right > begin
                    ]
                    if not inside:
                        continue
                    span = (inside[0], inside[-1])
                own.append(Pair(len(questions), first + question.sentence, span is not None, span))
                words.append(_words(question.text))
                encoded = tokenizer.encode(question.text, add_special_tokens=False)
                questions.append(encoded.ids[:QUESTION])
            said = {first + n: _words(one) for n, one in enumerate(text.sentences)}
            self.groups.append((own, said, words))
        table = student.embeddings.word_embeddings.weight.detach()
        self.questions = _encode(student, table, [([], ids) for ids in questions])
        self.sentences = _encode(student, table, sentences)

    @property
    def count(self) -> int:
        """How many questions there are."""
        return len(self.questions)

    def pairs(self, generator: random.Random) -> list[Pair]:
        """Every question with its sentence and others, those that share words before all."""
        found = []
        for own, said, words in self.groups:
            for pair, asked in zip(own, words, strict=True):
                found.append(pair)
                others = [one for one in said if one != pair.sentence]
                weights = [
                    (len(asked & said[one]) + 1) ** 2 * (1 + (abs(one - pair.sentence) == 1))
                    for one in others
                ]
                chosen = generator.choices(others, weights, k=OTHERS) if others else []
                found += [Pair(pair.question, one, answers=False) for one in {*chosen}]
        return found

    def batch(self, pairs: Sequence[Pair]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """What `Network` takes."""
        joined = [join(self.questions[p.question], self.sentences[p.sentence]) for p in pairs]
        longest = max(len(one.states) for one in joined)
        states = torch.zeros(len(pairs), longest, HIDDEN)
        features = torch.zeros(len(pairs), longest, FEATURES)
        sides = torch.zeros(len(pairs), longest, dtype=torch.long)
        present = torch.zeros(len(pairs), longest, dtype=torch.bool)
        for row, (pair, one) in enumerate(zip(pairs, joined, strict=True)):
            asked, length = len(self.questions[pair.question].states), len(one.states)
            states[row, :length] = torch.from_numpy(one.states.astype(np.float32))
            features[row, :length] = torch.from_numpy(one.features)
            sides[row, asked:length] = 1
            present[row, :length] = True
        return states, features, sides, present


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.lower()))


def _encode(
    student: Student, table: Tensor, texts: Sequence[tuple[list[int], list[int]]]
) -> list[Pieces]:
    """The pieces of each text after what stands before it."""
    out: list[Pieces | None] = [None] * len(texts)
    ids = [Pieces.ids_of(before, own) for before, own in texts]
    order = sorted(range(len(texts)), key=lambda row: len(ids[row]))
    for begin in range(0, len(order), BATCH):
        rows = order[begin : begin + BATCH]
        longest = max(len(ids[row]) for row in rows)
        padded = torch.tensor([ids[row] + [0] * (longest - len(ids[row])) for row in rows])
        lengths = torch.tensor([len(ids[row]) for row in rows])
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            states = student.states(table[padded], lengths).float().numpy()
        for row, found in zip(rows, states, strict=True):
            words = table[ids[row]].numpy()
            out[row] = Pieces.of(texts[row][0], texts[row][1], found[: len(ids[row])], words)
    return [one for one in out if one is not None]


def batches(material: Material, generator: random.Random) -> Iterator[list[Pair]]:
    """Batches of like length, in random order."""
    pairs = material.pairs(generator)

    def length(pair: Pair) -> float:
        sizes = material.questions[pair.question], material.sentences[pair.sentence]
        return sum(len(one.states) for one in sizes) + 6 * generator.random()

    pairs.sort(key=length)
    found = [pairs[begin : begin + BATCH] for begin in range(0, len(pairs), BATCH)]
    generator.shuffle(found)
    return iter(found)


def loss_of(network: Network, material: Material, pairs: Sequence[Pair]) -> Tensor:
    """Cross-entropy of answering, and of the answer's first and last piece."""
    states, features, sides, present = material.batch(pairs)
    answers, spans = network(states, features, sides, present)
    wanted = torch.tensor([float(pair.answers) for pair in pairs])
    loss = functional.binary_cross_entropy_with_logits(answers, wanted)
    rows = [row for row, pair in enumerate(pairs) if pair.span]
    if not rows:
        return loss
    elsewhere = (~present | (sides == 0))[:, :, None]
    spans = spans.masked_fill(elsewhere, -1e4)[rows]
    begins = [len(material.questions[pairs[row].question].states) for row in rows]
    for side in (0, 1):
        places = [
            begin + span[side]
            for begin, row in zip(begins, rows, strict=True)
            if (span := pairs[row].span)
        ]
        loss = loss + SPAN_LOSS * functional.cross_entropy(spans[:, :, side], torch.tensor(places))
    return loss


@torch.inference_mode()
def measure(network: Network, material: Material) -> str:
    """How often the right sentence is first, and how well answering is told from not answering."""
    network.eval()
    top, right, scores, truths = 0, 0, [], []
    for own, said, _ in material.groups:
        for pair in own:
            rows = [Pair(pair.question, one, answers=False) for one in said]
            answers, _ = network(*material.batch(rows))
            best = rows[int(answers.argmax())].sentence
            scores.append(float(answers.max()))
            truths.append(pair.answers and best == pair.sentence)
            right += pair.answers
            top += truths[-1]
    network.train()
    ranks = np.argsort(np.argsort(scores))
    truth = np.array(truths)
    positive = int(truth.sum())
    area = (ranks[truth].sum() - positive * (positive - 1) / 2) / (
        positive * (len(truth) - positive)
    )
    return f"right sentence first {top / right:.3f} of {right}; area under ROC {area:.3f}"


def main() -> None:
    """Runs the stage."""
    parser = common.arguments(str(__doc__).splitlines()[0])
    parser.add_argument("--model", type=Path, required=True, help="folder of the embedding model")
    parser.add_argument("--target", type=Path, required=True, help="folder to write to")
    parser.add_argument("--weights", type=Path, help="weights to go on from, else random ones")
    parser.add_argument("--rate", type=float, default=RATE, help="the highest learning rate")
    parser.add_argument("--rounds", type=int, default=8, help="times every question is seen")
    options = parser.parse_args()
    log = common.start("cross_encoder", options.work)
    torch.set_num_threads(options.threads)
    torch.manual_seed(common.SEED)
    generator = random.Random(common.SEED)
    student = load_student(options.model / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(options.model / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    texts = read_texts()
    train = Material([one for one in texts if not one.held_out], student, tokenizer)
    kept = Material([one for one in texts if one.held_out], student, tokenizer)
    log.info("%d questions to learn from, %d to measure on", train.count, kept.count)
    network = Network()
    if options.weights:
        network.load_state_dict(load_file(options.weights))
    optimiser = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=DECAY)
    step, steps, started = 0, 0, time.monotonic()
    for number in range(options.rounds):
        losses = []
        found = list(batches(train, generator))
        steps = steps or len(found) * options.rounds
        for pairs in found:
            step += 1
            factor = min(1.0, step / WARMUP) * max(0.03, 1 - step / steps)
            for group in optimiser.param_groups:
                group["lr"] = options.rate * factor
            loss = loss_of(network, train, pairs)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            losses.append(loss.item())
        seconds = time.monotonic() - started
        told = measure(network, kept)
        log.info("round %d, %.0f s: loss %.3f; %s", number + 1, seconds, np.mean(losses), told)
        options.target.mkdir(parents=True, exist_ok=True)
        weights = {name: value.half() for name, value in network.state_dict().items()}
        save_file(weights, options.target / "model.safetensors")


if __name__ == "__main__":
    main()
