"""Everything the network keeps."""

from mingjian.exchange.models.authorisation import Authorisation
from mingjian.exchange.models.batch import Batch
from mingjian.exchange.models.member import Endpoint, Key, Member, Quota, ServiceSwitch, Usage
from mingjian.exchange.models.query import Query

__all__ = ["Authorisation", "Batch", "Endpoint", "Key", "Member", "Query", "Quota", "ServiceSwitch", "Usage"]
