"""The storyboard, as somebody uses it: shared by the tests of the mouse and of the keyboard."""

import re

from django.urls import reverse
from playwright.sync_api import expect

from cms.documentaries.models import DocumentaryPage
from cms.documentaries.storyboard.keeping import stored

SAVE = re.compile(r"/storyboard/enregistrer/$")
expect.set_options(timeout=20_000)  # the machine may be shared


class Storyboard:
    """The storyboard of a story, driven by what people see."""

    def __init__(self, page, story):
        self.page, self.story = page, story
        page.set_default_timeout(20_000)
        self.status = page.locator("[data-status]")
        self.rows = page.locator("[data-row]")
        self.cards = page.locator("[data-card]:not([data-card=end])")

    def open(self):
        self.page.goto(reverse("documentary_storyboard", args=[self.story.pk]))
        self.ready()

    def ready(self):
        expect(self.page.locator("[data-ready=true]")).to_be_attached(timeout=30_000)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def button(self, name, **options):
        return self.page.get_by_role("button", name=name, **options)

    @property
    def title(self):
        """The title in the form of the scene that is open."""
        return self.page.locator("[name='scenes-0-value-title']")

    def add(self):
        """Open the palette of what can be added to the story."""
        self.page.locator("[data-do=add][aria-keyshortcuts]").click()

    def title_of(self, number):
        return self.page.get_by_label(f"Titre de la scène {number}", exact=True)

    def formed(self, title):
        """Wait until the form of the scene with this title is there."""
        expect(self.title).to_have_value(title)

    def saved(self):
        """Everything is saved, what was just typed too."""
        self.page.keyboard.press("Control+s")
        expect(self.status).to_contain_text("Enregistré à")

    @property
    def draft(self):
        page = DocumentaryPage.objects.get(pk=self.story.pk)
        return page.get_latest_revision_as_object()

    @property
    def scenes(self):
        return [each["value"] for each in stored(self.draft)]

    @property
    def titles(self):
        return [each["title"] for each in self.scenes]
