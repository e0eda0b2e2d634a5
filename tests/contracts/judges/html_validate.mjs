// Reads pages with html-validate and tells what it looked at and what it found, as JSON.
import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";

const judge = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  // What stands in a textarea is text whatever it looks like; this judge reads elements in it.
  elements: ["html5", { textarea: { permittedContent: ["@flow", "@script"] } }],
  rules: {
    // A table that scrolls by itself is a region to move to, not a part with a heading.
    "prefer-native-element": ["error", { exclude: ["region"] }],
    // WAI-ARIA 1.2 lets authors name a list, which this rule would keep to landmarks and controls.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
  },
});

const lookedAt = [];
const complaints = [];
for (const file of process.argv.slice(2)) {
  const report = await judge.validateString(readFileSync(file, "utf8"), file);
  lookedAt.push(file);
  for (const { messages } of report.results) {
    for (const { ruleId, message, line, selector } of messages) {
      complaints.push([file, `${ruleId}: ${message} (line ${line}, ${selector})`]);
    }
  }
}
console.log(JSON.stringify({ lookedAt, complaints }));
