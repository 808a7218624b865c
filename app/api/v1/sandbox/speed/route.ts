import { sandboxSpeedSchema } from "@/lib/accounts/sandbox-controls";
import { readSandboxSpeed } from "@/lib/accounts/server/read-sandbox-speed";
import { setSandboxSpeed } from "@/lib/accounts/server/set-sandbox-speed";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  summary: "Read how many times faster than AWS the sandbox works",
  permission: "accounts:read",
  answer: { schema: sandboxSpeedSchema },
  handle: ({ actor }) => readSandboxSpeed({ actor }),
});

export const PUT = defineRoute({
  summary: "Set how many times faster than AWS the sandbox works",
  permission: "sandbox:control",
  audit: "sandbox.set-speed",
  body: sandboxSpeedSchema,
  answer: { schema: sandboxSpeedSchema },
  handle: ({ actor, body }) => setSandboxSpeed({ actor, ...body }),
});
