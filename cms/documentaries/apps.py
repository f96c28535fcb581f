from django.apps import AppConfig


class DocumentariesConfig(AppConfig):
    """Web documentaries: a graph of scenes that mix film, 3D and narrative."""

    name = "cms.documentaries"
    label = "documentaries"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the supports of a story made at each publication."""
        from django.db.models.signals import post_delete
        from wagtail.signals import page_published

        from cms.pages.embedding import offers_frames

        from .embedding import story_at
        from .models import DocumentaryPage, Support
        from .supports.models import delete_file
        from .supports.tasks import on_publication

        offers_frames(story_at)
        page_published.connect(on_publication, sender=DocumentaryPage)
        post_delete.connect(delete_file, sender=Support)
