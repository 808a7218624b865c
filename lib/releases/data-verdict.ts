import type { DataVerdict, ResourceChange } from "./preview-view";

/** What the rule reads of a change. */
export type VerdictChange = Pick<ResourceChange, "logicalId" | "resourceType" | "action" | "replacement" | "policyAction" | "holdsData">;
type Risk = Extract<DataVerdict, { kind: "at-risk" }>["resources"][number];

/**
 * Whether everything that holds data comes through unharmed. Strict on purpose: a replacement that AWS only calls possible counts,
 * and so does one whose old copy a policy would keep, for the running system would still lose sight of it.
 */
export function dataVerdict(changes: readonly VerdictChange[]): DataVerdict {
  const resources = changes.filter((change) => change.holdsData).flatMap((change) => riskOf(change) ?? []);
  if (resources.length > 0) return { kind: "at-risk", resources };
  const untold = changes.find((change) => change.holdsData && !TOLD.has(change.action));
  if (untold) return { kind: "could-not-tell", why: `AWS cannot say before it runs what will happen to ${untold.logicalId}.` };
  return { kind: "safe" };
}

const TOLD: ReadonlySet<string> = new Set(["Add", "Modify", "Remove", "Import", "SyncWithActual"]);

function riskOf(change: VerdictChange): Risk | null {
  const risk = (effect: Risk["effect"]): Risk => ({
    logicalId: change.logicalId,
    resourceType: change.resourceType,
    effect,
    policy: keptBy(change.policyAction),
  });
  if (change.action === "Remove") return risk(change.policyAction === "Retain" ? "let-go" : "deleted");
  if (change.action !== "Modify") return null;
  if (change.replacement === "True" || change.policyAction?.startsWith("ReplaceAnd")) return risk("replaced");
  // Null on a modification is an answer that AWS did not give: as little a promise as "Conditional".
  if (change.replacement !== "False") return risk("may-be-replaced");
  return null;
}

/** What a deletion of the whole stack does to data: nothing of the system runs on, so what a policy keeps is unharmed. */
export const deletionVerdict = (changes: readonly VerdictChange[]): DataVerdict => dataVerdict(changes.filter(({ policyAction }) => policyAction !== "Retain"));

/** DescribeChangeSet's PolicyAction (Delete, Retain, Snapshot, ReplaceAndDelete, …) as the policy of the old copy. */
function keptBy(policyAction: string | null): string {
  if (policyAction === null) return "unknown";
  return policyAction.replace(/^ReplaceAnd/, "");
}

/** Whether a person has to type the environment's name before this may run. */
export const needsTypedName = (verdict: DataVerdict): boolean => verdict.kind !== "safe";
