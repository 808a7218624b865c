import { can } from "@/lib/auth/permission";
import { callerOf } from "@/lib/auth/server/session";
import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { openEventStream } from "@/lib/stream/server/event-stream";
import { admitReader } from "@/lib/stream/server/stream-readers";
import { streamQuerySchema } from "@/lib/stream/topic";

const READ = "environments:read";
const DECIMAL = /^\d{1,18}$/;

/** A browser that reconnects by itself sends the header, newer than what its address still says. */
function lastIdOf(request: Request, inAddress: string | undefined): string | null {
  const wanted = request.headers.get("last-event-id") ?? inAddress ?? "";
  return DECIMAL.test(wanted) ? wanted : null;
}

async function openStream(options: { topics: string[]; lastEventId: string | null; request: Request; signal: AbortSignal; release: () => void }) {
  const { topics, lastEventId, request, signal, release } = options;
  const credentials = new Request(request.url, { headers: request.headers });
  const stillAllowed = async (): Promise<boolean> => {
    const { actor } = await callerOf(credentials);
    return actor !== null && can(actor, READ);
  };
  try {
    return await openEventStream({ topics, lastEventId, signal, stillAllowed, whenClosed: release });
  } catch (error) {
    release();
    throw error;
  }
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Watch operations and environments: server-sent events, resumed by Last-Event-ID",
    permission: READ,
    query: streamQuerySchema,
    answer: { contentType: "text/event-stream" },
    async handle({ actor, query, request, signal }) {
      const release = admitReader(actor);
      const body = await openStream({ topics: query.topics, lastEventId: lastIdOf(request, query.lastEventId), request, signal, release });
      return new Response(body, {
        headers: {
          "Content-Type": "text/event-stream; charset=utf-8",
          // no-transform: a proxy, and Next's own gzip, would hold events back to compress them.
          "Cache-Control": "private, no-store, no-transform",
          "X-Accel-Buffering": "no",
        },
      });
    },
  }),
});
