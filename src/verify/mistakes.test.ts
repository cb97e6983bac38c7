/**
 * Mistakes that honest authors make, all in one folder: each is told of at its place, with a hint, and none hides another.
 */
import { expect, test } from 'vitest';
import type { Source } from '../kb/article.ts';
import { checkContent } from './content.ts';

const FIELDS = 'description: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\n';
const sources: Source[] = [];
const put = (path: string, text: string) => sources.push({ path, bytes: new TextEncoder().encode(text) });
/** A mistake in the fields, and one in the body. */
const front = (id: string, change: (fields: string) => string, body = 'Some text.') => put(`${id}.mdx`, `---\n${change(`title: The title of ${id}\n${FIELDS}`)}---\n\n${body}\n`);
const body = (id: string, text: string) => front(id, (fields) => fields, text);
/** The whole file. */
const file = (path: string, text: string) => put(path, text.replace('FIELDS', `title: The title of ${path}\n${FIELDS}`));

front('a01-no-title', (f) => f.replace(/^title.*\n/, ''));
front('a02-no-description-no-topic', (f) => f.replace(/^description.*\ntopic.*\n/m, ''));
front('a03-empty-title', (f) => f.replace(/^title: .*/, 'title:'));
front('a04-tab-indent', (f) => f + 'queries:\n\t- one\n');
front('a05-tab-after-colon', (f) => f.replace('title: ', 'title:\t'));
front('a06-no-space-after-colon', (f) => f.replace('topic: ', 'topic:'));
front('a07-date-german', (f) => f.replace('published: 2026-01-01', 'published: 01.01.2026'));
front('a08-date-30-feb', (f) => f.replace('updated: 2026-01-02', 'updated: 2026-02-30'));
front('a09-date-short', (f) => f.replace('updated: 2026-01-02', 'updated: 2026-1-2'));
front('a10-date-time', (f) => f.replace('updated: 2026-01-02', 'updated: 2026-01-02T10:00:00Z'));
front('a11-date-order', (f) => f.replace('updated: 2026-01-02', 'updated: 2025-01-02'));
front('a12-topic-typo', (f) => f.replace('icloud', 'iclod'));
front('a13-topic-case', (f) => f.replace('icloud', 'iCloud'));
front('a14-author-unknown', (f) => f.replace('editorial-team', 'bob'));
front('a15-field-typo', (f) => f.replace('description', 'desription'));
front('a16-field-case', (f) => f.replace('title:', 'Title:'));
front('a17-colon-in-title', (f) => f.replace('The title of', 'Fix: the'));
front('a18-unclosed-quote', (f) => f.replace('description: A line.', 'description: "A line.'));
front('a19-curly-quotes-yaml', (f) => f.replace('description: A line.', 'description: “A line.”'));
front('a20-queries-not-list', (f) => f + 'queries: one two\n');
front('a21-draft-yes', (f) => f + 'draft: yes\n');
front('a22-source-no-checked', (f) => f + 'sources:\n  - title: A\n    url: https://a.bc\n');
front('a23-source-http', (f) => f + 'sources:\n  - title: A\n    url: http://a.bc\n    checked: 2026-01-01\n');
front('a24-reviewer-self', (f) => f + 'reviewer: editorial-team\nreviewed: 2026-01-02\n');
front('a25-duplicate-key', (f) => f + 'topic: computer\n');
front('a26-related-path', (f) => f + 'related: [/a27-x/]\n');
front('a27-related-unknown', (f) => f + 'related: [a26-related-pat]\n');
front('a28-hash-in-title', (f) => f.replace('The title of a28', 'The #1 fix'));
front('a29-hash-after-space', (f) => f.replace(/^title: .*/, 'title: # one'));
front('a30-at-sign', (f) => f.replace(/^title: .*/, 'title: @home'));
front('a31-bracket-title', (f) => f.replace(/^title: .*/, 'title: [Solved] lid'));
front('a32-number-title', (f) => f.replace(/^title: .*/, 'title: 404'));
body('b01-unknown-component', 'Some text.\n\n<Info>\nMind.\n</Info>\n\n[x](/nope/)');
body('b02-unclosed', 'Some text.\n\n<Note>\nMind.\n\nMore text here.\n\n## A heading\n\n[x](/nope/)');
body('b03-wrong-close', '<Note>\nMind.\n</Warning>\n\n[x](/nope/)');
body('b04-case', '<note>\nMind.\n</note>\n\n[x](/nope/)');
body('b05-curly-attr', '<Details summary=“More”>\nMind.\n</Details>\n\n[x](/nope/)');
body('b06-unquoted-attr', '<Details summary=More>\nMind.\n</Details>');
body('b07-no-summary', '<Details>\nMind.\n</Details>');
body('b08-attr-typo', '<Details sumary="x">\nMind.\n</Details>');
body('b09-note-inline', 'Text <Note>mind</Note> more.');
body('b10-note-oneline', '<Note>Mind this.</Note>');
body('b11-path-block', '<Path>\nA\n</Path>');
body('b12-figure-missing', '<Figure src="missing.svg" alt="x" />');
body('b13-figure-png', '<Figure src="photo.png" alt="x" />');
body('b14-figure-path', '<Figure src="images/x.svg" alt="x" />');
body('b15-figure-noalt', '<Figure src="missing.svg" />');
body('b16-md-image', 'Text ![Alt](photo.png) more.');
body('b17-brace', 'Type {name} here.');
body('b18-less-than', 'If x <5 then y < 6, and a<b.');
body('b19-html-br', 'One<br>two');
body('b20-html-div', '<div class="x">\nOne\n</div>');
body('b21-html-comment', '<!-- todo -->\n\nText.');
body('b22-import', "import X from './x'\n\nText.");
body('b23-h1', '# Title\n\nText.');
body('b24-fragment', '[x](#nowhere) and [y](/b23-h1/#no) and [z](/a33-bom/#no)');
body('b25-link-md', '[x](./b24-fragment.mdx) [y](/b24-fragment) [z](b24-fragment/)');
body('b26-link-typo', '[x](/b24-fragmen/)');
body('b27-link-space', '[x](my page.html) [y](<my page>)');
body('b28-link-empty', '[x]() and [](https://a.bc)');
body('b29-javascript', '[x](javascript:alert(1))');
body('b30-reference', '[x][nope] and text[^1].');
body('b31-www', '[x](www.example.com) and www.example.com');
body('b32-unclosed-code', 'Text\n\n```\ncode\n\n[x](/nope/)');
body('b33-table', '| a | b |\n| - |\n| c | d |');
body('b34-smart-comment', '{/* keep */}\n\n## Heading\n\nText.');
body('b35-bold', 'A **bold and [x](/nope/)');
body('b36-two', '<Info>\na\n</Info>\n\n<Nope>\nb\n</Nope>\n\n[x](/nope/)\n\n# One\n\n![a](b.png)');
body('b37-nbsp-heading', '##No space\n\nText.');
body('b38-style-attr', '<Note style="color:red">\nMind.\n</Note>');
body('b39-self-close', '<Note />');
body('b40-ampersand', 'A &nbsp; B &foo; [x](https://a.bc?a=1&copy=2)');
file('a33-bom.mdx', '\ufeff---\nFIELDS---\n\nText [x](/nope/).\n');
file('a34-crlf.mdx', '---\nFIELDStopicc: x\n---\n\nText [x](/nope/).\n'.replace('FIELDS', `title: Lines\n${FIELDS}`).replace(/\n/g, '\r\n'));
file('a35-blank-before.mdx', '\n---\nFIELDS---\n\nText.\n');
file('a36-no-closing.mdx', '---\nFIELDS\nText.\n');
file('a37-dots-closing.mdx', '---\nFIELDS...\n\nText.\n');
file('a38-four-dashes.mdx', '----\nFIELDS----\n\nText.\n');
file('a39-toml.mdx', '+++\ntitle = "x"\n+++\n\nText.\n');
file('a40-none.mdx', '# A title\n\nText.\n');
file('a41 space.mdx', '---\nFIELDS---\n\nText.\n');
file('A42-Upper.mdx', '---\nFIELDS---\n\nText.\n');
file('a44-twin.mdx', '---\nFIELDS---\n\nText.\n');
file('sub/a44-twin.mdx', '---\nFIELDS---\n\nText.\n');

