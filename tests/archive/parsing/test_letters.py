"""The three open letters of the corpus: what must be found in each."""

from datetime import date

from tests.archive.parsing.documents import TO_EU, TO_PRESIDENT, TO_STATES, parsed


def test_letter_to_states_is_addressed_from_its_title_line() -> None:
    letter = parsed(TO_STATES)
    assert (letter.kind, letter.language, letter.date, letter.place) == (
        "letter",
        ("en",),
        date(2014, 11, 10),
        "New York",
    )
    assert [each.name for each in letter.addressees] == ["UN Member States"]
    assert letter.title.startswith("Open Letter to UN Member States Calling for the Adoption")
    assert letter.title.endswith("Draft Resolution on North Korea")
    assert (letter.salutation, letter.closing, letter.subject, letter.cc) == ("Excellencies,", "Sincerely,", "", ())


def test_letter_to_states_has_eight_organisations_without_country() -> None:
    signatories = parsed(TO_STATES).signatories
    assert [each.name for each in signatories] == [
        "Amnesty International",
        "Christian Solidarity Worldwide",
        "Citizens' Alliance for North Korean Human Rights (NKHR)",
        "Committee for Human Rights in North Korea (HRNK)",
        "Human Rights Watch",
        "International Coalition to Stop Crimes Against Humanity in North Korea (ICNK)",
        "International Federation for Human Rights (FIDH)",
        "Jacob Blaustein Institute for the Advancement of Human Rights",
    ]
    assert {(each.kind, each.country, each.country_as_printed) for each in signatories} == {("organisation", None, "")}


def test_letter_to_states_ties_footnotes_to_their_marks() -> None:
    letter = parsed(TO_STATES)
    assert [note.mark for note in letter.footnotes] == ["i", "ii", "iii", "iv"]
    assert letter.footnotes[1].text == "COI report, para 26."
    assert letter.footnotes[3].text.startswith("Terms of Reference for Fact-Finding Missions")
    places = [(block.text[:offset].split()[-1], mark) for block in letter.body for offset, mark in block.note_refs]
    assert places == [("deny.", "i"), ("association,”", "ii"), ("reigns.”", "iii"), ("procedures.", "iv")]
    assert not any("ⁱ" in block.text or "^{" in block.text for block in letter.body)


def test_letter_to_states_proposes_asks_in_prose_and_none_numbered() -> None:
    letter = parsed(TO_STATES)
    assert letter.asks == ()
    asks = [ask.text for ask in letter.asks_in_prose]
    assert [ask[:60] for ask in asks] == [
        "Like the Special Rapporteur, we strongly encourage North Kor",
        "We particularly encourage North Korea to engage in meaningfu",
        "We therefore urge Member States to support the text of the d",
    ]
    assert asks[2].endswith("now co-sponsored by some 50 States.")
    assert all(ask.text in letter.body[ask.block].text for ask in letter.asks_in_prose)


def test_letter_to_states_joins_the_sentence_a_page_break_parts() -> None:
    letter = parsed(TO_STATES)
    assert len(letter.body) == 9
    assert "for these crimes, including through referral to the International Criminal Court." in letter.body[4].text


def test_letter_to_eu_has_its_addressee_with_two_line_title() -> None:
    letter = parsed(TO_EU)
    (addressee,) = letter.addressees
    assert addressee.name == "Josep Borrell Fontelles"
    assert addressee.title == (
        "High Representative of the Union for Foreign Affairs and Security Policy and Vice-President "
        "of the European Commission"
    )
    assert (addressee.organisation, addressee.address) == ("European External Action Service", "1046 Brussels, Belgium")
    assert letter.date == date(2020, 2, 26)
    assert letter.subject == (
        "Joint open letter concerning the UN Human Rights Council’s 2020 resolution on North Korean Human Rights"
    )
    assert letter.salutation == "Your Excellency,"


def test_letter_to_eu_has_five_numbered_asks_in_place() -> None:
    letter = parsed(TO_EU)
    assert [(ask.number, ask.heading) for ask in letter.asks] == [
        ("1.", "Political prisoners and the death penalty"),
        ("2.", "Sexual violence"),
        ("3.", "Right to food"),
        ("4.", "Liberty of movement"),
        ("5.", "International abductions"),
    ]
    assert letter.asks[1].text.startswith("End the widespread prevalence of forced abortion upon pregnant mothers")
    assert letter.asks[4].text.endswith("abducted from Europe, the Middle East and Asia for forced marriage;")
    assert [block.kind for block in letter.body] == ["paragraph"] * 6 + ["ask"] * 5 + ["paragraph"] * 3


def test_letter_to_eu_proposes_three_requests_of_one_sentence() -> None:
    asks = parsed(TO_EU).asks_in_prose
    assert [ask.text[:45] for ask in asks] == [
        "We further request the draft resolution to ca",
        "to request the High Commissioner to increase ",
        "to encourage the United Nations to facilitate",
    ]
    assert asks[0].text.endswith("under the principle of aut dedere aut judicare")
    assert {ask.block for ask in asks} == {11}


