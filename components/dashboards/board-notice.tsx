import { EmptyState } from "@/components/ui/empty-state";

/** In place of a dashboard: there is none of the name, or it could not be read. */
export function BoardNotice({ read, name }: { read: { kind: "missing" } | { kind: "refused"; why: string }; name: string }) {
  if (read.kind === "missing") return <EmptyState title={`AWS has no dashboard ${name}`}>It may have been deleted, or the stack that makes it is not there yet. Choose another.</EmptyState>;
  return <EmptyState title={`${name} could not be read`}>{read.why} Reload the page to ask again.</EmptyState>;
}
