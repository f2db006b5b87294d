"""Addresses of the lending room."""

from django.urls import path

from mingjian.lending import views

app_name = "lending"
urlpatterns = [
    path("new", views.new, name="new"),
    path("consents", views.consents, name="consents"),
    path("consents/<int:pk>/<str:answer>", views.consent, name="consent"),
]
