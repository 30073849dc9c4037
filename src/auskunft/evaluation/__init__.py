"""Evaluation: a test set is a file, any callable that answers can be judged by it.

cases, testsets     what a test set says, read from its file
folding, evidence   comparing text, and finding evidence in the corpus
judging, scoring    right or wrong and why; the measures of one answer
metrics/            definitions of the measures
evaluating          `evaluate(ask, cases, documents) -> Report`
report, terminal …  the result, and its layouts
commands            what `auskunft evaluate` and its kin do
"""

from auskunft.evaluation.cases import Case, Kind
from auskunft.evaluation.evaluating import Options, evaluate
from auskunft.evaluation.report import Report
from auskunft.evaluation.responses import Ask, AskError, Rank

__all__ = ["Ask", "AskError", "Case", "Kind", "Options", "Rank", "Report", "evaluate"]
