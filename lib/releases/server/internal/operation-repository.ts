import "server-only";

import { z } from "zod";

import type { Prisma } from "@/lib/db/generated/client";
import type { Database, Transaction } from "@/lib/db/transaction";

import { OPERATION_KINDS, OPERATION_STATES, RESOLUTIONS, type OperationState } from "../../operation-state";
import { progressSchema, rootCauseSchema } from "../../operation-view";
import { dataVerdictSchema, resourceChangeSchema } from "../../preview-view";
import { operationOptionsSchema, type OperationEnvironment, type OperationRecord, type PreviewRecord } from "./operation-record";

const HOLDING_STATES: readonly OperationState[] = ["submitting", "running", "unknown", "needs-human"];

const environmentSelect = {
  id: true,
  name: true,
  system: true,
  option: true,
  stage: true,
  accountId: true,
  region: true,
  stackName: true,
  stackArn: true,
  stackStatus: true,
  protected: true,
  runningRelease: true,
  latestRelease: true,
  removedAt: true,
} as const satisfies Prisma.EnvironmentSelect;
const include = { preview: true, environment: { select: environmentSelect } } as const satisfies Prisma.OperationInclude;
type Row = Prisma.OperationGetPayload<{ include: typeof include }>;

const wordsSchema = z.object({ kind: z.enum(OPERATION_KINDS), resolvedTo: z.enum(RESOLUTIONS), state: z.enum(OPERATION_STATES) });

function toRecord(row: Row): OperationRecord {
  return {
    ...row,
    ...wordsSchema.parse(row),
    options: operationOptionsSchema.parse(row.options),
    rootCause: rootCauseSchema.nullable().parse(row.rootCause),
    progress: progressSchema.nullable().parse(row.progress),
    preview: row.preview && toPreview(row.preview),
  };
}

const toPreview = (row: NonNullable<Row["preview"]>): PreviewRecord => ({
  ...row,
  changes: z.array(resourceChangeSchema).parse(row.changes),
  dataVerdict: dataVerdictSchema.parse(row.dataVerdict),
  blockers: z.array(z.string()).parse(row.blockers),
  priceDifferenceUsdMicros: row.priceDifferenceUsdMicros === null ? null : Number(row.priceDifferenceUsdMicros),
});

export async function findOperation(database: Database, operationId: string): Promise<OperationRecord | null> {
  const row = await database.operation.findUnique({ where: { id: operationId }, include });
  return row && toRecord(row);
}

/** The operation that holds the environment's stack; at most one does. */
export async function findHoldingOperation(database: Database, environmentId: string): Promise<OperationRecord | null> {
  const row = await database.operation.findFirst({ where: { environmentId, state: { in: [...HOLDING_STATES] } }, include });
  return row && toRecord(row);
}

/** Operations of an environment that wait for a person or for their preview. */
export async function findOpenPreviews(database: Database, environmentId: string, exceptId: string): Promise<OperationRecord[]> {
  const rows = await database.operation.findMany({
    where: { environmentId, id: { not: exceptId }, state: { in: ["queued", "previewing", "previewed"] } },
    include,
  });
  return rows.map(toRecord);
}

/** How many previews of the same environment were asked for before this one and are not made yet; 0 where this one is not to be made. */
export async function countPreviewsBefore(database: Database, operationId: string): Promise<number> {
  const rows = await database.$queryRaw<{ before: number }[]>`
    SELECT count(*)::int AS before
    FROM operation mine
    JOIN operation other ON other.environment_id = mine.environment_id AND other.state IN ('queued', 'previewing')
      AND (other.requested_at, other.id) < (mine.requested_at, mine.id)
    WHERE mine.id = ${operationId}::uuid AND mine.state IN ('queued', 'previewing')`;
  return rows[0]?.before ?? 0;
}

/** The release of the last deployment that ended well, of those below `below` where given; null: none ever did. */
export async function findLastGoodRelease(database: Database, environmentId: string, below?: number): Promise<number | null> {
  const row = await database.operation.findFirst({
    where: {
      environmentId,
      state: "succeeded",
      resolvedTo: { in: ["create-stack", "update-stack"] },
      release: below === undefined ? { not: null } : { lt: below },
    },
    orderBy: { endedAt: "desc" },
    select: { release: true },
  });
  return row?.release ?? null;
}

/**
 * The update that a rollback of this moment takes back: the newest one that AWS accepted, from before anybody retried it. Null: none
 * of ours did not end well, so that it is somebody else's.
 */
export async function findUpdateTakenBack(database: Database, environmentId: string): Promise<{ fromRelease: number | null } | null> {
  const row = await database.operation.findFirst({
    where: { environmentId, startedAt: { not: null }, resolvedTo: "update-stack", NOT: { kind: "retry", state: { not: "succeeded" } } },
    orderBy: { startedAt: "desc" },
    select: { state: true, fromRelease: true },
  });
  return row && row.state !== "succeeded" ? { fromRelease: row.fromRelease } : null;
}

/** Whether the last thing that AWS accepted from us was the stack's deletion, and that ended well. */
export async function wasDeletedByUs(database: Database, environmentId: string): Promise<boolean> {
  const last = await database.operation.findFirst({ where: { environmentId, startedAt: { not: null } }, orderBy: { startedAt: "desc" }, select: { resolvedTo: true, state: true } });
  return last?.resolvedTo === "delete-stack" && last.state === "succeeded";
}

