import "server-only";

import { ListMetricsCommand, type CloudWatchClient } from "@aws-sdk/client-cloudwatch";

import { MalformedAnswerError } from "../errors";
import type { ReadCall } from "../read-call";

const MOST_PAGES = 8; // of 500 metrics each

export type ListedMetric = { namespace: string; metricName: string; dimensions: { name: string; value: string }[] };

/** ListMetrics in one account and region. Throws `AwsError`. */
export function listMetricsGateway(client: Pick<CloudWatchClient, "send">, read: ReadCall) {
  return {
    /** Metrics that have at least these dimensions (any value where none is given); metrics without data for two weeks are not listed. */
    async listMetrics(wanted: { namespace: string; metricName?: string; dimensions: readonly { name: string; value?: string }[] }): Promise<{ metrics: ListedMetric[]; complete: boolean }> {
      const { namespace, metricName, dimensions } = wanted;
      const request = { Namespace: namespace, MetricName: metricName, Dimensions: dimensions.map(({ name, value }) => ({ Name: name, Value: value })) };
      const metrics: ListedMetric[] = [];
      let token: string | undefined;
      for (let pages = 0; pages === 0 || (token !== undefined && pages < MOST_PAGES); pages += 1) {
        const page = await read("cloudwatch:ListMetrics", async () => {
          const { Metrics, NextToken } = await client.send(new ListMetricsCommand({ ...request, NextToken: token }));
          if (!Metrics) throw new MalformedAnswerError("ListMetrics without a list.");
          return { found: Metrics, next: NextToken || undefined };
        });
        for (const { Namespace, MetricName, Dimensions = [] } of page.found)
          if (Namespace && MetricName) metrics.push({ namespace: Namespace, metricName: MetricName, dimensions: Dimensions.flatMap(({ Name, Value }) => (Name ? [{ name: Name, value: Value ?? "" }] : [])) });
        token = page.next;
      }
      return { metrics, complete: token === undefined };
    },
  };
}
