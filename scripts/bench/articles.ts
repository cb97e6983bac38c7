/**
 * Articles made by rule as a team would write them, for timing builds: 600 to 900 words, six sections, bullets, a table, a task list;
 * about 30 % of the statements repeat, half of them within the article and half across articles. The same seed gives the same bytes.
 * Words are many and templates differ, so that two articles are no more alike than two real ones.
 */
import { random } from './generate.ts';

export interface Generated {
  id: string;
  title: string;
  description: string;
  topic: string;
  /** Markdown, without frontmatter. */
  body: string;
}

const words = (text: string) => text.trim().split(/\s+/);
const NOUNS = words(`adapter address album alert antenna archive backup badge balance banner basket battery bill board bookmark box bracket browser button cable calendar camera card carrier case cell chain channel charger chart chip clip clock code column comment
  computer connector console contact container cord corner counter cover cursor dashboard dealer desk device dial dictionary directory disk display dock document door draft drawer driver drum engine entry envelope error event fan feed field file filter finger
  firewall flap flash folder font form frame fuse gallery gateway gesture glass grid group handle header headset hinge history holder hub icon image inbox index input invoice jack joint journal key keyboard label lamp language latch layer layout leaf lens letter
  level lever library licence light limit line link list lock log loop manual margin marker mask meter microphone mirror modem monitor mouse napkin network note notice number office outlet packet page pairing panel paper password pedal pen permit phone photo picture
  pin pipe plan player plug pocket pointer port poster preview printer profile program prompt purse queue rack radio reader receipt record region remote reply reset ribbon ring roll router ruler scanner schedule screen screw script seal search seat sector sensor server
  session shelf shield shop signal sleeve slider slot socket speaker sponsor spring stamp stand station sticker storage strap stream strip switch tab table tag tape target task template terminal thread ticket tile timer token tool tower track tray trial tunnel update
  upload user valve vault version viewer voice volume voucher wallet watch wheel window wire wizard workshop wrapper`);
const VERBS = words(`accept add adjust align approve archive attach block book borrow bring brush burn calibrate call carry change charge check choose clean clear close collect compare confirm connect copy count cover create cut dampen delay delete describe detach disable dismiss
  download drag draw drop dry duplicate edit eject empty enable enlarge erase examine export fasten fetch fill find finish fit fix flip fold follow format forward free gather grant grip guard hide hold import insert inspect install invite join keep label launch leave lend
  lift limit list load locate lock loosen lower mail mark match measure mend merge mount move mute name note offer open order pack park pass paste pause pick place plan plug point press print protect pull push raise read rebuild recall record redeem refresh reject release
  remove rename renew repair repeat replace report request reset resize restart restore return reverse review rinse rotate save scan search seal select send separate set shake share shift shorten show shut sign skip slide sort split stack start stop store stretch switch tap test
  tick tighten touch trace trade transfer trim trust turn type unfold unlock unplug unroll update upload verify wait warm wash watch weigh wipe withdraw wrap write`);
const ADJECTIVES = words(`amber blank blue bright broad broken brown calm careful cheap clean clear cold common complete correct curved daily damaged dark deep dim double dry dull early easy empty extra faded familiar fast final fine firm first flat foreign former fresh front full
  general gentle golden grey green hard heavy hidden high hollow hot idle inner joint large last late left light little local long loose loud low main manual middle minor narrow near new noisy odd old open original outer pale paired plain plastic polite poor private proper public
  quick quiet rare raw ready rear red regular remote right rough round rubber safe second secret secure shared sharp short signed silent silver simple single slim slow small smooth soft solid spare stable steady steep sticky still straight strange strict strong sudden tall tight
  tiny tired top usual valid visible warm weak wet white whole wide wooden worn wrong yellow young`);
const TIMES = 'after lunch,at closing time,at the weekend,before breakfast,during a call,each Monday,every third day,for two hours,in the evening,in winter,just once,on rainy days,once a month,overnight,the day after,twice a week,under heavy load,until tomorrow,while it cools,within ten minutes'.split(',');
const HEADINGS = ['What you see first', 'Why this happens', 'Before you begin', 'Fix it step by step', 'When nothing changes', 'How to keep it from coming back', 'What others have tried', 'When to ask for help', 'What it may cost', 'A word on safety'];
const TOPICS = ['icloud', 'storage-updates', 'battery-hardware', 'computer', 'account-security', 'getting-help'];

