import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { tooMany } from './problem.ts'

/**
 * Limits calls on the doors that say so (`perMinute`), by address. Counted in this process's memory: with several web
 * processes each counts for itself. Sign-in has its own limits besides, counted in PostgreSQL (workspace/sign-in/auth.ts).
 */
export async function limitCalls(http: FastifyInstance): Promise<void> {
  await http.register(rateLimit, { global: false, errorResponseBuilder: (_request, { ttl }) => tooMany(Math.ceil(ttl / 1000)) })
}
