/**
 * Article -> the checklist one prints: groups of steps from its task lists, else its numbered steps, else its bullets; pause points;
 * and the statements that other pages say for it, for the sheet has to stand alone.
 */
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { canonical } from './canonical.ts';
import type { Moved } from './related.ts';
import { bodyTree, classes, headingDepth, textOf } from './render.ts';
import { type Run, toRuns } from './runs.ts';

export interface Step {
  /** Stable while the words stay the same, wherever the step moves: ticks are remembered by it. */
  id: string;
  text: string;
  html: string;
  /** The same for outputs that are not HTML. */
  runs: Run[];
}

/** A point to stop at before something could be lost. */
export interface Pause {
  title: string;
  text: string;
  html: string;
  runs: Run[];
}

export interface StepGroup {
  /** '' for pause points that stand after the last step. */
  title: string;
  /** To pass before these steps. */
  pauses: Pause[];
  steps: Step[];
}

export interface Checklist {
  groups: StepGroup[];
  /** Standing advice, moved statements included; not steps. */
  reminders: string[];
  /** The groups are task lists; else they are numbered steps or bullets, which nobody wrote to be ticked. */
  fromSteps: boolean;
}

/** Page, sheet and counts of an article ask one after the other. */
let last: { text: string; moved: readonly Moved[]; checklist: Checklist } | undefined;

/** `text` is the article after deduplication; `moved` what it left to other pages. */
export function makeChecklist(text: string, moved: readonly Moved[]): Checklist {
  if (last?.text !== text || last.moved !== moved) last = { text, moved, checklist: read(text, moved) };
  return last.checklist;
}

function read(text: string, moved: readonly Moved[]): Checklist {
  const { tree } = bodyTree(text);
  const nodes = tree.children as ElementContent[];
  const reminders = moved.map((statement) => statement.text);
  const fromSteps = collect(nodes, 'ul', (item) => classes(item).includes('step'));
  if (fromSteps.length > 0) return { groups: distinct(fromSteps), reminders, fromSteps: true };
  const fromNumbers = collect(nodes, 'ol', () => true);
  if (fromNumbers.length > 0) return { groups: distinct(fromNumbers), reminders, fromSteps: false };
  const fromBullets = collect(nodes, 'ul', () => true);
  if (moved.length > 0) fromBullets.push({ title: 'From related articles', pauses: [], steps: moved.map(({ text: words }) => ({ id: stepId(words), text: words, html: toHtml({ type: 'text', value: words }), runs: [{ text: words }] })) });
  return { groups: distinct(fromBullets), reminders: [], fromSteps: false };
}

export const countSteps = ({ groups }: Checklist) => groups.reduce((sum, { steps }) => sum + steps.length, 0);

/** The second of two steps with the same words gets a name of its own, so that each has its own tick. */
function distinct(groups: StepGroup[]): StepGroup[] {
  const seen = new Map<string, number>();
  for (const step of groups.flatMap(({ steps }) => steps)) {
    const times = (seen.get(step.id) ?? 0) + 1;
    seen.set(step.id, times);
    if (times > 1) step.id += `-${times}`;
  }
  return groups;
}

function collect(nodes: readonly ElementContent[], list: 'ul' | 'ol', wanted: (item: Element) => boolean): StepGroup[] {
  const groups: StepGroup[] = [];
  let title = '';
  let pauses: Pause[] = [];
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    if (headingDepth(node) > 0) title = textOf(node).trim();
    else if (classes(node).includes('stop')) pauses.push(toPause(node));
    else if (node.tagName === list) {
      const steps = node.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'li' && wanted(child)).map(toStep);
      if (steps.length === 0) continue;
      groups.push({ title, pauses, steps });
      pauses = [];
    }
  }
  if (groups.length > 0 && pauses.length > 0) groups.push({ title: '', pauses, steps: [] });
  return groups;
}

/** The kind before the title goes: a sheet says it in capitals. */
function toPause({ children: [title, ...rest] }: Element): Pause {
  return { title: textOf(title as ElementContent).replace(/^Stop: /, ''), text: textOf({ type: 'root', children: rest as never }).trim(), html: toHtml(rest as never), runs: toRuns(rest as ElementContent[]) };
}

function toStep(item: Element): Step {
  const words = textOf(item).replace(/\s+/g, ' ').trim();
  const [only] = item.children.filter((child) => !(child.type === 'text' && child.value.trim() === ''));
  const inner = only?.type === 'element' && only.tagName === 'p' && item.children.length <= 3 ? only.children : item.children;
  return { id: stepId(words), text: words, html: toHtml(inner as never).trim(), runs: toRuns(inner as ElementContent[]) };
}

/** 64 bits of FNV-1a over the canonical form, in base 36: a name, not a secret. In two halves, for numbers are many times faster than large integers. */
function stepId(words: string): string {
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (const byte of encoder.encode(canonical(words))) {
    const mixed = (low ^ byte) >>> 0;
    // The prime is 2 ** 40 + 0x1b3.
    const product = mixed * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (mixed << 8)) >>> 0;
    low = product >>> 0;
  }
  return ((BigInt(high) << 32n) | BigInt(low)).toString(36);
}

const encoder = new TextEncoder();
