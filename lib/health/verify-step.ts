import type { Finding } from "./verification-view";

type Resource = { logicalId: string; resourceType: string; status: string };

const NAMES_SHOWN = 5;
const listed = (names: readonly string[]): string => (names.length > NAMES_SHOWN ? `${names.slice(0, NAMES_SHOWN).join(", ")} and ${names.length - NAMES_SHOWN} more` : names.join(", "));

/**
 * Whether what a step names is there and whole. A part that is missing may be one that the template's conditions left out, which the machine
 * cannot tell: then a person has to.
 */
export function verifyResources(logicalIds: readonly string[], resources: readonly Resource[]): Finding {
  const found = resources.filter(({ logicalId, status }) => logicalIds.includes(logicalId) && status !== "DELETE_COMPLETE");
  if (found.length === 0) return { outcome: "failed", detail: `The stack has no ${logicalIds.join(" and no ")}.` };
  const broken = found.filter(({ status }) => !/^(CREATE|UPDATE|IMPORT|UPDATE_ROLLBACK|ROLLBACK)_COMPLETE$/.test(status));
  if (broken.length > 0) return { outcome: "failed", detail: broken.map(({ logicalId, status }) => `${logicalId} is ${status}.`).join(" ") };
  const there = `${listed(found.map(({ logicalId }) => logicalId))}: there and complete.`;
  const missing = logicalIds.filter((id) => !found.some(({ logicalId }) => logicalId === id));
  return missing.length === 0 ? { outcome: "passed", detail: there } : { outcome: "unknown", detail: `${there} Not in the stack, perhaps by its settings: ${listed(missing)}.` };
}

/** An alarm without figures has not said that all is well. `lookedAt`: all of the stack's are among them, not only those that were heard of. */
export function verifyAlarms(alarms: readonly { name: string; state: string }[], lookedAt: boolean): Finding {
  const inAlarm = alarms.filter(({ state }) => state === "ALARM");
  if (inAlarm.length > 0) return { outcome: "failed", detail: `In alarm: ${listed(inAlarm.map(({ name }) => name))}.` };
  if (!lookedAt) return { outcome: "unknown", detail: "AWS has not been asked for all alarms since the stack changed." };
  if (alarms.length === 0) return { outcome: "failed", detail: "The stack has no alarms." };
  const silent = alarms.filter(({ state }) => state !== "OK");
  if (silent.length > 0) return { outcome: "unknown", detail: `${silent.length} of ${alarms.length} alarms have no figures yet: ${listed(silent.map(({ name }) => name))}.` };
  return { outcome: "passed", detail: `All ${alarms.length} alarms are OK.` };
}

/** That they stand, the machine sees; that what they show makes sense, a person has to. */
export function verifyDashboards(resources: readonly Resource[]): Finding {
  const dashboards = resources.filter(({ resourceType, status }) => resourceType === "AWS::CloudWatch::Dashboard" && status.endsWith("_COMPLETE") && status !== "DELETE_COMPLETE");
  if (dashboards.length === 0) return { outcome: "failed", detail: "The stack has no dashboards." };
  return { outcome: "unknown", detail: `${listed(dashboards.map(({ logicalId }) => logicalId))}: there. Open them, and sign here that they show data.` };
}
