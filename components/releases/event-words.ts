import type { Mark } from "@/components/ui/status-mark";

const VERBS: Record<string, { going: string; done: string; failed: string }> = {
  CREATE: { going: "creating", done: "created", failed: "could not be created" },
  UPDATE: { going: "updating", done: "updated", failed: "could not be updated" },
  DELETE: { going: "deleting", done: "deleted", failed: "could not be deleted" },
  IMPORT: { going: "importing", done: "imported", failed: "could not be imported" },
  ROLLBACK: { going: "rolling back", done: "rolled back", failed: "could not be rolled back" },
  UPDATE_ROLLBACK: { going: "rolling back", done: "rolled back", failed: "could not be rolled back" },
  IMPORT_ROLLBACK: { going: "taking the import back", done: "import taken back", failed: "import could not be taken back" },
};

/** A resource's or stack's status in words; one that AWS added since is said as it came, in small letters. */
export function eventWords(status: string): Mark {
  if (status === "DELETE_SKIPPED") return { word: "kept", tone: "info" };
  if (status === "REVIEW_IN_PROGRESS") return { word: "waiting for review", tone: "pending" };
  if (status.endsWith("_COMPLETE_CLEANUP_IN_PROGRESS")) return { word: "removing what was replaced", tone: "in-progress" };
  const match = /^(.+)_(IN_PROGRESS|COMPLETE|FAILED)$/.exec(status);
  const verb = VERBS[match?.[1] ?? ""];
  if (!verb) return { word: status.toLowerCase().replaceAll("_", " "), tone: "unknown" };
  const isRollback = match?.[1]?.includes("ROLLBACK") ?? false;
  if (match?.[2] === "FAILED") return { word: verb.failed, tone: "error" };
  if (match?.[2] === "COMPLETE") return { word: verb.done, tone: isRollback ? "warning" : "success" };
  return { word: verb.going, tone: isRollback ? "warning" : "in-progress" };
}

type EventFilter = { text: string; failuresOnly: boolean };

/** Whether an event is shown: the text is looked for in names, types, statuses and reasons. */
export function matchesEvent(event: { logicalId: string; resourceType: string; status: string; reason: string | null }, filter: EventFilter): boolean {
  if (filter.failuresOnly && !event.status.endsWith("_FAILED")) return false;
  const wanted = filter.text.trim().toLowerCase();
  if (wanted === "") return true;
  return [event.logicalId, event.resourceType, event.status, eventWords(event.status).word, event.reason ?? ""].some((text) => text.toLowerCase().includes(wanted));
}
