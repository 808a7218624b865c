"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

const REFRESH_MS = 2_000; // counts and order are read again at most this often, however much happens

/** A function that asks for the page's server parts again, soon and not too often. */
export function useLiveRefresh(): () => void {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
    },
    [],
  );

  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      router.refresh();
    }, REFRESH_MS);
  };
}
