import { z } from "zod";

import { environmentIdSchema } from "@/lib/environments/environment-view";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { createReleaseSchema, releaseViewSchema } from "@/lib/releases/release-view";
import { createRelease } from "@/lib/releases/server/create-release";
import { listReleases } from "@/lib/releases/server/list-releases";
import { pageQuerySchema, pageSchema } from "@/lib/shared/page";

const params = z.object({ environmentId: environmentIdSchema });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List an environment's releases, newest first",
    permission: "environments:read",
    params,
    query: pageQuerySchema,
    answer: { schema: pageSchema(releaseViewSchema) },
    handle: ({ actor, params: { environmentId }, query }) => listReleases({ actor, environmentId, ...query }),
  }),

  POST: defineRoute({
    summary: "Make the next release from the catalogue's current template; parameters left out keep the value of the release it starts from: the running one, unless `from` names another",
    permission: "releases:write",
    audit: "release.create",
    params,
    body: createReleaseSchema,
    answer: { status: 201, schema: releaseViewSchema },
    handle: ({ actor, params: { environmentId }, body }) => createRelease({ actor, environmentId, ...body }),
  }),
});
