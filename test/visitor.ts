import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

/** Somebody at a browser: keeps cookies, and says which page a request comes from. */
export interface Visitor {
  get(url: string): Promise<LightMyRequestResponse>
  post(url: string, body?: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  /** What the browser keeps, by name. */
  cookies: Map<string, string>
}

/** Opens a browser on the server. `page` is the address people open. */
export function makeVisitor(http: FastifyInstance, page = 'http://aerie.test'): Visitor {
  const cookies = new Map<string, string>()
  const send = async (method: 'GET' | 'POST', url: string, body?: object, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await http.inject({
      method,
      url,
      headers: { host: new URL(page).host, ...(method === 'POST' && { origin: page }), ...(cookie && { cookie }), ...headers },
      ...(body && { payload: body }),
    })
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0 || value === '') cookies.delete(name)
      else cookies.set(name, encodeURIComponent(value))
    }
    return answer
  }
  return { get: (url) => send('GET', url), post: (url, body, headers) => send('POST', url, body ?? {}, headers), cookies }
}
