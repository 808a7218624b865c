import { z } from "zod";

import { intrinsicReferences } from "./intrinsic-references";
import type { TemplateResource } from "./template";

/** Columns of the drawing, from the visitor on the left to the data on the right. */
export const DIAGRAM_COLUMNS = ["entry", "compute", "state"] as const;

const diagramNodeSchema = z.object({
  logicalId: z.string(),
  resourceType: z.string(),
  column: z.enum(DIAGRAM_COLUMNS),
  /** Group of subnets it stands in; null: outside every network, reached through AWS's own addresses. */
  subnets: z.enum(["public", "private"]).nullable(),
  /** Number of subnets, each in a zone of its own; 0 outside the network. */
  zones: z.int().nonnegative(),
});

/** What a drawing of an option's architecture shows: boxes, the network they stand in, and who calls whom. No pixels. */
export const architectureDiagramSchema = z.object({
  /** Logical id of the network; null where the option has none. */
  network: z.string().nullable(),
  subnets: z.array(z.object({ logicalId: z.string(), kind: z.enum(["public", "private"]) })),
  nodes: z.array(diagramNodeSchema),
  /** `from` is null for the internet. */
  arrows: z.array(z.object({ from: z.string().nullable(), to: z.string() })),
});
export type ArchitectureDiagram = z.infer<typeof architectureDiagramSchema>;

const COLUMN_OF: Readonly<Record<string, (typeof DIAGRAM_COLUMNS)[number]>> = {
  "AWS::ApiGateway::RestApi": "entry",
  "AWS::ApiGatewayV2::Api": "entry",
  "AWS::CloudFront::Distribution": "entry",
  "AWS::ElasticLoadBalancingV2::LoadBalancer": "entry",
  "AWS::AutoScaling::AutoScalingGroup": "compute",
  "AWS::EC2::Instance": "compute",
  "AWS::ECS::Service": "compute",
  "AWS::Lambda::Function": "compute",
  "AWS::DynamoDB::Table": "state",
  "AWS::EC2::Volume": "state",
  "AWS::EFS::FileSystem": "state",
  "AWS::ElastiCache::CacheCluster": "state",
  "AWS::ElastiCache::ReplicationGroup": "state",
  "AWS::ElastiCache::ServerlessCache": "state",
  "AWS::RDS::DBCluster": "state",
  "AWS::RDS::DBInstance": "state",
  "AWS::RDS::DBProxy": "state",
  "AWS::S3::Bucket": "state",
  "AWS::SQS::Queue": "state",
};

/** Things between two boxes that belong to neither: a box that mentions one of them reaches what it leads to. */
const LINKS = new Set([
  "AWS::ApiGatewayV2::Integration",
  "AWS::EC2::LaunchTemplate",
  "AWS::ECS::TaskDefinition",
  "AWS::ElastiCache::SubnetGroup",
  "AWS::ElasticLoadBalancingV2::Listener",
  "AWS::ElasticLoadBalancingV2::ListenerRule",
  "AWS::ElasticLoadBalancingV2::TargetGroup",
  "AWS::RDS::DBProxyTargetGroup",
  "AWS::RDS::DBSubnetGroup",
  "AWS::SecretsManager::Secret",
  "AWS::SSM::Parameter",
]);

