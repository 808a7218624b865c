import { eventWords } from "@/components/releases/event-words";
import type { Mark } from "@/components/ui/status-mark";
import { counted } from "@/components/ui/counted";
import { environmentStateOf, isDeletedOutside } from "@/lib/environments/environment-state";
import type { EnvironmentView } from "@/lib/environments/environment-view";
import { isStackBusy } from "@/lib/releases/stack-status";
import { capitalize } from "@/lib/shared/capitalize";

type Deployed = Pick<EnvironmentView, "stackStatus" | "release" | "lastOperation">;
type Told = Deployed & Pick<EnvironmentView, "alarmsTotal" | "alarmsInAlarm" | "alarmsWithoutData" | "alarmsUnreadSince"> & { health: Pick<EnvironmentView["health"], "state"> };

const OPERATION_WORDS: Record<string, Mark> = {
  queued: { tone: "pending", word: "A change waits for a worker" },
  previewing: { tone: "in-progress", word: "A change is being previewed" },
  previewed: { tone: "pending", word: "A preview waits for a person" },
  submitting: { tone: "in-progress", word: "A change is being handed to AWS" },
  unknown: { tone: "warning", word: "Not known whether AWS accepted the last change" },
  "needs-human": { tone: "error", word: "Nobody can tell whether AWS accepted the last change" },
};

/** How an environment is, in words. A stack that stands is not enough to look well: what fails, rings or cannot be told is said beside it. */
export function environmentWords(environment: Told): Mark {
  const deployed = deployedWords(environment);
  if (deployed.tone !== "success") return deployed;
  const beside = (tone: Mark["tone"], words: string): Mark => ({ tone, word: `${deployed.word}; ${words}` });
  switch (environmentStateOf(environment)) {
    case "needs-you":
      return beside("error", "its health check fails");
    case "in-alarm":
      return beside("warning", alarmsRing(environment.alarmsInAlarm ?? 0));
    case "unsure":
      return beside("unknown", doubts(environment).join(", "));
    default:
      return deployed;
  }
}

/** The same where its health and its alarms stand beside it in words of their own: here the shape and colour alone tell of them. */
export const environmentMark = (environment: Told): Mark => ({ ...environmentWords(environment), word: deployedWords(environment).word });

/** Whether nothing is wrong with it but its health address. */
export const onlyFailsItsCheck = (environment: Told): boolean => deployedWords(environment).tone === "success" && environment.health.state === "failing";

const alarmsRing = (count: number): string => (count === 1 ? "1 alarm rings" : `${count} alarms ring`);

function doubts({ alarmsTotal, alarmsWithoutData, alarmsUnreadSince, health }: Told): string[] {
  const ofAlarms =
    alarmsTotal === null ? "its alarms are not read yet" : alarmsUnreadSince !== null ? "AWS does not tell of its alarms" : alarmsWithoutData ? `${counted(alarmsWithoutData, "alarm")} without figures` : "";
  return [ofAlarms, health.state === "well" ? "" : "health not known"].filter(Boolean);
}

/** What an operation waits for says more than the status of the stack, which lags behind. */
function deployedWords({ stackStatus, release, lastOperation }: Deployed): Mark {
  const waiting = OPERATION_WORDS[lastOperation?.state ?? ""];
  if (waiting && !(stackStatus !== null && isStackBusy(stackStatus))) return waiting;
  const running = release === null ? "Running; which release is not known" : `Running release ${release}`;
  switch (stackStatus) {
    case null:
      return lastOperation?.state === "running" ? { tone: "in-progress", word: "Creating" } : { tone: "stopped", word: "No stack yet" };
    case "REVIEW_IN_PROGRESS":
      return { tone: "pending", word: "Nothing runs: waiting for its first deployment" };
    case "CREATE_COMPLETE":
    case "UPDATE_COMPLETE":
    case "IMPORT_COMPLETE":
      return { tone: "success", word: running };
    case "UPDATE_ROLLBACK_COMPLETE":
    case "IMPORT_ROLLBACK_COMPLETE":
      return { tone: "success", word: `${running}, after AWS took a change back` };
    case "CREATE_FAILED":
      return { tone: "error", word: "Launch failed half way" };
    case "ROLLBACK_COMPLETE":
      return { tone: "error", word: "Launch failed; nothing runs" };
    case "ROLLBACK_FAILED":
      return { tone: "error", word: "Launch failed, and taking it back too" };
    case "UPDATE_FAILED":
      return { tone: "error", word: "Update failed half way" };
    case "UPDATE_ROLLBACK_FAILED":
      return { tone: "error", word: "Stuck: the rollback failed" };
    case "DELETE_FAILED":
      return { tone: "error", word: "Half deleted" };
    case "DELETE_COMPLETE":
      return isDeletedOutside({ stackStatus, lastOperation }) ? { tone: "error", word: "Deleted outside Pilothouse; nothing runs" } : { tone: "stopped", word: "Deleted; nothing runs" };
    case "IMPORT_ROLLBACK_FAILED":
      return { tone: "error", word: "Stuck: an import could not be taken back" };
    default: {
      const { word, tone } = eventWords(stackStatus);
      return { tone, word: tone === "unknown" ? `AWS says ${stackStatus}, which Pilothouse does not know` : capitalize(word) };
    }
  }
}
