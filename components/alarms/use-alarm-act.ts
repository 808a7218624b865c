"use client";

import { useQueryClient } from "@tanstack/react-query";
import { z } from "zod";

import { useNotices } from "@/components/ui/notices";
import { useChange } from "@/components/ui/use-change";
import { refusedActSchema, type AlarmAct } from "@/lib/alarms/alarm-act";
import { alarmViewSchema, type AlarmView } from "@/lib/alarms/alarm-view";
import { alarmCountsQuery, alarmQuery } from "@/lib/alarms/queries";
import { sendJson } from "@/lib/http/send-json";

import { ACT_WORDS, alarmName } from "./alarm-words";

const outcomeSchema = z.object({ items: z.array(alarmViewSchema), refused: z.array(refusedActSchema) });

/** Does something about alarms. The new rows go to `onDone`; what an act made no sense for is said. Why nothing could be done is said too, unless `isFailureShown`: then who calls shows `error`. */
export function useAlarmAct(onDone: (alarms: readonly AlarmView[]) => void, isFailureShown = false) {
  const queryClient = useQueryClient();
  const notices = useNotices();
  return useChange({
    mutationFn: ({ ids, act }: { ids: readonly string[]; act: AlarmAct }) => sendJson("POST", "/api/v1/alarms/acts", { ids, act }, outcomeSchema),
    onSuccess: async ({ items, refused }, { act }) => {
      onDone(items);
      const only = items.length === 1 ? items[0] : undefined;
      if (items.length > 0) notices.say(`${ACT_WORDS[act.kind].done} ${only ? `“${alarmName(only)}”` : `${items.length} alarms`}.`);
      for (const reason of new Set(refused.map((one) => one.reason)))
        notices.sayProblem(new Error(`${leftWords(refused.filter((one) => one.reason === reason).length)} ${reason}`));
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: alarmCountsQuery().queryKey }),
        ...items.map(({ id }) => queryClient.invalidateQueries({ queryKey: alarmQuery(id).queryKey })),
      ]);
    },
    onError: (error) => {
      if (!isFailureShown) notices.sayProblem(error);
    },
  });
}

const leftWords = (count: number): string => (count === 1 ? "One was left as it is." : `${count} were left as they are.`);
