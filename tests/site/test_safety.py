"""Headers, policies, cookies, sign-in and uploads."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents.models import Document

from cms.media.models import Picture
from tests.factories.pages import make_contact, make_page
from tests.factories.people import UserFactory

PUBLIC = ["/", "/a-propos/", "/contact/", "/recherche/", "/recherche/?q=noyer", "/rien/", "/id/"]


@pytest.fixture
def pages(home):
    make_page(home, slug="a-propos")
    make_contact(home)
    return home


@pytest.fixture
def staff(client, home):
    user = UserFactory(is_superuser=True)
    client.force_login(user)
    return user


def directives(response):
    policy = response["Content-Security-Policy"]
    return {
        name: value.split()
        for name, _, value in (d.strip().partition(" ") for d in policy.split(";"))
    }


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_lets_no_inline_script_or_style_run(client, pages, address):
    found = directives(client.get(address))
    for name in ("script-src", "style-src", "default-src"):
        assert "'unsafe-inline'" not in found[name] and "'unsafe-eval'" not in found[name]
    assert found["object-src"] == ["'none'"]
    assert found["frame-ancestors"] == ["'self'"] and found["base-uri"] == ["'self'"]


@pytest.mark.parametrize("address", PUBLIC)
def test_every_inline_script_of_a_public_page_carries_the_nonce_of_its_answer(
    client, pages, address
):
    response = client.get(address)
    content = response.content.decode()
    (nonce,) = re.findall(r"'nonce-([^']+)'", " ".join(directives(response)["script-src"]))
    for tag in re.findall(r"<script[^>]*>", content):
        is_data = 'type="application/ld+json"' in tag
        assert "src=" in tag or is_data or f'nonce="{nonce}"' in tag, tag
    assert not re.findall(r"<[^>]+ (?:style|on\w+)=", content)
    assert "<style" not in content


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_names_no_other_host_as_a_source(client, pages, address):
    for name, values in directives(client.get(address)).items():
        hosts = [v for v in values if ("//" in v or "." in v) and not v.startswith("'nonce-")]
        assert not hosts, name


def test_nonces_are_never_used_twice(client, pages):
    policies = {client.get("/")["Content-Security-Policy"] for _ in range(2)}
    assert len(policies) == 2


@pytest.mark.parametrize("name", ["wagtailadmin_home", "wagtailimages:index"])
def test_the_back_office_takes_nothing_from_other_hosts(client, staff, name):
    found = directives(client.get(reverse(name)))
    assert found["default-src"] == ["'self'"] and found["object-src"] == ["'none'"]
    assert "'unsafe-eval'" not in found["script-src"]
    for values in found.values():
        assert not [v for v in values if "//" in v or "." in v or v == "*"]


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
@pytest.mark.parametrize("address", ["/", "/rien/", "/admin/"])
def test_the_headers_of_safety_are_on_every_answer(client, pages, address, header, value):
    assert client.get(address)[header] == value


def test_reading_sets_no_cookie_but_that_of_forms(client, pages):
    client.get("/")
    assert set(client.cookies) <= {"csrftoken"}


def test_the_cookies_of_forms_and_of_sessions_stay_with_us(client, pages, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client.get("/contact/")
    user = UserFactory(password="mot-de-passe-de-test")
    client.post(reverse("account_login"), {"login": user.email, "password": "mot-de-passe-de-test"})
    session, csrf = client.cookies["sessionid"], client.cookies["csrftoken"]
    assert session["httponly"] and session["secure"] and csrf["secure"]
    assert session["samesite"] == csrf["samesite"] == "Lax"


def test_a_form_sent_from_elsewhere_is_refused_with_our_page(pages):
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/contact/", {"nom": "x"})
    assert answer.status_code == 403
    assert "<main" in answer.content.decode()


def test_guessing_passwords_is_slowed_down(client, home):
    user = UserFactory(password="mot-de-passe-de-test")
    address = reverse("account_login")
    for _ in range(6):
        answer = client.post(address, {"login": user.email, "password": "faux"})
    good = client.post(address, {"login": user.email, "password": "mot-de-passe-de-test"})
    assert answer.status_code in (200, 429) and good.status_code in (200, 429)
    assert "_auth_user_id" not in client.session


def test_nobody_opens_an_account_by_himself(client, home):
    address = reverse("account_signup")
    data = {"email": "moi@example.org", "password1": "un-long-mot-de-passe"}
    client.post(address, data)
    from cms.people.models import User

    assert not User.objects.filter(email="moi@example.org").exists()


def png(width=20, height=20):
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "#9c4a2f").save(buffer, "PNG")
    return buffer.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("dessin.svg", SVG),
        ("dessin.png", SVG),
        ("photo.jpg", b"<html><script>alert(1)</script></html>"),
        ("photo.png", b"MZ\x90\x00"),
        ("photo.exe", png()),
    ],
)
def test_what_is_no_photograph_is_refused_as_an_image(client, staff, name, content):
    file = SimpleUploadedFile(name, content, content_type="image/png")
    answer = client.post(
        reverse("wagtailimages:add"), {"title": "x", "description": "x", "file": file}
    )
    assert answer.status_code == 200
    assert not Picture.objects.exists()


def test_a_photograph_is_taken(client, staff):
    data = {"title": "x", "description": "x", "licence": "CC-BY-4.0", "tags": ""}
    file = SimpleUploadedFile("photo.png", png(), content_type="image/png")
    client.post(reverse("wagtailimages:add"), {**data, "file": file})
    assert Picture.objects.count() == 1


def test_an_image_too_heavy_or_with_too_many_pixels_is_refused(client, staff, settings):
    for name, value in [("UPLOAD_SIZE", 50), ("IMAGE_PIXELS", 100)]:
        with_limit = f"WAGTAILIMAGES_MAX_{name}"
        before = getattr(settings, with_limit)
        setattr(settings, with_limit, value)
        file = SimpleUploadedFile("photo.png", png(), content_type="image/png")
        client.post(reverse("wagtailimages:add"), {"title": "x", "file": file})
        setattr(settings, with_limit, before)
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<html></html>"),
        ("dessin.svg", SVG),
        ("faux.pdf", b"<html><script>alert(1)</script></html>"),
        ("faux.csv", b"  <script>alert(1)</script>"),
        ("faux.zip", b"MZ\x90\x00"),
    ],
)
def test_what_is_not_the_document_it_says_is_refused(client, staff, name, content):
    file = SimpleUploadedFile(name, content)
    client.post(reverse("wagtaildocs:add"), {"title": "x", "file": file})
    assert not Document.objects.exists()


def test_a_document_too_heavy_is_refused(client, staff, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    file = SimpleUploadedFile("prix.csv", b"four;prix\n" * 10)
    client.post(reverse("wagtaildocs:add"), {"title": "x", "file": file})
    assert not Document.objects.exists()


def test_a_document_is_saved_not_opened_in_our_name(client, staff):
    file = SimpleUploadedFile("prix.csv", b"four;prix\n")
    client.post(reverse("wagtaildocs:add"), {"title": "Prix", "file": file})
    answer = client.get(Document.objects.get().url)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_an_old_web_page_among_the_documents_is_never_opened_here(client, home):
    page = Document.objects.create(
        title="Page", file=SimpleUploadedFile("page.html", b"<script>alert(1)</script>")
    )
    answer = client.get(page.url)
    assert answer["Content-Disposition"].startswith("attachment")
