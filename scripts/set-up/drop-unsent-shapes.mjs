import { readFileSync } from "node:fs";

const SCHEMAS = /[/\\]@aws-sdk[/\\]client-[^/\\]+[/\\]dist-es[/\\]schemas[/\\]schemas_\d+\.js$/;

/**
 * An AWS client describes the shapes of all its commands in arrays, with `[_xN]: "vpcId"` for a trait where `_xN` is a constant string.
 * esbuild keeps a key that is worked out, since that might do something, and with it every shape: 1 MB for EC2, of which six commands
 * need 87 kB. Written out, the keys do nothing, and the shapes that nobody sends go.
 * @type {import("esbuild").Plugin}
 */
export const dropUnsentShapes = {
  name: "drop-unsent-shapes",
  setup(build) {
    build.onLoad({ filter: SCHEMAS }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const constants = new Map([...source.matchAll(/^const (_\w+) = ("[^"\\]*");$/gm)].map(([, name, text]) => [name, text]));
      const contents = source.replaceAll(/\[(_\w+)\]:/g, (key, name) => (constants.has(name) ? `${constants.get(name)}:` : key));
      return { contents, loader: "js" };
    });
  },
};
