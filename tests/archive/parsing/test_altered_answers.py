"""Altered copies of the reply and the statement: the altered values must come out."""

from datetime import date

from tests.archive.parsing.documents import REPLY, STATEMENT, altered


def test_reply_with_other_persons_dates_and_channel() -> None:
    reply = altered(
        REPLY,
        ("email of 23 September 2015", "letter dated June 2, 2017"),
        ("Date 18 November 2015", "Date 1 August 2017"),
        ("Dear Mr G.,", "Dear Ms K.,"),
        ("North Korea Strategy Center\n", "Example Defenders Forum\n"),
        ("Bert Koenders", "Eva Voorbeeld"),
        ("Minister of Foreign Affairs of the Kingdom of the Netherlands", "Minister of Foreign Affairs of Norway"),
        ("the Netherlands and the EU will continue to monitor", "Norway will no longer fund but will fully monitor"),
    )
    assert reply.sender is not None and reply.in_reply_to is not None
    assert (reply.sender.name, reply.sender.organisation) == ("Eva Voorbeeld", "Ministry of Foreign Affairs")
    assert [(each.name, each.organisation) for each in reply.addressees] == [("Ms K.", "Example Defenders Forum")]
    assert (reply.in_reply_to.channel, reply.in_reply_to.date) == ("letter", date(2017, 6, 2))
    assert reply.date == date(2017, 8, 1)


def test_reply_does_not_promise_what_others_will_do() -> None:
    reply = altered(REPLY, ("the Netherlands and the EU will continue", "the Security Council will continue"))
    assert reply.commitments == ()


def test_statement_with_other_areas_and_agreement() -> None:
    statement = altered(
        STATEMENT,
        ("2016-11-14", "2018-05-02"),
        ("[North Korea’s force labor abroad]", "[Separated families]"),
        ("The two sides agreed to continuously take issue with", "Both governments pledged to report on"),
        (
            "; to take an active part in international efforts to improve the human rights situation in North Korea; "
            "and",
            "; and to",
        ),
        ("Outcome of the 2nd ROK-US Consultation on", "Result of the Third Round of Talks about"),
        ("* unofficial translation", ""),
    )
    assert statement.date == date(2018, 5, 2)
    assert statement.title == "Result of the Third Round of Talks about North Korean Human Rights"
    assert [each.heading for each in statement.discussions][-1] == "Separated families"
    assert [each.text[:30] for each in statement.commitments] == [
        "Both governments pledged to re",
        "to work closely with each othe",
    ]
    assert not statement.unofficial_translation


def test_statement_without_agreement_has_no_commitment() -> None:
    statement = altered(STATEMENT, ("The two sides agreed to continuously take", "The two sides spoke of how to take"))
    assert statement.commitments == ()
