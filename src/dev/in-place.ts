/** In the browser, while developing: each note of the author's goes below the bullet, sentence or heading that it is about. */
import './overlay.css';

const PLACES = '.prose :is(li, p, td, dd, h2, h3, h4, figcaption, summary)';
const words = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim();

const places = [...document.querySelectorAll<HTMLElement>(PLACES)].map((element) => ({ element, text: words(element.textContent) }));
const last = new Map<Element, Element>();

for (const note of document.querySelectorAll<HTMLElement>('.dev-notes > .dev-note')) {
  const near = JSON.parse(note.dataset['near'] ?? '[]') as string[];
  const place = near.map((text) => (text === '' ? undefined : places.findLast((one) => one.text.includes(words(text)))?.element)).find(Boolean);
  if (!place) continue;
  const inside = /^(?:LI|TD|DD)$/.test(place.tagName);
  const before = last.get(place);
  if (before) before.after(note);
  else if (inside) place.append(note);
  else place.after(note);
  last.set(place, note);
  if (near[0] && words(place.textContent).includes(words(near[0])) && note.matches('.dev-kept, .dev-alike')) place.classList.add('dev-repeats');
}

export {};
