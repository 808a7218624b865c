"""Puts our reading of groups and our Logs Insights in the place of ministack's."""

from ministack.services import cloudwatch_logs

from .. import hooks
from . import queries, reading

_LOGS = "services.cloudwatch_logs"


def install() -> None:
    hooks.replace(_LOGS, "_describe_log_groups", reading.describe_groups(cloudwatch_logs._describe_log_groups))
    hooks.replace(_LOGS, "_describe_log_streams", reading.describe_streams)
    hooks.replace(_LOGS, "_filter_log_events", reading.filter_events)
    hooks.replace(_LOGS, "_get_log_events", reading.get_events)
    hooks.replace(_LOGS, "_start_query", queries.start)
    hooks.replace(_LOGS, "_get_query_results", queries.results)
    hooks.replace(_LOGS, "_stop_query", queries.stop)
