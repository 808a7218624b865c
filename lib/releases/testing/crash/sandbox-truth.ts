import { CloudFormationClient, DescribeStacksCommand, paginateDescribeStackEvents } from "@aws-sdk/client-cloudformation";
import { z } from "zod";

const mutationSchema = z.object({
  action: z.string(),
  stackName: z.string(),
  clientRequestToken: z.string().nullable(),
  outcome: z.enum(["accepted", "replayed", "refused"]),
});
export type SandboxMutation = z.infer<typeof mutationSchema>;

const callSchema = z.object({ action: z.string(), count: z.int(), firstAt: z.iso.datetime(), lastAt: z.iso.datetime() });
export type SandboxCalls = z.infer<typeof callSchema>;

/** Every CloudFormation mutation that the sandbox was sent, in order, with what it made of each. */
export async function listMutations(sandboxUrl: string): Promise<SandboxMutation[]> {
  return z.object({ mutations: z.array(mutationSchema) }).parse(await getControl(sandboxUrl, "mutations")).mutations;
}

/** How often each action was called, named `service.Action`. */
export async function listCallCounts(sandboxUrl: string): Promise<SandboxCalls[]> {
  return z.object({ calls: z.array(callSchema) }).parse(await getControl(sandboxUrl, "calls")).calls;
}

async function getControl(sandboxUrl: string, what: string): Promise<unknown> {
  const response = await fetch(new URL(`/_sandbox/${what}`, sandboxUrl));
  if (!response.ok) throw new Error(`/_sandbox/${what} answered ${response.status}.`);
  return response.json();
}

/** What the account itself says of a stack, asked past Pilothouse. */
export type StackTruth = {
  stackArn: string;
  status: string;
  parameters: Record<string, string>;
  outputs: Record<string, string>;
  /** Oldest first. */
  events: { eventId: string; logicalId: string; status: string; token: string }[];
};

export async function readStackTruth(sandboxUrl: string, region: string, stackName: string): Promise<StackTruth> {
  const client = new CloudFormationClient({ endpoint: sandboxUrl, region, credentials: { accessKeyId: "test", secretAccessKey: "test" } });
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    const stack = Stacks?.[0];
    if (!stack?.StackId || !stack.StackStatus) throw new Error(`The sandbox does not describe ${stackName}.`);
    const events: StackTruth["events"] = [];
    for await (const { StackEvents } of paginateDescribeStackEvents({ client }, { StackName: stack.StackId }))
      for (const { EventId = "", LogicalResourceId = "", ResourceStatus = "", ClientRequestToken = "" } of StackEvents ?? [])
        events.push({ eventId: EventId, logicalId: LogicalResourceId, status: ResourceStatus, token: ClientRequestToken });
    return {
      stackArn: stack.StackId,
      status: stack.StackStatus,
      parameters: Object.fromEntries((stack.Parameters ?? []).map(({ ParameterKey = "", ParameterValue = "" }) => [ParameterKey, ParameterValue])),
      outputs: Object.fromEntries((stack.Outputs ?? []).map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue])),
      events: events.toReversed(),
    };
  } finally {
    client.destroy();
  }
}
