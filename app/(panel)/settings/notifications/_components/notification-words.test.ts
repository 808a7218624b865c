import { expect, test } from "vitest";

import type { DeliveryView } from "@/lib/notifications/delivery-view";

import { deliveryMark, outcomeWords } from "./notification-words";

const delivery = (change: Partial<DeliveryView>): DeliveryView => ({
  id: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11",
  channelId: null,
  target: "a@example.org",
  kind: "webhook",
  isTest: false,
  notices: [],
  state: "waiting",
  attempts: 0,
  responseStatus: null,
  reason: null,
  createdAt: "2026-11-26T12:00:00.000Z",
  lastTriedAt: null,
  sentAt: null,
  ...change,
});

test.each<[Partial<DeliveryView>, string, string | null]>([
  [{}, "on its way", null],
  [{ state: "sent", attempts: 1, responseStatus: 204 }, "sent", "Answered 204."],
  [{ state: "sent", attempts: 3, responseStatus: 200 }, "sent", "Answered 200 after 3 tries."],
  [{ state: "sent", attempts: 1 }, "sent", "Taken by the mail server."],
  [{ attempts: 2, reason: "It answered 503." }, "tried, will be tried again", "It answered 503."],
  [{ state: "failed", attempts: 1, reason: "It answered 404." }, "not sent", "It answered 404."],
  [{ state: "failed", attempts: 6, reason: "It answered 500." }, "not sent", "It answered 500. Given up after 6 tries."],
])("%j reads “%s”, and then: %s", (change, word, sentence) => {
  expect(deliveryMark(delivery(change)).word).toBe(word);
  expect(outcomeWords(delivery(change))).toBe(sentence);
});
