import { CloudFormationClient, DescribeStackResourceCommand, DescribeStacksCommand, paginateDescribeStackEvents } from "@aws-sdk/client-cloudformation";
import { CloudWatchClient, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, CreateLogStreamCommand, PutLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { z } from "zod";

import { disturbancesViewSchema, type DisturbanceKind } from "@/lib/accounts/sandbox-disturbances";
import { sandboxFaultsViewSchema, sandboxSpeedSchema } from "@/lib/accounts/sandbox-controls";

import { ask } from "./panel-api";
import { sandboxUrl } from "./settings";

/** How many times as fast as AWS the sandbox works: slow enough to see a resource come up and to press a button meanwhile … */
export const WATCHABLE = 20;
/** … a launch that outlives whatever is done to it while it runs … */
export const NEARLY_STILL = 3;
/** … or over as soon as the panel can follow. */
export const AT_ONCE = 5_000;

/** Also reaches what is under way, within half a second. */
export const setSpeed = (speed: number) => ask("PUT", "/sandbox/speed", sandboxSpeedSchema, { speed });

export const clearFaults = () => ask("DELETE", "/sandbox/faults", z.unknown());
export const readFaults = () => ask("GET", "/sandbox/faults", sandboxFaultsViewSchema);

/** A client that knows nothing of Pilothouse: what it reads is the truth about the account. */
function cloudFormation(region: string): CloudFormationClient {
  return new CloudFormationClient({ endpoint: sandboxUrl(), region, credentials: { accessKeyId: "test", secretAccessKey: "test" } });
}

export async function readStack(stack: { stackName: string; region: string }) {
  const { Stacks } = await cloudFormation(stack.region).send(new DescribeStacksCommand({ StackName: stack.stackName }));
  const found = Stacks?.[0];
  if (!found) throw new Error(`The sandbox knows no stack ${stack.stackName}.`);
  return {
    status: found.StackStatus ?? "",
    parameters: Object.fromEntries((found.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey ?? "", ParameterValue ?? ""])),
  };
}

/** Every event of the stack by the sandbox's own list, newest first, as "LogicalId STATUS"; of a deleted stack by its ARN only. */
export async function readStackEvents(stack: { stackName: string; stackArn?: string; region: string }): Promise<string[]> {
  const events: string[] = [];
  for await (const page of paginateDescribeStackEvents({ client: cloudFormation(stack.region) }, { StackName: stack.stackArn ?? stack.stackName }))
    for (const { LogicalResourceId, ResourceStatus } of page.StackEvents ?? []) events.push(`${LogicalResourceId} ${ResourceStatus}`);
  return events;
}

const CREDENTIALS = { accessKeyId: "test", secretAccessKey: "test" };

/** Writes a line into a log group of the stack, as a program there would, with the time of now. */
export async function writeLogLine(stack: { stackName: string; region: string }, logicalId: string, message: string): Promise<void> {
  const described = await cloudFormation(stack.region).send(new DescribeStackResourceCommand({ StackName: stack.stackName, LogicalResourceId: logicalId }));
  const logGroupName = described.StackResourceDetail?.PhysicalResourceId;
  const logs = new CloudWatchLogsClient({ endpoint: sandboxUrl(), region: stack.region, credentials: CREDENTIALS });
  const logStreamName = `journey/${crypto.randomUUID()}`;
  await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents: [{ timestamp: Date.now(), message }] }));
}

/** Puts an alarm into a state past Pilothouse, as somebody does with the command line. */
export async function setAlarmState(stack: { region: string }, alarmName: string, state: "OK" | "ALARM" | "INSUFFICIENT_DATA"): Promise<void> {
  const cloudWatch = new CloudWatchClient({ endpoint: sandboxUrl(), region: stack.region, credentials: CREDENTIALS });
  await cloudWatch.send(new SetAlarmStateCommand({ AlarmName: alarmName, StateValue: state, StateReason: "Set by a journey" }));
}

/** Something goes wrong in the running stack, and has for some minutes. */
export const disturb = (stack: { stackName: string }, kind: DisturbanceKind, sinceMinutesAgo: number) =>
  ask("PUT", "/sandbox/disturbances", disturbancesViewSchema, { disturbances: [{ stack: stack.stackName, kind, sinceMinutesAgo }] });
export const endDisturbances = () => ask("DELETE", "/sandbox/disturbances", z.unknown());
