/** What AWS gives each account every month without a charge, counted in the unit of the price. Free for a first year only: not here. */
const FREE_TIERS = {
  "data-out": { title: "Data to the internet", quantity: 100, unit: "GB" },
  logs: { title: "Logs ingested", quantity: 5, unit: "GB" },
  alarms: { title: "CloudWatch alarms", quantity: 10, unit: "alarm metric-month" },
  dashboards: { title: "CloudWatch dashboards", quantity: 3, unit: "dashboard-month" },
  "custom-metrics": { title: "CloudWatch metrics of your own", quantity: 10, unit: "metric-month" },
  traces: { title: "X-Ray traces", quantity: 100_000, unit: "trace" },
  "lambda-requests": { title: "Lambda requests", quantity: 1_000_000, unit: "request" },
  "lambda-duration": { title: "Lambda duration", quantity: 400_000, unit: "GB-second" },
  "dynamodb-storage": { title: "DynamoDB storage", quantity: 25, unit: "GB-month" },
  "cloudfront-data": { title: "CloudFront data out", quantity: 1_024, unit: "GB" },
  "cloudfront-requests": { title: "CloudFront requests", quantity: 10_000_000, unit: "request" },
  "cloudfront-functions": { title: "CloudFront function invocations", quantity: 2_000_000, unit: "request" },
  "sqs-requests": { title: "SQS requests", quantity: 1_000_000, unit: "request" },
  "sns-messages": { title: "SNS messages", quantity: 1_000_000, unit: "request" },
  "sns-emails": { title: "SNS e-mails", quantity: 1_000, unit: "notification" },
  "sns-http": { title: "SNS deliveries over HTTP", quantity: 100_000, unit: "notification" },
} as const satisfies Record<string, FreeTier>;

export type FreeTier = { title: string; quantity: number; unit: string };
export type FreeTierKey = keyof typeof FREE_TIERS;

export const freeTier = (key: FreeTierKey): FreeTier => FREE_TIERS[key];
