"""Addresses of the mortgage room."""

from django.urls import path

from mingjian.mortgage import own_views, views

app_name = "mortgage"
urlpatterns = [
    path("", views.index, name="index"),
    path("new", views.new, name="new"),
    path("orders/", views.orders, name="orders"),
    path("orders/unit", views.unit, name="unit"),
    path("signing/", own_views.index, name="signing_index"),
    path("signing/<int:pk>", own_views.show, name="signing"),
    path("signing/<int:pk>/contract", own_views.contract, name="contract"),
    path("signing/<int:pk>/certificate.pdf", own_views.certificate, name="own_certificate"),
    path("signing/<int:pk>/<str:act>", own_views.act, name="signing_act"),
    path("verify/<str:digest>", own_views.verify, name="verify"),
    path("<int:pk>", views.show, name="show"),
    path("<int:pk>/certificate.pdf", views.certificate, name="certificate"),
    path("<int:pk>/<str:act>", views.act, name="act"),
]
