"""Every page that a walk of test_every_page comes to, by who walks there; every other address, by why no walk does."""

from collections.abc import Mapping

WALKED: Mapping[str, frozenset[str]] = {
    username: frozenset(names.split())
    for username, names in {
        "lin": """
            cases:index cases:open cases:show catalogue:coverage catalogue:index catalogue:model catalogue:parameter
            catalogue:piece catalogue:table clues:dismiss clues:draws clues:index clues:line clues:reliability
            clues:show clues:snooze clues:sql clues:views filings:calendar filings:index filings:league
            filings:receipt insight:index insight:indicator insight:mortgages mortgage:index mortgage:show
            notices:watch traffic:index""",
        "chen": "cases:index cases:show",
        "zhao": "cases:own cases:own_index filings:index notices:index notices:show notices:webhook",
        "wang": """
            account_change_password filings:index filings:receipt filings:send home mfa_add_webauthn mfa_index people:me people:tokens usersessions_list""",
        "xu": "catalogue:begin catalogue:changes catalogue:retire",
        "admin": """
            network:manage people:index people:invite people:links people:organisation people:organisation_new
            people:organisations people:person""",
        "shen": "audit:checkpoints audit:entry audit:index traffic:search",
        "ma": "lending:new mortgage:index mortgage:show",
        "luo": "lending:consents",
        "deng": "desk:orders desk:unit mortgage:index mortgage:show",
        "tang": "authorisations:index exchange:about notices:about owners:index owners:show",
        "hu": "batches:index batches:new exchange:ask exchange:index exchange:query",
        "he": "exchange:served",
    }.items()
}
_ALLAUTH = "account_email account_inactive account_set_password account_signup socialaccount_connections"
_FACTORS = "deactivate_totp edit_webauthn generate_recovery_codes list_webauthn remove_webauthn view_recovery_codes"
ELSEWHERE: Mapping[str, frozenset[str]] = {
    reason: frozenset(names.split())
    for reason, names in {
        "takes a form in and shows no page of its own": """
            account_logout audit:seal audit:verify authorisations:move cases:act cases:own_act cases:print
            catalogue:compare catalogue:examine catalogue:move clues:reopen desk:answer language lending:consent mortgage:act network:act
            network:decide network:revoke notices:acknowledge notices:resend owners:act people:deactivate people:language
            people:organisation_close people:organisation_reopen people:password_link people:reactivate
            people:remove_factors people:revoke people:team people:withdraw""",
        "a file, JSON or a key": """
            audit:checkpoint audit:key batches:result cases:attachment cases:own_attachment cases:print_file certificates:signer
            clues:export exchange:receipt filings:problems health mfa_download_recovery_codes mortgage:certificate
            network:key owners:certificate owners:contract""",
        "comes after an act that the walk, which only follows links, does not do; journeys and rooms' tests do": """
            cases:printed catalogue:change catalogue:comparison catalogue:edit catalogue:examination
            filings:submission filings:versions mfa_activate_totp people:enter people:second_factor""",
        "comes when the worker has drawn, and none runs here": "clues:draw",
        "of a door that signing in has shut behind the walker": """
            mfa_authenticate mfa_login_webauthn mfa_reauthenticate mfa_reauthenticate_webauthn
            account_reauthenticate openid_connect_callback openid_connect_login socialaccount_login_cancelled
            socialaccount_login_error socialaccount_signup""",
        "asks for the password again first": " ".join(f"mfa_{name}" for name in _FACTORS.split()),
        "allauth's, which leads nowhere here": _ALLAUTH,
    }.items()
}
