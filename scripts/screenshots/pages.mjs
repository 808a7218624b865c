/**
 * One page as it is pictured.
 * @typedef {object} PicturedPage
 * @property {string} name begins the names of its files
 * @property {string} title
 * @property {string} says what the page answers
 * @property {string} path
 * @property {string | RegExp} [shows] a text that has to be there first, where the page gets it after it is drawn
 * @property {boolean} [draws] charts, which come after their figures
 * @property {boolean} [signedOut]
 */

/**
 * @param {Awaited<ReturnType<typeof import("./prepare.mjs").prepare>>} prepared
 * @returns {PicturedPage[]}
 */
export function listPages({ account, healthy, failed, running, previewed, dashboard }) {
  const environment = `/environments/${healthy.id}`;
  return [
    { name: "sign-in", title: "Sign-in", says: "Plain HTML, there at once.", path: "/login", signedOut: true },
    // First of the rest: it moves on while the others are pictured.
    { name: "operation-running", title: "Operation at work", says: "Is it going well, when is it done?", path: operationOf(running), shows: "Live" },
    { name: "overview", title: "Overview", says: "What needs me now? Then all environments.", path: "/" },
    { name: "operation-failed", title: "Operation that failed", says: "What went wrong first, and what to do next?", path: operationOf(failed) },
    { name: "operation-preview", title: "Preview of an operation", says: "What would this change, and is data at risk?", path: operationOf(previewed) },
    { name: "catalogue", title: "Catalogue", says: "Which systems and options are there?", path: "/catalog" },
    { name: "option", title: "Option", says: "What does it cost, and why not what its plan says? What is in it?", path: "/catalog/harvest/production" },
    { name: "compare", title: "Options compared", says: "Which option fits, and what does it cost for 200 users?", path: "/catalog/agent/compare?for=200-users" },
    { name: "launch-questions", title: "Launch: questions", says: "What does the plan want to know first?", path: "/launch?system=harvest&step=questions" },
    { name: "launch-option", title: "Launch: option", says: "Which one, and what speaks for it?", path: "/launch?system=harvest&step=option" },
    { name: "launch", title: "Launch: settings", says: "With which settings?", path: "/launch?system=prethrift&option=fargate&step=settings" },
    { name: "launch-price", title: "Launch: price", says: "What will it cost, and why not what the plan says?", path: "/launch?system=harvest&option=production&step=price", shows: "Plan and list price" },
    { name: "environment", title: "Environment", says: "How is it, and what can I do?", path: environment },
    { name: "releases", title: "Releases", says: "What ran when, why, and how do I go back?", path: `${environment}/releases` },
    { name: "comparison", title: "Two releases compared", says: "What differs?", path: `${environment}/releases?from=1&to=2` },
    { name: "new-release", title: "New release", says: "What is to change?", path: `${environment}/releases/new` },
    { name: "operations", title: "Operations of an environment", says: "What was asked of it, and how did it go?", path: `${environment}/operations` },
    { name: "resources", title: "Resources", says: "What does the stack hold?", path: `${environment}/resources`, shows: "AWS::EC2::VPC" },
    { name: "environment-health", title: "Health of an environment", says: "Does it answer, how much of the time did it, and what was checked after the release?", path: `${environment}/health` },
    { name: "dashboards", title: "Dashboards of an environment", says: "How does it do, against its targets, and since which release?", path: `${environment}/dashboards`, draws: true },
    { name: "dashboard-body", title: "Dashboards of an account", says: "Which are there, and what does this body become?", path: "/dashboards" },
    { name: "dashboard-of-account", title: "One dashboard of an account", says: "What does CloudWatch show there?", path: `/dashboards?${new URLSearchParams({ account: account.id, dashboard })}`, draws: true },
    { name: "release-effect", title: "Before and after a release", says: "Did this release make it better or worse?", path: `${environment}/releases/2/effect` },
    { name: "environment-logs", title: "Logs of an environment", says: "What did it write in that minute?", path: `${environment}/logs` },
    { name: "environment-settings", title: "Settings of an environment", says: "Stage, protection, tags, and taking it away.", path: `${environment}/settings` },
    { name: "alarms", title: "Alarms", says: "What is wrong, since when, whose is it, what changed before?", path: "/alarms", draws: true },
    { name: "environment-alarms", title: "Alarms of an environment", says: "How do its alarms stand, and which does it lack?", path: `${environment}/alarms`, draws: true },
    { name: "costs", title: "Costs", says: "Does the bill look like the plan, and if not, why?", path: "/costs" },
    { name: "environment-cost", title: "Cost of an environment", says: "What does each line cost by plan, by list price, as it runs, and on the bill?", path: `${environment}/cost` },
    { name: "maintenance", title: "Maintenance", says: "What is due, and what did the machine find?", path: "/maintenance" },
    { name: "maintenance-task", title: "A maintenance task", says: "What does the machine see, and what do I say to it?", path: patchesOf(healthy), shows: /^Gathered by / },
    { name: "maintenance-report", title: "Maintenance report", says: "Who looked at what in the week, and what came out of it?", path: `/maintenance/report` },
    { name: "environment-maintenance", title: "Maintenance of an environment", says: "Is it kept up, by which rules, and how long does a way back take?", path: `${environment}/maintenance` },
    { name: "audit", title: "Audit", says: "Who did what, and what was refused?", path: "/audit" },
    { name: "accounts", title: "AWS accounts", says: "Which accounts are connected, and how well?", path: "/settings/accounts" },
    { name: "notifications", title: "Notifications", says: "Who hears of what, by which way, and did it arrive?", path: "/settings/notifications" },
    { name: "people", title: "People", says: "Who may do what?", path: "/settings/people" },
    { name: "prices", title: "Prices", says: "Which prices are reckoned with, from where and when?", path: "/settings/prices" },
    { name: "sandbox", title: "Sandbox", says: "What is to fail, to rehearse with?", path: "/settings/sandbox" },
    { name: "account", title: "Your account", says: "My tokens and sessions.", path: "/account" },
  ];
}

/** @param {{ id: string, operationId: string }} operation with its environment's id */
const operationOf = ({ id, operationId }) => `/environments/${id}/operations/${operationId}`;

/** @param {{ id: string }} environment whose security patches of this month are looked at */
const patchesOf = ({ id }) => `/maintenance/tasks/${id}.patches.${new Date().toISOString().slice(0, 7)}`;
