import { v7 } from 'uuid'

/** A new id: a UUID of version 7 (RFC 9562), so that rows made later sort later and indexes grow at one end. */
export const newId = (): string => v7()
