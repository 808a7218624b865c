import { expect, test } from "vitest";

import { releaseChanges, type ComparedRelease } from "./release-changes";

const release = (change: Partial<ComparedRelease>): ComparedRelease => ({
  templateHash: "a",
  parameters: { RateLimit: "20", Image: "shop:1.2.0" },
  images: [{ parameter: "Image", image: "shop:1.2.0" }],
  tags: {},
  capabilities: ["CAPABILITY_IAM"],
  ...change,
});

test("an image is named as an image, once, and first", () => {
  const next = release({ parameters: { RateLimit: "40", Image: "shop:1.3.0" }, images: [{ parameter: "Image", image: "shop:1.3.0" }] });
  expect(releaseChanges(release({}), next)).toEqual(["Image Image: shop:1.2.0 → shop:1.3.0", "RateLimit: 20 → 40"]);
});

test("a template, a tag and a capability that changed are said", () => {
  expect(releaseChanges(release({}), release({ templateHash: "b", tags: { team: "web" }, capabilities: ["CAPABILITY_NAMED_IAM"] }))).toEqual([
    "The template changed",
    "Tag team: new, web",
    "Needs CAPABILITY_NAMED_IAM now",
    "No longer needs CAPABILITY_IAM",
  ]);
});

test("a parameter that is gone says what it was", () => {
  expect(releaseChanges(release({}), release({ parameters: { Image: "shop:1.2.0" } }))).toEqual(["RateLimit: no longer set (was 20)"]);
});

test("the same release is not a change, nor is a parameter by the name of something every object has", () => {
  expect(releaseChanges(release({}), release({}))).toEqual([]);
  expect(releaseChanges(release({}), release({ parameters: { RateLimit: "20", Image: "shop:1.2.0", constructor: "x" } }))).toEqual(["constructor: new, x"]);
});

const withLongImage = (tag: string) => release({ images: [{ parameter: "Image", image: `us-docker.pkg.dev/google-samples/containers/gke/hello-app:${tag}` }], parameters: {} });

test("of two long images with another tag, the end that differs is shown", () => {
  expect(releaseChanges(withLongImage("1.0"), withLongImage("2.0"))).toEqual(["Image Image: …/hello-app:1.0 → …/hello-app:2.0"]);
});

test("a setting is named by its label, with its own name beside it", () => {
  expect(releaseChanges(release({}), release({ parameters: { RateLimit: "40", Image: "shop:1.2.0" } }), { RateLimit: "Rate limit" })).toEqual(["Rate limit (RateLimit): 20 → 40"]);
});
