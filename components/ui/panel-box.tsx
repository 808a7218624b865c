import { useId, type ReactNode } from "react";

import styles from "./panel-box.module.css";

type PanelBoxProps = { title: ReactNode; note?: ReactNode; actions?: ReactNode; id?: string; children: ReactNode };

/** A titled part of a page. Looks like Cloudscape's container, but is plain HTML: read-only parts need no script. */
export function PanelBox({ title, note, actions, id, children }: PanelBoxProps) {
  const titleId = useId();
  return (
    <section className={styles.box} aria-labelledby={titleId} id={id}>
      <div className={styles.head}>
        <div>
          <h2 id={titleId}>{title}</h2>
          {note ? <p className={styles.note}>{note}</p> : null}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
