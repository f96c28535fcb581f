"""Files are sent in a real browser: the connection is lost, the page closed, nothing sent twice.

Long, because the line that is cut and the worker beside the page serve every one of its tests.
"""

import threading

import pytest
from django.db import connection
from django.urls import reverse
from playwright.sync_api import expect

from cms.gestures.models import GestureFilm, GesturePage
from cms.media import jobs, running
from cms.media.models import Film, Model3D, Sound
from cms.media.sending import protocol
from cms.media.sending.uploads import Upload
from tests.browser.test_film_player import Player
from tests.factories.films import H264, FilmShelf
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import FilmFactory, film_bytes, glb_bytes, gltf_document, wav_bytes
from tests.factories.people import UserFactory
from tests.factories.site import make_site

PIECE = 64 * 1024
CAPTIONS = b"1\n00:00:00,000 --> 00:00:03,500\nLa terre monte.\n"
LOST = "La connexion est perdue. L’envoi reprendra de lui-même quand elle reviendra."
expect.set_options(timeout=30_000)


@pytest.fixture(autouse=True)
def _in_small_pieces(settings, tmp_path):
    settings.MEDIA_PIECE = PIECE
    settings.MEDIA_WORK_ROOT = tmp_path / "work"
    backend = {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["media"]}
    settings.TASKS = {**settings.TASKS, "media": backend}


@pytest.fixture
def film(tmp_path):
    """A film of about a megabyte: some fifteen pieces."""
    shelf = FilmShelf(tmp_path)
    return shelf.film("rush.mp4", *H264, "-b:v", "2M", size="640x360", rate="25", seconds=4)


@pytest.fixture
def received(monkeypatch):
    """The (start, end) of the bytes that the server wrote, in their order."""
    found, receive = [], protocol.receive

    def noted(upload, stream, offset, announced, checksum):
        stops = receive(upload, stream, offset, announced, checksum)
        found.append((offset, stops))
        return stops

    monkeypatch.setattr(protocol, "receive", noted)
    return found


class Line:
    """The line between a browser and the server: it is cut after some pieces, and mended."""

    def __init__(self, page) -> None:
        self.page, self.left = page, None
        page.route("**/admin/medias/envois/*", self._pass)

    def _pass(self, route) -> None:
        if self.left is not None and route.request.method in ("PATCH", "HEAD"):
            self.left -= 1
            if self.left < 0:
                route.abort("connectionfailed")
                return
        route.continue_()

    def cut_after(self, pieces: int) -> None:
        self.left = pieces

    def mend(self) -> None:
        self.left = None


@pytest.fixture
def sender(page, home, sign_in):
    page.set_default_timeout(30_000)
    user = sign_in(UserFactory(is_superuser=True))
    return user


def open_send_page(page):
    page.goto(reverse("media_send"))
    expect(page.get_by_label("Choisissez des films")).to_be_visible()


def choose(page, *files):
    page.get_by_label("Choisissez des films").set_input_files(list(files))


def held_derivation(monkeypatch):
    """Hold the work of the worker at 42 % until the event that is returned is set."""
    gate, derive = threading.Event(), running.derive

    def held(*args, on_progress, **options):
        on_progress("encode-001", 0.42)
        assert gate.wait(60)
        return derive(*args, on_progress=on_progress, **options)

    monkeypatch.setattr(running, "derive", held)
    return gate


def start_worker():
    """Do the jobs that are due beside the page, with a connection to the database of its own."""

    def work():
        try:
            while job := jobs.claim("atelier"):
                running.run(job)
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_a_film_cut_half_way_goes_on_after_a_reload_is_prepared_and_watched(
    page, home, sender, film, received, monkeypatch, axe, calls_out
):
    line = Line(page)
    open_send_page(page)
    line.cut_after(5)
    choose(page, film)
    expect(page.get_by_text(LOST)).to_be_visible()
    before = sum(end - start for start, end in received)
    assert 0 < before < film.stat().st_size

    page.reload()
    line.mend()
    percent = 100 * before // film.stat().st_size
    begun = f"rush.mp4 — {percent} % envoyés"
    expect(page.get_by_text(begun)).to_be_visible()
    axe(page, "main")
    choose(page, film)
    expect(page.get_by_role("textbox", name="Titre")).to_have_value("rush")
    assert received[5][0] == before > 0
    assert sum(end - start for start, end in received) == film.stat().st_size

    gate = held_derivation(monkeypatch)
    page.get_by_role("textbox", name="Titre").fill("Tourner un bol")
    page.get_by_role("textbox", name="Description").fill("Des mains montent la terre.")
    page.locator("input[type=file][name$=captions]").set_input_files(
        {"name": "rush.srt", "mimeType": "application/x-subrip", "buffer": CAPTIONS}
    )
    axe(page, "main")
    page.get_by_role("button", name="Enregistrer dans la médiathèque").click()
    expect(page.get_by_role("link", name="Tourner un bol")).to_be_visible()
    worker = start_worker()
    expect(page.locator("main progress")).to_have_attribute("value", "42")
    gate.set()
    expect(page.get_by_text("« Tourner un bol » est prêt.")).to_be_attached(timeout=60_000)
    worker.join()
    expect(page.locator(".w-status", has_text="Prêt")).to_be_visible()
    expect(page.locator(".an-made__poster")).to_be_visible()
    axe(page, "main")
    made = Film.objects.get()
    assert (made.state, made.uploaded_by) == ("ready", sender) and made.ladder_url
    watch_by_keyboard(page, home, made)
    assert not calls_out


