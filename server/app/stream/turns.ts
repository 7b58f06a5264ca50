/** Lets pieces of work wait for each other, in the order they were given. `onTrouble` hears of one that failed; the next goes on. */
export function takeTurns(onTrouble: (error: unknown) => void): (work: () => Promise<void>) => void {
  let last: Promise<void> = Promise.resolve()
  return (work) => {
    last = last.then(work).catch(onTrouble)
  }
}
