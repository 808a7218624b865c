import type { ReactNode } from "react";

import { BrandMark } from "./brand";
import styles from "./card-page.module.css";

/** A page outside the panel: one card with the product's name, for signing in and what comes right after. */
export function CardPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <BrandMark size={28} />
          Pilothouse
        </div>
        <h1>{title}</h1>
        <p className={styles.lead}>{lead}</p>
        {children}
      </div>
    </main>
  );
}
