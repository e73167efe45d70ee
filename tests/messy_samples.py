"""What each file of sample_data/messy shows, what it is read with, and the clean twin that says the same."""

import re
import shlex
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MESSY = ROOT / "sample_data" / "messy"


@dataclass(frozen=True)
class Sample:
    """A messy file: a pattern that its content holds and that of its twin does not, and options of ``check``."""

    shows: str
    read_with: str = ""
    twin: str = "clean.csv"
    summed: bool = False
    """Its verdicts say of how many rows their figures are the sum."""

    def options(self) -> dict[str, Any]:
        """Return what the file is read with as arguments of :func:`healthcheck.check`."""
        words = shlex.split(self.read_with)
        return {
            flag.removeprefix("--").replace("-", "_"): _value(word)
            for flag, word in zip(words[::2], words[1::2], strict=True)
        }


def content(path: Path) -> str:
    """Return the content of a file, of the files in an archive or workbook, or of those in a folder, with their names.

    Bytes that are no UTF-8 become U+FFFD.
    """
    if path.is_dir():
        return "\n".join(f"{one.name}\n{content(one)}" for one in sorted(path.iterdir()))
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return "\n".join(f"{name}\n{archive.read(name).decode(errors='replace')}" for name in archive.namelist())
    return path.read_bytes().decode(errors="replace")


def is_clean(name: str) -> bool:
    """Tell whether a file is one of the twins."""
    return re.fullmatch(r"clean(-\w+)?\.csv", name) is not None


def _value(word: str) -> Any:
    if word.endswith(".yaml"):
        return ROOT / word
    return int(word) if word.isdecimal() else word


_MAPS = "sample_data/messy"
_WORKBOOK = "W\0o\0r\0k\0b\0o\0o\0k\0"
"""The name of the stream in which an xls file holds its sheets."""
_YEARS = "clean-years.csv"
_RATES = "clean-rates.csv"
_MISSING = "clean-missing.csv"

