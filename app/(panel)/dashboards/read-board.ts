import "server-only";

import { parseDashboardAddress } from "@/components/dashboards/dashboard-address";
import type { SearchParams } from "@/components/ui/list-state";
import type { Actor } from "@/lib/auth/actor";
import type { DashboardView } from "@/lib/dashboards/dashboard-view";
import type { DashboardList } from "@/lib/dashboards/dashboard-list-view";
import { listDashboards } from "@/lib/dashboards/server/list-dashboards";
import { readDashboard } from "@/lib/dashboards/server/read-dashboard";
import { AppError } from "@/lib/shared/app-error";

type Owner = Parameters<typeof readDashboard>[0]["owner"];

/** Refused: AWS or we could not give it, and why. The page's head and its other parts are shown all the same. */
export type Read<Found> = { kind: "found"; found: Found } | { kind: "missing" } | { kind: "refused"; why: string };

/** A dashboard with the variables of the address. */
export const readBoard = (actor: Actor, owner: Owner, name: string, params: SearchParams): Promise<Read<DashboardView>> =>
  outcomeOf(readDashboard({ actor, owner, name, variables: { ...parseDashboardAddress(params).variables }, now: new Date() }));

export const readBoardList = (actor: Actor, owner: Owner): Promise<Read<DashboardList>> => outcomeOf(listDashboards({ actor, owner, now: new Date() }));

async function outcomeOf<Found>(reading: Promise<Found | null>): Promise<Read<Found>> {
  try {
    const found = await reading;
    return found === null ? { kind: "missing" } : { kind: "found", found };
  } catch (error) {
    if (error instanceof AppError) return { kind: "refused", why: error.message };
    throw error;
  }
}
