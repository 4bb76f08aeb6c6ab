"""People who log in: coordinators and those who help them."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    COORDINATOR = "coordinator", _("Coordinator")
    DRAFTER = "drafter", _("Drafter")
    APPROVER = "approver", _("Approver")
    DATA_OFFICER = "data_officer", _("Data officer")


class User(AbstractUser):
    """Somebody with an account. What they may do follows from their roles alone (`accounts.roles`)."""

    email = models.EmailField(_("e-mail address"), unique=True)

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class RoleGrant(models.Model):
    """A role that a person holds, and who gave it."""

    user = models.ForeignKey(User, verbose_name=_("user"), on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    granted_at = models.DateTimeField(_("granted"), auto_now_add=True)
    granted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"],
                name="accounts_one_grant_per_role",
                violation_error_message=_("This person holds this role already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_role_display())
