import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import type { Actor } from "@/lib/auth/actor";

import { type CatalogView, catalogViewSchema, optionViewSchema, systemViewSchema } from "../catalog-views";
import { listCatalog } from "./list-catalog";
import { loadOptionTemplate } from "./load-option-template";
import { readOption } from "./read-option";
import { readSystem } from "./read-system";

const viewer: Actor = { kind: "token", tokenId: "t", personId: null, name: "reader", role: "viewer" };
const newcomer: Actor = { kind: "person", personId: "p", sessionId: "s", name: "new", role: "admin", mustChangePassword: true };

const optionKeys = ({ systems }: CatalogView): string[] => systems.flatMap((system) => system.options.map((option) => `${option.system}/${option.option}`));

let folder: string;
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), "catalog-")), "cfn-templates");
  await cp("cfn-templates", folder, { recursive: true });
});
afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }));

test("the committed catalogue has no mistakes, and answers what its schemas promise", async () => {
  const catalog = await listCatalog({ actor: viewer });
  expect(catalog.problems).toEqual([]);
  expect(optionKeys(catalogViewSchema.parse(catalog))).toEqual(
    expect.arrayContaining(["harvest/minimal", "harvest/production", "harvest/serverless", "prethrift/fargate"]),
  );
  for (const { key, options } of catalog.systems) {
    // What goes over the wire must come back the same.
    const system = await readSystem({ actor: viewer, system: key });
    expect(systemViewSchema.parse(JSON.parse(JSON.stringify(system)))).toEqual(JSON.parse(JSON.stringify(system)));
    for (const { option } of options) {
      const view = await readOption({ actor: viewer, system: key, option });
      expect(optionViewSchema.parse(JSON.parse(JSON.stringify(view)))).toEqual(JSON.parse(JSON.stringify(view)));
    }
  }
});

test("an option shows its plan, its parameters and its resources by phase", async () => {
  const view = await readOption({ actor: viewer, system: "prethrift", option: "fargate" });
  expect(view).toMatchObject({ planHeadline: { lowUsd: 155, highUsd: 410 }, sumOfLines: { lowUsd: 155, highUsd: 410 }, contradictions: [], capabilities: ["CAPABILITY_IAM"] });
  expect(view?.phases.reduce((sum, phase) => sum + phase.count, 0)).toBe(view?.resourceCount);
  expect(view?.imageParameters.map((image) => image.parameter)).toEqual(["ApiImage"]);
  // The database takes about ten minutes and the cache twelve; all else is short beside them.
  expect(view?.expectedLaunchSeconds).toBeGreaterThan(712);
  expect(view?.expectedLaunchSeconds).toBeLessThan(1_200);
});

test("the drawing has visitors enter by the load balancer and the service call its data", async () => {
  const prethrift = await readOption({ actor: viewer, system: "prethrift", option: "fargate" });
  expect(prethrift?.diagram.arrows).toEqual(
    expect.arrayContaining([
      { from: null, to: "LoadBalancer" },
      { from: "LoadBalancer", to: "Service" },
      { from: "Service", to: "Database" },
      { from: "Service", to: "Cache" },
      { from: "Service", to: "ImagesBucket" },
    ]),
  );
  expect(prethrift?.diagram.nodes.find((node) => node.logicalId === "Database")).toMatchObject({ column: "state", subnets: "private", zones: 2 });
  const harvest = await readOption({ actor: viewer, system: "harvest", option: "minimal" });
  expect(harvest?.diagram.arrows).toEqual([
    { from: null, to: "LoadBalancer" },
    { from: "LoadBalancer", to: "Instance" },
    { from: "Instance", to: "Cache" },
  ]);
  expect(harvest?.diagram.nodes.find((node) => node.logicalId === "Cache")).toMatchObject({ subnets: "private" });
});

test("the drawing follows an address that is kept in a secret, and a queue to the function that it calls", async () => {
  const production = await readOption({ actor: viewer, system: "harvest", option: "production" });
  expect(production?.diagram.arrows).toEqual(expect.arrayContaining([{ from: "Service", to: "Cache" }]));
  const serverless = await readOption({ actor: viewer, system: "harvest", option: "serverless" });
  expect(serverless?.diagram.arrows).toEqual(
    expect.arrayContaining([
      { from: null, to: "HttpApi" },
      { from: "HttpApi", to: "ApiFunction" },
      { from: "ApiFunction", to: "TaskQueue" },
      { from: "TaskQueue", to: "WorkerFunction" },
      { from: "WorkerFunction", to: "Cache" },
    ]),
  );
});

test("a template is handed on byte for byte, with the hash of those bytes", async () => {
  const loaded = await loadOptionTemplate({ system: "harvest", option: "minimal" });
  const bytes = await readFile("cfn-templates/harvest/minimal.yaml");
  expect(loaded?.body).toBe(bytes.toString("utf8"));
  expect(loaded?.hash).toBe(createHash("sha256").update(bytes).digest("hex"));
  expect(loaded?.bytes).toBe(bytes.length);
});

test("what does not exist is null, whatever it is called", async () => {
  for (const system of ["nothing", "..", "../harvest", "__proto__", "", "harvest/minimal"]) {
    expect(await readSystem({ actor: viewer, system })).toBeNull();
    expect(await readOption({ actor: viewer, system, option: "minimal" })).toBeNull();
    expect(await loadOptionTemplate({ system: "harvest", option: system })).toBeNull();
  }
});

