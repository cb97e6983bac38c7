/** GET /opensearch.xml: lets a browser search this site from its address bar. */
import { escape } from '../html.ts';
import { absolute } from '../seo/addresses.ts';
import { site } from '../site.ts';

const DESCRIPTION = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escape(site.name.slice(0, 16))}</ShortName>
<Description>${escape(site.tagline)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image width="32" height="32" type="image/x-icon">${absolute('/favicon.ico')}</Image>
<Url type="text/html" method="get" template="${absolute('/search/')}?q={searchTerms}"/>
</OpenSearchDescription>
`;

export const GET = () => new Response(DESCRIPTION, { headers: { 'Content-Type': 'application/opensearchdescription+xml; charset=utf-8' } });
