/** Preloaded into a command (`node --import`), it lists folders the other way round: no disk promises an order. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const turned = <T>(list: T): T => (Array.isArray(list) ? ([...list].sort((a, b) => (String(a.name ?? a) < String(b.name ?? b) ? 1 : -1)) as T) : list);
const { readdir } = fs.promises;
fs.promises.readdir = (async (...given: Parameters<typeof readdir>) => turned(await readdir(...given))) as typeof readdir;
const { readdirSync } = fs;
fs.readdirSync = ((...given: Parameters<typeof readdirSync>) => turned(readdirSync(...given))) as typeof readdirSync;
syncBuiltinESMExports();
