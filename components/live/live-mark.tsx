"use client";

import { useNow } from "@/components/ui/reader-clock";

import { liveWords } from "./live-state";
import styles from "./live-mark.module.css";
import { useLiveState } from "./use-live-state";

/** Whether the page follows by itself; one calm line of fixed width that only changes when a person should know. */
export function LiveMark() {
  const state = useLiveState();
  const words = liveWords(state, useNow(1_000));
  return (
    <output className={`${styles.mark} ${words ? styles[words.tone] : ""}`} title={words?.detail}>
      {words ? (
        <>
          <span aria-hidden="true" className={styles.dot} />
          {words.word}
        </>
      ) : null}
    </output>
  );
}