/** Works out the drawing from the resources that a stack will have. References decide everything; names decide nothing. */
export function architectureLayout(resources: readonly TemplateResource[]): ArchitectureDiagram {
  const byName = new Map(resources.map((resource) => [resource.logicalId, resource]));
  const references = new Map(resources.map((resource) => [resource.logicalId, intrinsicReferences(resource.properties).filter((name) => byName.has(name))]));
  const typeOf = (name: string): string => byName.get(name)?.type ?? "";
  const namesOf = (type: string): string[] => resources.filter((resource) => resource.type === type).map((resource) => resource.logicalId);
  const publicSubnets = findPublicSubnets(resources, references, typeOf);

  /** All that a resource reaches through links, itself not counted. */
  const reach = (name: string): Set<string> => {
    const seen = new Set<string>();
    const open = [...(references.get(name) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (LINKS.has(typeOf(next))) open.push(...(references.get(next) ?? []));
    }
    seen.delete(name);
    return seen;
  };

  const boxes = resources.filter((resource) => resource.type in COLUMN_OF);
  const nodes = boxes.map((box) => {
    const mentioned = [...reach(box.logicalId)].filter((name) => typeOf(name) === "AWS::EC2::Subnet");
    const open = mentioned.filter((name) => publicSubnets.has(name));
    const subnets: "public" | "private" | null = mentioned.length === 0 ? null : isPublic(box, open.length, mentioned.length) ? "public" : "private";
    const zones = subnets === null ? 0 : subnets === "public" ? open.length : mentioned.length - open.length;
    return { logicalId: box.logicalId, resourceType: box.type, column: COLUMN_OF[box.type] ?? "compute", subnets, zones };
  });

  return {
    network: namesOf("AWS::EC2::VPC")[0] ?? null,
    subnets: namesOf("AWS::EC2::Subnet").map((logicalId) => ({ logicalId, kind: publicSubnets.has(logicalId) ? ("public" as const) : ("private" as const) })),
    nodes,
    arrows: findArrows(boxes, resources, reach, references),
  };
}

/** A box that mentions both kinds chooses by a condition; the address it asks for decides, and the load balancer's kind is its scheme. */
function isPublic(box: TemplateResource, open: number, all: number): boolean {
  if (open === 0) return false;
  if (open === all) return true;
  return !JSON.stringify(box.properties).includes('"internal"') && box.type !== "AWS::RDS::DBInstance";
}

/** A subnet is public when its route table leads to an internet gateway. */
function findPublicSubnets(resources: readonly TemplateResource[], references: ReadonlyMap<string, string[]>, typeOf: (name: string) => string): Set<string> {
  const mentions = (resource: TemplateResource, type: string): string[] => (references.get(resource.logicalId) ?? []).filter((name) => typeOf(name) === type);
  const openTables = new Set(
    resources
      .filter((resource) => resource.type === "AWS::EC2::Route" && mentions(resource, "AWS::EC2::InternetGateway").length > 0)
      .flatMap((route) => mentions(route, "AWS::EC2::RouteTable")),
  );
  return new Set(
    resources
      .filter((resource) => resource.type === "AWS::EC2::SubnetRouteTableAssociation" && mentions(resource, "AWS::EC2::RouteTable").some((table) => openTables.has(table)))
      .flatMap((association) => mentions(association, "AWS::EC2::Subnet")),
  );
}

function findArrows(
  boxes: readonly TemplateResource[],
  resources: readonly TemplateResource[],
  reach: (name: string) => Set<string>,
  references: ReadonlyMap<string, string[]>,
): ArchitectureDiagram["arrows"] {
  const columnOf = (name: string): string | undefined => COLUMN_OF[boxes.find((box) => box.logicalId === name)?.type ?? ""];
  const arrows: ArchitectureDiagram["arrows"] = [];
  const add = (from: string | null, to: string): void => {
    if (from !== to && !arrows.some((arrow) => arrow.from === from && arrow.to === to)) arrows.push({ from, to });
  };

  for (const box of boxes) {
    if (columnOf(box.logicalId) === "compute") for (const name of reach(box.logicalId)) if (columnOf(name) === "state") add(box.logicalId, name);
    if (columnOf(box.logicalId) !== "entry") continue;
    for (const name of reach(box.logicalId)) if (columnOf(name) === "entry" || columnOf(name) === "state" || columnOf(name) === "compute") add(box.logicalId, name);
    // A load balancer does not mention what it serves: its listeners name it beside a target group, which names the targets or is
    // named by the service.
    const beside = resources.filter((other) => LINKS.has(other.type) && (references.get(other.logicalId) ?? []).includes(box.logicalId)).flatMap((link) => [...reach(link.logicalId)]);
    const targetGroups = new Set(beside.filter((name) => resources.some((other) => other.logicalId === name && other.type === "AWS::ElasticLoadBalancingV2::TargetGroup")));
    for (const name of beside) if (columnOf(name) === "compute") add(box.logicalId, name);
    for (const other of boxes) if (columnOf(other.logicalId) === "compute" && (references.get(other.logicalId) ?? []).some((name) => targetGroups.has(name))) add(box.logicalId, other.logicalId);
  }
  // A function does not mention the queue that calls it: a mapping names both.
  for (const mapping of resources.filter(({ type }) => type === "AWS::Lambda::EventSourceMapping")) {
    const named = references.get(mapping.logicalId) ?? [];
    for (const source of named) if (columnOf(source) === "state") for (const called of named) if (columnOf(called) === "compute") add(source, called);
  }
  const reached = new Set(arrows.map((arrow) => arrow.to));
  const doors = boxes.filter((box) => columnOf(box.logicalId) === "entry" && !reached.has(box.logicalId)).map((box) => ({ from: null, to: box.logicalId }));
  return [...doors, ...arrows];
}
