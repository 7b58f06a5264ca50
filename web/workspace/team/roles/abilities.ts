import type { ABILITIES, ROLES as ServerRoles } from '../../../../server/workspace/role.ts'

/** The roles, the mightiest first. Does not compile when the server's differ. */
export const ROLES: typeof ServerRoles = ['administrator', 'lead', 'agent', 'seller', 'marketer', 'viewer']

const ALL = ['administrator', 'lead', 'agent', 'seller', 'marketer', 'viewer'] as const

/** What each ability is open to, for people to read. Does not compile when the server's rules differ: it is they that decide. */
export const MAY: typeof ABILITIES = {
  'desk.read': ALL,
  'desk.work': ['administrator', 'lead', 'agent', 'seller', 'marketer'],
  'desk.lead': ['administrator', 'lead'],
  'team.manage': ['administrator', 'lead'],
  'team.read': ALL,
  'workspace.manage': ['administrator'],
  'channels.manage': ['administrator'],
  'channels.read': ALL,
  'channels.mind': ['administrator', 'lead'],
  'items.bring': ['administrator', 'lead'],
  'watches.manage': ['administrator', 'lead', 'marketer'],
  'work.manage': ['administrator', 'lead'],
  self: ALL,
}
