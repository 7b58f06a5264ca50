/** Is this the database being away, rather than a bug? PostgreSQL's classes 08, 53 and 57P, and the network's own codes; a library may have wrapped it. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return syscall === 'connect'
  return (
    /^(08...|57P..|53...|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code ?? '') ||
    /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/.test(error.message) ||
    isAway(error.cause)
  )
}
