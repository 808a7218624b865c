"use client";

import type { ReactNode } from "react";

import styles from "./filter-bar.module.css";

/** The filters of a list side by side, and behind them the way to take all away while any is set. */
export function FilterBar({ label, isFiltered, onClear, children }: { label: string; isFiltered: boolean; onClear: () => void; children: ReactNode }) {
  return (
    <search className={styles.bar} aria-label={label}>
      {children}
      {isFiltered ? (
        <button type="button" className={`${styles.control} ${styles.clear}`} onClick={onClear}>
          Clear filters
        </button>
      ) : null}
    </search>
  );
}
