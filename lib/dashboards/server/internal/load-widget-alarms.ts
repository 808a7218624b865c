import "server-only";

import { z } from "zod";

import { alarmsGateway } from "@/lib/aws/cloudwatch/alarms";
import { openScope } from "@/lib/aws/scope";
import { groupBy } from "@/lib/shared/group-by";
import { askOnce } from "@/lib/metrics/server/ask-once";

import { isAwsRegion, readAlarmArn } from "../../aws-region";
import { widgetAlarmOf, widgetAlarmSchema, type WidgetAlarm } from "../../widget-alarm";

const KEPT_SECONDS = 15; // an alarm is looked at once a minute by AWS itself

const alarmsSchema = z.object({ alarms: z.array(widgetAlarmSchema), asOf: z.string() });

export type LoadedAlarms = { alarms: WidgetAlarm[]; asOf: string };

/** Alarms by ARN, at most 15 s old; those that AWS does not know are left out. Throws `AwsError`. */
export async function loadWidgetAlarms(accountId: string, arns: readonly string[]): Promise<LoadedAlarms> {
  const named = arns.flatMap((arn) => readAlarmArn(arn) ?? []).filter(({ region }) => isAwsRegion(region));
  const answers = await Promise.all(
    [...groupBy(named, ({ region }) => region)].map(([region, alarms]) => {
      const names = [...new Set(alarms.map(({ name }) => name))].sort();
      return askOnce<LoadedAlarms>({
        of: ["dashboard-alarms", accountId, region, names],
        action: "cloudwatch:DescribeAlarms",
        keptSeconds: KEPT_SECONDS,
        parse: (value) => alarmsSchema.parse(value),
        async ask() {
          const aws = await openScope({ accountId, region });
          const found = await alarmsGateway(await aws.clients.cloudWatch(), aws.read).describeAlarms(names);
          return { alarms: found.map(widgetAlarmOf), asOf: new Date().toISOString() };
        },
      });
    }),
  );
  return { alarms: answers.flatMap(({ alarms }) => alarms), asOf: answers.map(({ asOf }) => asOf).sort()[0] ?? new Date().toISOString() };
}
