// Reads feeds with feedsmith and tells what it made of each, as JSON.
import { readFileSync } from "node:fs";
import { parseFeed } from "feedsmith";

const read = {};
for (const file of process.argv.slice(2)) {
  const { format, feed } = parseFeed(readFileSync(file, "utf8"));
  const entries = feed.items ?? feed.entries ?? [];
  read[file] = { format, ids: entries.map((entry) => entry.id ?? entry.guid?.value) };
}
console.log(JSON.stringify(read));
