/**
 * Asks a running official emulator what is kept in the files beside this one, and keeps what it answers:
 *
 *     npx tsx firestore-emulator/recorded/record.ts PORT [FILE …]
 */
import { writeFileSync } from 'node:fs';
import { answerOf } from './ask.ts';
import { placeOf, readRecorded, recordings } from './recordings.ts';

const [port, ...names] = process.argv.slice(2);
const emulator = { port: Number(port), projectId: 'demo-recorded' };

for (const name of names.length > 0 ? names : recordings) {
  const cases = [];
  for (const recorded of readRecorded(name)) {
    const answer = await answerOf(emulator, recorded);
    if (answer !== recorded.answer) {
      console.log(`${name}: ${recorded.answer} → ${answer}: ${JSON.stringify(recorded)}`);
    }
    const { here, ...rest } = recorded;
    cases.push({ ...rest, answer, ...(here && here.answer !== answer && { here }) });
  }
  writeFileSync(placeOf(name), `${JSON.stringify(cases)}\n`);
}
console.log('Recorded. Now: npx prettier --write firestore-emulator/recorded');
