/** Issues for programs: JSON for scripts and editors, SARIF 2.1.0 for code review. Both hold every field, always. */
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

/** A path as a relative address, in which `#`, `?` and `:` mean themselves. */
const reference = (path: string) => path.split('/').map(encodeURIComponent).join('/');

/** `folder` is where the paths are relative to, as seen from the root of the repository. */
export function toSarif(issues: readonly Issue[], folder: string): string {
  const ids = [...new Set([...Object.keys(RULES), ...issues.map(({ rule }) => rule)])];
  const base = folder.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/*$/, '/');
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
          locations: [{ physicalLocation: { artifactLocation: { uri: reference(path === 'src/site.ts' ? path : base + path) }, region: { startLine: line, startColumn: column, endLine, endColumn } } }],
        })),
      },
    ],
  };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}
