import type { ChartLine } from "@/components/charts/chart-line";
import { markColor } from "@/components/charts/chart-marks";
import { chartColors } from "@/components/charts/chart-colors";
import { figure } from "@/components/charts/figure-words";
import { summaryOf } from "@/components/charts/summary-of";
import type { HorizontalMark } from "@/lib/dashboards/dashboard-view";

import { arcPath, bandShares, RING_RADIUS, shareOf } from "./gauge-geometry";
import styles from "./views.module.css";

type GaugeProps = { lines: readonly ChartLine[]; min: number; max: number; marks: readonly HorizontalMark[]; isDark: boolean };

/** The newest value of each metric on a half circle from min to max, with the body's lines across as ticks on it and its bands as a ring around it. */
export function GaugeView({ lines, min, max, marks, isDark }: GaugeProps) {
  const colors = chartColors(isDark);
  return (
    <ul className={styles.gauges}>
      {lines.map((line) => {
        const { last } = summaryOf(line.values);
        return (
          <li key={line.key} className={styles.gauge}>
            <svg viewBox="0 0 120 70" aria-hidden="true" focusable="false">
              <path d={arcPath(0, 1)} className={styles.gaugeGround} />
              {last === null ? null : <path d={arcPath(0, shareOf(last, min, max))} stroke={line.color} className={styles.gaugeValue} />}
              {marks.map((mark, index) => {
                const band = bandShares(mark, min, max);
                const ticks = [mark.value, ...(mark.to === null ? [] : [mark.to])].map((value) => shareOf(value, min, max));
                return (
                  // Two marks may be the same in all.
                  // oxlint-disable-next-line react/no-array-index-key
                  <g key={index} stroke={markColor(mark, colors)}>
                    {band ? <path d={arcPath(band.from, band.to, RING_RADIUS)} className={styles.gaugeBand} /> : null}
                    {ticks.map((at) => (
                      <path key={at} d={arcPath(Math.max(0, at - 0.006), Math.min(1, at + 0.006))} className={styles.gaugeMark} />
                    ))}
                  </g>
                );
              })}
            </svg>
            <span className={styles.gaugeNumber}>{figure(last, line.unit)}</span>
            <span className={styles.gaugeLabel} title={line.label}>
              {line.label}
            </span>
            <span className={styles.quiet}>
              of {figure(min, line.unit)} to {figure(max, line.unit)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
