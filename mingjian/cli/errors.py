"""What a person at the terminal may get wrong, and how every such mistake is told."""

from rich.text import Text

from mingjian.cli import screen
from mingjian.engine import language
from mingjian.engine.errors import LibraryError, UserError


class NoSuchModel(UserError):
    """The model asked for is not in the library."""

    code = "no_such_model"
    zh = "没有名为{model}的监管模型。最接近的是{nearest}；全部模型见 mingjian models list。"
    en = "There is no model {model}. The nearest is {nearest}; see all with mingjian models list."


class ModelExists(UserError):
    """A new model would overwrite one that stands."""

    code = "model_exists"
    zh = "{path}已存在；请换一个名称，或直接修改该文件。"
    en = "{path} exists already. Choose another name, or edit that file."


class ModelNameUnusable(UserError):
    """A new model's id is not of the form <risk>.<file>."""

    code = "model_name_unusable"
    zh = "{model}不能作为模型名称；请写成“风险类别.文件名”，如 assets.loan_never_repaid，只用小写字母、数字和下划线。"
    en = "{model} cannot name a model. Write <risk>.<file> in lower case, digits and _: assets.loan_never_repaid."


class CannotListen(UserError):
    """The console cannot have the address that it was to answer on."""

    code = "cannot_listen"
    zh = "{address}无法监听（{reason}）；可能另一个程序正占用这个端口。请用 --port 换一个端口，0 为任意空闲端口。"
    en = "{address} cannot be listened on ({reason}); something else may hold it. Give another --port; 0 takes any."


class NoSuchClue(UserError):
    """The clue asked for is not among the results."""

    code = "no_such_clue"
    zh = "没有编号为{clue_id}的疑点。请从 mingjian clues 的清单中取编号。"
    en = "There is no clue {clue_id}. Take an id from the list that mingjian clues prints."


class ClueIdAmbiguous(UserError):
    """The beginning of an id fits several clues."""

    code = "clue_id_ambiguous"
    zh = "以{clue_id}开头的疑点有{count}个；请多写几位。"
    en = "{count} clues begin with {clue_id}. Write a few more characters."


class TruthUnreadable(UserError):
    """The truth file lacks what a score needs."""

    code = "truth_unreadable"
    zh = "{path}不是造城写出的真值文件：缺少列{missing}。请给出该城目录中的 truth.csv。"
    en = "{path} is not a truth file that a city wrote: it lacks {missing}. Name the truth.csv of the city's folder."


class FileMissing(UserError):
    """A path that leads nowhere."""

    code = "file_missing"
    zh = "找不到{path}。请检查路径。"
    en = "{path} is not there. Check the path."


class FolderNotADemo(UserError):
    """The demonstration would replace a folder that it did not make."""

    code = "folder_not_a_demo"
    zh = "{folder}已存在，且不是演示所建；请用 --home 换一个位置。"
    en = "{folder} exists and was not made by the demonstration. Choose another place with --home."


class PlaceRefused(UserError):
    """The operating system refuses a file or folder."""

    code = "place_refused"
    zh = "无法使用{path}（{reason}）。请检查路径、权限和剩余空间。"
    en = "{path} cannot be used ({reason}). Check the path, its permissions and the space left."


class TerminalCannotShow(UserError):
    """Bytes that a terminal cannot show."""

    code = "terminal_cannot_show"
    zh = "Parquet不能显示在终端上。请转存为文件：mingjian clues --format parquet > clues.parquet。"
    en = "A terminal cannot show Parquet. Send it to a file: mingjian clues --format parquet > clues.parquet."


class CityMisconceived(UserError):
    """A city that cannot be drawn as asked."""

    code = "city_misconceived"
    zh = "人口应不少于{smallest}，月数应为1至{longest}。"
    en = "A city has at least {smallest} people and 1 to {longest} months."


def tell(error: Exception) -> None:
    """The mistake on stderr: in the language asked for, else Chinese first and English second."""
    console = screen.stderr()
    if isinstance(error, UserError):
        asked = language.asked()
        for each in (asked,) if asked else ("zh", "en"):
            console.print(Text(error.sentence(each)), style="red", soft_wrap=True)
    elif isinstance(error, LibraryError):
        heading = ("监管知识库中有需要修改之处：", "The library has flaws to mend:")
        console.print(Text(language.say(*heading)), style="red")
        for flaw in error.flaws:
            console.print(Text(f"  {flaw}"), soft_wrap=True)


class FaultUnknown(UserError):
    """A fault of a department that none has."""

    code = "fault_unknown"
    zh = "没有这样的部门或故障：{said}。部门：{domains}；故障：{faults}。"
    en = "There is no such department or fault: {said}. Departments: {domains}. Faults: {faults}."
