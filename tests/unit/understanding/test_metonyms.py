import pytest

from auskunft.understanding.metonyms import with_payers


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Wie viel Geld kommt aus Berlin?", "Wie viel Geld kommt vom Bund?"),
        ("Welche Mittel gibt es aus Brüssel?", "Welche Mittel gibt es von der EU?"),
        ("Welche Firmen aus Berlin sind dabei?", "Welche Firmen aus Berlin sind dabei?"),
    ],
)
def test_money_from_a_capital_is_its_governments(question: str, read: str) -> None:
    assert with_payers(question, {"Sachsen"}) == read


def test_a_corpus_about_the_city_means_the_city() -> None:
    assert with_payers("Wie viel Geld kommt aus Berlin?", {"Berlin"}).endswith("aus Berlin?")
