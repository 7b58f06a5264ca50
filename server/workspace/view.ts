import type { KeyRow } from './key/read-keys.ts'
import type { MemberRow } from './member/read-members.ts'

/** The answer of a command that has nothing to tell. */
export const done = { done: true } as const

/** A member as the web sees one. */
export const viewMember = (row: MemberRow) => ({ ...row, joinedAt: row.joinedAt.toISOString() })

/** A key as the web sees one, without the key. */
export const viewKey = (row: KeyRow) => ({ ...row, createdAt: row.createdAt.toISOString(), lastUsedAt: row.lastUsedAt?.toISOString() ?? null })

/** A page of rows as a page of views. */
export const viewPage = <Row, View>(page: { items: Row[]; next: string | null }, view: (row: Row) => View) => ({ items: page.items.map(view), next: page.next })
