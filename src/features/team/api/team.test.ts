import { expect, it } from 'vitest';
import type { Invitation } from '../../../../domain/account/account.ts';
import type { TeamMember } from '../../../firebase/collections.ts';
import { teamOf } from './team.ts';

const at = new Date('2026-03-01T12:00:00Z');

function member(email: string, mailId: string | null): TeamMember {
  const delivery = { state: 'queued', to: email, at, failure: null, detail: null } as const;
  const invitation = mailId === null ? null : { ...delivery, mailId };
  return { uid: email, email, role: 'viewer', invitation };
}

const invitation = (id: string, email: string): Invitation => ({
  ...{ id, email, role: 'viewer', invitedAt: at, invitedBy: 'ana', failure: null },
});

it('shows nobody as a member and as about to be one', () => {
  const { members, invitations } = teamOf(
    [member('li@acme.example', 'first'), member('ana@acme.example', null)],
    [invitation('second', 'mo@acme.example'), invitation('first', 'li@acme.example')],
  );
  expect(members.map(({ email }) => email)).toEqual(['ana@acme.example', 'li@acme.example']);
  expect(invitations.map(({ email }) => email)).toEqual(['mo@acme.example']);
});

it('shows the invitation of a member who is invited once more', () => {
  const { invitations } = teamOf(
    [member('li@acme.example', 'first')],
    [invitation('second', 'li@acme.example')],
  );
  expect(invitations.map(({ id }) => id)).toEqual(['second']);
});
