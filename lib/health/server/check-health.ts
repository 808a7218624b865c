import "server-only";

import { loadOperatingPlan, type OperatingPlan } from "@/lib/catalog/server/load-operating-plan";
import { database, inTransaction, type Transaction } from "@/lib/db/transaction";
import { publishEnvironment } from "@/lib/environments/server/publish-environment";
import { AddressRefusedError, NoAnswerError } from "@/lib/http/server/request-outside";
import { notify } from "@/lib/notifications/server/notify";

import { healthNotice } from "../health-notice";
import { judgeAnswer } from "../judge-answer";
import { freshForSeconds, nextHealth, recheckAfterSeconds } from "../next-health";
import { spokenFor } from "../uptime";
import { askAddress } from "./internal/ask-address";
import { addressOf } from "./internal/health-address";
import { addToHours, insertCheck, writeHealth } from "./internal/health-repository";
import { findWatchedEnvironment, type WatchedEnvironment } from "./internal/watched-environment-repository";

const LOOK_AGAIN_SECONDS = 30; // at what cannot be asked: a new stack's outputs shall not wait for long

type Finding = { kind: "answered"; isUp: boolean; status: number | null; durationMs: number | null; reason: string | null } | { kind: "not-asked"; why: string };

/**
 * Asks one environment's health address and writes down what came of it: the answer, the time that the one before spoke for, how the
 * environment stands, and what people are told of it. What cannot be asked is unknown, never well.
 */
export async function checkHealth({ environmentId, now, signal }: { environmentId: string; now: Date; signal?: AbortSignal }): Promise<void> {
  const environment = await findWatchedEnvironment(database(), environmentId);
  if (!environment) return;
  const plan = (await loadOperatingPlan())(environment);
  const finding: Finding = plan ? await ask(environment, plan, signal) : { kind: "not-asked", why: "The catalogue has this option no longer, so nobody knows what to ask." };
  await inTransaction((tx) => (finding.kind === "answered" && plan ? noteAnswer(tx, environment, plan, finding, now) : noteSilence(tx, environment, finding, now)));
}

async function ask(environment: WatchedEnvironment, { health }: OperatingPlan, signal: AbortSignal | undefined): Promise<Finding> {
  const address = addressOf(environment, health.output);
  if (address.kind === "none") return { kind: "not-asked", why: address.why };
  try {
    const answer = await askAddress({ url: address.url, timeoutSeconds: health.timeoutSeconds, endpoint: environment.endpoint, signal });
    return { kind: "answered", status: answer.status, durationMs: answer.durationMs, ...judgeAnswer(health, answer) };
  } catch (error) {
    if (error instanceof AddressRefusedError) return { kind: "not-asked", why: error.message };
    signal?.throwIfAborted(); // the worker stops: that says nothing of the address
    if (error instanceof NoAnswerError) return { kind: "answered", isUp: false, status: null, durationMs: null, reason: error.message };
    throw error;
  }
}

type Answer = Extract<Finding, { kind: "answered" }>;

async function noteAnswer(tx: Transaction, environment: WatchedEnvironment, { health: check }: OperatingPlan, answer: Answer, now: Date): Promise<void> {
  const { id: environmentId, health } = environment;
  const { kind: _kind, ...result } = answer;
  if (health.asOf && health.isUp !== null && health.freshUntil) await addToHours(tx, environmentId, spokenFor({ from: health.asOf, freshUntil: health.freshUntil, until: now }), health.isUp);
  await insertCheck(tx, environmentId, { at: now, ...result });
  // What has grown too old since counts as unknown: two failures with a night between them are not in a row.
  const isStale = health.freshUntil !== null && health.freshUntil < now;
  const next = nextHealth(isStale ? { state: "unknown", failuresInRow: 0 } : health, answer.isUp);
  const since = next.state === health.state && !isStale ? health.since : now;
  await writeHealth(tx, environmentId, {
    ...next,
    ...result,
    since,
    asOf: now,
    freshUntil: later(now, freshForSeconds(check)),
    dueAt: later(now, recheckAfterSeconds(next, check.intervalSeconds)),
  });
  // Not published otherwise: a page that counts ages would be told each minute of each environment that all is as it was.
  if (next.state === health.state && !isStale) return;
  await publishEnvironment(tx, environmentId);
  const notice = healthNotice({ environment, from: health.state, to: next.state, failingSince: health.state === "failing" ? health.since : null, reason: answer.reason, at: now });
  if (notice) await notify(tx, notice);
}

async function noteSilence(tx: Transaction, { id, health }: WatchedEnvironment, finding: Finding, now: Date): Promise<void> {
  const reason = finding.kind === "not-asked" ? finding.why : null;
  const wasKnown = health.state !== "unknown";
  await writeHealth(tx, id, { state: "unknown", since: wasKnown ? now : health.since, failuresInRow: 0, isUp: null, freshUntil: null, reason, dueAt: later(now, LOOK_AGAIN_SECONDS) });
  if (wasKnown) await publishEnvironment(tx, id);
}

const later = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1_000);
