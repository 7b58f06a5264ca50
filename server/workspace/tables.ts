import type { ColumnType, Generated } from 'kysely'
import type { Role } from './role.ts'

/** The rows of the schema `workspace`. */
export interface WorkspaceTables {
  'workspace.company': { id: Generated<boolean>; name: string; time_zone: string; language: string; set_up_at: Date | null }
  'workspace.brand': { id: string; name: string; created_at: Date }
  'workspace.member': {
    id: string
    email: string
    name: string
    role: Role
    languages: string[]
    time_zone: string | null
    language: string | null
    joined_at: Date
    removed_at: Date | null
    removed_by: string | null
  }
  'workspace.team': {
    id: string
    name: string
    purpose: 'care' | 'sales' | 'marketing' | 'other'
    time_zone: string
    is_default: ColumnType<boolean, boolean | undefined>
    created_at: Date
    removed_at: Date | null
  }
  'workspace.team_member': { team_id: string; member_id: string }
  'workspace.api_key': {
    id: string
    name: string
    role: Role
    prefix: string
    hash: Buffer
    created_at: Date
    created_by: string | null
    last_used_at: Date | null
    revoked_at: Date | null
    revoked_by: string | null
  }
}
