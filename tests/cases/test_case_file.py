"""The printed case: both languages, fonts embedded, everything in it."""

import re

import pytest
from django.utils import translation

from mingjian.cases.case_file import case_file
from mingjian.cases.models import Case
from mingjian.engine.language import reading


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_file_is_a_pdf_with_both_weights_embedded(confirmed: Case, language: str) -> None:
    with translation.override("en" if language == "en" else "zh-hans"), reading(language):
        content = case_file(confirmed)

    assert content.startswith(b"%PDF-")
    assert set(re.findall(rb"/BaseFont /\w+\+(NotoSansSC\w*)", content)) == {b"NotoSansSC", b"NotoSansSCBold"}
    assert content.count(b"/FontFile2") == 2
    assert len(content) < 1_000_000
    assert content.count(b"/Type /Page\n") >= 4
