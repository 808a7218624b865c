import type { ReactNode } from "react";

import styles from "./widget.module.css";

type ScrollAreaProps = { label: string; className?: string; isBusy?: boolean; children: ReactNode };

/** What may be higher than its frame: it scrolls, and by keyboard too. */
export function ScrollArea({ label, className, isBusy = false, children }: ScrollAreaProps) {
  return (
    // A named group, because a page of widgets must not become a page of landmarks.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className={className ?? styles.content} role="group" aria-label={label} aria-busy={isBusy} tabIndex={0}>
      {children}
    </div>
  );
}
