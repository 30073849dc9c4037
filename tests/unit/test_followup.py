from __future__ import annotations

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Answer, Conversation, Status
from auskunft.followup import resolve
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView


def after(assistant: Assistant, *questions: str) -> Conversation:
    conversation = Conversation()
    for question in questions:
        conversation = conversation.with_turn(question, assistant.ask(question, conversation))
    return conversation


def words(text: str) -> list[str]:
    return text.rstrip("?").split()


@pytest.mark.parametrize(
    ("earlier", "question", "standalone"),
    [
        # the scope, the year, the region, the thing: one piece of the last question is replaced
        (
            ["Wie hoch ist die Forschungsquote im Staatssektor?"],
            "Und im Wirtschaftssektor?",
            "Wie hoch ist die Forschungsquote im Wirtschaftssektor?",
        ),
        (
            ["Wie hoch ist die Forschungsquote?"],
            "Und im Staatssektor?",
            "Wie hoch ist die Forschungsquote im Staatssektor?",
        ),
        (
            ["Wie hoch ist die Forschungsquote im Staatssektor?"],
            "Und insgesamt?",
            "Wie hoch ist die Forschungsquote insgesamt?",
        ),
        (
            ["Wie viele Mitglieder hat Tiefenlicht?", "Wie hoch ist der Anteil der FuE am BIP?"],
            "Und im Staatssektor?",
            "Wie hoch ist der Anteil der FuE am BIP im Staatssektor?",
        ),
        (
            ["Wie hoch ist die Forschungsquote?", "Aus welchem Jahr ist dieser Wert?"],
            "Und im Staatssektor?",
            "Wie hoch ist die Forschungsquote im Staatssektor?",
        ),
        (
            ["Wie viele Promotionen gab es 2020?"],
            "Und 2015?",
            "Wie viele Promotionen gab es 2015?",
        ),
        (
            ["Wie viele Promotionen gab es 2020?"],
            "Um wie viel Prozent waren es 2015 weniger?",
            "Um wie viel Prozent ist die Zahl der Promotionen von 2015 bis 2020 gesunken?",
        ),
        (
            ["How many members does Tiefenlicht have?"],
            "And who leads the network today?",
            "Who leads Verbund Tiefenlicht today?",
        ),
        (
            ["Wie viele Promotionen gab es?"],
            "Und 2015?",
            "Wie viele Promotionen gab es 2015?",
        ),
        (
            ["Wie hoch ist die Forschungsquote in der Seenmark?"],
            "Und in Bayern?",
            "Wie hoch ist die Forschungsquote in Bayern?",
        ),
        (
            ["Wie viele Mitglieder hat Tiefenlicht?"],
            "Und Moor.Werk?",
            "Wie viele Mitglieder hat Moor.Werk?",
        ),
        (
            ["Wie viele Mitglieder hat der Verbund Tiefenlicht?"],
            "Und das Netzwerk Moor.Werk?",
            "Wie viele Mitglieder hat das Netzwerk Moor.Werk?",
        ),
        (
            ["Wie hoch sind die FuE-Ausgaben der Wirtschaft als Anteil am BIP?"],
            "Und die der Hochschulen?",
            "Wie hoch sind die FuE-Ausgaben der Hochschulen als Anteil am BIP?",
        ),
        (
            ["Wie hoch sind die FuE-Ausgaben im Staatssektor am BIP?"],
            "Und insgesamt?",
            "Wie hoch sind die FuE-Ausgaben insgesamt am BIP?",
        ),
        (
            ["Wie hoch ist die Forschungsquote?"],
            "Und je Sektor?",
            "Wie hoch ist die Forschungsquote je Sektor?",
        ),
        # another indicator takes the place of all that was asked of the first
        (
            ["Wie viele Promotionen gab es?"],
            "Und wie sieht es mit Patentanmeldungen aus?",
            "Wie viele Patentanmeldungen gab es?",
        ),
        (
            ["Wie hoch ist die Forschungsquote im Staatssektor?"],
            "Und die Gründungsrate?",
            "Wie hoch ist die Gründungsrate?",
        ),
        (
            ["What is the R&D intensity in Seenmark?"],
            "What about patents?",
            "What is the value of patents in Seenmark?",
        ),
        # the other end
        (
            ["Welcher Sektor hat den höchsten FuE-Anteil?"],
            "Und den niedrigsten?",
            "Welcher Sektor hat den niedrigsten FuE-Anteil?",
        ),
        # a question word alone
        (
            ["Wie viele Betriebe arbeiten im Netzwerk Moor.Werk zusammen?"],
            "Seit wann?",
            "Seit wann arbeiten im Netzwerk Moor.Werk Betriebe zusammen?",
        ),
        (["Was ist das Netzwerk Moor.Werk?"], "Wo?", "Wo ist das Netzwerk Moor.Werk?"),
        (
            ["Was ist das Netzwerk Moor.Werk?"],
            "Und seit wann?",
            "Seit wann gibt es das Netzwerk Moor.Werk?",
        ),
        (
            ["Wie viele Professuren sind mit Frauen besetzt?"],
            "Wie viel Prozent sind das?",
            "Wie viel Prozent der Professuren sind mit Frauen besetzt?",
        ),
        # the names of what was counted
        (["Wie viele Netzwerke gibt es?"], "Welche denn?", "Welche Netzwerke gibt es?"),
        (["Wie viele Netzwerke gibt es?"], "Und welche sind das?", "Welche Netzwerke gibt es?"),
        (
            ["Gibt es ein Netzwerk in Rohrdorf?"],
            "Welches?",
            "Welches Netzwerk gibt es in Rohrdorf?",
        ),
        # why a yes-no question is answered with no
        (
            ["Werden die Dämmstoffe in Altwasser erprobt?"],
            "Warum nicht?",
            "Warum werden die Dämmstoffe in Altwasser nicht erprobt?",
        ),
        (
            ["Ist das Versuchsfeld noch in Betrieb?"],
            "Und wieso nicht?",
            "Wieso ist das Versuchsfeld nicht mehr in Betrieb?",
        ),
        (
            ["Is the test field still open?"],
            "Why not?",
            "Why is the test field no longer open?",
        ),
        # a year told from the one last spoken of
        (
            ["Wie viele Promotionen gab es 2020?"],
            "Und im Jahr davor?",
            "Wie viele Promotionen gab es 2019?",
        ),
        (
            ["Wie viele Promotionen gab es 2020?"],
            "Wie war das im Vorjahr?",
            "Wie viele Promotionen gab es 2019?",
        ),
        (
            ["Wie viele Promotionen gab es?"],
            "Und zwei Jahre später?",
            "Wie viele Promotionen gab es 2022?",
        ),
        (["Wie viele Promotionen gab es?"], "Und vorher?", "Wie viele Promotionen gab es 2019?"),
        (
            ["How many doctorates were there in 2020?"],
            "And the year before?",
            "How many doctorates were there in 2019?",
        ),
        # a share of what was counted, where the last question had no verb
        (
            ["Wie viele Mitglieder hat Tiefenlicht?", "Wie viele davon aus der Optik?"],
            "Wie viel Prozent sind das?",
            "Wie viel Prozent der Mitglieder bei Verbund Tiefenlicht aus der Optik?",
        ),
        # a count that does not say of what
        (
            ["Wie viele Mitglieder hat Tiefenlicht?"],
            "Und wie viele kommen aus der Optik?",
            "Wie viele der Mitglieder bei Verbund Tiefenlicht kommen aus der Optik?",
        ),
        (
            ["Wie viele Mitglieder hat Tiefenlicht?"],
            "Und wie viele hat Moor.Werk?",
            "Wie viele Mitglieder hat Moor.Werk?",
        ),
        (
            ["Wie viele Vorhaben gibt es mit Dänemark?"],
            "Und wie viele mit Norwegen?",
            "Wie viele Vorhaben gibt es mit Norwegen?",
        ),
        (
            ["Wie viele Promotionen gab es in der Seenmark?"],
            "Wie viele waren es in Bayern?",
            "Wie viele Promotionen gab es in Bayern?",
        ),
        (
            ["Wie viele Professuren gibt es an der Universität Altwasser?"],
            "Wie viele davon sind mit Frauen besetzt?",
            "Wie viele der Professuren bei Universität Altwasser sind mit Frauen besetzt?",
        ),
        (
            ["How many craft businesses does Tiefenlicht have?"],
            "And how many of them are small?",
            "How many of the craft businesses at Verbund Tiefenlicht are small?",
        ),
        (
            ["Wie viele Mitglieder hat Tiefenlicht?"],
            "Und wie viele Handwerksbetriebe?",
            "Wie viele Handwerksbetriebe hat Tiefenlicht?",
        ),
        # a thing with an article is not what is counted, but what has it
        (
            ["Wie viele Mitglieder hat der Verbund Tiefenlicht?"],
            "Und die Holzkunst?",
            "Wie viele Mitglieder hat die Holzkunst?",
        ),
        # what the question names counts more than a thing of the answer
        (
            ["Wie viele Betriebe arbeiten in der Torf-Werft Süd zusammen?"],
            "Wie viele davon bauen Boote?",
            "Wie viele der Betriebe bei Torf-Werft Süd bauen Boote?",
        ),
        (
            ["Hat die Seenmark ein Büro in Seoul?"],
            "Wann wurde es eröffnet?",
            "Wann wurde Büro in Seoul eröffnet?",
        ),
        # which of those just listed
        (
            ["Welche Netzwerke gibt es?"],
            "Welches hat die meisten Betriebe?",
            "Welches der Netzwerke hat die meisten Betriebe?",
        ),
        (
            ["Gibt es Netzwerke in Rohrdorf?"],
            "Wie viele?",
            "Wie viele Netzwerke gibt es in Rohrdorf?",
        ),
        # what is said of the thing last talked about
        (
            ["Wo arbeitet Schilf's LAB?"],
            "Wie viel trägt der Bund?",
            "Wie viel trägt der Bund bei Projekt Schilf's LAB?",
        ),
        (
            ["Wann wurde Tiefenlicht gegründet?"],
            "Wie viele Handwerksbetriebe machen mit?",
            "Wie viele Handwerksbetriebe bei Verbund Tiefenlicht machen mit?",
        ),
        # a scope that the last figure has as well
        (
            ["Wie hoch ist die Forschungsquote im Staatssektor?"],
            "Und wie hoch in der Wirtschaft?",
            "Wie hoch ist die Forschungsquote in der Wirtschaft?",
        ),
        (
            ["Wie hoch ist der Anteil der Ausgaben für FuE am BIP?"],
            "Und des Staates?",
            "Wie hoch ist der Anteil der Ausgaben für FuE am BIP des Staates?",
        ),
        (
            ["Wie viele Promotionen gab es in der Seenmark?"],
            "Und dort in der Medizin?",
            "Wie viele Promotionen gab es in der Seenmark in der Medizin?",
        ),
        (
            ["Wie hoch ist der Anteil der Ausgaben für FuE am BIP?"],
            "Wie setzt sich der zusammen?",
            "Wie setzt sich Anteil zusammen?",
        ),
        # who pays the amount, not the thing
        (
            ["Wie hoch ist das Budget von Schilf's LAB?"],
            "Wer bezahlt das?",
            "Wer bezahlt Budget von Schilf's LAB?",
        ),
        (
            ["Wer leitet die Universität Altwasser?"],
            "Seit wann ist ihr Rektor im Amt?",
            "Seit wann ist Rektor von Universität Altwasser im Amt?",
        ),
        # one of what was counted, or all of it
        (
            ["Wie viele Mitglieder hat Tiefenlicht?"],
            "Wie viel bezahlt eines?",
            "Wie viel bezahlt eines der Mitglieder bei Verbund Tiefenlicht?",
        ),
        (
            ["Wie viele Professuren sind mit Frauen besetzt?"],
            "Wer beruft sie?",
            "Wer beruft die Professuren?",
        ),
        (
            ["Wie groß ist die Seenmark?"],
            "Wie viele Menschen leben dort?",
            "Wie viele Menschen leben in Seenmark?",
        ),
        # the figure for a part, where "dort" is the region
        (
            ["Wie viel gab die Seenmark 2021 gemessen am BIP für FuE aus?"],
            "Und wie viel ist es dort in der Wirtschaft?",
            "Wie viel gab die Seenmark 2021 gemessen am BIP für FuE aus in der Wirtschaft?",
        ),
        (
            ["Wie viel gab die Seenmark 2021 für FuE aus?"],
            "Und in Bayern?",
            "Wie viel gab Bayern 2021 für FuE aus?",
        ),
        # the figure held against another, with its region and year
        (
            ["Wie viele Promotionen gab es 2020 in der Seenmark?"],
            "Ist das mehr als in Bayern?",
            "Ist Promotionen in der Seenmark 2020 mehr als in Bayern?",
        ),
        (
            ["Wie viele Promotionen gab es in der Seenmark?", "Und in Bayern?"],
            "Wo sind es mehr?",
            "Wo sind es mehr: Promotionen in der Seenmark oder in Bayern?",
        ),
        (
            ["Seit wann gibt es den Verbund Tiefenlicht?", "Und Moor.Werk?"],
            "Was ist älter?",
            "Was ist älter: Verbund Tiefenlicht oder Moor.Werk?",
        ),
        # its change from the year last spoken of
        (
            ["Wie viele Promotionen gab es 2020?"],
            "Um wie viel Prozent ist das bis 2022 gestiegen?",
            "Um wie viel Prozent ist Promotionen von 2020 bis 2022 gestiegen?",
        ),
        (
            ["Wie viele Promotionen gab es 2018?", "Und 2020?"],
            "Um wie viel sind sie gestiegen?",
            "Um wie viel sind Promotionen von 2018 bis 2020 gestiegen?",
        ),
        (
            ["Wie viele Promotionen gab es 2018?", "Und 2020?"],
            "Wie hat sich das verändert?",
            "Wie hat sich Promotionen von 2018 bis 2020 verändert?",
        ),
        (
            ["How many doctorates were there in 2018?"],
            "By how much did that increase by 2020?",
            "By how much did doctorates from 2018 to 2020 increase?",
        ),
        (
            ["Wie viele Mitglieder hatte Tiefenlicht 2022?"],
            "Waren es 2019 mehr?",
            "Waren Mitglieder Tiefenlicht 2019 mehr als 2022?",
        ),
        (
            ["Wie viele Mitglieder hatte Tiefenlicht 2022?"],
            "Wie viele waren es 2019?",
            "Wie viele Mitglieder hatte Tiefenlicht 2019?",
        ),
        (
            ["wie viele leute arbeiten bei tiefenlicht"],
            "und wie viele davon sind handwerker?",
            "Wie viele der leute bei Verbund Tiefenlicht sind handwerker?",
        ),
        (
            ["Wie hoch ist der Anteil der Ausgaben für FuE?"],
            "Staatssektor?",
            "Wie hoch ist der Anteil der Ausgaben für FuE Staatssektor?",
        ),
        # the other end, of age
        (
            ["Welches Netzwerk ist das älteste?"],
            "Und das jüngste?",
            "Welches Netzwerk ist das jüngste?",
        ),
        (
            ["What is Moor.Werk?"],
            "Where is it?",
            "Where is Netzwerk Moor.Werk?",
        ),
        (
            ["Wie hoch ist die Forschungsquote?"],
            "Und für Patente?",
            "Welcher Wert ist für Patente angegeben?",
        ),
        # "es" is no pronoun in "soll es geben"
        (
            ["Was ist der Verbund Tiefenlicht?"],
            "Wie viele Handwerksbetriebe soll es geben?",
            "Wie viele Handwerksbetriebe soll es geben?",
        ),
        # pronouns, possessives, "der Verbund"
        (
            ["Was ist der Verbund Tiefenlicht?"],
            "Und wie viele machen da mit?",
            "Wie viele machen bei Verbund Tiefenlicht mit?",
        ),
        (
            ["Was ist der Verbund Tiefenlicht?"],
            "Und seit wann gibt es den?",
            "Seit wann gibt es Verbund Tiefenlicht?",
        ),
        (
            ["Was ist der Verbund Tiefenlicht?", "Wie viele Promotionen gab es?"],
            "Wer leitet den Verbund?",
            "Wer leitet Verbund Tiefenlicht?",
        ),
        (
            ["Was ist der Verbund Tiefenlicht?"],
            "Wer profitiert davon?",
            "Wer profitiert von Verbund Tiefenlicht?",
        ),
        (
            ["Wie viele Mitglieder hat Tiefenlicht?"],
            "Wie viel bezahlt jedes?",
            "Wie viel bezahlt jedes der Mitglieder bei Verbund Tiefenlicht?",
        ),
        (
            ["Wie viele Mitglieder hat Tiefenlicht?"],
            "Wo sitzen sie?",
            "Wo sitzen die Mitglieder bei Verbund Tiefenlicht?",
        ),
        (
            ["Was ist der Verbund Tiefenlicht?"],
            "Wer leitet ihn?",
            "Wer leitet Verbund Tiefenlicht?",
        ),
        (
            ["Was ist der Verbund Tiefenlicht?"],
            "Wie viele Mitglieder hat der Verbund?",
            "Wie viele Mitglieder hat Verbund Tiefenlicht?",
        ),
        (
            ["Was ist der Verbund Tiefenlicht?"],
            "Wie viele sind seine Mitglieder?",
            "Wie viele sind Mitglieder von Verbund Tiefenlicht?",
        ),
        (
            ["What is Verbund Tiefenlicht?"],
            "How many members does it have?",
            "How many members does Verbund Tiefenlicht have?",
        ),
        # the figure just given
        (
            ["Wie hoch ist die Forschungsquote?"],
            "Aus welchem Jahr ist diese Zahl?",
            "Auf welches Jahr bezieht sich die Angabe Forschungsquote?",
        ),
        (
            ["What is the R&D intensity?"],
            "Which year is that from?",
            "Which year does the figure “R&D intensity” refer to?",
        ),
        (["Was ist das Netzwerk Moor.Werk?"], "Was erprobt es?", "Was erprobt Netzwerk Moor.Werk?"),
        (
            ["Welche Netzwerke gibt es?"],
            "Welches davon wurde 2012 gegründet?",
            "Welches der Netzwerke wurde 2012 gegründet?",
        ),
        (["What is Moor.Werk?"], "Who is its director?", "Who is director of Netzwerk Moor.Werk?"),
        # the year of a figure was asked for in between
        (
            ["Wie viele Promotionen gab es?", "Aus welchem Jahr ist das?"],
            "Und 2015?",
            "Wie viele Promotionen gab es 2015?",
        ),
        # what is said before the question
        (
            ["Was ist der Verbund Tiefenlicht?"],
            "Danke, und wie hoch ist das BIP je Einwohner?",
            "Wie hoch ist das BIP je Einwohner?",
        ),
        # a chain
        (
            ["Wie hoch ist die Forschungsquote?", "Und im Staatssektor?"],
            "Und im Hochschulsektor?",
            "Wie hoch ist die Forschungsquote im Hochschulsektor?",
        ),
        # where the last answer stands
        (
            ["Wie hoch ist die Forschungsquote?"],
            "Wo steht das?",
            "Wie hoch ist die Forschungsquote?",
        ),
    ],
)
def test_a_follow_up_is_made_standalone(
    assistant: Assistant,
    understanding: Understanding,
    earlier: list[str],
    question: str,
    standalone: str,
) -> None:
    found = resolve(question, after(assistant, *earlier), understanding)
    assert words(found) == words(standalone)


