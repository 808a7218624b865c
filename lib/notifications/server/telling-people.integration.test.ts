import { createHmac, randomUUID } from "node:crypto";

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { admin, operator } from "@/lib/auth/testing/actors";
import { signedIn } from "@/lib/auth/testing/signed-in";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AddressRefusedError, requestOutside } from "@/lib/http/server/request-outside";
import { prepareQueue } from "@/lib/jobs/enqueue";

import type { Notice } from "../notice";
import { startMailServer, startReceiver } from "../testing/receiver";
import { changeChannel } from "./change-channel";
import { createChannel } from "./create-channel";
import { deliver } from "./internal/deliver";
import { passOnNotices } from "./internal/pass-on-notices";
import { deliverMessage } from "./jobs/deliver-message";
import { listDeliveries } from "./list-deliveries";
import { notify } from "./notify";
import { sendTest } from "./send-test";
import { setRules } from "./set-rules";

const receiver = await startReceiver();
const mailServer = await startMailServer();
process.env.SMTP_URL = mailServer.url;
process.env.SMTP_FROM = "Pilothouse <pilothouse@example.org>";

const now = new Date("2026-11-26T12:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const { signal } = new AbortController();

const notice = (key: string, change: Partial<Notice> = {}): Notice => ({
  kind: "alarm",
  severity: "critical",
  environment: null,
  title: `Alarm ${key}`,
  text: "Look at it.",
  path: "/alarms",
  key,
  at: now.toISOString(),
  ...change,
});
const tell = (...notices: Notice[]) => inTransaction(async (tx) => void (await Promise.all(notices.map((each) => notify(tx, each)))));
const waiting = async () => (await db().notificationDelivery.findMany({ where: { state: "waiting" }, orderBy: { id: "asc" } })).map(({ id }) => id);
const deliverAll = async (at: Date) => Promise.all((await waiting()).map((deliveryId) => deliver({ deliveryId, now: at, signal })));
const named = (name: string) => createChannel({ actor: admin, channel: { kind: "email", name, recipients: ["ops@example.org"] } });
const webhook = (path = "/hook") => createChannel({ actor: admin, channel: { kind: "webhook", name: `hook ${randomUUID()}`, url: `${receiver.url}${path}` } });

beforeAll(() => prepareQueue(deliverMessage));
beforeEach(async () => {
  receiver.received.length = 0;
  await db().notificationChannel.deleteMany();
  await db().notificationRule.deleteMany();
  await db().notificationDelivery.deleteMany();
  await db().notice.deleteMany();
});
afterAll(() => Promise.all([receiver.stop(), mailServer.stop()]));

test("a webhook gets what it asked for once, signed with a key that was shown once and is nowhere else", async () => {
  const { channel, signingKey } = await webhook();
  await tell(notice("one"), notice("quiet", { severity: "info" }));
  await tell(notice("one"));
  await passOnNotices({ now });
  await deliverAll(now);

  expect(receiver.received).toHaveLength(1);
  const [message] = receiver.received;
  const [, seconds = "", signature = ""] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(message?.headers["pilothouse-signature"])) ?? [];
  expect(signature).toBe(createHmac("sha256", signingKey ?? "").update(`${seconds}.${message?.body}`).digest("hex"));
  expect(Number(seconds) * 1_000).toBe(now.getTime());
  expect(JSON.parse(message?.body ?? "")).toMatchObject({ headline: "Alarm one", notices: [{ key: "one", url: "http://127.0.0.1:3000/alarms" }] });
  expect((await listDeliveries({ actor: admin, query: { limit: 10, channelId: channel.id } })).items).toMatchObject([{ state: "sent", attempts: 1, responseStatus: 200 }]);

  const stored = JSON.stringify(await db().notificationChannel.findMany());
  expect(stored).not.toContain("/hook");
  expect(stored).not.toContain(signingKey);
  expect(JSON.stringify(await db().audit.findMany({ select: { summary: true, details: true } }))).not.toContain("/hook");
});

test("a receiver that fails is tried again with growing pauses, the same message each time, and given up after six tries", async () => {
  await webhook();
  receiver.answers.push(...[500, 503, 429].map((status) => ({ status })));
  await tell(notice("retried"));
  await passOnNotices({ now });
  expect(await deliverAll(now)).toEqual([{ againInSeconds: 10 }]);
  expect(await deliverAll(later(10))).toEqual([{ againInSeconds: 60 }]);
  expect(await deliverAll(later(70))).toEqual([{ againInSeconds: 300 }]);
  expect(await deliverAll(later(370))).toEqual(["done"]);
  expect(new Set(receiver.received.map(({ headers }) => headers["pilothouse-delivery"])).size).toBe(1);

  receiver.answers.push(...Array.from({ length: 6 }, () => ({ status: 500 })));
  await tell(notice("given up"));
  await passOnNotices({ now: later(400) });
  for (let attempt = 1; attempt <= 6; attempt += 1) await deliverAll(later(400 + attempt));
  expect((await listDeliveries({ actor: admin, query: { limit: 10, state: "failed" } })).items).toMatchObject([{ attempts: 6, responseStatus: 500, reason: "It answered 500." }]);
});

test("a redirect is not followed", async () => {
  await webhook();
  receiver.answers.push({ status: 302, location: `${receiver.url}/elsewhere` });
  await tell(notice("redirected"));
  await passOnNotices({ now });
  await deliverAll(now);
  expect(receiver.received.map(({ path }) => path)).toEqual(["/hook"]);
  expect((await listDeliveries({ actor: admin, query: { limit: 10 } })).items).toMatchObject([{ state: "failed", attempts: 1, responseStatus: 302 }]);
});

