"use client";

import { useEffect, useRef } from "react";

import { operationDocumentTitle, operationHeadline } from "@/components/releases/operation-headline";
import type { OperationView } from "@/lib/releases/operation-view";

const QUARTER = 25;

/** The tab's title, and what a screen reader is told unasked: each new state, and each quarter of the way; not every event. */
export function OperationTitle({ operation }: { operation: OperationView }) {
  const title = operationDocumentTitle(operation);
  const before = useRef<string | null>(null);
  useEffect(() => {
    before.current ??= document.title;
    document.title = title;
  }, [title]);
  useEffect(
    () => () => {
      // The next page sets its own; one without a title must not keep ours.
      if (before.current !== null) document.title = before.current;
    },
    [],
  );

  const quarter = Math.floor((operation.progress?.percent ?? 0) / QUARTER) * QUARTER;
  const { word } = operationHeadline(operation);
  return (
    <output className="ph-visually-hidden">
      {operation.state === "running" && quarter > 0 ? `${word}, ${quarter} percent` : word}
    </output>
  );
}
