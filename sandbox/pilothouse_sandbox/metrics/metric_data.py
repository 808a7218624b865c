"""GetMetricData: pages, labels and order, around what `metric_queries` works out."""

import base64
import binascii
import json
import time

from ministack.services import cloudwatch

from .labels import label_of
from .metric_queries import BadQuery, MetricQueries
from .query_checks import check
from .series import Line, NotAnswered

_MOST_POINTS = 100_800
_DAY = 86_400


def get_metric_data(plain):
    """The replacement of ministack's action of that name; the old protocol keeps ministack's own."""

    def handle(params, data, is_cbor, is_json=False):
        if not is_json:
            return plain(params, data, is_cbor, is_json)
        try:
            answer = _Request(data).answer()
        except BadQuery as bad:
            return cloudwatch._error("ValidationError", str(bad), 400, use_json=True)
        return 200, {"Content-Type": "application/x-amz-json-1.0"}, json.dumps(answer).encode()

    return handle


class _Request:
    def __init__(self, data: dict) -> None:
        self._asked = data.get("MetricDataQueries") or []
        start, end = cloudwatch._parse_ts(data.get("StartTime")), cloudwatch._parse_ts(data.get("EndTime"))
        check(self._asked, start, end)
        self._newest_first = data.get("ScanBy") != "TimestampAscending"
        self._timezone = (data.get("LabelOptions") or {}).get("Timezone")
        self._most = _page_size(data.get("MaxDatapoints"))
        self._from_row, self._from_point = _position(data.get("NextToken"))
        shortest = min(_periods(self._asked), default=60)
        self._queries = MetricQueries(self._asked, floored(start, shortest), int(end))

    def answer(self) -> dict:
        """Rows are worked out as far as this page goes; those of earlier pages are only counted."""
        results, left = [], self._most
        row = 0
        for query in self._asked:
            if not query.get("ReturnData", True):
                continue
            if _is_single(query) and row < self._from_row:
                row += 1
                continue
            try:
                lines = self._queries.lines(query["Id"])
            except NotAnswered as gap:
                if row >= self._from_row:
                    results.append(_without_points(query, "InternalError", [{"Code": "ArgumentError", "Value": str(gap)}]))
                row += 1
                continue
            for line in lines:
                if row < self._from_row:
                    row += 1
                    continue
                if left == 0:
                    return _answered(results, _token(row, 0))
                skip = self._from_point if row == self._from_row else 0
                shown, rest = self._row(query, line, len(lines) > 1, skip, left)
                results.append(shown)
                left -= len(shown["Values"])
                if rest:
                    return _answered(results, _token(row, skip + len(shown["Values"])))
                row += 1
            if not lines:
                if row >= self._from_row:
                    results.append(_without_points(query, "Complete", []))
                row += 1
        return _answered(results, None)

    def _row(self, query: dict, line: Line, several: bool, skip: int, most: int) -> tuple[dict, bool]:
        times = sorted(line.series, reverse=self._newest_first)[skip:]
        page = times[:most]
        metric = (query.get("MetricStat") or {}).get("Metric") or {}
        label = label_of(query, line, several, metric.get("MetricName") or query["Id"], self._timezone)
        rest = len(times) > most
        return {"Id": query["Id"], "Label": label, "Timestamps": page, "Values": [line.series[at] for at in page],
                "StatusCode": "PartialData" if rest else "Complete"}, rest


def _without_points(query: dict, status: str, messages: list[dict]) -> dict:
    return {"Id": query["Id"], "Label": query.get("Label") or query["Id"], "Timestamps": [], "Values": [], "StatusCode": status,
            **({"Messages": messages} if messages else {})}


def floored(start: float, period: int) -> int:
    """CloudWatch begins at a whole minute, further back at 5 minutes and at an hour; with short periods at the second."""
    age = time.time() - start
    if age > 63 * _DAY:
        return int(start // 3600) * 3600
    if age > 15 * _DAY:
        return int(start // 300) * 300
    if period < 60 and age <= _DAY / 8:
        return int(start // period) * period
    return int(start // 60) * 60


def _answered(results: list[dict], token: str | None) -> dict:
    return {"MetricDataResults": results, "Messages": [], **({"NextToken": token} if token else {})}


def _is_single(query: dict) -> bool:
    """Has exactly one row, whatever is in it."""
    return bool(query.get("MetricStat"))


def _periods(queries: list[dict]) -> list[int]:
    return [int((query.get("MetricStat") or query).get("Period") or 60) for query in queries]


def _page_size(asked: object) -> int:
    if asked is None:
        return _MOST_POINTS
    if not isinstance(asked, int) or not 1 <= asked <= _MOST_POINTS:
        raise BadQuery(f"The parameter MaxDatapoints must be between 1 and {_MOST_POINTS}.")
    return asked


def _token(row: int, point: int) -> str:
    return base64.urlsafe_b64encode(f"{row}:{point}".encode()).decode()


def _position(token: str | None) -> tuple[int, int]:
    if not token:
        return 0, 0
    try:
        row, point = base64.urlsafe_b64decode(token.encode()).decode().split(":")
        return int(row), int(point)
    except (binascii.Error, ValueError):
        raise BadQuery("The parameter NextToken is not valid.") from None
