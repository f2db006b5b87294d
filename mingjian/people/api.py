"""What the API says about whoever calls it."""

from django.http import HttpRequest
from ninja import Router, Schema

from mingjian.people.tokens import TokenAuth, scopes_of, user_of
from mingjian.web.answers import Bilingual, answers

router = Router(tags=["people"])


class Me(Schema):
    """Whose token it is, for whom they act, and what a token of theirs may open."""

    username: str
    name: str
    organisation: str
    organisation_name: Bilingual
    scopes: list[str]


@router.get("/me", response=answers(Me), auth=TokenAuth(), summary="令牌是谁的 · Whose token this is")
def me(request: HttpRequest) -> Me:
    """令牌所有人、所属单位、可用权限。 The token's owner, their organisation, what they may do."""
    user = user_of(request)
    home = user.organisation
    names = Bilingual(zh=home.name_zh, en=home.name_en)
    return Me(
        username=user.username, name=user.name, organisation=home.code, organisation_name=names, scopes=scopes_of(user)
    )
