"""The reply and the statement of the corpus: what must be found in each."""

from datetime import date

from tests.archive.parsing.documents import REPLY, STATEMENT, original, parsed


def test_reply_names_its_sender_and_addressee() -> None:
    reply = parsed(REPLY)
    assert (reply.kind, reply.date, reply.subject) == (
        "response",
        date(2015, 11, 18),
        "Human rights violations in North Korea",
    )
    assert reply.sender is not None
    assert reply.sender.name == "Bert Koenders"
    assert reply.sender.title == "Minister of Foreign Affairs of the Kingdom of the Netherlands"
    assert reply.sender.organisation == "Ministry of Foreign Affairs"
    assert reply.sender.address == "Postbus 20061\n2500 EB The Hague\nThe Netherlands"
    assert reply.sender.website == "http://www.government.nl"
    assert [(each.name, each.organisation) for each in reply.addressees] == [("Mr G.", "North Korea Strategy Center")]
    assert (reply.salutation, reply.closing) == ("Dear Mr G.,", "Yours sincerely,")


def test_reply_answers_an_email_that_is_not_there() -> None:
    reply_to = parsed(REPLY).in_reply_to
    assert reply_to is not None
    assert (reply_to.channel, reply_to.date) == ("e-mail", date(2015, 9, 23))


def test_reply_sets_the_empty_label_aside_and_keeps_the_number_of_the_act_twice() -> None:
    reply = parsed(REPLY)
    assert reply.furniture == ("Our reference",)
    assert not any("Our reference" in block.text for block in reply.body)
    assert [block.text.count("H.R. 757") for block in reply.body if "H.R. 757" in block.text] == [2, 1]


def test_reply_promises_two_things_word_for_word() -> None:
    commitments = parsed(REPLY).commitments
    assert [each.text for each in commitments] == [
        "the Netherlands and the EU will continue to monitor the humanitarian situation in the DPRK",
        "will remain resolute in calling for the cessation of human rights violations.",
    ]
    assert all(each.text in original(REPLY) and each.excerpt in original(REPLY) for each in commitments)
    assert {each.block for each in commitments} == {9}


def test_statement_has_date_title_and_no_navigation_in_its_text() -> None:
    statement = parsed(STATEMENT)
    assert (statement.kind, statement.language, statement.date) == ("statement", ("en",), date(2016, 11, 14))
    assert statement.title == "Outcome of the 2nd ROK-US Consultation on North Korean Human Rights"
    assert statement.unofficial_translation
    assert set(statement.furniture) >= {"본문 바로가기", "KOR", "Press Releases", "hit", "1886"}
    text = " ".join(block.text for block in statement.body)
    assert not any(each in text for each in ("바로가기", "1886", "Press Releases", "unofficial translation"))
    assert [block.number for block in statement.body if block.number] == ["1.", "2.", "3."]


def test_statement_has_three_areas_of_discussion() -> None:
    discussions = parsed(STATEMENT).discussions
    assert [each.heading for each in discussions] == [
        "Making North Korea’s human rights a topic for international discussions",
        "Better ensuring accountability for North Korea’s human rights violations",
        "North Korea’s force labor abroad",
    ]
    assert discussions[0].text.startswith("The ROK side explained its government’s efforts")
    assert discussions[2].text.endswith("and work closely with each other in this regard.")


def test_statement_has_the_three_agreements_and_invents_none() -> None:
    commitments = parsed(STATEMENT).commitments
    assert [each.text[:42] for each in commitments] == [
        "The two sides agreed to continuously take ",
        "to take an active part in international ef",
        "work closely with each other in this regar",
    ]
    assert len({each.excerpt for each in commitments}) == 1
