/** What a member or an API key may be. One each. */
export const ROLES = ['administrator', 'lead', 'agent', 'seller', 'marketer', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** Every ability there is, in the user's words, and the roles that have it. What is not here is refused. */
export const ABILITIES = {
  /** Read conversations (those one may see), people and figures. */
  'desk.read': ['administrator', 'lead', 'agent', 'seller', 'marketer', 'viewer'],
  /** Claim, answer, snooze, note, close. */
  'desk.work': ['administrator', 'lead', 'agent', 'seller', 'marketer'],
  /** Take a conversation from a colleague, assign to anyone. */
  'desk.lead': ['administrator', 'lead'],
  /** Hours, targets, routing rules, teams. */
  'team.manage': ['administrator', 'lead'],
  /** See who is in the company. */
  'team.read': ['administrator', 'lead', 'agent', 'seller', 'marketer', 'viewer'],
  /** Members, roles, invitations, API keys, brands, the demo. */
  'workspace.manage': ['administrator'],
  /** Connect, pause and remove channels. */
  'channels.manage': ['administrator'],
  /** See channels and their health. */
  'channels.read': ['administrator', 'lead', 'agent', 'seller', 'marketer', 'viewer'],
  /** Be told when a channel is in trouble. */
  'channels.mind': ['administrator', 'lead'],
  /** Bring items in: import a file, post to the API, retry what was set aside. */
  'items.bring': ['administrator', 'lead'],
  /** Say what is listened for beyond what is said to us. */
  'watches.manage': ['administrator', 'lead', 'marketer'],
  /** See and retry parked work. */
  'work.manage': ['administrator', 'lead'],
  /** One's own profile and session. */
  self: ['administrator', 'lead', 'agent', 'seller', 'marketer', 'viewer'],
} as const satisfies Record<string, readonly Role[]>

export type Ability = keyof typeof ABILITIES | 'anyone'

/** May this role do that? Unknown roles may nothing. */
export const may = (role: string, ability: Exclude<Ability, 'anyone'>): boolean => (ABILITIES[ability] as readonly string[]).includes(role)
