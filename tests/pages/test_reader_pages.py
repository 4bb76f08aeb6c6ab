"""What holds for every page that readers see: no cookie, strict policy, right language, nothing from elsewhere."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

from apps.letters.models import Letter
from tests import making
from tests.pages import asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    """A letter with everything around it, so that every reader page has something to show."""
    made = making.open_letter(slug="the-letter")
    making.confirmed(made)
    making.confirmed(made, "individual")
    answer = asking.response(made.campaign, letter=made)
    asking.commitment(answer)
    asking.document()
    return made


def addresses(letter: Letter, language: str = "en") -> list[str]:
    paths = [
        "",
        "campaigns/",
        f"campaigns/{letter.campaign.slug}/",
        "letters/the-letter/",
        "archive/",
        "archive/?q=paragraph",
        "archive/document-1/",
        "responses/reply-1/",
        "commitments/",
        "about/",
        "privacy/",
    ]
    return [f"/{language}/{path}" for path in paths]


def test_reader_pages_set_no_cookie(client: Client, letter: Letter) -> None:
    for address in addresses(letter):
        response = client.get(address)
        assert response.status_code == 200, address
        assert not response.cookies, address
        assert "Cookie" not in response.headers.get("Vary", ""), address


def test_reader_pages_carry_a_strict_policy_and_no_inline_code(client: Client, letter: Letter) -> None:
    for address in addresses(letter):
        response = client.get(address)
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy and "unsafe" not in policy
        html = response.content.decode()
        assert "<script" not in html
        assert not re.search(r"<style| style=| on[a-z]+=", html), address


def test_reader_pages_load_nothing_from_elsewhere(client: Client, letter: Letter) -> None:
    for address in addresses(letter):
        html = client.get(address).content.decode()
        loaded = re.findall(
            r"""<(?:link|script|img|iframe|source|form)\b[^>]*?(?:href|src|action)=["']([^"']+)""", html
        )
        assert loaded, address
        assert all(target.startswith("/") and not target.startswith("//") for target in loaded), address


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ko", "ltr"), ("ar", "rtl")])
def test_reader_pages_name_language_and_direction(
    client: Client, letter: Letter, language: str, direction: str
) -> None:
    for address in addresses(letter, language):
        html = client.get(address).content.decode()
        assert f'<html lang="{language}" dir="{direction}">' in html, address


def test_reader_pages_have_one_main_heading_and_a_skip_link(client: Client, letter: Letter) -> None:
    for address in addresses(letter):
        html = client.get(address).content.decode()
        assert html.count("<h1") == 1, address
        assert 'class="skip" href="#main"' in html and '<main id="main"' in html


def test_reader_pages_answer_not_modified_to_who_has_them(client: Client, letter: Letter) -> None:
    first = client.get("/en/letters/the-letter/")
    assert first.headers["Cache-Control"] == "public, no-cache"
    again = client.get("/en/letters/the-letter/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    Letter.objects.filter(pk=letter.pk).update(title="Another title")
    assert client.get("/en/letters/the-letter/", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_reader_pages_refuse_posts(client: Client, letter: Letter) -> None:
    for address in addresses(letter):
        assert client.post(address).status_code == 405, address


def test_colophon_offers_the_same_page_in_korean_marked_as_unreviewed(client: Client, letter: Letter) -> None:
    english = client.get("/en/letters/the-letter/?page=1").content.decode()
    assert 'href="/ko/letters/the-letter/?page=1" lang="ko"' in english
    korean = client.get("/ko/letters/the-letter/").content.decode()
    assert "이 번역은 아직 검토를 거치지 않았습니다" in korean
    assert "이 번역은" not in english


def test_unknown_address_gives_a_page_of_ours(client: Client) -> None:
    response = client.get("/en/nowhere/")
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()
    assert not response.cookies


def test_error_page_needs_neither_request_nor_database() -> None:
    assert "Something went wrong here" in render_to_string("500.html")
