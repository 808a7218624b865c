"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";

import styles from "./filter-bar.module.css";

const SETTLE_MS = 250; // a person's pause between words; each search is one statement of a few milliseconds

/** A search that follows typing, a moment after it stops. */
export function SearchField({ label, value, onSearch }: { label: string; value: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState(value);
  const asked = useRef(value);
  const search = useEffectEvent(onSearch);

  // A value from elsewhere (the back button, "clear filters") is taken over; the echo of our own search is not, or it would
  // undo what has been typed since.
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setTyped(value);
  }, [value]);

  useEffect(() => {
    if (typed === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = typed;
      search(typed);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <label className={`${styles.field} ${styles.wide}`}>
      <span>{label}</span>
      <input className={styles.control} type="search" value={typed} spellCheck={false} onChange={(event) => setTyped(event.target.value)} />
    </label>
  );
}
