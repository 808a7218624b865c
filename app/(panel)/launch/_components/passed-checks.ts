import type { AccountView } from "@/lib/accounts/account-view";
import { validateParameters } from "@/lib/catalog/validate-parameters";
import { counted } from "@/components/ui/counted";

import type { LaunchableOption } from "./launch-draft";

/** What is known to be in order before anything is sent, and what only AWS will tell; for a draft without problems. */
export function passedChecks(option: LaunchableOption, values: Readonly<Record<string, string>>, account: Pick<AccountView, "name" | "connection"> | undefined): string[] {
  const validation = validateParameters(option.parameters, option.rules, values);
  const unchecked = validation.kind === "valid" ? validation.uncheckedRules : [];
  const rules = Object.keys(option.rules).length - unchecked.length;
  return [
    "No other environment was found with this name.",
    `${counted(Object.keys(values).length, "setting")} keep to what the template allows${rules > 0 ? `, and to ${counted(rules, "rule")} about several together` : ""}.`,
    ...(unchecked.length > 0 ? [`Only AWS can tell whether these rules hold: ${unchecked.join(", ")}.`] : []),
    ...(account ? [connectionWords(account)] : []),
  ];
}

function connectionWords({ name, connection: { state, reason } }: Pick<AccountView, "name" | "connection">): string {
  switch (state) {
    case "connected":
      return `The account ${name} answers.`;
    case "unknown":
      return `Whether the account ${name} answers is not known yet.`;
    case "denied":
    case "unreachable":
      return `Not in order: the account ${name} cannot be used now${reason === null ? "" : `: ${reason}`}.`;
  }
}
