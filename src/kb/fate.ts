/** What happens to a statement, as a number that fits in a byte: nothing, taken out, or kept for a reason. */
import { KEPT, type KeptReason } from './placement.ts';

export const NOTHING = 0;
export const TAKEN = 1;
const KEPT_FROM = 2;

const REASONS = Object.keys(KEPT) as KeptReason[];
const NUMBERS = new Map(REASONS.map((reason, at) => [reason, KEPT_FROM + at]));

export const keptFor = (reason: KeptReason): number => NUMBERS.get(reason) as number;
/** Undefined for what is not kept. */
export const reasonOf = (fate: number): KeptReason | undefined => REASONS[fate - KEPT_FROM];
