import { USAGE_UNITS, type UsageKey } from "@/lib/catalog/usage-keys";

/** What is taken where neither the plan nor a person names a figure: an amount for a small service, and why that one. */
type UsageDefault = {
  title: string;
  quantity: number;
  reason: string;
  /** Nobody means more than this: a slip of the keyboard, or another unit. */
  most: number;
  /** Left out: the quantity is divided among all resources that it is counted at. */
  sharing?: UsageSharing;
};

/**
 * How resources share a quantity. What passes through passes each type as a whole, divided among those of the type: a million requests
 * are a million at the API and at the function behind it. A rate holds for each resource alike.
 */
export type UsageSharing = "divided" | "passes-through" | "rate";

const PETABYTE_GB = 1_048_576;
const BILLION = 1_000_000_000;

const DEFAULTS: Record<UsageKey, UsageDefault> = {
  requests: { title: "Requests", quantity: 1_000_000, reason: "About 23 a minute around the clock.", most: 1_000 * BILLION, sharing: "passes-through" },
  "data-out": { title: "Data to the internet", quantity: 50, reason: "50 KB for each of a million answers.", most: PETABYTE_GB, sharing: "passes-through" },
  logs: { title: "Logs ingested", quantity: 5, reason: "5 KB for each of a million requests.", most: PETABYTE_GB },
  "logs-stored": { title: "Logs kept", quantity: 5, reason: "Thirty days of 5 GB a month; AWS counts them compressed, so this is rather too much.", most: PETABYTE_GB },
  "nat-data": { title: "Data through NAT gateways", quantity: 20, reason: "Images of some releases, and calls to services outside.", most: PETABYTE_GB },
  "cross-zone-data": { title: "Data between zones", quantity: 10, reason: "Half of 20 KB that each of a million requests exchanges with database and cache in two zones.", most: PETABYTE_GB },
  "endpoint-data": { title: "Data through endpoints", quantity: 10, reason: "Logs, secrets and images that would otherwise go out by another way.", most: PETABYTE_GB },
  "s3-storage": { title: "S3 storage", quantity: 50, reason: "50,000 files of 1 MB.", most: 100 * PETABYTE_GB },
  "s3-writes": { title: "S3 writes and lists", quantity: 50_000, reason: "As many files as are stored are written or listed in a month.", most: 100 * BILLION },
  "s3-reads": { title: "S3 reads", quantity: 1_000_000, reason: "One for each of a million requests.", most: 1_000 * BILLION },
  "ecr-storage": { title: "Images kept", quantity: 5, reason: "Ten releases of half a gigabyte.", most: PETABYTE_GB },
  "dynamodb-writes": { title: "DynamoDB writes", quantity: 1_000_000, reason: "One for each of a million requests.", most: 1_000 * BILLION },
  "dynamodb-reads": { title: "DynamoDB reads", quantity: 5_000_000, reason: "Five for each of a million requests.", most: 1_000 * BILLION },
  "dynamodb-storage": { title: "DynamoDB storage", quantity: 5, reason: "Five million items of 1 KB.", most: PETABYTE_GB },
  "cache-data": { title: "Data in the cache", quantity: 0.5, reason: "What the smallest node holds.", most: PETABYTE_GB },
  "cache-requests": { title: "Requests to the cache", quantity: 10_000_000, reason: "Ten for each of a million requests, none larger than 1 KB.", most: 1_000 * BILLION },
  "lambda-duration": { title: "Duration of a request", quantity: 200, reason: "A usual answer of an API with a cache or database behind it.", most: 900_000, sharing: "rate" },
  "database-backup": { title: "Database backups", quantity: 0, reason: "Backups as large as the databases are included; seven days seldom need more.", most: PETABYTE_GB },
  "secret-calls": { title: "Reads of secrets", quantity: 10_000, reason: "Secrets are read when a task or instance starts, and now and then by people.", most: 100 * BILLION },
  "dns-queries": { title: "DNS queries", quantity: 1_000_000, reason: "One for each of a million requests; resolvers keep answers, so this is rather too much.", most: BILLION },
  "cdn-requests": { title: "Requests to CloudFront", quantity: 1_000_000, reason: "A page and its parts for some ten thousand visits.", most: 1_000 * BILLION, sharing: "passes-through" },
  "cdn-data": { title: "Data out of CloudFront", quantity: 50, reason: "50 KB for each of a million answers.", most: 153_600 },
  traces: { title: "Traces", quantity: 100_000, reason: "One in ten of a million requests.", most: 1_000 * BILLION },
  notifications: { title: "Notifications", quantity: 100, reason: "Three or so a day.", most: BILLION, sharing: "passes-through" },
  "queue-requests": { title: "Requests to queues", quantity: 3_000_000, reason: "Send, receive and delete for each of a million messages.", most: 100 * BILLION },
  "custom-metrics": { title: "Metrics of the application", quantity: 4, reason: "Tasks processed, failed and waiting, and their duration.", most: 1_000_000 },
  "tokens-in": { title: "Tokens sent to models", quantity: 10, reason: "5,000 tasks of 2,000 tokens.", most: 1_000_000 },
  "tokens-out": { title: "Tokens from models", quantity: 2.5, reason: "5,000 answers of 500 tokens.", most: 1_000_000 },
};

export const usageDefault = (key: UsageKey): Required<UsageDefault> & { unit: string } => ({ sharing: "divided", ...DEFAULTS[key], unit: USAGE_UNITS[key] });

/** What is wrong with a quantity, in a sentence; null where nothing is. */
export function complaintAboutUsage(key: UsageKey, quantity: number): string | null {
  const { title, most, unit } = usageDefault(key);
  if (!Number.isFinite(quantity)) return `${title}: must be a number of ${unit}.`;
  if (quantity < 0) return `${title}: cannot be less than 0 ${unit}.`;
  if (quantity > most) return `${title}: ${quantity.toLocaleString("en-US")} ${unit} is more than anybody uses; the most is ${most.toLocaleString("en-US")}.`;
  return null;
}
