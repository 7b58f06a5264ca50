import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A plain page of the company's, of another origin than Aerie, whose policy allows nothing but the widget. */
export interface HostPage extends AsyncDisposable {
  url: string
  /** The tags that it serves from now on, and attributes of the widget's. */
  shows(channel: string, attributes?: string): void
  /** Any other markup instead. */
  holds(markup: string): void
}

export async function openHostPage(aerie: () => string): Promise<HostPage> {
  let body = ''
  const server = createServer((_, answer) => {
    const policy = `default-src 'none'; script-src ${aerie()}; connect-src ${aerie()}; form-action ${aerie()}; frame-src ${aerie()}; require-trusted-types-for 'script'`
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
    answer.end(
      `<!doctype html><html lang="en"><head><title>Harris Wear</title><meta name="viewport" content="width=device-width"></head><body><main><h1>Gloves</h1></main>${body}</body></html>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    shows: (channel, attributes = '') => void (body = `<script src="${aerie()}/widget.js" data-channel="${channel}" ${attributes} async></script>`),
    holds: (markup) => void (body = markup),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
