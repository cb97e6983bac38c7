/** What must hold of a built site before it is published: every rule, by what it is about. */
import { CONTENT } from './rules/content.ts';
import { FILES } from './rules/files.ts';
import { HEAD } from './rules/head.ts';
import { LINKS } from './rules/links.ts';
import { STRUCTURED } from './rules/structured.ts';
import type { BuiltSite, Finding, Rule } from './rule.ts';

export type { BuiltSite, Finding } from './rule.ts';

export const RULES: readonly Rule[] = [...HEAD, ...STRUCTURED, ...CONTENT, ...LINKS, ...FILES];

export function verify(built: BuiltSite): Finding[] {
  const findings: Finding[] = [];
  for (const { name, severity, check } of RULES) check(built, (url, message) => findings.push({ url, severity, rule: name, message }));
  return findings;
}

export const formatFinding = ({ url, severity, rule, message }: Finding) => `${url}  ${severity === 'warning' ? 'warning: ' : ''}${message} (${rule})`;
