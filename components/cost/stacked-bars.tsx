"use client";

import dynamic from "next/dynamic";

import { Bone } from "@/components/ui/skeleton";
import styles from "./stacked-bars.module.css";
import type { DrawnBars } from "./stacked-bars-plot";

const HEIGHT = 260;

// The library draws nothing without a size, so nothing is lost by leaving it out on the server; the room is kept.
const StackedBarsPlot = dynamic(() => import("./stacked-bars-plot").then((module) => module.StackedBarsPlot), { ssr: false, loading: () => <Bone height={HEIGHT} /> });

type StackedBarsProps = DrawnBars & {
  /** What the picture shows, read out in its place; the figures themselves stand in a table beside it. */
  label: string;
  markerWord?: string;
};

/** US dollars as stacked bars with a key. Drawn once its library has arrived; its room and its key are there from the start. */
export function StackedBars({ label, categories, series, markers = [], markerWord = "release" }: StackedBarsProps) {
  return (
    <figure className={styles.chart}>
      <figcaption className="ph-visually-hidden">{label}</figcaption>
      <div className={styles.plot} style={{ height: HEIGHT }} aria-hidden="true">
        <StackedBarsPlot categories={categories} series={series} markers={markers} />
      </div>
      <ul className={styles.key} aria-label="What the colours mean">
        {series.map(({ key, title }, index) => (
          <li key={key}>
            <span className={styles.swatch} style={{ background: `var(--series-${index})` }} />
            {title}
          </li>
        ))}
        {markers.length > 0 ? (
          <li>
            <span className={styles.marker} />
            {markerWord}
          </li>
        ) : null}
      </ul>
    </figure>
  );
}
