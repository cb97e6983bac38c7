import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from './canonical.ts';

/** Each row of the rewrites, both ways: what it makes one, and its neighbour that it must not. */
const ROWS: ReadonlyArray<[rewrite: string, a: string, same: string, different: string]> = [
  ['final punctuation', 'Restart the phone.', 'Restart the phone', 'Restart the phone?'],
  ['exclamation mark', 'Wait for the chime!', 'Wait for the chime', 'Wait for the second chime'],
  ['curly apostrophe', 'Open the seller’s page', "Open the seller's page", 'Open the sellers page'],
  ['quotes', 'Tap “Trust” on the phone', 'Tap Trust on the phone', 'Tap Allow on the phone'],
  ['commas', 'Sign out, then erase', 'Sign out then erase', 'Erase, then sign out'],
  ['Oxford comma', 'Check cables, ports, and drivers', 'Check cables, ports and drivers', 'Check cables, ports or drivers'],
  ['dash', 'Wait – it may take an hour', 'Wait — it may take an hour', 'Wait — it may take two hours'],
  ['soft hyphen and zero width', 'Up\u00addate the pho\u200bne', 'Update the phone', 'Updates the phone'],
  ['no-break space', 'Wait 30\u00a0seconds', 'Wait 30 seconds', 'Wait 30 minutes'],
  ['compatibility forms', 'Use the ﬁle', 'Use the file', 'Use the files'],
  ['label with a colon', 'Note: Back up first', 'Back up first', 'Back up last'],
  ['label before a capital', 'Important The plan is full', 'The plan is full', 'The plan is not full'],
  ['connective', 'Alternatively, use a cable', 'Use a cable', 'Use no cable'],
  ['article', 'Open the list', 'Open a list', 'Open every list'],
  ['“a few” is not “few”', 'A few phones fail', 'A few phones fail', 'Few phones fail'],
  ['please', 'Please back up', 'Back up', 'Back down'],
  ['simply', 'Simply restart it', 'Restart it', 'Do not restart it'],
  ['“not just” is not “not”', 'Check both, not just one', 'Check both, not just one', 'Check both, not one'],
  ['contraction', 'Don’t unplug it', 'Do not unplug it', 'Do unplug it'],
  ['cannot', 'You can’t undo it', 'You cannot undo it', 'You can undo it'],
  ['British spelling', 'The synchronisation was cancelled', 'The synchronization was canceled', 'The synchronization was completed'],
  ['number word', 'Charge to fifty percent', 'Charge to 50 %', 'Charge to 60 %'],
  ['compound number word', 'Wait twenty-five minutes', 'Wait 25 minutes', 'Wait 20 minutes'],
  ['per cent', 'Keep 10 per cent free', 'Keep 10% free', 'Keep 10 GB free'],
  ['thousands', 'It holds 1,000 songs', 'It holds 1000 songs', 'It holds 1.000 songs'],
  ['range', 'Wait 30 to 60 seconds', 'Wait 30–60 seconds', 'Wait 30 or 60 seconds'],
  ['range with a hyphen', 'Wait 30-60 seconds', 'Wait thirty to sixty seconds', 'Wait from 30 to 60 seconds'],
  ['sign', 'It works at -10 °C', 'It works at −10 °C', 'It works at 10 °C'],
  ['version', 'Install iOS 17.10', 'Install iOS 17.10', 'Install iOS 17.1'],
  ['click on', 'Click on Next', 'Click Next', 'Click Back'],
  ['in order to', 'Hold it in order to restart', 'Hold it to restart', 'Hold it after restart'],
  ['that before a pronoun', 'Choose the backup that you made', 'Choose the backup you made', 'Choose the backup they made'],
  ['then after a condition', 'If it fails, then try again', 'If it fails, try again', 'If it works, try again'],
  ['button after a name', 'Tap the Continue button', 'Tap Continue', 'Tap Cancel'],
  ['first capital', 'Cables wear out', 'cables wear out', 'Ports wear out'],
  ['modal verb', 'You must sign in', 'You must sign in.', 'You may sign in'],
  ['name', 'Tap Photos in Settings', 'Tap Photos in Settings.', 'Tap photos in Settings'],
  ['comparison', 'Keep it < 35 degrees', 'Keep it < 35 degrees', 'Keep it > 35 degrees'],
  ['stray list mark', '* Use another port', 'Use another port', 'Use another cable'],
  ['letters of other alphabets', 'The café menu is full', 'the café menu is full.', 'The cafe menu is full'],
  ['letters of other alphabets after a sign', "Ask l'été for it", 'Ask l’été for it.', "Ask l'ete for it"],
  ['a list of numbers', 'Press 1, 2 or 3', 'Press 1, 2 or 3.', 'Press 1 2 or 3'],
  ['a dash before all', '— 5 GB are free', '5 GB are free', '- 5 GB are free'],
  ['stray bracket', 'Press the key)', 'Press the key', 'Press the keys'],
  ['raised digits', '10³ songs fit', '10^3 songs fit', '103 songs fit'],
  ['a raised minus', '10⁻³ is little', '10^-3 is little', '10-3 is little'],
  ['lowered digits', 'CO₂ is measured', 'CO2 is measured', 'CO^2 is measured'],
  ['lowered digits before a number', 'It is log₂8', 'It is log₂8.', 'It is log28'],
  ['a fraction after a number', 'It takes 1½ hours', 'It takes 1 ½ hours', 'It takes 1½0 hours'],
  ['a name after an article', 'The Home app opens', 'A Home app opens', 'The home app opens'],
  ['a name of several words after an article', 'The App Store opens', 'App Store opens', 'The App opens'],
  ['a name after a filler', 'Please open it', 'Open it', 'Please Open it'],
  ['a label with a dash', 'Note — back up first', 'Back up first', 'Note back up first'],
  ['a label in capitals', 'NOTE If it fails, wait', 'If it fails, wait', 'NOTE if it fails, wait'],
  ['what looks like a label', 'Important Windows updates wait', 'Important Windows updates wait.', 'Windows updates wait'],
  ['a name that begins like a label', 'Info Center lists it', 'Info Center lists it!', 'Center lists it'],
  ['an adjective that is a label elsewhere', 'Important messages stay', 'Important messages stay.', 'Messages stay'],
  ['however without a comma', 'However, you charge it', 'You charge it', 'However you charge it'],
  ['just before a verb', 'Just tap it', 'Tap it', 'Just it'],
  ['just after a pronoun', 'You can just tap it', 'You can tap it', 'You just can'],
  ['“just the” is only', 'Erase just the watch', 'Erase just a watch', 'Erase the watch'],
  ['“just” before a noun', 'Just photos sync', 'Just photos sync.', 'Photos sync'],
  ['“just” before an amount', 'It needs just 5 GB', 'It needs just 5 GB.', 'It needs 5 GB'],
  ['“a number of” is some', 'A number of phones fail', 'A number of phones fail.', 'The number of phones fail'],
  ['“the few” is not “few”', 'The few phones fail', 'The few phones fail.', 'Few phones fail'],
  ['“a second” is one more', 'A second tap opens it', 'A second tap opens it.', 'The second tap opens it'],
  ['a letter that is a name', 'Follow step a', 'Follow step a.', 'Follow step'],
  ['a letter in brackets', 'Follow step (a) now', 'Follow step (a) now.', 'Follow step () now'],
  ['words in quotes are meant literally', 'Type “the” here', 'Type "the" here', 'Type “a” here'],
  ['a number word in quotes', 'Type “one” here', 'Type “one” here.', 'Type 1 here'],
  ['a contraction in quotes', 'It says “don’t”', "It says \"don't\"", 'It says “do not”'],
  ['a sign in quotes', 'Press “.”', 'Press "."', 'Press “,”'],
  ['a sign in single quotes', "Press ','", 'Press ‘,’', "Press ';'"],
  ['a full stop inside quotes', 'Tap “Allow.”', 'Tap “Allow”.', 'Tap “Allow?”'],
  ['a number in quotes', 'Type “5” here', 'Type 5 here', 'Type 5" here'],
  ['feet and inches', 'It is 5″ long', "It is 5'' long", 'It is 5′ long'],
  ['a sign by itself', 'Use , to split', 'Use , to split.', 'Use to split'],
  ['a sign by itself at the end', 'Press Ctrl + ,', 'Press Ctrl + ,', 'Press Ctrl + .'],
  ['a key after a plus', 'Press Ctrl+,.', 'Press Ctrl+,', 'Press Ctrl+..'],
  ['a key after a hyphen', 'Press Cmd-,.', 'Press Cmd-,', 'Press Cmd-;.'],
  ['a quote in brackets', 'Use quotes (") here', 'Use quotes (") here.', 'Use quotes () here'],
  ['a space before the full stop', 'Restart it .', 'Restart it.', 'Restart it ?'],
  ['more than', '> 5 GB are free', '> 5 GB are free.', '5 GB are free'],
  ['a quotation mark of a reply', '> Restart it', 'Restart it', '< Restart it'],
  ['a dash before a number', 'Set it – 5', 'Set it - 5', 'Set it 5'],
  ['no with a comma', 'No, restart is needed', 'No, restart is needed.', 'No restart is needed'],
  ['a comma before a relative', 'Backups, which are old, go', 'Backups, which are old go', 'Backups which are old go'],
  ['that at the beginning', 'That you pay is known', 'That you pay is known.', 'You pay is known'],
  ['that after a preposition', 'With that you can go', 'With that you can go.', 'With you can go'],
  ['stop with a comma', 'Stop, using it harms', 'Stop, using it harms!', 'Stop using it harms'],
];