@pytest.mark.parametrize(
    ("earlier", "question", "short"),
    [
        (
            ["Wie viele Mitglieder hat Tiefenlicht?"],
            "Wie viele davon sind Handwerksbetriebe?",
            "36",
        ),
        (["Was ist der Verbund Tiefenlicht?"], "Wann wurde er gegründet?", "2012"),
        (["Was ist der Verbund Tiefenlicht?"], "Wie viele Mitglieder gibt es dort?", "84"),
        (
            ["Wie hoch ist die Forschungsquote im Staatssektor?"],
            "Ist das mehr als im Hochschulsektor?",
            "Nein",
        ),
        (
            ["Wie hoch ist die Forschungsquote im Staatssektor?", "Und im Hochschulsektor?"],
            "Und zusammen?",
            "1,20 Prozent",
        ),
        (
            ["Wie hoch ist die Forschungsquote im Staatssektor?", "Und im Hochschulsektor?"],
            "Wie groß ist der Unterschied?",
            "0,20 Prozentpunkte",
        ),
        (["Wie viele Promotionen gab es?"], "Aus welchem Jahr ist die Zahl?", "2020"),
    ],
)
def test_and_it_is_answered(
    assistant: Assistant, earlier: list[str], question: str, short: str
) -> None:
    answer = assistant.ask(question, after(assistant, *earlier))
    assert (answer.status, answer.short) == (Status.ANSWERED, short)
    assert answer.standalone_question != question


