import { readFileSync, writeFileSync } from 'node:fs';
import { Parser } from 'n3';
import { modelOf } from '../src/features/vocabulary/relations.ts';
import { LANGUAGES, messagesIn } from '../src/pages/messages/messages.ts';
import { Statements } from '../src/pages/statements/statements.ts';
import { Diagram } from './vocabulary/diagram.tsx';

// Draws the classes of the vocabulary and what joins them, in each language of the pages, when munpart is built.

const read = (name: string) =>
  new Parser().parse(readFileSync(new URL(`../ontology/${name}.ttl`, import.meta.url), 'utf8'));
const statements = new Statements(read('munpart'));
const labels = new Statements(read('munpart'), read('schemes'), read('authorities'));
const model = modelOf(statements);
const drawings = LANGUAGES.map((language) => {
  const scope = { labels, messages: messagesIn(language), context: { language } };
  return [language, String(<Diagram model={model} scope={scope} />)];
});
writeFileSync('assets/generated/vocabulary.json', JSON.stringify(Object.fromEntries(drawings)));
