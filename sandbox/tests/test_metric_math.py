"""Metric math by the tables and sentences of the Amazon CloudWatch User Guide ("Using math expressions with CloudWatch metrics")."""

import pytest

from pilothouse_sandbox.metrics.expression_parser import parse
from pilothouse_sandbox.metrics.math_context import Context
from pilothouse_sandbox.metrics.metric_math import evaluate
from pilothouse_sandbox.metrics.series import BadExpression, Line, NotAnswered

PERIOD, POINTS = 3_600, 5


def result(expression: str, **metrics: str) -> str:
    """Of metrics written as in AWS's tables ("1 - 20"); what comes out is written in the same way."""
    values = {name: {index * PERIOD: float(point) for index, point in enumerate(points.split()) if point != "-"} for name, points in metrics.items()}
    lines = [Line(name, series) for name, series in values.items()]

    def value_of(name: str):
        if name not in values:
            raise BadExpression(f"Unknown identifier '{name}'")
        return values[name]

    context = Context(0, POINTS * PERIOD, PERIOD, value_of, lambda parts: [line for line in lines if not parts or any(part in line.label for part in parts)],
                      search=None, band=None, period_of=lambda _: PERIOD)
    return written(evaluate(parse(expression), context))


def written(value) -> str:
    if isinstance(value, list):
        return " | ".join(written(line.series) for line in value)
    if isinstance(value, float):
        return f"{value:g}"
    return " ".join(f"{value[at]:g}" if at in value else "-" for at in range(0, POINTS * PERIOD, PERIOD))


@pytest.mark.parametrize("expression, expected", [
    ("IF(m1, m2, m3)", "30 0 20 0 -"), ("IF(m1, 5, m3)", "5 5 20 - -"), ("IF(m1, m2, 5)", "30 0 5 5 -"), ("IF(m1, m2)", "30 0 - - -"),
    ("IF(m1 > 0, m2, m3)", "30 0 20 0 -"), ("IF(1 == 1, m2, m3)", "30 - 0 0 30"), ("IF(1 == 2, m2, m3)", "0 0 20 - 20"), ("IF(1 == 2, m2)", "- - - - -"),
    ("IF([m1, m2], 1, 0)", "1 1 0 0 - | 1 - 0 0 1"),
])
def test_if_by_the_tables(expression, expected):
    assert result(expression, m1="1 1 0 0 -", m2="30 - 0 0 30", m3="0 0 20 - 20") == expected


@pytest.mark.parametrize("expression, expected", [
    ("metric1 < metric2", "0 0 1 0 -"), ("metric1 >= 30", "1 0 0 0 -"), ("metric1 > 15 AND metric2 > 15", "1 0 0 0 -"), ("metric1 > 15 && metric2 > 15", "1 0 0 0 -"),
    ("metric1 > 25 OR metric2 == 20", "1 0 1 0 -"), ("metric1 / metric2", "1.5 - 0 - -"), ("-metric1", "-30 -20 -0 -0 -"), ("metric1 ^ 2", "900 400 0 0 -"), ("2 * 3", "6"), ("5 > 2", "1"),
])
def test_operators_take_a_missing_point_for_zero_and_leave_a_division_by_zero_out(expression, expected):
    assert result(expression, metric1="30 20 0 0 -", metric2="20 - 20 - -") == expected


