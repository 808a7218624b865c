"use client";

import { createContext, useContext, useSyncExternalStore, type ReactNode } from "react";

import { tickerOf } from "./ticker";

type ReaderClock = { zone: string; renderedAtMs: number };

const ReaderClockContext = createContext<ReaderClock>({ zone: "UTC", renderedAtMs: 0 });

/** Gives times below it the zone that the reader's browser last named and the moment at which the server drew the page. */
export function ReaderClockProvider({ zone, renderedAtMs, children }: ReaderClock & { children: ReactNode }) {
  return <ReaderClockContext value={{ zone, renderedAtMs }}>{children}</ReaderClockContext>;
}

const nothingChanges = () => () => undefined;
const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The browser's own zone; the one of its cookie until hydration is done, because the first render must equal the server's. */
export function useReaderZone(): string {
  const { zone } = useContext(ReaderClockContext);
  return useSyncExternalStore(nothingChanges, browserZone, () => zone);
}

/** Now, in milliseconds, renewed at the interval; the server's moment during hydration. */
export function useNow(everyMs: number): number {
  const { renderedAtMs } = useContext(ReaderClockContext);
  const ticker = tickerOf(everyMs);
  return useSyncExternalStore(ticker.subscribe, ticker.now, () => renderedAtMs);
}
