"use client";

import { useQuery } from "@tanstack/react-query";

import { readinessQuery } from "@/lib/http/readiness-query";
import type { Readiness } from "@/lib/http/readiness-view";

import styles from "./shell.module.css";

/**
 * Says that changes are paused while no worker has been seen for a minute, or while the one there begins nothing. Silent where readiness
 * itself cannot be asked: other parts say that.
 */
export function WorkerBanner() {
  const { data } = useQuery(readinessQuery());
  const why = data ? whyPaused(data) : null;
  if (why === null) return null;
  return (
    <output className={styles.banner}>
      <strong>▲ Changes are paused; reading works.</strong>
      <span>{why} What you start now waits until it is back.</span>
    </output>
  );
}

function whyPaused({ worker, queue }: Readiness): string | null {
  if (worker.state === "missing") return worker.ageSeconds === null ? "No worker has been seen yet." : `The worker was last seen ${Math.round(worker.ageSeconds)} s ago.`;
  return queue.state === "stalled" ? "The worker is there, but begins nothing." : null;
}
