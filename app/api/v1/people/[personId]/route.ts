import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { changePersonSchema, personViewSchema } from "@/lib/people/person-view";
import { changePerson } from "@/lib/people/server/change-person";
import { removePerson } from "@/lib/people/server/remove-person";

const params = z.object({ personId: z.uuid() });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  PATCH: defineRoute({
    summary: "Change a person's name or role, disable or enable them",
    permission: "people:manage",
    audit: "person.change",
    params,
    body: changePersonSchema,
    answer: { schema: personViewSchema },
    handle: ({ actor, params: { personId }, body }) => changePerson({ actor, personId, now: new Date(), ...body }),
  }),

  DELETE: defineRoute({
    summary: "Remove a person with their sessions and tokens",
    permission: "people:manage",
    audit: "person.remove",
    params,
    answer: { status: 204 },
    handle: ({ actor, params: { personId } }) => removePerson({ actor, personId }),
  }),
});
