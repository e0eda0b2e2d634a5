// Follows every link of a site with linkinator and tells what it found, as JSON.
import { LinkChecker } from "linkinator";

const [site, ...linksToSkip] = process.argv.slice(2);
const { links } = await new LinkChecker().check({
  path: site,
  recurse: true,
  concurrency: 4,
  timeout: 30000,
  linksToSkip,
});
const told = links.map(({ url, state, status, parent }) => ({ url, state, status, parent }));
// Its connections would stay open until the server closes them, which takes two minutes.
process.stdout.write(JSON.stringify({ links: told }), () => process.exit());
