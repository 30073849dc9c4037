"""Errors a person can act on: every message is one German line that says what to do next."""


class AuskunftError(Exception):
    """Base of all errors that Auskunft raises on purpose; the command line exits with 2.

    `problem` is the message without the remedy, for whoever takes care of it.
    """

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(f"{problem} {remedy}".rstrip())
        self.problem = problem


class InputError(AuskunftError):
    """A file, a question or a test set cannot be used as it is."""


class ConfigurationError(AuskunftError):
    """A setting, a model folder or an operator's file is wrong or missing."""


class IndexMissingError(AuskunftError):
    """There is no index in the folder."""


class IndexStaleError(AuskunftError):
    """The index was built from another corpus, another model or another version."""


class IndexDamagedError(AuskunftError):
    """A file of the index does not agree with its checksum or cannot be read."""