@pytest.mark.parametrize("expression, expected", [
    ("ABS(a - b)", "2 3 1 5 -"), ("AVG(a)", "3"), ("AVG([a, b])", "2 1.5 3.5 2.5 -"), ("CEIL(a / 2)", "1 2 2 3 -"), ("FLOOR(a / 2)", "0 1 1 2 -"),
    ("DATAPOINT_COUNT(b)", "2"), ("DATAPOINT_COUNT(METRICS())", "2 1 2 1 -"), ("DIFF(a)", "- 2 0 2 -"), ("DIFF_TIME(b)", "- - 7200 - -"),
    ("FILL(b, 10)", "3 10 4 10 10"), ("FILL(b, REPEAT)", "3 3 4 4 4"), ("FILL(b, LINEAR)", "3 3.5 4 4 4"), ("FILL(b, MIN(b))", "3 3 4 3 3"), ("FILL(b, a)", "3 3 4 5 -"), ("FILL(METRICS(), a)", "1 3 3 5 - | 3 3 4 5 -"),
    ("FIRST(SORT(METRICS(), MAX, DESC))", "1 3 3 5 -"), ("LAST([a, b])", "3 - 4 - -"), ("LOG10(a * 100)", "2 2.47712 2.47712 2.69897 -"), ("LOG(a - a)", "- - - - -"),
    ("MAX(a)", "5"), ("MAX(METRICS())", "3 3 4 5 -"), ("MIN(b)", "3"), ("MIN(METRICS())", "1 3 3 5 -"), ("METRIC_COUNT(METRICS())", "2"), ("SUM(METRICS('b'))", "3 - 4 - -"),
    ("HOUR(b)", "0 1 2 3 4"), ("MINUTE(b)", "0 0 0 0 0"), ("DAY(a)", "4 4 4 4 4"), ("DATE(a)", "1 1 1 1 1"), ("MONTH(a)", "1 1 1 1 1"), ("YEAR(a)", "1970 1970 1970 1970 1970"), ("EPOCH(b)", "0 3600 7200 10800 14400"),
    ("IF(HOUR(a) > 1, a)", "- - 3 5 0"), ("PERIOD(a)", "3600"), ("RATE(a) * 3600", "- 2 0 2 -"), ("REMOVE_EMPTY([a, LOG(a - a)])", "1 3 3 5 -"), ("RUNNING_SUM(METRICS())", "1 4 7 12 - | 3 - 7 - -"),
    ("SLICE(METRICS(), 1)", "3 - 4 - -"), ("SLICE(METRICS(), 0, 1)", "1 3 3 5 -"), ("SORT(METRICS(), SUM, ASC, 1)", "3 - 4 - -"), ("STDDEV(b)", "0.5"), ("STDDEV(METRICS())", "1 0 0.5 0 -"),
    ("SUM(a)", "12"), ("SUM(100 / METRICS())", "133.333 33.3333 58.3333 20 -"), ("TIME_SERIES(MAX(a))", "5 5 5 5 5"), ("TIME_SERIES(1 / SUM(a - a))", "- - - - -"), ("a * (1 / 0)", "- - - - -"),
])
def test_every_function_of_the_guide(expression, expected):
    assert result(expression, a="1 3 3 5 -", b="3 - 4 - -") == expected


@pytest.mark.parametrize("expression, sentence", [
    ("avg(a)", "Unknown function 'avg'"), ("SORT(METRICS())", "SORT takes 3 to 4 arguments, not 1"), ("SORT(METRICS(), STDDEV, ASC)", "Unknown identifier 'STDDEV'"), ("SLICE(a, 1)", "SLICE takes an array of time series"),
    ("a + 'text'", "Text cannot be calculated with"), ("RATE(3)", "A time series is expected"), ("a +", "Unexpected end of the expression"), ("a b", "Unexpected 'b'"), ("[a, b] + [a]", "Arrays of different sizes"),
])
def test_what_is_no_expression_is_refused_by_name(expression, sentence):
    with pytest.raises(BadExpression, match=sentence.replace("(", r"\(").replace("[", r"\[")):
        result(expression, a="1 - - - -", b="1 - - - -")


@pytest.mark.parametrize("expression", ["DB_PERF_INSIGHTS('RDS', 'db-A', 'db.load.avg')", "INSIGHT_RULE_METRIC('rule', 'UniqueContributors')", "LAMBDA('function', 'more')", "SERVICE_QUOTA(a)"])
def test_what_aws_would_ask_another_service_is_no_mistake_of_the_expression(expression):
    with pytest.raises(NotAnswered):
        result(expression, a="1 - - - -")