def watch_by_keyboard(page, home, film):
    """Play what was sent, as a visitor of a gesture does, and read its captions."""
    gesture = GesturePageFactory(parent=GestureIndexPageFactory(parent=home))
    gesture.films = [GestureFilm(film=film)]
    gesture.save_revision().publish()
    player = Player(page)
    player.start(gesture.url)
    player.wait("state => state.cues.includes('La terre monte.')")


def test_sending_goes_on_by_itself_when_the_connection_comes_back(page, sender, film, received):
    line = Line(page)
    open_send_page(page)
    line.cut_after(4)
    choose(page, film)
    expect(page.get_by_text(LOST)).to_be_visible()
    line.mend()
    expect(page.get_by_role("textbox", name="Titre")).to_have_value("rush")
    assert sum(end - start for start, end in received) == film.stat().st_size


def test_a_sending_is_paused_and_goes_on_by_keyboard(page, sender, film, received):
    held = []
    page.route("**/admin/medias/envois/*", lambda route: hold_after(3, held, route))
    open_send_page(page)
    choose(page, film)
    page.get_by_role("button", name="Mettre en pause").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("En pause à")).to_be_visible()
    expect(page.get_by_role("button", name="Reprendre")).to_be_focused()
    page.unroute_all()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Titre")).to_have_value("rush")
    assert sum(end - start for start, end in received) == film.stat().st_size


def hold_after(pieces, held, route):
    """Let some pieces through, and keep the next one waiting."""
    held.append(route)
    if len(held) <= pieces:
        route.continue_()


