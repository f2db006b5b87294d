"""The look of a printed case: A4, Noto Sans SC embedded in subsets, headings, facts, tables, page numbers."""

from collections.abc import Iterable, Sequence

from fpdf import FPDF, FontFace
from fpdf.enums import TableBordersLayout, WrapMode, XPos, YPos

from mingjian.cases.errors import FontsMissing
from mingjian.web import typeface

INK, QUIET, ACCENT, PALE = (28, 35, 48), (104, 113, 128), (30, 64, 140), (240, 244, 250)
NUMERALS = "〇一二三四五六七八九十"
_LINE = 5.6


class Paper(FPDF):
    """A document whose every page but the cover bears its name and number."""

    def __init__(self, name: str, page_words: str, is_chinese: bool) -> None:
        """`page_words` has {page} and {pages}; Chinese wraps at any character, English at words."""
        super().__init__(format="A4")
        if not all(file.exists() for file in typeface.FILES.values()):
            raise FontsMissing
        self.name, self.page_words, self.is_chinese, self.chapters = name, page_words, is_chinese, 0
        self.wrap = WrapMode.CHAR if is_chinese else WrapMode.WORD
        typeface.lend(self)
        self.set_margins(22, 20, 22)
        self.set_auto_page_break(True, 22)
        self.alias_nb_pages()
        self.set_title(name)

    def printed(self) -> bytes:
        """The document as a PDF file."""
        return bytes(self.output(output_producer_class=typeface.Economical))

    def header(self) -> None:
        """The name, small, with a thin rule."""
        if self.page_no() > 1:
            self._write(self.name, 8, QUIET)
            self.set_draw_color(*PALE)
            self.line(self.l_margin, self.get_y() + 1, self.w - self.r_margin, self.get_y() + 1)
            self.ln(5)

    def footer(self) -> None:
        """Page so many of so many."""
        self.set_y(-15)
        self.set_font("Noto", "", 8)
        self.set_text_color(*QUIET)
        words = self.page_words.format(page=self.page_no(), pages="{nb}")
        self.cell(0, 5, words, align="C")

    def cover(self, kind: str, title: str, facts: Iterable[tuple[str, str]], told: str) -> None:
        """The first page: a band with the kind and the title, what it is about, how it came to be."""
        self.add_page()
        self.set_fill_color(*ACCENT)
        self.rect(0, 0, self.w, 92, "F")
        self.set_fill_color(255, 255, 255)
        self.set_y(34)
        self._write(kind, 13, (205, 219, 245))
        self.ln(2)
        self._write(title, 23, (255, 255, 255), "B", 11)
        self.set_y(108)
        self.facts(facts)
        self.ln(6)
        self._write(told, 8.5, QUIET)

    def chapter(self, title: str) -> None:
        """A numbered heading that does not stand alone at the foot of a page."""
        if self.get_y() > self.h - 60:
            self.add_page()
        self.ln(5)
        self.chapters += 1
        number = f"{NUMERALS[self.chapters]}、" if self.is_chinese else f"{self.chapters}  "
        self._write(number + title, 14, ACCENT, "B", 7)
        self.ln(1)

    def section(self, title: str) -> None:
        """A smaller heading."""
        self.ln(2)
        self._write(title, 10.5, INK, "B", 6)

    def text_block(self, text: str) -> None:
        """A paragraph."""
        self._write(text, 10, INK)
        self.ln(1)

    def note(self, text: str) -> None:
        """A quiet line."""
        self._write(text, 8.5, QUIET)

    def values(self, cells: Sequence[tuple[str, str]]) -> None:
        """Many names and values, two pairs a line, small."""
        flat = [part for cell in cells for part in cell]
        flat += [""] * (-len(flat) % 4)
        rows = [flat[at : at + 4] for at in range(0, len(flat), 4)]
        self._table(rows, (21, 29, 21, 29), TableBordersLayout.HORIZONTAL_LINES, size=7.5)

    def facts(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Names and values, one a line."""
        self._table([list(pair) for pair in pairs], (28, 72), TableBordersLayout.HORIZONTAL_LINES)

    def grid(self, headings: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> None:
        """A table with a heading that is repeated on every page."""
        self._table([list(headings), *(list(row) for row in rows)], widths, TableBordersLayout.ALL)

    def signatures(self, roles: Iterable[str]) -> None:
        """A place to sign and date for each role."""
        for role in roles:
            self.ln(9)
            self.set_font("Noto", "", 10)
            self.set_text_color(*INK)
            self.cell(70, 7, role)
            self.set_draw_color(*QUIET)
            y = self.get_y() + 7
            self.line(self.get_x(), y, self.w - self.r_margin, y)
            self.ln(7)

    def _write(
        self, text: str, size: float, colour: tuple[int, int, int], style: str = "", line: float = _LINE
    ) -> None:
        self.set_font("Noto", style, size)
        self.set_text_color(*colour)
        self.multi_cell(0, line, text, align="L", wrapmode=self.wrap, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _table(
        self, rows: list[list[str]], widths: Sequence[int], borders: TableBordersLayout, size: float = 8.5
    ) -> None:
        has_heading = borders is TableBordersLayout.ALL
        self.set_font("Noto", "", size)
        self.set_text_color(*INK)
        self.set_draw_color(205, 212, 224)
        with self.table(
            borders_layout=borders,
            col_widths=tuple(widths),
            first_row_as_headings=has_heading,
            headings_style=FontFace(emphasis="BOLD", color=INK, fill_color=PALE),
            line_height=size * 0.55,
            padding=(size * 0.11, 1.4),
            text_align="LEFT",
            wrapmode=self.wrap,
        ) as table:
            for cells in rows:
                row = table.row()
                for at, cell in enumerate(cells):
                    is_name = not has_heading and at % 2 == 0
                    row.cell(cell, style=FontFace(color=QUIET) if is_name else None)
        self.ln(1.5)
