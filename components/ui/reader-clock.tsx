"use client";

import { createContext, useContext, useEffect, useState, type ReactNode } from "react";

type ReaderClock = { zone: string; renderedAtMs: number };

const ReaderClockContext = createContext<ReaderClock>({ zone: "UTC", renderedAtMs: 0 });

/** Gives times below it the reader's zone and, until they tick by themselves, the moment at which the server drew the page. */
export function ReaderClockProvider({ zone, renderedAtMs, children }: ReaderClock & { children: ReactNode }) {
  const [clock, setClock] = useState<ReaderClock>({ zone, renderedAtMs });

  // The browser's own zone wins over the cookie's, but only after hydration: the first render must equal the server's.
  useEffect(() => {
    const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    setClock((current) => (current.zone === browserZone ? current : { ...current, zone: browserZone }));
  }, []);

  return <ReaderClockContext value={clock}>{children}</ReaderClockContext>;
}

export const useReaderZone = (): string => useContext(ReaderClockContext).zone;

/** Now, in milliseconds, renewed at the interval; the server's moment during hydration. */
export function useNow(everyMs: number): number {
  const { renderedAtMs } = useContext(ReaderClockContext);
  const [nowMs, setNowMs] = useState(renderedAtMs);

  useEffect(() => {
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);

  return nowMs;
}
