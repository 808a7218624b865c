import { roleCan, type Permission } from "@/lib/auth/permission";
import type { Role } from "@/lib/auth/actor";

export type PanelPage = { href: string; label: string; permission: Permission; group: "work" | "settings"; onlyWithSandbox?: boolean };

/** The pages that the navigation and the jump palette offer, in their order. */
export const PANEL_PAGES: readonly PanelPage[] = [
  { href: "/", label: "Overview", permission: "environments:read", group: "work" },
  { href: "/catalog", label: "Catalogue", permission: "catalog:read", group: "work" },
  { href: "/launch", label: "Launch", permission: "environments:write", group: "work" },
  { href: "/alarms", label: "Alarms", permission: "alarms:read", group: "work" },
  { href: "/maintenance", label: "Maintenance", permission: "maintenance:read", group: "work" },
  { href: "/dashboards", label: "Dashboards", permission: "dashboards:read", group: "work" },
  { href: "/costs", label: "Costs", permission: "costs:read", group: "work" },
  { href: "/audit", label: "Audit", permission: "audit:read", group: "work" },
  { href: "/settings/accounts", label: "AWS accounts", permission: "accounts:read", group: "settings" },
  { href: "/settings/prices", label: "Prices", permission: "catalog:read", group: "settings" },
  { href: "/settings/notifications", label: "Notifications", permission: "own-notifications:manage", group: "settings" },
  { href: "/settings/people", label: "People", permission: "people:manage", group: "settings" },
  { href: "/settings/sandbox", label: "Sandbox", permission: "sandbox:control", group: "settings", onlyWithSandbox: true },
  { href: "/account", label: "Your account", permission: "own-account:manage", group: "settings" },
];

export const pagesFor = (role: Role, hasSandbox: boolean): PanelPage[] =>
  PANEL_PAGES.filter((page) => roleCan(role, page.permission) && (hasSandbox || !page.onlyWithSandbox));

/** The page that a path belongs to: the longest that it lies under; null where it lies under none (an environment's pages lie under the overview). */
export function currentPage(pathname: string, pages: readonly PanelPage[]): PanelPage | null {
  const above = pages.filter(({ href }) => (href === "/" ? pathname === "/" || pathname.startsWith("/environments") : isUnder(pathname, href)));
  return above.sort((a, b) => b.href.length - a.href.length)[0] ?? null;
}

const isUnder = (pathname: string, href: string): boolean => pathname === href || pathname.startsWith(`${href}/`);
