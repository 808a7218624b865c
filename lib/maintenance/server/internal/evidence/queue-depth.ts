import "server-only";

import { listTargetMetrics } from "@/lib/metrics/server/list-target-metrics";

import { couldNotTell, gathered, nothingThere, type Figure } from "../../../evidence";
import { queueCourse } from "../../../queue-course";
import { ofType, type EvidenceContext, type Gather } from "./evidence-context";
import { lookedAtDays } from "./looked-at-days";
import { readWindows, type WantedMetric } from "./windowed-metrics";

const HOUR_SECONDS = 3_600;

type Wanted = WantedMetric & { target: string | null; isAbove: (value: number) => boolean };

/** What waits in queues and for how long, its highest in each hour, and whether it goes down again after its peak. */
export const gatherQueueDepth: Gather = async (context) => {
  const wanted = [...(await queues(context)), ...(await plannedQueues(context))];
  if (wanted.length === 0) return nothingThere("Neither the stack nor the plan's targets have a queue.");
  const { metrics, asOf } = await readWindows(context, wanted, { days: lookedAtDays(context.period), periodSeconds: HOUR_SECONDS });
  if (metrics.every(({ present }) => present.length === 0)) return couldNotTell("CloudWatch has no measurements of the queue in this period.");
  const looked = metrics.map(({ present, former }, index) => ({ wanted: wanted[index], course: queueCourse(present), before: queueCourse(former) }));
  const figures = looked.flatMap(({ wanted: of, course, before }): Figure[] =>
    of
      ? [
          { title: `${of.title}, last hour`, value: course.now, unit: of.unit, target: of.target, former: null, unusual: course.now === null ? "there are no measurements." : of.isAbove(course.now) ? `not ${of.target ?? "as it should be"}.` : null },
          { title: `${of.title}, highest`, value: course.peak, unit: of.unit, target: null, former: before.peak, unusual: course.peak === null || course.goesDown ? null : "has not gone down since its peak." },
        ]
      : [],
  );
  return gathered({ summary: figures.some(({ unusual }) => unusual !== null) ? "Look whether what waits is worked off." : "What waits goes down again after its peak.", figures, asOf, source: "CloudWatch, GetMetricData: the highest of each hour" });
};

async function queues(context: EvidenceContext): Promise<Wanted[]> {
  const found = await ofType(context, "AWS::SQS::Queue");
  return found.flatMap(({ logicalId, physicalId }): Wanted[] => {
    // CloudFormation calls a queue by its address, CloudWatch by its name.
    const of = { namespace: "AWS/SQS", dimensions: { QueueName: physicalId.split("/").at(-1) ?? physicalId }, stat: "Maximum", target: null, isAbove: () => false };
    return [
      { ...of, title: `${logicalId}: waiting`, unit: "messages", metricName: "ApproximateNumberOfMessagesVisible" },
      { ...of, title: `${logicalId}: age of the oldest`, unit: "s", metricName: "ApproximateAgeOfOldestMessage" },
    ];
  });
}

/** Queues that the application tells of itself, as far as the plan has a target for them. */
async function plannedQueues({ environment, now }: EvidenceContext): Promise<Wanted[]> {
  const targets = await listTargetMetrics(environment.id, now);
  return targets
    .flatMap(({ measure, ...target }) => (measure.kind === "metric" && /queue/i.test(measure.metric.metricName) ? [{ ...target, metric: measure.metric }] : []))
    .map(({ title, words, value, isUpperLimit, metric }) => ({
      title,
      unit: "",
      namespace: metric.namespace,
      metricName: metric.metricName,
      dimensions: Object.fromEntries(metric.dimensions.map((dimension) => [dimension.name, dimension.value])),
      stat: "Maximum",
      target: words,
      isAbove: (measured) => (isUpperLimit ? measured >= value : measured <= value),
    }));
}
