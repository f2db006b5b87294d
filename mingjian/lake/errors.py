"""What can keep a person from reading or filling the lake."""

from mingjian.engine.errors import UserError


class NothingFiled(UserError):
    """There is no accepted filing to read."""

    code = "nothing_filed"
    zh = "{home} 中还没有任何在 {as_of} 及以前被接收的报送。请先运行 mingjian intake。"
    en = "{home} holds no filing accepted for {as_of} or before. Run `mingjian intake` first."


class RegisterNeverFiled(UserError):
    """A register that no department has filed yet: whoever is in it, is not known."""

    code = "register_never_filed"
    http_status = 503
    zh = "尚无部门报送登记表{table}，不能据以作答；请先由部门报送。"
    en = "No department has filed the register {table} yet, so that nothing can be answered from it. Have it filed."


class SnapshotGone(UserError):
    """A pin names a snapshot that the catalogue no longer keeps."""

    code = "snapshot_gone"
    zh = "数据表 {table} 的快照 {snapshot} 已不在目录中，无法还原当时的数据。请从备份恢复目录。"
    en = "Snapshot {snapshot} of table {table} is no longer in the catalogue. Restore the catalogue from a backup."


class KeyUnreadable(UserError):
    """The key of personal identifiers is not usable."""

    code = "key_unreadable"
    zh = "个人标识密钥不可用（{where}）。请提供至少 16 个字符的密钥。"
    en = "The key of personal identifiers in {where} cannot be used. Give at least 16 characters."


class PublicationLost(UserError):
    """The lock was lost half way and another publisher has taken over."""

    code = "publication_lost"
    zh = "与数据库的连接曾经中断，另一个报送已经接手；这一批没有入湖，请重新报送。"
    en = "The connection to the database broke and another intake took over. Nothing of this was kept; file it again."


class WarehouseElsewhere(UserError):
    """The catalogue's data files are not where the settings say."""

    code = "warehouse_elsewhere"
    zh = "目录记的文件是 {written}，而 {sought} 不存在。请设置 MINGJIAN_WAREHOUSE，或把文件移到那里。"
    en = "The catalogue wrote {written}; there is no {sought}. Set MINGJIAN_WAREHOUSE right or move the files there."
