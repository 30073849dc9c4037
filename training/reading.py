"""The invented documents as numbers on a device: which sentence answers, and with which pieces.

Each question is held beside its own sentence, others of its document and one of another. An
unanswerable question counts the sentence that it stands under as its own, and none answers it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer
from torch import Tensor
from torch.nn import functional

from auskunft.cross_encoder.pieces import (
    CLASS,
    QUESTION,
    SENTENCE,
    SEPARATOR,
    Pieces,
    before_of,
)
from training.network import Network, Side, join
from training.questions import Text
from training.ragged import Ragged, Rows
from training.student import Student, inside

OTHERS, SPAN_LOSS, NOISE = 8, 0.3, 0.2
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe"})


@dataclass(frozen=True)
class Group:
    """The rows of one document's questions and sentences."""

    questions: Rows
    sentences: Rows


@dataclass(frozen=True)
class Documents:
    """Texts as rows: questions, the same with slips, and sentences after what stands before them.

    ``own`` and ``before`` are begin and length ``(n, 2)`` of a sentence's own pieces and of those
    before; ``asked`` is the sentence a question stands under, ``spans`` the first and last piece
    of the answer, -1 where there is none.
    """

    groups: tuple[Group, ...]
    questions: Ragged
    slips: Ragged
    sentences: Ragged
    own: Rows
    before: Rows
    asked: Rows
    spans: Rows

    @classmethod
    def of(cls, texts: Sequence[Text], tokenizer: Tokenizer, device: torch.device) -> Documents:
        """Encodes all texts; questions whose answer lies behind what is read are left out."""
        rows = _Rows(_Encoder(texts, tokenizer))
        groups = tuple(rows.add(text) for text in texts)
        return cls(
            tuple(one for one in groups if len(one.questions) and len(one.sentences) > 1),
            questions=Ragged.of(rows.questions, device),
            slips=Ragged.of(rows.slips, device),
            sentences=Ragged.of(rows.sentences, device),
            own=np.array(rows.own),
            before=np.array(rows.before),
            asked=np.array(rows.asked),
            spans=np.array(rows.spans),
        )

    @property
    def answered(self) -> NDArray[np.bool_]:
        """Which questions are."""
        found: NDArray[np.bool_] = self.spans[:, 0] >= 0
        return found


class _Encoder:
    """The pieces of sentences, of what stands before them, and of questions with their slips."""

    def __init__(self, texts: Sequence[Text], tokenizer: Tokenizer) -> None:
        generator = np.random.default_rng(1)
        asked = [question.text for text in texts for question in text.questions]
        self.slips = {question: slip(question, generator) for question in asked}
        befores = [one for text in texts for one in _befores(text)]
        said = [one for text in texts for one in text.sentences]
        said += [heading for heading, *_ in befores]
        said += [" ".join(sentences) for _, *sentences in befores if sentences]
        every = list(dict.fromkeys([*said, *self.slips, *self.slips.values()]))
        found = tokenizer.encode_batch(every, add_special_tokens=False)
        self._encodings = dict(zip(every, found, strict=True))

    def __call__(self, text: str) -> Encoding:
        """The pieces of one of the texts."""
        return self._encodings[text]


def _befores(text: Text) -> list[tuple[str, ...]]:
    return [text.before(number) for number in range(len(text.sentences))]


