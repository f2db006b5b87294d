"""What an owner or buyer does, each for themselves."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words
from mingjian.mortgage.acts import Act, plain, saying
from mingjian.owners import services

SIGN = "sign_mortgages"
ACTS: Mapping[str, Act] = {
    "authorise": Act(
        Words("授权查询", "authorise the query"),
        saying(services.query_authorise, "notice_hash", "notice"),
        ("notice",),
        also=SIGN,
    ),
    "sign": Act(
        Words("签署", "sign"), saying(services.papers_sign, "contract_digest", "contract"), ("contract",), also=SIGN
    ),
    "acknowledge": Act(Words("知悉", "acknowledge"), plain(services.assignment_acknowledge), also=SIGN),
    "agree": Act(Words("同意撤回", "agree to withdraw"), plain(services.withdrawal_agree), also=SIGN),
}
