import "server-only";

import { GetDashboardCommand, ListDashboardsCommand, type CloudWatchClient } from "@aws-sdk/client-cloudwatch";

import { AwsError, MalformedAnswerError } from "../errors";
import type { ReadCall } from "../read-call";

const MOST_PAGES = 20;

export type ListedDashboard = { name: string; lastModifiedAt: Date | null; bytes: number | null };

/** An account's dashboards; they belong to no region. Throws `AwsError`. */
export function dashboardsGateway(client: Pick<CloudWatchClient, "send">, read: ReadCall) {
  return {
    async listDashboards(): Promise<{ dashboards: ListedDashboard[]; complete: boolean }> {
      const dashboards: ListedDashboard[] = [];
      let token: string | undefined;
      for (let pages = 0; pages === 0 || (token !== undefined && pages < MOST_PAGES); pages += 1) {
        const page = await read("cloudwatch:ListDashboards", async () => {
          const { DashboardEntries, NextToken } = await client.send(new ListDashboardsCommand({ NextToken: token }));
          if (!DashboardEntries) throw new MalformedAnswerError("ListDashboards without a list.");
          return { found: DashboardEntries, next: NextToken || undefined };
        });
        for (const { DashboardName, LastModified, Size } of page.found) if (DashboardName) dashboards.push({ name: DashboardName, lastModifiedAt: LastModified ?? null, bytes: Size ?? null });
        token = page.next;
      }
      return { dashboards, complete: token === undefined };
    },

    /** The body, a JSON text as somebody stored it. Null: there is no such dashboard. */
    async getDashboard(name: string): Promise<string | null> {
      try {
        return await read("cloudwatch:GetDashboard", async () => {
          const { DashboardBody } = await client.send(new GetDashboardCommand({ DashboardName: name }));
          if (DashboardBody === undefined) throw new MalformedAnswerError("GetDashboard without a body.");
          return DashboardBody;
        });
      } catch (error) {
        // The service model says ResourceNotFound, the API reference DashboardNotFoundError.
        if (error instanceof AwsError && (error.kind === "not-found" || error.awsCode === "ResourceNotFound" || error.awsCode === "DashboardNotFoundError")) return null;
        throw error;
      }
    },
  };
}
