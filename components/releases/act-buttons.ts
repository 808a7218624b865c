import type { LegalAct, LegalActs, PersonAct } from "@/lib/releases/legal-acts-view";

/** What stands at the head of an environment: at most one act first, Rollback beside it, and a menu with the rest. */
type ActButtons = {
  first: LegalAct | undefined;
  /** The first act is not what one is invited to: stopping what somebody has just begun. */
  isOrdinary: boolean;
  rollback: LegalAct | undefined;
  newRelease: boolean;
  rest: LegalAct[];
};

type Reader = { mayRun: boolean; /** The newest release is the one that runs. */ newestRuns: boolean };

/**
 * Each act has one button, also where Rollback comes down to the very act that stands first. Where the newest release runs already, or
 * failed or was gone back from, a person wants another release next, not the same again.
 */
export function actButtons({ primary, acts }: Pick<LegalActs, "primary" | "acts">, { mayRun, newestRuns }: Reader): ActButtons {
  const chosen = acts.find(({ act }) => act === primary);
  const newRelease = mayRun && (primary === null || (chosen?.act === "deploy" && chosen.possible && newestRuns));
  const first = newRelease ? undefined : chosen;
  const back = acts.find(({ act }) => act === "rollback");
  const isFirst = primary === "rollback" || isSame(primary, back);
  return {
    first,
    isOrdinary: first?.act === "cancel",
    rollback: isFirst ? undefined : back,
    newRelease,
    rest: acts.filter((act) => act !== first && act !== back),
  };
}

const isSame = (primary: PersonAct | null, rollback: LegalAct | undefined): boolean =>
  (primary === "cancel" && rollback?.resolvesTo === "cancel-update") || (primary === "continue-rollback" && rollback?.resolvesTo === "continue-update-rollback");
