"""Tables kept as texts that are not quite what they should be."""

from bench import seeds
from tests.books.packing import HEAD, PROJECTS


def made() -> dict[str, bytes]:
    text = seeds.delimited(PROJECTS)
    return {
        "csv_called_xlsx.xlsx": text.encode("gbk"),
        "tabs_in_utf16.txt": seeds.delimited(PROJECTS, "\t").encode("utf-16"),
        "declares_its_delimiter.csv": b"sep=;\r\n" + seeds.delimited(PROJECTS, ";").encode("utf-8-sig")[3:],
        "full_width_commas.csv": text.replace(",", "，").encode("gb18030"),
        "cut_within_a_character.csv": (text + "武汉路街道,丙,推").encode("gbk")[:-1],
        "zeros_in_the_text.csv": text.replace("推进", "推\0进\0").encode(),
        "nothing_but_zeros.csv": bytes(10_000),
        "mark_that_nobody_closed.csv": ",".join(HEAD).encode()
        + '\r\n武汉路街道,"甲,推进,1\r\n湖北路街道,"乙",推进,2\r\n'.encode(),
        "rows_of_all_lengths.csv": "街道,项目名称,项目阶段\n武汉路街道,甲,推进,,,,\n湖北路街道,乙\n".encode(),
        "one_line_of_text.txt": "请各街道于五月底前报送。".encode("gbk"),
        "web_page_without_table.xls": "<!DOCTYPE html><html><body><p>请登录</p></body></html>".encode(),
    }
