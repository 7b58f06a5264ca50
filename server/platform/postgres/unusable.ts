/** The database cannot be used. The message says why and what to do; it holds no password. */
export class Unusable extends Error {
  override name = 'Unusable'
}
