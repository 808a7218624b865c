"use client";

import { useQuery } from "@tanstack/react-query";

import { readinessQuery } from "@/lib/http/readiness-query";

import styles from "./shell.module.css";

/** Says that changes are paused while no worker has been seen for a minute. Silent where readiness itself cannot be asked: other parts say that. */
export function WorkerBanner() {
  const { data } = useQuery(readinessQuery());
  if (!data || data.worker.state !== "missing") return null;
  return (
    <output className={styles.banner}>
      <strong>▲ Changes are paused; reading works.</strong>
      <span>
        {data.worker.ageSeconds === null ? "No worker has been seen yet." : `The worker was last seen ${Math.round(data.worker.ageSeconds)} s ago.`} What you
        start now waits until it is back.
      </span>
    </output>
  );
}