def test_letter_to_eu_lists_organisations_with_country_and_individuals_with_title() -> None:
    letter = parsed(TO_EU)
    organisations = [each for each in letter.signatories if each.kind == "organisation"]
    individuals = [each for each in letter.signatories if each.kind == "individual"]
    assert (len(organisations), len(individuals)) == (31, 4)
    assert [each.name for each in organisations if each.country is None] == ["Human Rights Watch"]
    assert {each.country for each in organisations} - {None} == {"KR", "GB", "PH", "US", "NL", "BE", "CA", "VN"}
    assert [each.name for each in individuals] == ["David Alton", "Sonja Biserko", "Yanghee Lee", "Vitit Muntarbhorn"]
    assert [each.title[:31] for each in individuals] == [
        "Independent Crossbench Member o",
        "Former Commission of Inquiry (C",
        "UN Special Rapporteur on the si",
        "Former UN Special Rapporteur on",
    ]
    assert individuals[1].title.endswith("Helsinki Human Rights Committee in Serbia")
    assert {each.group for each in organisations} == {"Groups"}
    assert {each.group for each in individuals} == {"Individuals"}


def test_letter_to_eu_parts_countries_behind_one_space_with_a_warning() -> None:
    letter = parsed(TO_EU)
    found = {each.name: each.country for each in letter.signatories}
    assert found["BALAOD Mindanaw"] == "PH"
    assert found["Justice for Iran (JFI)"] == "GB"
    assert found["Justice For North Korea"] == "KR"
    assert found["Lawyers for human rights and unification of Korea"] == "KR"
    assert [warning.code for warning in letter.warnings].count("country_after_one_space") == 6


def test_letter_to_eu_claims_its_total_and_countries() -> None:
    letter = parsed(TO_EU)
    claims = letter.claims
    assert (claims.total, claims.countries, claims.organisations, claims.individuals) == (35, 10, None, None)
    assert claims.text.startswith("We are writing on behalf of 35 non-governmental organizations")
    differing = [warning.code for warning in letter.warnings if warning.code != "country_after_one_space"]
    assert differing == ["countries_not_confirmed"]


def test_letter_to_president_has_addressee_with_fax_and_email() -> None:
    (addressee,) = parsed(TO_PRESIDENT).addressees
    assert (addressee.name, addressee.title) == ("Moon Jae-in", "President of the Republic of Korea")
    assert addressee.address == "1 Cheongwadae-ro, Jongno-gu, Seoul 03048\nRepublic of Korea"
    assert (addressee.fax, addressee.email) == (("+82 2-770-4721",), "president@president.go.kr")
    assert addressee.lines[-2:] == ("Fax: +82 2-770-4721", "E-mail: president@president.go.kr")


def test_letter_to_president_has_two_copies_the_second_with_two_fax_numbers() -> None:
    first, second = parsed(TO_PRESIDENT).cc
    assert (first.name, first.title) == ("Kang Kyung-hwa", "Foreign Minister")
    assert first.organisation == "Ministry of Foreign Affairs"
    assert first.address == "60, Sajik-ro 8-gil, Jongno-gu, Seoul 03172\nRepublic of Korea"
    assert first.fax == ("+82 2 2100 7934",)
    assert (second.name, second.title) == ("Kim Yeon-chul", "Unification Minister")
    assert second.organisation == "Ministry of Unification"
    assert second.address == "209 Seong-daero, Jongno-gu, Seoul 03171"
    assert second.fax == ("+82 2 2100 5759", "+82 2 2100 5749")


def test_letter_to_president_lists_seventy_organisations_and_seven_individuals() -> None:
    letter = parsed(TO_PRESIDENT)
    organisations = [each for each in letter.signatories if each.kind == "organisation"]
    individuals = [each for each in letter.signatories if each.kind == "individual"]
    assert (len(organisations), len(individuals)) == (70, 7)
    assert len({each.country for each in organisations} - {None}) == 22
    assert {each.country for each in organisations if each.country_as_printed in ("U.S.A", "U.S.A.")} == {"US"}
    assert {each.country_as_printed for each in organisations} >= {"U.S.A", "U.S.A.", "U.K.", "Timor Leste"}
    assert all(each.title for each in individuals)
    assert individuals[5].name == "Geoffrey Nice"
    assert individuals[5].title.startswith("British barrister & former deputy prosecutor")


def test_letter_to_president_keeps_what_is_no_country_in_the_name() -> None:
    found = {each.name: each.country for each in parsed(TO_PRESIDENT).signatories}
    assert found["FIDH - International Federation for Human Rights"] is None
    assert found["Jananeethi - Access to Justice"] == "IN"
    assert found["ALTSEAN-Burma"] == "MM"
    assert found["Human Rights Concern-Eritrea"] == "ER"
    assert found["International Coalition to Stop Crimes against Humanity in North Korea"] is None
    assert found["1969 KAL Abductees' Families Association"] == "KR"


def test_letter_to_president_claims_figures_of_this_letter_only() -> None:
    letter = parsed(TO_PRESIDENT)
    claims = letter.claims
    assert (claims.organisations, claims.individuals, claims.countries, claims.total) == (69, 7, 23, None)
    assert [warning.code for warning in letter.warnings] == ["claim_differs", "countries_not_confirmed"]


def test_letter_to_president_asks_in_prose_across_a_page_break() -> None:
    letter = parsed(TO_PRESIDENT)
    assert letter.asks == ()
    assert [ask.text[:42] for ask in letter.asks_in_prose] == [
        "We urge you take corrective action and cla",
        "We urge you to sponsor this year's UN HRC ",
        "In your negotiations with North Korean lea",
    ]
    assert "this year's UN HRC resolution on North Korea in March" in letter.asks_in_prose[1].text
    assert len(letter.body) == 11