def test_the_person_just_named_is_meant_where_one_was_asked_for(
    assistant: Assistant, understanding: Understanding
) -> None:
    earlier = after(assistant, "Wer leitet den Verbund Tiefenlicht?")
    assert resolve("Wo arbeitet sie?", earlier, understanding) == "Wo arbeitet Jette Morgenroth?"
    assert resolve("Wer ist das?", earlier, understanding) == "Wer ist Jette Morgenroth?"
    assert (
        resolve("Wo sitzt der Verbund?", earlier, understanding) == "Wo sitzt Verbund Tiefenlicht?"
    )


@pytest.mark.parametrize(
    "question",
    [
        "Wie hoch ist das BIP je Einwohner?",
        "wie hoch ist das bip je einwohner",
        "Wie viele Netzwerke gibt es?",
        "Welches Netzwerk ist das älteste?",
        "Was ist Moor.Werk?",
        "Wie hoch ist die Veränderung der Zahl der Erwerbstätigen gegenüber dem Vorjahr?",
        "Welche Indikatoren gibt es?",
        "Wo finde ich weitere Indikatoren?",
        "Wer leitet den Verbund Tiefenlicht?",
        "Wie hoch ist das Bruttoinlandsprodukt je Einwohner in der Seenmark?",
        "Wie viele junge Menschen studieren?",
        "Hallo",
        "Danke!",
        "Wie wird das Wetter morgen?",
        "How many doctorates were awarded?",
    ],
)
def test_a_complete_question_drops_the_context(
    assistant: Assistant, understanding: Understanding, question: str
) -> None:
    earlier = after(assistant, "Was ist der Verbund Tiefenlicht?", "Wie viele Mitglieder hat er?")
    assert resolve(question, earlier, understanding) == question


