"use client";

import { createContext, useContext } from "react";

import type { ReleaseMark } from "@/components/charts/chart-marks";
import type { DashboardSource } from "@/lib/dashboards/queries";

/** What all widgets of a page share. */
export type Board = {
  source: DashboardSource;
  /** Seconds since 1970. */
  range: { start: number; end: number };
  variables: Readonly<Record<string, string>>;
  /** IANA name; a widget's own zone goes before it. */
  zone: string;
  compares: boolean;
  /** The moment that is fixed, seconds since 1970. */
  pinned: number | null;
  releases: readonly ReleaseMark[];
  zoom: (range: { start: number; end: number }) => void;
  pin: (seconds: number) => void;
};

const BoardContext = createContext<Board | null>(null);

export const BoardProvider = BoardContext;

/** Throws outside a board: a widget has no range of its own. */
export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error("A widget stands outside a dashboard.");
  return board;
}
