"""What a district holds its numbers against: targets and status rules, those of the files unless it set its own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import duckdb
import msgspec

from taizhang.errors import RuleRefusedError, TargetRefusedError
from taizhang.locale import _
from taizhang.spec import Ledger, StatusRule, Target, read_status_rules, read_targets
from taizhang.store.base import unknown
from taizhang.store.database import Database, query, records
from taizhang.store.meetings import Meetings


class Standards(Meetings):
    """The part of the store that knows targets and status rules, and lets a district change them."""

    def __init__(self, folder: Path, database: Database, specs: Mapping[str, Ledger]) -> None:
        super().__init__(folder, database, specs)
        self._declared_targets = read_targets()
        self.declared_status_rules: Final = read_status_rules()

    def targets(self) -> tuple[Target, ...]:
        """Every target with the value in force, in the order of `data/targets.toml`."""
        own = self._once(_own_targets)
        return tuple(
            msgspec.structs.replace(target, value=own.get(name, target.default))
            for name, target in self._declared_targets.items()
        )

    def set_target(self, name: str, value: float | None) -> None:
        """Put `value` in force for a target; None lets the file's default be in force again.

        Raises UnknownNameError, or TargetRefusedError for what is no number or out of bounds.
        """
        if name not in self._declared_targets:
            raise unknown(_("target"), name, self._declared_targets)
        target = self._declared_targets[name]
        fault = None if value is None else target.fault(value)
        if fault:
            raise TargetRefusedError(target=target.sentence, value=value, reason=fault)
        with self._change() as cursor:
            cursor.execute(query("forget_own_target"), {"name": name})
            if value is not None and value != target.default:
                cursor.execute(query("insert_own_target"), {"name": name, "value": value})

    def status_rules(self) -> dict[str, StatusRule]:
        """The status rule in force of each scored metric by its name, in the order of `data/status.toml`."""
        own = self._once(_own_status_rules)
        return {metric: own.get(metric, rule) for metric, rule in self.declared_status_rules.items()}

    def set_status_rule(self, metric: str, rule: StatusRule | None) -> None:
        """Put `rule` in force for a metric; None lets the file's default be in force again.

        Raises UnknownNameError, or RuleRefusedError where a limit is no number.
        """
        if metric not in self.declared_status_rules:
            raise unknown(_("metric with a status rule"), metric, self.declared_status_rules)
        fault = rule.fault("neutral") if rule else None  # which way is good, the metric knows
        if fault:
            raise RuleRefusedError(metric=metric, reason=fault)
        with self._change() as cursor:
            cursor.execute(query("forget_own_status_rule"), {"metric": metric})
            if rule is not None and rule != self.declared_status_rules[metric]:
                cursor.execute(query("insert_own_status_rule"), {"metric": metric, **msgspec.structs.asdict(rule)})


def declare_targets(cursor: duckdb.DuckDBPyConnection, targets: Mapping[str, Target]) -> bool:
    """Let queries see the defaults of `targets`; whether that changed anything."""
    defaults = {name: target.default for name, target in targets.items()}
    if {row["name"]: row["value"] for row in records(cursor, "declared_targets")} == defaults:
        return False
    cursor.execute("delete from store.target")
    cursor.executemany("insert into store.target (name, value) values (?, ?)", [list(t) for t in defaults.items()])
    return True


def _own_targets(cursor: duckdb.DuckDBPyConnection) -> dict[str, float]:
    return {row["name"]: row["value"] for row in records(cursor, "own_targets")}


def _own_status_rules(cursor: duckdb.DuckDBPyConnection) -> dict[str, StatusRule]:
    return {row.pop("metric"): StatusRule(**row) for row in records(cursor, "own_status_rules")}
