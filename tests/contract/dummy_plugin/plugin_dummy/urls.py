from django.http import HttpResponse
from django.urls import path


def hello(request):
    return HttpResponse("Bonjour du greffon")


urlpatterns = [path("bonjour/", hello, name="dummy_hello")]
