"""The administrator's forms: members and their keys, switches, departments' systems, whose account is whose."""

from typing import Any

from django import forms

from mingjian.engine.contracts import Words
from mingjian.engine.language import readers, say
from mingjian.engine.services import DOMAINS
from mingjian.network.models import Member
from mingjian.network.proposing import proposal_make
from mingjian.network.services import member_change, quota_set, service_switch
from mingjian.network.states import MemberState, Opening
from mingjian.people.forms import Named
from mingjian.people.models import Organisation, User
from mingjian.web.forms import said
from mingjian.web.library import library


def _domains() -> list[tuple[str, str]]:
    return [(key, words.in_language(readers())) for key, words in DOMAINS.items()]


class MemberChoice(Named):
    """A member by its organisation."""

    def label_from_instance(self, obj: Any) -> str:
        """Its code and name."""
        return super().label_from_instance(obj.organisation)


class AccountChoice(forms.ModelChoiceField[Any]):
    """An account by its name and its person's."""

    def label_from_instance(self, obj: Any) -> str:
        """What a choice says."""
        return f"{obj.username} {obj.name}"


class KeyForm(forms.Form):
    """An organisation's public key; the organisation becomes a member with its first."""

    organisation = Named(
        Organisation.objects.filter(kind__in=Organisation.MEMBERS),
        to_field_name="code",
        label=said("单位", "Organisation"),
    )
    public = forms.CharField(max_length=64, label=said("公钥（base64）", "Public key (base64)"))
    days = forms.IntegerField(min_value=1, max_value=400, initial=365, label=said("有效天数", "Days it is good for"))

    def act(self, by: User) -> None:
        """Ask for it."""
        proposal_make(by=by, opening=Opening.KEY, **self.cleaned_data)


class MemberForm(forms.Form):
    """Suspend a member, or let it in again."""

    member = MemberChoice(
        Member.objects.select_related("organisation").order_by("organisation__code"), label=said("成员", "Member")
    )
    is_suspended = forms.BooleanField(required=False, label=said("暂停", "Suspended"))
    reason = forms.CharField(max_length=500, label=said("原因", "Reason"))

    def act(self, by: User) -> None:
        """Do it."""
        state = MemberState.SUSPENDED if self.cleaned_data["is_suspended"] else MemberState.REGISTERED
        member_change(by=by, member=self.cleaned_data["member"], state=state, reason=self.cleaned_data["reason"])


class _ServiceForm(forms.Form):
    """Something about one of the library's services."""

    service = forms.ChoiceField(label=said("服务", "Service"))

    def __init__(self, *args: Any, **more: Any) -> None:
        """Every service of the library."""
        super().__init__(*args, **more)
        services = library().services.values()
        choices = [(one.id, say(one.title.zh, one.title.en)) for one in services]
        self.fields["service"] = forms.ChoiceField(choices=choices, label=say("服务", "Service"))


class SwitchForm(_ServiceForm):
    """Switch a service off or on."""

    is_on = forms.BooleanField(required=False, label=said("启用", "On"))
    reason = forms.CharField(max_length=500, label=said("原因", "Reason"))

    def act(self, by: User) -> None:
        """Do it."""
        service_switch(by=by, **self.cleaned_data)


class EndpointForm(forms.Form):
    """Where a department's own system is; empty for its register in the lake."""

    domain = forms.ChoiceField(choices=_domains, label=said("部门", "Department"))
    address = forms.URLField(required=False, assume_scheme="https", label=said("地址", "Address"))
    seconds = forms.FloatField(min_value=0.1, max_value=60, initial=5, label=said("等待秒数", "Patience in seconds"))
    public = forms.CharField(
        max_length=64, required=False, label=said("部门公钥（base64）", "The department's public key (base64)")
    )

    def act(self, by: User) -> None:
        """Ask for it."""
        proposal_make(by=by, opening=Opening.ENDPOINT, **self.cleaned_data)


class PartyForm(forms.Form):
    """Whose affairs an account of the public sees."""

    person = AccountChoice(
        User.objects.filter(organisation__kind=Organisation.Kind.PUBLIC),
        to_field_name="username",
        label=said("账号", "Account"),
    )
    number = forms.CharField(max_length=64, label=said("身份证件号码或统一社会信用代码", "ID number or unified code"))

    def act(self, by: User) -> None:
        """Ask for it."""
        proposal_make(by=by, opening=Opening.PARTY, **self.cleaned_data)


class QuotaForm(_ServiceForm):
    """Another daily limit than the service's own, for one organisation; empty for the service's own."""

    organisation = Named(
        Organisation.objects.filter(membership__isnull=False), to_field_name="code", label=said("单位", "Organisation")
    )
    a_day = forms.IntegerField(
        min_value=0,
        max_value=100_000_000,
        required=False,
        label=said("每日限额，空白即恢复服务的限额", "Quota a day; empty for the service's own"),
    )
    reason = forms.CharField(max_length=500, label=said("原因", "Reason"))

    def act(self, by: User) -> None:
        """Do it."""
        quota_set(by=by, **self.cleaned_data)


# What is done at once, and what waits for a second administrator.
FORMS: dict[str, type[forms.Form]] = {
    "key": KeyForm, "party": PartyForm, "endpoint": EndpointForm, "member": MemberForm, "switch": SwitchForm,
    "quota": QuotaForm,
}  # fmt: skip
OPENINGS = frozenset(str(one) for one in Opening)
TITLES: dict[str, Words] = {
    **{str(one): one.words for one in Opening},
    "member": Words("暂停或恢复成员", "suspend a member, or let it in"),
    "switch": Words("启停服务", "switch a service"),
    "quota": Words("单位的每日限额", "an organisation's quota a day"),
}
