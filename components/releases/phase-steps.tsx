import { formatDuration } from "@/components/ui/format-time";

import type { OperationPhase, PhaseState } from "./operation-phases";
import styles from "./phase-steps.module.css";

const SIGN: Record<PhaseState, string> = { done: "✓", current: "●", waiting: "○", failed: "✖", stopped: "■", skipped: "–" };
const SAID: Record<PhaseState, string> = { done: "done", current: "under way", waiting: "still to come", failed: "failed here", stopped: "stopped here on purpose", skipped: "not reached" };

/** The way of an operation in one line: preview ✓ 8 s ─ confirm ✓ ─ submit ✓ 1 s ─ create ● 9 min. */
export function PhaseSteps({ phases }: { phases: readonly OperationPhase[] }) {
  return (
    <ol className={styles.steps} aria-label="Steps of this operation">
      {phases.map(({ key, word, state, seconds }) => (
        <li key={key} className={`${styles.step} ${styles[state]}`} aria-current={state === "current" ? "step" : undefined}>
          <span className={styles.word}>{word}</span>
          <span className={styles.sign} aria-hidden="true">
            {SIGN[state]}
          </span>
          <span className="ph-visually-hidden">{SAID[state]}</span>
          {seconds === null ? null : <span className={styles.time}>{formatDuration(seconds)}</span>}
        </li>
      ))}
    </ol>
  );
}
