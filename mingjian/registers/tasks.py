"""What the worker does for the register and the lake."""

from django_tasks import task

from mingjian.audit.log import Platform
from mingjian.registers.keeping import register_keep_filed
from mingjian.web.home import lake


@task
def keep_filed() -> bool:
    """File the register when anything in it changed; gives whether it was filed now."""
    return register_keep_filed(by=Platform(), lake=lake()) is not None
