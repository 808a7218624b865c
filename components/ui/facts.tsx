import type { ReactNode } from "react";

import styles from "./facts.module.css";

/** Labels with their values, side by side where there is room. Plain HTML: its columns need no script to know their number. */
export function Facts({ items }: { items: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
