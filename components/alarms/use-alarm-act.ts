"use client";

import { useQueryClient } from "@tanstack/react-query";
import { z } from "zod";

import { useNotices } from "@/components/ui/notices";
import { useChange } from "@/components/ui/use-change";
import type { AlarmAct } from "@/lib/alarms/alarm-act";
import { alarmViewSchema, type AlarmView } from "@/lib/alarms/alarm-view";
import { alarmCountsQuery, alarmQuery } from "@/lib/alarms/queries";
import { sendJson } from "@/lib/http/send-json";

import { ACT_WORDS, alarmName } from "./alarm-words";

const outcomeSchema = z.object({ items: z.array(alarmViewSchema), refused: z.array(z.object({ id: z.uuid(), reason: z.string() })) });

/** Does something about alarms. The new rows go to `onDone`; what an act made no sense for is said. */
export function useAlarmAct(onDone: (alarms: readonly AlarmView[]) => void) {
  const queryClient = useQueryClient();
  const notices = useNotices();
  return useChange({
    mutationFn: ({ ids, act }: { ids: readonly string[]; act: AlarmAct }) => sendJson("POST", "/api/v1/alarms/acts", { ids, act }, outcomeSchema),
    onSuccess: async ({ items, refused }, { act }) => {
      onDone(items);
      const only = items.length === 1 ? items[0] : undefined;
      if (items.length > 0) notices.say(`${ACT_WORDS[act.kind].done} ${only ? `“${alarmName(only)}”` : `${items.length} alarms`}.`);
      for (const reason of new Set(refused.map((one) => one.reason)))
        notices.sayProblem(new Error(`${refused.filter((one) => one.reason === reason).length} left as they were. ${reason}`));
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: alarmCountsQuery().queryKey }),
        ...items.map(({ id }) => queryClient.invalidateQueries({ queryKey: alarmQuery(id).queryKey })),
      ]);
    },
    onError: notices.sayProblem,
  });
}
