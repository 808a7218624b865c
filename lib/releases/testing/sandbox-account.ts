import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  UpdateStackCommand,
  type StackEvent,
} from "@aws-sdk/client-cloudformation";
import { DescribeServicesCommand, DescribeTaskDefinitionCommand, ECSClient, ListClustersCommand, ListServicesCommand } from "@aws-sdk/client-ecs";
import { z } from "zod";

/** The sandbox as any other AWS client sees it: what is true, whatever the panel says. */
export function sandboxAccountAt(url: string) {
  const settings = { endpoint: url, region: "us-east-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } };
  const cloudFormation = new CloudFormationClient(settings);
  const ecs = new ECSClient(settings);
  return {
    async stack(name: string) {
      const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: name }));
      const stack = Stacks?.[0];
      if (!stack) throw new Error(`No stack ${name}`);
      const parameters = Object.fromEntries((stack.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey ?? "", ParameterValue ?? ""]));
      return { status: stack.StackStatus, stackArn: stack.StackId ?? "", parameters };
    },
    /** Oldest first. */
    async events(stackArn: string): Promise<StackEvent[]> {
      const events: StackEvent[] = [];
      for (let token: string | undefined, first = true; first || token; first = false) {
        const page = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: stackArn, NextToken: token }));
        events.push(...(page.StackEvents ?? []));
        token = page.NextToken;
      }
      return events.toReversed();
    },
    /** Images of the task definition that the one service of the cluster with this in its name runs. */
    async serviceImages(stackName: string): Promise<string[]> {
      const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
      const cluster = clusterArns.find((arn) => arn.includes(stackName));
      const { serviceArns = [] } = await ecs.send(new ListServicesCommand({ cluster }));
      const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: serviceArns }));
      const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: services[0]?.taskDefinition }));
      return (taskDefinition?.containerDefinitions ?? []).map(({ image }) => image ?? "");
    },
    /** As somebody does in the console. */
    async deleteStack(stackArn: string): Promise<void> {
      await cloudFormation.send(new DeleteStackCommand({ StackName: stackArn }));
    },
    /** Past Pilothouse: as somebody does in the console, or, with the token of a call, as that call itself when it arrives late. */
    async executeChangeSet(changeSetArn: string, { token, disableRollback = false }: { token?: string; disableRollback?: boolean } = {}): Promise<void> {
      await cloudFormation.send(new ExecuteChangeSetCommand({ ChangeSetName: changeSetArn, ClientRequestToken: token, DisableRollback: disableRollback }));
    },
    /** As somebody does in the console who wants a failed update to stay as far as it came. */
    async updateWithoutRollback(stackName: string, parameters: Readonly<Record<string, string>>): Promise<void> {
      const Parameters = Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
      await cloudFormation.send(new UpdateStackCommand({ StackName: stackName, UsePreviousTemplate: true, Parameters, DisableRollback: true }));
    },
    /** What the sandbox accepted, refused or answered again, in order. */
    async mutations(stackName: string): Promise<{ action: string; stackName: string; clientRequestToken: string | null; outcome: string }[]> {
      const answer = await fetch(`${url}/_sandbox/mutations`);
      return mutationsSchema.parse(await answer.json()).filter((mutation) => mutation.stackName === stackName);
    },
    async setFaults(faults: { stack: string; logicalId: string; operation: string; message?: string; times?: number }[]): Promise<void> {
      const answer = await fetch(`${url}/_sandbox/faults`, { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify({ faults }) });
      if (!answer.ok) throw new Error(await answer.text());
    },
    async setSpeed(speed: number): Promise<void> {
      const answer = await fetch(`${url}/_sandbox/speed`, { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify({ speed }) });
      if (!answer.ok) throw new Error(await answer.text());
    },
  };
}

const mutationSchema = z.object({ action: z.string(), stackName: z.string(), clientRequestToken: z.string().nullable(), outcome: z.string() });
const mutationsSchema = z.union([z.array(mutationSchema), z.object({ mutations: z.array(mutationSchema) }).transform(({ mutations }) => mutations)]);
