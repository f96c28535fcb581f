"""The words that the scripts of every editor say. A value in braces is put in its place there."""

from __future__ import annotations

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """Return the sentences of saving, of other people, of publishing, by name."""
    return {
        "saving": _("Saving…"),
        "saved": _("Saved at {time}"),
        "offline": _("Off line: kept on this device"),
        "offline_lost": _("Off line, and this device keeps nothing: leave this page open"),
        "refused": _("The site refused what was sent ({status}): try again."),
        "held": _("Not saved: kept on this device until you choose"),
        "found": _("Your last changes were found on this device: they are back."),
        "conflict_found": _(
            "Changes that were not saved were found on this device, and another version was "
            "saved since."
        ),
        "see_version": _("See {name}'s version"),
        "see_version_nobody": _("See the other version"),
        "other_saved": _("{name} saved another version."),
        "other_edits": _("{name} is changing this page too."),
        "other_looks": _("{name} has this page open too."),
        "publish": _("Publish"),
        "submit": _("Send to moderation"),
        "see_page": _("See the page"),
        "see_editor": _("See its state"),
        "save_first": _("The last changes could not be saved: nothing was published."),
        "offline_publish": _("The site cannot be reached: nothing was published."),
        "close": _("Close"),
        "fault": _("{count} thing to put right"),
        "faults": _("{count} things to put right"),
    }
