import { useRead } from '../../../../app/asking/queries.ts'

/** What tiers and account owners are called; `…`: it is not there any more. */
export function useCustomerNames() {
  const tiers = useRead('GET /tiers').data?.items ?? []
  const members = useRead('GET /members', { query: { limit: 200 } }).data?.items ?? []
  const nameIn =
    (list: readonly { id: string; name: string }[]) =>
    (id: string): string =>
      list.find((one) => one.id === id)?.name ?? '…'
  return { tiers, members, tierOf: nameIn(tiers), ownerOf: nameIn(members) }
}
