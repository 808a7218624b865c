"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

import { useLiveTopics } from "@/components/live/use-live-topics";

const SETTLE_MS = 150; // several signed at once are one look

/** Reads the page again as soon as somebody else has signed. */
export function MaintenanceLive() {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
    },
    [],
  );
  useLiveTopics(["maintenance"], () => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      router.refresh();
    }, SETTLE_MS);
  });
  return null;
}
