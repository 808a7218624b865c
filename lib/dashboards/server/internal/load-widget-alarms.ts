import "server-only";

import { z } from "zod";

import { widgetAlarmsGateway, type WidgetAlarm } from "@/lib/aws/cloudwatch/widget-alarms";
import { openScope } from "@/lib/aws/scope";
import { groupBy } from "@/lib/shared/group-by";
import { askOnce } from "@/lib/metrics/server/ask-once";

import { isAwsRegion, readAlarmArn } from "../../aws-region";

const KEPT_SECONDS = 15; // an alarm is looked at once a minute by AWS itself

const dimensionSchema = z.object({ name: z.string(), value: z.string() });
const commonSchema = { id: z.string(), returnData: z.boolean(), label: z.string().optional(), accountId: z.string().optional() };
const questionSchema = z.discriminatedUnion("kind", [
  z.object({ ...commonSchema, kind: z.literal("metric"), namespace: z.string(), metricName: z.string(), dimensions: z.array(dimensionSchema), stat: z.string(), periodSeconds: z.number(), unit: z.string().optional() }),
  z.object({ ...commonSchema, kind: z.literal("expression"), expression: z.string(), periodSeconds: z.number().optional() }),
]);
const alarmsSchema = z.object({
  alarms: z.array(
    z.object({
      arn: z.string(),
      name: z.string(),
      state: z.enum(["OK", "ALARM", "INSUFFICIENT_DATA", "unknown"]),
      since: z.coerce.date().nullable(),
      updatedAt: z.coerce.date().nullable(),
      reason: z.string().nullable(),
      watches: z.object({ queries: z.array(questionSchema), threshold: z.number().nullable(), comparison: z.string() }).nullable(),
    }),
  ),
  asOf: z.string(),
});

export type LoadedAlarms = { alarms: WidgetAlarm[]; asOf: string };

/** Alarms by ARN, at most 15 s old; those that AWS does not know are left out. Throws `AwsError`. */
export async function loadWidgetAlarms(accountId: string, arns: readonly string[]): Promise<LoadedAlarms> {
  const named = arns.flatMap((arn) => readAlarmArn(arn) ?? []).filter(({ region }) => isAwsRegion(region));
  const answers = await Promise.all(
    [...groupBy(named, ({ region }) => region)].map(([region, alarms]) => {
      const names = [...new Set(alarms.map(({ name }) => name))].sort();
      return askOnce<LoadedAlarms>({
        of: ["widget-alarms", accountId, region, names],
        action: "cloudwatch:DescribeAlarms",
        keptSeconds: KEPT_SECONDS,
        parse: (value) => alarmsSchema.parse(value),
        async ask() {
          const aws = await openScope({ accountId, region });
          return { alarms: await widgetAlarmsGateway(await aws.clients.cloudWatch(), aws.read).describeAlarms(names), asOf: new Date().toISOString() };
        },
      });
    }),
  );
  return { alarms: answers.flatMap(({ alarms }) => alarms), asOf: answers.map(({ asOf }) => asOf).sort()[0] ?? new Date().toISOString() };
}
