"use client";

import { useId, useState, type FormEvent } from "react";

import { boundedRange } from "./dashboard-address";
import { fromDateInput, toDateInput } from "./date-inputs";
import styles from "./controls.module.css";

type RangeDatesProps = { range: { start: number; end: number }; zone: "local" | "utc"; onChoose: (range: { start: number; end: number }) => void };

/** A range by its two moments. */
export function RangeDates({ range, zone, onChoose }: RangeDatesProps) {
  const [from, setFrom] = useState(toDateInput(range.start, zone));
  const [to, setTo] = useState(toDateInput(range.end, zone));
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const start = fromDateInput(from, zone);
    const end = fromDateInput(to, zone);
    const wanted = start === null || end === null ? null : boundedRange({ start, end });
    setProblem(wanted ? null : "Give two moments, the second after the first.");
    if (wanted) onChoose(wanted);
  };
  const described = problem ? { "aria-invalid": true, "aria-describedby": problemId } : {};
  return (
    <form className={styles.dates} aria-label="From and to" onSubmit={submit}>
      <label className={styles.field}>
        <span>From ({zone === "utc" ? "UTC" : "your time"})</span>
        <input type="datetime-local" className={styles.control} value={from} onChange={(event) => setFrom(event.target.value)} {...described} />
      </label>
      <label className={styles.field}>
        <span>To</span>
        <input type="datetime-local" className={styles.control} value={to} onChange={(event) => setTo(event.target.value)} {...described} />
      </label>
      <button type="submit" className={styles.control}>
        Show
      </button>
      {problem ? (
        <p id={problemId} className={styles.problem} role="alert">
          {problem}
        </p>
      ) : null}
    </form>
  );
}
