import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import Settings
from rest_framework.exceptions import ErrorDetail, ParseError, ValidationError

from apps.api.views import errors
from apps.base.errors import RuleError

pytestmark = pytest.mark.django_db


def told(answer: Any) -> dict[str, Any]:
    """The error of an answer, its shape checked."""
    body = answer.json() if hasattr(answer, "json") else answer.data
    assert set(body) == {"error"}
    error: dict[str, Any] = body["error"]
    assert set(error) == {"code", "message", "fields"}
    assert error["code"] and "_" not in error["code"] and error["message"]
    assert all(set(field) == {"field", "code", "message"} for field in error["fields"])
    return error


@pytest.mark.parametrize(
    "address", ["nowhere/", "letters/none/", "letters/none/versions/1/", "letters/a/b/c/", "asks/x/"]
)
def test_an_address_that_leads_nowhere_has_the_shape(client: Client, address: str) -> None:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 404
    assert told(answer)["code"] == "not-found"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["letters/", "letters/none/", "signatures/"])
def test_writing_has_the_shape(client: Client, method: str, address: str) -> None:
    answer = getattr(client, method)(f"/api/v1/{address}", data="{}", content_type="application/json")
    assert answer.status_code == 405
    assert told(answer)["code"] == "method-not-allowed"
    assert "GET" in answer.headers["Allow"]


def test_a_format_that_is_not_spoken_has_the_shape(client: Client) -> None:
    answer = client.get("/api/v1/letters/", headers={"accept": "text/csv"})
    assert answer.status_code == 406
    assert json.loads(answer.content)["error"]["code"] == "not-acceptable"


def test_a_cursor_that_is_none_has_the_shape(client: Client) -> None:
    answer = client.get("/api/v1/signatures/", {"cursor": "no cursor"})
    assert answer.status_code == 404
    assert told(answer)["code"] == "not-found"


def test_too_many_requests_have_the_shape_and_say_how_long(client: Client, settings: Settings) -> None:
    settings.API_REQUESTS_PER_MINUTE = 2
    answers = [client.get("/api/v1/letters/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert told(answers[2])["code"] == "too-many"
    assert answers[2].headers["Retry-After"] == "60"


def test_a_message_is_in_the_language_of_the_reader(client: Client) -> None:
    answer = client.post("/api/v1/letters/", headers={"accept-language": "ko"})
    assert "POST" in told(answer)["message"] and "not allowed" not in told(answer)["message"]


@pytest.mark.parametrize(
    ("exception", "status", "expected"),
    [
        (RuleError("letter-not-open", "Not open."), 400, ("letter-not-open", [])),
        (RuleError("invalid", "Too long.", "name"), 400, ("invalid", [("name", "invalid", "Too long.")])),
        (RuleError("too-many", "Wait."), 429, ("too-many", [])),
        (ParseError(), 400, ("parse-error", [])),
        (PermissionDenied(), 403, ("permission-denied", [])),
        (
            ValidationError({"a": {"b": [ErrorDetail("No.", "not_a_list")]}, "non_field_errors": ["Neither."]}),
            400,
            ("invalid", [("a.b", "not-a-list", "No."), ("", "invalid", "Neither.")]),
        ),
    ],
)
def test_every_kind_of_refusal_becomes_the_shape(
    exception: Exception, status: int, expected: tuple[str, list[tuple[str, str, str]]]
) -> None:
    answer = errors.as_error(exception, {})
    assert answer is not None and answer.status_code == status
    error = told(answer)
    assert (error["code"], [tuple(field.values()) for field in error["fields"]]) == expected


def test_our_own_faults_have_the_shape_and_tell_nothing(caplog: pytest.LogCaptureFixture, settings: Settings) -> None:
    answer = errors.as_error(ZeroDivisionError("inner detail"), {})
    assert answer is not None and answer.status_code == 500
    assert told(answer)["code"] == "internal" and "inner" not in str(answer.data)
    assert "error in the API" in caplog.text
    settings.DEBUG = True
    assert errors.as_error(ZeroDivisionError(), {}) is None
