"""Weights under which the right one of several is likeliest: a log-linear model, fitted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray

EPOCHS, BATCH, RATE, RIDGE = 12, 32, 0.02, 2e-4
HELD, _STEPS = 0.5, 50
Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float32]


class Weighable(Protocol):
    """Candidates with what speaks for each: numbers of names, row by row, and which are right."""

    @property
    def names(self) -> Ints:
        """The numbers of the names of what speaks for them."""

    @property
    def values(self) -> Floats:
        """How much each speaks."""

    @property
    def rows(self) -> Ints:
        """Where each candidate's begin."""

    @property
    def right(self) -> NDArray[np.bool_]:
        """Which candidates are right."""

    @property
    def importance(self) -> float:
        """What the sample counts."""


def fit(found: Sequence[Weighable], names: int) -> Floats:
    """Weights under which the right results, or none, are likeliest (softmax, ridge penalty)."""
    weights = torch.zeros(names, requires_grad=True)
    optimiser = torch.optim.Adam([weights], lr=RATE)
    chance = np.random.default_rng(1)
    for epoch in range(EPOCHS):
        optimiser.param_groups[0]["lr"] = RATE * (1 - epoch / EPOCHS)
        order = chance.permutation(len(found))
        for start in range(0, len(order), BATCH):
            losses = [_loss(found[number], weights) for number in order[start : start + BATCH]]
            loss = torch.stack(losses).mean() + RIDGE * weights.square().sum()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
    fitted: Floats = weights.detach().numpy()
    return fitted


def fit_logistic(features: Floats, right: NDArray[np.bool_], start: Floats) -> Floats:
    """Weights under which each row is as likely right as it is; held to `start` by a ridge."""
    weights = start.astype(np.float64)
    for _ in range(_STEPS):
        believed = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (believed - right) + HELD * (weights - start)
        curvature = (features * (believed * (1 - believed))[:, None]).T @ features
        weights -= np.linalg.solve(curvature + HELD * np.eye(len(weights)), slope)
    fitted: Floats = weights.astype(np.float32)
    return fitted


def scores(sample: Weighable, weights: Floats) -> Floats:
    """What speaks for each candidate altogether."""
    summed: Floats = np.add.reduceat(sample.values * weights[sample.names], sample.rows)
    return summed


def _loss(sample: Weighable, weights: torch.Tensor) -> torch.Tensor:
    found = torch.nn.functional.embedding_bag(
        torch.from_numpy(sample.names),
        weights[:, None],
        torch.from_numpy(sample.rows),
        mode="sum",
        per_sample_weights=torch.from_numpy(sample.values),
    )[:, 0]
    found = torch.cat([found, torch.zeros(1)])
    right = torch.from_numpy(np.append(sample.right, not sample.right.any()))
    unlikely = torch.logsumexp(found, 0) - torch.logsumexp(found[right], 0)
    return unlikely * sample.importance
