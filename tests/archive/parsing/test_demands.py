"""Which lists are demands, and what their headings are: one small text for each way to set them out."""

import pytest

from apps.archive.parsing import parse
from apps.archive.parsing.records import ParsedDocument

_LETTER = """Paris, 3 May 2021

Hon. Jane Roe
Minister of Justice

Dear Minister,

We write to you about the prisons of the country, which hold far more people than they were built for.

{}

We look forward to your reply.

Yours sincerely,

Amnesty International, Kenya
Human Rights Watch, USA
"""
_STATEMENT = """# Joint statement: prisons

Nairobi, 14 May 2019 – The prisons of the country hold far more people than they were built for, and nobody counts.

{}

Signed by:

- Amnesty International, Kenya
- Human Rights Watch, USA
"""
_ASKED = [
    (
        2,
        (
            "In light of the above, we urge the Government of Ruritania to immediately:\n\n"
            "• Release all those held;\n• Drop all charges against them."
        ),
    ),
    (
        4,
        (
            "We urge your delegation to support a resolution that:\n\n- renews the mandate for a year;\n"
            "- requests an oral update;\n- sets out benchmarks; and\n- urges the Government to cooperate."
        ),
    ),
    (
        3,
        (
            "To this end, the Council should:\n  (i) extend the mandate;\n  (ii) ask for a report;\n"
            "  (iii) hold a special session."
        ),
    ),
    (
        3,
        (
            "Specifically, we request that you i) release the twelve, ii) return their passports, and iii) "
            "drop the charges."
        ),
    ),
    (
        3,
        (
            "We have three requests. First, release the twelve without delay. Second, return their "
            "passports. Third, drop the charges against them."
        ),
    ),
    (
        3,
        (
            "First, we urge you to release the twelve.\n\n"
            "Second, we ask that their passports be returned. They need them.\n\n"
            "Finally, the charges should be dropped."
        ),
    ),
    (2, "Nous vous prions instamment :\n\n1° de libérer les détenus ;\n2° d'abroger la loi."),
    (3, ("Premièrement, libérez les détenus.\n\nDeuxièmement, abrogez la loi.\n\nEnfin, indemnisez les familles.")),
    (
        3,
        (
            "Por lo anterior, exigimos:\n\nPRIMERO. La liberación inmediata de los detenidos.\n\n"
            "SEGUNDO. La derogación de la ley.\n\nTERCERO. La reparación a las familias."
        ),
    ),
    (
        3,
        (
            "En primer lugar, que se libere a los detenidos. En segundo lugar, que se derogue la ley. Por "
            "último, que se repare a las familias."
        ),
    ),
    (3, "우리의 요구\n\n첫째, 구금된 사람들을 즉각 석방하라.\n둘째, 악법을 폐지하라.\n셋째, 책임자를 처벌하라."),
    (
        3,
        "이에 우리는 다음과 같이 촉구한다.\n\n하나, 구금된 사람들을 석방하라!\n"
        "하나, 악법을 폐지하라!\n하나, 책임자를 처벌하라!",
    ),
    (3, "우리는 정부에 다음을 요구합니다.\n\n가. 구금된 사람들의 석방\n나. 악법의 폐지\n다. 책임자의 처벌"),
    (3, "정부에 다음 사항을 촉구합니다:\n\n▲ 구금자 석방\n▲ 악법 폐지\n▲ 책임자 처벌"),
    (3, "우리는 ① 구금자 석방, ② 악법 폐지, ③ 책임자 처벌을 요구한다."),
    (3, ("لذلك نطالب الحكومة بما يلي:\n\nأولاً: الإفراج عن المعتقلين.\n\nثانياً: إلغاء القانون.\n\nثالثاً: تعويض الأسر.")),
    (2, "ونناشدكم:\n\n• الإفراج عن المعتقلين\n• إلغاء القانون"),
    (
        2,
        (
            "We call on you to:\n\n1. Improve conditions:\n   a. repair the roofs\n   b. hire doctors\n"
            "2. Publish the figures."
        ),
    ),
    (
        2,
        (
            "We call on you to:\n\n- Improve conditions, in particular:\n  - repair the roofs\n"
            "  - hire doctors\n- Publish the figures."
        ),
    ),
    (
        4,
        (
            "We call on the Government to:\n\n- release them;\n- pay them.\n\n"
            "We call on the European Union to:\n\n- raise the cases;\n- suspend the treaty."
        ),
    ),
    (
        4,
        (
            "## Recommendations\n\n**To the Government:**\n\n- Release them.\n- Pay them.\n\n"
            "**To the European Union:**\n\n- Raise the cases.\n- Suspend the treaty."
        ),
    ),
    (
        3,
        (
            "What we ask of you:\n\n1. Release the twelve.\n2. Return their passports,\n"
            "and those of their families,\nwithout delay.\n3. Drop the charges."
        ),
    ),
    (
        3,
        (
            "We call on you to:\n\n1. Release the twelve.\n2. Return their passports\n\nPage 2 of 3\n\n"
            "without delay.\n3. Drop the charges."
        ),
    ),
    (2, "Recommendation 1: Release the twelve.\n\nRecommendation 2: Drop the charges."),
    (2, "It is time to act:\n\n→ Release the twelve.\n→ Drop the charges."),
    (3, "We ask you to:\n\nRelease the twelve;\n\nReturn their passports; and\n\nDrop the charges."),
    (3, ("We ask three things of you. (1) Release the twelve. (2) Return their passports. (3) Drop the charges.")),
    (2, "You can end this. We hope that you will:\n\n- release the twelve;\n- drop the charges."),
    (
        2,
        (
            "Therefore, the undersigned organisations respectfully submit that Your Excellency:\n\n"
            "(a) release the twelve; and\n\n(b) drop the charges."
        ),
    ),
    (3, ("We would be grateful if you could:\n- release the twelve\n- return their passports\n- drop the charges")),
    (
        3,
        (
            "Among our demands:\n\n* An immediate end to solitary confinement;\n"
            "* The release of all children;\n* Access for independent monitors."
        ),
    ),
    (
        3,
        (
            "1) We call for the release of the twelve.\n\n2) We ask for the return of their passports.\n\n"
            "3) We demand that the charges be dropped."
        ),
    ),
]
_TOLD = [
    ("Since January:\n\n• 12 were arrested in the capital;\n• 3 of them died in custody;\n• none was charged."),
    (
        "We are concerned about the following:\n\n1. The law has no definition of terrorism.\n"
        "2. The court may sit in secret.\n3. Appeals are excluded.\n\nWe urge you to withdraw it."
    ),
    ("This is wrong for two reasons. First, the law was passed without a vote. Second, it has never been published."),
    (
        "First, the law was passed without a vote of the house, which the constitution demands for such "
        "a law.\n\n"
        "Second, it has never been published, so that nobody can know what it forbids or allows."
    ),
    ("We urge you to release the following journalists:\n\n- Kim A, held since 2019\n- Lee B, held since 2020"),
    (
        "The bill would:\n\n1. ban all protests;\n2. allow police to enter homes;\n"
        "3. punish those who fund them.\n\nWe urge you to withdraw it."
    ),
]
_HEADED = [
    (
        "Release Reform Repair",
        (
            "We therefore ask your government to take the following steps.\n\nRelease\n\n"
            "Every prisoner of conscience should be released at once and without any condition, as the "
            "Working Group asked.\n\n"
            "Reform\n\n"
            "The Code should be amended so that nobody is held for more than a year without trial or review "
            "by a judge.\n\n"
            "Repair\n\n"
            "Those who were held unlawfully should be paid compensation within six months of the date of "
            "their release."
        ),
    ),
    (
        "Release Reform Repair",
        (
            "**Our recommendations**\n\n**Release.** Every prisoner of conscience should be released.\n\n"
            "**Reform.** The Code should be amended.\n\n**Repair.** Those who were held should be paid."
        ),
    ),
    (
        "Release Reform Repair",
        (
            "We call on you to act on three points:\n\n### Release\n"
            "Every prisoner of conscience should be released.\n\n### Reform\nThe Code should be amended.\n\n"
            "### Repair\nThose who were held should be paid.\n\n## Conclusion\n\n"
            "Time is short for all of them."
        ),
    ),
    (
        "Access Law Money",
        (
            "We recommend the following:\n\nI. Access – Open all prisons to independent visitors.\n"
            "II. Law – Amend the Code.\nIII. Money – Fund legal aid."
        ),
    ),
    (
        "TRANSPARENCY SAFETY PAY",
        (
            "Our three demands are simple:\n\n1. TRANSPARENCY: publish the figures\n"
            "2. SAFETY: repair the roofs\n3. PAY: double the wages"
        ),
    ),
]


