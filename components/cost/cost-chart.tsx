import { PlainTable } from "@/components/ui/plain-table";
import { largestSeries, MOST_SERIES, sumKnown, type CostSeries } from "@/lib/cost/cost-series";

import { DownloadCsv } from "./download-csv";
import { StackedBars } from "./stacked-bars";
import type { BarMarker } from "./stacked-bars-plot";
import styles from "./stacked-bars.module.css";
import { usdFigure } from "./usd-words";

type CostChartProps = {
  /** What it shows, for those who hear it and for the table: "Billed by day in November 2026". */
  label: string;
  /** "Day", "Month", "Option". */
  categoryHeader: string;
  categories: readonly { key: string; label: string }[];
  series: readonly CostSeries[];
  markers?: readonly BarMarker[];
  /** Without extension. */
  fileName: string;
  isTableOpen?: boolean;
};

const shown = (usd: number | null | undefined): string => (usd === null || usd === undefined ? "not known" : usdFigure(usd));

/** Stacked bars, and the same figures as a table and as a file: all series there, the largest in the picture. */
export function CostChart({ label, categoryHeader, categories, series, markers = [], fileName, isTableOpen = false }: CostChartProps) {
  const totals = categories.map((_, index) => sumKnown(series.map(({ usd }) => usd[index] ?? null)));
  const notes = (key: string) => markers.filter(({ category }) => category === key).map((marker) => marker.label).join("; ");
  const hasTotal = series.length !== 1; // of one series it would say the same again
  const totalCell = <Cell,>(cell: Cell): Cell[] => (hasTotal ? [cell] : []);
  const header = [categoryHeader, ...series.map(({ title }) => title), ...totalCell("Total"), ...(markers.length > 0 ? ["What happened"] : [])];
  const noteCell = (key: string) => (markers.length > 0 ? [notes(key)] : []);
  return (
    <div>
      <StackedBars label={`${label}, in US dollars. The table below has the figures.`} categories={categories} series={largestSeries(series, MOST_SERIES)} markers={markers} />
      <details className={styles.table} open={isTableOpen}>
        <summary>As a table, in US dollars</summary>
        <div className={styles.tableContent}>
          <PlainTable
            caption={label}
            columns={header.map((title, index) => ({ header: title, numeric: index > 0 && title !== "What happened" }))}
            rows={categories.map((category, index) => ({
              key: category.key,
              cells: [category.label, ...series.map(({ usd }) => shown(usd[index])), ...totalCell(shown(totals[index])), ...noteCell(category.key)],
            }))}
            foot={["Total", ...series.map(({ usd }) => shown(sumKnown(usd))), ...totalCell(shown(sumKnown(totals))), ...(markers.length > 0 ? [""] : [])]}
          />
          <div>
            <DownloadCsv
              fileName={`${fileName}.csv`}
              rows={[header, ...categories.map((category, index) => [category.key, ...series.map(({ usd }) => usd[index] ?? null), ...totalCell(totals[index] ?? null), ...noteCell(category.key)])]}
            />
          </div>
        </div>
      </details>
    </div>
  );
}
