import { formatDuration } from "@/components/ui/format-time";
import { longestChainSeconds } from "@/lib/releases/preview-changes";
import type { DataVerdict, PreviewView, ResourceChange } from "@/lib/releases/preview-view";

export type ChangeWords = { word: string; tone: "add" | "change" | "replace" | "may-replace" | "remove" | "keep" | "unclear" };

/** What would happen to a resource. Where AWS cannot tell before it runs, so is said. */
export function changeWords({ action, replacement, policyAction }: Pick<ResourceChange, "action" | "replacement" | "policyAction">): ChangeWords {
  switch (action) {
    case "Add":
      return { word: "create", tone: "add" };
    case "Import":
      return { word: "take over", tone: "add" };
    case "Remove":
      if (policyAction === "Retain") return { word: "let go (kept in AWS)", tone: "keep" };
      if (policyAction === "Snapshot") return { word: "delete, after a snapshot", tone: "remove" };
      return { word: "delete", tone: "remove" };
    case "Modify":
      if (replacement === "True") return { word: `replace${keptWords(policyAction)}`, tone: "replace" };
      if (replacement === "Conditional") return { word: "change, perhaps replace", tone: "may-replace" };
      return { word: "change", tone: "change" };
    default:
      return { word: "cannot be told before it runs", tone: "unclear" };
  }
}

function keptWords(policyAction: string | null): string {
  if (policyAction === "ReplaceAndRetain") return " (the old one is kept)";
  if (policyAction === "ReplaceAndSnapshot") return " (after a snapshot of the old one)";
  return "";
}

/** The verdict's first line. Only "safe" is safe. */
export function verdictWords(verdict: DataVerdict): { tone: "success" | "error" | "warning"; title: string; text: string } {
  switch (verdict.kind) {
    case "safe":
      return { tone: "success", title: "Nothing that holds data is replaced or deleted", text: "" };
    case "at-risk":
      return {
        tone: "error",
        title: verdict.resources.length === 1 ? "One resource that holds data is at risk" : `${verdict.resources.length} resources that hold data are at risk`,
        text: verdict.resources.map(({ logicalId, resourceType, effect, policy }) => `${logicalId} (${resourceType}) ${EFFECT[effect]}; ${effect === "let-go" ? "it stays in AWS" : policyWords(policy)}`).join("\n"),
      };
    case "could-not-tell":
      return { tone: "warning", title: "It cannot be told whether data is at risk", text: verdict.why };
  }
}

const EFFECT = { "let-go": "is let go", replaced: "is replaced", "may-be-replaced": "may be replaced", deleted: "is deleted" } as const;

function policyWords(policy: string): string {
  switch (policy) {
    case "Retain":
      return "the old one is kept in AWS";
    case "Snapshot":
      return "AWS takes a snapshot first";
    case "Delete":
      return "its data is gone afterwards";
    default:
      return "what happens to its data cannot be told";
  }
}

const LEAST_TOLD_SECONDS = 60; // to the second would promise more than an account's few quick runs can tell

/** How long it takes; where the account has shown nothing yet, only what AWS usually needs. */
export function estimateWords({ expectedSeconds, changes }: Pick<PreviewView, "expectedSeconds" | "changes">): string {
  if (expectedSeconds !== null) return expectedSeconds < LEAST_TOLD_SECONDS ? "takes less than a minute" : `takes about ${formatDuration(expectedSeconds)}`;
  return `no estimate yet: nothing has been finished in this account (in AWS usually about ${formatDuration(longestChainSeconds(changes))})`;
}

/** What it does to the month's bill at list price. */
export function priceWords({ priceDifferenceUsd }: Pick<PreviewView, "priceDifferenceUsd">): string {
  if (priceDifferenceUsd === null) return "what it adds to a month cannot be told";
  if (priceDifferenceUsd === 0) return "the same list price";
  const usd = Math.abs(priceDifferenceUsd).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return priceDifferenceUsd > 0 ? `adds ${usd} USD a month at list price` : `saves ${usd} USD a month at list price`;
}

/** "3 to create, 1 to replace" in the order that matters: worst first. */
export function changeCounts(changes: readonly ResourceChange[]): string {
  const words = { remove: "to delete", replace: "to replace", "may-replace": "that may be replaced", unclear: "that cannot be told", change: "to change", keep: "to let go (kept in AWS)", add: "to create" } as const;
  const counts = changes.map((change) => changeWords(change).tone);
  const parts = (Object.keys(words) as (keyof typeof words)[]).flatMap((tone) => {
    const count = counts.filter((each) => each === tone).length;
    return count === 0 ? [] : [`${count} ${words[tone]}`];
  });
  return parts.length === 0 ? "nothing" : parts.join(", ");
}
