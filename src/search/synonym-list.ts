/**
 * `synonyms.yaml` -> groups of words that mean the same, or issues with line and column.
 * Short on purpose: each group is a promise that no reader means one word and not the other.
 */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Source } from '../kb/article.ts';
import { type Issue, lineStarts, pointAt } from '../kb/issue.ts';
import { openVocabulary, wordsFile, knows } from './vocabulary.ts';
import { indexed, stem } from './words.ts';
import { explainYaml } from '../kb/yaml-errors.ts';

export const SYNONYMS_PATH = 'synonyms.yaml';
const LIMITS = { groups: 60, bytes: 16 * 1024, phraseWords: 4 } as const;

export interface SynonymList {
  groups: string[][];
  issues: Issue[];
}

/** The list's text, as the content folder has it. */
export const textOf = (list: Source | undefined) => list && new TextDecoder('utf-8', { ignoreBOM: true }).decode(list.bytes);

/** `texts`: what the site says, one an article; without a file there are no synonyms and no issues. */
export function readSynonyms(text: string | undefined, texts: readonly string[]): SynonymList {
  const groups: string[][] = [];
  const issues: Issue[] = [];
  if (text === undefined) return { groups, issues };
  const lines = lineStarts(text);
  const note = (offset: number, rule: string, message: string, hint: string, severity: Issue['severity'] = 'error') => issues.push({ path: SYNONYMS_PATH, ...pointAt(lines, offset), severity, rule, message, hint });

  if (text.length > LIMITS.bytes) {
    note(0, 'synonyms-size', `the file is larger than ${LIMITS.bytes / 1024} KiB`, 'Keep the words that readers do use.');
    return { groups, issues };
  }
  const document = parseDocument(text, { prettyErrors: false, strict: true, uniqueKeys: true, merge: false });
  for (const error of [...document.errors, ...document.warnings]) {
    const { start, message } = explainYaml(text, document, error, 0, 'the list');
    note(start, 'synonyms-yaml', message, 'Write each group on a line: - [photo, picture]');
  }
  if (issues.length > 0 || document.contents === null) return { groups, issues };
  if (!isSeq(document.contents)) {
    note(document.contents.range?.[0] ?? 0, 'synonyms-shape', `the file is ${isMap(document.contents) ? 'a list of fields' : 'one value'} and not a list of groups`, 'Write each group on a line: - [photo, picture]');
    return { groups, issues };
  }

  const vocabulary = openVocabulary(wordsFile(texts));
  const seen = new Map<string, string>();
  for (const [at, node] of document.contents.items.entries()) {
    const start = (node as { range?: [number, number, number] | null }).range?.[0] ?? 0;
    if (at === LIMITS.groups) note(start, 'synonyms-too-many', `there are more than ${LIMITS.groups} groups`, 'Take out those that no search needs: target queries in the articles are the better place for most.');
    if (!isSeq(node) || node.items.length < 2) {
      note(start, 'synonyms-group', 'a group is a list of two words or more', 'Write - [photo, picture]');
      continue;
    }
    const group: string[] = [];
    for (const item of node.items) {
      const offset = (item as { range?: [number, number, number] | null }).range?.[0] ?? start;
      const value = isScalar(item) && typeof item.value === 'string' ? item.value.trim() : '';
      const words = indexed(value);
      if (words.length === 0 || words.length > LIMITS.phraseWords) {
        note(offset, 'synonyms-word', words.length === 0 ? 'this is not a word' : `a phrase of more than ${LIMITS.phraseWords} words`, 'Put quotes around words that YAML takes for something else, such as "2fa" or "no".');
        continue;
      }
      const key = words.map(stem).join(' ');
      const twin = seen.get(key);
      if (twin) note(offset, 'synonyms-duplicate', `“${value}” is in the list already, as “${twin}”`, 'A word belongs to one group; endings such as -s and -ing count as the same word.');
      else group.push(value);
      seen.set(key, twin ?? value);
    }
    if (group.length > 1 && !group.some((phrase) => indexed(phrase).every((word) => knows(vocabulary, word)))) {
      note(start, 'synonyms-unknown', `no article uses any of “${group.join('”, “')}”`, 'A group needs a word that the articles use, for the others to lead to it.', 'warning');
    }
    if (group.length > 1) groups.push(group);
  }
  return { groups, issues };
}
