import type { Notice } from "./notice";

/** What one message tells, with where its links lead (null: nowhere, the processes do not know the panel's address). */
export type MessageContent = { deliveryId: string; notices: readonly Notice[]; publicUrl: string | null; sentAt: Date };

const SEVERITY_WORDS: Record<Notice["severity"], string> = { critical: "Critical", warning: "Warning", info: "For information" };
const SHOWN_IN_SLACK = 15; // Slack takes 50 blocks; a longer digest is not read anyway
const SLACK_TEXT_LENGTH = 2_900; // of 3,000 that a block takes

const linkOf = (publicUrl: string | null, path: string): string | null => (publicUrl === null ? null : new URL(path, publicUrl).href);

/** One line for the whole message. */
export function headlineOf(notices: readonly Notice[]): string {
  const [first] = notices;
  if (!first) return "Nothing";
  if (notices.length === 1) return first.title;
  const counts = (["critical", "warning", "info"] as const)
    .map((severity) => [severity, notices.filter((notice) => notice.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity === "info" ? "for information" : severity}`);
  return `${notices.length} notices: ${counts.join(", ")}`;
}

/** What a webhook receives. The same shape whether it tells of one thing or of many. */
export function webhookBody({ deliveryId, notices, publicUrl, sentAt }: MessageContent): string {
  return JSON.stringify({
    id: deliveryId,
    sentAt: sentAt.toISOString(),
    headline: headlineOf(notices),
    notices: notices.map(({ path, ...notice }) => ({ ...notice, path, url: linkOf(publicUrl, path) })),
  });
}

/** Slack reads three characters as markup; everything else in a title is a title. */
const slackText = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** `{ text, blocks }` as Slack and what imitates it take them. */
export function slackBody({ notices, publicUrl }: MessageContent): string {
  const shown = notices.slice(0, SHOWN_IN_SLACK);
  const blocks = shown.map((notice) => {
    const link = linkOf(publicUrl, notice.path);
    const title = link === null ? `*${slackText(notice.title)}*` : `*<${slackText(link)}|${slackText(notice.title)}>*`;
    return { type: "section", text: { type: "mrkdwn", text: [`${SEVERITY_WORDS[notice.severity]}: ${title}`, slackText(notice.text)].join("\n").slice(0, SLACK_TEXT_LENGTH) } };
  });
  const left = notices.length - shown.length;
  const rest = left > 0 ? [{ type: "section", text: { type: "mrkdwn", text: `and ${left} more.` } }] : [];
  return JSON.stringify({ text: slackText(headlineOf(notices)), blocks: [...blocks, ...rest] });
}

/** An e-mail in plain text: no markup that anything in it could break out of. */
export function emailWords({ notices, publicUrl }: MessageContent): { subject: string; text: string } {
  const parts = notices.map((notice) => {
    const link = linkOf(publicUrl, notice.path);
    return [`${SEVERITY_WORDS[notice.severity]}: ${notice.title}`, notice.text, `${notice.at}${link === null ? "" : `\n${link}`}`].filter((line) => line !== "").join("\n");
  });
  const settings = linkOf(publicUrl, "/settings/notifications");
  const footer = settings === null ? "Sent by Pilothouse." : `Sent by Pilothouse. What you hear of: ${settings}`;
  return { subject: headlineOf(notices).replace(/\s+/g, " "), text: `${parts.join("\n\n")}\n\n-- \n${footer}\n` };
}
