import type { BillResource } from "../bill-of-materials";
import { type Dimension, byUse } from "../dimension";
import { membersAt, placeOf, plainTextAt, within } from "../property-place";
import { Unresolved } from "../resolved-value";

/** Images of collectors that send traces to X-Ray, as AWS publishes them. */
const COLLECTOR_IMAGE = /aws-otel-collector|aws-xray-daemon|xray-daemon|adot-collector/;

/** Whether a task has a collector beside its application. */
export function sendsTraces(definition: BillResource): boolean {
  const containers = membersAt(placeOf(definition, "ContainerDefinitions"));
  if (containers instanceof Unresolved) return false;
  return containers.some((container) => COLLECTOR_IMAGE.test(plainTextAt(within(container, "Image"))));
}

export const tracesRecorded = (...alsoOf: readonly string[]): Dimension =>
  byUse({ charge: "traces", title: "X-Ray traces", sku: "xray.traces.recorded", unit: "trace", key: "traces", counted: "trace", freeTier: "traces", alsoOf });
