import type { LegalAct } from "@/lib/releases/legal-acts-view";
import type { ReleaseView } from "@/lib/releases/release-view";

type DeployedRelease = Pick<ReleaseView, "number" | "running"> & { deployments: readonly Pick<ReleaseView["deployments"][number], "state">[] };

/**
 * What a release offers in the story: going back to it where it is earlier than what runs, deploying it where it is later. Null: it
 * runs already, or the environment's present status leads nowhere near it.
 */
export function releaseAct(release: DeployedRelease, runningRelease: number | null, acts: readonly LegalAct[]): LegalAct | null {
  const deploy = acts.find(({ act }) => act === "deploy");
  if (release.running || !deploy) return null;
  if (runningRelease !== null && release.number < runningRelease) {
    // One release never ran well is no place to go back to; the head's button skips it too.
    if (!release.deployments.some(({ state }) => state === "succeeded" || state === "no-changes")) return null;
    return {
      ...deploy,
      act: "rollback",
      label: `Roll back to release ${release.number}`,
      says: `Deploys release ${release.number} again, exactly as it was recorded. Data and database schemas stay as they are.`,
      release: release.number,
    };
  }
  return { ...deploy, label: `Deploy release ${release.number}`, release: release.number };
}
