"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { z } from "zod";

const readers = new Set<() => void>();

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

/** Keeps a value in this tab: reloads and the back button find it again; other tabs do not. */
export function keepInTab(key: string, value: unknown): void {
  sessionStorage.setItem(key, JSON.stringify(value));
  for (const read of readers) read();
}

/** Null where nothing was kept; what cannot be read is as good as nothing. */
export function readInTab<Value>(key: string, schema: z.ZodType<Value>): Value | null {
  return parsed(sessionStorage.getItem(key), schema);
}

/** The kept value, followed as it changes; null in the server's HTML, and where `key` is null. `schema` has to stay the same one. */
export function useTabValue<Value>(key: string | null, schema: z.ZodType<Value>): Value | null {
  const text = useSyncExternalStore(
    subscribe,
    () => (key === null ? null : sessionStorage.getItem(key)),
    () => null,
  );
  return useMemo(() => parsed(text, schema), [text, schema]);
}

function parsed<Value>(text: string | null, schema: z.ZodType<Value>): Value | null {
  if (text === null) return null;
  const result = schema.safeParse(asJson(text));
  return result.success ? result.data : null;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
