import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/app-error";

/** Every address that no other route has: a refusal like all others, instead of a page. */
const nowhere = defineRoute({
  summary: "No such address",
  permission: "own-account:manage",
  answer: { status: 204 },
  handle: async () => {
    throw new AppError("not-found", "There is nothing at this address. GET /api/v1/openapi.json lists what there is.");
  },
});

export { nowhere as GET, nowhere as POST, nowhere as PUT, nowhere as PATCH, nowhere as DELETE };
