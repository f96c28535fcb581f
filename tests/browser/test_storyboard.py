"""Somebody writes a branching story in the storyboard with the mouse, is stopped by the doctor,
mends, has it approved; and loses nothing, whatever becomes of the tab.

Over 300 lines: the same storyboard is driven in all of it.
"""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Error, expect
from wagtail.models import Collection, GroupPagePermission, Workflow, WorkflowPage
from wagtail.models.workflows import GroupApprovalTask, WorkflowTask

from cms.documentaries.models import DocumentaryPage
from tests.browser.storyboards import SAVE, Storyboard
from tests.factories.artisans import make_artisan
from tests.factories.artisans import make_index as make_artisan_index
from tests.factories.documentaries import choices, make_documentary, make_index, scene, text
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import FilmFactory, SmallPictureFactory
from tests.factories.people import UserFactory


@pytest.fixture
def index(home):
    return make_index(home)


@pytest.fixture
def story(index):
    earth = scene("La terre", text(), choices(("Au four", "fire")), id="earth")
    return make_documentary(index, earth, scene("Le feu", text(), id="fire"), title="Terre et feu")


@pytest.fixture
def editor(sign_in):
    return sign_in(UserFactory(role="communication", first_name="Claire", last_name="Martin"))


@pytest.fixture
def board(page, story, editor):
    """The storyboard, open on a story of two scenes."""
    found = Storyboard(page, story)
    found.open()
    return found


def in_root(factory, **values):
    """Media of the library that the team shares."""
    return factory(collection=Collection.get_first_root_node(), **values)


def test_a_branching_story_of_eight_scenes_is_written_with_the_mouse(
    page, home, index, editor, complaints, calls_out
):
    gestures = GestureIndexPageFactory(parent=home)
    gesture = GesturePageFactory(parent=gestures, title="Centrer la motte")
    film = in_root(FilmFactory, title="Au tour")
    picture = in_root(SmallPictureFactory, title="Le four ouvert", description="Un four")
    make_artisan(make_artisan_index(home), title="La rivière")
    page.goto(reverse("documentary_stories"))
    page.get_by_label("Titre de la nouvelle histoire").fill("De la terre au pot")
    page.get_by_role("button", name="Commencer l’histoire").click()
    board = Storyboard(page, DocumentaryPage.objects.get(title="De la terre au pot"))
    board.ready()

    def start(model, title):
        board.add()
        page.locator(f"[data-start={model}]").click()
        board.formed(
            page.locator("[data-card].is-chosen .card__title")
            .inner_text()
            .partition(" : ")[2]
            .strip()
        )
        board.title.fill(title)
        expect(page.locator("[data-card].is-chosen")).to_contain_text(title)

    def put(words, name):
        board.add()
        page.get_by_role("searchbox").fill(words)
        page.locator("[data-palette-results]").get_by_role("button", name=name, exact=True).click()
        board.formed(name)

    start("blank", "Ouverture")
    put("centrer", "Centrer la motte")
    put("au tour", "Au tour")
    put("four ouvert", "Le four ouvert")
    start("text", "Récit")
    page.locator("[data-scene-form] [contenteditable=true]").first.click()
    page.keyboard.type("La terre attend le feu.")
    start("blank", "Question")
    start("blank", "Le four")
    put("rivière", "La rivière")
    expect(board.cards).to_have_count(8)

    board.button("Tout voir").click()
    question = page.locator("[data-card]", has_text="Question")
    for target in ("Le four", "La rivière"):
        card = page.locator("[data-card]").filter(has_text=re.compile(rf"\d : {target}(?! ouvert)"))
        question.locator("[data-port=choice]").drag_to(card)
        expect(page.locator("[data-arrow-words]", has_text=f"Aller à « {target} »")).to_be_visible()
    four = page.locator("[data-card]").filter(has_text=re.compile(r"\d : Le four(?! ouvert)"))
    four.locator("[data-port=next]").drag_to(page.locator("[data-card=end]"))
    expect(page.locator(".arrow--next")).to_have_count(1)
    opening = page.locator("[data-card]", has_text="Ouverture")
    before = opening.bounding_box()
    page.mouse.move(before["x"] + 40, before["y"] + 20)
    page.mouse.down()
    page.mouse.move(before["x"] + 40, before["y"] + 140, steps=6)
    page.mouse.up()
    board.saved()

    assert len(board.titles) == 8
    kinds = {block["type"] for each in board.scenes for block in each["body"]}
    assert kinds >= {"gesture", "artisan", "film", "image", "text", "choices"}
    held = {block["type"]: block["value"] for each in board.scenes for block in each["body"]}
    assert (held["gesture"]["page"], held["film"]["film"]) == (gesture.pk, film.pk)
    assert held["image"]["image"] == picture.pk
    assert "La terre attend le feu." in held["text"]
    by_title = {each.value["title"]: each for each in board.draft.scenes}
    links = held["choices"]["choices"]
    assert [link["value"]["target"] for link in links] == [
        by_title["Le four"].id, by_title["La rivière"].id,
    ]  # fmt: skip
    assert by_title["Le four"].value["next"] == "end"
    assert len(board.draft.board) == 9  # the end has a place too
    assert not complaints and not calls_out


