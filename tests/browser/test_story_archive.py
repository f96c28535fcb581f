"""The archive of a story, played from `file://` in a real browser with the network off."""

import zipfile
from collections import deque

import pytest
from playwright.sync_api import expect

from cms.documentaries.supports.archive import write_archive
from tests.factories.supports import rich_story


@pytest.fixture
def folder(home, tmp_path):
    """The archive, out of its .zip."""
    path = tmp_path / "archive.zip"
    write_archive(rich_story(home), path, lambda done: None)
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "clef")
    (root,) = (tmp_path / "clef").iterdir()
    return root


@pytest.fixture
def asked(context, page):
    """What the browser asks, once it is off the network."""
    found = []
    context.set_offline(True)
    context.on("request", lambda request: found.append(request.url))
    return found


def current(page):
    return page.locator("[data-scene]:not([hidden])")


def here(page):
    return current(page).get_attribute("data-scene")


def ways(page):
    """Where the scene leads: its links, in order."""
    links = current(page).locator("a[href^='#scene-']")
    return [link.get_attribute("href")[7:] for link in links.all()]


def test_the_whole_story_is_played_from_a_stick_without_any_network(
    page, folder, asked, complaints
):
    page.goto((folder / "LISEZ-MOI.html").as_uri())
    page.get_by_role("link", name="Ouvrir l’histoire").click()
    reached, waiting = set(), deque(["start"])
    while waiting:
        scene = waiting.popleft()
        if scene in reached:
            continue
        page.evaluate("id => { location.hash = `scene-${id}` }", scene)
        expect(current(page)).to_have_attribute("data-scene", scene)
        reached.add(scene)
        for number, target in enumerate(ways(page)):
            current(page).locator("a[href^='#scene-']").nth(number).click()
            expect(current(page)).to_have_attribute("data-scene", target)
            waiting.append(target)
            page.evaluate("id => { location.hash = `scene-${id}` }", scene)
            expect(current(page)).to_have_attribute("data-scene", scene)
    everything = page.locator("[data-scene]").evaluate_all("all => all.map(s => s.dataset.scene)")
    assert reached == set(everything)
    assert len(reached) == 6
    assert all(address.startswith(("file:", "blob:", "data:")) for address in asked), asked
    assert asked
    assert complaints == []


def test_films_sounds_and_pictures_are_really_there_and_captions_are_shown(page, folder, asked):
    page.goto((folder / "data/index.html").as_uri())
    for media in page.locator("video, audio").all():
        length = media.evaluate(
            """media => new Promise((done, lost) => {
                media.onloadedmetadata = () => done(media.duration);
                media.onerror = () => lost(media.error.message);
                media.preload = 'metadata'; media.load(); })"""
        )
        assert length > 0.3
    widths = page.locator("img").evaluate_all(
        """all => Promise.all(all.map(img => { img.loading = 'eager';
           return img.decode().then(() => img.naturalWidth) }))"""
    )
    assert len(widths) == 3
    assert all(widths)
    page.goto((folder / "data/index.html").as_uri())
    page.keyboard.press("ArrowRight")
    page.keyboard.press("1")  # the first answer: the wheel, and its film
    film = current(page).locator("video")
    shown = film.evaluate(
        """film => new Promise(done => {
            const track = film.textTracks[0];
            track.oncuechange = () => track.activeCues.length && done(
                [track.mode, track.activeCues[0].text]);
            film.muted = true; film.play(); })"""
    )
    assert shown == ["showing", "La motte est centrée."]


def test_the_keyboard_goes_on_back_to_the_map_and_the_answers(page, folder, asked):
    page.goto((folder / "data/index.html").as_uri())
    page.keyboard.press("ArrowRight")
    expect(current(page)).to_contain_text("Elle dort.")
    expect(current(page)).to_be_focused()
    expect(page.locator("[data-status]")).to_have_text("Scène 1 sur 4 : La terre")
    page.keyboard.press("2")
    expect(current(page)).to_contain_text("Le détour")
    page.keyboard.press("ArrowLeft")
    expect(current(page)).to_contain_text("Elle dort.")
    page.keyboard.press("Escape")
    plan = page.get_by_role("dialog")
    expect(plan).to_contain_text("2 scènes vues sur 4")
    plan.get_by_role("link", name="Le feu").click()
    expect(current(page)).to_contain_text("Mille degrés.")
    page.keyboard.press("ArrowRight")
    expect(current(page)).to_contain_text("Ana Serra")
    page.keyboard.press("ArrowLeft")
    expect(current(page)).to_contain_text("Mille degrés.")
    page.reload()
    page.keyboard.press("Escape")
    expect(plan).to_contain_text("3 scènes vues sur 4")


def test_everything_is_on_one_page_to_read_without_any_script(browser, folder):
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((folder / "data/lire.html").as_uri())
    for words in ("Elle dort.", "Mille degrés.", "Ana Serra", "On entend le tour."):
        expect(page.get_by_text(words).first).to_be_visible()
    page.goto((folder / "data/index.html").as_uri())
    expect(page.get_by_text("Mille degrés.")).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_axe_finds_nothing_in_the_archive(page, folder, asked, axe, at_width, width):
    at_width(width)
    page.goto((folder / "LISEZ-MOI.html").as_uri())
    axe(page)
    page.goto((folder / "data/lire.html").as_uri())
    axe(page)
    page.goto((folder / "data/index.html").as_uri())
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.keyboard.press("Home")
        for _scene in range(5):
            axe(page)
            page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    axe(page)
