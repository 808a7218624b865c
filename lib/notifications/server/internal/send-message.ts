import "server-only";

import { createTransport } from "nodemailer";

import { database } from "@/lib/db/transaction";
import { serverEnv } from "@/lib/env/server";
import { AddressRefusedError, NoAnswerError, requestOutside } from "@/lib/http/server/request-outside";

import { emailWords, slackBody, webhookBody, type MessageContent } from "../../message-words";
import { attemptOf, type Attempt } from "../../retry-pause";
import { findChannel, type ChannelRecord } from "./channel-repository";
import { NO_MAIL_SERVER } from "./channel-view-of";
import { webhookReach } from "./check-address";
import { findRecipient } from "./rule-repository";
import { unseal } from "./seal";
import { SIGNATURE_HEADER, signatureOf } from "./sign-message";

const TIMEOUT_MS = 10_000; // a receiver should only take a message in; one that works on it first is asked again

const refused = (reason: string): Attempt => ({ kind: "refused", responseStatus: null, reason });

/** One try at sending a message; its outcome is a value, whatever happens. */
export async function sendMessage({ channelId, personId }: { channelId: string | null; personId: string | null }, content: MessageContent, signal: AbortSignal): Promise<Attempt> {
  if (personId !== null) {
    const person = await findRecipient(database(), personId);
    return person ? mail([person.email], content) : refused("This person may not sign in any more.");
  }
  const channel = channelId === null ? null : await findChannel(database(), channelId);
  if (!channel) return refused("The channel was removed.");
  return channel.kind === "email" ? mail(channel.recipients, content) : post(channel, content, signal);
}

async function post(channel: ChannelRecord, content: MessageContent, signal: AbortSignal): Promise<Attempt> {
  const secret = channel.sealed === null || serverEnv().channelKey === null ? null : unseal(channel.sealed);
  if (!secret) return refused("Its address was sealed with another key than the one that is set now; give it anew.");
  const body = channel.kind === "slack" ? slackBody(content) : webhookBody(content);
  const signature: Record<string, string> = secret.signingKey === null ? {} : { [SIGNATURE_HEADER]: signatureOf(secret.signingKey, body, content.sentAt), "Pilothouse-Delivery": content.deliveryId };
  try {
    const { status } = await requestOutside({
      method: "POST",
      url: new URL(secret.url),
      headers: { "Content-Type": "application/json", ...signature },
      body,
      timeoutMs: TIMEOUT_MS,
      reach: webhookReach(),
      signal,
    });
    return attemptOf(status);
  } catch (error) {
    if (error instanceof AddressRefusedError) return refused(error.message);
    signal.throwIfAborted(); // the worker stops: that says nothing of the receiver
    if (error instanceof NoAnswerError) return { kind: "failed", responseStatus: null, reason: error.message };
    throw error;
  }
}

async function mail(to: readonly string[], content: MessageContent): Promise<Attempt> {
  const { smtp } = serverEnv();
  if (smtp === null) return refused(NO_MAIL_SERVER);
  const transport = createTransport({ url: smtp.url, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS, disableFileAccess: true, disableUrlAccess: true });
  try {
    await transport.sendMail({ from: smtp.from, to: [...to], ...emailWords(content) });
    return { kind: "sent", responseStatus: null };
  } catch (error) {
    return mailFailure(error);
  } finally {
    transport.close();
  }
}

/** A mail server's own words may hold addresses and stay out; its code says enough. 5xx is for good, by RFC 5321. */
function mailFailure(error: unknown): Attempt {
  const code = error instanceof Error && "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null;
  if (code === null) return { kind: "failed", responseStatus: null, reason: "The mail server did not answer." };
  return code >= 500 ? refused(`The mail server refuses the message: it answered ${code}.`) : { kind: "failed", responseStatus: null, reason: `The mail server answered ${code}.` };
}
