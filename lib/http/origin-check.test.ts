import { expect, test } from "vitest";

import { comesFromOurPages } from "./origin-check";

const LOCAL = "http://127.0.0.1:3000";
const PUBLIC = "https://panel.example.org";

test.each([
  { why: "our own page", origin: PUBLIC, fetchSite: "same-origin", host: "panel.example.org", publicUrl: PUBLIC, ours: true },
  { why: "our own page in a browser that names no site", origin: PUBLIC, fetchSite: null, host: "panel.example.org", publicUrl: PUBLIC, ours: true },
  { why: "the public address with a path behind it", origin: PUBLIC, fetchSite: "same-origin", host: null, publicUrl: `${PUBLIC}/panel`, ours: true },
  { why: "another site", origin: "https://evil.example", fetchSite: "cross-site", host: "panel.example.org", publicUrl: PUBLIC, ours: false },
  { why: "a neighbour below the same domain", origin: "https://blog.example.org", fetchSite: "same-site", host: "panel.example.org", publicUrl: PUBLIC, ours: false },
  { why: "our name over http", origin: "http://panel.example.org", fetchSite: "same-origin", host: "panel.example.org", publicUrl: PUBLIC, ours: false },
  { why: "our name on another port", origin: `${PUBLIC}:8443`, fetchSite: null, host: "panel.example.org:8443", publicUrl: PUBLIC, ours: false },
  { why: "a browser that says cross-site beside our origin", origin: PUBLIC, fetchSite: "cross-site", host: "panel.example.org", publicUrl: PUBLIC, ours: false },
  { why: "a sandboxed frame", origin: "null", fetchSite: "cross-site", host: "panel.example.org", publicUrl: PUBLIC, ours: false },
  { why: "no origin at all", origin: null, fetchSite: "same-origin", host: "panel.example.org", publicUrl: PUBLIC, ours: false },
  { why: "nonsense for an origin", origin: "%%%", fetchSite: null, host: null, publicUrl: PUBLIC, ours: false },
  { why: "no public address to compare with", origin: PUBLIC, fetchSite: "same-origin", host: "panel.example.org", publicUrl: null, ours: false },
  { why: "localhost for 127.0.0.1, asked for by that name", origin: "http://localhost:3000", fetchSite: "same-origin", host: "localhost:3000", publicUrl: LOCAL, ours: true },
  { why: "localhost on another port", origin: "http://localhost:5173", fetchSite: "same-site", host: "127.0.0.1:3000", publicUrl: LOCAL, ours: false },
  { why: "localhost while the request went to 127.0.0.1", origin: "http://localhost:3000", fetchSite: null, host: "127.0.0.1:3000", publicUrl: LOCAL, ours: false },
  { why: "localhost where the panel is public", origin: "https://localhost", fetchSite: null, host: "localhost", publicUrl: PUBLIC, ours: false },
])("a change is taken from our own pages only: $why", ({ ours, ...request }) => {
  expect(comesFromOurPages(request)).toBe(ours);
});
