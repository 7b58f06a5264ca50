export { ABILITIES, may, ROLES, type Ability, type Role } from './role.ts'
export { Done, Id } from './contract.ts'
export { doorkeeper, type WhoIsSignedIn } from './doorkeeper.ts'
