import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { BrandIsFree } from '../../workspace/brand/remove-brand.ts'

/** A brand may go once no channel in use is its own. */
export const brandIsFree: BrandIsFree = async (tx, brandId) => {
  const { rows } = await sql<{ name: string }>`
    select name from channels.channel where brand_id = ${brandId} and removed_at is null order by name limit 1`.execute(tx)
  if (rows[0])
    throw new Refusal('conflict', 'brand-in-use', `The channel “${rows[0].name}” belongs to this brand. Give it another brand, or none, first.`, {
      channel: rows[0].name,
    })
}
