/** What must hold of a built site before it is published: every rule, by what it is about. */
import { CONTENT } from './rules/content.ts';
import { FILES } from './rules/files.ts';
import { HEAD } from './rules/head.ts';
import { LINKS } from './rules/links.ts';
import { STRUCTURED } from './rules/structured.ts';
import type { BuiltSite, Finding, Rule } from './rule.ts';
import { readPage as parsePage } from './page.ts';
import { type Seen, seen } from './seen.ts';

export type { BuiltSite, Finding } from './rule.ts';

export const RULES: readonly Rule[] = [...HEAD, ...STRUCTURED, ...CONTENT, ...LINKS, ...FILES];

/** One page, also as bytes where somebody has them -> what it breaks by itself, and what the rules about the whole site want to know of it. */
export function readPage(file: string, html: string, bytes?: Buffer): Seen {
  const page = parsePage(file, html, bytes);
  const findings: Finding[] = [];
  // A page that only sends its reader on has nothing of its own to judge.
  if (page.redirect === '') for (const { name, severity, check } of RULES) if (typeof check === 'object') check.page(page, (message) => findings.push({ url: page.url, severity, rule: name, message }));
  return seen(page, findings);
}

export function verify(built: BuiltSite): Finding[] {
  const found = Map.groupBy(built.pages.flatMap((page) => page.findings), ({ rule }) => rule);
  const findings: Finding[] = [];
  for (const { name, severity, check } of RULES) {
    if (typeof check === 'function') check(built, (url, message) => findings.push({ url, severity, rule: name, message }));
    else for (const finding of found.get(name) ?? []) findings.push(finding);
  }
  return findings;
}

export const formatFinding = ({ url, severity, rule, message }: Finding) => `${url}  ${severity === 'warning' ? 'warning: ' : ''}${message} (${rule})`;
