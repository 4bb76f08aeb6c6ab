import pytest
from django.urls import reverse

from apps.accounts.models import Role
from apps.letters import actions
from apps.letters.models import Letter, LetterTemplate
from tests import desks, making

pytestmark = pytest.mark.django_db


def test_template_is_edited_by_sections_and_the_change_is_shown() -> None:
    actions.load_shipped_templates()
    template = LetterTemplate.objects.get(slug="minister")
    visitor = desks.client(Role.COORDINATOR)
    data = desks.form_data(visitor, desks.page(template)) | {"sections-0-body": "<p>On behalf of everybody.</p>"}
    assert visitor.post(desks.page(template), data).status_code == 302
    template.refresh_from_db()
    assert template.number == 2 and template.body.startswith("<p>On behalf of everybody.</p>")
    page = visitor.get(reverse("desk:template-version", args=[template.pk, 2])).content.decode()
    assert "<ins>" in page and "<del>" in page and "everybody" in page


def test_parts_of_the_template_stand_beside_the_draft_and_tell_of_a_newer_version() -> None:
    actions.load_shipped_templates()
    template = LetterTemplate.objects.get(slug="minister")
    campaign = making.campaign()
    letter = actions.create_letter(campaign=campaign, title="T", slug="t", language="en", template=template, actor=None)
    visitor = desks.client(Role.DRAFTER)
    page = desks.words(visitor, reverse("desk:letter", args=[letter.pk]))
    assert "The minister&#x27;s competence" in page and "The template was changed" not in page
    section = template.sections.first()
    assert section is not None
    section.body = "<p>Anew.</p>"
    actions.save_section(section=section, actor=None)
    actions.seal_template(template=template, actor=None)
    assert "The template was changed" in desks.words(visitor, reverse("desk:letter", args=[letter.pk]))


def test_follow_up_is_begun_from_a_letter_that_was_delivered() -> None:
    actions.load_shipped_templates()
    letter = making.open_letter(title="Free them")
    visitor = desks.client(Role.COORDINATOR)
    address = reverse("desk:follow-up", args=[letter.pk])
    data = {"template": LetterTemplate.objects.get(kind="silence").pk, "title": "Again", "slug": "again"}
    assert "once it has been delivered" in visitor.post(address, data).content.decode()
    actions.close_letter(letter=letter, actor=None)
    assert address in desks.words(visitor, desks.page(letter))
    page = desks.words(visitor, address)
    assert "No reply to this letter is recorded." in page and "Free them (2)" in page
    assert visitor.post(address, data).status_code == 302
    made = Letter.objects.get(slug="again")
    assert (made.follows, made.status) == (letter, Letter.Status.DRAFT)
    assert "already" in visitor.post(address, data).content.decode()
