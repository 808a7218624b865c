import type { ReactNode } from "react";

import { StatusMark, type Mark } from "@/components/ui/status-mark";

import styles from "./widget.module.css";

/** A sentence in place of a picture: what a widget cannot show, and why. */
export function WidgetNotice({ tone, word, children, action }: Mark & { children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.notice}>
      <StatusMark tone={tone} word={word} />
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}
