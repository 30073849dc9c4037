"""The student: a six-layer BERT encoder with mean pooling, in plain PyTorch.

The parameters carry the names that transformers' ``BertModel`` gives them, so weights go back and
forth without a table; the code is kept small because on two CPU cores every extra operation is
felt. Dropout only where `Student.dropout` sets it: distillation targets are exact, and one pass
over the data cannot overfit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, HEADS, LAYERS, INNER, POSITIONS, EPSILON = 384, 12, 6, 1536, 512, 1e-12


class _SelfAttention(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = states.shape
        shape = (batch, length, HEADS, HIDDEN // HEADS)
        query, key, value = (
            part(states).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask.to(query.dtype)
        )
        return mixed.transpose(1, 2).reshape(batch, length, HIDDEN)


class _Residual(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.dense = nn.Linear(width, HIDDEN)
        self.LayerNorm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.drop = nn.Dropout(0.0)

    def forward(self, states: Tensor, residual: Tensor) -> Tensor:
        out: Tensor = self.LayerNorm(self.drop(self.dense(states)) + residual)
        return out


class _Attention(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.self = _SelfAttention()
        self.output = _Residual(HIDDEN)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        out: Tensor = self.output(self.self(states, mask), states)
        return out


class _Intermediate(nn.Module):
    def __init__(self, inner: int) -> None:
        super().__init__()
        self.dense = nn.Linear(HIDDEN, inner)


class _Layer(nn.Module):
    def __init__(self, inner: int) -> None:
        super().__init__()
        self.attention = _Attention()
        self.intermediate = _Intermediate(inner)
        self.output = _Residual(inner)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        states = self.attention(states, mask)
        out: Tensor = self.output(functional.gelu(self.intermediate.dense(states)), states)
        return out


class _Embeddings(nn.Module):
    def __init__(self, vocabulary: int, *, sparse: bool) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(vocabulary, HIDDEN, sparse=sparse)
        self.position_embeddings = nn.Embedding(POSITIONS, HIDDEN)
        self.token_type_embeddings = nn.Embedding(2, HIDDEN)
        self.LayerNorm = nn.LayerNorm(HIDDEN, eps=EPSILON)


class _Encoder(nn.Module):
    def __init__(self, inner: int) -> None:
        super().__init__()
        self.layer = nn.ModuleList(_Layer(inner) for _ in range(LAYERS))


class Student(nn.Module):
    """Token ids ``(batch, length)`` and lengths ``(batch,)`` in, vectors ``(batch, 384)`` out.

    With `sparse` the gradients of the input vectors are: good on CPUs, needless on a GPU.
    """

    def __init__(self, vocabulary: int, inner: int = INNER, *, sparse: bool = True) -> None:
        super().__init__()
        self.embeddings = _Embeddings(vocabulary, sparse=sparse)
        self.encoder = _Encoder(inner)

    def forward(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """The normalised mean of the last layer's states over each text's own tokens, float32."""
        return self.encode(self.embeddings.word_embeddings(ids), lengths)

    @contextmanager
    def dropout(self, share: float) -> Iterator[None]:
        """Inside, this share of what each layer adds is left out."""
        drops = [one for one in self.modules() if isinstance(one, nn.Dropout)]
        for one in drops:
            one.p = share
        yield
        for one in drops:
            one.p = 0.0

    def encode(self, words: Tensor, lengths: Tensor) -> Tensor:
        """The same from the tokens' input vectors ``(batch, length, 384)``."""
        return pooled(self.states(words, lengths), lengths)

    def states(self, words: Tensor, lengths: Tensor) -> Tensor:
        """The last layer's states ``(batch, length, 384)`` from the tokens' input vectors."""
        length = words.shape[1]
        mask = torch.zeros(words.shape[:2], device=words.device)
        mask = mask.masked_fill(~inside(length, lengths), -1e4)[:, None, None, :]
        table = self.embeddings
        fixed = table.position_embeddings.weight[:length] + table.token_type_embeddings.weight[0]
        states: Tensor = table.LayerNorm(words + fixed)
        for layer in self.encoder.layer:
            states = layer(states, mask)
        return states


def inside(length: int, lengths: Tensor) -> Tensor:
    """Which of ``length`` places belong to each text, ``(batch, length)``."""
    return torch.arange(length, device=lengths.device)[None, :] < lengths[:, None]


def pooled(states: Tensor, lengths: Tensor) -> Tensor:
    """The normalised mean ``(batch, 384)`` of each text's own states, float32."""
    kept = states.float() * inside(states.shape[1], lengths)[:, :, None]
    return functional.normalize(kept.sum(1) / lengths[:, None], dim=-1)


def load_student(path: Path, *, sparse: bool = True) -> Student:
    """A student from a ``model.safetensors`` with ``BertModel``'s names."""
    weights = {name.removeprefix("bert."): value.float() for name, value in load_file(path).items()}
    vocabulary = weights["embeddings.word_embeddings.weight"].shape[0]
    inner = weights["encoder.layer.0.intermediate.dense.weight"].shape[0]
    student = Student(vocabulary, inner, sparse=sparse)
    student.load_state_dict({name: weights[name] for name in student.state_dict()})
    return student


def save_student(student: Student, path: Path) -> None:
    """Writes the weights beside ``path`` first, then renames: a checkpoint is whole or absent."""
    unfinished = path.with_suffix(".part")
    save_file(
        {name: value.contiguous() for name, value in student.state_dict().items()}, unfinished
    )
    unfinished.rename(path)


@dataclass(frozen=True)
class Tokens:
    """Texts as token ids, without padding."""

    ids: tuple[list[int], ...]

    def batch(self, rows: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Padded ids ``(len(rows), longest)`` and lengths of the chosen rows."""
        chosen = [self.ids[row] for row in rows]
        longest = max(map(len, chosen))
        padded = [one + [0] * (longest - len(one)) for one in chosen]
        return torch.tensor(padded), torch.tensor([len(one) for one in chosen])


def tokenize(tokenizer: Tokenizer, texts: Sequence[str], limit: int) -> Tokens:
    """Token ids of each text with [CLS] and [SEP], cut at ``limit`` tokens."""
    tokenizer.no_padding()
    tokenizer.enable_truncation(limit)
    return Tokens(tuple(item.ids for item in tokenizer.encode_batch_fast(list(texts))))
