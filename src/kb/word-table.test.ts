import { expect, test } from 'vitest';
import { WordTable } from './word-table.ts';

const WORDS = ['the', 'tie', 'a', 'wi-fi', "can't", 'tame', 'time', 'type', 't'.repeat(35)];
const table = new WordTable(WORDS.map((word) => [word, word]));
const find = (word: string, fold: 0 | 32) => table.find(new TextEncoder().encode(`(${word})`), 1, word.length + 1, fold);

test.each(WORDS)('%s is found', (word) => expect([find(word, 0), find(word.toUpperCase(), 0), find(word.toUpperCase(), 32)]).toEqual([word, undefined, word]));
/** Of the kin of one that is there, or of none. */
test.each(['toe', 'ttt', 'tome', 'b', 'at', '', "cap't", 'then'])('%j is not', (word) => expect([find(word, 0), find(word, 32)]).toEqual([undefined, undefined]));