type Slot = 'N' | 'V' | 'A' | 'T';
const LISTS: Readonly<Record<Slot, readonly string[]>> = { N: NOUNS, V: VERBS, A: ADJECTIVES, T: TIMES };
/** N noun, V verb, A adjective, T time; a verb at the start is written with a capital. */
const TEMPLATES = [
  'V the A N near the A N T, then V the N.',
  'If the A N will not V, V the N behind the A N.',
  'Any N can V the N T, and the A N shows it.',
  'V each N that the A N has left in the N.',
  'Where the N and the A N meet, V the N with a A N.',
  'Most people V the N T; fewer V the A N.',
  'V the N until the A N begins to V.',
  'The A N tells the N how to V a A N.',
  'Without a A N, no N can V the A N.',
  'V or V the A N, but leave the N alone T.',
  'T the N may V on a A N.',
  'Some A N models V the N as soon as the A N moves.',
  'Neither the N nor its A N should V T.',
  'Ask whoever owns the A N to V the N for the A N.',
  'V the A N first, because a N does not V by itself.',
  'From the A N to the N it takes one A N.',
  'What the N calls a A N is the A N of the N.',
  'V the N, V the A N, and look at the N again T.',
  'The N beside the A N often means that the N has to V.',
  'Only a A N with a A N lets you V the N.',
];

/** `count` articles; every one differs, whatever the count. */
export function* generateArticles(count: number, seed = 1): Generator<Generated> {
  const pool = Array.from({ length: Math.max(120, Math.round(count * 0.8)) }, (_, at) => sentence(random(seed * 1009 + at)));
  for (let at = 0; at < count; at++) yield article(at, random(seed * 7919 + at), pool);
}

const pick = <T>(next: () => number, from: readonly T[]) => from[Math.floor(next() * from.length)] as T;
const capital = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}`;
const filled = (next: () => number, template: string) => capital(template.replace(/\b[NVAT]\b(?= |,|\.|;|$)/g, (slot) => pick(next, LISTS[slot as Slot])));
const sentence = (next: () => number) => filled(next, pick(next, TEMPLATES));

function article(at: number, next: () => number, pool: readonly string[]): Generated {
  const said: string[] = [];
  const statement = () => {
    const roll = next();
    if (roll < 0.15 && said.length > 4) return pick(next, said);
    const one = roll < 0.3 ? pick(next, pool) : sentence(next);
    said.push(one);
    return one;
  };
  const noun = NOUNS[at % NOUNS.length] as string;
  const title = `${capital(pick(next, ADJECTIVES))} ${noun} ${pick(next, VERBS)} ${at + 1}`;
  const parts = [`${sentence(next)} ${sentence(next)}`];
  for (let section = 0; section < 6; section++) {
    parts.push(`## ${HEADINGS[(at + section) % HEADINGS.length]}`);
    if (section === 1) parts.push(Array.from({ length: 6 }, () => `- [ ] ${sentence(next)}`).join('\n'));
    if (section === 3) parts.push(`| Sign | What it means |\n| --- | --- |\n${Array.from({ length: 3 }, () => `| ${sentence(next)} | ${sentence(next)} |`).join('\n')}`);
    parts.push(Array.from({ length: 4 }, () => `- ${statement()}`).join('\n'));
    parts.push(Array.from({ length: 3 }, statement).join(' '));
  }
  return { id: `${noun}-${at + 1}`, title, description: `What to do about the ${noun} number ${at + 1} when the ${pick(next, ADJECTIVES)} ${pick(next, NOUNS)} no longer helps, in six short parts.`, topic: pick(next, TOPICS), body: `${parts.join('\n\n')}\n` };
}

/** The file of an article as Winnow reads it. */
export const winnowFile = ({ title, description, topic, body }: Generated) => `---
title: ${title}
description: ${description}
topic: ${topic}
author: editorial-team
published: 2026-01-01
updated: 2026-11-01
reviewer: technical-review
reviewed: 2026-11-01
sources:
  - title: The maker’s manual
    url: https://maker.example/manual
    checked: 2026-11-01
  - title: A second opinion
    url: https://second.example/opinion
    checked: 2026-11-01
---

${body}`;

/** The same article for systems that want no more than a title. */
export const plainFile = ({ title, description, body }: Generated) => `---\ntitle: ${title}\ndescription: ${description}\n---\n\n${body}`;
