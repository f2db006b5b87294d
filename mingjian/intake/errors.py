"""What keeps intake from beginning; everything wrong with a filing itself is a problem in its receipt."""

from mingjian.engine.errors import UserError


class PathMissing(UserError):
    """A path that was given does not exist."""

    code = "path_missing"
    zh = "路径 {path} 不存在，请核对。"
    en = "The path {path} does not exist. Check it."


class NothingFound(UserError):
    """No file that could belong to a filing lies at the paths."""

    code = "nothing_found"
    zh = "{paths} 中没有报送文件。文件应命名为 机构-表-YYYYMMDD.txt，或放在 机构/期次/ 文件夹中。"
    en = "There is no filing in {paths}. Name files institution-table-YYYYMMDD.txt or put them in institution/period/."


class SenderFilesForOthers(UserError):
    """Somebody sent what another institution has to file."""

    code = "sender_files_for_others"
    http_status = 403
    zh = "报送人属于{sender}，只能报送本机构的数据；其中有{others}的文件，整份未收。"
    en = "The sender belongs to {sender} and files for it alone; there are files of {others}. Nothing was taken in."
