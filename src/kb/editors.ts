/** The schema of the frontmatter in the form that editors read, to complete and underline what an author types. */
import { z } from 'zod';
import { frontmatterSchema } from './article.ts';

/** JSON Schema, as the text of `docs/frontmatter.schema.json`: it names the topics and people of `site.ts`. */
export const frontmatterJsonSchema = (): string => `${JSON.stringify({ ...z.toJSONSchema(frontmatterSchema, { io: 'input' }), title: 'Frontmatter of an article' }, null, 2)}\n`;
