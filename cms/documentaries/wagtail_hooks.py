"""What `cms.documentaries` adds to the back office."""

from wagtail import hooks

from .kinds import camera
from .supports import views as supports

hooks.register("register_admin_urls", supports.urls)
hooks.register("register_admin_urls", camera.urls)
hooks.register("register_page_header_buttons", supports.header_button)
