// What may import what: app → components → lib/<domain> → lib/{auth,http,jobs,stream} → lib/{aws,db,env} → lib/shared.

// Reads leftwards: a domain may import the ones before it. Change the order here, in one place.
const DOMAINS = [
  "people", "audit", "catalog", "pricing", "accounts", "environments", "notifications", "releases",
  "metrics", "dashboards", "logs", "alarms", "cost", "health", "maintenance",
];
const ANY_DOMAIN = DOMAINS.join("|");
const INFRASTRUCTURE = "auth|http|jobs|stream";
const TESTS = "\\.(test|integration\\.test|bench)\\.tsx?$|/testing/";
// Looks at an environment's whole life, and so at every domain.
const TESTS_OF_ALL = "^lib/releases/every-option\\.integration\\.test\\.ts$";
// Each holds a connection of its own, to listen on; the worker closes the pool when it ends.
const LISTENERS = "^lib/stream/server/stream-listener\\.ts$|^lib/jobs/(job-notices|worker)\\.ts$";
// What starts a process puts the layers together, so it may reach all of them.
const COMPOSITION_ROOTS = "^(instrumentation|proxy)\\.ts$|^scripts/";

const domainOrder = DOMAINS.slice(0, -1).map((domain, index) => ({
  name: `domain-order-${domain}`,
  comment: `${domain} comes before ${DOMAINS.slice(index + 1).join(", ")}; invert the call or pass the value in.`,
  severity: "error",
  from: { path: `^lib/${domain}/`, pathNot: TESTS_OF_ALL },
  to: { path: `^lib/(${DOMAINS.slice(index + 1).join("|")})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Not even one that only types close: what two files share stands in a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "everything-resolves",
      comment: "An import that leads nowhere would slip through every rule below.",
      severity: "error",
      from: { pathNot: TESTS },
      to: { couldNotResolve: true, pathNot: "^server-only$" },
    },
    {
      name: "lib-is-below-the-ui",
      comment: "lib never imports app or components.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "components-are-below-routes",
      comment: "Shared components never import a route.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^app/" },
    },
    {
      name: "no-server-code-in-the-browser",
      comment: "Components and islands reach the server over HTTP through queries.ts.",
      severity: "error",
      from: { path: "^components/|/_components/", pathNot: TESTS },
      to: { path: "(^|/)server/|^lib/(aws|db|jobs|env)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "pure-domain-stays-pure",
      comment: "Files of lib/<domain>/ outside server/ run anywhere: no server code, SDK, Prisma, Next.",
      severity: "error",
      from: { path: `^lib/(${ANY_DOMAIN})/(?!server/)`, pathNot: TESTS },
      to: { path: "(^|/)server/|^lib/(aws|db|jobs|env)/|node_modules/(@aws-sdk|@prisma|next|pg|pg-boss)/" },
    },
    {
      name: "pure-domain-no-node-core",
      comment: "Files of lib/<domain>/ outside server/ run in the browser too.",
      severity: "error",
      from: { path: `^lib/(${ANY_DOMAIN})/(?!server/)`, pathNot: TESTS },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "internal-is-private",
      comment: "lib/<x>/server/internal is for lib/<x> only.",
      severity: "error",
      from: { path: "^(?:lib/([^/]+)/|app/|components/)" },
      to: { path: "^lib/[^/]+/server/internal/", pathNot: "^lib/$1/server/internal/" },
    },
    {
      name: "aws-sdk-only-in-lib-aws",
      comment: "Everything else goes through a gateway.",
      severity: "error",
      from: { pathNot: `^lib/aws/|${TESTS}` },
      to: { path: "node_modules/(@aws-sdk|@smithy)/", pathNot: "node_modules/(@aws-sdk|@smithy)/.*node_modules/" },
    },
    {
      name: "prisma-only-in-db-and-repositories",
      comment: "The database client is for lib/db and files named *-repository.ts; everything else takes a Transaction.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: `^lib/db/|-repository\\.ts$|${LISTENERS}|${TESTS}` },
      to: { path: "node_modules/(\\.prisma|@prisma|pg)/|^lib/db/(client|generated)" },
    },
    {
      name: "gateways-know-no-domain",
      comment: "lib/aws, lib/db, lib/env and lib/shared know nothing above them.",
      severity: "error",
      from: { path: "^lib/(aws|db|env|shared)/", pathNot: TESTS },
      to: { path: `^lib/(${ANY_DOMAIN}|${INFRASTRUCTURE})/` },
    },
    {
      name: "infrastructure-knows-no-domain",
      comment: "Permissions, routes, the job engine and the stream take ids and schemas as arguments. jobs/registry.ts is the one list of jobs.",
      severity: "error",
      from: { path: `^lib/(${INFRASTRUCTURE})/`, pathNot: `^lib/jobs/registry\\.ts$|${TESTS}` },
      to: { path: `^lib/(${ANY_DOMAIN})/` },
    },
    {
      name: "shared-is-the-floor",
      comment: "lib/shared imports nothing else of ours.",
      severity: "error",
      from: { path: "^lib/shared/" },
      to: { path: "^(lib/(?!shared/)|app/|components/)" },
    },
    {
      name: "only-the-worker-loads-the-registry",
      comment: "The web process enqueues; it runs no job.",
      severity: "error",
      from: { pathNot: `^lib/jobs/worker\\.ts$|${COMPOSITION_ROOTS}|${TESTS}` },
      to: { path: "^lib/jobs/registry\\.ts$" },
    },
    {
      name: "only-http-and-auth-know-next-auth",
      comment: "Everybody else asks lib/auth/server/session.ts.",
      severity: "error",
      from: { pathNot: `^lib/auth/server/|^app/api/auth/|${TESTS}` },
      to: { path: "node_modules/next-auth/" },
    },
    {
      name: "no-test-support-in-production",
      comment: "testing/ folders are for tests.",
      severity: "error",
      from: { pathNot: `${TESTS}|^e2e/|^scripts/|\\.config\\.(ts|mjs)$` },
      to: { path: "/testing/" },
    },
    ...domainOrder,
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^\\.next/|^dist/|^lib/db/generated/internal/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".cjs", ".mjs", ".json"],
      conditionNames: ["import", "require", "node", "default", "types"],
      exportsFields: ["exports"],
    },
  },
};
