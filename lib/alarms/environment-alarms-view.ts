import { z } from "zod";

import { alarmLookSchema, alarmViewSchema, SEVERITIES } from "./alarm-view";

/** GET /environments/{id}/alarms */
export const environmentAlarmsViewSchema = z.object({
  items: z.array(alarmViewSchema),
  /** AWS was asked for all of them since the stack last changed; until then more may be there than are listed. */
  isComplete: z.boolean(),
  /** Alarms that the plan asks for and the stack does not have. Null: nothing runs, or the catalogue no longer has the option: nobody can tell. */
  lacking: z
    .array(z.object({ key: z.string(), title: z.string(), severity: z.enum(SEVERITIES), condition: z.string(), logicalIds: z.array(z.string()), partly: z.boolean() }))
    .nullable(),
  /** The last look at the alarms of its account and region; null: there was none yet. */
  look: alarmLookSchema.nullable(),
});
export type EnvironmentAlarmsView = z.infer<typeof environmentAlarmsViewSchema>;
