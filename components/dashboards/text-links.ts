/** Where a dashboard's text may lead. Relative addresses are meant for the console that it was written in. */
const CONSOLE = "https://console.aws.amazon.com/cloudwatch/home";

/** The address of a link in a text widget, absolute; null where it is none that a page should lead to (script, data, mail, other schemes). */
export function safeLink(href: string | null | undefined): string | null {
  const wanted = href?.trim() ?? "";
  if (wanted === "" || !URL.canParse(wanted, CONSOLE)) return null;
  const url = new URL(wanted, CONSOLE);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}

export type LinkLook = { kind: "link"; label: string } | { kind: "button"; label: string; isPrimary: boolean };

const BUTTON = /^button:(primary:)?(.+)$/s;

/** CloudWatch's own addition to markdown: `[button:Label](address)` and `[button:primary:Label](address)`. */
export function linkLook(text: string): LinkLook {
  const button = BUTTON.exec(text);
  return button?.[2] ? { kind: "button", label: button[2], isPrimary: button[1] !== undefined } : { kind: "link", label: text };
}
