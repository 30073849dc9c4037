"""What to work out, and from which figures, chosen by fitted evidence instead of rules.

The rules of `answering.calculating` compute where a question names its operation and the figures
are plain. Here every operation over the figures near the sentences that are believed is weighed
(`evidence`), and the likeliest answers if it is likely enough for all that is said against it
(`barring`): a log-linear model over operations and operands, learned from questions and their
results alone, as numerical readers are (Dua et al., "DROP: A Reading Comprehension Benchmark
Requiring Discrete Reasoning", 2019).
"""

from auskunft.answering.composing.choosing import Composed, chance_of, compose, prepare
from auskunft.answering.composing.roles import is_opposed
from auskunft.answering.composing.writing import written

__all__ = ["Composed", "chance_of", "compose", "is_opposed", "prepare", "written"]
