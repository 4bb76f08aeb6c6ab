import pytest

from apps.accounts.models import Role
from apps.letters import actions
from apps.letters.models import Letter, LetterAddressee, LetterTemplate, TemplateSection
from tests import desks, making

pytestmark = pytest.mark.django_db


def _template(**fields: str) -> LetterTemplate:
    number = LetterTemplate.objects.count()
    made = LetterTemplate(slug=f"template-{number}", title="To a minister", rank="minister")
    for name, value in fields.items():
        setattr(made, name, value)
    actions.save_template(template=made, actor=None)
    section = TemplateSection(template=made, name="Opening", body="<p>Dear all</p>")
    actions.save_section(section=section, actor=None)
    actions.seal_template(template=made, actor=None)
    return made


@pytest.mark.parametrize("make", [making.draft, _template])
def test_lists_of_letters_cost_the_same_for_three(make: object) -> None:
    one, three = desks.list_costs(desks.client(Role.COORDINATOR), make)  # type: ignore[arg-type]
    assert one == three


def test_letter_pages_open_for_a_coordinator() -> None:
    visitor = desks.client(Role.COORDINATOR)
    for letter in (making.draft(), making.open_letter()):
        assert str(letter.campaign) in desks.words(visitor, desks.page(letter))
    for model in (Letter, LetterTemplate):
        assert desks.cost(visitor, desks.adding(model)) > 0
    assert desks.cost(visitor, desks.page(_template())) > 0


def test_letter_starts_from_its_template() -> None:
    visitor = desks.client(Role.DRAFTER)
    campaign, template = making.campaign(), _template(body="<p>We ask:</p><p>{asks}</p>")
    data = {"campaign": campaign.pk, "title": "To the minister", "slug": "to-the-minister"}
    response = visitor.post(desks.adding(Letter), data | {"language": "ko", "template": template.pk})
    letter = Letter.objects.get(slug="to-the-minister")
    assert response.headers["Location"].startswith(desks.page(letter))
    assert (letter.body, letter.language) == (template.body, "ko")
    assert letter.transitions.get().to_status == Letter.Status.DRAFT


def test_addressee_is_filled_from_the_directory() -> None:
    visitor = desks.client(Role.COORDINATOR)
    letter, office = making.draft(), making.office(title="Foreign Minister")
    data = desks.form_data(visitor, desks.page(letter))
    data |= {"addressees-TOTAL_FORMS": "2", "addressees-1-office": office.pk, "addressees-1-part": "cc"}
    data |= {"addressees-1-position": "2", "addressees-1-letter": letter.pk}
    assert visitor.post(desks.page(letter), data).status_code == 302
    added = letter.addressees.get(office=office)
    assert added.block.splitlines()[0] == office.holders.get().name
    assert added.part == LetterAddressee.Part.COPY


def test_refusal_stands_at_its_field_and_nothing_is_saved() -> None:
    visitor = desks.client(Role.COORDINATOR)
    template = _template()
    address = desks.page(template)
    data = desks.form_data(visitor, address) | {"title": "After", "subject": "{signatories.organisation}"}
    response = visitor.post(address, data)
    assert response.status_code == 200
    assert "Did you mean {signatories.organisations}?" in str(response.context["adminform"].form.errors["subject"])
    template.refresh_from_db()
    assert template.title == "To a minister"


def test_text_of_an_open_letter_cannot_be_changed() -> None:
    visitor = desks.client(Role.COORDINATOR)
    letter = making.open_letter(title="As approved")
    visitor.post(desks.page(letter), desks.form_data(visitor, desks.page(letter)) | {"title": "Changed", "slug": "x"})
    letter.refresh_from_db()
    assert letter.title == "As approved"
    assert 'name="addressees-0-block"' not in desks.words(visitor, desks.page(letter))


def test_letter_of_the_past_is_read_only() -> None:
    visitor = desks.client(Role.COORDINATOR)
    letter = making.draft()
    Letter.objects.filter(pk=letter.pk).update(is_historical=True)
    assert visitor.post(desks.page(letter), {"title": "Changed"}).status_code == 403


@pytest.mark.parametrize("role", [Role.APPROVER, Role.DATA_OFFICER])
def test_letter_is_not_drafted_by_other_roles(role: Role) -> None:
    visitor = desks.client(role)
    letter = making.draft()
    assert visitor.post(desks.page(letter), {"title": "Changed"}).status_code == 403
    assert visitor.get(desks.adding(Letter)).status_code == 403


def test_history_tells_who_changed_what() -> None:
    drafter = making.user(Role.DRAFTER, username="dana")
    letter = making.draft(title="First words")
    letter.title = "Second words"
    actions.save_draft(letter=letter, actor=drafter)
    page = desks.words(desks.client(Role.APPROVER), desks.page(letter).replace("change", "history"))
    assert "<del>First words</del> → <ins>Second words</ins>" in page
    assert "dana" in page
