import { writeFile } from 'node:fs/promises';
import { bridgeDocumentText } from './bridge/openapi/document.ts';
import { fromRoot } from './support/paths.ts';

await writeFile(fromRoot('docs', 'bridge-api', 'openapi.json'), bridgeDocumentText());
