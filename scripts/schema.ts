/** `npm run schema`: writes what editors are told of the frontmatter, after a change of topics or people in `src/site.ts`. */
import { writeWhole } from '../src/kb/disk.ts';
import { frontmatterJsonSchema } from '../src/kb/editors.ts';
import { main, options } from './terminal.ts';

const FILE = 'docs/frontmatter.schema.json';

options({}, 'Usage: npm run schema');
await main(() => writeWhole(FILE, frontmatterJsonSchema()));