test.each(["https://10.0.0.1/hook", "https://169.254.169.254/latest/meta-data", "https://[::ffff:10.0.0.1]/hook"])("no channel leads to %s, inside our own network, and nothing is sent there", async (url) => {
  await expect(createChannel({ actor: admin, channel: { kind: "webhook", name: "inside", url } })).rejects.toMatchObject({ code: "invalid-input", problems: [{ path: "url" }] });
  const request = requestOutside({ method: "POST", url: new URL(url), body: "{}", timeoutMs: 1_000, reach: "public-and-loopback" });
  await expect(request).rejects.toBeInstanceOf(AddressRefusedError);
});

// A name that anybody may point anywhere: what counts is the address that it resolves to.
test("a name that leads to this machine is refused where no setting allows it", async () => {
  const request = requestOutside({ method: "POST", url: new URL(`http://localhost:${receiver.port}/hook`), body: "{}", timeoutMs: 1_000, reach: "public-only" });
  await expect(request).rejects.toBeInstanceOf(AddressRefusedError);
  expect(receiver.received).toEqual([]);
  await expect(createChannel({ actor: admin, channel: { kind: "slack", name: "plain", url: "http://hooks.example.org/x" } })).rejects.toMatchObject({ code: "invalid-input" });
});

// An underscore stands for any letter, and a backslash for nothing, where a name is taken for a pattern.
test("two channels may not have one name, and a name is no pattern", async () => {
  await Promise.all([named("ops-a"), named(String.raw`ops\b`)]);
  for (const taken of ["OPS-A", String.raw`ops\b`]) await expect(named(taken)).rejects.toMatchObject({ code: "name-taken" });
  for (const free of ["ops_a", "ops%", "%"]) await expect(named(free)).resolves.toMatchObject({ channel: { name: free } });
});

test("of a storm the first are heard of at once and the rest as one message when there is room", async () => {
  await webhook();
  await tell(notice("a"), notice("b"), notice("c"), notice("d"));
  await passOnNotices({ now });
  await tell(...Array.from({ length: 40 }, (_, index) => notice(`storm ${index}`)));
  await passOnNotices({ now: later(1) });
  await tell(notice("latest"));
  await passOnNotices({ now: later(2) });
  await deliverAll(later(2));
  expect(receiver.received.map(({ body }) => JSON.parse(body).notices.length).sort((x, y) => x - y)).toEqual([1, 1, 1, 1, 40]);

  await passOnNotices({ now: later(61) });
  await deliverAll(later(61));
  expect(JSON.parse(receiver.received.at(-1)?.body ?? "")).toMatchObject({ headline: "Alarm latest" });
});

test("people hear by e-mail of what they chose, environment by environment, and Slack gets text and blocks", async () => {
  const { actor, email } = await signedIn("viewer");
  await setRules({ actor, target: "own-email", rules: [{ environmentId: null, kind: "alarm", from: "critical" }] });
  await createChannel({ actor: admin, channel: { kind: "slack", name: "team", url: `${receiver.url}/slack` } });
  await tell(notice("mailed"));
  await passOnNotices({ now });
  await deliverAll(now);
  expect(mailServer.messages.at(-1)).toContain(`To: ${email}`);
  expect(mailServer.messages.at(-1)).toContain("Subject: Alarm mailed");
  expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({ text: "Alarm mailed", blocks: [{ type: "section" }] });
  expect((await listDeliveries({ actor, query: { limit: 10 } })).items.map(({ kind }) => kind)).toEqual(["email"]);
});

test("a channel is for administrators; a test message goes out even where it is told of nothing, and each act is audited", async () => {
  await expect(createChannel({ actor: operator, channel: { kind: "email", name: "no", recipients: ["a@example.org"] } })).rejects.toMatchObject({ code: "forbidden" });
  const { channel } = await webhook();
  await expect(setRules({ actor: operator, target: channel.id, rules: [] })).rejects.toMatchObject({ code: "forbidden" });
  await setRules({ actor: admin, target: channel.id, rules: [] });
  await changeChannel({ actor: admin, channelId: channel.id, change: { paused: true }, now });
  const { id } = await sendTest({ actor: admin, target: channel.id, now });
  await deliver({ deliveryId: id, now, signal });
  expect(receiver.received).toHaveLength(1);
  const acts = await db().audit.findMany({ where: { objectId: channel.id }, orderBy: { id: "asc" } });
  expect(acts.map(({ action }) => action)).toEqual(["channel.create", "notification-rules.set", "channel.change", "channel.test"]);
});

// Nobody can write such a row through Pilothouse; a version to come, or a hand in the database, can.
test("a notice that cannot be read keeps nobody from hearing of the others, and a receiver held back for long gets what waits in messages of a hundred", async () => {
  await webhook();
  await db().notice.create({ data: { kind: "of a later version", severity: "critical", title: "?", text: "", path: "/", key: "unreadable", at: now } });
  await tell(...Array.from({ length: 130 }, (_, index) => notice(`held back ${index}`)));
  await passOnNotices({ now });
  await passOnNotices({ now });
  await deliverAll(now);
  // Sent side by side: which of the two comes first is no matter.
  expect(receiver.received.map(({ body }) => JSON.parse(body).notices.length).toSorted((a, b) => b - a)).toEqual([100, 30]);
  expect(await db().notice.count({ where: { routedAt: null } })).toBe(0);
});
