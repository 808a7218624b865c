import Link from "next/link";
import type { ReactNode } from "react";

import styles from "./page-head.module.css";

type PageHeadProps = {
  title: ReactNode;
  /** The answer to the page's question, in words. */
  lead?: ReactNode;
  actions?: ReactNode;
  /** Pages above this one, outermost first. */
  trail?: readonly { label: string; href: string }[];
};

/** The head of every page: where it stands, what it is, its answer, and what can be done here. */
export function PageHead({ title, lead, actions, trail }: PageHeadProps) {
  return (
    <>
      {trail ? (
        <nav aria-label="Pages above this one">
          <ol className={styles.trail}>
            {trail.map(({ label, href }) => (
              <li key={href}>
                <Link href={href}>{label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className={styles.head}>
        <div className={styles.words}>
          <h1>{title}</h1>
          {lead ? <p className={styles.lead}>{lead}</p> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
    </>
  );
}
