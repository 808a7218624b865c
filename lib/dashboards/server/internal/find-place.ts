import "server-only";

import { findAccountPlace, findEnvironmentPlace, type DashboardPlace } from "./dashboard-place-repository";

/** Whose dashboards: an environment's (which are its account's, its stack's first), or an account's. */
export type DashboardOwner = { kind: "environment"; environmentId: string } | { kind: "account"; accountId: string };

/** Null: there is no such owner. */
export const findPlace = (owner: DashboardOwner): Promise<DashboardPlace | null> => (owner.kind === "environment" ? findEnvironmentPlace(owner.environmentId) : findAccountPlace(owner.accountId));
