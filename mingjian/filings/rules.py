"""What the rules of the checks are called: those between tables by their titles, those of a contract by these words."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words
from mingjian.web.library import library

RULE_WORDS: Mapping[str, Words] = {
    "required": Words("必填字段为空", "required field is empty"),
    "type": Words("值的类型不符", "value of another type"),
    "code": Words("值不在码值表中", "value not in the code list"),
    "range": Words("值超出范围", "value out of range"),
    "decimals": Words("小数位过多", "too many decimals"),
    "length": Words("文字过长", "text too long"),
    "key_twice": Words("主键重复", "key stands twice"),
    "key_filed_before": Words("主键以前期次已报", "key filed in an earlier period"),
    "reference": Words("引用的记录不存在", "record referred to is missing"),
    "fields": Words("字段个数不符", "wrong number of fields"),
    "truncated": Words("文件不完整", "file cut off"),
    "no_final_line_end": Words("末行没有换行", "no line end at the end"),
    "encoding": Words("编码有误", "wrong encoding"),
    "unreadable": Words("文件无法读取", "unreadable file"),
    "empty_file": Words("空文件", "empty file"),
    "unknown_column": Words("标准中没有的列", "column not in the standard"),
    "column_twice": Words("列名重复", "column named twice"),
    "missing_column": Words("缺少必填列", "required column missing"),
    "missing_optional_column": Words("缺少列", "column missing"),
    "unknown_table": Words("标准中没有的表", "table not in the standard"),
    "unknown_name": Words("文件名无法辨认", "file name not understood"),
    "not_read": Words("不读取的文件类型", "kind of file that is not read"),
    "wrong_period": Words("期次不是日期", "period is no date"),
    "wrong_place": Words("文件放错文件夹", "file in the wrong folder"),
    "unknown_institution": Words("机构不在名录中", "institution not in the register"),
    "wrong_kind": Words("机构类型与表不符", "table filed by another kind of institution"),
    "missing_table": Words("漏报曾报送的表", "table filed before is missing"),
    "absent_table": Words("未报送的表", "table not filed"),
    "late": Words("逾期报送", "filed late"),
    "empty_filing": Words("没有数据文件", "no data file"),
    "archive_empty": Words("空压缩包", "empty archive"),
    "archive_unreadable": Words("压缩包无法打开", "archive cannot be opened"),
    "archive_too_large": Words("压缩包过大", "archive too large"),
    "archive_path": Words("压缩包条目越界", "entry points outside the archive"),
    "archive_link": Words("压缩包含链接", "archive holds a link"),
    "archive_nested": Words("压缩包套压缩包", "archive within an archive"),
    "archive_encrypted": Words("压缩包已加密", "encrypted archive"),
}


def rule_words(name: str) -> Words:
    """What the rule `name` is called; one that is in the library no more stands by its name."""
    check = library().checks.get(name)
    return check.title if check else RULE_WORDS.get(name, Words(name, name))
