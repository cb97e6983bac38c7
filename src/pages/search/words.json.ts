/** GET /search/words.json: every word of the site, to tell a rare word from a typing error. */
import { allArticles } from '../../library.ts';
import { searchRecord, searchText } from '../../search/record.ts';
import { wordsFile } from '../../search/vocabulary.ts';

export const GET = async () => Response.json(wordsFile((await allArticles()).map((article) => searchText(searchRecord(article)))));
