/**
 * Every rule that looks at whole articles, in one table, and what they find. The rules of parsing and of links between
 * articles are the engine's own; those cannot be switched off.
 */
import { type Issue, pointAt, sortIssues } from '../issue.ts';
import type { Entry } from '../verdict.ts';
import { BETWEEN_RULES } from './between.ts';
import { FIELD_RULES } from './fields.ts';
import type { CheckSettings, Finding, Rule } from './rule.ts';
import { TEXT_RULES } from './text.ts';
import { TIDINESS_RULES } from './tidiness.ts';

export const RULES: Readonly<Record<string, Rule>> = {
  ...FIELD_RULES,
  ...TEXT_RULES,
  ...BETWEEN_RULES,
  ...TIDINESS_RULES,
  'link-external': { severity: 'warning', what: 'Pages of other sites that an article links to are there (with --external).', hint: 'Find where the page went, or take the link out.' },
};

/** Findings of every rule that is on. Each of `entries` is asked for once, and not kept. */
export function checkRules(entries: Iterable<Entry>, settings: CheckSettings): Issue[] {
  const rules = Object.entries(RULES).filter(([name]) => !Object.hasOwn(settings.off, name)).map(([name, rule]) => ({ ...rule, name, across: rule.between?.(settings) }));
  const issues: Issue[] = [];
  const lines = new Map<string, readonly number[]>();
  for (const entry of entries) {
    const { path, data } = entry.article;
    lines.set(path, entry.article.lines);
    for (const rule of rules) {
      if (rule.published && data.draft) continue;
      rule.across?.note(entry);
      for (const place of rule.find?.(entry, settings) ?? []) issues.push(issueOf(rule, { path, ...place }, entry.article.lines));
    }
  }
  for (const rule of rules) for (const finding of rule.across?.findings() ?? []) issues.push(issueOf(rule, finding, lines.get(finding.path) ?? [0]));
  return sortIssues([...checkSwitches(settings.off), ...issues]);
}

function issueOf({ name: rule, severity, hint }: Rule & { name: string }, { path, start, end, message, hint: own }: Finding, lines: readonly number[]): Issue {
  const to = pointAt(lines, end);
  return { path, ...pointAt(lines, start), endLine: to.line, endColumn: to.column, severity, rule, message, hint: own ?? hint };
}

/** A switch has to name a rule of the table and give its reason. */
function checkSwitches(off: Readonly<Record<string, string>>): Issue[] {
  return Object.entries(off).flatMap(([rule, why]): Issue[] => {
    const issue = (message: string, hint: string): Issue[] => [{ path: 'src/site.ts', line: 1, column: 1, severity: 'error', rule: 'check-off', message, hint }];
    if (!Object.hasOwn(RULES, rule)) return issue(`check.off names “${rule}”, which cannot be switched off`, `The rules that can are ${Object.keys(RULES).join(', ')}.`);
    return why.trim() === '' ? issue(`check.off gives no reason for “${rule}”`, 'Write why this site does without the rule.') : [];
  });
}
