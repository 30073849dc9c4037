from auskunft import german


def test_a_word_of_either_language_is_known_in_any_case() -> None:
    assert german.in_dictionary("förderung")
    assert german.in_dictionary("Founded")
    assert german.in_dictionary("Netzwerk")


def test_letters_are_no_word() -> None:
    german.load_dictionary()
    assert not german.in_dictionary("qwertz")


def test_a_language_is_asked_for_its_own_words_only() -> None:
    assert not german.in_dictionary("founded", ("de",))
