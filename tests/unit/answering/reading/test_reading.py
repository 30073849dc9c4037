import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.answering.reading import Candidate, Reading, read, runner_up
from auskunft.domain import Sentence
from auskunft.understanding.expectation import expected_answer

PASSAGES = (
    (
        "Der Verbund Nordwerft wurde 2009 in Husbek gegründet.",
        "Er zählt 143 Mitglieder, davon über 90 kleine und mittlere Unternehmen.",
        "Rund 25 % der Mitglieder kommen aus dem Schiffbau.",
        "Geleitet wird das Netzwerk von Maren Tietjens.",
    ),
    (
        "Das Institut für Küstendynamik untersucht Sturmfluten auf der Insel Großholm.",
        "Mit der Universität teilt es sich das Forschungsschiff „Wellenreiter“.",
        "Der Standort wurde verlegt, weil der alte Hafen versandet war.",
    ),
)


def candidates() -> list[Candidate]:
    found = []
    for number, passage in enumerate(PASSAGES):
        start = 0
        for text in passage:
            sentence = Sentence(
                "kueste", number, 1000 * number + start, 1000 * number + start + len(text)
            )
            before = " ".join(passage)[:start]
            found.append(Candidate(sentence, text, before, ("Verbünde",), 1.0))
            start += len(text) + 1
    return found


def ask(question: str) -> tuple[Reading, ...]:
    return read(question, expected_answer(question), candidates())


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie viele Mitglieder zählt der Verbund Nordwerft?", "143"),
        ("Wie viel Prozent der Mitglieder kommen aus dem Schiffbau?", "25 %"),
        ("Wann wurde der Verbund Nordwerft gegründet?", "2009"),
        ("Wer leitet das Netzwerk?", "Maren Tietjens"),
        ("Warum wurde der Standort verlegt?", "weil der alte Hafen versandet war"),
    ],
)
def test_short_answers_by_kind(question: str, short: str) -> None:
    assert short in ask(question)[0].candidate.text
    assert short in ask(question)[0].short or ask(question)[0].short in short


def test_every_candidate_is_read_once_and_the_best_comes_first() -> None:
    readings = ask("Welches Schiff teilt sich das Institut mit der Universität?")
    assert sorted(r.candidate.text for r in readings) == sorted(c.text for c in candidates())
    assert [r.score for r in readings] == sorted((r.score for r in readings), reverse=True)
    assert "Wellenreiter" in readings[0].candidate.text


def test_spans_lie_inside_their_sentence() -> None:
    for reading in ask("Wo untersucht das Institut Sturmfluten?"):
        assert 0 <= reading.start <= reading.end <= len(reading.candidate.text)
        assert 0 <= reading.confidence <= 1


def test_nothing_to_read() -> None:
    assert read("Wo?", expected_answer("Wo?"), []) == ()


def test_a_share_is_no_count() -> None:
    best = ask("Wie viele Mitglieder hat der Verbund?")[0]
    assert "%" not in best.short
    assert best.short == "143"


def test_money_is_no_count_unless_it_is_counted() -> None:
    sentence = Sentence("kueste", 9, 0, 60)
    text = "Je Team gibt es 40.000 Euro für drei Geräte."
    for question, short in [
        ("Wie viele Geräte gibt es je Team?", "drei"),
        ("Wie viele Euro gibt es je Team?", "40.000 Euro"),
    ]:
        found = read(question, expected_answer(question), [Candidate(sentence, text)])
        assert found[0].short == short


def test_a_stated_attribute_is_surer_than_one_not_stated() -> None:
    stated = ask("Wie viele Mitglieder zählt der Verbund Nordwerft?")[0]
    not_stated = ask("Wie viele Schiffe baute die Reederei Olsen in Bergen?")[0]
    assert stated.confidence > 2 * not_stated.confidence


def test_runner_up_fits_the_room_and_is_another_sentence() -> None:
    readings = ask("Wie viele Schiffe baute die Reederei Olsen in Bergen?")
    other = runner_up(readings, 200)
    assert other is not None
    assert other is not readings[0]
    assert len(other.candidate.text) <= 200
    assert runner_up(readings, 3) is None
    assert runner_up((), 200) is None


def test_one_candidate_alone_can_be_read() -> None:
    readings = read("Wann?", expected_answer("Wann?"), candidates()[:1])
    assert len(readings) == 1


@given(st.text(max_size=80))
def test_any_question_can_be_read(question: str) -> None:
    readings = read(question, expected_answer(question), candidates())
    assert len(readings) == len(candidates())
