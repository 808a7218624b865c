import "server-only";

import { costExplorerGateway, type BilledGroup, type CostQuestion } from "@/lib/aws/cost-explorer";
import { AwsError } from "@/lib/aws/errors";
import { openScope } from "@/lib/aws/scope";
import { database, inTransaction } from "@/lib/db/transaction";

import type { BillFetchOutcome, CostTagState } from "../bill-fetch";
import { billWindow, type BillWindow } from "../bill-window";
import { commitmentsIn, ENVIRONMENT_TAG, RECORD_TYPES_APART, recordRows, usageRows, type BilledRow } from "../billed-row";
import { hasTaggedUsage, keepBillFetch, lockBill, replaceBill } from "./internal/bill-repository";

const REGION = "us-east-1"; // Cost Explorer answers there for all regions

type Answer =
  | { kind: "rows"; rows: BilledRow[]; commitments: string[]; requests: number }
  | { kind: "failed"; outcome: Exclude<BillFetchOutcome, "fetched">; reason: string; requests: number };

/**
 * Asks Cost Explorer for an account's days and puts them in the place of what was known. Two questions (usage by tag and type; credits,
 * refunds and tax by tag), each of one request and one more per further page, since a question groups by two things at most. All or
 * nothing: what was known stays where an answer is missing. Safe to repeat; every try is kept with its cost.
 */
export async function fetchBill({ accountId, answeredThrough, now, signal }: { accountId: string; answeredThrough: string | null; now: Date; signal?: AbortSignal }): Promise<BillFetchOutcome> {
  const window = billWindow({ now, answeredThrough });
  const answer = await ask(accountId, window, signal);
  if (answer.kind === "failed") {
    const { outcome, reason, requests } = answer;
    await keepBillFetch(database(), { accountId, ...window, requests, outcome, reason, tagState: "unknown", commitments: [] }, now);
    return outcome;
  }
  const tags = await readTagState(accountId, answer.rows, signal);
  await inTransaction(async (tx) => {
    await lockBill(tx, accountId);
    await replaceBill(tx, accountId, window, answer.rows);
    await keepBillFetch(tx, { accountId, ...window, requests: answer.requests + tags.requests, outcome: "fetched", reason: null, tagState: tags.state, commitments: answer.commitments }, now);
  });
  return "fetched";
}

async function ask(accountId: string, window: BillWindow, signal: AbortSignal | undefined): Promise<Answer> {
  let requests = 0;
  try {
    const aws = await openScope({ accountId, region: REGION }, { signal });
    const costExplorer = costExplorerGateway(await aws.clients.costExplorer(), aws.read);
    const questions: Omit<CostQuestion, "firstDay" | "endDay">[] = [
      { groupBy: [{ tag: ENVIRONMENT_TAG }, { dimension: "USAGE_TYPE" }], recordTypes: { without: RECORD_TYPES_APART }, withUsage: true },
      { groupBy: [{ tag: ENVIRONMENT_TAG }, { dimension: "RECORD_TYPE" }], withUsage: false },
    ];
    const answered: BilledGroup[][] = [];
    for (const question of questions) {
      const answer = await costExplorer.listDailyCosts({ ...window, ...question });
      requests += answer.requests;
      if (answer.kind === "other-currency")
        return { kind: "failed", outcome: "other-currency", reason: `Cost Explorer answered in ${answer.currency}; only US dollars can be compared with list prices.`, requests };
      answered.push(answer.groups);
    }
    const [usage = [], records = []] = answered;
    return { kind: "rows", rows: [...usageRows(usage), ...recordRows(records)], commitments: commitmentsIn(records), requests };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { kind: "failed", outcome: outcomeOf(error), reason: error.message, requests: requests + 1 };
  }
}

function outcomeOf({ kind }: AwsError): Exclude<BillFetchOutcome, "fetched"> {
  switch (kind) {
    case "denied":
    case "throttled":
    case "unreachable":
    case "malformed":
      return kind;
    case "invalid":
    case "not-found":
      // Cost Explorer says so of an account in which it was never switched on.
      return "denied";
  }
}

/** Asked only where nothing came under our tag: with figures under it, it is active. */
async function readTagState(accountId: string, rows: readonly BilledRow[], signal: AbortSignal | undefined): Promise<{ state: CostTagState; requests: number }> {
  if (rows.some(({ environmentTag }) => environmentTag !== "") || (await hasTaggedUsage(database(), accountId))) return { state: "active", requests: 0 };
  try {
    const aws = await openScope({ accountId, region: REGION }, { signal });
    return { state: await costExplorerGateway(await aws.clients.costExplorer(), aws.read).readTagState(ENVIRONMENT_TAG), requests: 1 };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { state: "unknown", requests: 1 };
  }
}
