"""What `cms.documentaries` adds to the back office."""

from wagtail import hooks

from . import readings_views
from .kinds import camera
from .panels import warn_on_publication
from .storyboard import hooks as storyboard
from .storyboard import views as storyboard_views
from .supports import views as supports
from .trail import views as trail

hooks.register("register_admin_urls", supports.urls)
hooks.register("register_admin_urls", camera.urls)
hooks.register("register_page_header_buttons", supports.header_button)
hooks.register("after_publish_page", warn_on_publication)
hooks.register("register_admin_urls", readings_views.urls)
hooks.register("register_page_header_buttons", readings_views.header_button)
hooks.register("register_reports_menu_item", readings_views.menu_item)
hooks.register("register_admin_urls", trail.urls)
hooks.register("register_admin_urls", storyboard_views.urls)
hooks.register("register_admin_menu_item", storyboard.menu_item)
hooks.register("register_page_header_buttons", storyboard.in_the_header)
hooks.register("register_page_listing_more_buttons", storyboard.in_listings)
