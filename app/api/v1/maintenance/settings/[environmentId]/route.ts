import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { readSetting } from "@/lib/maintenance/server/read-setting";
import { setSetting } from "@/lib/maintenance/server/set-setting";
import { setSettingSchema, settingViewSchema } from "@/lib/maintenance/setting";

const params = z.object({ environmentId: environmentIdSchema });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "When an environment's maintenance is due, and the tasks that were added to it",
    permission: "maintenance:read",
    params,
    answer: { schema: settingViewSchema },
    handle: (input) => readSetting({ actor: input.actor, ...input.params }),
  }),
  PUT: defineRoute({
    summary: "Set an environment's time zone, deadlines and who is responsible",
    permission: "maintenance:write",
    audit: "maintenance.set",
    params,
    body: setSettingSchema,
    answer: { schema: settingViewSchema },
    handle: (input) => setSetting({ actor: input.actor, ...input.params, setting: input.body, now: new Date() }),
  }),
});