describe('canonical', () => {
  test.each(ROWS)('%s', (_name, a, same, different) => {
    expect(canonical(a)).toBe(canonical(same));
    expect(canonical(a)).not.toBe(canonical(different));
  });

  test('every row was run', () => expect(ROWS.length).toBe(90));

  test('code is compared as written', () => {
    const key = (code: string) => canonical(`Run ${code} now`, [{ kind: 'code', start: 4, end: 4 + code.length, value: code }]);
    expect(key('getPlan')).not.toBe(key('getPlans'));
    expect(key('The file')).not.toBe(key('file'));
    expect(key('a')).toBe(key('a'));
  });

  test('is a function of what it makes: the key of a key is itself for plain words', () => {
    const word = fc.constantFrom('open', 'settings', 'phone', 'backup', 'erase', 'cable', 'wait', 'restore', 'before', 'after', 'not', 'must');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const key = canonical(words.join(' '));
        expect(canonical(key)).toBe(key);
      }),
    );
  });

  test.runIf(!process.env['WINNOW_MUTATION'])('takes time in proportion to the text', () => {
    for (const text of ['-'.repeat(50_000), '('.repeat(50_000), '1,'.repeat(25_000), "a'".repeat(25_000), 'a.'.repeat(25_000), '— '.repeat(25_000), `${'x '.repeat(60_000)}.`]) expect(typeof canonical(text)).toBe('string');
  });
});