def _both(text: str) -> list[ParsedDocument]:
    return [parse(whole.format(text).encode()) for whole in (_LETTER, _STATEMENT)]


@pytest.mark.parametrize(("count", "text"), _ASKED)
def test_list_of_demands_is_read(count: int, text: str) -> None:
    assert [len(document.asks) for document in _both(text)] == [count, count]


@pytest.mark.parametrize("text", _TOLD)
def test_list_of_facts_reasons_or_names_is_none_of_demands(text: str) -> None:
    assert [document.asks for document in _both(text)] == [(), ()]


@pytest.mark.parametrize(("headings", "text"), _HEADED)
def test_heading_of_a_demand_is_parted_from_its_text(headings: str, text: str) -> None:
    for document in _both(text):
        assert [ask.heading for ask in document.asks] == headings.split()
        assert all(len(ask.text) > 8 for ask in document.asks)


def test_what_stands_below_a_demand_belongs_to_it() -> None:
    (first, second) = _both("We call on you to:\n\n1. Improve:\n   a. repair roofs\n   b. hire doctors\n2. Publish.")[
        0
    ].asks
    assert (first.text, second.text) == ("Improve: a. repair roofs b. hire doctors", "Publish.")


def test_and_that_leads_on_is_no_part_of_a_demand() -> None:
    (letter, _) = _both("We ask that you (a) release them; (b) tell us; and (c) meet us. We are ready.")
    assert [ask.text for ask in letter.asks] == ["release them;", "tell us;", "meet us."]
    assert [block.text for block in letter.body][-2:] == ["We are ready.", "We look forward to your reply."]


def test_list_without_announcement_is_taken_with_a_warning() -> None:
    (letter, _) = _both("The house has waited for long.\n\n- Release the twelve.\n- Drop the charges.")
    assert len(letter.asks) == 2
    assert "list_taken_for_asks" in [each.code for each in letter.warnings]
