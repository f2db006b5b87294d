"""Addresses of the certificates room; the code on a certificate leads here."""

from django.urls import path

from mingjian.certificates import views

app_name = "certificates"
urlpatterns = [
    path("signer.pem", views.signer, name="signer"),
    path("<str:digest>", views.verify, name="verify"),
]
