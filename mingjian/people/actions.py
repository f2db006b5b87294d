"""What the log calls the things that this room does."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "account.sign_in": Words("登录", "signed in"),
    "account.sign_out": Words("退出", "signed out"),
    "account.refuse": Words("登录失败", "sign-in refused"),
    "account.end_sessions": Words("结束其他会话", "ended other sessions"),
    "account.change_password": Words("修改密码", "changed the password"),
    "account.add_factor": Words("添加第二因素", "added a second factor"),
    "account.remove_factor": Words("移除第二因素", "removed a second factor"),
    "account.renew_factor": Words("更换恢复代码", "renewed recovery codes"),
    "account.choose_language": Words("选择语言", "chose a language"),
    "cast.enter": Words("录入演示人员", "entered the demonstration's people"),
    "invitation.make": Words("邀请人员", "invited somebody"),
    "invitation.send": Words("发送邀请", "sent an invitation"),
    "invitation.withdraw": Words("撤回邀请", "withdrew an invitation"),
    "invitation.accept": Words("接受邀请", "accepted an invitation"),
    "invitation.make_password_link": Words("生成重设密码链接", "made a link for a new password"),
    "invitation.renew_password": Words("凭链接重设密码", "set a new password by a link"),
    "organisation.enter": Words("录入单位", "entered an organisation"),
    "organisation.change": Words("修改单位", "changed an organisation"),
    "organisation.close": Words("停用单位", "closed an organisation"),
    "organisation.reopen": Words("恢复单位", "reopened an organisation"),
    "person.change": Words("调整岗位", "changed roles"),
    "person.deactivate": Words("停用账号", "closed an account"),
    "person.reactivate": Words("恢复账号", "reopened an account"),
    "person.remove_factors": Words("清除第二因素", "removed a person's second factors"),
    "team.enter": Words("新增处室", "entered a team"),
    "team.change": Words("修改处室", "changed a team"),
    "token.make": Words("创建令牌", "made a token"),
    "token.revoke": Words("撤销令牌", "revoked a token"),
}
