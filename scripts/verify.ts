/** `npm run verify -- [--out DIR]`: a built site -> every rule of the contract that it breaks; exit 1 when one of them is an error. */
import { RULES, formatFinding, verify } from '../src/verify/rules.ts';
import { readSite } from '../src/verify/site.ts';
import { isArticle } from '../src/verify/page.ts';
import { count, main, options, siteFolder } from './terminal.ts';

const USAGE = `Usage: npm run verify -- [--out DIR]
  --out  folder of the built site (dist)`;

await main(async () => {
  const { values } = options({ options: { out: { type: 'string', default: 'dist' } } }, USAGE);
  const built = readSite(siteFolder(values.out), []);
  if (built.pages.length === 0) throw new Error(`there is no built site in ${values.out}`);
  const articles = built.pages.filter(isArticle).map(({ url }) => url.slice(1, -1));
  const findings = verify({ ...built, articles });
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  for (const finding of findings) console.error(formatFinding(finding));
  console.log(`${count(built.pages.length, 'page')}, ${count(RULES.length, 'rule')}: ${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}`);
  if (errors > 0) process.exitCode = 1;
});
