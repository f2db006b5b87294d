"""What can keep a backup from being made, or from being put in place."""

from mingjian.engine.errors import UserError


class NothingToBackUp(UserError):
    """The home is not there."""

    code = "nothing_to_back_up"
    zh = "{home}不存在，没有可备份的内容。请用 --home 指明平台的主目录。"
    en = "{home} does not exist; there is nothing to back up. Name the platform's home with --home."


class TargetTaken(UserError):
    """A backup would overwrite a file."""

    code = "target_taken"
    zh = "{target}已存在，备份不覆盖任何文件。请换一个文件名。"
    en = "{target} exists already, and a backup overwrites nothing. Choose another name."


class TargetInsideHome(UserError):
    """A backup would lie in what it backs up."""

    code = "target_inside_home"
    zh = "{target}在主目录之内；备份要放在别处，最好是另一台机器。"
    en = "{target} lies inside the home. Put the backup elsewhere, best on another machine."


class HomeNotEmpty(UserError):
    """A place where something lies is no place to restore to."""

    code = "home_not_empty"
    zh = "{place}不是空的，恢复不覆盖任何内容。请指明一个不存在或空的位置。"
    en = "{place} is not empty, and restoring overwrites nothing. Name a place that is empty or not there."


class DatabaseNotEmpty(UserError):
    """The database that the settings name holds something."""

    code = "database_not_empty"
    zh = "数据库{place}里已有内容，恢复不覆盖任何内容。请新建一个空库，并修改设置。"
    en = "The database {place} holds something already, and restoring overwrites nothing. Make a new one and set it."


class DatabaseOfAnotherKind(UserError):
    """The archive's database cannot go where the settings say."""

    code = "database_of_another_kind"
    zh = "备份中的数据库{name}是{kept}，而现在的设置是{said}。请把{setting}设为{kept}的地址后再恢复。"
    en = "The database {name} of the backup is {kept}; the settings say {said}. Set {setting} to one of {kept}."


class NotABackup(UserError):
    """A file that no backup wrote, or whose end is missing."""

    code = "not_a_backup"
    zh = "{file}不是明鉴的备份，或者不完整（没有读到末尾的清单）；没有恢复任何内容。请另取一份。"
    en = "{file} is no backup of Mingjian, or its end with the manifest is missing. Nothing was restored; take another."


class BackupDamaged(UserError):
    """A file in the archive differs from its manifest."""

    code = "backup_damaged"
    zh = "{file}已损坏：其中的{name}与清单不符；没有恢复任何内容。请另取一份。"
    en = "{file} is damaged: {name} in it differs from the manifest. Nothing was restored; take another copy."


class ProgramMissing(UserError):
    """PostgreSQL's client programs are not installed."""

    code = "program_missing"
    zh = "这台机器没有 PostgreSQL 的{program}，数据库无法备份或恢复。请安装与服务器同版本的客户端程序。"
    en = "PostgreSQL's {program} is not installed here. Install its client programs, of the server's version."


class DatabaseRefused(UserError):
    """PostgreSQL's client program failed."""

    code = "database_refused"
    zh = "{program}未能完成：{reason}。请检查数据库的地址、权限和版本。"
    en = "{program} failed: {reason}. Check the database's address, rights and version."
