"""What a person is told before agreeing: a text with a version, whose hash is in what is signed."""

from hashlib import sha256

from mingjian.engine.contracts import Words

VERSION = "2026-11-27"
NOTICE = Words(
    "您授权所列单位通过数据网络，就所列事项向所列部门查询所列内容。查询仅用于写明的目的和业务，不得另作他用；"
    "每次查询都有记录，您可在门户查看何人、何时、为何查询。"
    "授权有效期间，所列内容在登记中有变动的，也可告知该单位。"
    "您可随时暂停或撤回授权，撤回后不再查询、不再告知，此前的查询不受影响。"
    "所得信息按写明的期限保存，到期删除。不同意不影响与此无关的服务。",
    "You allow the organisation named to ask the departments named, through the data network, what is listed. It is "
    "used for the purpose and the business stated and for nothing else. Every query is on record: in the portal you "
    "see who asked, when and why. While it holds, the organisation may also be told of changes of what is listed. You "
    "may pause or withdraw at any time; from then on nothing is asked or told, and what was asked before stands. "
    "What was learnt is kept for the time stated and then deleted. Refusing affects no unrelated service.",
)


def notice_hash() -> str:
    """The hash of both languages together."""
    return sha256(f"{VERSION}\n{NOTICE.zh}\n{NOTICE.en}".encode()).hexdigest()
