import type { ChartLine } from "@/components/charts/chart-line";
import { figure, fullFigure, signedFigure } from "@/components/charts/figure-words";
import { summaryOf, trendOf } from "@/components/charts/summary-of";

import { Sparkline } from "./sparkline";
import styles from "./views.module.css";

type SingleValueProps = { lines: readonly ChartLine[]; sparkline: boolean; trend: boolean; fullPrecision: boolean; /** One value over the whole range. */ wholeRange: boolean };

/** The newest value of each metric, large; with its way and how it stands to the one before, where the body asks for them. */
export function SingleValueView({ lines, sparkline, trend, fullPrecision, wholeRange }: SingleValueProps) {
  return (
    <dl className={styles.values}>
      {lines.map((line) => {
        const { last } = summaryOf(line.values);
        const change = trend && !wholeRange ? trendOf(line.values) : null;
        return (
          <div key={line.key} className={styles.value}>
            <dt title={line.label}>
              <span className={styles.swatch} style={{ background: line.color }} />
              {line.label}
            </dt>
            <dd>
              <span className={styles.number}>{fullPrecision ? `${fullFigure(last)}${line.unit && last !== null ? ` ${line.unit}` : ""}` : figure(last, line.unit)}</span>
              {change ? (
                <span className={styles.trend}>
                  {change.difference > 0 ? "▲" : change.difference < 0 ? "▼" : "▬"} {signedFigure(change.difference, line.unit)}
                  {change.percent === null ? "" : ` (${signedFigure(Number(change.percent.toPrecision(3)))} %)`} <span className="ph-visually-hidden">against the period before</span>
                </span>
              ) : null}
              {sparkline ? <Sparkline values={line.values} color={line.color} /> : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
