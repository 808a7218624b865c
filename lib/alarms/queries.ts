import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";

import { getJson } from "@/lib/http/get-json";

import { alarmSeriesSchema } from "./alarm-series-view";
import { alarmCountsSchema, alarmDetailSchema } from "./alarm-view";

const SERIES_STALE_MS = 60_000; // an alarm's period is a minute or more
const COUNTS_EVERY_MS = 60_000; // the stream tells at once; this is for when it cannot

export const alarmsKey = ["alarms"] as const;

export const alarmQuery = (alarmId: string) =>
  queryOptions({
    queryKey: [...alarmsKey, "alarm", alarmId],
    queryFn: ({ signal }) => getJson(`/api/v1/alarms/${alarmId}`, alarmDetailSchema, { signal }),
  });

/** The last day of what an alarm measures. */
export const alarmSeriesQuery = (alarmId: string) =>
  queryOptions({
    queryKey: [...alarmsKey, "series", alarmId],
    queryFn: ({ signal }) => getJson(`/api/v1/alarms/${alarmId}/series`, alarmSeriesSchema, { signal }),
    staleTime: SERIES_STALE_MS,
    refetchInterval: SERIES_STALE_MS,
  });

export const alarmCountsQuery = () =>
  queryOptions({
    queryKey: [...alarmsKey, "counts"],
    queryFn: ({ signal }) => getJson("/api/v1/alarms/counts", alarmCountsSchema, { signal }),
    refetchInterval: COUNTS_EVERY_MS,
  });

export const alarmOwnersQuery = () =>
  queryOptions({
    queryKey: [...alarmsKey, "owners"],
    queryFn: ({ signal }) => getJson("/api/v1/alarms/owners", z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) }), { signal }),
    staleTime: 300_000,
  });

export const handoverQuery = () =>
  queryOptions({
    queryKey: [...alarmsKey, "handover"],
    queryFn: ({ signal }) => getJson("/api/v1/alarms/handover", z.object({ text: z.string() }), { signal }),
    staleTime: 0,
  });
