import { cancelPossibility } from "./cancel-possibility";
import { isLegal, legalDeploy, whyNotLegal } from "./legality";
import type { LegalAct, PersonAct } from "./legal-acts-view";
import type { OperationState, Resolution } from "./operation-state";
import { resolveRollback } from "./rollback-resolution";
import { hasNoStack, isStackBusy } from "./stack-status";

export type ActsSituation = {
  /** Null: there is no stack. */
  stackStatus: string | null;
  /** The operation that holds the stack, if one does. */
  holding: { operationId: string; resolvedTo: Resolution; state: OperationState; cancelRequested: boolean } | null;
  /** The last release before the running one that ran well; null: there is none. */
  earlierRelease: number | null;
  latestRelease: number;
  /** The release of the deployment that stopped half way; null: not on record. */
  attemptedRelease: number | null;
  runningRelease: number | null;
  /** Whether AWS was ever asked to run the newest release, however that went. */
  latestWasTried: boolean;
  protected: boolean;
};

type Possibility = Pick<LegalAct, "possible" | "why" | "until">;
const POSSIBLE: Possibility = { possible: true, why: null, until: null };
const refused = (why: string, until: string | null = null): Possibility => ({ possible: false, why, until });

/** Every act that a person can think of, possible now or with the reason why not. Buttons show it, `startOperation` obeys the same rules. */
export function legalActs(situation: ActsSituation): { primary: PersonAct | null; acts: LegalAct[] } {
  const acts = [deploy(situation), cancel(situation), rollback(situation), continueRollback(situation), retry(situation), deletion(situation)];
  return { primary: primaryAct(situation), acts };
}

/** THE button: what a person most likely wants in this status; null: nothing is more likely than the rest. */
function primaryAct(situation: ActsSituation): PersonAct | null {
  const { stackStatus, holding } = situation;
  if (holding !== null) return holding.resolvedTo === "create-stack" || holding.resolvedTo === "update-stack" ? "cancel" : "deploy";
  switch (stackStatus) {
    case "UPDATE_ROLLBACK_FAILED":
      return "continue-rollback";
    case "CREATE_FAILED":
    case "UPDATE_FAILED":
      return "rollback";
    case "ROLLBACK_COMPLETE":
    case "ROLLBACK_FAILED":
    case "DELETE_FAILED":
      return "delete";
    default:
      return wasLeft(situation) ? null : "deploy";
  }
}

/** The newest release was tried and something else runs: it failed, or somebody went back from it. Nobody should run it by habit. */
const wasLeft = ({ runningRelease, latestRelease, latestWasTried }: ActsSituation): boolean => runningRelease !== null && runningRelease !== latestRelease && latestWasTried;

function act(name: PersonAct, words: { label: string; says: string }, possibility: Possibility, more: Partial<LegalAct> = {}): LegalAct {
  return { act: name, ...words, resolvesTo: null, release: null, operationId: null, deletesStack: false, ...possibility, ...more };
}

const resolvesTo = (resolution: Resolution, { possible }: Possibility): Pick<LegalAct, "resolvesTo"> => ({ resolvesTo: possible ? resolution : null });

/** The reason that stands before every rule about statuses: one change at a time. */
function heldBy({ holding }: ActsSituation): Possibility | null {
  if (!holding) return null;
  if (holding.state === "needs-human") return refused("Nobody can tell yet whether AWS accepted the last change; that has to be settled first.", "it is settled");
  return refused("Another change is running on this stack.", "it has ended");
}

function byStatus(name: Parameters<typeof isLegal>[0], status: string | null): Possibility {
  if (isLegal(name, status)) return POSSIBLE;
  return refused(whyNotLegal(name, status), status !== null && isStackBusy(status) ? "AWS has finished" : null);
}

function deploy(situation: ActsSituation): LegalAct {
  const { stackStatus, latestRelease, runningRelease } = situation;
  const isLaunch = hasNoStack(stackStatus) || stackStatus === "REVIEW_IN_PROGRESS";
  const words = isLaunch
    ? { label: `Launch release ${latestRelease}`, says: "Creates the stack, after a preview of what it will hold." }
    : {
        label: runningRelease === latestRelease ? `Deploy release ${latestRelease} again` : `Deploy release ${latestRelease}`,
        says:
          runningRelease === latestRelease
            ? "The newest release runs already; deploying it again changes only what has drifted from its settings."
            : "Updates the stack, after a preview of what will change.",
      };
  const possibility = heldBy(situation) ?? (legalDeploy(stackStatus) ? POSSIBLE : byStatus("deploy-update", stackStatus));
  return act("deploy", words, possibility, { release: latestRelease, ...resolvesTo(isLaunch ? "create-stack" : "update-stack", possibility) });
}

function cancel({ holding, stackStatus, protected: isProtected }: ActsSituation): LegalAct {
  const isCreate = holding?.resolvedTo === "create-stack";
  const words = isCreate
    ? { label: "Cancel and delete", says: "Stops the launch by deleting the stack and everything it has created so far." }
    : { label: "Cancel the update", says: "Stops the running update; AWS takes back what it has changed so far." };
  const more = { operationId: holding?.operationId ?? null, deletesStack: isCreate };
  if (!holding) return act("cancel", words, refused("Nothing is running."), more);
  const answer = cancelPossibility({ ...holding, stackStatus, protected: isProtected });
  return act("cancel", words, answer.possible ? POSSIBLE : refused(answer.why, answer.until), more);
}

function rollback({ stackStatus, holding, earlierRelease }: ActsSituation): LegalAct {
  const resolved = resolveRollback({ stackStatus, holding, earlierRelease });
  if (resolved.kind === "disabled") return act("rollback", { label: resolved.label, says: "" }, refused(resolved.why, resolved.until));
  const { label, says } = resolved;
  return act("rollback", { label, says }, POSSIBLE, {
    resolvesTo: resolved.kind === "to-release" ? "update-stack" : resolved.kind,
    release: resolved.kind === "to-release" ? resolved.release : null,
    operationId: resolved.kind === "cancel-update" ? (holding?.operationId ?? null) : null,
    deletesStack: resolved.kind === "rollback-stack" && resolved.deletesStack,
  });
}

function continueRollback(situation: ActsSituation): LegalAct {
  const words = { label: "Continue the rollback", says: "AWS tries again from where the last rollback stopped." };
  const possibility = heldBy(situation) ?? byStatus("continue-rollback", situation.stackStatus);
  return act("continue-rollback", words, possibility, resolvesTo("continue-update-rollback", possibility));
}

function retry(situation: ActsSituation): LegalAct {
  const words = { label: "Retry", says: "Asks AWS to go on with the same release from where it stopped." };
  const possibility = heldBy(situation) ?? byStatus("retry", situation.stackStatus);
  return act("retry", words, possibility, { release: situation.attemptedRelease ?? situation.latestRelease, ...resolvesTo("update-stack", possibility) });
}

function deletion(situation: ActsSituation): LegalAct {
  const words = { label: "Delete the stack…", says: "Deletes the stack, after a preview of what goes and what stays. The environment's record is kept." };
  const guarded = situation.protected ? refused("The environment is protected; switch that off in its settings first.") : null;
  const possibility = heldBy(situation) ?? guarded ?? (hasNoStack(situation.stackStatus) ? refused("There is no stack.") : byStatus("delete", situation.stackStatus));
  return act("delete", words, possibility, { deletesStack: true, ...resolvesTo("delete-stack", possibility) });
}