class _Rows:
    """What `Documents` holds, as it grows."""

    def __init__(self, encode: _Encoder) -> None:
        self.encode = encode
        self.questions: list[list[int]] = []
        self.slips: list[list[int]] = []
        self.sentences: list[list[int]] = []
        self.own: list[tuple[int, int]] = []
        self.before: list[tuple[int, int]] = []
        self.asked: list[int] = []
        self.spans: list[tuple[int, int]] = []

    def add(self, text: Text) -> Group:
        """Adds a document's questions and sentences."""
        first, start = len(self.sentences), len(self.questions)
        for sentence, before in zip(text.sentences, _befores(text), strict=True):
            heading, *sentences = before
            earlier = before_of(
                self.encode(heading).ids, self.encode(" ".join(sentences)).ids if sentences else []
            )
            own = self.encode(sentence).ids[:SENTENCE]
            self.sentences.append(Pieces.ids_of(earlier, own))
            self.own.append((len(earlier) + 2, len(own) + 1))
            self.before.append((1, len(earlier)))
        for question in text.questions:
            span = self._span(text.sentences[question.sentence], question.answer)
            if span is None:
                continue
            self.spans.append(span)
            self.asked.append(first + question.sentence)
            for rows, asked in (
                (self.questions, question.text),
                (self.slips, self.encode.slips[question.text]),
            ):
                rows.append([CLASS, *self.encode(asked).ids[:QUESTION], SEPARATOR])
        return Group(np.arange(start, len(self.questions)), np.arange(first, len(self.sentences)))

    def _span(self, sentence: str, answer: str | None) -> tuple[int, int] | None:
        """First and last piece of the answer; -1 twice for none; None where it is not read."""
        if answer is None:
            return -1, -1
        begin = sentence.find(answer)
        end = begin + len(answer)
        offsets = self.encode(sentence).offsets[:SENTENCE]
        places = [
            place for place, (left, right) in enumerate(offsets) if left < end and right > begin
        ]
        return (places[0], places[-1]) if places else None


def slip(text: str, generator: np.random.Generator) -> str:
    """The question as it is typed in haste: umlauts spelled out, letters lost, doubled, swapped."""
    place = int(generator.integers(1, max(2, len(text) - 2)))
    before, letter, after = text[:place], text[place : place + 1], text[place + 1 :]
    forms = (
        text.translate(_SPELLED).replace("?", ""),
        text.lower().replace("?", ""),
        before + after,
        before + 2 * letter + after,
        before + after[:1] + letter + after[1:],
    )
    return forms[int(generator.integers(len(forms)))]


Sides = tuple[Side, Side, Side]
"""Questions, sentences and what stands before these."""


def sides(
    student: Student, documents: Documents, questions: tuple[Ragged, Rows], sentences: Rows
) -> Sides:
    """Questions, sentences and what stands before these, with their states in the student."""
    table = student.embeddings.word_embeddings
    texts, rows = questions
    ids, lengths = texts.batch(rows)
    words = table(ids)
    asked = Side(ids, inside(ids.shape[1], lengths), student.states(words, lengths), words)
    ids, lengths = documents.sentences.batch(sentences)
    words = table(ids)
    states = student.states(words, lengths)
    cuts = (_cut(ids, states, words, part[sentences]) for part in (documents.own, documents.before))
    said, before = cuts
    return asked, said, before


