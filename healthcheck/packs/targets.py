"""The ``target:`` of an indicator.

A trend has no limit to write, so its target is the word itself: ``target: falling``; with a further
key it is ``target: {falling: true}``.
"""

from itertools import pairwise

from healthcheck.model.pack import Rounding, Target, TargetKind, Threshold
from healthcheck.packs import numbers, values
from healthcheck.packs.fault_list import FaultList
from healthcheck.packs.nodes import Node, Scalar
from healthcheck.packs.values import Fields

KINDS = tuple(kind.value for kind in TargetKind)
TRENDS = ("falling", "rising")
MILESTONE_KINDS = ("at_least", "more_than", "at_most", "less_than")
COMPANIONS = {"within": "about", "over": "between"}
"""The kind of target that a further key goes with."""
CONTRADICTED = {"milestones": ("by", "in"), **dict.fromkeys(TRENDS, ("by", "in", "from"))}
"""The years that a kind of target cannot have, because it says its own."""
ROUNDING_RULES = ("half_even", "half_up")
KEYS = (*KINDS, "over", "within", "by", "in", "from", "round")
ROUND_KEYS = ("digits", "rule")
MOST_DIGITS = 10


def read_target(node: Node, faults: FaultList) -> Target | None:
    """Read a target and hold its own keys against each other."""
    if isinstance(node, Scalar) and not values.is_empty(node):
        return _trend_word(node, faults)
    group = values.mapping(node, faults)
    if group is None:
        return None
    fields = Fields(group, KEYS, faults, numbers.SIGNS)
    kind = fields.only_one_of(KINDS, "HC152")
    return None if kind is None else _Reader(fields, kind, faults).target()


def _trend_word(node: Scalar, faults: FaultList) -> Target | None:
    if node.text in TRENDS:
        return Target(TargetKind(node.text), written={node.text: True})
    values.wrong_shape("mapping", node, faults)
    return None


