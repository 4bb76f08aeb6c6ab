"""The description of the API, for programs (OpenAPI 3) and for people."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from drf_spectacular.views import SpectacularAPIView

ERROR = {
    "type": "object",
    "description": "Every error of this API, whatever its status.",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "fields"],
            "properties": {
                "code": {"type": "string", "description": "Stable and machine-readable.", "example": "not-found"},
                "message": {"type": "string", "description": "One sentence for people."},
                "fields": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["field", "code", "message"],
                        "properties": {
                            "field": {"type": "string"},
                            "code": {"type": "string"},
                            "message": {"type": "string"},
                        },
                    },
                },
            },
        }
    },
}


class Schema(SpectacularAPIView):
    """The OpenAPI document, as YAML or, with `?format=json`, as JSON."""


def docs(request: HttpRequest) -> HttpResponse:
    return render(request, "api/docs.html")


def finish(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Tells the schema that whatever is no success has the one shape, and gives each address one line of summary.

    drf-spectacular calls this at the end.
    """
    result["components"].setdefault("schemas", {})["Error"] = ERROR
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    for path, operations in result["paths"].items():
        for operation in operations.values():
            operation["responses"]["default"] = {"description": "Any error", "content": content}
            first = operation.get("description", "").partition(". ")[0].rstrip(".")
            operation["summary"] = "One of them, in full" if path.endswith(("{slug}/", "{id}/")) else first
    return result
