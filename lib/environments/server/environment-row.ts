import "server-only";

import { z } from "zod";

import { stackOutputSchema, stageSchema, type EnvironmentDetail, type EnvironmentView } from "../environment-view";
import { healthNow, HEALTH_STATES } from "../health-summary";

/** The summary row as one statement reads it: columns of `environment` and the account's name and kind. */
export type EnvironmentRow = {
  id: string;
  name: string;
  system: string;
  option: string;
  stage: string;
  accountId: string;
  accountName: string;
  accountKind: "sandbox" | "aws";
  region: string;
  stackName: string;
  stackArn: string | null;
  stackStatus: string | null;
  stackStatusReason: string | null;
  stackStatusAsOf: Date | null;
  runningRelease: number | null;
  latestRelease: number;
  lastOperationId: string | null;
  lastOperationKind: string | null;
  lastOperationState: string | null;
  lastOperationAt: Date | null;
  alarmsInAlarm: number | null;
  alarmsWithoutData: number | null;
  alarmsTotal: number | null;
  alarmsUnreadSince: Date | null;
  /** Null: its health was never looked at. */
  healthState: string | null;
  healthSince: Date | null;
  healthAsOf: Date | null;
  healthFreshUntil: Date | null;
  protected: boolean;
  tags: unknown;
  createdAt: Date;
};

/** What lists and pages show of it. */
export function toEnvironmentView(row: EnvironmentRow): EnvironmentView {
  return {
    id: row.id,
    name: row.name,
    system: row.system,
    option: row.option,
    stage: stageSchema.parse(row.stage),
    accountId: row.accountId,
    accountName: row.accountName,
    accountKind: row.accountKind,
    region: row.region,
    stackName: row.stackName,
    stackArn: row.stackArn,
    stackStatus: row.stackStatus,
    stackStatusReason: row.stackStatusReason,
    release: row.runningRelease,
    latestRelease: row.latestRelease,
    lastOperation: lastOperationOf(row),
    alarmsInAlarm: row.alarmsInAlarm,
    alarmsWithoutData: row.alarmsWithoutData,
    alarmsTotal: row.alarmsTotal,
    alarmsUnreadSince: row.alarmsUnreadSince?.toISOString() ?? null,
    health: healthNow({ state: storedHealth.parse(row.healthState), since: row.healthSince, asOf: row.healthAsOf, freshUntil: row.healthFreshUntil }, new Date()),
    protected: row.protected,
    tags: tagsOf(row.tags),
    createdAt: row.createdAt.toISOString(),
    asOf: row.stackStatusAsOf?.toISOString() ?? null,
  };
}

function lastOperationOf(row: EnvironmentRow): EnvironmentView["lastOperation"] {
  const { lastOperationId: id, lastOperationKind: kind, lastOperationState: state, lastOperationAt: at } = row;
  return id && kind && state && at ? { id, kind, state, at: at.toISOString() } : null;
}

const storedHealth = z.enum(HEALTH_STATES).catch("unknown");
const storedTags = z.record(z.string(), z.string());
const storedOutputs = z.array(stackOutputSchema);

function tagsOf(stored: unknown): Record<string, string> {
  return storedTags.parse(stored);
}

/** Outputs as the worker last kept them; null in the database: never read. */
export function outputsOf(stored: unknown): EnvironmentDetail["outputs"] {
  return stored === null ? [] : storedOutputs.parse(stored);
}