test("a broken plan takes its own system away, says where it is broken, and leaves the rest", async () => {
  const file = path.join(folder, "harvest/plan.yaml");
  await writeFile(file, (await readFile(file, "utf8")).replace("lowUsd: 30,", "lowUsd: thirty,"));
  const others = (await listCatalog({ actor: viewer })).systems.map((system) => system.key).filter((key) => key !== "harvest");
  const catalog = await listCatalog({ actor: viewer, folder });
  expect(catalog.systems.map((system) => system.key)).toEqual(others);
  expect(catalog.problems).toEqual([
    { file: "harvest/plan.yaml", line: expect.any(Number), column: expect.any(Number), message: expect.stringContaining("lowUsd"), expected: "a number" },
  ]);
  expect(await readOption({ actor: viewer, system: "harvest", option: "minimal", folder })).toBeNull();
});

test("a broken template takes its own option away", async () => {
  await writeFile(path.join(folder, "prethrift/fargate.yaml"), "Resources: { A: { Type: !Exec x } }");
  const whole = await listCatalog({ actor: viewer });
  const catalog = await listCatalog({ actor: viewer, folder });
  expect(catalog.systems.map((system) => system.key)).toEqual(whole.systems.map((system) => system.key));
  expect(optionKeys(catalog)).toEqual(optionKeys(whole).filter((key) => key !== "prethrift/fargate"));
  expect(catalog.problems).toMatchObject([{ file: "prethrift/fargate.yaml", line: 1 }]);
});

test.each<[what: string, make: (file: string) => Promise<unknown>, message: string]>([
  ["a link that leads nowhere", (file) => symlink("/nowhere/at/all", file), "The file cannot be read (ENOENT)."],
  ["a folder", (file) => mkdir(file), "The file cannot be read (EISDIR)."],
  ["text in Latin-1", (file) => writeFile(file, Buffer.from([0x23, 0xe9, 0x0a])), "The file is not valid UTF-8."],
  ["a picture", (file) => writeFile(file, Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")), "The file is not valid UTF-8."],
  ["a NUL character", (file) => writeFile(file, String.raw`Description: "a\0b"`), "Description holds a NUL character or half of a character, which can be neither kept nor sent to AWS."],
])("%s in the place of a template or of a plan takes away no more than that", async (_what, make, message) => {
  for (const [file, isGone] of [["prethrift/fargate.yaml", "prethrift/fargate"], ["harvest/plan.yaml", "harvest/"]] as const) {
    await rm(path.join(folder, file));
    await make(path.join(folder, file));
    const catalog = await listCatalog({ actor: viewer, folder });
    expect(catalog.problems).toContainEqual(expect.objectContaining({ file, line: 1, message }));
    expect(optionKeys(catalog).some((key) => key.startsWith(isGone))).toBe(false);
  }
  expect((await listCatalog({ actor: viewer, folder })).systems.map(({ key }) => key)).toEqual(expect.arrayContaining(["agent", "postmagiq", "prethrift", "vectordb"]));
});

// Emacs marks a file that is being changed by a link to nothing beside it.
test("what editors leave beside the files is not looked at", async () => {
  await symlink("somebody@host.4711", path.join(folder, "harvest/.#plan.yaml"));
  await writeFile(path.join(folder, "harvest/.minimal.yaml.swp"), "\0");
  expect((await listCatalog({ actor: viewer, folder })).problems).toEqual([]);
});

test("a folder without a plan, a plan of another name, a lost template and a stray one are each reported", async () => {
  await mkdir(path.join(folder, "empty"));
  await cp(path.join(folder, "harvest"), path.join(folder, "copy"), { recursive: true });
  await rm(path.join(folder, "prethrift/fargate.yaml"));
  await writeFile(path.join(folder, "harvest/spare.yaml"), "Resources: {}");
  const { problems } = await listCatalog({ actor: viewer, folder });
  expect(problems.map(({ file, message }) => [file, message])).toEqual([
    ["copy/plan.yaml", expect.stringContaining('the folder is called "copy"')],
    ["empty/plan.yaml", "The folder has no plan.yaml."],
    ["harvest/spare.yaml", "No option of plan.yaml uses this template."],
    ["prethrift/plan.yaml", 'The option "fargate" has no template.'],
  ]);
});

test("a change of a file is seen at the next look", async () => {
  const file = path.join(folder, "harvest/minimal.yaml");
  const before = await loadOptionTemplate({ system: "harvest", option: "minimal", folder });
  await writeFile(file, `${await readFile(file, "utf8")}# changed\n`);
  await utimes(file, new Date(), new Date(Date.now() + 5_000));
  const after = await loadOptionTemplate({ system: "harvest", option: "minimal", folder });
  expect(after?.hash).not.toBe(before?.hash);
});

test("nobody reads the catalogue before choosing a password of their own", async () => {
  await expect(listCatalog({ actor: newcomer })).rejects.toMatchObject({ code: "password-change-required" });
  await expect(readSystem({ actor: newcomer, system: "harvest" })).rejects.toMatchObject({ code: "password-change-required" });
  await expect(readOption({ actor: newcomer, system: "harvest", option: "minimal" })).rejects.toMatchObject({ code: "password-change-required" });
});
