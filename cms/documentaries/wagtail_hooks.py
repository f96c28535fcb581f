"""What `cms.documentaries` adds to the back office."""

from wagtail import hooks

from .supports import views as supports
from .trail import views as trail

hooks.register("register_admin_urls", supports.urls)
hooks.register("register_page_header_buttons", supports.header_button)
hooks.register("register_admin_urls", trail.urls)
