import "server-only";

import { differenceInMinutes } from "date-fns";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { openScope } from "@/lib/aws/scope";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";
import { validateParameters } from "@/lib/catalog/validate-parameters";
import { database } from "@/lib/db/transaction";
import { billOfMaterials } from "@/lib/pricing/bill-of-materials";
import { quotaNeeds } from "@/lib/pricing/quota-needs";
import { quotaVerdict, type QuotaState, type ToldNumber } from "@/lib/pricing/quota-verdict";
import { QUOTAS } from "@/lib/pricing/quotas";
import { AppError } from "@/lib/shared/app-error";

import type { AskedOption } from "../asked-option";
import type { QuotasView } from "../quotas-view";
import { findAccount } from "./internal/account-repository";
import { askInUse, askLimits } from "./internal/ask-quotas";
import { findQuotas, storeQuotas, type InUseByQuota, type KeptQuotas, type LimitByQuota } from "./internal/quotas-repository";

const LIMITS_MINUTES = 24 * 60; // AWS raises them by request, which takes hours
const IN_USE_MINUTES = 10; // a launch changes it
const FAILED_MINUTES = 5; // most refusals pass by themselves

/**
 * What an account may have in a region and how much of it is in use, and whether each asked option, at its own settings or a preset's, would fit.
 * Asks AWS where what is kept is too old, some 30 free reads; a service that refuses is a sentence. Throws `AppError` "unknown-account",
 * "unknown-region", "unknown-option".
 */
export async function readQuotas({ actor, accountId, region, options, now }: { actor: Actor; accountId: string; region: string; options: readonly AskedOption[]; now: Date }): Promise<QuotasView> {
  authorize(actor, "accounts:read");
  const account = await findAccount(database(), accountId);
  if (!account) throw new AppError("unknown-account", "There is no such account connection.");
  if (!account.regions.includes(region)) throw new AppError("unknown-region", `The account connection is not set up for ${region}.`);
  const before = await findQuotas(accountId, region);
  const aws = await openScope({ accountId, region });
  const limits = before && isFresh(before.limits, before.limitsAt, LIMITS_MINUTES, now) ? null : await askLimits(aws, now);
  const inUse = before && isFresh(before.inUse, before.inUseAt, IN_USE_MINUTES, now) ? null : await askInUse(aws, now);
  const kept: KeptQuotas = {
    limits: limits ?? before?.limits ?? {},
    limitsAt: limits || !before ? now : before.limitsAt,
    inUse: inUse ?? before?.inUse ?? {},
    inUseAt: inUse || !before ? now : before.inUseAt,
  };
  if (limits || inUse) await storeQuotas(accountId, region, kept);
  const quotas = QUOTAS.map((quota): QuotaState => ({ ...quota, limit: kept.limits[quota.key] ?? neverAsked(kept.limitsAt), inUse: kept.inUse[quota.key] ?? neverAsked(kept.inUseAt) }));
  return { accountId, accountName: account.name, region, quotas, options: await Promise.all(options.map((option) => verdictsOf(option, region, quotas))) };
}

async function verdictsOf({ key, system, option, preset }: AskedOption, region: string, quotas: readonly QuotaState[]): Promise<QuotasView["options"][number]> {
  const loaded = await loadOptionTemplate({ system, option });
  const chosen = preset === null ? null : loaded?.option.presets.find((one) => one.key === preset);
  if (!loaded || chosen === undefined) throw new AppError("unknown-option", `The catalogue has no ${key}.`);
  const validation = validateParameters(loaded.template.parameters, loaded.template.rules, chosen?.parameters ?? {});
  if (validation.kind === "invalid") throw new AppError("unknown-option", `${key} cannot be launched with its own settings.`);
  const needs = quotaNeeds(billOfMaterials(loaded.template, { parameters: validation.values, region }));
  return { option: key, verdicts: quotas.flatMap((state) => needs.filter((need) => need.key === state.key).map((need) => quotaVerdict(need, state))) };
}

function isFresh(told: LimitByQuota | InUseByQuota, at: Date, minutes: number, now: Date): boolean {
  const isWhole = Object.values(told).some(({ kind }) => kind === "told");
  return differenceInMinutes(now, at) < (isWhole ? minutes : FAILED_MINUTES);
}

const neverAsked = (at: Date): ToldNumber => ({ kind: "not-told", why: "It was not asked for yet.", asOf: at.toISOString() });
