/** A page's own title -> what stands in its title element: with the brand behind it while it still fits a result. */
import { site } from '../site.ts';

/** Search results cut titles off at about this many characters. */
const FITS = 60;

export function titleElement(title: string): string {
  const branded = `${title} – ${site.name}`;
  return branded.length <= FITS ? branded : title;
}