@pytest.mark.parametrize("question", ["Und im Staatssektor?", "Wer leitet ihn?", "Und 2015?", ""])
def test_without_context_a_question_stays_as_it_is(
    understanding: Understanding, question: str
) -> None:
    assert resolve(question, Conversation(), understanding) == question


def test_small_talk_in_between_does_not_count(
    assistant: Assistant, understanding: Understanding
) -> None:
    earlier = after(assistant, "Wie hoch ist die Forschungsquote?", "Danke")
    assert resolve("Und im Staatssektor?", earlier, understanding) == (
        "Wie hoch ist die Forschungsquote im Staatssektor?"
    )


def test_spaces_are_single(understanding: Understanding) -> None:
    asked = resolve("  Wie \n hoch  ist es? ", Conversation(), understanding)
    assert asked == "Wie hoch ist es?"


def test_a_standalone_question_is_shown_as_it_was_resolved(assistant: Assistant) -> None:
    earlier = after(assistant, "Wie hoch ist die Forschungsquote?")
    answer = assistant.ask("Und im Staatssektor?", earlier)
    assert answer.standalone_question == "Wie hoch ist die Forschungsquote im Staatssektor?"


def test_an_answer_without_a_standalone_question_still_gives_context(
    view: CorpusView,
) -> None:
    bare = Answer(Status.ANSWERED, "2,40 Prozent")
    conversation = Conversation().with_turn("Wie hoch ist die Forschungsquote?", bare)
    assert resolve("Und im Staatssektor?", conversation, Understanding(view)) == (
        "Wie hoch ist die Forschungsquote im Staatssektor?"
    )
