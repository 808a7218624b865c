import type { ReactNode } from "react";

import styles from "./status-mark.module.css";

/** How something stands: the word says it, the tone gives it shape and colour. */
export type Mark = { tone: MarkTone; word: string };
export type MarkTone = "in-progress" | "pending" | "success" | "error" | "warning" | "info" | "stopped" | "unknown";

/** Each tone has a shape of its own, so that colour never speaks alone. Drawn in a box of 16. */
const SHAPES: Record<MarkTone, ReactNode> = {
  "in-progress": <path d="M8 2.5a5.5 5.5 0 1 1-5.5 5.5" fill="none" strokeWidth="2.2" strokeLinecap="round" />,
  pending: (
    <>
      <circle cx="8" cy="8" r="5.7" fill="none" strokeWidth="1.6" />
      <path d="M8 4.8V8l2.2 1.6" fill="none" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  success: (
    <>
      <circle cx="8" cy="8" r="6.5" className={styles.filled} />
      <path d="m5 8.2 2.1 2.1L11 6.2" className={styles.knocked} />
    </>
  ),
  error: (
    <>
      <rect x="1.8" y="1.8" width="12.4" height="12.4" rx="1.6" className={styles.filled} />
      <path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" className={styles.knocked} />
    </>
  ),
  warning: (
    <>
      <path d="M8 1.8 15 14H1Z" className={styles.filled} strokeLinejoin="round" />
      <path d="M8 6.2v3.4m0 2.1v.1" className={styles.knocked} />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="5.7" fill="none" strokeWidth="1.6" />
      <path d="M8 7.4v3.4M8 5.2v.1" fill="none" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  stopped: (
    <>
      <circle cx="8" cy="8" r="5.7" fill="none" strokeWidth="1.6" />
      <path d="M5.4 8h5.2" fill="none" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  unknown: (
    <>
      <path d="M8 1.2 14.8 8 8 14.8 1.2 8Z" fill="none" strokeWidth="1.6" strokeLinejoin="round" />
      <path d="M6.6 6.6a1.5 1.5 0 1 1 2.2 1.3c-.5.3-.8.6-.8 1.1m0 1.7v.1" fill="none" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
};

type StatusMarkProps = Mark & {
  large?: boolean;
  /** It was so then, and nothing turns any more. */
  past?: boolean;
  /** One of many: only the shape is coloured, so that what failed stands out among them. */
  quiet?: boolean;
};

/** A state in a word, with its shape and colour. */
export function StatusMark({ tone, word, large = false, past = false, quiet = false }: StatusMarkProps) {
  return (
    <span className={`${styles.mark} ${styles[tone]} ${large ? styles.large : ""} ${past ? styles.past : ""} ${quiet ? styles.quiet : ""}`}>
      <svg viewBox="0 0 16 16" className={styles.shape} aria-hidden="true" focusable="false">
        {SHAPES[tone]}
      </svg>
      <span>{word}</span>
    </span>
  );
}
