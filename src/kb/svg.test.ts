import { expect, test } from 'vitest';
import { readSvg } from './svg.ts';

const OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">';
const svg = (inside: string) => `${OPEN}\n${inside}\n</svg>`;
/** `line:column rule` of each problem; what stands in the drawing is its second line. */
const placed = (text: string) => readSvg(text).problems.map(({ start, rule }) => `${text.slice(0, start).split('\n').length}:${start - text.lastIndexOf('\n', start - 1)} ${rule}`);

const FINE: ReadonlyArray<[name: string, text: string]> = [
  ['a shape', svg('<rect x="1" width="2" height="2"/>')],
  ['a declaration and a comment', `<?xml version="1.0" encoding="UTF-8"?>\n<!-- a drawing -->\n${svg('<path d="M0 0h4"/>')}\n`],
  ['own parts', svg('<defs><g id="a"><circle r="1"/></g></defs><use href="#a" xlink:href="#a" fill="url(#b)"/>')],
  ['style and words', svg("<style>.a > b { fill: #123; font: 9px 'Noto Sans' }</style><text class=\"a\">1 &lt; 2 &amp; > 0</text>")],
  ['a style by the reader’s wish', svg('<style>@media (prefers-color-scheme: dark) { path { fill: #fff } }</style><path d="M0 0"/>')],
];
test.each(FINE)('fine: %s', (_name, text) => expect(readSvg(text)).toEqual({ size: { width: 40, height: 20 }, problems: [] }));
test('every fine case ran', () => expect(FINE).toHaveLength(5));

const UNSAFE: ReadonlyArray<[name: string, inside: string, problems: string[]]> = [
  ['a script', '<script>alert(1)</script>', ['2:1 svg-content']],
  ['a script in capitals', '<SCRIPT/>', ['2:1 svg-content']],
  ['a script of another name space', '<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>', ['2:1 svg-content', '2:13 svg-content']],
  ['an event handler', '<rect width="1" onload="x()"/>', ['2:17 svg-content']],
  ['an event handler in capitals, on lines of its own', '<rect\nONCLICK = \'x()\'/>', ['3:1 svg-content']],
  ['a foreign object', '<foreignObject><g/></foreignObject>', ['2:1 svg-content']],
  ['HTML', '<iframe src="x"/>', ['2:1 svg-content', '2:9 svg-content']],
  ['a link', '<a href="/x"><g/></a>', ['2:1 svg-content', '2:4 svg-content']],
  ['an image', '<image href="https://a.bc/d.png"/>', ['2:1 svg-content', '2:8 svg-content']],
  ['a part of another file', '<use href="other.svg#a"/>', ['2:6 svg-content']],
  ['a part of a data address', '<use xlink:href="data:image/svg+xml,x#a"/>', ['2:6 svg-content']],
  ['an animation, which can set an address', '<set attributeName="href" to="javascript:x"/>', ['2:1 svg-content', '2:27 svg-content']],
  ['a paint from outside', '<rect fill="url(https://a.bc/#x)"/>', ['2:7 svg-content']],
  ['a style that imports', '<style>@import "x.css";</style>', ['2:8 svg-content']],
  ['a style that loads', '<style>g { fill: url( "//a.bc") }</style>', ['2:18 svg-content']],
  ['a style that hides what it loads', '<style>g { fill: \\75rl(x) }</style>', ['2:18 svg-content']],
  ['a style with an outside address', '<style>g { cursor: image-set("//a.bc/x" 1x) }</style>', ['2:20 svg-content']],
  ['a style in a comment', '<style><!-- @import "x"; --></style>', ['2:8 svg-content']],
  ['a style that a comment splits', '<style>@im<!-- -->port "x";</style>', ['2:11 svg-content']],
  ['a style that an element splits', '<style>@im<g/>port "x";</style>', ['2:11 svg-content']],
  ['a style on an element', '<g style="background: url(/x)"/>', ['2:4 svg-content']],
  ['an entity', '<text>&x;</text>', ['2:7 svg-content']],
  ['an address behind a character reference', '<use href="&#104;ttps://a.bc"/>', ['2:6 svg-content']],
  ['another name space', '<g xmlns="http://www.w3.org/1999/xhtml"/>', ['2:4 svg-content']],
  ['a note of a drawing program', '<g inkscape:label="x"/>', ['2:4 svg-content']],
  ['a section of raw text', '<style><![CDATA[ @import "x" ]]></style>', ['2:8 svg-content']],
  ['an instruction', '<?xml-stylesheet href="x"?>', ['2:1 svg-content']],
  ['an attribute without quotes', '<rect onload=x()/>', ['2:1 svg-form']],
  ['elements that overlap', '<g><text></g></text>', ['2:10 svg-form']],
];
test.each(UNSAFE)('refused: %s', (_name, inside, problems) => {
  expect(placed(svg(inside))).toEqual(problems);
  expect(readSvg(svg(inside)).size).toBeUndefined();
});
test('every unsafe case ran', () => expect(UNSAFE).toHaveLength(29));

const FORM: ReadonlyArray<[name: string, text: string, problems: string[]]> = [
  ['nothing', '', ['1:1 svg-form']],
  ['no drawing', 'hello', ['1:1 svg-form', '1:1 svg-form']],
  ['a document type', `<!DOCTYPE svg [<!ENTITY x "y">]>\n${svg('')}`, ['1:1 svg-content']],
  ['no size', '<svg xmlns="http://www.w3.org/2000/svg"/>', ['1:1 svg-form']],
  ['a size out of bounds', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9999 1"/>', ['1:1 svg-form']],
  ['no name space', '<svg viewBox="0 0 1 1"/>', ['1:1 svg-form']],
  ['not closed', OPEN, [`1:${OPEN.length + 1} svg-form`]],
  ['two drawings', `${svg('')}${svg('')}`, ['3:7 svg-form']],
  ['words beside it', `${svg('')}x`, ['3:7 svg-form']],
];
test.each(FORM)('form: %s', (_name, text, problems) => expect(placed(text)).toEqual(problems));
test('an element that is nearly right', () => expect(readSvg(svg('<rectangle/><elipse/>')).problems.map(({ hint }) => hint)).toEqual(['Draw with paths, shapes and text.', 'Did you mean <ellipse>?']));
test('every form ran', () => expect(FORM).toHaveLength(9));
