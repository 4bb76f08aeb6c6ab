import pytest

from apps.accounts.models import Role
from apps.past_campaigns.models import ImportRun
from tests import desks

pytestmark = pytest.mark.django_db


def _run() -> ImportRun:
    report = [{"file": "letter.txt", "read": "12 paragraphs <b>"}]
    return ImportRun.objects.create(name="corpus", documents=1, added=1, report=report)


def test_list_of_import_runs_costs_the_same_for_three() -> None:
    one, three = desks.list_costs(desks.client(Role.COORDINATOR), _run)
    assert one == three


def test_report_is_shown_as_text() -> None:
    visitor = desks.client(Role.COORDINATOR)
    page = desks.words(visitor, desks.page(_run()))
    assert "12 paragraphs &lt;b&gt;" in page
    assert visitor.get(desks.adding(ImportRun)).status_code == 403
