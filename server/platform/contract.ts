import type { z } from 'zod'

/**
 * One endpoint, said once: what may be asked, by whom, and what comes back. The server checks against it, the OpenAPI
 * document is made from it, and the web app takes its types from it.
 */
export interface Endpoint {
  /** One line for the API's readers, in the imperative. */
  summary: string
  /** The ability the caller needs (workspace/allow.ts), or `anyone` for a public door. */
  may: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  returns: z.ZodType
  /** The media type of an answer that is not JSON. */
  produces?: string
  /** Calls a minute from one address; set on every public door. */
  perMinute?: number
  /** The largest body taken, bytes. Default 1 MiB. */
  bodyBytes?: number
}

/** `METHOD /path` below /api/v1, with `:name` for what stands in `params`. */
export type EndpointName = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`
export type Contract = Record<EndpointName, Endpoint>

type In<S> = S extends z.ZodType ? z.output<S> : undefined
/** What a handler is given of the request, parsed. */
export interface Asked<E extends Endpoint> {
  params: In<E['params']>
  query: In<E['query']>
  body: In<E['body']>
}
export type Returned<E extends Endpoint> = z.input<E['returns']>
