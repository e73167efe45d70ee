"""What would make a missed target good, in a few words: how many more beds, how much lower a rate."""

from healthcheck.messages import text
from healthcheck.messages.units import difference, quantity
from healthcheck.model.pack import Pack, TargetKind, VariableType, variables_of
from healthcheck.model.text import Language
from healthcheck.model.verdicts import Verdict
from healthcheck.reports.problems import is_above
from healthcheck.reports.unserved import base_unit, unserved


def advice(verdict: Verdict, pack: Pack, language: Language) -> str:
    """Say what would turn a miss into a pass, the denominator as it is; no capital, no full stop."""
    names = variables_of(verdict.indicator.measure.numerator)
    pause = text("list.pause", language)
    parameters = {"variable": pause.join(pack.variables[name].name.in_language(language) for name in names)}
    types = {pack.variables[name].type for name in names}
    kind = verdict.indicator.target.kind
    if types == {VariableType.FLAG}:
        return text("advice.flag", language, parameters)
    if kind in (TargetKind.FALLING, TargetKind.RISING):
        return text(f"advice.{kind}", language, parameters)
    if verdict.gap in (None, "0"):
        return text("advice.other", language, parameters)
    is_rate = VariableType.RATE in types
    key = ("lower" if is_rate else "reduce") if is_above(verdict) else ("raise" if is_rate else "add")
    parameters["quantity"] = difference(verdict.gap or "", verdict.gap_unit, language)
    return text(f"advice.{key}", language, parameters)


def people_words(verdict: Verdict, pack: Pack, language: Language) -> str:
    """Say how many people what is there is enough for, and how many there are beyond; nothing where none are."""
    beyond = unserved(verdict)
    if beyond is None or verdict.serves is None:
        return ""
    unit = base_unit(verdict, pack)
    shown = {"served": quantity(verdict.serves, unit, language), "beyond": quantity(beyond, unit, language)}
    return text("advice.unserved", language, shown)
