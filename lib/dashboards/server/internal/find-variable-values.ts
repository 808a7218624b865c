import "server-only";

import { z } from "zod";

import { listMetricsGateway } from "@/lib/aws/cloudwatch/list-metrics";
import { AwsError } from "@/lib/aws/errors";
import { openScope } from "@/lib/aws/scope";
import { askOnce } from "@/lib/metrics/server/ask-once";

import { isAwsRegion } from "../../aws-region";
import type { BodyVariable } from "../../read-variables";
import { readSearchSchema } from "../../search-schema";

const KEPT_SECONDS = 300; // a new value shows five minutes late at most
const MOST_VALUES = 500;

type Found = { values: BodyVariable["values"]; remark: string | null };

/** What can be chosen for a variable that searches, at most five minutes old; where AWS does not say, nothing, with a remark. */
export async function findVariableValues({ schema, populateFrom }: NonNullable<BodyVariable["search"]>, scope: { accountId: string; region: string }): Promise<Found> {
  const question = readSearchSchema(schema);
  if (!question || !isAwsRegion(scope.region)) return { values: [], remark: "What to choose from is found by a search that cannot be understood; any text is taken." };
  try {
    const { values, complete } = await askOnce({
      of: ["variable-values", scope.accountId, scope.region, question, populateFrom],
      action: "cloudwatch:ListMetrics",
      keptSeconds: KEPT_SECONDS,
      parse: (value) => z.object({ values: z.array(z.string()), complete: z.boolean() }).parse(value),
      async ask() {
        const aws = await openScope(scope);
        const { metrics, complete: all } = await listMetricsGateway(await aws.clients.cloudWatch(), aws.read).listMetrics(question);
        const fitting = metrics.filter(({ dimensions }) => question.dimensions.length === 0 || dimensions.length === question.dimensions.length);
        const found = [...new Set(fitting.flatMap(({ dimensions }) => dimensions.filter(({ name }) => name === populateFrom).map(({ value }) => value)))].sort();
        return { values: found.slice(0, MOST_VALUES), complete: all && found.length <= MOST_VALUES };
      },
    });
    return { values: values.map((value) => ({ value, label: value })), remark: complete ? null : "There are more values than are listed." };
  } catch (error) {
    if (error instanceof AwsError) return { values: [], remark: `What to choose from could not be found out: ${error.message}` };
    throw error;
  }
}
