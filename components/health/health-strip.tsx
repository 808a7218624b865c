import type { HealthStretch } from "@/lib/health/health-view";

import styles from "./health-strip.module.css";
import { durationWords, stretchState } from "./health-words";

const WORDS = { up: "answered", down: "failed", partly: "answered, as far as known", unknown: "not known" } as const;

const titleOf = (stretch: HealthStretch, unit: "hour" | "day"): string => {
  const at = `${stretch.from.slice(0, 10)}${unit === "hour" ? ` ${stretch.from.slice(11, 16)} UTC` : ""}`;
  const down = stretch.downSeconds > 0 ? `, ${durationWords(stretch.downSeconds)} down` : "";
  return `${at}: ${WORDS[stretchState(stretch)]}${down}`;
};

/** A history in equal pieces, oldest first, that is read out as a list; shape tells what colour does. */
export function HealthStrip({ label, unit, stretches }: { label: string; unit: "hour" | "day"; stretches: readonly HealthStretch[] }) {
  return (
    <div>
      <ol className={styles.strip} aria-label={label}>
        {stretches.map((stretch) => {
          const state = stretchState(stretch);
          return (
            <li key={stretch.from} className={state === "unknown" ? undefined : styles[state]} title={titleOf(stretch, unit)}>
              <span className="ph-visually-hidden">{titleOf(stretch, unit)}</span>
            </li>
          );
        })}
      </ol>
      <div className={styles.legend} aria-hidden="true">
        <span>{label}: full is answered, low and hatched failed, empty not known</span>
      </div>
    </div>
  );
}
