"""Reading prose: which sentence answers a question, and which span in it is the short answer."""

from auskunft.answering.reading.candidates import Candidate, Reading
from auskunft.answering.reading.ranking import read, runner_up
from auskunft.answering.reading.word_vectors import WordVectors, word_vectors

__all__ = ["Candidate", "Reading", "WordVectors", "read", "runner_up", "word_vectors"]
