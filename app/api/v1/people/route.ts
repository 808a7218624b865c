import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { addPersonSchema, personViewSchema, personWithPasswordSchema } from "@/lib/people/person-view";
import { addPerson } from "@/lib/people/server/add-person";
import { listPeople } from "@/lib/people/server/list-people";
import { pageQuerySchema, pageSchema } from "@/lib/shared/page";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List people",
    permission: "people:manage",
    query: pageQuerySchema,
    answer: { schema: pageSchema(personViewSchema) },
    handle: ({ actor, query }) => listPeople({ actor, ...query }),
  }),

  POST: defineRoute({
    summary: "Add a person with a one-time password, which this answer shows once",
    permission: "people:manage",
    audit: "person.add",
    body: addPersonSchema,
    answer: { status: 201, schema: personWithPasswordSchema, showsSecret: true },
    handle: ({ actor, body }) => addPerson({ actor, ...body }),
  }),
});
