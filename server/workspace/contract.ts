import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { page, paging } from '#platform/http/route.ts'
import { ROLES } from './role.ts'

export const Id = z.object({ id: z.uuid() })
export const Done = z.object({ done: z.literal(true) })

export const RoleName = z.enum(ROLES)

export const MemberView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: RoleName,
    teams: z.array(z.object({ id: z.uuid(), name: z.string() })),
    languages: z.array(z.string()),
    timeZone: z.string().nullable(),
    language: z.string().nullable(),
    twoFactor: z.boolean(),
    joinedAt: z.iso.datetime(),
    /** Invited and not yet signed in. */
    invited: z.boolean(),
  })
  .meta({ id: 'Member' })

export const TeamView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    purpose: z.enum(['care', 'sales', 'marketing', 'other']),
    timeZone: z.string(),
    isDefault: z.boolean(),
    members: z.array(z.object({ id: z.uuid(), name: z.string() })),
  })
  .meta({ id: 'Team' })

export const BrandView = z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'Brand' })

export const KeyView = z
  .object({ id: z.uuid(), name: z.string(), role: RoleName, prefix: z.string(), createdAt: z.iso.datetime(), lastUsedAt: z.iso.datetime().nullable() })
  .meta({ id: 'ApiKey' })

const name = z.string().trim().min(1).max(120)
/** The languages the screens speak, ISO 639-1: those with texts in web/i18n. */
export const LANGUAGES = ['en', 'de'] as const

const timeZone = z
  .string()
  .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'Not a time zone. Use an IANA name like Europe/Berlin.')
/** Signing in, out, password reset, two-factor and single sign-on are the auth library's own doors, below /api/auth. */
export const setupContract = {
  'GET /setup': {
    summary: 'Tell whether the workspace still waits for its first administrator, and which doors are open',
    may: 'anyone',
    perMinute: 60,
    returns: z.object({ setUp: z.boolean(), company: z.string(), singleSignOn: z.boolean(), mail: z.boolean() }),
  },
  'POST /setup': {
    summary: 'Make the first administrator, with the one-time code from the console',
    may: 'anyone',
    perMinute: 10,
    /** `language`: what the first teams and the first rule are called in. */
    body: z.object({
      code: z.string(),
      company: name,
      name,
      email: z.email(),
      password: z.string().min(12).max(128),
      timeZone,
      language: z.enum(LANGUAGES).default('en'),
    }),
    returns: Done,
  },
} as const satisfies Contract

export const memberContract = {
  'GET /me': {
    summary: 'Tell who is signed in and what they may do',
    may: 'self',
    returns: MemberView.extend({ company: z.string(), abilities: z.array(z.string()), demo: z.boolean() }),
  },
  'PATCH /me': {
    summary: 'Change your own profile',
    may: 'self',
    body: z.object({ name, languages: z.array(z.string().max(8)).max(20), timeZone: timeZone.nullable(), language: z.enum(LANGUAGES).nullable() }).partial(),
    returns: MemberView,
  },
  'GET /members': { summary: 'List the members', may: 'team.read', query: z.object(paging), returns: page(MemberView) },
  'POST /members': {
    summary: 'Invite a member; without outgoing mail the link is returned to hand over',
    may: 'workspace.manage',
    body: z.object({ name, email: z.email(), role: RoleName, teams: z.array(z.uuid()).max(50).default([]) }),
    returns: z.object({ member: MemberView, link: z.url().nullable() }),
  },
  'POST /members/:id/invite': {
    summary: 'Make a new invitation link; the old one ends',
    may: 'workspace.manage',
    params: Id,
    returns: z.object({ link: z.url().nullable() }),
  },
  'PATCH /members/:id': {
    summary: 'Change a member’s role or teams',
    may: 'workspace.manage',
    params: Id,
    body: z.object({ name, role: RoleName, teams: z.array(z.uuid()).max(50) }).partial(),
    returns: MemberView,
  },
  'DELETE /members/:id/second-factor': {
    summary: 'Take the second factor from a member who lost it; they are signed out, and the password alone lets them in',
    may: 'workspace.manage',
    params: Id,
    returns: MemberView,
  },
  'DELETE /members/:id': {
    summary: 'Remove a member: signed out at once, their conversations go back to the queue',
    may: 'workspace.manage',
    params: Id,
    returns: Done,
  },
} as const satisfies Contract

export const teamContract = {
  'GET /teams': { summary: 'List the teams (at most 200)', may: 'team.read', returns: z.object({ items: z.array(TeamView).max(200) }) },
  'POST /teams': { summary: 'Make a team', may: 'team.manage', body: z.object({ name, purpose: TeamView.shape.purpose, timeZone }), returns: TeamView },
  'PATCH /teams/:id': {
    summary: 'Change a team',
    may: 'team.manage',
    params: Id,
    body: z.object({ name, purpose: TeamView.shape.purpose, timeZone, members: z.array(z.uuid()).max(500), isDefault: z.literal(true) }).partial(),
    returns: TeamView,
  },
  'DELETE /teams/:id': { summary: 'Remove a team; refused while it is the default or holds open conversations', may: 'team.manage', params: Id, returns: Done },
} as const satisfies Contract

export const brandContract = {
  'GET /brands': { summary: 'List the brands (at most 200)', may: 'team.read', returns: z.object({ items: z.array(BrandView).max(200) }) },
  'POST /brands': { summary: 'Add a brand', may: 'workspace.manage', body: z.object({ name }), returns: BrandView },
  'PATCH /brands/:id': { summary: 'Rename a brand', may: 'workspace.manage', params: Id, body: z.object({ name }), returns: BrandView },
  'DELETE /brands/:id': { summary: 'Remove a brand; refused while a channel belongs to it', may: 'workspace.manage', params: Id, returns: Done },
} as const satisfies Contract

export const keyContract = {
  'GET /keys': { summary: 'List the API keys', may: 'workspace.manage', query: z.object(paging), returns: page(KeyView) },
  'POST /keys': {
    summary: 'Make an API key; it is shown once',
    may: 'workspace.manage',
    body: z.object({ name, role: RoleName }),
    returns: KeyView.extend({ key: z.string() }),
  },
  'DELETE /keys/:id': { summary: 'Revoke an API key', may: 'workspace.manage', params: Id, returns: Done },
} as const satisfies Contract

/** Everything the workspace can be asked. */
export const workspaceContract = { ...setupContract, ...memberContract, ...teamContract, ...brandContract, ...keyContract } as const satisfies Contract
