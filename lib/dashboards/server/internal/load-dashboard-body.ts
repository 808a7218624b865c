import "server-only";

import { z } from "zod";

import { dashboardsGateway } from "@/lib/aws/cloudwatch/dashboards";
import { openScope } from "@/lib/aws/scope";
import { askOnce } from "@/lib/metrics/server/ask-once";

const KEPT_SECONDS = 15; // a change in AWS shows at the next look, and twenty widgets of a page read the body once

/** A dashboard's body as AWS has it, at most 15 s old; null: there is none of that name. Throws `AwsError`. */
export async function loadDashboardBody({ accountId, region }: { accountId: string; region: string }, name: string): Promise<{ body: string; asOf: string } | null> {
  const { body, asOf } = await askOnce({
    of: ["dashboard", accountId, name],
    action: "cloudwatch:GetDashboard",
    keptSeconds: KEPT_SECONDS,
    parse: (value) => z.object({ body: z.string().nullable(), asOf: z.string() }).parse(value),
    async ask() {
      const aws = await openScope({ accountId, region });
      return { body: await dashboardsGateway(await aws.clients.cloudWatch(), aws.read).getDashboard(name), asOf: new Date().toISOString() };
    },
  });
  return body === null ? null : { body, asOf };
}
