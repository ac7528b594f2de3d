"""Reference pages made from the declarations: `docs/ledgers.md` from the ledgers, `docs/metrics.md` from the metrics.

`python -m tools.reference` writes them; a test says when they are stale.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from taizhang.findings import KINDS
from taizhang.metrics import Metric, load_metrics
from taizhang.paths import ROOT
from taizhang.spec import Field, Ledger, load_specs

DOCS: Final = ROOT / "docs"
_MADE: Final = "<!-- Made by `make docs` from the declarations; do not edit. -->"


def pages() -> dict[Path, str]:
    """Each reference page by its path."""
    return {
        DOCS / "ledgers.md": _ledgers(load_specs().values()),
        DOCS / "metrics.md": _metrics(load_metrics().values()),
        DOCS / "findings.md": _findings(),
    }


def _ledgers(ledgers: Iterable[Ledger]) -> str:
    parts = ["# Ledgers 台账", "Each is declared by one file in `data/ledgers/`. Headings match whatever their spaces,"
             " line ends and width; rules only warn."]  # fmt: skip
    for ledger in ledgers:
        parts += [
            f"## {ledger.zh} {ledger.en}",
            f"`{ledger.key}`, {ledger.mode}; a row is told by {', '.join(f'`{k}`' for k in ledger.row_key)}.",
            _table(("field", "heading", "English", "type", "required", "other headings"), map(_field, ledger.fields)),
            *(_choices(field) for field in ledger.fields if field.choices),
            *(f"- Rule: {rule.zh} ({rule.en})" for rule in ledger.rules),
        ]
    return _page(parts)


def _field(field: Field) -> Sequence[str]:
    kind = f"{field.type}, {field.unit}" if field.unit else field.type
    return f"`{field.key}`", field.zh, field.en, kind, "yes" if field.required else "", "、".join(field.synonyms)


def _choices(field: Field) -> str:
    written = (f"`{c.code}` {c.zh}{'（' + '、'.join(c.synonyms) + '）' if c.synonyms else ''}" for c in field.choices)
    return f"`{field.key}`: {'; '.join(written)}."


def _metrics(metrics: Iterable[Metric]) -> str:
    rows = (
        (f"`{m.name}`", m.zh, m.en, f"{m.unit_zh} / {m.unit_en}", _aggregate(m), m.good, f"{m.about_zh} / {m.about_en}")
        for m in metrics
    )
    return _page([
        "# Metrics 指标",
        "Each is one file in `queries/metrics/`: the rows that count, and how they become a number.",
        _table(("metric", "中文", "English", "unit", "aggregate", "good", "about"), rows),
    ])  # fmt: skip


def _aggregate(metric: Metric) -> str:
    aggregate = metric.aggregate
    return f"{aggregate.kind}({', '.join(aggregate.of)})" if aggregate.of else aggregate.kind


def _findings() -> str:
    rows = ((f"`{code}`", kind.severity.value, kind.template) for code, kind in KINDS.items())
    return _page([
        "# Findings 问题提示",
        "What the loader says of a cell, a row or a sheet. An error keeps it out, a warning lets it in.",
        _table(("code", "severity", "message"), rows),
    ])  # fmt: skip


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)


def _page(parts: Sequence[str]) -> str:
    return "\n\n".join([parts[0], _MADE, *parts[1:]]) + "\n"


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, "utf-8")
        print(path)