/** Edits that change what a statement says; each must give another key. */
const BASES = [
  'Hold the Side button for 10 seconds until the logo appears',
  'Do not erase the iPhone before the backup of 64 GB is complete',
  'You must install iOS 17.4 within 30 days if Find My is on',
  'Charge to at least 50 percent and keep 5 GB free',
  'Turn on Wi-Fi after you sign out of iCloud on the old device',
  'Updates may fail when less than 20 % of 128 GB is free',
  'Never restore at -5 °C because the battery can drop below 3.7 V',
  'Open Settings and enable Photos on every device that you keep',
];
const SWAPS: ReadonlyArray<[RegExp, string]> = [
  [/\bnot\b /, ''], [/\bNever\b/, 'Always'], [/\bmust\b/, 'may'], [/\bmay\b/, 'must'], [/\bcan\b/, 'will'], [/\bbefore\b/, 'after'], [/\bafter\b/, 'before'], [/\bon\b/, 'off'], [/\bold\b/, 'new'],
  [/\bless\b/, 'more'], [/\bat least\b/, 'at most'], [/\benable\b/, 'disable'], [/\bbelow\b/, 'above'], [/\bevery\b/, 'one'], [/\bkeep\b/, 'delete'], [/\bTurn on\b/, 'Turn off'], [/\bcomplete\b/, 'incomplete'],
  [/\biPhone\b/, 'iPad'], [/\biCloud\b/, 'Google'], [/\bPhotos\b/, 'Mail'], [/\bSide\b/, 'Home'], [/\bFind My\b/, 'FaceTime'], [/\biOS\b/, 'iPadOS'], [/\bif\b/, 'unless'], [/\bwhen\b/, 'although'],
  [/\bGB\b/, 'MB'], [/\bseconds\b/, 'minutes'], [/\bdays\b/, 'hours'], [/ %/, ' GB'], [/-(\d)/, '$1'], [/°C/, '°F'], [/\bV\b/, 'A'], [/\buntil\b/, 'unless'], [/\bwithin\b/, 'after'], [/\band\b/, 'or'], [/\bbecause\b/, 'although'],
];
const KEPT_WORDS = /^(?:a|an|the|that|please|simply|just|also|button|then)$/i;

