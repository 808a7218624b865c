import type { ReleaseMark } from "@/components/charts/chart-marks";
import type { ReleaseView } from "@/lib/releases/release-view";

/** When each release went out, each time that it did, for the charts. */
export const releaseMarks = (releases: readonly Pick<ReleaseView, "number" | "note" | "deployments">[]): ReleaseMark[] =>
  releases.flatMap(({ number, note, deployments }) =>
    deployments.flatMap(({ startedAt, kind }) => (startedAt === null ? [] : [{ atSeconds: Date.parse(startedAt) / 1_000, number, note: kind === "rollback" ? "gone back to" : note }])),
  );
