"""The words that the scripts of the storyboard say. A value in braces is put in its place there."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cms.pages.workshop.words import words as workshop_words


def words() -> dict[str, str]:
    """Return every sentence of the storyboard, by name."""
    return {**workshop_words(), **_story(), **_scenes(), **_panels()}


def _story() -> dict[str, str]:
    return {
        "published": _("The story is published."),
        "submitted": _("The story was sent to the moderators."),
        "untitled": _("Untitled scene"),
        "unknown": _("Kept aside: nothing here shows this kind ({kind})"),
        "unknown_open": _(
            "This scene is of a kind that is not installed here. It is kept as it is: it can be "
            "moved or deleted, not opened."
        ),
        "end": _("End of the story"),
        "next": _("then"),
        "next_in_order": _("then, in order"),
        "scenes": _("{count} scenes"),
        "added": _("“{title}” was added."),
        "deleted": _("“{title}” was deleted: Undo brings it back."),
        "duplicated": _("“{title}” was duplicated."),
        "moved": _("“{title}” is now scene {number}."),
        "linked": _("“{from}” now leads to “{to}”."),
        "unlinked": _("The link from “{from}” to “{to}” was removed."),
        "split_done": _("The end of “{title}” is now a scene of its own."),
        "copied": _("The scene is copied: it can be pasted here or in another story."),
        "pasted": _("Pasted: {count} scenes."),
        "paste_unreadable": _("This is not a scene: copy one in a storyboard, then paste it here."),
        "paste_unknown": _(
            "One kind is not installed here ({kind}): it is kept aside, and nobody sees it."
        ),
        "arranged": _("The scenes are arranged along the story."),
        "undone": _("Undone."),
        "redone": _("Done again."),
    }


def _scenes() -> dict[str, str]:
    return {
        "card": _("Scene {number}: {title}"),
        "up": _("Move “{title}” up"),
        "down": _("Move “{title}” down"),
        "duplicate": _("Duplicate “{title}”"),
        "delete": _("Delete “{title}”"),
        "link_from": _("Make “{title}” lead to…"),
        "split": _("Split “{title}”"),
        "copy": _("Copy “{title}”"),
        "title_of": _("Title of scene {number}"),
        "links_of": _("Leads to"),
        "remove_link": _("Remove the link “{words}” to “{to}”"),
        "port": _("Drag to another scene, or press to choose it"),
        "words": _("{count} words"),
        "seen": _("seen {seen}"),
        "left": _("left {left} %"),
        "comments": _("{count} comments"),
        "gone": _("a scene that is gone"),
        "as_choice": _("As a choice"),
        "choice_words": _("Go to “{title}”"),
        "split_before": _("Begin the second scene with: {kind}"),
        "split_nothing": _("This scene holds a single block: there is nothing to split."),
        "second_title": _("{title} (continued)"),
        "copy_title": _("{title} (copy)"),
        "new_title": _("Scene {number}"),
    }


def _panels() -> dict[str, str]:
    return {
        "form_loading": _("The scene opens…"),
        "form_failed": _("The scene could not be opened: the site cannot be reached."),
        "form_offline": _("Off line: what you type is kept on this device."),
        "doctor_none": _("The doctor finds nothing to put right."),
        "blocks": _("Keeps from publishing"),
        "warns": _("To know"),
        "comments_none": _("No comment on this scene."),
        "reply": _("Answer the comment"),
        "resolve": _("Resolve"),
        "comment_failed": _("The comment was not sent: the site cannot be reached. Try again."),
        "found_none": _("Nothing was found."),
        "search_failed": _("The search failed: the site cannot be reached."),
        "add_to_scene": _("Add to “{title}”"),
    }
