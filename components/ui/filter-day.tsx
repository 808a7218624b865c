"use client";

import styles from "./filter-bar.module.css";

/** A day as a filter, "2026-11-21"; empty: not filtered. */
export function FilterDay({ label, value, onChoose }: { label: string; value: string; onChoose: (day: string) => void }) {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <input className={styles.control} type="date" value={value} onChange={(event) => onChoose(event.target.value)} />
    </label>
  );
}
