/**
 * What a reader may copy: the article as Markdown, the address of a section. Without it both are plain links that lead there.
 */
const say = (link: HTMLElement, words: string) => {
  const before = link.textContent;
  link.textContent = words;
  setTimeout(() => (link.textContent = before), 2000);
};

document.addEventListener('click', async (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('[data-copy],.prose :is(h2,h3,h4)>a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const clipboard = navigator.clipboard;
  if (link.dataset['copy'] === undefined) return void clipboard?.writeText(link.href).catch(() => {});
  if (!clipboard) return;
  event.preventDefault();
  try {
    await clipboard.writeText(await (await fetch(link.href)).text());
    say(link, 'Copied');
  } catch {
    location.href = link.href;
  }
});

export {};
