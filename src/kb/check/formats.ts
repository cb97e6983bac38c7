/** Issues for programs: JSON for scripts and editors, SARIF 2.1.0 for code review, notes for GitHub's runners. The first two hold every field, always. */
import type { Issue } from '../issue.ts';
import { RULES } from './rules.ts';

type Whole = Required<Issue>;

const whole = (issue: Issue): Whole => ({
  path: issue.path,
  line: issue.line,
  column: issue.column,
  endLine: issue.endLine ?? issue.line,
  endColumn: issue.endColumn ?? issue.column + 1,
  severity: issue.severity,
  rule: issue.rule,
  message: issue.message,
  hint: issue.hint ?? '',
});

export const toJson = (issues: readonly Issue[]) => `${JSON.stringify({ issues: issues.map(whole) }, null, 2)}\n`;

/** Lines that GitHub's runners read: each becomes a note at its place in the change. */
export function toGithub(issues: readonly Issue[], folder: string): string {
  const data = (text: string) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (text: string) => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
  return issues
    .map(whole)
    .map(({ path, line, column, endLine, endColumn, severity, rule, message, hint }) => {
      // A note over several lines has no columns.
      const place = { file: fileIn(folder, path), line, endLine, ...(line === endLine ? { col: column, endColumn } : {}), title: rule };
      return `::${severity} ${Object.entries(place).map(([name, value]) => `${name}=${property(String(value))}`).join(',')}::${data(hint ? `${message}\n${hint}` : message)}\n`;
    })
    .join('');
}

/** A path below `folder`, as seen from the root of the repository. */
const fileIn = (folder: string, path: string) => (path === 'src/site.ts' ? path : folder.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/*$/, '/') + path);

/** A path as a relative address, in which `#`, `?` and `:` mean themselves. */
const reference = (path: string) => path.split('/').map(encodeURIComponent).join('/');

/** `folder` is where the paths are relative to, as seen from the root of the repository. */
export function toSarif(issues: readonly Issue[], folder: string): string {
  const ids = [...new Set([...Object.keys(RULES), ...issues.map(({ rule }) => rule)])];
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'winnow',
            rules: ids.map((id) => ({ id, ...(RULES[id] ? { shortDescription: { text: RULES[id].what }, help: { text: RULES[id].hint }, defaultConfiguration: { level: RULES[id].severity } } : { shortDescription: { text: id.replaceAll('-', ' ') } }) })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: issues.map(whole).map(({ path, line, column, endLine, endColumn, severity, rule, message, hint }) => ({
          ruleId: rule,
          ruleIndex: ids.indexOf(rule),
          level: severity,
          message: { text: hint ? `${message}. ${hint}` : message },
          locations: [{ physicalLocation: { artifactLocation: { uri: reference(fileIn(folder, path)) }, region: { startLine: line, startColumn: column, endLine, endColumn } } }],
        })),
      },
    ],
  };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}
