import "server-only";

import { z } from "zod";

import type { Database } from "@/lib/db/transaction";

const textMapSchema = z.record(z.string(), z.string());
const imagesSchema = z.array(z.object({ parameter: z.string(), image: z.string() }));

export type ReleaseRecord = {
  environmentId: string;
  number: number;
  templateHash: string;
  templateBytes: number;
  /** NoEcho parameters are not among them. */
  parameters: Record<string, string>;
  images: { parameter: string; image: string }[];
  tags: Record<string, string>;
  capabilities: string[];
  note: string;
  createdBy: string;
  createdAt: Date;
};

type Row = Omit<ReleaseRecord, "templateBytes" | "parameters" | "images" | "tags"> & { template: { bytes: number }; parameters: unknown; images: unknown; tags: unknown };
const include = { template: { select: { bytes: true } } } as const;

const toRecord = ({ template, ...row }: Row): ReleaseRecord => ({
  ...row,
  templateBytes: template.bytes,
  parameters: textMapSchema.parse(row.parameters),
  images: imagesSchema.parse(row.images),
  tags: textMapSchema.parse(row.tags),
});

export async function findRelease(database: Database, environmentId: string, number: number): Promise<ReleaseRecord | null> {
  const row = await database.release.findUnique({ where: { environmentId_number: { environmentId, number } }, include });
  return row && toRecord(row);
}

/** Newest first; `below` continues a page. */
export async function listReleaseRecords(database: Database, environmentId: string, page: { below?: number; take: number }): Promise<ReleaseRecord[]> {
  const rows = await database.release.findMany({
    where: { environmentId, ...(page.below === undefined ? {} : { number: { lt: page.below } }) },
    orderBy: { number: "desc" },
    take: page.take,
    include,
  });
  return rows.map(toRecord);
}

export const countReleases = (database: Database, environmentId: string): Promise<number> => database.release.count({ where: { environmentId } });

export async function findTemplateBody(database: Database, hash: string): Promise<string> {
  const { body } = await database.templateBody.findUniqueOrThrow({ where: { hash }, select: { body: true } });
  return body;
}

export type ReleaseBasis = { name: string; latestRelease: number; runningRelease: number | null; tags: Record<string, string> };

/** What an environment's next release takes over from it; null: no such environment, or it was removed. */
export async function findReleaseBasis(database: Database, environmentId: string): Promise<ReleaseBasis | null> {
  const row = await database.environment.findFirst({ where: { id: environmentId, removedAt: null }, select: { name: true, latestRelease: true, runningRelease: true, tags: true } });
  return row && { ...row, tags: textMapSchema.parse(row.tags) };
}

export type NewRelease = Omit<ReleaseRecord, "templateBytes" | "createdAt">;

/** The template is kept once, however many releases have it. Raises the environment's latest number with it. */
export async function insertRelease(tx: Database, release: NewRelease, template: { body: string; bytes: number }): Promise<void> {
  const { environmentId, number, templateHash } = release;
  await tx.templateBody.createMany({ data: { hash: templateHash, ...template }, skipDuplicates: true });
  await tx.release.create({ data: release, select: { number: true } });
  await tx.environment.update({ where: { id: environmentId }, data: { latestRelease: number } });
}

export type ReleaseDeployment = { release: number; operationId: string; kind: string; state: string; startedAt: Date | null; endedAt: Date | null };

/** How the deployments of these releases went, newest first. */
export async function listDeployments(database: Database, environmentId: string, numbers: readonly number[]): Promise<ReleaseDeployment[]> {
  const rows = await database.operation.findMany({
    where: { environmentId, release: { in: [...numbers] }, resolvedTo: { in: ["create-stack", "update-stack"] } },
    orderBy: { requestedAt: "desc" },
    select: { id: true, kind: true, state: true, release: true, startedAt: true, endedAt: true },
  });
  return rows.flatMap(({ id, release, ...row }) => (release === null ? [] : [{ ...row, operationId: id, release }]));
}
