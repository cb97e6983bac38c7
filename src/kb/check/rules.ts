/**
 * Every rule that looks at whole articles, in one table, and what they find. The rules of parsing and of links between
 * articles are the engine's own; those cannot be switched off.
 */
import { type Issue, pointAt, sortIssues } from '../issue.ts';
import type { Entry } from '../verdict.ts';
import { BETWEEN_RULES } from './between.ts';
import { FIELD_RULES } from './fields.ts';
import type { CheckSettings, Rule } from './rule.ts';
import { TEXT_RULES } from './text.ts';
import { TIDINESS_RULES } from './tidiness.ts';

export const RULES: Readonly<Record<string, Rule>> = {
  ...FIELD_RULES,
  ...TEXT_RULES,
  ...BETWEEN_RULES,
  ...TIDINESS_RULES,
  'link-external': { severity: 'warning', what: 'Pages of other sites that an article links to are there (with --external).', hint: 'Find where the page went, or take the link out.', find: () => [] },
};

/** Findings of every rule that is on. */
export function checkRules(entries: readonly Entry[], settings: CheckSettings): Issue[] {
  const texts = new Map(entries.map(({ article }) => [article.path, article]));
  const issues = Object.entries(RULES).flatMap(([rule, { severity, hint, published, find }]): Issue[] => {
    if (Object.hasOwn(settings.off, rule)) return [];
    return find(published ? entries.filter(({ article }) => !article.data.draft) : entries, settings).map(({ path, start, end, message, hint: own }) => {
      const lines = texts.get(path)?.lines ?? [0];
      const to = pointAt(lines, end);
      return { path, ...pointAt(lines, start), endLine: to.line, endColumn: to.column, severity, rule, message, hint: own ?? hint };
    });
  });
  return sortIssues([...checkSwitches(settings.off), ...issues]);
}

/** A switch has to name a rule of the table and give its reason. */
function checkSwitches(off: Readonly<Record<string, string>>): Issue[] {
  return Object.entries(off).flatMap(([rule, why]): Issue[] => {
    const issue = (message: string, hint: string): Issue[] => [{ path: 'src/site.ts', line: 1, column: 1, severity: 'error', rule: 'check-off', message, hint }];
    if (!Object.hasOwn(RULES, rule)) return issue(`check.off names “${rule}”, which cannot be switched off`, `The rules that can are ${Object.keys(RULES).join(', ')}.`);
    return why.trim() === '' ? issue(`check.off gives no reason for “${rule}”`, 'Write why this site does without the rule.') : [];
  });
}
