import { expect, test } from "vitest";

import { emailWords, headlineOf, slackBody, webhookBody } from "./message-words";
import type { Notice } from "./notice";

const notice = (title: string, severity: Notice["severity"] = "warning"): Notice => ({
  kind: "operation",
  severity,
  environment: { id: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11", name: "shop" },
  title,
  text: "Look at it.",
  path: "/environments/1/operations/2",
  key: title,
  at: "2026-11-26T12:00:00.000Z",
});
const content = (notices: Notice[], publicUrl: string | null = "https://panel.example.com") => ({ deliveryId: "d", notices, publicUrl, sentAt: new Date("2026-11-26T12:00:01Z") });

test("a message of one thing has its title, one of many counts them by weight", () => {
  expect(headlineOf([notice("shop failed")])).toBe("shop failed");
  expect(headlineOf([notice("a", "info"), notice("b", "critical"), notice("c"), notice("d")])).toBe("4 notices: 1 critical, 2 warning, 1 for information");
});

test("a webhook is told where to look", () => {
  expect(JSON.parse(webhookBody(content([notice("shop failed")])))).toMatchObject({ id: "d", headline: "shop failed", notices: [{ url: "https://panel.example.com/environments/1/operations/2" }] });
  expect(JSON.parse(webhookBody(content([notice("shop failed")], null)))).toMatchObject({ notices: [{ url: null }] });
});

// A stack's name or an alarm's description is somebody's text: it must not mention a whole Slack channel or hide a link.
test("Slack markup in a title is shown as it is written", () => {
  expect(slackBody(content([notice("<!channel> & <https://evil.example|here>")]))).toContain("&lt;!channel&gt; &amp; &lt;https://evil.example|here&gt;");
});

test("a storm stays within what Slack takes, and says how much more there was", () => {
  const body = slackBody(content(Array.from({ length: 80 }, (_, index) => notice(`alarm ${index}`))));
  const { blocks } = JSON.parse(body);
  expect(blocks).toHaveLength(16);
  expect(body).toContain("and 65 more.");
});

// A line break in a subject would begin another header.
test("an e-mail's subject is one line", () => {
  const { subject, text } = emailWords(content([notice("shop\r\nBcc: all@example.com")]));
  expect(subject).toBe("shop Bcc: all@example.com");
  expect(text).toContain("https://panel.example.com/environments/1/operations/2");
});
