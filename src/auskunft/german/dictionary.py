"""The words that German and English have, by the lists of simplemma.

The lists take most of a second to load: a single question on the command line loads them only when
it has a word nobody knows, a server before its first question (`load_dictionary`).
"""

from collections.abc import Collection

LANGUAGES = ("de", "en")


def in_dictionary(word: str, languages: Collection[str] = LANGUAGES) -> bool:
    """Whether one of the languages has the word, in whatever case its letters are."""
    import simplemma  # noqa: PLC0415 (see above)

    spellings = {word, word.capitalize(), word.lower()}
    return any(simplemma.is_known(spelling, lang=tuple(languages)) for spelling in spellings)


def load_dictionary() -> None:
    """Loads the lists now, so that no question waits for them."""
    for language in LANGUAGES:
        in_dictionary("a", (language,))
