import "server-only";

import { z } from "zod";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { dashboardsGateway } from "@/lib/aws/cloudwatch/dashboards";
import { AwsError } from "@/lib/aws/errors";
import { openScope } from "@/lib/aws/scope";
import { listStackIds } from "@/lib/environments/server/list-stack-ids";
import { askOnce } from "@/lib/metrics/server/ask-once";

import type { DashboardList } from "../dashboard-list-view";
import { findPlace, type DashboardOwner } from "./internal/find-place";

const KEPT_SECONDS = 15;
const STACK_ORDER = ["api", "processing", "infrastructure"]; // what the plans call them, in the order in which one looks
const listedSchema = z.object({ dashboards: z.array(z.object({ name: z.string(), lastModifiedAt: z.coerce.date().nullable(), bytes: z.number().nullable() })), complete: z.boolean(), asOf: z.string() });

/** The dashboards of an environment's stack, then all others of its account; of an account, all. Null: no such owner. Throws `AwsError`. */
export async function listDashboards({ actor, owner, now }: { actor: Actor; owner: DashboardOwner; now: Date }): Promise<DashboardList | null> {
  authorize(actor, "dashboards:read");
  const place = await findPlace(owner);
  if (!place) return null;
  const [kept, own] = await Promise.all([listOfAccount(place), place.environmentId === null ? { dashboards: [], remark: null } : listOfStack(place.environmentId, now)]);
  // A list that is some seconds old does not know what a stack has made since: before a dashboard is called gone, AWS is asked for it.
  const unlisted = own.dashboards.map(({ name }) => name).filter((name) => !kept.dashboards.some((dashboard) => dashboard.name === name));
  const listed = unlisted.length === 0 ? kept : await listOfAccount(place, unlisted);
  const known = new Map(listed.dashboards.map((dashboard) => [dashboard.name, dashboard]));
  const ownNames = new Set(own.dashboards.map(({ name }) => name));
  const items = [
    ...own.dashboards.map(({ name, logicalId }) => ({ name, logicalId, ...factsOf(known.get(name)) })),
    ...listed.dashboards.filter(({ name }) => !ownNames.has(name)).sort((one, other) => one.name.localeCompare(other.name)).map((dashboard) => ({ name: dashboard.name, logicalId: null, ...factsOf(dashboard) })),
  ];
  const remarks = [...(own.remark === null ? [] : [own.remark]), ...(listed.complete ? [] : ["The account has more dashboards than are listed."])];
  return { items, nextCursor: null, total: items.length, remarks, asOf: listed.asOf };
}

function factsOf(dashboard: z.infer<typeof listedSchema>["dashboards"][number] | undefined) {
  return { lastModifiedAt: dashboard?.lastModifiedAt?.toISOString() ?? null, bytes: dashboard?.bytes ?? null, exists: dashboard !== undefined };
}

/** `wanted`: names that a list kept from before lacks. */
async function listOfAccount({ accountId, region }: { accountId: string; region: string }, wanted: readonly string[] = []) {
  return askOnce({
    of: ["dashboards", accountId, ...wanted],
    action: "cloudwatch:ListDashboards",
    keptSeconds: KEPT_SECONDS,
    parse: (value) => listedSchema.parse(value),
    async ask() {
      const aws = await openScope({ accountId, region });
      return { ...(await dashboardsGateway(await aws.clients.cloudWatch(), aws.read).listDashboards()), asOf: new Date().toISOString() };
    },
  });
}

async function listOfStack(environmentId: string, now: Date): Promise<{ dashboards: { name: string; logicalId: string }[]; remark: string | null }> {
  try {
    const resources = await listStackIds(environmentId, now);
    const dashboards = resources.filter(({ resourceType }) => resourceType === "AWS::CloudWatch::Dashboard").map(({ logicalId, physicalId }) => ({ logicalId, name: physicalId }));
    return { dashboards: dashboards.sort((one, other) => rankOf(one.logicalId) - rankOf(other.logicalId) || one.name.localeCompare(other.name)), remark: null };
  } catch (error) {
    if (error instanceof AwsError) return { dashboards: [], remark: `Which of these belong to the environment could not be found out: ${error.message}` };
    throw error;
  }
}

function rankOf(logicalId: string): number {
  const rank = STACK_ORDER.findIndex((word) => logicalId.toLowerCase().startsWith(word));
  return rank < 0 ? STACK_ORDER.length : rank;
}
