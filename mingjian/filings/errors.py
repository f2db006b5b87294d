"""What a filing officer may get wrong before any check looks at the files."""

from mingjian.engine.errors import UserError


class NothingSent(UserError):
    """A submission without files."""

    code = "nothing_sent"
    zh = "没有选择文件。请选择一个压缩包、若干文件或整个文件夹。"
    en = "No file was chosen. Choose an archive, some files or a whole folder."


class TooLarge(UserError):
    """More bytes than one submission may hold."""

    code = "submission_too_large"
    http_status = 413
    zh = "本次上传共{megabytes}MB，超过上限{limit}MB。请按期次分次报送，或先压缩。"
    en = "The upload holds {megabytes} MB, more than the limit of {limit} MB. File period by period, or compress it."


class SameNameTwice(UserError):
    """Two files of one submission bear the same name."""

    code = "same_name_twice"
    zh = "有两个文件都叫{name}。请删去一个，或压缩成一个文件包后上传。"
    en = "Two files are named {name}. Leave one out, or pack the folder into one archive."


class NameRefused(UserError):
    """A file name that could lead elsewhere."""

    code = "file_name_refused"
    zh = "文件名{name}不能使用。请改为普通的文件名，不含斜杠和控制字符。"
    en = "The file name {name} cannot be used. Give it a plain name without slashes or control characters."
