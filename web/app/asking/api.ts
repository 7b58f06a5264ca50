import type { z } from 'zod'
import type { Contract } from '../../../server/app/contract.ts'
import { ProblemError, readProblem } from './problem.ts'

/** Every endpoint of /api/v1 by its name, such as `POST /conversations/:id/claim`. */
export type EndpointName = keyof Contract
export type ReadName = Extract<EndpointName, `GET ${string}`>
export type WriteName = Exclude<EndpointName, ReadName>

type Part<E, K extends 'params' | 'query' | 'body'> = E extends { [P in K]: infer S extends z.ZodType }
  ? Partial<z.input<S>> extends z.input<S>
    ? { [P in K]?: z.input<S> }
    : { [P in K]: z.input<S> }
  : { [P in K]?: undefined }

/** What an endpoint is asked with. */
export type Asked<N extends EndpointName> = Part<Contract[N], 'params'> & Part<Contract[N], 'query'> & Part<Contract[N], 'body'>
/** What an endpoint answers with. */
export type Answer<N extends EndpointName> = z.output<Contract[N]['returns']>
/** `asked` may be left out where nothing must be said. */
export type AskedRest<N extends EndpointName> = Partial<Asked<N>> extends Asked<N> ? [asked?: Asked<N>] : [asked: Asked<N>]

interface Loose {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

/** How a call is made, besides what it asks. */
export interface Manner {
  signal?: AbortSignal
  /** Names one write across its retries; made here when not given. */
  key?: string
}

/** Waits before a write is tried again after an outage, ms. About the length of a restart of the server. */
const AGAIN_AFTER = [400, 1_500, 4_000]

/** Calls an endpoint. Throws a ProblemError. A write carries an Idempotency-Key, the same on every attempt, so an outage never does it twice. */
export async function api<N extends EndpointName>(name: N, asked?: Asked<N>, { signal, key = newKey() }: Manner = {}): Promise<Answer<N>> {
  const { params, query, body } = (asked as unknown as Loose | undefined) ?? {} // every endpoint's parts at once are too much for the compiler
  const [method, path] = name.split(' ') as [string, string]
  const reads = method === 'GET'
  const request: RequestInit = {
    method,
    headers: { accept: 'application/json', ...(!reads && { 'idempotency-key': key }), ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }
  return (await send(addressOf(path, params, query), request, reads ? [] : AGAIN_AFTER)) as Answer<N>
}

async function send(address: string, request: RequestInit, againAfter: readonly number[]): Promise<unknown> {
  try {
    return await sendOnce(address, request)
  } catch (problem) {
    const [wait, ...rest] = againAfter
    if (!(problem instanceof ProblemError && problem.isOutage) || wait === undefined) throw problem
    await new Promise((resolve) => setTimeout(resolve, wait))
    return send(address, request, rest)
  }
}

/** One attempt. The way to the server being cut is a problem like any other, with status 0. */
export async function sendOnce(address: string, request: RequestInit): Promise<unknown> {
  const response = await fetch(address, { credentials: 'same-origin', ...request }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError({ status: 0, code: 'offline', detail: 'The server cannot be reached. Check your connection; nothing is lost.' })
  })
  if (!response.ok) throw await readProblem(response)
  return response.json()
}

/** The address of an endpoint below /api/v1, its `:names` filled in. A query value left undefined or null is left out. */
export function addressOf(path: string, params: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return `/api/v1${filled}${search && `?${search}`}`
}

/** A fresh key. `crypto.randomUUID` is missing on plain http, where a company may well run this in its own network. */
export const newKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
