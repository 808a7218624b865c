import type { ReactNode } from "react";

import styles from "./text-button.module.css";

/** A small act within a text or under a field: it looks like a link and changes something here. */
export function TextButton({ onClick, isSpaced = false, children }: { onClick: () => void; /** Stands under a field. */ isSpaced?: boolean; children: ReactNode }) {
  return (
    <button type="button" className={isSpaced ? `${styles.button} ${styles.spaced}` : styles.button} onClick={onClick}>
      {children}
    </button>
  );
}
