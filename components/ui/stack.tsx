import type { ReactNode } from "react";

import styles from "./stack.module.css";

/** One thing below the other, evenly spaced. */
export function Stack({ tight = false, children }: { tight?: boolean; children: ReactNode }) {
  return <div className={tight ? `${styles.stack} ${styles.tight}` : styles.stack}>{children}</div>;
}

/** Side by side where there is room, else below each other. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>;
}
