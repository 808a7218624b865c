import "server-only";

import { createHash } from "node:crypto";
import { readFile, readdir, stat } from "node:fs/promises";
import path from "node:path";

import type { OptionTemplate } from "../../build-option-view";
import type { CatalogProblem, PlacedProblem } from "../../catalog-problem";
import { checkPlan } from "../../check-plan";
import { parsePlan } from "../../parse-plan";
import type { Plan } from "../../plan-schema";
import { keySchema } from "../../plan-words";
import { type Template, parseTemplate } from "../../template";

/** A template as read: its text for CloudFormation beside what it means. */
export type StoredTemplate = OptionTemplate & { body: string };

/** A system of the catalogue: its plan, and the templates of those options whose files are sound. */
export type CatalogSystem = { plan: Plan; templates: ReadonlyMap<string, StoredTemplate> };

export type CatalogFiles = { systems: readonly CatalogSystem[]; problems: readonly CatalogProblem[] };

const PLAN_FILE = "plan.yaml";

/** Read folders by their path, each with the fingerprint of the files that it was read from. */
const remembered = new Map<string, { fingerprint: string; files: Promise<CatalogFiles> }>();

/** Where the catalogue lies unless told otherwise: beside the product's own package.json. */
// The catalogue is read where it lies, never bundled: without the mark the bundler would take the whole project along.
export const catalogFolder = (): string => path.join(/* turbopackIgnore: true */ process.cwd(), "cfn-templates");

/**
 * Reads all systems below a folder. A file is read again only after its size or time of change did; without a change a call costs one
 * look at each file. A broken file takes away no more than its own option, or, for a plan, its own system.
 */
export async function readCatalogFiles(root: string = catalogFolder()): Promise<CatalogFiles> {
  const folders = await listFolders(root);
  const fingerprint = (await Promise.all(folders.map((folder) => fingerprintOf(path.join(/* turbopackIgnore: true */ root, folder))))).join("\n");
  const known = remembered.get(root);
  if (known?.fingerprint === fingerprint) return known.files;
  const files = readAll(root, folders);
  remembered.set(root, { fingerprint, files });
  // A failure to read (a file gone between listing and reading) must not be kept.
  files.catch(() => remembered.delete(root));
  return files;
}

async function readAll(root: string, folders: readonly string[]): Promise<CatalogFiles> {
  const read = await Promise.all(folders.map((folder) => readSystem(root, folder)));
  return { systems: read.flatMap(({ system }) => (system ? [system] : [])), problems: read.flatMap(({ problems }) => problems) };
}

async function readSystem(root: string, folder: string): Promise<{ system: CatalogSystem | null; problems: CatalogProblem[] }> {
  const names = await listFiles(path.join(root, folder));
  const planFile = `${folder}/${PLAN_FILE}`;
  if (!names.includes(PLAN_FILE)) return { system: null, problems: [problem(planFile, "The folder has no plan.yaml.", "a plan.yaml beside the templates")] };

  const text = await readText(root, planFile);
  if (text.kind === "unreadable") return { system: null, problems: [text.problem] };
  const parsed = parsePlan(text.body);
  if (parsed.kind === "invalid") return { system: null, problems: placed(planFile, parsed.problems) };
  const { plan, locate } = parsed;
  if (plan.system !== folder)
    return { system: null, problems: placed(planFile, [{ ...locate(["system"]), message: `system: says "${plan.system}", but the folder is called "${folder}".`, expected: folder }]) };

  const problems: CatalogProblem[] = [];
  const templates = new Map<string, StoredTemplate>();
  for (const [index, option] of plan.options.entries()) {
    const name = [".yaml", ".yml", ".json"].map((ending) => `${option.key}${ending}`).find((candidate) => names.includes(candidate));
    if (name === undefined) {
      problems.push(...placed(planFile, [{ ...locate(["options", index, "key"]), message: `The option "${option.key}" has no template.`, expected: `a file ${option.key}.yaml in the same folder` }]));
      continue;
    }
    const template = await readTemplate(root, `${folder}/${name}`);
    if (template.kind === "read") templates.set(option.key, template.stored);
    else problems.push(...template.problems);
  }
  const used = new Set(plan.options.map((option) => option.key));
  for (const name of names)
    if (name !== PLAN_FILE && !used.has(name.replace(/\.[a-z]+$/, "")))
      problems.push(problem(`${folder}/${name}`, "No option of plan.yaml uses this template.", "an option whose key is the file's name"));

  const byKey = new Map<string, Template>([...templates].map(([key, { template }]) => [key, template]));
  problems.push(...placed(planFile, checkPlan(plan, byKey, locate)));
  return { system: { plan, templates }, problems };
}

async function readTemplate(root: string, file: string): Promise<{ kind: "read"; stored: StoredTemplate } | { kind: "broken"; problems: CatalogProblem[] }> {
  const text = await readText(root, file);
  if (text.kind === "unreadable") return { kind: "broken", problems: [text.problem] };
  const { bytes, body } = text;
  const parsed = parseTemplate(body);
  if (parsed.kind === "invalid") return { kind: "broken", problems: placed(file, parsed.problems) };
  const hash = createHash("sha256").update(bytes).digest("hex");
  return { kind: "read", stored: { template: parsed.template, body, hash, bytes: bytes.length, file } };
}

type ReadText = { kind: "read"; bytes: Buffer; body: string } | { kind: "unreadable"; problem: CatalogProblem };

/** What cannot be read takes away what it would have held, and no more: a link that leads nowhere, a folder, a file of another owner. */
async function readText(root: string, file: string): Promise<ReadText> {
  const unreadable = (message: string, expected: string): ReadText => ({ kind: "unreadable", problem: problem(file, message, expected) });
  try {
    const bytes = await readFile(path.join(root, file));
    return { kind: "read", bytes, body: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return unreadable("The file is not valid UTF-8.", "text in UTF-8");
    if (error instanceof Error && "code" in error) return unreadable(`The file cannot be read (${String(error.code)}).`, "a file that this process may read");
    throw error;
  }
}

/** Hidden files are those of editors. */
const listFiles = async (folder: string): Promise<string[]> => (await readdir(folder)).filter((name) => /^[^.].*\.(ya?ml|json)$/.test(name)).toSorted();

/** Folders whose names can be a system's; hidden and other ones are none of the catalogue's business. */
async function listFolders(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && keySchema.safeParse(entry.name).success).map((entry) => entry.name).toSorted();
}

async function fingerprintOf(folder: string): Promise<string> {
  const names = await listFiles(folder);
  const facts = await Promise.all(names.map(async (name) => `${name}:${await standingOf(path.join(folder, name))}`));
  return `${folder}|${facts.join("|")}`;
}

/** Of what cannot be looked at, why: it is read anew when that changes, and `readText` says it. */
const standingOf = (file: string): Promise<string> =>
  stat(file).then(
    ({ size, mtimeMs }) => `${size}:${mtimeMs}`,
    (error: unknown) => String(error),
  );

const placed = (file: string, problems: readonly PlacedProblem[]): CatalogProblem[] => problems.map((one) => ({ file, ...one }));
const problem = (file: string, message: string, expected: string): CatalogProblem => ({ file, line: 1, column: 1, message, expected });
