/**
 * The fields of nearly every article, read without a parser of all of YAML: names with a value, a list of values, or a list of such fields.
 * Whatever is written in any other way gives nothing, and the parser is asked. A law holds the two to the same values.
 */

/** Lists in lists are left to the parser. */
type Value = string | number | boolean | string[] | Array<Record<string, Value>>;

const FIELD = /^([A-Za-z]+):(?: ([^\n]+))?$/;
const QUOTED = /^"([^"\\\t\u0080-\u009f]*)"$|^'([^'\t\u0080-\u009f]*)'$/;
/** No indicator of YAML at the start, nothing that begins a comment or another value, no space at the end. */
const PLAIN = /^[A-Za-z](?:(?!: |:$| #|[\t\u0080-\u009f]).)*(?<! )$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const NUMBER = /^[1-9]\d{0,5}$/;
/** Words that YAML takes for something else than text. */
const RESERVED = /^(?:null|Null|NULL|true|True|TRUE|false|False|FALSE)$/;
const FLOW = /^\[([A-Za-z][A-Za-z0-9 -]*(?:, [A-Za-z][A-Za-z0-9 -]*)*)\]$/;

/** Undefined for what is not written in the plain way. */
export function readPlain(yaml: string): Record<string, Value> | undefined {
  const fields: Record<string, Value> = {};
  const lines = yaml.split('\n');
  for (let at = 0; at < lines.length; ) {
    const [, name = '', written] = FIELD.exec(lines[at]!) ?? [];
    if (name === '' || Object.hasOwn(fields, name)) return undefined;
    at++;
    if (written !== undefined) {
      const value = scalar(written) ?? flow(written);
      if (value === undefined) return undefined;
      fields[name] = value;
      continue;
    }
    const from = at;
    while (at < lines.length && /^ {2}[- ]/.test(lines[at]!)) at++;
    const list = items(lines.slice(from, at));
    if (!list) return undefined;
    fields[name] = list;
  }
  return fields;
}

/** Lines `  - value`, or `  - name: value` each with lines `    name: value`. */
function items(lines: readonly string[]): string[] | Array<Record<string, Value>> | undefined {
  const [values, groups]: [string[], Array<Record<string, Value>>] = [[], []];
  for (const line of lines) {
    const text = line.slice(4);
    const isNew = line.startsWith('  - ');
    if (!isNew && !line.startsWith('    ')) return undefined;
    const [, name, written] = FIELD.exec(text) ?? [];
    if (name !== undefined) {
      if (isNew) groups.push({});
      const group = groups.at(-1);
      const value = written === undefined ? undefined : scalar(written);
      if (!group || value === undefined || Object.hasOwn(group, name)) return undefined;
      group[name] = value;
      continue;
    }
    const value = isNew ? scalar(text) : undefined;
    if (typeof value !== 'string') return undefined;
    values.push(value);
  }
  if (values.length > 0 && groups.length > 0) return undefined;
  return values.length > 0 ? values : groups.length > 0 ? groups : undefined;
}

function scalar(written: string): string | number | boolean | undefined {
  const quoted = QUOTED.exec(written);
  if (quoted) return quoted[1] ?? quoted[2];
  if (written === 'true' || written === 'false') return written === 'true';
  if (NUMBER.test(written)) return Number(written);
  return DAY.test(written) || (PLAIN.test(written) && !RESERVED.test(written)) ? written : undefined;
}

function flow(written: string): string[] | undefined {
  const list = FLOW.exec(written)?.[1]?.split(', ').map((item) => item.trim());
  return list?.some((item) => RESERVED.test(item)) ? undefined : list;
}
