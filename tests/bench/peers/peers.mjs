// Checkers of npm over the same posts, each as its own documentation calls it: peers.mjs POSTS
// SPDX-License-Identifier: MIT
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const require = createRequire(pathToFileURL(join(process.cwd(), "package.json")));
const load = async (name) => import(pathToFileURL(require.resolve(name)));
// Enough of them: these take milliseconds each.
const posts = readFileSync(process.argv[2], "utf8").trim().split("\n").slice(0, 100);

async function contestants() {
  const twitter = require("twitter-text");
  const writeGood = require("write-good");
  const alex = await load("alex");
  const { unified } = await load("unified");
  const english = (await load("retext-english")).default;
  const equality = (await load("retext-equality")).default;
  const stringify = (await load("retext-stringify")).default;
  const { TextlintKernel } = require("@textlint/kernel");
  const text = require("@textlint/textlint-plugin-text");
  const rule = require("textlint-rule-alex");
  const retext = unified().use(english).use(equality).use(stringify);
  const kernel = new TextlintKernel();
  const options = {
    filePath: "post.txt",
    ext: ".txt",
    plugins: [{ pluginId: "text", plugin: text.default ?? text }],
    rules: [{ ruleId: "alex", rule: rule.default ?? rule }],
  };
  return [
    ["twitter-text: parseTweet, extractEntitiesWithIndices", (post) => {
      twitter.parseTweet(post);
      return twitter.extractEntitiesWithIndices(post).length;
    }],
    ["write-good", (post) => writeGood(post).length],
    ["alex", (post) => alex.text(post).messages.length],
    ["retext-equality", async (post) => (await retext.process(post)).messages.length],
    ["textlint with textlint-rule-alex", async (post) =>
      (await kernel.lintText(post, options)).messages.length],
  ];
}

for (const [name, run] of await contestants()) {
  let best = Infinity;
  let findings = 0;
  for (let round = 0; round < 3; round++) {
    findings = 0;
    const start = process.hrtime.bigint();
    for (const post of posts) findings += await run(post);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / posts.length);
  }
  console.log(`${name.padEnd(52)} ${best.toFixed(0).padStart(10)} ${String(findings).padStart(8)}`);
}
