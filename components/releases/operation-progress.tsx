import type { Progress } from "@/lib/releases/operation-view";

import styles from "./operation-progress.module.css";
import { remainingWords } from "./remaining-time";

/** "stopped" and "failed": where it had come to; `takenBack` says that nothing of it is left. */
export type ProgressTone = "moving" | "undoing" | "over" | "stopped" | "failed";

/**
 * How far: resources, percent, the rest of the time. Its room is taken from the start, so that nothing moves when AWS has named the first
 * resource. Screen readers hear the progress bar when they ask for it, not at each step.
 */
export function OperationProgress({ progress, tone, takenBack, remainingSeconds }: { progress: Progress | null; tone: ProgressTone; takenBack: boolean; remainingSeconds: number | null }) {
  const percent = takenBack ? 0 : (progress?.percent ?? 0); // nothing of what it had come to is there any more
  const hasStopped = tone === "stopped" || tone === "failed";
  return (
    <div className={styles.progress}>
      <div
        className={`${styles.track} ${styles[tone]}`}
        // A progress element cannot be hatched the same way in every browser.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="progressbar"
        aria-label="Progress"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={takenBack ? "all taken back" : progress ? `${progress.done} of ${progress.total} resources, ${percent} percent` : "not started"}
      >
        <div className={styles.fill} style={{ transform: `scaleX(${percent / 100})` }} />
      </div>
      <p className={styles.words}>
        <strong className={styles.percent}>{progress && !takenBack ? `${percent} %` : "–"}</strong>
        <span>
          {progress ? `${progress.done} of ${progress.total} resources` : "no resource named yet"}
          {hasStopped ? ` when it stopped${takenBack ? "; all of it has been taken back since" : ""}` : null}
        </span>
        {tone === "moving" || tone === "undoing" ? <span className={styles.rest}>{remainingWords(remainingSeconds)}</span> : null}
      </p>
    </div>
  );
}
