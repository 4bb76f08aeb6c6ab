"""What all resources of the API share: they are read only, and speak up when asked for what they do not know."""

from typing import Any, ClassVar, TypeVar

from django.core.validators import MaxValueValidator
from django.db.models import Model
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.viewsets import GenericViewSet

Row = TypeVar("Row", bound=Model)


class IdFilter(filters.NumberFilter):
    """The number of a row; one that no column can hold is refused instead of breaking the query."""

    def get_max_validator(self) -> MaxValueValidator:
        return MaxValueValidator(2**63 - 1)


class Reading(GenericViewSet[Row]):
    """`detail_serializer_class` serves a single row where that shows more than a list does."""

    lookup_value_regex = "[-a-zA-Z0-9_]+"  # short names and numbers; anything else leads nowhere
    detail_serializer_class: ClassVar[type[BaseSerializer[Any]] | None] = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.check_parameters(request)

    def check_parameters(self, request: Request) -> None:
        """A misspelt filter would silently give everything, so an unknown parameter is an error."""
        known = self.known_parameters()
        unknown = [name for name in request.query_params if name not in known]
        if unknown:
            message = _("There is no such parameter here. Known are: %s.") % (", ".join(sorted(known)) or "–")
            raise ValidationError({name: [ErrorDetail(message, "unknown-parameter")] for name in unknown})

    def known_parameters(self) -> set[str]:
        if self.detail or self.action != "list":
            return set()
        filterset: Any = getattr(self, "filterset_class", None)
        narrowing = set(filterset.base_filters) if filterset else set()
        paging = [getattr(self.paginator, f"{name}_query_param", None) for name in ("page", "cursor", "page_size")]
        return narrowing | {name for name in paging if name}

    def get_serializer_class(self) -> type[BaseSerializer[Any]]:
        if self.action == "retrieve" and self.detail_serializer_class is not None:
            return self.detail_serializer_class
        return super().get_serializer_class()

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Response:
        """Public data, no cookies: pages of any site may read it."""
        final: Response = super().finalize_response(request, response, *args, **kwargs)
        final["Access-Control-Allow-Origin"] = "*"
        return final
