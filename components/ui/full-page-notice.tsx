import type { ReactNode } from "react";

import styles from "./full-page-notice.module.css";

/** A page that has only something to say: not found, forbidden, broken. */
export function FullPageNotice({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.notice}>
      <h1>{title}</h1>
      <p className={styles.words}>{children}</p>
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
