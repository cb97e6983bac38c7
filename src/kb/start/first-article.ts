/** The one article that a new site begins with: it shows each form that an article can take, and is short enough to be written over. */

export function firstArticle({ topic, author, today }: { topic: string; author: string; today: string }): string {
  return `---
title: How to write an article here
description: A short example of every part of an article, from the summary to the checklist. Write over it, or delete it when you have your own.
topic: ${topic}
queries:
  - write a help article
author: ${author}
published: ${today}
updated: ${today}
---

The first lines say what the reader sees, why it happens and what helps most often. Nobody should have to scroll for the answer.

## Key takeaways

- A takeaway is one sentence that makes sense alone.
- Steps to take are task lists, which become the printed checklist.
- What another article says already needs no second home.

## Check first

- [ ] Open this file in your editor: its name is its address.
- [ ] Run \`npm run dev\` and look at the page while you write.
- [ ] Run \`npm run check\` before you publish.

<Stop title="Before a step that could cost data">
A pause point stands on lines of its own and says what could be lost.
</Stop>

## Show more than words

A way through menus is written <Path>Settings > General</Path> in a sentence. A table compares:

| Part | Written as |
| --- | --- |
| Section | \`## Words\` |
| Step | \`- [ ] Words\` |

<Details summary="What else is there?">
Notes, tips, warnings and drawings. The README lists them.
</Details>

## If it still fails

Say whom to ask and what to have ready. Then fill in \`sources:\`, \`reviewer:\` and \`reviewed:\`, so that search engines may list the page.
`;
}
