/** What a person leaves in this browser stands under this: drafts, what they looked at. Settings of the device (colours, language, keys) do not. */
export const MINE = 'aerie-mine-'
const WHOSE = `${MINE}whose`

/** The member whose screen this page has been since it was loaded. */
let here: string | null = null

/** Forgets whatever a person left in this browser: the next one at this desk must not see it. Other tabs notice, and leave too. */
export function forgetMine(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(MINE)) localStorage.removeItem(name)
}

/**
 * This browser is now theirs. Who comes back after their session ended finds their drafts; after anybody else (whose
 * session may have ended by itself) all is forgotten first, in memory too. @returns never resolves when the page begins anew
 */
export async function settleIn(memberId: string): Promise<void> {
  const before = here ?? localStorage.getItem(WHOSE)
  if (localStorage.getItem(WHOSE) !== memberId) forgetMine()
  localStorage.setItem(WHOSE, memberId)
  here = memberId
  if (before === null || before === memberId) return
  location.reload()
  await new Promise(() => {})
}

/** Begins anew when in another tab this person signs out or somebody else signs in. */
export function leaveTogether(): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === WHOSE && here !== null && newValue !== here) location.reload()
  })
}
