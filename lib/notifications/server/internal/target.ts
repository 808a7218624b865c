import "server-only";

/** Whom a message goes to: a channel, or a person by e-mail. */
export type Target = { kind: "channel"; id: string } | { kind: "person"; id: string };

export const targetColumns = (target: Target): { channelId: string; personId: null } | { channelId: null; personId: string } =>
  target.kind === "channel" ? { channelId: target.id, personId: null } : { channelId: null, personId: target.id };

/** Throws where a row names neither: the database allows that only of what is kept for the log. */
export function targetOf({ channelId, personId }: { channelId: string | null; personId: string | null }): Target {
  if (channelId !== null) return { kind: "channel", id: channelId };
  if (personId !== null) return { kind: "person", id: personId };
  throw new Error("a target is a channel or a person");
}
