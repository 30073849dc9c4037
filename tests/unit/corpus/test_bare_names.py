from __future__ import annotations

import pytest

from auskunft.corpus.bare_names import bare_names, small_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MOBIL-XY vernetzt 40 Betriebe. LOTSE berät sie.", {"MOBIL-XY", "LOTSE"}),
        ("Dort hilft AGRAR5TAL. Träger von AGRAR5TAL ist der Kreis.", {"AGRAR5TAL"}),
        ("Im Netz sind KMU aktiv. Die EU zahlt, die IHK auch.", set()),
        ("Das Netzwerk wald+werk lädt ein, Tal’n’See auch, ebenso MOVE!tal.", None),
        ("KRAN (Küstenrat am Nordmeer) tagt selten.", {"KRAN"}),
        ("Lotsin, das neue Netzwerk der Häfen, wächst.", {"Lotsin"}),
        ("Das Land gibt 4 Mio. Euro, der Bund 6 Mio. Euro.", set()),
        ("Seewind berät Werften. Mit Hilfe von Seewind wuchsen sie.", {"Seewind"}),
        ("Wasserstoff gilt als Hoffnung. Von Wasserstoff lebt die Region.", set()),
        ("Seewind weht stark. Der Seewind kühlt. Mit Seewind rechnet man.", set()),
        ("Hessen wächst. Von Hessen aus geht es weiter.", set()),
        ("Gemeinsam mit anderen arbeitet es. Von Gemeinsam ist keine Rede.", set()),
    ],
)
def test_names_that_stand_bare(text: str, names: set[str] | None) -> None:
    expected = {"wald+werk", "Tal’n’See", "MOVE!tal"} if names is None else names
    assert {name for name, _ in bare_names(text)} == expected


def test_what_capitals_stand_for_is_another_name() -> None:
    assert ("KRAN", ("Küstenrat am Nordmeer",)) in set(bare_names("KRAN (Küstenrat am Nordmeer)."))


def test_small_letters_open_a_sentence_with_a_name() -> None:
    text = "Das Amt hat hier angefangen. faserhof entwickelt Garn. Viele kennen faserhof."
    assert list(small_names(text)) == ["faserhof"]
    assert list(small_names("Das kostet einschl. material etwa das Doppelte.")) == []
    assert list(small_names("Es wird angefangen. danach endet es.")) == []
