"""What people fill in about themselves and, as administrators, about others."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator

from mingjian.engine.contracts import Words
from mingjian.engine.language import readers
from mingjian.engine.services import DOMAINS
from mingjian.engine.terms import SORTS
from mingjian.people.invitations import Guest
from mingjian.people.models import Organisation, Team, User
from mingjian.people.organisations import SUPERVISED
from mingjian.people.powers import KIND_WORDS, ROLE_WORDS, ROLES_OF_KIND
from mingjian.people.tokens import DAYS, SCOPE_WORDS
from mingjian.web.forms import said

_USERNAME = RegexValidator(
    r"^[\w.@+-]+\Z", said("只能用字母、数字和 @ . + - _。", "Letters, digits and @ . + - _ only.")
)
_CODE = RegexValidator(r"^[A-Za-z0-9_-]+\Z", said("只能用字母、数字和 - _。", "Letters, digits, - and _ only."))
_CODE_LABEL, _ZH_LABEL, _EN_LABEL = (
    said("代码", "Code"),
    said("中文名称", "Name in Chinese"),
    said("英文名称", "Name in English"),
)

_SORTS = {**{sort: SORTS[sort] for sort in SUPERVISED}, **DOMAINS, "court": Words("人民法院", "court")}


def _roles(kinds: list[str]) -> list[tuple[str, str]]:
    fitting = [role for role in ROLE_WORDS if any(role in ROLES_OF_KIND[kind] for kind in kinds)]
    return [(role, ROLE_WORDS[role].in_language(readers())) for role in fitting]


class Named(forms.ModelChoiceField[Any]):
    """A choice among things that have a name in both languages."""

    def label_from_instance(self, obj: Any) -> str:
        """Its code and name."""
        return f"{obj.code} {getattr(obj, f'name_{readers()}')}"


class RolesForm(forms.Form):
    """Roles and team of somebody."""

    roles = forms.MultipleChoiceField(label=said("岗位", "Roles"), widget=forms.CheckboxSelectMultiple)
    team = Named(Team.objects.all(), required=False, label=said("处室", "Team"))

    def __init__(self, *args: Any, kinds: list[str] | None = None, **kwargs: Any) -> None:
        """Offer the roles of organisations of these kinds."""
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = _roles(kinds or list(ROLES_OF_KIND))  # type: ignore[attr-defined]
        if kinds and "supervisor" not in kinds:
            del self.fields["team"]


class InviteForm(RolesForm):
    """Who is invited."""

    organisation = Named(Organisation.objects.filter(is_active=True), label=said("单位", "Organisation"))
    name = forms.CharField(label=said("姓名", "Name"), max_length=100)
    email = forms.EmailField(
        label=said("邮箱", "E-mail"),
        required=False,
        help_text=said(
            "填写后系统会把链接发去；不填则由您转交。", "The link is sent there; without it you pass it on yourself."
        ),
    )
    field_order = ("organisation", "name", "email", "roles", "team")

    def guest(self) -> Guest:
        """As the service takes it."""
        said_ = self.cleaned_data
        return Guest(said_["organisation"], frozenset(said_["roles"]), said_["name"], said_["email"], said_["team"])


class PasswordForm(forms.Form):
    """A new password, twice."""

    password = forms.CharField(
        label=said("密码", "Password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=said("不少于八位，不能是常见密码。", "Eight characters or more, and not a common one."),
    )
    again = forms.CharField(
        label=said("再输一次", "Once more"), strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        """Both the same, and good enough for this person."""
        given = super().clean() or {}
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", str(said("两次输入的密码不同。", "The two passwords differ.")))
        if given.get("password"):
            self._judge(given["password"], User(username=given.get("username", ""), name=given.get("name", "")))
        return given

    def _judge(self, password: str, user: User) -> None:
        try:
            validate_password(password, user)
        except forms.ValidationError as weak:
            self.add_error("password", weak)


class JoinForm(PasswordForm):
    """How an invited person wants to be known."""

    username = forms.CharField(label=said("用户名", "Username"), max_length=150, validators=[_USERNAME])
    name = forms.CharField(label=said("姓名", "Name"), max_length=100)
    field_order = ("name", "username", "password", "again")


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label=said("理由", "Reason"), max_length=500)


class TokenForm(forms.Form):
    """A new token."""

    name = forms.CharField(label=said("用途", "What for"), max_length=100)
    scopes = forms.MultipleChoiceField(label=said("权限", "Scopes"), widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(label=said("有效期", "Good for"), coerce=int)

    def __init__(self, *args: Any, scopes: list[str], **kwargs: Any) -> None:
        """Offer these scopes."""
        super().__init__(*args, **kwargs)
        words = [(scope, f"{scope} · {SCOPE_WORDS[scope].in_language(readers())}") for scope in scopes]
        self.fields["scopes"].choices = words  # type: ignore[attr-defined]
        self.fields["days"].choices = [(days, said(f"{days}天", f"{days} days")) for days in DAYS]  # type: ignore[attr-defined]


class OrganisationForm(forms.ModelForm[Organisation]):
    """An organisation."""

    class Meta:
        """What may be said of it."""

        model = Organisation
        fields = ("code", "kind", "sort", "name_zh", "name_en")
        labels: ClassVar[dict[str, Any]] = {
            "code": _CODE_LABEL,
            "sort": said("业别（决定在数据网络中可以查询什么）", "Sort (what it may ask in the data network)"),
            "name_zh": _ZH_LABEL,
            "name_en": _EN_LABEL,
            "kind": said("类别", "Kind"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Code, kind and sort are said once."""
        super().__init__(*args, **kwargs)
        self.fields["code"].validators.append(_CODE)
        sorts = [("", "–"), *((key, words.in_language(readers())) for key, words in _SORTS.items())]
        self.fields["sort"] = forms.ChoiceField(choices=sorts, required=False, label=self.fields["sort"].label)
        self.fields["sort"].disabled = bool(self.instance.sort)
        self.fields["kind"].choices = [(key, words.in_language(readers())) for key, words in KIND_WORDS.items()]  # type: ignore[attr-defined]
        for name in ("code", "kind") if self.instance.pk else ():
            self.fields[name].disabled = True


class TeamForm(forms.ModelForm[Team]):
    """A team of the supervisor."""

    class Meta:
        """What may be said of it."""

        model = Team
        fields = ("code", "name_zh", "name_en")
        labels: ClassVar[dict[str, Any]] = {"code": _CODE_LABEL, "name_zh": _ZH_LABEL, "name_en": _EN_LABEL}
