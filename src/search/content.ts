/** The list of synonyms as it lies in the content folder that is being built or developed. */
import { join } from 'node:path';
import { readText } from '../kb/disk.ts';
import { type SearchRecord, searchText } from './record.ts';
import { readSynonyms, type SynonymList, SYNONYMS_PATH } from './synonym-list.ts';

export async function searchSynonyms(records: readonly SearchRecord[], folder = process.env['WINNOW_CONTENT'] ?? 'content'): Promise<SynonymList & { text: string | undefined }> {
  // A list that cannot be read is told of by whoever reads the folder.
  const text = await readText(join(folder, SYNONYMS_PATH)).catch(() => undefined);
  return { ...readSynonyms(text, records.map(searchText)), text };
}
