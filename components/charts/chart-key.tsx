"use client";

import type { ChartColors } from "./chart-colors";
import type { ChartLine } from "./chart-line";
import { horizontalWords, markColor, releasesWords, releaseWords, verticalWords } from "./chart-marks";
import { ownColor } from "./chart-palette";
import { formatInZone, type ChartZone } from "./chart-zone";
import type { MarksToDraw } from "./draw-marks";
import { figure } from "./figure-words";
import { unitOfSide } from "./unit-of-side";
import styles from "./time-series.module.css";

type ChartKeyProps = {
  lines: readonly ChartLine[];
  hidden: ReadonlySet<string>;
  onToggle: (key: string) => void;
  marks: Omit<MarksToDraw, "colors">;
  zone: ChartZone;
  colors: ChartColors;
  /** Where the body hides the legend, it is there for those who hear the chart. */
  isVisible: boolean;
};

/** What the lines and marks of a chart are; a line's name takes it out of the chart and back. */
export function ChartKey({ lines, hidden, onToggle, marks, zone, colors, isVisible }: ChartKeyProps) {
  const moment = (seconds: number) => formatInZone(seconds, zone, "minute");
  const notes: { words: string; color: string; all?: string }[] = [
    ...marks.horizontal.map((mark) => ({ words: horizontalWords(mark, (value) => figure(value, unitOfSide(lines, mark.side))), color: markColor(mark, colors) })),
    ...marks.vertical.map((mark) => ({ words: verticalWords(mark, moment), color: ownColor(mark.color) ?? colors.annotation })),
    ...(marks.releases.length === 0 ? [] : [{ words: releasesWords(marks.releases, moment), color: colors.release, all: marks.releases.map((release) => releaseWords(release, moment)).join("; ") }]),
  ];
  if (lines.length + notes.length === 0) return null;
  return (
    <ul className={isVisible ? styles.key : "ph-visually-hidden"} aria-label="Lines and marks">
      {isVisible
        ? lines.map(({ key, label, color }) => (
            <li key={key} className={styles.keyLine}>
              <button type="button" className={styles.keyItem} aria-pressed={!hidden.has(key)} title={label} onClick={() => onToggle(key)}>
                <span className={styles.swatch} style={{ background: color }} />
                <span className={styles.keyLabel}>{label}</span>
              </button>
            </li>
          ))
        : lines.map(({ key, label }) => <li key={key}>{label}</li>)}
      {notes.map(({ words, color, all = words }, index) => (
        // Two marks may be the same in all.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} className={isVisible ? styles.keyItem : undefined}>
          {isVisible ? <span className={styles.markSwatch} style={{ borderColor: color }} /> : null}
          <span className={isVisible ? styles.keyLabel : undefined} title={all}>
            {words}
          </span>
          {all === words ? null : <span className="ph-visually-hidden">: {all}</span>}
        </li>
      ))}
    </ul>
  );
}
