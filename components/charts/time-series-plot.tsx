"use client";

import "uplot/dist/uPlot.min.css";

import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import uPlot from "uplot";

import { makeHint } from "./chart-hint";
import { releaseWords } from "./chart-marks";
import { formatInZone, zoneWords } from "./chart-zone";
import { preparePlot, ZOOM_FROM_PX, type PlotInput } from "./plot-options";
import { keyboardMove, nearestPlace, readingWords, zoomAround } from "./reading-words";
import { selectByTouch } from "./select-by-touch";
import styles from "./time-series.module.css";

export type TimeSeriesPlotProps = PlotInput & {
  label: string;
  /** A range was chosen by dragging or with "+" and "-"; seconds since 1970. */
  onZoom: (range: { start: number; end: number }) => void;
  /** A moment was chosen by a click or with Enter. */
  onPin: (seconds: number) => void;
};

const RELEASE_NEAR_PX = 6;
const MIN_SIZE_PX = 40;

/** The chart itself. Its library comes with the page: where it is used, charts are what people came for. */
export function TimeSeriesPlot({ label, onZoom, onPin, ...input }: TimeSeriesPlotProps) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const acts = useRef({ onZoom, onPin });
  /** The moment that is read by keyboard, which stays when other points come. */
  const [readAt, setReadAt] = useState<number | null>(null);
  const { lines, stacked, axes, marks, zone, range, colors, syncKey } = input;
  const { start, end } = range;
  const prepared = useMemo(() => preparePlot({ lines, stacked, axes, marks, zone, range: { start, end }, colors, syncKey }), [lines, stacked, axes, marks, zone, start, end, colors, syncKey]);
  const { aligned } = prepared;

  const lastRead = useRef<number | null>(null);
  useEffect(() => {
    acts.current = { onZoom, onPin };
    lastRead.current = readAt;
  });

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const hint = makeHint({ hint: styles.hint ?? "", swatch: styles.swatch ?? "" });
    const showHint = (plot: uPlot) => {
      const { idx, left = -1 } = plot.cursor;
      const time = idx === null || idx === undefined ? undefined : aligned.times[idx];
      const isWanted = plot.over.matches(":hover") || element.matches(":focus-visible");
      if (time === undefined || idx === null || idx === undefined || left < 0 || !isWanted) return hint.hide();
      const near = marks.releases.filter(({ atSeconds }) => Math.abs(plot.valToPos(atSeconds, "x") - left) < RELEASE_NEAR_PX);
      return hint.show({
        x: plot.over.offsetLeft + left,
        width: plot.width,
        moment: `${formatInZone(time, zone, "second")} ${zoneWords(zone)}`,
        lines: lines.map(({ label: name, color, unit }, index) => ({ label: name, color, unit, value: aligned.values[index]?.[idx] })),
        notes: near.map((release) => releaseWords(release, (seconds) => formatInZone(seconds, zone, "minute"))),
      });
    };
    const chosen = (plot: uPlot) => {
      const { left, width } = plot.select;
      if (width === 0) return;
      plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      acts.current.onZoom({ start: Math.floor(plot.posToVal(left, "x")), end: Math.ceil(plot.posToVal(left + width, "x")) });
    };
    const sizeNow = () => ({ width: Math.max(MIN_SIZE_PX, element.clientWidth), height: Math.max(MIN_SIZE_PX, element.clientHeight) });
    const options = prepared.options(sizeNow());
    // Drawn anew, a chart stays where it is read; it has no places of times before it is ready.
    const readAgain = (plotted: uPlot) => {
      if (lastRead.current !== null && element.matches(":focus-visible")) pointAt(plotted, lastRead.current);
    };
    const plot = new uPlot({ ...options, hooks: { ...options.hooks, setCursor: [showHint], setSelect: [chosen], ready: [readAgain] } }, prepared.data, element);
    chart.current = plot;
    element.append(hint.element);
    const click = () => {
      const { idx } = plot.cursor;
      const time = idx === null || idx === undefined ? undefined : aligned.times[idx];
      if (time !== undefined) acts.current.onPin(time);
    };
    plot.over.addEventListener("click", click);
    const forgetTouch = selectByTouch(plot, ZOOM_FROM_PX, chosen);
    const resized = new ResizeObserver(() => {
      const size = sizeNow();
      if (size.width !== plot.width || size.height !== plot.height) plot.setSize(size);
    });
    resized.observe(element);
    return () => {
      forgetTouch();
      resized.disconnect();
      hint.element.remove();
      chart.current = null;
      plot.destroy();
    };
  }, [prepared, aligned, lines, marks, zone]);

  const at = readAt === null ? null : nearestPlace(aligned.times, readAt);
  const time = at === null ? undefined : aligned.times[at];
  const moment = time === undefined ? null : `${formatInZone(time, zone, "minute")} ${zoneWords(zone)}`;
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && time !== undefined) return onPin(time);
    if (event.key === "+" || event.key === "-") return onZoom(zoomAround(range, time ?? (start + end) / 2, event.key === "+" ? 0.5 : 2));
    const next = keyboardMove(event.key, at, aligned.times.length, event.shiftKey);
    if (next === null) return;
    event.preventDefault(); // else the page scrolls as well
    const seconds = aligned.times[next];
    if (seconds === undefined) return;
    setReadAt(seconds);
    if (chart.current) pointAt(chart.current, seconds);
  };

  return (
    <div
      ref={frame}
      className={styles.plot}
      // An input of type range cannot hold a chart.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="slider"
      tabIndex={0}
      aria-label={`${label}. Arrow keys read its values, Enter fixes the moment, plus and minus change the range.`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, aligned.times.length - 1)}
      aria-valuenow={at ?? Math.max(0, aligned.times.length - 1)}
      aria-valuetext={
        moment === null || at === null
          ? "No moment chosen"
          : readingWords(moment, lines.map(({ label: name, unit }, index) => ({ label: name, unit, value: aligned.values[index]?.[at] })))
      }
      onKeyDown={press}
      onBlur={() => chart.current?.setCursor({ left: -10, top: -10 })}
    />
  );
}

/** Puts the cursor of this chart, and of those that share it, at a moment. Its types leave out the argument that tells the others. */
const pointAt = (plot: uPlot, seconds: number): void => {
  Reflect.apply(plot.setCursor, plot, [{ left: plot.valToPos(seconds, "x"), top: plot.over.clientHeight / 2 }, true, true]);
};
