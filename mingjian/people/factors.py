"""The sign-in library's forms of second factors, in the words of the platform."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm

from mingjian.web.forms import said

_NAME = said("名称", "Name")


class _Code(BaseAuthenticateForm):  # type: ignore[misc]
    """The field of the six digits."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field; a phone offers its keypad of digits, the hint says what else fits."""
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label = said("验证码", "Code")
        code.help_text = said(
            "验证器应用上的六位数字，或一个恢复代码。", "Six digits from your app, or a recovery code."
        )
        del code.widget.attrs["placeholder"]
        code.widget.attrs["autofocus"] = True


class EnterForm(_Code, AuthenticateForm):  # type: ignore[misc]
    """The code after the password."""


class ConfirmForm(_Code, ReauthenticateForm):  # type: ignore[misc]
    """The code before something grave."""


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields."""
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _NAME
        self.fields["passwordless"].label = said("可免密码登录", "Sign in without a password")


class RenamePasskeyForm(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field."""
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _NAME
