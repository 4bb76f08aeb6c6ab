import pytest
from django.contrib.auth.models import Permission

from apps.accounts import roles
from apps.accounts.models import Role
from tests import making

pytestmark = pytest.mark.django_db


def test_role_answers_has_perm() -> None:
    drafter = making.user(Role.DRAFTER)
    assert drafter.has_perm(roles.LETTER_DRAFT)
    assert not drafter.has_perm(roles.LETTER_APPROVE)


def test_person_who_left_may_nothing() -> None:
    assert not making.user(Role.COORDINATOR, is_active=False).has_perm(roles.READ)


def test_permission_tables_of_django_give_no_right() -> None:
    user = making.user()
    user.user_permissions.set(Permission.objects.all()[:3])
    permission = Permission.objects.all()[0]
    assert not user.has_perm(f"{permission.content_type.app_label}.{permission.codename}")