def _cut(ids: Tensor, states: Tensor, words: Tensor, part: Rows) -> Side:
    """The part of each text that begins at ``part[:, 0]`` and has ``part[:, 1]`` pieces."""
    begins, lengths = torch.from_numpy(part).to(ids.device, non_blocking=True).T
    longest = -(-int(part[:, 1].max()) // 8) * 8
    places = begins[:, None] + torch.arange(longest, device=ids.device)
    places = places.clamp_max(ids.shape[1] - 1)
    wide = places[:, :, None].expand(-1, -1, states.shape[-1])
    return Side(
        ids.gather(1, places),
        inside(longest, lengths),
        states.gather(1, wide),
        words.gather(1, wide),
    )


@dataclass(frozen=True)
class Trial:
    """Questions, each beside its own sentence, others of its document and one of another."""

    questions: Rows
    sentences: Rows
    candidates: Rows
    """Places in ``sentences``, ``(questions, candidates)``."""

    @classmethod
    def of(
        cls,
        documents: Documents,
        groups: Sequence[Group],
        generator: np.random.Generator,
        beside: int = OTHERS,
    ) -> Trial:
        """All questions of some documents; sentences near their own are taken more often."""
        sentences = np.concatenate([one.sentences for one in groups])
        chosen, begin = [], 0
        for group in groups:
            count, first = len(group.sentences), int(group.sentences[0])
            own = documents.asked[group.questions] - first
            places = np.arange(count)
            gumbel = generator.gumbel(size=(len(own), count))
            gumbel += np.abs(places[None] - own[:, None]) == 1
            gumbel[np.arange(len(own)), own] = -np.inf
            others = np.argsort(-gumbel, axis=1)[:, : min(beside, count - 1)]
            others = np.pad(others, ((0, 0), (0, beside - others.shape[1])), mode="wrap")
            elsewhere = generator.integers(0, len(sentences), size=(len(own), 1))
            within = (elsewhere >= begin) & (elsewhere < begin + count)
            elsewhere = np.where(within, others[:, :1] + begin, elsewhere)
            chosen.append(np.hstack([own[:, None] + begin, others + begin, elsewhere]))
            begin += count
        questions = np.concatenate([one.questions for one in groups])
        return cls(questions, sentences, np.concatenate(chosen))


def loss_of(
    networks: Sequence[Network], three: Sides, documents: Documents, trial: Trial
) -> Tensor:
    """Cross-entropy of each answering, of the choice among all and none, and of the ends.

    ``three`` is what `sides` gives for the trial's questions and sentences.
    """
    asked, said, before = three
    device = asked.ids.device
    count, width = trial.candidates.shape
    question = torch.arange(count, device=device).repeat_interleave(width)
    sentence = torch.from_numpy(trial.candidates.ravel()).to(device)
    inputs = join(asked, said, before, (question, sentence))
    answered = torch.from_numpy(documents.answered[trial.questions]).to(device)
    spans = torch.from_numpy(documents.spans[trial.questions]).to(device)
    wanted = torch.zeros(count, width, device=device)
    wanted[:, 0] = answered.float()
    own_present = said.present[sentence.view(count, width)[:, 0]][:, :, None]
    total = torch.zeros((), device=device)
    for network in networks:
        answers, ends = network(*inputs)
        answers, ends = answers.float().view(count, width), ends.float()
        total = total + functional.binary_cross_entropy_with_logits(answers, wanted)
        with_none = torch.cat([torch.zeros(count, 1, device=device), answers], 1)
        total = total + 0.5 * functional.cross_entropy(with_none, answered.long())
        own = ends.view(count, width, *ends.shape[1:])[:, 0, asked.ids.shape[1] :]
        own = own.masked_fill(~own_present, -1e4)
        for side in (0, 1):
            total = total + SPAN_LOSS * functional.cross_entropy(
                own[:, :, side], spans[:, side], ignore_index=-1
            )
    return total / len(networks)


@torch.inference_mode()
def measure(networks: Sequence[Network], student: Student, documents: Documents) -> str:
    """How often the right sentence is first, and how well answering is told from not answering."""
    answered = documents.answered
    scores: list[list[Tensor]] = [[] for _ in networks]
    for network in networks:
        network.eval()
    for group in documents.groups:
        three = sides(student, documents, (documents.questions, group.questions), group.sentences)
        device = three[0].ids.device
        grid = torch.cartesian_prod(
            torch.arange(len(group.questions), device=device),
            torch.arange(len(group.sentences), device=device),
        )
        inputs = join(*three, (grid[:, 0], grid[:, 1]))
        for network, kept in zip(networks, scores, strict=True):
            kept.append(network(*inputs)[0].float().view(len(group.questions), -1))
    told = []
    for network, kept in zip(networks, scores, strict=True):
        network.train()
        first = [
            (one.max(1).values.cpu().numpy(), one.argmax(1).cpu().numpy() + group.sentences[0])
            for one, group in zip(kept, documents.groups, strict=True)
        ]
        rows = np.concatenate([group.questions for group in documents.groups])
        best, place = (np.concatenate(one) for one in zip(*first, strict=True))
        right = answered[rows] & (place == documents.asked[rows])
        told.append(f"{right.sum() / answered[rows].sum():.3f}/{_area(best, right):.3f}")
    return f"right sentence first of {int(answered.sum())} / area under ROC: {', '.join(told)}"


def _area(scores: NDArray[np.floating], truth: NDArray[np.bool_]) -> float:
    ranks = np.argsort(np.argsort(scores))
    positive = int(truth.sum())
    highest = positive * (len(truth) - positive)
    return float((ranks[truth].sum() - positive * (positive - 1) / 2) / max(1, highest))
