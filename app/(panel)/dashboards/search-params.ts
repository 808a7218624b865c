import type { SearchParams } from "@/components/ui/list-state";

const LONGEST_NAME = 255; // of a dashboard in CloudWatch

/** The account that the address names, else the first; undefined: none is connected. */
export const chosenAccount = <Account extends { id: string }>(params: SearchParams, accounts: readonly Account[]): Account | undefined =>
  accounts.find(({ id }) => id === params["account"]) ?? accounts[0];

/** Whether the address names an account that is not there: the dashboard of that name in another one is not what was meant. */
export const isGoneAccount = (params: SearchParams, accounts: readonly { id: string }[]): boolean => params["account"] !== undefined && !accounts.some(({ id }) => id === params["account"]);

/** The dashboard that the address names; null: none is chosen yet. */
export function chosenName(params: SearchParams): string | null {
  const name = params["dashboard"];
  return typeof name === "string" && name !== "" && name.length <= LONGEST_NAME ? name : null;
}
