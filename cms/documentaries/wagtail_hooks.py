"""What `cms.documentaries` adds to the back office."""

from wagtail import hooks

from .panels import warn_on_publication
from .supports import views as supports

hooks.register("register_admin_urls", supports.urls)
hooks.register("register_page_header_buttons", supports.header_button)
hooks.register("after_publish_page", warn_on_publication)
