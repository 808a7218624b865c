"use client";

import styles from "./filter-bar.module.css";

/** A plain select in a filter bar that always has a choice: which month, which grouping. */
export function PickOne({ label, value, options, onChoose }: { label: string; value: string; options: readonly { value: string; label: string }[]; onChoose: (value: string) => void }) {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <select className={styles.control} value={value} onChange={(event) => onChoose(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
