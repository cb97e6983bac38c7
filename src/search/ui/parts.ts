/** Elements for the page. Every text goes in as text: nothing here reads markup. */
import type { Part } from '../excerpt.ts';

type Child = Node | string;

/** An element with attributes and children; attributes without a value are left out. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Readonly<Record<string, string | undefined>> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function button(text: string, click: () => void, attributes: Readonly<Record<string, string>> = {}): HTMLButtonElement {
  const made = make('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', click);
  return made;
}

export const marked = (parts: readonly Part[]): Child[] => parts.map(({ text, marked: isMarked }) => (isMarked ? make('mark', {}, text) : text));
