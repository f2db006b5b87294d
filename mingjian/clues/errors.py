"""What may keep somebody from doing something to a clue."""

from typing import Any

from mingjian.engine.contracts import Words
from mingjian.engine.errors import UserError


class ClueNotThere(UserError):
    """The clue stands where this move does not begin."""

    code = "clue_not_there"
    http_status = 409
    zh = "疑点{clue}目前为“{state}”，不能“{move}”。请刷新页面查看最新状态。"
    en = "Clue {clue} is {state}: it cannot become '{move}'. Reload the page to see how it stands."

    def sentence(self, language: str) -> str:
        """States and moves in the reader's language."""
        said: dict[str, Any] = {
            name: fact.in_language(language) if isinstance(fact, Words) else fact for name, fact in self.facts.items()
        }
        return (self.zh if language == "zh" else self.en).format(**said)


class ReasonMissing(UserError):
    """Something was set aside without saying why."""

    code = "clue_reason_missing"
    zh = "请选择理由；选“其他”或暂缓时还要写明原因。"
    en = "Choose a reason. With 'other', and for a snooze, also write why."


class SnoozeDayUnusable(UserError):
    """A snooze to a day that has gone or is too far off."""

    code = "snooze_day_unusable"
    zh = "暂缓日期应在{first}至{last}之间。"
    en = "Choose a day from {first} to {last}."


class NoCaseNamed(UserError):
    """A clue was to enter a case without a number."""

    code = "no_case_named"
    zh = "没有说明并入哪一件核查。"
    en = "It is not said which case the clue enters."


class NothingChosen(UserError):
    """An action on the queue without a clue."""

    code = "nothing_chosen"
    zh = "没有选中任何疑点。请先在列表中勾选。"
    en = "No clue is chosen. Tick some in the list first."


class TooManyChosen(UserError):
    """An action on more clues than one may treat at a time."""

    code = "too_many_chosen"
    zh = "一次最多处理{limit}个疑点，选中了{chosen}个。请分批处理。"
    en = "At most {limit} clues at a time; {chosen} are chosen. Take them in parts."


class ViewUnnamed(UserError):
    """A view of the queue was to be kept without a name."""

    code = "view_unnamed"
    zh = "请给筛选方案起一个名称（不超过60字）。"
    en = "Give the view a name of at most 60 characters."


class AlreadyChecked(UserError):
    """A drawn subject has its result already."""

    code = "already_checked"
    http_status = 409
    zh = "{subject}已有检查结果，不能再次登记。"
    en = "{subject} has its result already; it cannot be entered again."


class FindingUnsaid(UserError):
    """A violation was found and not named."""

    code = "finding_unsaid"
    zh = "发现问题时请写明是什么问题；未发现问题时不必填写。"
    en = "When something was found, say what. When nothing was, leave it empty."


class ClueNotFree(UserError):
    """A clue that is in a case or decided already."""

    code = "clue_not_free"
    http_status = 409
    zh = "疑点{clue_id}已在核查中或已有结论，不能再立项或并入。"
    en = "Clue {clue_id} is in a case or decided already; it cannot enter another."
