/**
 * Keys -> small whole numbers, the same for equal keys: statements of all pages are then compared, counted and grouped as numbers.
 * Keys are compared in full; which number a key gets depends on who came first, so nothing may depend on the number.
 */
import type { Page } from './page.ts';
import { identity, type Outline } from './statements.ts';

export class Keys {
  readonly #numbers = new Map<string, number>();
  readonly #known = new WeakMap<Outline, Int32Array>();

  /** How many different keys there are, or ever were. */
  get size(): number {
    return this.#numbers.size;
  }

  /** The number of each statement's key. */
  of({ outline }: Page): Int32Array {
    let numbers = this.#known.get(outline);
    if (!numbers) {
      numbers = new Int32Array(outline.statements.length);
      for (const statement of outline.statements) numbers[statement.index] = this.#number(identity(statement));
      this.#known.set(outline, numbers);
    }
    return numbers;
  }

  #number(key: string): number {
    let number = this.#numbers.get(key);
    if (number === undefined) this.#numbers.set(key, (number = this.#numbers.size));
    return number;
  }
}
