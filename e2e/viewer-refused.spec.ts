import { z } from "zod";

import { auditEntryViewSchema } from "@/lib/audit/audit-view";
import { pageSchema } from "@/lib/shared/page";

import { runningEnvironment } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { ask, readEnvironment } from "./steps/panel-api";
import { baseUrl } from "./steps/settings";

test.use({ role: "viewer" });

const problemSchema = z.object({ code: z.string(), status: z.number(), detail: z.string() });

test("a viewer sees everything and changes nothing, in the pages and past them", async ({ page }) => {
  const environment = await runningEnvironment("look");

  await test.step("the pages of others are not offered, and say why when they are opened all the same", async () => {
    await page.goto("/");
    await expect(page.getByRole("link", { name: environment.name })).toBeVisible();
    await expect(page.getByRole("link", { name: "Launch an environment" })).toHaveCount(0);
    const navigation = page.getByRole("navigation", { name: "Pages", exact: true });
    for (const name of ["Launch", "People", "Sandbox", "Audit"]) await expect(navigation.getByRole("link", { name, exact: true })).toHaveCount(0);
    for (const [path, role] of [["/launch", "operator"], ["/settings/people", "admin"], ["/settings/sandbox", "operator"], ["/audit", "operator"]] as const) {
      await page.goto(path);
      await expect(page.getByRole("heading", { name: "Not open to you" })).toBeVisible();
      await expect(page.getByText(`needs the role ${role}`, { exact: false })).toBeVisible();
    }
  });

  await test.step("on an environment every act is there, disabled, with the reason", async () => {
    await page.goto(`/environments/${environment.id}`);
    const deploy = page.getByRole("button", { name: "Deploy release 1" });
    await expect(deploy).toBeDisabled();
    await deploy.hover();
    await expect(page.getByText("This needs the role operator", { exact: false }).filter({ visible: true })).toHaveCount(1);
    await page.goto(`/environments/${environment.id}/settings`);
    await expect(page.getByRole("button", { name: "Delete the stack…" })).toBeDisabled();
    await expect(page.getByRole("button", { name: "Save", exact: true })).toBeDisabled();
  });

  await test.step("the API refuses the same session, and the refusal is in the audit", async () => {
    const path = `/api/v1/environments/${environment.id}/operations`;
    const answer = await page.request.post(path, { data: { kind: "delete" }, headers: { Origin: baseUrl() } });
    expect(answer.status()).toBe(403);
    expect(answer.headers()["content-type"]).toContain("application/problem+json");
    expect(problemSchema.parse(await answer.json())).toMatchObject({ code: "forbidden", status: 403 });
    const { items } = await ask("GET", "/audit?outcome=refused&action=operation&limit=5", pageSchema(auditEntryViewSchema));
    expect(items[0]).toMatchObject({ outcome: "refused", code: "forbidden", environmentId: environment.id });
    expect((await readEnvironment(environment.id)).lastOperation?.id).toBe(environment.operationId);
  });
});

test("a change that another site's page sends with a person's cookie is refused", async ({ page }) => {
  await page.goto("/");
  const answer = await page.request.post("/api/v1/tokens", { data: { name: "stolen", role: "viewer", expiresInDays: 30 }, headers: { Origin: "https://elsewhere.example" } });
  expect(answer.status()).toBe(403);
  expect(problemSchema.parse(await answer.json()).code).toBe("cross-origin");
});
