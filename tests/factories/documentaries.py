"""Documentaries for tests: an index, pages, and scenes written in one line."""

import uuid

from cms.documentaries.models import DocumentaryIndexPage, DocumentaryPage


def make_index(home):
    """The index of the documentaries below the home page."""
    return home.add_child(instance=DocumentaryIndexPage(title="Documentaires"))


def make_documentary(index, *scenes, **values):
    """A published documentary of `scenes`, read again as a visitor's request would."""
    values.setdefault("title", "Le feu et la terre")
    values.setdefault("introduction", "Du bloc de terre au pot cuit.")
    page = index.add_child(instance=DocumentaryPage(scenes=list(scenes), **values))
    return DocumentaryPage.objects.get(pk=page.pk)


def scene(title, *blocks, id=None, **values):
    """Return a stored scene; `blocks` are (type, value) pairs, pages and media by their id."""
    body = [{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in blocks]
    value = {"title": title, "body": body, "layout": "framed", "background": None, "next": ""}
    return {"type": "scene", "id": id or str(uuid.uuid4()), "value": {**value, **values}}


def text(words="Un geste."):
    """Return a paragraph for a scene."""
    return ("text", f"<p>{words}</p>")


def choices(*links, prompt="Où aller ?"):
    """Return a question for a scene; `links` are (label, target) pairs."""
    items = [
        {"type": "item", "id": str(uuid.uuid4()),
         "value": {"label": label, "text": "", "target": target}}
        for label, target in links
    ]  # fmt: skip
    return ("choices", {"prompt": prompt, "choices": items})
