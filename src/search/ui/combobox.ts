/**
 * An input that leads a list of options, by the ARIA pattern: focus stays in the input, `aria-activedescendant` walks.
 * Arrows, Home, End and Enter; Escape gives up the option first, and says whether there was one.
 */
export interface Combobox {
  /** After the options have changed: keeps the active one when it is still there. */
  refresh: () => void;
  /** True when an option was active. */
  release: () => boolean;
}

export function combobox(input: HTMLInputElement, list: HTMLElement): Combobox {
  let active: HTMLElement | undefined;
  const options = () => [...list.querySelectorAll<HTMLElement>('[role="option"]')];

  const activate = (option: HTMLElement | undefined, scroll = true) => {
    active?.setAttribute('aria-selected', 'false');
    active = option;
    if (!option) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', option.id);
    if (scroll) option.scrollIntoView({ block: 'nearest' });
  };

  const release = () => {
    const was = active !== undefined;
    activate(undefined);
    return was;
  };

  /** Key -> the option to go to, from the place of the active one (-1 for none). */
  const MOVES: Readonly<Record<string, (at: number, all: number) => number | undefined>> = {
    ArrowDown: (at, all) => (at + 1) % all,
    ArrowUp: (at, all) => (at <= 0 ? all - 1 : at - 1),
    Home: (at) => (at < 0 ? undefined : 0),
    End: (at, all) => (at < 0 ? undefined : all - 1),
  };

  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-haspopup', 'listbox');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const all = options();
    const to = Object.hasOwn(MOVES, event.key) && all.length > 0 ? MOVES[event.key]?.(active ? all.indexOf(active) : -1, all.length) : undefined;
    if (to !== undefined) {
      event.preventDefault();
      activate(all[to]);
    } else if (event.key === 'Enter' && active) {
      event.preventDefault();
      active.click();
    }
  });

  return {
    release,
    refresh() {
      const key = active?.dataset['key'];
      const all = options();
      input.setAttribute('aria-expanded', String(all.length > 0));
      activate(key === undefined ? undefined : all.find((option) => option.dataset['key'] === key), false);
    },
  };
}
