import "server-only";

import {
  GetCostAndUsageCommand,
  ListCostAllocationTagsCommand,
  type CostExplorerClient,
  type Expression,
  type GroupDefinition,
  type ResultByTime,
} from "@aws-sdk/client-cost-explorer";

import { MalformedAnswerError } from "./errors";
import type { ReadCall } from "./read-call";

const MOST_PAGES = 200; // a page has hundreds of groups; more than this is an answer that never ends

/** One group of one day, as Cost Explorer has it: amounts are decimal texts, `keys` in the order that was asked for. */
export type BilledGroup = {
  /** ISO date, of the bill's calendar (UTC). */
  day: string;
  keys: readonly string[];
  usd: string;
  usage: { quantity: string; unit: string } | null;
  estimated: boolean;
};

/** `requests` were sent and are paid for, whatever came of them. */
export type BilledGroups = { kind: "groups"; groups: BilledGroup[]; requests: number } | { kind: "other-currency"; currency: string; requests: number };

export type CostQuestion = {
  /** ISO date; included. */
  firstDay: string;
  /** ISO date; excluded. */
  endDay: string;
  groupBy: readonly ({ tag: string } | { dimension: "USAGE_TYPE" | "RECORD_TYPE" })[];
  /** Record types to keep or to leave out; left out, all. */
  recordTypes?: { only: readonly string[] } | { without: readonly string[] };
  withUsage: boolean;
};

/** Cost Explorer of one account. Throws `AwsError`. Every page is a request of its own, and is counted as one. */
export function costExplorerGateway(client: Pick<CostExplorerClient, "send">, read: ReadCall) {
  return {
    /** UnblendedCost by day: what was charged. All pages or none: half an answer would look like a cheaper day. */
    async listDailyCosts(question: CostQuestion): Promise<BilledGroups> {
      const groups: BilledGroup[] = [];
      let requests = 0;
      for (let token: string | undefined, first = true; first || token !== undefined; first = false) {
        const page = await read("ce:GetCostAndUsage", async () => {
          if (requests >= MOST_PAGES) throw new MalformedAnswerError(`GetCostAndUsage went on for more than ${MOST_PAGES} pages.`);
          const { ResultsByTime, NextPageToken } = await client.send(new GetCostAndUsageCommand({ ...toRequest(question), NextPageToken: token }));
          if (!ResultsByTime) throw new MalformedAnswerError("GetCostAndUsage without results.");
          return { found: ResultsByTime.flatMap(toGroups), next: NextPageToken || undefined };
        });
        requests += 1;
        const foreign = page.found.find(({ currency }) => currency !== "USD");
        if (foreign) return { kind: "other-currency", currency: foreign.currency, requests };
        groups.push(...page.found.map(({ group }) => group));
        token = page.next;
      }
      return { kind: "groups", groups, requests };
    },

    /** Whether Cost Explorer groups by a tag. "unknown": it has not seen the tag yet, which takes up to a day after its first use. */
    async readTagState(tagKey: string): Promise<"active" | "inactive" | "unknown"> {
      const { CostAllocationTags } = await read("ce:ListCostAllocationTags", () => client.send(new ListCostAllocationTagsCommand({ TagKeys: [tagKey] })));
      const status = CostAllocationTags?.find(({ TagKey }) => TagKey === tagKey)?.Status;
      if (status === "Active") return "active";
      return status === "Inactive" ? "inactive" : "unknown";
    },
  };
}

function toGroups({ TimePeriod, Groups = [], Estimated }: ResultByTime): { group: BilledGroup; currency: string }[] {
  const day = TimePeriod?.Start;
  if (!day) throw new MalformedAnswerError("A result without its day.");
  return Groups.map(({ Keys, Metrics }) => {
    const [cost, usage] = [Metrics?.UnblendedCost, Metrics?.UsageQuantity];
    if (!Keys || cost?.Amount === undefined || !cost.Unit) throw new MalformedAnswerError("A group without keys or amount.");
    const group: BilledGroup = {
      day,
      keys: Keys,
      usd: cost.Amount,
      // AWS adds unlike units up and calls the unit N/A: such a quantity means nothing.
      usage: usage?.Amount !== undefined && usage.Unit && usage.Unit !== "N/A" ? { quantity: usage.Amount, unit: usage.Unit } : null,
      estimated: Estimated === true,
    };
    return { group, currency: cost.Unit };
  });
}

function toRequest({ firstDay, endDay, groupBy, recordTypes, withUsage }: CostQuestion) {
  return {
    TimePeriod: { Start: firstDay, End: endDay },
    Granularity: "DAILY" as const,
    Metrics: withUsage ? ["UnblendedCost", "UsageQuantity"] : ["UnblendedCost"],
    GroupBy: groupBy.map((group): GroupDefinition => ("tag" in group ? { Type: "TAG", Key: group.tag } : { Type: "DIMENSION", Key: group.dimension })),
    Filter: recordTypes && toFilter(recordTypes),
  };
}

const ofRecordTypes = (values: readonly string[]): Expression => ({ Dimensions: { Key: "RECORD_TYPE", Values: [...values] } });

const toFilter = (recordTypes: NonNullable<CostQuestion["recordTypes"]>): Expression =>
  "only" in recordTypes ? ofRecordTypes(recordTypes.only) : { Not: ofRecordTypes(recordTypes.without) };
