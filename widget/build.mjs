// Builds the widget into the package that serves it. The result is committed: who installs the server needs no
// Node. `.ci/run` builds again and fails on a difference.
import { build, transform } from "esbuild";
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const outfile = new URL("../advisor/portal/static/widget.js", import.meta.url).pathname;
await build({
  absWorkingDir: new URL(".", import.meta.url).pathname,
  entryPoints: ["src/main.ts"],
  outfile,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  banner: { js: "/*! The advisor's widget. MIT. */" },
  plugins: [
    {
      name: "styles as text, without blanks",
      setup: (building) =>
        building.onLoad({ filter: /\.css$/ }, async ({ path }) => {
          const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
          return { contents: code.trim(), loader: "text" };
        }),
    },
  ],
});
const built = await readFile(outfile);
console.log(`widget.js: ${built.length} bytes, ${gzipSync(built, { level: 9 }).length} gzipped`);
