/**
 * Ticks of a checklist, remembered on this device by step, so that a step which moves keeps its tick.
 * Without it the boxes work all the same, until the page is closed.
 */
const sheet = document.querySelector<HTMLElement>('[data-checklist]')!;
const boxes = [...sheet.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
const progress = sheet.querySelector('[data-progress]')!;
const key = `ticks:${sheet.dataset['checklist']}`;

function read(): string[] {
  try {
    const ticked: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(ticked) ? ticked.map(String) : [];
  } catch {
    return [];
  }
}

function show(): void {
  const steps = boxes.slice(0, -1);
  progress.textContent = `${steps.filter((box) => box.checked).length} of ${steps.length} steps done`;
}

function remember(): void {
  show();
  try {
    localStorage.setItem(key, JSON.stringify(boxes.filter((box) => box.checked).map((box) => box.value)));
  } catch {
    // Storage is off: the ticks last as long as the page.
  }
}

const ticked = read();
for (const box of boxes) box.checked = ticked.includes(box.value);
show();
sheet.addEventListener('change', remember);
sheet.querySelector('[data-reset]')!.addEventListener('click', () => {
  for (const box of boxes) box.checked = false;
  remember();
});
sheet.querySelector('[data-print]')!.addEventListener('click', () => print());

export {};
