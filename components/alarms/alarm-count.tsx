"use client";

import { useQuery } from "@tanstack/react-query";

import { alarmCountsQuery } from "@/lib/alarms/queries";

import styles from "./alarms.module.css";

/** How many alarms nobody has acknowledged; nothing where there is none. */
export function AlarmCount() {
  const { data } = useQuery(alarmCountsQuery());
  if (!data || data.open === 0) return null;
  return (
    <span className={styles.count}>
      {data.open}
      <span className="ph-visually-hidden"> not acknowledged</span>
    </span>
  );
}
