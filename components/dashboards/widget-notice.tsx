import type { ReactNode } from "react";

import { StatusMark, type Mark } from "@/components/ui/status-mark";

import { ScrollArea } from "./scroll-area";
import styles from "./widget.module.css";

/** A sentence in place of a picture: what a widget cannot show, and why. */
export function WidgetNotice({ tone, word, children, action }: Mark & { children?: ReactNode; action?: ReactNode }) {
  return (
    <ScrollArea label={word} className={styles.notice}>
      <StatusMark tone={tone} word={word} />
      {children ? <p>{children}</p> : null}
      {action}
    </ScrollArea>
  );
}
