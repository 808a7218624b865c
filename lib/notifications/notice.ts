import { z } from "zod";

export const NOTICE_KINDS = ["alarm", "operation", "approval", "task", "budget", "health"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const SEVERITIES = ["critical", "warning", "info"] as const;
export type Severity = (typeof SEVERITIES)[number];

const TITLE_LENGTH = 200;
const TEXT_LENGTH = 2_000;

/** Something that people may want to hear of while they are not looking. */
export const noticeSchema = z.strictObject({
  kind: z.enum(NOTICE_KINDS),
  severity: z.enum(SEVERITIES),
  /** Null: of no single environment. */
  environment: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  /** One line: what happened to what. */
  title: z.string().min(1).max(TITLE_LENGTH),
  /** What it means and what to do next. */
  text: z.string().max(TEXT_LENGTH),
  /** Page that shows it, e.g. /alarms?alarm=… */
  path: z.string().startsWith("/"),
  /** The same thing told twice has the same key; the second is not sent. */
  key: z.string().min(1).max(300),
  /** When it happened, ISO. */
  at: z.iso.datetime(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** The same notice with a title and a text that fit: names and reasons come from AWS and may be of any length, and a long one is no reason to tell nobody. */
export const fitNotice = (notice: Notice): Notice => ({ ...notice, title: fit(notice.title, TITLE_LENGTH), text: fit(notice.text, TEXT_LENGTH) });

function fit(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const withoutHalfAnEmoji = text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "");
  return `${withoutHalfAnEmoji.trimEnd()}…`;
}
