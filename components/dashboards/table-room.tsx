import type { CSSProperties } from "react";

import styles from "./table-room.module.css";

/** The room of a table of targets that is still to come, wide or stacked. */
export function TableRoom({ rows }: { rows: number }) {
  const style: CSSProperties & Record<`--${string}`, number> = { "--rows": rows };
  return (
    <div className={styles.frame} style={style} aria-hidden="true">
      <div className={styles.room} />
    </div>
  );
}