/** The release of the newest deployment that AWS accepted, however it went; null: there was none. */
export async function findAttemptedRelease(database: Database, environmentId: string): Promise<number | null> {
  const row = await database.operation.findFirst({
    where: { environmentId, startedAt: { not: null }, resolvedTo: { in: ["create-stack", "update-stack"] } },
    orderBy: { startedAt: "desc" },
    select: { release: true },
  });
  return row?.release ?? null;
}

/** Whether AWS ever accepted a deployment of this release. */
export async function wasTried(database: Database, environmentId: string, release: number): Promise<boolean> {
  return (await database.operation.findFirst({ where: { environmentId, release, startedAt: { not: null } }, select: { id: true } })) !== null;
}

/** Null: no such environment, or it was removed. */
export async function findEnvironmentForOperations(database: Database, environmentId: string): Promise<OperationEnvironment | null> {
  return database.environment.findFirst({ where: { id: environmentId, removedAt: null }, select: environmentSelect });
}

export type NewOperation = Pick<
  Prisma.OperationUncheckedCreateInput,
  "environmentId" | "kind" | "resolvedTo" | "state" | "requestedBy" | "requestedById" | "release" | "fromRelease" | "reason" | "autoConfirm" | "stackArn"
> & { options: object };

export async function insertOperation(tx: Database, operation: NewOperation): Promise<OperationRecord> {
  return toRecord(await tx.operation.create({ data: operation, include }));
}

/** Columns that a change of state may set with it. */
export type OperationChange = Partial<
  Pick<
    OperationRecord,
    | "resolvedTo"
    | "stackArn"
    | "changeSetArn"
    | "previewedAt"
    | "confirmedAt"
    | "confirmedBy"
    | "submittedAt"
    | "startedAt"
    | "endedAt"
    | "stackStatusAtEnd"
    | "cancelRequestedAt"
    | "cancelRequestedBy"
    | "stateReason"
    | "asOf"
    | "rootCause"
    | "progress"
  >
> & { state?: OperationState };

/** `fence`: the writer works under a lease, and must still have it. */
export type SeenVersion = { id: string; version: number; fence?: number };

/** Writes only if nobody else has written since; answers whether it did. */
export async function changeOperation(tx: Database, seen: SeenVersion, { rootCause, progress, ...change }: OperationChange): Promise<boolean> {
  const { count } = await tx.operation.updateMany({
    where: { id: seen.id, version: seen.version, ...(seen.fence === undefined ? {} : { leaseFence: seen.fence }) },
    data: {
      ...change,
      ...(rootCause ? { rootCause } : {}),
      ...(progress ? { progress } : {}),
      version: { increment: 1 },
    },
  });
  return count === 1;
}

/** When AWS was last heard of about it; no change of state, so nobody who acts on the operation is in its way. */
export async function notePulse(tx: Database, { id, fence }: { id: string; fence: number }, { asOf }: { asOf: Date }): Promise<void> {
  await tx.operation.updateMany({ where: { id, leaseFence: fence, state: "running" }, data: { asOf } });
}

/** How far it is by the stored events: the same whoever counts them, so it needs no lease. */
export async function noteProgress(tx: Database, id: string, progress: NonNullable<OperationRecord["progress"]>): Promise<void> {
  await tx.operation.updateMany({ where: { id, state: "running" }, data: { progress } });
}

export async function insertPreview(tx: Database, operationId: string, preview: Omit<PreviewRecord, "createdAt">): Promise<void> {
  const { priceDifferenceUsdMicros } = preview;
  const data = { ...preview, priceDifferenceUsdMicros: priceDifferenceUsdMicros === null ? null : BigInt(priceDifferenceUsdMicros) };
  await tx.preview.upsert({ where: { operationId }, create: { operationId, ...data }, update: data });
}

/** Ids of operations in one of these states, oldest request first. */
export async function listOperationIds(database: Database, states: readonly OperationState[], where: Prisma.OperationWhereInput = {}): Promise<string[]> {
  const rows = await database.operation.findMany({ where: { ...where, state: { in: [...states] } }, orderBy: { requestedAt: "asc" }, select: { id: true } });
  return rows.map((row) => row.id);
}

/** Previews that nobody confirmed in time. */
export async function listExpiredPreviews(database: Database, now: Date): Promise<string[]> {
  return listOperationIds(database, ["previewed"], { preview: { expiresAt: { lte: now } } });
}

/** Waits for whoever else decides about this environment, so that of two who want its stack one comes second. */
export async function lockEnvironment(tx: Database, environmentId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM environment WHERE id = ${environmentId}::uuid FOR UPDATE`;
}

/**
 * The operation as nobody else can change it until the transaction ends; null: there is none. Its environment is locked first, as
 * everybody does who changes an operation: in another order two could wait for each other.
 */
export async function lockOperation(tx: Transaction, operationId: string): Promise<OperationRecord | null> {
  const row = await tx.operation.findUnique({ where: { id: operationId }, select: { environmentId: true } });
  if (!row) return null;
  await lockEnvironment(tx, row.environmentId);
  await tx.$queryRaw`SELECT id FROM operation WHERE id = ${operationId}::uuid FOR UPDATE`;
  return findOperation(tx, operationId);
}