def test_a_cancelled_sending_leaves_nothing_on_the_server(page, sender, film):
    held = []
    page.route(
        "**/admin/medias/envois/*",
        lambda route: (
            route.continue_() if route.request.method == "DELETE" else hold_after(2, held, route)
        ),
    )
    open_send_page(page)
    choose(page, film)
    with page.expect_response(lambda answer: answer.request.method == "DELETE"):
        page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_text("L’envoi de « rush.mp4 » est annulé.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("envoyés : choisissez")).to_have_count(0)
    assert not Upload.objects.exists()


HOSTILE = {
    "playlist.mp4": (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n" + b" " * PIECE,
                     "une liste d'autres fichiers"),
    "drawing.glb": (b"<svg><script/></svg>" + b" " * PIECE, "dessins SVG"),
    "letter.mov": (b"%PDF-1.7\n" + b"a" * 3 * PIECE, "n'est pas accepté ici"),
    "outside.glb": (glb_bytes({**gltf_document(), "images": [{"uri": "../secret.png"}]}),
                    "hors de son fichier"),
    "cut.wav": (wav_bytes(9)[: 2 * PIECE], "l'envoi a sans doute été coupé"),
    "empty.mp4": (b"", "Ce fichier est vide."),
}  # fmt: skip


def test_hostile_files_are_refused_in_the_page_each_with_its_reason(page, sender, axe):
    open_send_page(page)
    files = [{"name": name, "buffer": data} for name, (data, _words) in HOSTILE.items()]
    choose(page, *[{"mimeType": "video/mp4", **file} for file in files])
    for name, (_data, words) in HOSTILE.items():
        line = page.locator("li.an-line", has_text=name)
        expect(line.locator(".an-line__wrong")).to_contain_text(words)
    axe(page, "main")
    assert not (Film.objects.exists() or Sound.objects.exists() or Model3D.objects.exists())


def test_what_only_the_pipeline_finds_is_said_by_the_media_where_it_was_sent(
    page, sender, tmp_path
):
    shelf = FilmShelf(tmp_path)
    cut = shelf.cut(shelf.sound("voix.mp3", seconds=30), 0.5)
    open_send_page(page)
    choose(page, cut)
    page.get_by_role("button", name="Enregistrer dans la médiathèque").click()
    expect(page.get_by_text("En attente")).to_be_visible()
    start_worker().join()
    expect(page.locator(".an-line__wrong")).to_contain_text("Ce fichier s'arrête à 0:1")


def test_an_ordinary_form_sends_its_film_and_is_saved_once_it_came(page, sender, film, received):
    page.goto(reverse(Film.snippet_viewset.get_url_name("add")))
    page.get_by_role("textbox", name="Titre").fill("Tourner un bol")
    page.locator("input[type=file][name=file]").set_input_files(film)
    expect(page.locator("input[name=file-sent]")).not_to_have_value("")
    expect(page.locator(".an-send__said").first).to_contain_text("« rush.mp4 » est envoyé.")
    page.locator("#w-editor-form button[type=submit]").first.click()
    page.wait_for_url("**/film/")
    made = Film.objects.get()
    assert made.file.size == film.stat().st_size == sum(end - start for start, end in received)


def test_a_form_posted_too_early_waits_for_its_file(page, sender, film):
    line = Line(page)
    page.goto(reverse(Film.snippet_viewset.get_url_name("add")))
    page.get_by_role("textbox", name="Titre").fill("Tourner un bol")
    line.cut_after(3)
    page.locator("input[type=file][name=file]").set_input_files(film)
    expect(page.get_by_text(LOST)).to_be_visible()
    page.locator("#w-editor-form button[type=submit]").first.click()
    expect(page.get_by_text("sera enregistré dès que le fichier sera envoyé")).to_be_visible()
    line.mend()
    page.wait_for_url("**/film/")
    assert Film.objects.get().file.size == film.stat().st_size


def test_content_that_is_known_is_said_beside_the_field(page, sender, tmp_path):
    known = FilmFactory(title="Le tour")
    copy = tmp_path / "copie.mp4"
    copy.write_bytes(film_bytes())
    page.goto(reverse(Film.snippet_viewset.get_url_name("add")))
    page.locator("input[type=file][name=file]").set_input_files(copy)
    link = page.locator(".an-send__said").first.get_by_role("link", name="Le tour")
    expect(link).to_have_attribute("href", f"/admin/snippets/media/film/edit/{known.pk}/")


def test_the_list_is_brought_up_to_date_without_reloading(page, sender):
    film = FilmFactory(title="Tourner un bol", state="received")
    page.goto(reverse(Film.snippet_viewset.get_url_name("list")))
    row = page.locator(f"[data-media-line='film-{film.pk}']")
    expect(row).to_contain_text("En attente")
    start_worker().join()
    expect(row).to_contain_text("Prêt")
    expect(page.locator(f"[data-media-poster='film-{film.pk}'] img")).to_be_visible()


@pytest.mark.parametrize("width", ["phone", "tablet", "desktop"])
def test_the_send_page_fits_every_width(page, sender, axe, at_width, complaints, width):
    at_width(width)
    open_send_page(page)
    choose(page, {"name": "voix-du-potier.wav", "mimeType": "audio/wav", "buffer": wav_bytes()})
    expect(page.get_by_role("textbox", name="Titre")).to_have_value("voix du potier")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    axe(page, "main")
    assert not complaints


def test_the_tab_of_a_chooser_sends_and_chooses_its_film(page, home, sign_in, film, received):
    make_site(home)
    sign_in(UserFactory(is_superuser=True))
    gesture = GesturePage.objects.first()
    page.goto(reverse("wagtailadmin_pages:edit", args=[gesture.pk]), wait_until="networkidle")
    chooser = page.locator("#id_films-0-film-chooser")
    chooser.locator("[data-chooser-action-choose]").last.evaluate("button => button.click()")
    page.get_by_role("tab", name="Envoyer un fichier").click()
    tab = page.locator("form[data-chooser-modal-creation-form]")
    tab.locator("input[name$=title]").fill("Venu du sélecteur")
    tab.locator("input[type=file][name$=file]").set_input_files(film)
    expect(tab.locator("input[name$=file-sent]")).not_to_have_value("")
    tab.get_by_role("button", name="Envoyer").click()
    expect(chooser).to_contain_text("Venu du sélecteur")
    made = Film.objects.get(title="Venu du sélecteur")
    assert made.file.size == film.stat().st_size == sum(end - start for start, end in received)