def test_everything_is_undone_and_done_again(board, page):
    board.button("Scène 1 : La terre").click()
    board.formed("La terre")
    board.title.fill("La glaise")
    expect(page.locator("[data-card=earth]")).to_contain_text("La glaise")
    page.locator("[data-card=earth] [data-focus=open]").focus()
    board.press("d")
    expect(board.cards).to_have_count(3)
    board.press("Delete")
    expect(board.cards).to_have_count(2)
    for count in (3, 2):
        board.press("Control+z")
        expect(board.cards).to_have_count(count)
    board.press("Control+z")
    expect(page.locator("[data-card=earth]")).to_contain_text("La terre")
    board.formed("La terre")
    expect(board.button("Annuler", exact=True)).to_be_disabled()
    for _change in range(2):
        board.press("Control+Shift+z")
    expect(board.cards).to_have_count(3)
    board.saved()
    assert board.titles == ["La glaise", "La glaise (copie)", "Le feu"]


def test_a_link_is_removed_by_one_gesture(board, page):
    page.locator("[data-arrow-words]", has_text="Au four").get_by_role("button").click()
    expect(page.locator("[data-arrow-words]")).to_have_count(0)
    board.saved()
    assert [block["type"] for block in board.scenes[0]["body"]] == ["text"]


def test_words_typed_just_before_another_scene_is_opened_are_kept(board, page):
    board.button("Scène 2 : Le feu").click()
    board.formed("Le feu")
    page.locator("[data-scene-form] [contenteditable=true]").first.click()
    page.keyboard.type("Et l’eau.")
    page.locator("[data-card=earth] [data-focus=open]").focus()
    board.press("Enter")
    board.formed("La terre")
    board.saved()
    assert "Et l’eau." in board.scenes[1]["body"][0]["value"]


@pytest.mark.parametrize("end", ["crashed", "closed", "reloaded"])
def test_nothing_is_lost_when_the_tab_is_killed_while_somebody_types(
    page, context, board, story, end
):
    if end == "crashed":
        page.route(re.compile("/storyboard/"), lambda route: route.abort())  # the network dies too
    board.add()
    page.locator("[data-start=blank]").click()
    expect(board.cards).to_have_count(3)
    if end != "crashed":
        board.formed("Scène 3")
        board.title.press_sequentially("À la dernière seconde")
    if end == "crashed":
        with pytest.raises(Error):
            page.goto("chrome://crash")
        page = context.new_page()
    elif end == "closed":
        page.close()
        page = context.new_page()
    else:
        page.reload()
    again = Storyboard(page, story)
    again.open()
    expect(again.cards).to_have_count(3)
    if end != "crashed":
        expect(again.cards.nth(2)).to_contain_text("À la dernière seconde")
    again.saved()
    assert len(again.titles) == 3


def test_what_is_typed_off_line_is_kept_then_saved(page, context, board):
    board.button("Scène 1 : La terre").click()
    board.formed("La terre")
    context.set_offline(True)
    board.title.fill("Hors ligne")
    expect(page.get_by_text("Hors ligne : ce que vous saisissez est gardé")).to_be_visible()
    context.set_offline(False)
    expect(page.locator("[data-card=earth]")).to_contain_text("Hors ligne")
    board.saved()
    assert board.titles[0] == "Hors ligne"


def test_somebody_else_saving_meanwhile_is_told_and_neither_version_is_lost(page, board):
    theirs = board.draft
    theirs.introduction = "De Paul"
    theirs.save_revision(user=UserFactory(first_name="Paul", last_name="Roux"))
    board.button("Liste").click()
    board.title_of(1).fill("La mienne")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Paul Roux a enregistré")
    dialog.get_by_role("button", name="Garder la mienne").click()
    board.saved()
    assert board.titles[0] == "La mienne" and board.draft.introduction == "De Paul"