/** Right as they stand, or the other half of somebody else's mistake. */
const FINE = ['a05-tab-after-colon', 'a19-curly-quotes-yaml', 'a28-hash-in-title', 'b10-note-oneline', 'b11-path-block', 'a44-twin'];
const bytes = (text: string) => new TextEncoder().encode(text);
const { issues } = await checkContent(
  { sources, images: [], issues: [], companions: new Map(), ledger: { path: 'decisions.yaml', bytes: bytes('- keep: one\n') }, redirects: { path: 'redirects.yaml', bytes: bytes('/a: b10-note-onelin\n') } },
  { today: '2026-06-01' },
);
/** What these articles are too short for. */
const HOUSE = /^(?:page-thin|page-orphan|pages-near|sources-missing|reviewer-missing|description-length|title-length)$/;
const told = issues.filter(({ rule }) => !HOUSE.test(rule));

test('each mistake has its own issue', () => {
  expect(sources).toHaveLength(84);
  expect(sources.filter(({ path }) => !told.some((issue) => issue.path === path)).map(({ path }) => path.replace('.mdx', ''))).toEqual(FINE);
  expect([...new Set(told.map(({ path }) => path))].filter((path) => !sources.some((source) => source.path === path))).toEqual(['decisions.yaml', 'redirects.yaml']);
});
test('each has a hint', () => expect(told.filter(({ hint }) => !hint).map(({ path, rule }) => `${path} ${rule}`)).toEqual([]));
test('each has its place in the file', () => {
  for (const { path, line, column, endLine = line, endColumn = column } of told) {
    const lines = new TextDecoder().decode(sources.find((source) => source.path === path)?.bytes ?? bytes('- keep: one\n\n')).split(/\r\n|\n/);
    expect([path, line <= lines.length, column <= (lines[line - 1] ?? '').length + 1, endLine > line || (endLine === line && endColumn >= column)]).toEqual([path, true, true, true]);
  }
});
test('what an author reads', () => {
  expect(told.map(({ path, line, column, severity, message, rule, hint }) => `${path}:${line}:${column}  ${severity === 'warning' ? 'warning: ' : ''}${message} (${rule})\n  ${hint}`).join('\n')).toMatchInlineSnapshot(`
    "A42-Upper.mdx:1:1  “A42-Upper” cannot be an address (file-name)
      Name the file in lower-case letters, digits and single hyphens: icloud-backup-failed.mdx.
    a01-no-title.mdx:1:1  the field title is missing (frontmatter-missing-field)
      Add a line title: to the frontmatter.
    a02-no-description-no-topic.mdx:1:1  the field description is missing (frontmatter-missing-field)
      Add a line description: to the frontmatter.
    a02-no-description-no-topic.mdx:1:1  the field topic is missing (frontmatter-missing-field)
      Add a line topic: to the frontmatter.
    a03-empty-title.mdx:2:7  title is empty (frontmatter-value)
      Write a value after the colon, or delete the line.
    a04-tab-indent.mdx:9:1  a tab is used as indentation (frontmatter-yaml)
      Indent with spaces.
    a06-no-space-after-colon.mdx:4:1  a space is missing after the colon (frontmatter-yaml)
      Write topic: icloud
    a07-date-german.mdx:6:12  published is not a date written as YYYY-MM-DD (frontmatter-value)
      Did you mean 2026-01-01?
    a08-date-30-feb.mdx:7:10  updated is a day that does not exist (frontmatter-value)
      Look at the month and at how many days it has.
    a09-date-short.mdx:7:10  updated is not a date written as YYYY-MM-DD (frontmatter-value)
      Did you mean 2026-01-02?
    a10-date-time.mdx:7:10  updated is not a date written as YYYY-MM-DD (frontmatter-value)
      Did you mean 2026-01-02?
    a11-date-order.mdx:7:10  updated (2025-01-02) is before published (2026-01-01) (frontmatter-dates)
      Set updated to the day of the last change.
    a12-topic-typo.mdx:4:8  topic is not one of icloud, storage-updates, battery-hardware, computer, account-security, getting-help (frontmatter-value)
      Did you mean icloud?
    a13-topic-case.mdx:4:8  topic is not one of icloud, storage-updates, battery-hardware, computer, account-security, getting-help (frontmatter-value)
      Did you mean icloud?
    a14-author-unknown.mdx:5:9  author is not one of editorial-team, technical-review (frontmatter-value)
      The people stand in src/site.ts.
    a15-field-typo.mdx:1:1  the field description is missing (frontmatter-missing-field)
      Add a line description: to the frontmatter.
    a15-field-typo.mdx:3:1  there is no field desription (frontmatter-unknown-field)
      Did you mean description?
    a16-field-case.mdx:1:1  the field title is missing (frontmatter-missing-field)
      Add a line title: to the frontmatter.
    a16-field-case.mdx:2:1  there is no field Title (frontmatter-unknown-field)
      Did you mean title?
    a17-colon-in-title.mdx:2:8  a value holds a colon and a space, which begin a field of its own (frontmatter-yaml)
      A value that contains a colon and a space needs quotes around it.
    a18-unclosed-quote.mdx:3:14  what is opened here is not closed (frontmatter-yaml)
      A quote or bracket that is opened must be closed.
    a20-queries-not-list.mdx:8:10  queries is not a list (frontmatter-type)
      Write each entry on a line of its own, indented and starting with a hyphen.
    a21-draft-yes.mdx:8:8  draft is neither true nor false (frontmatter-type)
      Write true or false, without quotes.
    a22-source-no-checked.mdx:9:5  the field sources[1].checked is missing (frontmatter-missing-field)
      Add checked: to the entry.
    a23-source-http.mdx:10:10  sources[1].url is not an address that starts with https:// (frontmatter-value)
      Write https://a.bc if the page answers there.
    a24-reviewer-self.mdx:8:11  author and reviewer are the same (frontmatter-reviewer)
      Name somebody else of the people in src/site.ts.
    a25-duplicate-key.mdx:8:1  this field is given twice (frontmatter-duplicate-key)
      Keep one of them.
    a26-related-path.mdx:8:11  related[1] is not an article’s id (lower-case words joined by hyphens) (frontmatter-value)
      Write a27-x.
    a27-related-unknown.mdx:8:11  there is no article “a26-related-pat” (related-unknown)
      Did you mean a26-related-path?
    a29-hash-after-space.mdx:2:8  title is empty (frontmatter-value)
      What follows # is a comment; put quotes around the value.
    a30-at-sign.mdx:2:8  a value cannot begin with this sign (frontmatter-yaml)
      Put quotes around the value.
    a31-bracket-title.mdx:2:17  the value goes on after its end (frontmatter-yaml)
      Put quotes around the value.
    a32-number-title.mdx:2:8  title is not text (frontmatter-type)
      Put quotes around a value that looks like a number, a date or true.
    a33-bom.mdx:10:6  there is no page /nope/ (link-broken)
      The address of an article is the name of its file: of name.mdx it is /name/.
    a34-crlf.mdx:8:1  there is no field topicc (frontmatter-unknown-field)
      Did you mean topic?
    a34-crlf.mdx:11:6  there is no page /nope/ (link-broken)
      The address of an article is the name of its file: of name.mdx it is /name/.
    a35-blank-before.mdx:1:1  the article does not begin with frontmatter (frontmatter-missing)
      The first line has to be exactly three hyphens, with nothing before or after them.
    a36-no-closing.mdx:1:1  the frontmatter is never closed (frontmatter-unterminated)
      Put a line --- after the last field.
    a37-dots-closing.mdx:1:1  the frontmatter is never closed (frontmatter-unterminated)
      Put a line --- after the last field.
    a38-four-dashes.mdx:1:1  the article does not begin with frontmatter (frontmatter-missing)
      The first line has to be exactly three hyphens, with nothing before or after them.
    a39-toml.mdx:1:1  the article does not begin with frontmatter (frontmatter-missing)
      Start the file with a line ---, then title: and the other fields, then a line ---.
    a40-none.mdx:1:1  the article does not begin with frontmatter (frontmatter-missing)
      Start the file with a line ---, then title: and the other fields, then a line ---.
    a40-none.mdx:1:1  the title in the frontmatter is the page’s only first-level heading (heading-level)
      Write ## for a section.
    a41 space.mdx:1:1  “a41 space” cannot be an address (file-name)
      Name the file in lower-case letters, digits and single hyphens: icloud-backup-failed.mdx.
    b01-unknown-component.mdx:12:1  there is no component <Info> (component-unknown)
      The components are Note, Tip, Warning, Stop, Details, Figure, Path.
    b01-unknown-component.mdx:16:1  there is no page /nope/ (link-broken)
      The address of an article is the name of its file: of name.mdx it is /name/.
    b02-unclosed.mdx:12:1  <Note> is not closed (mdx-syntax)
      Write </Note> after what stands in it, on a line of its own.
    b02-unclosed.mdx:19:1  there is no page /nope/ (link-broken)
      The address of an article is the name of its file: of name.mdx it is /name/.
    b03-wrong-close.mdx:10:1  <Note> is not closed (mdx-syntax)
      Write </Note> after what stands in it, on a line of its own.
    b03-wrong-close.mdx:12:1  </Warning> closes nothing; what is open here is <Note> (mdx-syntax)
      Write </Note>.
    b03-wrong-close.mdx:14:1  there is no page /nope/ (link-broken)
      The address of an article is the name of its file: of name.mdx it is /name/.
    b04-case.mdx:10:1  there is no component <note> (component-unknown)
      Did you mean <Note>?
    b04-case.mdx:14:1  there is no page /nope/ (link-broken)
      The address of an article is the name of its file: of name.mdx it is /name/.
    b05-curly-attr.mdx:10:18  the value of summary stands in curly quotes (mdx-syntax)
      Write summary="More" with straight quotes.
    b05-curly-attr.mdx:14:1  there is no page /nope/ (link-broken)
      The address of an article is the name of its file: of name.mdx it is /name/.
    b06-unquoted-attr.mdx:10:18  the value of summary has no quotes (mdx-syntax)
      Write summary="More".
    b07-no-summary.mdx:10:1  <Details> needs summary="…" (component-attribute)
      Write <Details summary="text">.
    b08-attr-typo.mdx:10:1  <Details> has no attribute sumary (component-attribute)
      It has summary.
    b08-attr-typo.mdx:10:1  <Details> needs summary="…" (component-attribute)
      Write <Details summary="text">.
    b09-note-inline.mdx:10:6  <Note> cannot stand inside a sentence (component-place)
      Put <Note> and </Note> on lines of their own.
    b12-figure-missing.mdx:8:4  the article has frontmatter but no text (empty-body)
      Write the article, or delete the file.
    b12-figure-missing.mdx:10:1  there is no drawing images/missing.svg (figure-unknown)
      Put the file into the folder images of the content folder.
    b13-figure-png.mdx:10:1  “photo.png” is no src of <Figure> (component-attribute)
      Name a file of images/ in the content folder: src="lower-case-name.svg".
    b14-figure-path.mdx:10:1  “images/x.svg” is no src of <Figure> (component-attribute)
      Name a file of images/ in the content folder: src="lower-case-name.svg".
    b15-figure-noalt.mdx:10:1  <Figure> needs alt="…" (component-attribute)
      Write <Figure alt="text" />.
    b15-figure-noalt.mdx:10:1  there is no drawing images/missing.svg (figure-unknown)
      Put the file into the folder images of the content folder.
    b16-md-image.mdx:10:6  an image of Markdown is not supported (image)
      Put a drawing into images/ and write <Figure src="name.svg" alt="what it shows" />, or say it in words.
    b17-brace.mdx:10:6  an expression in braces is code; an article is text (mdx-expression)
      Write \\{ for a brace that is text.
    b18-less-than.mdx:10:6  this “<” begins no tag (mdx-syntax)
      Write \\< for a “less than” that is text.
    b18-less-than.mdx:10:26  what begins with this “<” is no tag that can be read (mdx-syntax)
      Write \\< for a “less than” that is text; a component needs its closing tag, a comment is {/* … */}, a link is [words](address).
    b19-html-br.mdx:10:4  HTML has no place in an article: <br> (mdx-syntax)
      For a new line end the line with a backslash; for a new paragraph leave a blank line.
    b20-html-div.mdx:10:1  there is no component <div> (component-unknown)
      Leave the tag out; what is in it stays.
    b21-html-comment.mdx:10:1  a comment of HTML is not read here (mdx-syntax)
      Write {/* … */}.
    b22-import.mdx:10:1  a paragraph that begins with “import” is code; an article is text (mdx-module)
      Remove it, or begin the sentence with another word.
    b23-h1.mdx:10:1  the title in the frontmatter is the page’s only first-level heading (heading-level)
      Write ## for a section.
    b24-fragment.mdx:10:1  the page has no section #nowhere (link-fragment)
      It has no headings to link to.
    b24-fragment.mdx:10:19  the page has no section #no (link-fragment)
      Its sections are #title.
    b24-fragment.mdx:10:40  the page has no section #no (link-fragment)
      It has no headings to link to.
    b25-link-md.mdx:10:1  ./b24-fragment.mdx is not the page’s address (link-form)
      Write /b24-fragment/.
    b25-link-md.mdx:10:25  /b24-fragment is not the page’s address (link-form)
      Write /b24-fragment/.
    b25-link-md.mdx:10:44  b24-fragment/ is not the page’s address (link-form)
      Write /b24-fragment/.
    b26-link-typo.mdx:10:1  there is no page /b24-fragmen/ (link-broken)
      Did you mean /b24-fragment/?
    b27-link-space.mdx:10:1  this is not read as a link (link-unread)
      The address holds no spaces and its bracket is closed: [words](/address/).
    b27-link-space.mdx:10:19  there is no page my page (link-broken)
      The address of an article is the name of its file: of name.mdx it is /name/.
    b28-link-empty.mdx:10:1  the link has no address (link-address)
      Write [words](address).
    b28-link-empty.mdx:10:11  the link has no words, so nobody could see or follow it (link-empty)
      Write [words](address).
    b29-javascript.mdx:10:1  a link to “javascript:alert(1)” is not allowed (link-address)
      Links start with https:, http:, mailto:, tel: and a whole address, or with a path of this site.
    b30-reference.mdx:10:4  nothing defines [nope] (reference-unknown)
      Write [words](address), or \\[ for a bracket that is text.
    b30-reference.mdx:10:19  nothing defines [^1] (reference-unknown)
      Write [words](address), or \\[ for a bracket that is text.
    b31-www.mdx:10:1  there is no page www.example.com (link-broken)
      Write https://www.example.com for another site.
    b32-unclosed-code.mdx:12:1  the block of code is never closed, so all that follows would be code (code-unclosed)
      Put the same marks on a line of their own where the code ends.
    b33-table.mdx:10:1  this is not read as a table: its first two rows differ in their number of cells (table-form)
      Give the row of hyphens one cell for each cell of the first row.
    b34-smart-comment.mdx:10:1  this keep comment stands before no paragraph and no list (keep-idle)
      Write {/* keep */} on a line of its own, right before the paragraph or list that is to stay.
    b35-bold.mdx:10:3  warning: these signs make nothing bold (markup-left)
      Close them right after the words: **words**.
    b35-bold.mdx:10:14  there is no page /nope/ (link-broken)
      The address of an article is the name of its file: of name.mdx it is /name/.
    b36-two.mdx:10:1  there is no component <Info> (component-unknown)
      The components are Note, Tip, Warning, Stop, Details, Figure, Path.
    b36-two.mdx:14:1  there is no component <Nope> (component-unknown)
      Did you mean <Note>?
    b36-two.mdx:18:1  there is no page /nope/ (link-broken)
      The address of an article is the name of its file: of name.mdx it is /name/.
    b36-two.mdx:20:1  the title in the frontmatter is the page’s only first-level heading (heading-level)
      Write ## for a section.
    b36-two.mdx:22:1  an image of Markdown is not supported (image)
      Put a drawing into images/ and write <Figure src="name.svg" alt="what it shows" />, or say it in words.
    b37-nbsp-heading.mdx:10:1  warning: these hashes are no heading (markup-left)
      Write a space between ## and the words.
    b38-style-attr.mdx:10:1  <Note> has no attribute style (component-attribute)
      It has title.
    b39-self-close.mdx:10:1  <Note> has nothing in it (component-empty)
      Write its text between the opening and the closing tag.
    b40-ampersand.mdx:10:12  &foo; stands for no character (entity-unknown)
      Write the character itself, or &amp; for an “and” sign that is text.
    decisions.yaml:1:3  this line is not a decision (decision-form)
      Write - keep: ["one text", "other text"], or - same: ["one text", "other text"].
    redirects.yaml:1:5  there is no article “b10-note-onelin” (redirect-target)
      Did you mean b10-note-oneline?
    sub/a44-twin.mdx:1:1  a44-twin.mdx has the same address /a44-twin/ (id-shared)
      Rename one of the two files."
  `);
});
