"""Every rule that a contract implies: how grave, which dimension of quality it lowers, what the receipt says.

`error` rejects the filing, `doubt` is accepted and lowers the score. Rules between tables are in `library/checks/`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mingjian.engine.contracts import Words


@dataclass(frozen=True)
class Rule:
    """One rule and its sentence, which may use {file} {line} {table} {column} {value} and the problem's own facts."""

    severity: str
    dimension: str
    message: Words


def _error(dimension: str, zh: str, en: str) -> Rule:
    return Rule("error", dimension, Words(zh, en))


def _doubt(dimension: str, zh: str, en: str) -> Rule:
    return Rule("doubt", dimension, Words(zh, en))


RULES: Mapping[str, Rule] = {
    "required": _error(
        "completeness",
        "{file} 第 {line} 行：必填字段“{column}”为空，请补填。",
        "{file}, line {line}: the required field {column} is empty. Fill it in.",
    ),
    "type": _error(
        "validity",
        "{file} 第 {line} 行：字段“{column}”的值“{value}”不是{type}，请按{form}填报。",
        "{file}, line {line}: the value {value!r} of {column} is not of the type {type}. Write it as {form}.",
    ),
    "code": _error(
        "validity",
        "{file} 第 {line} 行：字段“{column}”的值“{value}”不在码值表“{codes}”中，请使用：{allowed}。",
        "{file}, line {line}: the value {value!r} of {column} is not in the code list {codes}. Use one of: {allowed}.",
    ),
    "range": _error(
        "validity",
        "{file} 第 {line} 行：字段“{column}”的值“{value}”超出范围{range}，请核对。",
        "{file}, line {line}: the value {value!r} of {column} is outside the range {range}. Check it.",
    ),
    "decimals": _doubt(
        "validity",
        "{file} 第 {line} 行：字段“{column}”的值“{value}”小数位超过两位，已四舍五入，请按分填报。",
        "{file}, line {line}: the value {value!r} of {column} has more than two decimals and was rounded. "
        "File it in cents.",
    ),
    "length": _error(
        "validity",
        "{file} 第 {line} 行：字段“{column}”过长，最多 {limit} 个字节，请缩短。",
        "{file}, line {line}: the text of {column} is too long, at most {limit} bytes. Shorten it.",
    ),
    "key_twice": _error(
        "consistency",
        "{file} 第 {line} 行：主键（{column}）“{value}”在本次报送中重复，请只保留一行。",
        "{file}, line {line}: the key ({column}) {value!r} stands more than once in this filing. Keep one row.",
    ),
    "key_filed_before": _doubt(
        "consistency",
        "{file} 第 {line} 行：主键（{column}）“{value}”已在以前期次报送过，请确认不是重复报送。",
        "{file}, line {line}: the key ({column}) {value!r} was filed in an earlier period too. Confirm it is "
        "not filed twice.",
    ),
    "reference": _error(
        "consistency",
        "{file} 第 {line} 行：字段“{column}”的值“{value}”在{target}中不存在，请补报被引用的记录或改正该值。",
        "{file}, line {line}: the value {value!r} of {column} is not found in {target}. File the record it "
        "names or mend it.",
    ),
    "fields": _error(
        "validity",
        "{file} 第 {line} 行：应有 {expected} 个字段，实有 {actual} 个，请检查分隔符和换行。",
        "{file}, line {line}: {expected} fields are expected, {actual} found. Check separators and line ends.",
    ),
    "truncated": _error(
        "completeness",
        "{file} 第 {line} 行：文件在最后一行中断（应有 {expected} 个字段，实有 {actual} 个），请重新导出整个文件。",
        "{file}, line {line}: the file breaks off in its last line ({actual} of {expected} fields). Export "
        "the whole file again.",
    ),
    "no_final_line_end": _doubt(
        "completeness",
        "{file} 第 {line} 行：最后一行没有换行符，文件可能不完整，请确认。",
        "{file}, line {line}: the last line has no line end; the file may be cut off. Make sure it is whole.",
    ),
    "encoding": _error(
        "validity",
        "{file} 第 {line} 行：该行既不是 UTF-8 也不是 GB18030 编码（或不是全文件所用的编码），请统一编码后重新导出。",
        "{file}, line {line}: the line is not in the encoding of the file (UTF-8 or GB18030). Export the "
        "file in one encoding.",
    ),
    "unreadable": _error(
        "validity",
        "{file}：文件无法读取（{why}），请重新导出。",
        "{file}: the file cannot be read ({why}). Export it again.",
    ),
    "empty_file": _error(
        "completeness",
        "{file}：文件为 0 字节。没有数据的表请只报表头，或不报该文件。",
        "{file}: the file has 0 bytes. A table without rows is filed with its header alone, or not at all.",
    ),
    "unknown_column": _doubt(
        "validity",
        "{file} 第 {line} 行：列“{value}”不在数据标准表“{table}”中，已忽略，请核对表头。",
        "{file}, line {line}: the column {value!r} is not in the contract of {table} and was left out. Check "
        "the header.",
    ),
    "column_twice": _error(
        "validity",
        "{file} 第 {line} 行：表头中“{column}”出现两次，请只保留一列。",
        "{file}, line {line}: the header names {column} twice. Keep one.",
    ),
    "missing_column": _error(
        "completeness",
        "{file} 第 {line} 行：缺少必填列“{column}”，请补充。",
        "{file}, line {line}: the required column {column} is missing. Add it.",
    ),
    "missing_optional_column": _doubt(
        "completeness",
        "{file} 第 {line} 行：缺少列“{column}”，按空值处理，请核对表头。",
        "{file}, line {line}: the column {column} is missing and taken as empty. Check the header.",
    ),
    "unknown_table": _error(
        "validity",
        "{file}：文件名中的表“{value}”不在数据标准中，请使用表名、编号、拼音代码或标题。",
        "{file}: the file name says table {value!r}, which is not in the data standard. Use its name, "
        "number, code or title.",
    ),
    "unknown_name": _error(
        "validity",
        "{file}：看不出机构、表或期次，请按 机构-表-YYYYMMDD.txt 命名。",
        "{file}: its name does not say institution, table and period. Name it institution-table-YYYYMMDD.txt.",
    ),
    "not_read": _doubt(
        "validity",
        "{file}：不是可读取的类型（txt、csv、parquet、xlsx），未读取，请确认无须报送。",
        "{file}: not of a kind that is read (txt, csv, parquet, xlsx) and left out. Confirm that it is not "
        "part of the filing.",
    ),
    "wrong_period": _error(
        "timeliness",
        "{file}：期次“{value}”不是日历上的日期，请改为 YYYYMMDD。",
        "{file}: the period {value!r} is no date of the calendar. Write YYYYMMDD.",
    ),
    "wrong_place": _error(
        "validity",
        "{file}：文件名写的是 {value}，却放在 {expected} 的文件夹中，请移到正确位置或改名。",
        "{file}: it is named for {value} but lies in the folder of {expected}. Move or rename it.",
    ),
    "unknown_institution": _error(
        "validity",
        "机构“{value}”不在机构名录中，请核对机构代码或先登记机构。",
        "The institution {value!r} is not in the register. Check its code or enter it first.",
    ),
    "wrong_kind": _error(
        "validity",
        "{file}：{table}由{expected}报送，机构类型是{value}，请核对。",
        "{file}: {table} is filed by {expected}; the institution is a {value}. Check it.",
    ),
    "missing_table": _error(
        "completeness",
        "缺少{table}：上一期曾报送 {before} 行。请补报；确无数据时只报表头。",
        "{table} is missing: {before} rows were filed last time. File it; when there is nothing, file its "
        "header alone.",
    ),
    "absent_table": _doubt(
        "completeness",
        "未报送{table}，请确认本机构没有此类业务。",
        "{table} is not filed. Confirm that the institution has no such business.",
    ),
    "late": _doubt(
        "timeliness",
        "报送于 {value} 收到，晚于期末后 {expected} 天的期限。",
        "The filing came on {value}, later than {expected} days after the end of its period.",
    ),
    "empty_filing": _error(
        "completeness",
        "{file}：其中没有可读取的数据文件，请核对。",
        "{file}: there is no data file in it. Check what was sent.",
    ),
    "archive_empty": _error(
        "completeness", "{file}：压缩包为 0 字节，请重新发送。", "{file}: the archive has 0 bytes. Send it again."
    ),
    "archive_unreadable": _error(
        "validity",
        "{file}：压缩包无法打开（{why}），请重新打包。",
        "{file}: the archive cannot be opened ({why}). Pack it again.",
    ),
    "archive_too_large": _error(
        "validity",
        "{file}：压缩包过大（{why}），已拒收，请拆分后报送。",
        "{file}: the archive is too large ({why}) and was refused. Split it.",
    ),
    "archive_path": _error(
        "validity",
        "{file}：条目“{value}”指向压缩包之外，已拒收，请只打包报送文件。",
        "{file}: the entry {value!r} points outside the archive; it was refused. Pack only the files of the filing.",
    ),
    "archive_link": _error(
        "validity",
        "{file}：条目“{value}”是链接或特殊文件，已拒收，请打包文件本身。",
        "{file}: the entry {value!r} is a link or a special file; it was refused. Pack the file itself.",
    ),
    "archive_nested": _error(
        "validity",
        "{file}：条目“{value}”是压缩包中的压缩包，已拒收，请只打一层。",
        "{file}: the entry {value!r} is an archive within the archive; it was refused. Pack once only.",
    ),
    "archive_encrypted": _error(
        "validity",
        "{file}：条目“{value}”已加密，无法读取，请不加密打包。",
        "{file}: the entry {value!r} is encrypted and cannot be read. Pack without a password.",
    ),
}
