"""Addresses of the cases room."""

from django.urls import path

from mingjian.cases import own_views, views

app_name = "cases"
urlpatterns = [
    path("", views.index, name="index"),
    path("open", views.open_case, name="open"),
    path("own/", own_views.index, name="own_index"),
    path("own/<str:number>", own_views.show, name="own"),
    path("own/<str:number>/files/<int:pk>", own_views.attachment, name="own_attachment"),
    path("own/<str:number>/<str:act>", own_views.act, name="own_act"),
    path("<str:number>", views.show, name="show"),
    path("<str:number>/print/<str:form>", views.print_case, name="print"),
    path("<str:number>/prints/<int:pk>", views.printed, name="printed"),
    path("<str:number>/prints/<int:pk>/file", views.print_file, name="print_file"),
    path("<str:number>/files/<int:pk>", views.attachment, name="attachment"),
    path("<str:number>/<str:act>", views.act, name="act"),
]
