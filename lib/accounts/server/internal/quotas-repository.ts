import "server-only";

import { z } from "zod";

import { database } from "@/lib/db/transaction";
import { quotaLimitSchema, toldNumberSchema, type QuotaLimit, type ToldNumber } from "@/lib/pricing/quota-verdict";
import { QUOTA_KEYS, type QuotaKey } from "@/lib/pricing/quotas";

export type LimitByQuota = Partial<Record<QuotaKey, QuotaLimit>>;
export type InUseByQuota = Partial<Record<QuotaKey, ToldNumber>>;
export type KeptQuotas = { limits: LimitByQuota; limitsAt: Date; inUse: InUseByQuota; inUseAt: Date };

const limitsSchema = z.partialRecord(z.enum(QUOTA_KEYS), quotaLimitSchema);
const inUseSchema = z.partialRecord(z.enum(QUOTA_KEYS), toldNumberSchema);

/** Null: never read, or kept by a version of ours that wrote it otherwise. */
export async function findQuotas(accountId: string, region: string): Promise<KeptQuotas | null> {
  const row = await database().accountQuotas.findUnique({ where: { accountId_region: { accountId, region } } });
  const [limits, inUse] = [limitsSchema.safeParse(row?.limits), inUseSchema.safeParse(row?.inUse)];
  return row && limits.success && inUse.success ? { limits: limits.data, limitsAt: row.limitsAt, inUse: inUse.data, inUseAt: row.inUseAt } : null;
}

export async function storeQuotas(accountId: string, region: string, kept: KeptQuotas): Promise<void> {
  await database().accountQuotas.upsert({ where: { accountId_region: { accountId, region } }, create: { accountId, region, ...kept }, update: kept });
}
