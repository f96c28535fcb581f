"""The addresses of the artisans' own space; the site includes them at /mon-espace/."""

from django.urls import path

from .space import screens, views

urlpatterns = [
    path("", views.my_space, name="my_space"),
    path("<int:pk>/", views.PageView.as_view(), name="my_space_page"),
    path("<int:pk>/apercu/", views.PreviewView.as_view(), name="my_space_preview"),
    path("<int:pk>/historique/", views.HistoryView.as_view(), name="my_space_history"),
    path("<int:pk>/retablir/<int:revision>/", views.RestoreView.as_view(), name="my_space_restore"),
    path("<int:pk>/publier/", views.ClaimView.as_view(), name="my_space_claim"),
    *[
        path(f"<int:pk>/{screen.slug}/", screen.as_view(), name=f"my_space_{screen.slug}")
        for screen in [
            screens.PhotoView,
            screens.PresentationView,
            screens.HoursView,
            screens.ClosingView,
            screens.ContactView,
            screens.GalleryView,
            screens.LinksView,
        ]
    ],
]
