"""The addresses of deposits; the site includes them at /deposer/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.NewDepositView.as_view(), name="gestures-deposit"),
    path("mes-depots/", views.MyDepositsView.as_view(), name="gestures-deposits"),
    path("<int:pk>/", views.OneDepositView.as_view(), name="gestures-deposit-one"),
    path("<int:pk>/apercu/", views.PreviewDepositView.as_view(), name="gestures-deposit-preview"),
    path("envois/", views.NewFilmView.as_view(), name="gestures-deposit-uploads"),
    path("envois/<str:token>", views.FilmView.as_view(), name="gestures-deposit-upload"),
]
