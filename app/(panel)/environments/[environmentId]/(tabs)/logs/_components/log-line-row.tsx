"use client";

import Link from "next/link";
import { memo } from "react";

import { logsHref } from "@/components/logs/hrefs";
import { levelMark } from "@/components/logs/level-words";
import { lineText, lineTextInFull } from "@/components/logs/line-text";
import { StatusMark } from "@/components/ui/status-mark";
import type { LogLine } from "@/lib/logs/log-lines-view";

import styles from "./log-list.module.css";
import { LineTime } from "./line-time";

type Props = { environmentId: string; line: LogLine; /** Named where lines of several groups stand together. */ showsGroup: boolean };

/** One line: three rows of it, and all when it is opened. What it holds is text, whatever it looks like. */
export const LogLineRow = memo(function LogLineRow({ environmentId, line, showsGroup }: Props) {
  const { at, level, logicalId, stream, message, isCut } = line;
  return (
    <li>
      <details className={`${styles.line} ${level === "error" ? styles.error : ""} ${level === "warning" ? styles.warning : ""}`}>
        <summary className={styles.summary}>
          <LineTime iso={at} />
          <StatusMark {...levelMark(level)} past quiet={level !== "error" && level !== "warning"} />
          <span className={styles.text}>
            {showsGroup ? <span className={styles.group}>{logicalId}: </span> : null}
            {lineText(message)}
          </span>
        </summary>
        <div className={styles.whole}>
          <pre>{lineTextInFull(message)}</pre>
          <p className={styles.facts}>
            {isCut ? <span>Cut after 4,000 characters</span> : null}
            <span>{at} (UTC)</span>
            <span>Group {logicalId}</span>
            <span>Stream {stream}</span>
            <Link href={logsHref(environmentId, { around: at })}>What came before and after</Link>
          </p>
        </div>
      </details>
    </li>
  );
});
