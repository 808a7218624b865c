import { listEnvironmentAlarms } from "@/lib/alarms/server/list-environment-alarms";
import { lookAtAccountAlarms } from "@/lib/alarms/server/look-at-account-alarms";
import type { Actor } from "@/lib/auth/actor";
import type { Widget, WidgetData } from "@/lib/dashboards/dashboard-view";
import { listDashboards } from "@/lib/dashboards/server/list-dashboards";
import { readDashboard } from "@/lib/dashboards/server/read-dashboard";
import { readDashboardWidget } from "@/lib/dashboards/server/read-dashboard-widget";
import { listStackIds } from "@/lib/environments/server/list-stack-ids";
import { listResolvedTargets } from "@/lib/metrics/server/list-resolved-targets";

type Launched = { id: string; accountId: string; region: string };

/**
 * What an environment that was just launched does not show of what its plan promises: data in each widget of its three dashboards, a line
 * for each target that is measured, each alarm of its stack with its place in the plan and an action, and none of them ringing. A sentence
 * each; none where all is there.
 */
export async function findUnshown(environment: Launched, actor: Actor): Promise<string[]> {
  const now = new Date();
  const [boards, alarms] = await Promise.all([unshownOnDashboards(environment.id, actor, now), unshownAlarms(environment, actor, now)]);
  return [...boards, ...alarms];
}

async function unshownOnDashboards(environmentId: string, actor: Actor, now: Date): Promise<string[]> {
  const place = { actor, owner: { kind: "environment", environmentId } as const, now };
  const own = (await listDashboards(place))?.items.filter(({ logicalId, exists }) => logicalId !== null && exists) ?? [];
  const drawn = await Promise.all(
    own.map(async ({ name }) => {
      const widgets = (await readDashboard({ ...place, name }))?.widgets ?? [];
      return Promise.all(widgets.map(async (widget) => ({ name, widget, data: await readDashboardWidget({ ...place, name, index: widget.index, run: true }) })));
    }),
  );
  const widgets = drawn.flat();
  const marked = widgets.flatMap(({ data }) => (data?.kind === "series" ? data.horizontal : [])).filter(({ source }) => source === "target");
  const targets = await listResolvedTargets(environmentId, now);
  return [
    ...(own.length === 3 ? [] : [`${own.length} dashboards in place of 3`]),
    ...widgets.flatMap(({ name, widget, data }) => (data && isShown(widget, data) ? [] : [`${name}, “${widget.title}”: ${JSON.stringify(data)}`])),
    ...targets.flatMap(({ title, resolved }) => (resolved.kind === "missing" ? [`target “${title}”: the stack has no ${resolved.logicalId}`] : [])),
    ...targets.flatMap(({ title, resolved }) => {
      const isDrawn = marked.some(({ label }) => label?.startsWith(`${title}: `));
      return (resolved.kind === "metric" || resolved.kind === "error-rate") && !isDrawn ? [`target “${title}” is a line on no chart`] : [];
    }),
  ];
}

/** AWS publishes counts of failures only once there are some. */
const COUNTS_FAILURES = /[45]xx|Error|Throttle/i;

function isShown({ content }: Widget, data: WidgetData): boolean {
  switch (data.kind) {
    case "series":
      return data.series.some(({ values }) => values.some((value) => value !== null)) || (content.kind === "metric" && content.rows.every(({ description }) => COUNTS_FAILURES.test(description)));
    case "alarms":
      return data.alarms.length > 0 && data.alarms.every(({ state }) => state !== "unknown");
    case "rows":
      return true; // a query that was answered; it asks for errors, and there may be none yet
    case "nothing":
      return content.kind === "text";
    default:
      return false;
  }
}

async function unshownAlarms({ id: environmentId, ...scope }: Launched, actor: Actor, now: Date): Promise<string[]> {
  await lookAtAccountAlarms({ accountId: scope.accountId, region: scope.region }, { now });
  const view = await listEnvironmentAlarms({ actor, environmentId });
  const inStack = (await listStackIds(environmentId, now)).filter(({ resourceType }) => resourceType === "AWS::CloudWatch::Alarm").map(({ logicalId }) => logicalId);
  const listed = new Map(view?.items.map((alarm) => [alarm.logicalId, alarm]));
  const lacking = view?.lacking?.flatMap(({ logicalIds }) => logicalIds) ?? ["all"];
  return [
    ...inStack.filter((logicalId) => !listed.has(logicalId)).map((logicalId) => `${logicalId} is not listed`),
    ...lacking.filter((logicalId) => logicalId === "all" || inStack.includes(logicalId)).map((logicalId) => `${logicalId} is in the stack, and is listed as lacking`),
    ...[...listed.values()].flatMap(({ logicalId, title, action, standing, reasonWords }) => [
      ...(title === null ? [`${logicalId} has no place in the plan`] : []),
      ...(action === "set" ? [] : [`${logicalId} has no action`]),
      ...(standing === "in-alarm" ? [`${logicalId} rings: ${reasonWords}`] : []),
    ]),
  ];
}
