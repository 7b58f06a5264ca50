/**
 * The company: its people, teams, roles, keys and sign-in. First of the stages; it calls none.
 *
 * In come sign-ins, invitations and API keys; out go actors (who asks, and what they may), names, teams, and the facts
 * `member.invited`, `.joined`, `.changed`, `.removed`, `team.made`, `.changed`, `.removed`.
 *
 * member: somebody who works here · role: what they may · team: whose queue · key: a program that acts for the company ·
 * ability: one thing a role may do · setup: making the first administrator, once.
 */
export { Done, Id } from './contract.ts'
export { doorkeeper } from './doorkeeper.ts'
export { openAuth, type Auth } from './sign-in/auth.ts'
export { openSignIn } from './sign-in/door.ts'
export {
  findMember,
  readAddressees,
  readBrands,
  readEmptyTeams,
  readMembers,
  readStaff,
  readTeams,
  readTimeZone,
  type MemberAtWork,
  type MemberName,
  type Team,
} from './read.ts'
export { ABILITIES, may, ROLES, type Ability, type Role } from './role.ts'
