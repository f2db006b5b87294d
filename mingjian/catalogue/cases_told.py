"""A model's cases in the reader's language: their sentences are English, so Chinese says what is given and expected."""

from mingjian.engine.cases import Case
from mingjian.engine.contracts import Words
from mingjian.engine.library import Library
from mingjian.engine.plan import base_table

SUBJECTS_TOLD = 3


def case_words(library: Library, case: Case) -> Words:
    """The case: in Chinese by its rows and clues, in English by the sentence that its author gave it."""
    return Words(f"{_given(library, case)}；{_expected(case)}", case.name)


def _given(library: Library, case: Case) -> str:
    counted: dict[str, int] = {}
    for name, rows in case.given.items():
        table = library.tables.get(base_table(name)[0])
        title = table.title.zh if table else name
        counted[title] = counted.get(title, 0) + len(rows)
    return "给出" + "、".join(f"{title}{rows}行" for title, rows in counted.items()) if counted else "不给数据"


def _expected(case: Case) -> str:
    if not case.expect:
        return "应无疑点"
    subjects = list(dict.fromkeys(str(row["subject_id"]) for row in case.expect if "subject_id" in row))
    named = (
        f"（{'、'.join(subjects[:SUBJECTS_TOLD])}{'等' if len(subjects) > SUBJECTS_TOLD else ''}）" if subjects else ""
    )
    return f"应有疑点{len(case.expect)}个{named}"
