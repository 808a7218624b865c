"use client";

import styles from "./filter-bar.module.css";

type FilterSelectProps = {
  label: string;
  /** Empty: not filtered. */
  value: string;
  options: readonly { value: string; label: string }[];
  /** What its first choice is called. */
  none?: string;
  onChoose: (value: string) => void;
};

/** One filter of a list as a plain select; its first choice takes the filter away. */
export function FilterSelect({ label, value, options, none = "All", onChoose }: FilterSelectProps) {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <select className={styles.control} value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