// It takes seconds: a mutant is judged by the tables.
test.runIf(!process.env['WINNOW_MUTATION'])('law 7: 50,000 edits that change the meaning, none merged', () => {
  let edits = 0;
  const edit = fc.record({ base: fc.constantFrom(...BASES), kind: fc.integer({ min: 0, max: 4 }), at: fc.nat(1000), by: fc.integer({ min: 1, max: 999 }) });
  fc.assert(
    fc.property(edit, ({ base, kind, at, by }) => {
      const changed = change(base, kind, at, by);
      if (changed === undefined || changed === base) return;
      edits++;
      expect(canonical(changed), `${base} | ${changed}`).not.toBe(canonical(base));
    }),
    { numRuns: 75_000 },
  );
  expect(edits).toBeGreaterThanOrEqual(50_000);
}, 60_000);

function change(base: string, kind: number, at: number, by: number): string | undefined {
  const words = base.split(' ');
  switch (kind) {
    case 0: {
      const numbers = [...base.matchAll(/\d+(?:\.\d+)?/g)];
      const found = numbers[at % Math.max(1, numbers.length)];
      if (!found) return words.with(at % words.length, `${words[at % words.length]}${by}`).join(' ');
      return base.slice(0, found.index) + String(Number(found[0]) + by) + base.slice(found.index + found[0].length);
    }
    case 1: {
      const possible = SWAPS.filter(([from]) => from.test(base));
      const [from, to] = possible[at % possible.length]!;
      return base.replace(from, to);
    }
    case 2: {
      const first = at % (words.length - 1);
      const second = first + 1 + (by % (words.length - 1 - first));
      if (words[first]!.toLowerCase() === words[second]!.toLowerCase() || KEPT_WORDS.test(words[first]!) || KEPT_WORDS.test(words[second]!)) return undefined;
      return words.with(first, words[second]!).with(second, words[first]!).join(' ');
    }
    case 3: {
      const gone = at % words.length;
      return KEPT_WORDS.test(words[gone]!) ? undefined : words.toSpliced(gone, 1).join(' ');
    }
    default: {
      const where = 1 + (at % (words.length - 1));
      return words.toSpliced(where, 0, ['not', 'never', 'only', 'no', 'almost', 'rarely', 'two', 'every'][by % 8]!).join(' ');
    }
  }
}

test('words that every object of JavaScript knows are words', () => expect(['The constructor fails.', 'Call toString and valueOf.', '__proto__'].map((text) => canonical(text).length > 0)).toEqual([true, true, true]));
