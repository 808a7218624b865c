"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { logTailKey, logTailQuery, type LogsQuestion, type Tail } from "@/lib/logs/queries";

/** Follows what is written now. It stops by itself while the page is out of sight, and belongs to one question. */
export function useTail(environmentId: string, question: LogsQuestion) {
  const queryClient = useQueryClient();
  const key = logTailKey(environmentId, question);
  const name = JSON.stringify(key);
  const [wanted, setWanted] = useState<{ name: string; state: "running" | "paused" } | null>(null);
  const state = wanted?.name === name ? wanted.state : "off";
  const { data, error } = useQuery(logTailQuery(environmentId, question, { isRunning: state === "running", known: () => queryClient.getQueryData<Tail>(key) }));
  return {
    state,
    data: state === "off" ? undefined : data,
    error: state === "off" ? null : error,
    resume: () => setWanted({ name, state: "running" }),
    pause: () => setWanted({ name, state: "paused" }),
    stop() {
      setWanted(null);
      queryClient.removeQueries({ queryKey: key });
    },
  } as const;
}
