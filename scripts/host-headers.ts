/** The text of a `_headers` file -> the headers of a path, by the rules of the hosts that read it: every rule that matches adds its own, `:name` is one segment. */

interface Rule {
  matches: RegExp;
  headers: ReadonlyArray<readonly [name: string, value: string]>;
}

/** Reads the file once; the function that comes back answers for any path. */
export function headersOf(text: string): (path: string) => Record<string, string> {
  const rules: Rule[] = text
    .replace(/^#.*$/gm, '')
    .split(/\n(?=\/)/)
    .map((block) => block.trim().split('\n'))
    .filter(([pattern]) => pattern?.startsWith('/'))
    .map(([pattern = '', ...lines]) => ({ matches: expression(pattern), headers: lines.map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()] as const) }));
  return (path) => {
    const found: Record<string, string> = {};
    for (const { matches, headers } of rules) {
      const match = matches.exec(path);
      if (!match) continue;
      for (const [name, value] of headers) found[name] = value.replace(/:([a-z]+)/g, (whole, key: string) => match.groups?.[key] ?? whole);
    }
    return found;
  };
}

const expression = (pattern: string) => new RegExp(`^${pattern.replace(/[.+?^$()[\]{}|\\]/g, '\\$&').replace('*', '.*').replace(/:([a-z]+)/g, '(?<$1>[^/]+)')}$`);
