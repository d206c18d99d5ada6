import { type Command, Option } from 'commander';
import type { Role } from '../../../domain/account/account.ts';
import { PASSWORD_LINK_DAYS } from '../../../domain/account/password-link.ts';
import type { Operate } from '../operate.ts';
import { addMember, describeDisplaced } from './add-member.ts';
import { makePasswordLink } from './make-password-link.ts';
import { removeMember } from './remove-member.ts';

/** The commands that let people in and take them out (docs/people.md). */
export function addMemberCommands(program: Command, operate: Operate): void {
  program
    .command('member:add <accountId> <email>')
    .description('let a person in, or change their role')
    .addOption(new Option('--role <role>').choices(['admin', 'viewer']).makeOptionMandatory())
    .option('--portal <address>', 'where the portal is, such as https://confdesk.example')
    .action((id: string, email: string, { role, portal }: { role: Role; portal?: string }) =>
      operate(async (operator) => {
        const { member, needsPassword, displaced } = await addMember(operator, id, { email, role });
        const is = `${member.email} is ${member.role} of "${id}" in ${operator.where}.`;
        const said =
          displaced === null ? is : `${is}\n${describeDisplaced(member.email, displaced)}`;
        if (!needsPassword) return said;
        const link = await makePasswordLink(operator, member, new Date(), portal);
        return (
          `${said}\nThey choose a password here, within ${PASSWORD_LINK_DAYS} days; ` +
          `give this link to nobody else:\n${link}`
        );
      }),
    );

  program
    .command('member:remove <accountId> <email>')
    .description('take a person out of an account, at once')
    .action((id: string, email: string) =>
      operate(async (operator) => {
        await removeMember(operator, id, email);
        return `${email} is no longer a member of "${id}" in ${operator.where}.`;
      }),
    );
}
