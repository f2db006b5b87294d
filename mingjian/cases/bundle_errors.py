"""What a person may get wrong about an evidence bundle; apart from the room's other mistakes, which need Django."""

from mingjian.engine.errors import UserError


class BundleUnreadable(UserError):
    """A file that is no evidence bundle."""

    code = "bundle_unreadable"
    zh = "{path}不是证据包，或已损坏得无法读出；请重新导出或索取。"
    en = "{path} is no evidence bundle, or too damaged to be read. Export it again, or ask for it again."
