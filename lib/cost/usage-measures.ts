import type { MetricQuery } from "@/lib/metrics/metric-query";
import { queryOfMetric } from "@/lib/metrics/query-of-metric";

/** What CloudWatch has of one part that is paid by use. "sum": of a day; "level": the latest of three days, for what is stored. */
export type Measure = {
  over: "sum" | "level";
  metrics: readonly { namespace: string; metricName: string; dimensions: Readonly<Record<string, string>> }[];
  /** What is charged for, in the price's unit, of the metrics' values in their order. */
  quantity: (values: readonly number[]) => number;
};

/** A resource as AWS calls it; `memoryGb` of a function, `metricsFilter` of a bucket that publishes its requests. */
export type MeasuredResource = { physicalId: string; memoryGb?: number; metricsFilter?: string };

const BYTES_PER_GB = 1024 ** 3;
const MS_PER_SECOND = 1_000;

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const gigabytes = (values: readonly number[]): number => total(values) / BYTES_PER_GB;

const sum = (namespace: string, names: readonly string[], dimensions: Record<string, string>, quantity: Measure["quantity"] = total): Measure => ({
  over: "sum",
  metrics: names.map((metricName) => ({ namespace, metricName, dimensions })),
  quantity,
});

/**
 * How a part is measured, by its price; null where no metric counts what AWS charges for: data to the internet, calls of secrets, logs that are
 * kept, traces. Names as in the services' "metrics and dimensions".
 */
export function usageMeasure(sku: string, { physicalId, memoryGb, metricsFilter }: MeasuredResource): Measure | null {
  switch (sku) {
    case "alb.lcu":
    case "nlb.lcu": {
      const balancer = /:loadbalancer\/(.+)$/.exec(physicalId)?.[1];
      return balancer === undefined ? null : sum(sku === "alb.lcu" ? "AWS/ApplicationELB" : "AWS/NetworkELB", ["ConsumedLCUs"], { LoadBalancer: balancer });
    }
    case "nat.data":
      // Processed is what comes in, from either side.
      return sum("AWS/NATGateway", ["BytesInFromSource", "BytesInFromDestination"], { NatGatewayId: physicalId }, gigabytes);
    case "s3.standard.storage":
      return { over: "level", metrics: [{ namespace: "AWS/S3", metricName: "BucketSizeBytes", dimensions: { BucketName: physicalId, StorageType: "StandardStorage" } }], quantity: gigabytes };
    case "s3.requests.put":
      return metricsFilter === undefined ? null : sum("AWS/S3", ["PutRequests", "PostRequests", "ListRequests"], { BucketName: physicalId, FilterId: metricsFilter });
    case "s3.requests.get":
      return metricsFilter === undefined ? null : sum("AWS/S3", ["GetRequests", "HeadRequests"], { BucketName: physicalId, FilterId: metricsFilter });
    case "dynamodb.ondemand.write":
      return sum("AWS/DynamoDB", ["ConsumedWriteCapacityUnits"], { TableName: physicalId });
    case "dynamodb.ondemand.read":
      return sum("AWS/DynamoDB", ["ConsumedReadCapacityUnits"], { TableName: physicalId });
    case "lambda.requests":
      return sum("AWS/Lambda", ["Invocations"], { FunctionName: physicalId });
    case "lambda.duration.x86":
    case "lambda.duration.arm":
      return memoryGb === undefined ? null : sum("AWS/Lambda", ["Duration"], { FunctionName: physicalId }, (values) => (total(values) / MS_PER_SECOND) * memoryGb);
    case "cloudwatch.logs.ingest.standard":
    case "cloudwatch.logs.ingest.infrequent_access":
      return sum("AWS/Logs", ["IncomingBytes"], { LogGroupName: physicalId }, gigabytes);
    case "apigateway.http":
      return sum("AWS/ApiGateway", ["Count"], { ApiId: physicalId });
    default:
      return null;
  }
}

const DAY_SECONDS = 86_400;

/** One query for each metric of these measures, named by both their places. */
export const measureQueries = (measures: readonly (Measure | null)[], over: Measure["over"]): MetricQuery[] =>
  measures.flatMap((measure, index) =>
    measure?.over !== over
      ? []
      : measure.metrics.map(({ namespace, metricName, dimensions }, at) =>
          queryOfMetric({ id: `u${index}_${at}`, namespace, metricName, dimensions, stat: over === "sum" ? "Sum" : "Average", periodSeconds: DAY_SECONDS }),
        ),
  );
