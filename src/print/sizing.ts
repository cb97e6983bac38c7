/** The one rule that tells the page of a checklist its size and spaces. Every rule there can be is known, so that a policy may name them. */
import { BROWSER_FITS, type Fit } from './arrange.ts';
import { gapsOf } from './reckon.ts';
import { BROWSED, type Setting } from './setting.ts';

/** A style attribute would need a policy that allows them all. */
export const sizing = ({ size, gap }: { size: number; gap: Pick<Setting['gap'], 'step' | 'group'> }) => `.sheet{--sheet:${size}pt;--step:${gap.step.toFixed(2)}em;--group:${gap.group.toFixed(2)}em}`;

/** One for each fit that a browser's page may get. */
export const SIZINGS: readonly string[] = [...new Set(BROWSER_FITS.map(({ size, air }: Fit) => sizing({ size, gap: gapsOf(BROWSED, { air }) })))];
