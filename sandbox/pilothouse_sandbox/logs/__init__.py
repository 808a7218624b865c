"""CloudWatch Logs: lines computed when asked for, filter patterns, Logs Insights."""
