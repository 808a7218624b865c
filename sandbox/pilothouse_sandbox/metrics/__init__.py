"""CloudWatch metrics and alarms, as far as ministack's differ from AWS's."""