class _Reader:
    """Reads the keys of one target; ``written`` grows in the order of a report."""

    def __init__(self, fields: Fields, kind: str, faults: FaultList) -> None:
        self._fields = fields
        self._kind = kind
        self._faults = faults
        self._written: dict[str, object] = {}

    def target(self) -> Target | None:
        milestone_kind, milestones = self._milestones()
        thresholds = self._thresholds()
        within, percent = self._within()
        over_allowed = self._over_allowed()
        by, in_year, from_year = (self._year(key) for key in ("by", "in", "from"))
        rounding = self._rounding()
        self._check_years(in_year, from_year)
        if thresholds is None:
            return None
        return Target(
            TargetKind(self._kind),
            thresholds,
            within,
            percent,
            over_allowed,
            milestone_kind,
            milestones,
            by,
            in_year,
            from_year,
            rounding,
            self._written,
        )

    def _thresholds(self) -> tuple[Threshold, ...] | None:
        """Read the limits; None when there are faults, nothing where the kind has no limit of its own."""
        node = self._fields.get(self._kind)
        if node is None or self._kind == "milestones":
            return ()
        if self._kind in TRENDS:
            if values.truth(node) is not True:
                values.wrong_shape("true", node, self._faults)
            self._written[self._kind] = True
            return ()
        if self._kind == "between":
            return self._between(node)
        limit = numbers.decimal(node, self._faults)
        if limit is None:
            return None
        self._written[self._kind] = limit.text
        return (limit,)

    def _between(self, node: Node) -> tuple[Threshold, ...] | None:
        listed = values.items(node, self._faults)
        if listed is None:
            return None
        if len(listed) != 2:
            self._faults.add("HC162", node.place, count=2, found=len(listed))
            return None
        low, high = (numbers.decimal(item, self._faults) for item in listed)
        if low is None or high is None:
            return None
        if low.value > high.value:
            self._faults.add("HC160", node.place, low=low.text, high=high.text)
        self._written["between"] = [low.text, high.text]
        return low, high

    def _within(self) -> tuple[Threshold | None, bool]:
        node = self._fields.require("within") if self._kind == "about" else self._companion("within")
        read = None if node is None else numbers.tolerance(node, self._faults)
        if read is None:
            return None, False
        limit, percent = read
        self._written["within"] = limit.text + ("%" if percent else "")
        return limit, percent

    def _over_allowed(self) -> bool:
        node = self._companion("over")
        if node is None or values.choice(node, ("allowed",), self._faults) is None:
            return False
        self._written["over"] = "allowed"
        return True

    def _companion(self, key: str) -> Node | None:
        node, kind = self._fields.get(key), COMPANIONS[key]
        if node is not None and self._kind != kind:
            self._faults.add("HC153", self._fields.place_of(key), key=key, kind=self._kind, owner=kind)
            return None
        return node

    def _milestones(self) -> tuple[TargetKind | None, tuple[tuple[int, Threshold], ...]]:
        node = self._fields.get("milestones")
        group = None if node is None else values.mapping(node, self._faults)
        if group is None:
            return None, ()
        inner = Fields(group, MILESTONE_KINDS, self._faults, numbers.SIGNS)
        kinds = [kind for kind in MILESTONE_KINDS if kind in inner]
        if not group.items:
            self._faults.add("HC157", group.place)
        elif len(kinds) > 1:
            self._faults.add("HC154", inner.place_of(kinds[1]), first=kinds[0], second=kinds[1])
        if not kinds:
            return None, ()
        kind = kinds[0]
        by_year = self._years(inner.get(kind))
        strictly_rising = kind in ("at_least", "more_than")
        for (earlier, stricter, _), (year, limit, key) in pairwise(by_year):
            if limit.value < stricter.value if strictly_rising else limit.value > stricter.value:
                self._faults.add(
                    "HC156", key.place, year=year, limit=limit.text, earlier=earlier, stricter=stricter.text
                )
        self._written["milestones"] = {kind: {str(year): limit.text for year, limit, _ in by_year}}
        return TargetKind(kind), tuple((year, limit) for year, limit, _ in by_year)

    def _years(self, node: Node | None) -> list[tuple[int, Threshold, Scalar]]:
        group = None if node is None else values.mapping(node, self._faults)
        if group is not None and not group.items:
            self._faults.add("HC157", group.place)
        by_year = []
        for key, value in group.items if group else ():
            year, limit = numbers.year(key, self._faults), numbers.decimal(value, self._faults)
            if year is not None and limit is not None:
                by_year.append((year, limit, key))
        return sorted(by_year, key=lambda entry: entry[0])

    def _year(self, key: str) -> int | None:
        node = self._fields.get(key)
        if node is None:
            return None
        if key in CONTRADICTED.get(self._kind, ()):
            self._faults.add("HC154", self._fields.place_of(key), first=self._kind, second=key)
        year = numbers.year(node, self._faults)
        if year is not None:
            self._written[key] = year
        return year

    def _check_years(self, in_year: int | None, from_year: int | None) -> None:
        if "by" in self._fields and "in" in self._fields:
            self._faults.add("HC154", self._fields.place_of("in"), first="by", second="in")
        if in_year is not None and from_year is not None and from_year > in_year:
            self._faults.add("HC155", self._fields.place_of("from"), year=in_year, start=from_year)

    def _rounding(self) -> Rounding | None:
        node = self._fields.get("round")
        group = None if node is None else values.mapping(node, self._faults)
        if group is None:
            return None
        inner = Fields(group, ROUND_KEYS, self._faults)
        digits_node, rule_node = inner.require("digits"), inner.require("rule")
        digits = None if digits_node is None else numbers.whole(digits_node, self._faults, 0, MOST_DIGITS)
        rule = None if rule_node is None else values.choice(rule_node, ROUNDING_RULES, self._faults)
        if digits is None or rule is None:
            return None
        self._written["round"] = {"digits": digits, "rule": rule}
        return Rounding(digits, "half_even" if rule == "half_even" else "half_up")
