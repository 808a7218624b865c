import { z } from "zod";

export const CHANNEL_KINDS = ["webhook", "slack", "email"] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

const nameSchema = z.string().trim().min(1, "needs a name").max(60, "has 60 characters at most");
// What leads to this machine is refused, or not, by the process's settings: a schema that runs in the browser does not know them.
const urlSchema = z
  .url({ protocol: /^https?$/, error: "must be an address that begins with https://" })
  .max(2_000, "has 2,000 characters at most")
  .refine((url) => !URL.canParse(url) || (new URL(url).username === "" && new URL(url).password === ""), "must hold no name or password; the signature proves where a message comes from");
const recipientsSchema = z.array(z.email("must be an e-mail address")).min(1, "needs one e-mail address at least").max(20, "takes 20 e-mail addresses at most");

/** POST /notifications/channels. Addresses of webhooks and Slack are kept sealed and never shown again. */
export const createChannelSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("webhook"), name: nameSchema, url: urlSchema }),
  z.strictObject({ kind: z.literal("slack"), name: nameSchema, url: urlSchema }),
  z.strictObject({ kind: z.literal("email"), name: nameSchema, recipients: recipientsSchema }),
]);
export type CreateChannel = z.infer<typeof createChannelSchema>;

/** PATCH: what is left out stays. `newSigningKey` makes the old one worthless at once. */
export const changeChannelSchema = z
  .strictObject({
    name: nameSchema.optional(),
    url: urlSchema.optional(),
    recipients: recipientsSchema.optional(),
    paused: z.boolean().optional(),
    newSigningKey: z.literal(true).optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), "names nothing to change");
export type ChangeChannel = z.infer<typeof changeChannelSchema>;
