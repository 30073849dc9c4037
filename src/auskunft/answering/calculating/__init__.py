"""Figures worked out of one sentence that is known to tell of what is asked.

The rules of `answering` compute where every word of a question is told by the sentence. Here the
judge has found the sentence by the question's keywords; what its figures are to each other (a
whole and its parts, the same of two years, some side by side) and the operation that the question
names settle the rest. Where either is not plain, nothing is computed.
"""

from auskunft.answering.calculating.calculate import calculate

__all__ = ["calculate"]
