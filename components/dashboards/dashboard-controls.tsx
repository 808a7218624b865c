"use client";

import { useState } from "react";

import { formatInZone, zoneWords, type ChartZone } from "@/components/charts/chart-zone";
import { formatDuration } from "@/components/ui/format-time";
import { PickOne } from "@/components/ui/pick-one";
import { useHydrated } from "@/components/ui/use-hydrated";

import { RELATIVE_RANGES, type DashboardAddress } from "./dashboard-address";
import { RangeDates } from "./range-dates";
import type { RangeStep } from "./stepped-range";
import styles from "./controls.module.css";

type DashboardControlsProps = {
  address: DashboardAddress;
  range: { start: number; end: number };
  zone: ChartZone;
  /** Whether the range ends now, so that there is something to refresh. */
  isMoving: boolean;
  everySeconds: number;
  onChange: (change: Partial<DashboardAddress>, way: "push" | "replace") => void;
  onStep: (step: RangeStep) => void;
  onRefresh: () => void;
};

const OWN = "own";
const DATES = "dates";

/** Which time the widgets show, and how. */
export function DashboardControls({ address, range, zone, isMoving, everySeconds, onChange, onStep, onRefresh }: DashboardControlsProps) {
  const [asksDates, setAsksDates] = useState(false);
  const isHydrated = useHydrated();
  const choose = (value: string) => {
    setAsksDates(value === DATES);
    if (value !== DATES) onChange({ relative: RELATIVE_RANGES.find(({ key }) => key === value)?.key ?? null, absolute: null }, "push");
  };
  return (
    <search className={styles.controls} aria-label="Choose what the widgets show">
      <div className={styles.row}>
        <PickOne
          label="Range"
          value={asksDates || address.absolute ? DATES : (address.relative ?? OWN)}
          options={[{ value: OWN, label: "As the dashboard says" }, ...RELATIVE_RANGES.map(({ key, label }) => ({ value: key, label: `Last ${label.replace(/^1 /, "")}` })), { value: DATES, label: "From … to …" }]}
          onChoose={choose}
        />
        <PickOne
          label="Times"
          value={address.zone}
          options={[
            { value: "local", label: "Your time" },
            { value: "utc", label: "UTC" },
          ]}
          onChoose={(value) => onChange({ zone: value === "utc" ? "utc" : "local" }, "replace")}
        />
        <label className={styles.check}>
          <input type="checkbox" checked={address.compares} onChange={(event) => onChange({ compares: event.target.checked }, "replace")} />
          Compare with the week before
        </label>
        <label className={styles.check}>
          <input type="checkbox" checked={address.refreshes && isMoving} disabled={!isMoving} onChange={(event) => onChange({ refreshes: event.target.checked }, "replace")} />
          Refresh each {formatDuration(everySeconds).replace(/^60 s$/, "minute")}
        </label>
        <button type="button" className={styles.control} disabled={!isMoving} onClick={onRefresh}>
          Refresh now
        </button>
        {address.absolute ? (
          <button type="button" className={styles.control} onClick={() => onChange({ absolute: null }, "push")}>
            Back to the whole range (Esc)
          </button>
        ) : null}
      </div>
      {/* Not before the page's script runs: only the browser knows its own zone. */}
      {isHydrated && (asksDates || address.absolute) ? <RangeDates key={`${range.start} ${range.end} ${address.zone}`} range={range} zone={address.zone} onChoose={(absolute) => onChange({ absolute }, "push")} /> : null}
      {/* For those without a mouse to drag with, and for what lies outside of the charts. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div className={styles.steps} role="group" aria-label="Move the range">
        <Step step="earlier" label="← Earlier" onStep={onStep} />
        <span className={styles.quiet}>
          {formatInZone(range.start, zone, "minute")} to {formatInZone(range.end, zone, "minute")}, {zoneWords(zone)}
        </span>
        <Step step="later" label="Later →" isOff={isMoving} onStep={onStep} />
        <Step step="in" label="Zoom in" onStep={onStep} />
        <Step step="out" label="Zoom out" onStep={onStep} />
      </div>
    </search>
  );
}

function Step({ step, label, isOff = false, onStep }: { step: RangeStep; label: string; isOff?: boolean; onStep: (step: RangeStep) => void }) {
  return (
    <button type="button" className={styles.control} disabled={isOff} onClick={() => onStep(step)}>
      {label}
    </button>
  );
}
