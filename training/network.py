"""The network that reads a question and a sentence together, as it is trained.

`auskunft.cross_encoder` runs it in NumPy and says what goes in; `match_features` is the same as
there, for many pairs at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from auskunft.cross_encoder.matching import FEATURES, FIRST_TEXT, MOST, SHARPNESS
from training.student import HIDDEN

HEADS, DROPOUT = 4, 0.1


class _Block(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.before_attention = nn.LayerNorm(width)
        self.projections = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.before_inner = nn.LayerNorm(width)
        self.inner = nn.Linear(width, 4 * width)
        self.output = nn.Linear(4 * width, width)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = states.shape
        shape = (batch, length, 3, HEADS, width // HEADS)
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

    def __init__(self, width: int = 128, layers: int = 3) -> None:
        super().__init__()
        self.states = nn.Linear(HIDDEN, width)
        self.features = nn.Linear(FEATURES, width)
        self.sides = nn.Embedding(2, width)
        self.layers = nn.ModuleList(_Block(width) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        self.judge_inner = nn.Linear(3 * width, width)
        self.judge = nn.Linear(width, 1)
        self.span = nn.Linear(width, 2)
        self.drop = nn.Dropout(DROPOUT)

    def forward(
        self, states: Tensor, features: Tensor, sides: Tensor, present: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Logits ``(batch,)`` of answering and ``(batch, length, 2)`` of begin and end."""
        mask = torch.zeros(present.shape, device=states.device)
        mask = mask.masked_fill(~present, -1e4)[:, None, None, :]
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
class Side:
    """Texts as padded pieces ``(texts, pieces)``: numbers, presence, states and input vectors."""

    ids: Tensor
    present: Tensor
    states: Tensor
    words: Tensor

    def unit_states(self) -> Tensor:
        """The states, each of length one."""
        return functional.normalize(self.states.float(), dim=-1, eps=1e-6)

    def unit_words(self) -> Tensor:
        """The input vectors, each of length one."""
        return functional.normalize(self.words.float(), dim=-1, eps=1e-6)


def join(
    asked: Side, said: Side, before: Side, pairs: tuple[Tensor, Tensor]
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """What `Network` takes, for pairs of a question's row and a sentence's; padding stays inside.

    ``before`` holds the text before each sentence, in the rows of ``said``.
    """
    question, sentence = pairs
    left, right = match_features(asked, said, before, pairs)
    states = torch.cat(
        [asked.states.index_select(0, question), said.states.index_select(0, sentence)], 1
    )
    present = torch.cat(
        [asked.present.index_select(0, question), said.present.index_select(0, sentence)], 1
    )
    sides = torch.zeros(present.shape, dtype=torch.long, device=present.device)
    sides[:, asked.ids.shape[1] :] = 1
    return states, torch.cat([left, right], 1), sides, present


def match_features(
    asked: Side, said: Side, before: Side, pairs: tuple[Tensor, Tensor]
) -> tuple[Tensor, Tensor]:
    """The features of the pieces of questions and sentences, ``(pairs, pieces, FEATURES)``."""
    question, sentence = pairs
    asked_text = ((asked.ids >= FIRST_TEXT) & asked.present).index_select(0, question)
    said_text = ((said.ids >= FIRST_TEXT) & said.present).index_select(0, sentence)
    both = asked_text[:, :, None] & said_text[:, None, :]
    unit = asked.unit_states().index_select(0, question)
    states = (unit @ said.unit_states().index_select(0, sentence).transpose(1, 2)) * both
    words = (
        asked.unit_words().index_select(0, question)
        @ said.unit_words().index_select(0, sentence).transpose(1, 2)
    ) * both
    numbers = asked.ids.index_select(0, question)
    same = (numbers[:, :, None] == said.ids.index_select(0, sentence)[:, None, :]) & both
    earlier = unit @ before.unit_states().index_select(0, sentence).transpose(1, 2)
    told = before.present.index_select(0, sentence)[:, None, :]
    nearest = earlier.masked_fill(~told, -1e4).amax(2).clamp_min(-1) * told.any(2)
    stands = ((numbers[:, :, None] == before.ids.index_select(0, sentence)[:, None, :]) & told).any(
        2
    )
    left = [*_best(states, 2), *_best(words, 2), same.any(2), asked_text, nearest * asked_text]
    left.append(stands & asked_text)
    nothing = torch.zeros_like(said_text)
    right = [*_best(states, 1), *_best(words, 1), same.any(1), said_text, nothing, nothing]
    return tuple(torch.stack([one.float() for one in side], -1) for side in (left, right))  # type: ignore[return-value]


def _best(cosines: Tensor, axis: int) -> tuple[Tensor, Tensor]:
    """The best cosine, and how many are high as a share of some."""
    raised = cosines.clamp_min(0) ** SHARPNESS
    return cosines.amax(axis), raised.sum(axis).clamp_max(MOST) / MOST
