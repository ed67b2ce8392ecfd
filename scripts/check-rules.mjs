import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './house/run.mjs';

/* Every rule of content/RULES.md opens the title of a test; every test of content/ opens with a rule. */
const rules = new Set(
  [...readFileSync(join(ROOT, 'content/RULES.md'), 'utf8').matchAll(/^- \*\*([A-Z]{3}-\d+)\*\*/gm)].map((m) => m[1]),
);
const duplicates = [...readFileSync(join(ROOT, 'content/RULES.md'), 'utf8').matchAll(/^- \*\*([A-Z]{3}-\d+)\*\*/gm)]
  .map((m) => m[1])
  .filter((rule, index, all) => all.indexOf(rule) !== index);

const files = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
const proven = new Set();
const complaints = duplicates.map((rule) => `RULES.md: ${rule} stands twice`);
for (const file of files) {
  const text = readFileSync(join(ROOT, 'test', file), 'utf8');
  for (const match of text.matchAll(
    /^\s*(?:it|test|\w+Order|\w+InAnyOrder)(?:\.each\([^)]*\)|\.skipIf\([^)]*\)|\.runIf\([^)]*\))?\(\s*(['"`])([^'"`]*)/gm,
  )) {
    const title = match[2] ?? '';
    const named = /^([A-Z]{3}-\d+)\b/.exec(title)?.[1];
    if (named && !rules.has(named)) complaints.push(`${file}: «${title}» names a rule that RULES.md does not have`);
    if (named) proven.add(named);
    else if (file.startsWith('content/')) complaints.push(`${file}: «${title}» names no rule`);
  }
}
for (const rule of rules) if (!proven.has(rule)) complaints.push(`RULES.md: ${rule} has no test`);
if (rules.size === 0) complaints.push('RULES.md: no rules found');
for (const complaint of complaints) console.error(complaint);
process.exit(complaints.length === 0 ? 0 : 1);
