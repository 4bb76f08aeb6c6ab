"""Demands that no verb of demand introduces, lists that only look like demands, and who is said to sign."""

import pytest

from apps.archive.parsing import ParsedDocument, parse

OPENING = (
    "We write about the quarry above Lindmar, where dust has closed two schools and the river has run grey since the "
    "spring of last year.\n\n"
)
NAMES = "Lindmar Parents\nOstra Farmers' Union\n"
SIGNED = f"\n\nYours sincerely,\n\n{NAMES}"
HEAD = "3 June 2021\n\nDear Minister Halven,\n\n"
ORDERS = ["Close the quarry at night.", "Publish the readings."]
NOUNS = ["A moratorium on blasting", "The release of the readings", "An end to night shifts"]


def letter(text: str, name: str = "a.txt") -> ParsedDocument:
    return parse(f"{HEAD}{OPENING}{text}{SIGNED}".encode(), name)


def texts(document: ParsedDocument) -> list[str]:
    return [each.text.rstrip(" .;!") for each in document.asks]


@pytest.mark.parametrize(
    "lead",
    [
        "Three things would change this.",
        "What is needed:",
        "Our proposals",
        "This is what we hope for:",
        "What would justice look like?",
        "The remedy is simple:",
        "We want to see:",
        "You have the power to do three things:",
        "By the end of the year:",
        "The families have three wishes:",
        "Nothing less than the following will do:",
    ],
)
@pytest.mark.parametrize("form", ["{n}. {text}", "- {text}"])
def test_hint_above_nouns_of_what_shall_be_done_makes_asks(lead: str, form: str) -> None:
    listed = "\n".join(form.format(n=n, text=text) for n, text in enumerate(NOUNS, 1))
    assert texts(letter(f"{lead}\n\n{listed}")) == NOUNS


@pytest.mark.parametrize(
    "text, found",
    [
        ("Number one: close the quarry.\n\nNumber two: open the books.",
         ["close the quarry", "open the books"]),
        ("Our first request: close the quarry.\n\nOur second request: open the books.",
         ["close the quarry", "open the books"]),
        ("First demand: close the quarry.\nSecond demand: open the books.",
         ["close the quarry", "open the books"]),
        ("We have two wishes.\n\n1st: close the quarry.\n2nd: open the books.",
         ["close the quarry", "open the books"]),
        ("What we want:\n\n1/ Close the quarry.\n2/ Open the books.", ["Close the quarry", "Open the books"]),
        ("Two steps lie with you. Firstly the quarry should close. Secondly the books should open.",
         ["the quarry should close", "the books should open"]),
        ("It is within your power to (a) close the quarry; and (b) open the books.",
         ["close the quarry", "open the books"]),
        ("Three changes are overdue. First, a moratorium on blasting. Second, the release of all readings.",
         ["a moratorium on blasting", "the release of all readings"]),
        ("1. A moratorium on blasting.\n2. The release of the readings.\n\nThat is all we ask of you.",
         ["A moratorium on blasting", "The release of the readings"]),
    ],
)  # fmt: skip
def test_other_ways_to_count_demands(text: str, found: list[str]) -> None:
    assert texts(letter(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "The facts are these.\n\n- Two schools are closed.\n- The river runs grey.\n- Forty children are ill.",
        "The consequences are severe:\n\n- loss of sleep\n- loss of income\n- the closure of two schools",
        "The last year has seen:\n\n- the arrest of two farmers\n- the closure of two schools",
        "You promised us:\n\n1. A new road\n2. A doctor for the clinic",
        "The treaty protects:\n\n- freedom of expression;\n- protection of the family.",
        "The company does this by:\n\n- blasting the rock at night;\n- dumping the waste in the river.",
        "First, the schools closed. Then the river ran grey. Finally, the clinic ran out of medicine.",
        "One, the school at Lindmar, closed in May.\n\nTwo, the school at Ostra, closed in June.",
        "The law knows two cases: (a) quarries in use and (b) quarries that were given up.",
        "Sources:\n\n1. Ministry of Mines, Annual report\n2. Lindmar Clinic, Children and dust",
        "**The dust.** It has closed two schools.\n\n**The noise.** Nobody has slept since May.",
    ],
)
def test_facts_reasons_and_papers_are_no_asks(text: str) -> None:
    assert letter(text, "a.md").asks == ()


