"""What is printed carries of its fonts the glyphs that it shows, as they are, and no more."""

from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from pyhanko.pdf_utils.reader import PdfFileReader

from mingjian.cases.paper import Paper
from mingjian.web.typeface import FILES

TEXT = "不动产登记证明 №12 é ﬁ 京"


def _embedded(content: bytes) -> dict[str, Any]:
    """The fonts of a file by their style."""
    reader = PdfFileReader(BytesIO(content))
    fonts = reader.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
    return {("B" if "Bold" in fonts[key]["/BaseFont"] else ""): fonts[key]["/DescendantFonts"][0] for key in fonts}


def _outline(font: TTFont, glyph: int) -> Any:
    found: Any = font["glyf"][font.getGlyphName(glyph)]
    return found.getCoordinates(font["glyf"])[0]


def test_every_character_has_the_outline_of_the_whole_font() -> None:
    paper = Paper("name", "{page} / {pages}", is_chinese=True)
    paper.cover("kind", TEXT, [("甲", TEXT)], TEXT)

    embedded = _embedded(paper.printed())

    for style, told in embedded.items():
        shown, whole = TTFont(BytesIO(told["/FontDescriptor"]["/FontFile2"].data)), TTFont(FILES[style])
        places = told["/CIDToGIDMap"].data
        assert set(shown.keys()) >= {"glyf", "loca", "head", "hhea", "hmtx", "maxp"}
        assert len(shown.getGlyphOrder()) < 100
        kept = paper.fonts[f"noto{style}"].subset
        for glyph, code in kept.items():
            if glyph and glyph.unicode != (0,):
                place = int.from_bytes(places[code * 2 : code * 2 + 2])
                assert _outline(shown, place) == _outline(whole, whole.getGlyphID(glyph.glyph_name)), glyph


def test_a_second_document_owes_nothing_to_the_first() -> None:
    def printed(text: str) -> bytes:
        paper = Paper("name", "{page}", is_chinese=True)
        paper.cover("kind", text, [], text)
        return paper.printed()

    sizes = [len(printed(text)) for text in ("一", "明鉴抵押登记" * 3, "一")]

    assert abs(sizes[0] - sizes[2]) < 100
    assert sizes[1] > sizes[0] + 500
