/** The report's two menus show the rows of one article, of one reason, or of both; its buttons copy a line for the ledger. */
const form = document.querySelector<HTMLFormElement>('[data-filter]');

function show(): void {
  const chosen = new FormData(form!);
  let shown = 0;
  for (const article of document.querySelectorAll<HTMLElement>('[data-article]')) {
    let any = false;
    for (const row of article.querySelectorAll<HTMLElement>('[data-rule]')) {
      row.hidden = !fits(chosen.get('article'), article.dataset['article']) || !fits(chosen.get('rule'), row.dataset['rule']);
      if (row.hidden) continue;
      any = true;
      shown++;
    }
    article.hidden = !any;
  }
  document.querySelector('[data-shown]')!.textContent = `${shown} shown`;
}

const fits = (wanted: FormDataEntryValue | null, value: string | undefined) => !wanted || wanted === value;

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-copy]') : null;
  if (!button) return;
  const words = button.textContent;
  await navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(() => (button.textContent = 'Copied'), () => (button.textContent = button.dataset['copy'] ?? ''));
  setTimeout(() => (button.textContent = words), 2000);
});
form?.addEventListener('change', show);
if (form) show();

export {};
