"""Sentences of Django and Wagtail that our catalog says better: only marked for translation.

Wagtail's French for the first one is "Champ requis.", which tells nobody what to do.
"""

from django.utils.translation import gettext_noop

SAID_BETTER = [gettext_noop("This field is required.")]
