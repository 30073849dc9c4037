"""Which two figures a question holds against each other, chosen by fitted evidence.

Most comparisons are read by rules that ask for each side alone (`assistant.sides`). What those
leave is weighed as `answering.composing` weighs what to compute: all pairs of figures of one unit
near the sentences that are believed, by a log-linear model learned from questions and the figures
that they mean.
"""

from auskunft.answering.contrasting.choosing import Contrasted, contrast, prepare
from auskunft.answering.contrasting.halves import MORE_OF, Halves, halves_of
from auskunft.answering.contrasting.writing import written

__all__ = ["MORE_OF", "Contrasted", "Halves", "contrast", "halves_of", "prepare", "written"]
