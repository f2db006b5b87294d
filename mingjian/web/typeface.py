"""The fonts of what is printed: parsed once a process; each document carries only the glyphs that it shows.

fpdf2 parses the whole of a font for every document, and sifts all its thirty thousand glyphs: a second for two fonts.
"""

from copy import copy, deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont, newTable
from fpdf import FPDF
from fpdf.fonts import SubsetMap, TTFFont
from fpdf.output import OutputProducer

FONTS = Path(__file__).parent / "fonts"
FILES = {"": FONTS / "NotoSansSC-Regular.ttf", "B": FONTS / "NotoSansSC-Bold.ttf"}
FAMILY = "Noto"
_AS_THEY_ARE = ("head", "hhea", "maxp", "cvt ", "fpgm", "prep")  # all that a PDF wants, but what is made smaller
_FIRST = ".notdef"


def lend(paper: FPDF) -> None:
    """Give a document the family in each of its styles, as `add_font` would."""
    for style in FILES:
        font = copy(_whole(style))
        font.i, font.desc = len(paper.fonts) + 1, copy(font.desc)
        font.missing_glyphs, font.subset = [], SubsetMap(font)
        paper.fonts[font.fontkey] = font


class Economical(OutputProducer):
    """Writes a document; of its fonts only what it shows."""

    def _add_fonts(self, *resources: Any) -> Any:
        for font in self.fpdf.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont = _shown(font)
        return super()._add_fonts(*resources)


@cache
def _whole(style: str) -> TTFFont:
    """The parsed font: nobody changes it, and its file is closed."""
    font = TTFFont(FPDF(), FILES[style], f"{FAMILY.lower()}{style}", style)
    for tag in (*_AS_THEY_ARE, "glyf", "hmtx"):
        if tag in font.ttfont:
            font.ttfont[tag]
    font.ttfont.close()
    return font


def _shown(font: TTFFont) -> TTFont:
    """A font of the glyphs that a document shows, and of those that they are made of."""
    whole: Any = font.ttfont
    names = _needed(whole["glyf"], font.subset.get_all_glyph_names())
    few: Any = TTFont(sfntVersion=whole.sfntVersion, recalcTimestamp=False, recalcBBoxes=False)
    few.setGlyphOrder(names)
    for tag in (each for each in _AS_THEY_ARE if each in whole):
        few[tag] = deepcopy(whole[tag])
    few["glyf"], few["loca"], few["hmtx"] = newTable("glyf"), newTable("loca"), newTable("hmtx")
    few["glyf"].glyphOrder = names
    few["glyf"].glyphs = {name: _glyph(whole["glyf"], name) for name in names}
    few["hmtx"].metrics = {name: whole["hmtx"].metrics[name] for name in names}
    return few


def _needed(glyf: Any, shown: Any) -> list[str]:
    found, waiting = {_FIRST}, [name for name in shown if name != _FIRST]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += glyf.glyphs[name].getComponentNames(glyf)
    return [_FIRST, *sorted(found - {_FIRST})]


def _glyph(glyf: Any, name: str) -> Any:
    """A copy; one made of others names them, as their numbers differ in the smaller font."""
    glyph = deepcopy(glyf.glyphs[name])
    if glyph.isComposite():
        glyph.expand(glyf)
    return glyph
