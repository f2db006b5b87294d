"""The sign-in library's addresses that the console uses."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]
