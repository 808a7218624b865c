/**
 * Everything whose amount a price depends on and a template does not say, with what it is counted in. A plan's assumptions use these
 * keys and units, so that a figure of one plan means the same as that of another.
 */
export const USAGE_UNITS = {
  requests: "requests a month",
  "data-out": "GB a month",
  logs: "GB a month",
  "logs-stored": "GB",
  "nat-data": "GB a month",
  "cross-zone-data": "GB a month",
  "endpoint-data": "GB a month",
  "s3-storage": "GB",
  "s3-writes": "requests a month",
  "s3-reads": "requests a month",
  "ecr-storage": "GB",
  "dynamodb-writes": "writes a month",
  "dynamodb-reads": "reads a month",
  "dynamodb-storage": "GB",
  "cache-data": "GB",
  "cache-requests": "requests a month",
  "lambda-duration": "ms a request",
  "database-backup": "GB",
  "secret-calls": "calls a month",
  "dns-queries": "queries a month",
  "cdn-requests": "requests a month",
  "cdn-data": "GB a month",
  traces: "traces a month",
  notifications: "notifications a month",
  "queue-requests": "requests a month",
  "custom-metrics": "metrics",
  "tokens-in": "million tokens a month",
  "tokens-out": "million tokens a month",
} as const;

export type UsageKey = keyof typeof USAGE_UNITS;

export const isUsageKey = (key: string): key is UsageKey => Object.hasOwn(USAGE_UNITS, key);

export const USAGE_KEYS = Object.keys(USAGE_UNITS).filter(isUsageKey);