def test_list_right_above_the_names_is_no_list_of_names() -> None:
    document = parse(
        "한빛 장관님께\n\n채석장 때문에 학교 두 곳이 문을 닫았습니다.\n\n- 다음 -\n\n"
        "1. 야간 작업 중단\n2. 측정 결과 공개\n\n"
        "린드마르 학부모회\n오스트라 농민회\n".encode()
    )
    assert [each.name for each in document.signatories] == ["린드마르 학부모회", "오스트라 농민회"]
    assert texts(document) == ["야간 작업 중단", "측정 결과 공개"]
    shown = parse(
        f"{HEAD}{OPENING}What is needed:\n\n- A ban on blasting\n- The release of figures\n\n{NAMES}".encode()
    )
    assert texts(shown) == ["A ban on blasting", "The release of figures"]
    assert [each.name for each in shown.signatories] == ["Lindmar Parents", "Ostra Farmers' Union"]


@pytest.mark.parametrize("place", ["{box}\n\n{head}{text}{signed}", "{head}{text}{signed}\n{box}\n"])
def test_demands_in_a_box_outside_the_text(place: str) -> None:
    box = "Our demands\n\n1. Close the quarry at night.\n2. Publish the readings."
    document = parse(place.format(box=box, head=HEAD, text=OPENING.strip(), signed=SIGNED).encode())
    assert texts(document) == [each.rstrip(".") for each in ORDERS]
    assert [each.name for each in document.signatories] == ["Lindmar Parents", "Ostra Farmers' Union"]


def test_korean_demands_within_a_sentence() -> None:
    document = parse(
        "한빛 장관님께\n\n채석장 때문에 학교 두 곳이 문을 닫았습니다. "
        "첫째로 야간 작업을 멈추어 주시고, 둘째로 측정 결과를 공개해 주십시오.\n\n"
        "린드마르 학부모회\n오스트라 농민회\n".encode()
    )
    assert [each.text.rstrip(" ,.") for each in document.asks] == [
        "야간 작업을 멈추어 주시고",
        "측정 결과를 공개해 주십시오",
    ]


def test_thanks_for_reading_answer_no_letter() -> None:
    document = letter("Three things would help:\n\n- Close the quarry.\n\nWe thank you for reading this letter.")
    assert document.kind == "letter"


def test_what_already_happened_announces_no_letter() -> None:
    text = f"3 June 2021\n\nTo the Minister of Mines\n\n{OPENING}The readings are already public.\n\nLindmar Parents\n"
    assert OPENING.strip() in [block.text for block in parse(text.encode()).body]


def test_list_in_two_languages_counts_once() -> None:
    document = letter(
        "We ask you:\n\nNous vous demandons :\n\n"
        "- to close the quarry at night;\n- to publish the readings of the dust."
        "\n\n- de fermer la carrière pendant la nuit ;\n- de publier les relevés de la poussière."
    )
    assert texts(document) == ["to close the quarry at night", "to publish the readings of the dust"]


@pytest.mark.parametrize(
    "text, counts",
    [
        ("This letter is signed by 23 organisations, joined by 11 individuals.", (23, 11, None)),
        ("We, 52 members of parliament from 14 countries, write to you.", (None, 52, 14)),
        ("On behalf of our 140 member organisations, we urge you to act.", (None, None, None)),
        ("The Quarry Network brings together 23 organisations.", (None, None, None)),
    ],
)
def test_who_is_said_to_sign(text: str, counts: tuple[int | None, int | None, int | None]) -> None:
    claims = letter(text).claims
    assert (claims.organisations, claims.individuals, claims.countries) == counts


@pytest.mark.parametrize(
    "title, organisations",
    [
        ("Joint statement of 23 NGOs on the quarry", 23),
        ("Twenty-three groups from nine countries: stop the quarry", 23),
        ("40 people die in quarry: statement by Lindmar Parents", None),
    ],
)
def test_heading_says_who_speaks(title: str, organisations: int | None) -> None:
    page = f"# {title}\n\nLindmar, 3 June 2021\n\n{OPENING}\n\n## Signatories\n\n- Lindmar Parents\n- Ostra Farmers\n"
    assert parse(page.encode(), "a.md").claims.organisations == organisations


@pytest.mark.parametrize("thanks", ["Thank you.", "Thank you very much", "With hope"])
def test_thanks_above_demands_do_not_end_the_text(thanks: str) -> None:
    document = letter(f"{thanks}\n\n1. Close the quarry at night.\n2. Publish the readings.")
    assert texts(document) == [each.rstrip(".") for each in ORDERS]
    assert document.closing == "Yours sincerely,"


def test_heading_in_brackets_over_demands_ends_nothing() -> None:
    document = parse(
        "한빛 장관님께\n\n채석장 때문에 학교 두 곳이 문을 닫았습니다.\n\n[우리의 요구]\n\n"
        "1. 조용한 밤\n2. 투명한 측정\n\n"
        "아이들을 도와주시기 바랍니다.\n\n린드마르 학부모회\n오스트라 농민회\n".encode()
    )
    assert texts(document) == ["조용한 밤", "투명한 측정"]
    assert [each.name for each in document.signatories] == ["린드마르 학부모회", "오스트라 농민회"]