def test_the_doctor_stops_the_story_it_is_mended_sent_and_approved(
    page, story, sign_in, live_server, client
):
    """By somebody who may not publish; a moderator puts it online."""
    group = Group.objects.create(name="Rédacteurs")
    moderators = Group.objects.create(name="Relecteurs")
    for each in (group, moderators):
        each.permissions.add(Permission.objects.get(codename="access_admin"))
    for each, codename in ((group, "change_page"), (moderators, "publish_page")):
        right = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=each, page=story, permission=right)
    task = GroupApprovalTask.objects.create(name="Relire")
    task.groups.add(moderators)
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=story, defaults={"workflow": workflow})
    writer, moderator = UserFactory(), UserFactory()
    writer.groups.add(group)
    moderator.groups.add(moderators)
    sign_in(writer)
    board = Storyboard(page, story)
    board.open()
    board.button("Liste").click()
    board.rows.nth(1).get_by_role("button", name="Supprimer").click()
    page.get_by_role("tab", name="Docteur").click()
    blamed = page.locator("[data-doctor]").get_by_role("button", name=re.compile("La terre"))
    expect(blamed.first).to_be_visible()
    board.button("Soumettre à la modération").click()
    dialog = page.get_by_role("dialog", name="À corriger")
    dialog.get_by_role("button", name=re.compile("La terre")).first.click()
    expect(page.locator("[data-row=earth]")).to_have_class(re.compile("is-chosen"))
    page.locator("[data-row=earth]").get_by_role(
        "button", name=re.compile("Retirer le lien")
    ).click()
    board.title_of(1).fill("La terre, mieux")
    board.button("Soumettre à la modération").click()
    expect(page.get_by_text("L’histoire a été envoyée aux modérateurs.")).to_be_visible()
    waiting = DocumentaryPage.objects.get(pk=story.pk)
    assert waiting.scenes[0].value["title"] == "La terre"
    waiting.current_workflow_task_state.approve(user=moderator)
    answer = client.get(story.url)
    assert "La terre, mieux" in answer.content.decode()


def test_a_comment_is_written_answered_and_resolved_on_its_scene(page, board):
    board.button("Scène 2 : Le feu").click()
    page.get_by_role("tab", name="Commentaires").click()
    page.get_by_label("Commentaire sur cette scène").fill("Plus court ?")
    board.button("Commenter").click()
    expect(page.locator("[data-comments]")).to_contain_text("Claire Martin")
    expect(page.locator("[data-card=fire] .mark--comment")).to_contain_text("1")
    page.get_by_label("Répondre").fill("Oui.")
    board.button("Répondre").click()
    expect(page.locator(".comment__said")).to_have_count(2)
    board.button("Marquer comme résolu").click()
    expect(page.locator("[data-comments]")).to_contain_text("Aucun commentaire")


def test_the_phone_beside_shows_what_was_saved_at_the_scene_that_is_open(page, board):
    board.button("Liste").click()
    board.title_of(2).fill("Le grand feu")
    board.button("Téléphone").click()
    frame = page.frame_locator("[data-phone-frame]")
    expect(frame.get_by_role("heading", name="Le grand feu")).to_be_visible()


def test_a_scene_of_an_unknown_kind_is_pasted_kept_aside_and_said(page, board):
    board.add()
    page.get_by_text("Coller une scène").click()
    paste = page.get_by_label("Le texte d’une scène copiée")
    paste.fill('{"type": "hologram", "value": {"depth": 3}}')
    board.button("Coller", exact=True).click()
    expect(page.locator("[data-notice=paste]")).to_contain_text("hologram")
    expect(board.cards).to_have_count(3)
    expect(page.locator("[data-scene-shelf]")).to_be_visible()
    board.saved()
    assert board.draft.scenes[2].value == {"type": "hologram", "value": {"depth": 3}}


def test_two_people_on_one_story_are_warned(page, board, browser, live_server):
    other = UserFactory(role="communication", first_name="Paul", last_name="Roux")
    client = Client()
    client.force_login(other)
    context = browser.new_context(base_url=live_server.url, locale="fr-FR")
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**cookie, "url": live_server.url}])
    second = Storyboard(context.new_page(), board.story)
    second.open()
    expect(second.page.locator("[data-notice=others]")).to_contain_text("Claire Martin")
    context.close()


def test_a_save_that_is_refused_says_why_and_keeps_the_work(page, board):
    answer = {"status": 400, "json": {"error": "Deux scènes ont le même numéro."}}
    page.route(SAVE, lambda route: route.fulfill(**answer))
    board.button("Liste").click()
    board.title_of(1).fill("Gardée")
    expect(board.status).to_contain_text("Deux scènes ont le même numéro.")
    page.unroute(SAVE)
    board.saved()
    assert board.titles[0] == "Gardée"
