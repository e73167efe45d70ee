"""Blocks of codes: which numbers belong to which subject, for whoever adds a code and for docs/messages.md."""

from msgspec import Struct

from healthcheck.model.text import Text


class Block(Struct, frozen=True):
    """Codes from ``first`` to ``last`` and what they are about."""

    first: int
    last: int
    title: Text

    def holds(self, code: str) -> bool:
        """Tell whether a code such as ``HC201`` is of this block."""
        return self.first <= int(code.removeprefix("HC")) <= self.last


BLOCKS = (
    Block(100, 199, Text("Rule files", "规则文件")),
    Block(200, 270, Text("Tables", "表格")),
    Block(271, 279, Text("Areas", "地区")),
    Block(280, 289, Text("Checks of the figures", "数据检查")),
    Block(290, 299, Text("Tables: folders, archives and layouts", "表格：文件夹、压缩包和版式")),
    Block(300, 399, Text("Why a verdict is what it is", "结论的理由")),
    Block(400, 439, Text("Options and outputs", "选项和输出")),
    Block(440, 499, Text("Marked copies and notices", "标注副本和反馈单")),
    Block(500, 514, Text("Waivers", "豁免")),
    Block(515, 539, Text("Comparing reports", "报告对比")),
    Block(540, 559, Text("The spread over areas", "地区差异")),
    Block(560, 579, Text("The project file", "项目文件")),
    Block(600, 619, Text("Whose figures they are", "数据归属")),
    Block(620, 659, Text("What was made of a table", "表格的解读")),
    Block(660, 669, Text("Files that cannot be tables", "不能作为表格的文件")),
    Block(900, 999, Text("Bugs and interruptions", "程序错误和中断")),
)
