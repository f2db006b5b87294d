"""The forms of the notices' pages."""

from django import forms

from mingjian.web.forms import said


class AcknowledgeForm(forms.Form):
    """What is done about a notice."""

    outcome = forms.CharField(
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=said("处理情况", "What is done about it"),
    )


class WebhookForm(forms.Form):
    """Where one's own system takes notices."""

    address = forms.URLField(max_length=300, assume_scheme="https", label=said("接收地址", "Address of the receiver"))
    is_on = forms.BooleanField(required=False, initial=True, label=said("启用推送", "Send notices there"))
