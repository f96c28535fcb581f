"""The words that scripts show while a file is being sent; `{name}` is filled in the browser."""

from __future__ import annotations

from django.utils.translation import gettext as _


def browser_words() -> dict[str, str]:
    """Return the words, in the language of the reader."""
    return {
        "sending": _("Sending: {percent} % ({speed} a second, {left} left)"),
        "starting": _("Sending…"),
        "paused": _("Paused at {percent} %."),
        "offline": _("The connection is lost. Sending goes on by itself when it comes back."),
        "checking": _("All was sent. The file is being examined…"),
        "sent": _("“{name}” was sent. Save the form to keep it."),
        "sent_short": _("“{name}” was sent."),
        "wait": _("The form is saved as soon as the file is sent. Leave this page open."),
        "failed": _("The server did not answer as it should. Try again."),
        "signed_out": _("You are no longer signed in. Sign in again in another tab, then go on."),
        "pause": _("Pause"),
        "resume": _("Go on"),
        "cancel": _("Cancel"),
        "twin": _("This content is already in the library:"),
        "twin_choice": _("Choose that one, or go on to add it again."),
        "seconds": _("{n} s"),
        "minutes": _("{n} min"),
        "hours": _("{n} h"),
        "units": _("B kB MB GB"),
        "decimal": _("."),
        "progress": _("Sending of {name}"),
        "cancelled": _("“{name}” was cancelled."),
        "saved": _("“{name}” is in the library."),
    }
