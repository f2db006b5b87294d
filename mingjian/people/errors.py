"""What people may get wrong about accounts, invitations and tokens."""

from mingjian.engine.errors import UserError


class OwnRoles(UserError):
    """Somebody tried to change their own roles, or to close their own account."""

    code = "own_roles"
    http_status = 403
    zh = "不能修改自己的岗位或停用自己的账号；请由另一位系统管理员办理。"
    en = "Nobody changes their own roles or closes their own account. Ask another administrator."


class RoleDoesNotFit(UserError):
    """A role was to be given that an organisation of this kind does not have."""

    code = "role_does_not_fit"
    zh = "{organisation}的人员不能担任：{roles}。请从该单位可用的岗位中选择。"
    en = "People of {organisation} cannot hold: {roles}. Choose among the roles of such an organisation."


class InvitationNotGood(UserError):
    """A link that was used, withdrawn, has run out, or was never ours."""

    code = "invitation_not_good"
    http_status = 410
    zh = "这个链接已经用过、撤回或过期。请联系系统管理员重新发送。"
    en = "This link was used, withdrawn, or has run out. Ask the administrator for a new one."


class UsernameTaken(UserError):
    """Somebody else has the account name already."""

    code = "username_taken"
    zh = "用户名{username}已有人使用；请换一个。"
    en = "The username {username} is taken. Choose another."


class OrganisationClosed(UserError):
    """An organisation that takes nobody in any more."""

    code = "organisation_closed"
    zh = "{organisation}已停用，不能邀请人员；请先恢复该单位。"
    en = "{organisation} is closed and takes nobody in. Reopen it first."


class ScopeNotYours(UserError):
    """A token was to open what its owner may not do."""

    code = "scope_not_yours"
    http_status = 403
    zh = "您的岗位不能授予令牌这些权限：{scopes}。"
    en = "Your roles cannot give a token these scopes: {scopes}."


class TokenMissing(UserError):
    """A call of the API without a token."""

    code = "token_missing"
    http_status = 401
    zh = "请在请求头 Authorization 中写明 Bearer 和令牌；令牌在“我的账号”页面创建。"
    en = "Send the header Authorization with Bearer and a token; make one on the page My account."


class TokenNotGood(UserError):
    """A token that is not ours, was revoked, or has run out."""

    code = "token_not_good"
    http_status = 401
    zh = "令牌无效：不存在、已撤销或已过期。请在“我的账号”页面另建一个。"
    en = "The token does not exist, was revoked, or has run out. Make another on the page My account."


class ScopeMissing(UserError):
    """A token that does not open this."""

    code = "scope_missing"
    http_status = 403
    zh = "令牌没有权限{scope}，或其所有人的岗位已不允许。请另建一个带此权限的令牌。"
    en = "The token lacks the scope {scope}, or its owner's roles no longer allow it. Make one that has the scope."
