"use client";

import type { FlashbarProps } from "@cloudscape-design/components/flashbar";
import dynamic from "next/dynamic";
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from "react";

import { describeProblem } from "./describe-problem";
import styles from "./notices.module.css";

// Most visits raise none: its code is loaded with the first notice.
const Flashbar = dynamic(() => import("@cloudscape-design/components/flashbar"), { ssr: false });

type Notice = { type: "success" | "error"; content: ReactNode };
type Notices = { say: (words: ReactNode) => void; sayProblem: (error: Error) => void };

// crypto.randomUUID is missing on plain http from another machine.
let made = 0;
const newKey = (): string => `${(made += 1)}`;

const NoticesContext = createContext<Notices | null>(null);

/** Keeps what has just been done, or refused, in sight until it is dismissed; announced to screen readers. */
export function NoticesProvider({ children }: { children: ReactNode }) {
  const [items, setItems] = useState<readonly (Notice & { id: string })[]>([]);
  const add = useCallback((notice: Notice) => setItems((current) => [{ ...notice, id: newKey() }, ...current].slice(0, 5)), []);
  const notices = useMemo<Notices>(
    () => ({
      say: (words) => add({ type: "success", content: words }),
      sayProblem: (error) => add({ type: "error", content: describeProblem(error) }),
    }),
    [add],
  );

  const definitions: FlashbarProps.MessageDefinition[] = items.map(({ id, type, content }) => ({
    id,
    type,
    content,
    dismissible: true,
    dismissLabel: "Dismiss this notice",
    ariaRole: type === "error" ? "alert" : "status",
    onDismiss: () => setItems((current) => current.filter((item) => item.id !== id)),
  }));

  return (
    <NoticesContext value={notices}>
      {children}
      <div className={styles.place}>{items.length > 0 ? <Flashbar items={definitions} /> : null}</div>
    </NoticesContext>
  );
}

/** Throws outside the panel's layout, which provides it. */
export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (!notices) throw new Error("useNotices needs NoticesProvider above it");
  return notices;
}