SAMPLES: dict[str, Sample] = {
    # Files
    "tabs.tsv": Sample(r"350102\t鼓楼区\t2024"),
    "semicolons.utf16.csv": Sample(r";\0"),
    "byte-order-mark.csv": Sample(r"\A\ufeff"),
    "title-lines.gbk.csv": Sample(r"\ufffd"),
    "four-bytes.gb18030.csv": Sample(r"\ufffd"),
    "utf32.csv": Sample(r"0\0\0\0"),
    "no-mark.utf16.csv": Sample(r"3\0005\0", "--encoding utf-16-le"),
    "big5.csv": Sample(r"\ufffd", "--encoding big5", "clean-traditional.csv"),
    "quoted.csv": Sample(r'"3922"'),
    "sep-line.csv": Sample(r"\Asep=;"),
    "excel-97.xls": Sample(_WORKBOOK),
    "wps.et": Sample(_WORKBOOK),
    "text-as-workbook.xls": Sample(r"\t2024\t3922\t"),
    "libreoffice.ods": Sample(r"opendocument\.spreadsheet"),
    "columns.parquet": Sample(r"\APAR1"),
    "three-submissions": Sample(r"350103\.csv\n"),
    "three-submissions.zip": Sample("上报/1-".encode("gbk").decode("cp437")),
    "cover-sheet.xlsx": Sample(r"xl/worksheets/sheet2\.xml", "--sheet 表1"),
    "empty-first-sheet.xlsx": Sample(r"<sheetData></sheetData>"),
    "sheet-per-district.xlsx": Sample(r"xl/worksheets/sheet3\.xml", "--sheet all"),
    "hidden-columns.xlsx": Sample(r"<col [^>]*hidden=\"1\""),
    "protected.xlsx": Sample(r"<sheetProtection "),
    "formulas.xlsx": Sample(r"<f>3900\+22</f><v>3922</v>"),
    "million-empty-rows.xlsx": Sample(r"<row r=\"1048576\""),
    "numbers-as-text.xlsx": Sample(r"<t>1,480</t>"),
    "number-formats.xlsx": Sample(r"formatCode=\"0!\.0,"),
    "float-noise.xlsx": Sample(r"<v>52\.300000000000004</v>"),
    # Layouts
    "unit-above.csv": Sample(r"单位：张、万人"),
    "unit-row.csv": Sample(r",,,张,人,万人"),
    "column-numbers.csv": Sample(r"甲,乙,1,2"),
    "line-breaks.csv": Sample(r"（助理）\n医师"),
    "blank-rows-and-columns.csv": Sample(r"\n,+\n,350103"),
    "merged-header.xlsx": Sample(r"<mergeCell "),
    "three-header-rows.xlsx": Sample(r"<mergeCell ref=\"A1:A3\""),
    "units-merged.csv": Sample(r",人口\(万人\),\n"),
    "notes-and-totals.csv": Sample(r",合计,"),
    "totals-between.csv": Sample(r"350103.*\n,小计,.*\n350104"),
    "of-which-rows.csv": Sample(r"\n,其中：公立医院,"),
    "of-which-columns.csv": Sample(r",其中：执业"),
    "other-columns.csv": Sample(r"\A序号,"),
    "signed-form.csv": Sample(r"填表人：张三"),
    "header-again.csv": Sample(r"\n续表,+\n区划代码,"),
    "second-table.csv": Sample(r"表2 2024年", "--header-row 7"),
    "undated.csv": Sample(r"鼓楼区,3922", "--period 2024"),
    "year-above.csv": Sample(r"时间：2024年"),
    "region-above.csv": Sample(r"地区：福建省", twin="clean-region.csv"),
    "years-as-columns.csv": Sample(r",,2024年,2024年"),
    "year-once.csv": Sample(r"\n,350103,"),
    "years-newest-first.csv": Sample(r",2024年,2023年,", twin=_YEARS),
    "years-in-headers.csv": Sample(r",2024年床位数,2023年床位数,", twin=_YEARS),
    "indicators-and-years.csv": Sample(r",指标,单位,2024年,2023年", twin=_YEARS),
    "names-once.csv": Sample(r"\n,,2024,", twin=_YEARS),
    "merged-names.xlsx": Sample(r"<mergeCell ref=\"A2:A3\"", twin=_YEARS),
    "long.csv": Sample(r",指标,数值,单位"),
    "long-units.csv": Sample(r"52.*,人\n[^$]*,40\.5,万人"),
    "long-other-indicators.csv": Sample(r",星级饭店数,"),
    "sdmx.csv": Sample(r"350102: 鼓楼区"),
    "sdmx-labels.csv": Sample(r"STRUCTURE\[;\].*;TIME_PERIOD;时间;"),
    "english.csv": Sample(r"\ACode,District,Year"),
    "own-words.csv": Sample(r",编制床,大夫,", f"--columns {_MAPS}/own-words.yaml"),
    # Areas
    "typed-by-hand.csv": Sample(r"350102\.0,鼓 楼 区"),
    "codes-as-numbers.csv": Sample(r"350102\.0,"),
    "codes-in-exponents.csv": Sample(r"3\.50102E\+05"),
    "codes-with-tabs.csv": Sample(r"350102\t,"),
    "codes-as-formulas.csv": Sample(r"\n=\"350102\","),
    "codes-with-apostrophes.csv": Sample(r"\n'350102,"),
    "text-formulas.csv": Sample('=""350102"""(.|\n)*2024-12(.|\n)*\u200b'),
    "codes-without-zeros.csv": Sample(
        r"\n1001,", f"--columns {_MAPS}/codes-without-zeros.yaml", twin="clean-zeros.csv"
    ),
    "codes-of-two-lengths": Sample(r"350102000000,"),
    "old-code.csv": Sample(r"350182,长乐市", f"--columns {_MAPS}/old-code.yaml", twin="clean-renamed.csv"),
    "spaces-in-names.csv": Sample(r",台　江　区,"),
    "full-width.csv": Sample(r"３５０１０２,"),
    "joined-by-code": Sample(r"people\.csv\n行政区划代码,年度"),
    "joined-by-name": Sample(r"people\.csv\n区县,年度"),
    "coarse-and-fine": Sample(r"鼓楼区,2024,52\n"),
    "merged-over-hospitals.xlsx": Sample(
        r"<mergeCell ref=\"A2:A3\"",
        f"--sum-by area --columns {_MAPS}/merged-over-hospitals.yaml",
        summed=True,
    ),
    # Figures
    "thousands.csv": Sample(r"\"3,922\""),
    "ten-thousands.csv": Sample(r",52\.3万\n"),
    "units-in-cells.csv": Sample(r",3922张,"),
    "exponents.csv": Sample(r",5\.23E\+05\n"),
    "footnotes.csv": Sample(r",3922①,"),
    "percents.csv": Sample(r",28\.55%,3\.1‰", twin=_RATES),
    "per-mille.csv": Sample(r"健康素养水平\(‰\)", twin=_RATES),
    "percent-cells.xlsx": Sample(r"formatCode=\"0\.00%\"|numFmtId=\"10\"", twin=_RATES),
    "missing-symbols.csv": Sample(r",—,", twin=_MISSING),
    "own-symbols.csv": Sample(r",未报,", f"--missing {_MAPS}/own-symbols.yaml", twin=_MISSING),
}
