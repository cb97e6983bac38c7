/**
 * Ticks of a checklist, remembered on this device by step, so that a step which moves keeps its tick; progress, clearing with a way back,
 * sharing, printing. Without it the boxes work all the same, until the page is closed.
 */
const sheet = document.querySelector<HTMLElement>('[data-checklist]')!;
const boxes = [...sheet.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
const steps = boxes.filter((box) => box.value !== 'done');
const find = <T extends Element = HTMLButtonElement>(name: string) => sheet.querySelector<T>(`[data-${name}]`)!;
const progress = find<HTMLElement>('progress');
const bar = find<HTMLProgressElement>('bar');
const reset = find('reset');
const share = find('share');
const key = `ticks:${sheet.dataset['checklist']}`;
const CLEAR = reset.textContent;

/** Ticks that were just cleared; while there are any, the button brings them back. */
let cleared: string[] = [];

function stored(): string[] {
  try {
    const ticked: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(ticked) ? ticked.map(String) : [];
  } catch {
    return [];
  }
}

const ticked = () => boxes.filter((box) => box.checked).map((box) => box.value);

function tick(values: readonly string[]): void {
  for (const box of boxes) box.checked = values.includes(box.value);
}

/** `news` is said before the count by screen readers, and shown. */
function show(news = ''): void {
  const count = steps.filter((box) => box.checked).length;
  progress.textContent = `${news}${count} of ${steps.length} steps done`;
  bar.value = count;
  reset.textContent = cleared.length > 0 ? 'Undo' : CLEAR;
  reset.disabled = cleared.length === 0 && ticked().length === 0;
}

function remember(news?: string): void {
  show(news);
  try {
    localStorage.setItem(key, JSON.stringify(ticked()));
  } catch {
    // Storage is off: the ticks last as long as the page.
  }
}

tick(stored());
show();

sheet.addEventListener('change', ({ target }) => {
  if (!boxes.includes(target as HTMLInputElement)) return;
  cleared = [];
  remember();
});

reset.addEventListener('click', () => {
  const back = cleared;
  cleared = back.length > 0 ? [] : ticked();
  tick(back);
  remember(back.length > 0 ? 'Ticks are back. ' : 'All ticks cleared. ');
});

// The same checklist in another tab.
addEventListener('storage', (event) => {
  if (event.key !== key) return;
  cleared = [];
  tick(stored());
  show();
});

share.addEventListener('click', async () => {
  const url = location.href.replace(/#.*/, '');
  try {
    if (navigator.share) await navigator.share({ title: document.title, url });
    else {
      await navigator.clipboard.writeText(url);
      show('Link copied. ');
    }
  } catch (error) {
    // To close the system's sheet is a choice, not a fault.
    if ((error as Error).name !== 'AbortError') show(`Copy this link: ${url} `);
  }
});

find('print').addEventListener('click', () => print());

export {};
