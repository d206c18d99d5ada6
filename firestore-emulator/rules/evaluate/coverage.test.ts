import { expect, it } from 'vitest';
import { compileRules } from '../compile.ts';
import { request } from '../test-support.ts';

it('counts what each clause came to, and leaves out what is no condition', () => {
  const { ruleset } = compileRules(`rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    function role() { return 'admin'; }
    match /a/{id} {
      allow get: if id == 'one' && (request.auth != null || !(role() == 'x')) && request.auth.uid == 'u';
    }
  }
}`);
  const asked = (id: string, uid: string | null) =>
    ruleset?.decide(request({ path: `a/${id}`, auth: uid === null ? null : { uid, token: {} } }));
  asked('one', 'u');
  asked('two', 'u');
  asked('one', null);
  const report = ruleset?.coverage() ?? [];
  expect(
    report.map(({ text, true: held, false: failed, error }) => [text, held, failed, error]),
  ).toEqual([
    ["id == 'one'", 2, 1, 0],
    ['request.auth != null', 1, 1, 0],
    ["(role() == 'x')", 0, 1, 0],
    ["request.auth.uid == 'u'", 1, 0, 1],
  ]);
  expect(report[0]).toMatchObject({ line: 6, column: 21 });
});
