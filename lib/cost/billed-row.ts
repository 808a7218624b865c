import { Big } from "big.js";

/** What a line of a bill is. Only `usage` stands beside a list price; the others change what is paid for it. */
export const RECORD_KINDS = ["usage", "credit", "refund", "tax", "other"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** One usage type under one environment tag on one day. */
export type BilledRow = {
  /** ISO date of the bill's calendar. */
  day: string;
  kind: RecordKind;
  /** Value of the tag pilothouse:environment; empty: untagged. */
  environmentTag: string;
  usageType: string;
  /** Exact decimal; negative for credits and refunds. */
  usd: string;
  usage: { quantity: string; unit: string } | null;
  estimated: boolean;
};

export const ENVIRONMENT_TAG = "pilothouse:environment";

/** Record types that are no usage ("Cost Explorer: charge type"); asked for apart, because a question groups by two things at most. */
export const RECORD_TYPES_APART = ["Credit", "Refund", "Tax"] as const;

const KIND_OF_TYPE: Readonly<Record<string, RecordKind>> = { Credit: "credit", Refund: "refund", Tax: "tax" };

type Group = { day: string; keys: readonly string[]; usd: string; usage: BilledRow["usage"]; estimated: boolean };

/** Groups by tag and usage type. Cost Explorer writes a tag's group as `key$value`. */
export const usageRows = (groups: readonly Group[]): BilledRow[] =>
  groups.map(({ keys, ...group }) => ({ ...group, kind: "usage", environmentTag: tagValue(keys[0]), usageType: keys[1] ?? "" }));

/** Groups by tag and record type: those that are no usage. */
export const recordRows = (groups: readonly Group[]): BilledRow[] =>
  groups.flatMap(({ keys, ...group }) => {
    const [tag, recordType = ""] = keys;
    const kind = KIND_OF_TYPE[recordType];
    return kind === undefined ? [] : [{ ...group, kind, environmentTag: tagValue(tag), usageType: recordType, usage: null }];
  });

const USAGE = "Usage";

/**
 * Record types of what was bought in advance ("SavingsPlanCoveredUsage", "RIFee", …), each once. Their amounts are in the usage types that they
 * cover; here they are only named, because a price that is lower than listed has its reason in them.
 */
export const commitmentsIn = (groups: readonly Group[]): string[] =>
  [...new Set(groups.flatMap(({ keys }) => keys[1] ?? []))].filter((recordType) => recordType !== USAGE && KIND_OF_TYPE[recordType] === undefined).toSorted();

function tagValue(key: string | undefined): string {
  const start = `${ENVIRONMENT_TAG}$`;
  return key?.startsWith(start) ? key.slice(start.length) : "";
}

/** Exact sum. Rounding is for whoever shows it. */
export const sumUsd = (rows: readonly { usd: string }[]): Big => rows.reduce((sum, { usd }) => sum.plus(usd), new Big(0));
