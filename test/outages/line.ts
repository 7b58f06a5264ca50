import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'

/** What a bad line answers instead of the network. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => void

/** The line to a network, which can be made bad. The network is told its address wherever it tells its own. */
export interface Line extends AsyncDisposable {
  url: string
  /** Null: all is well. Streams are cut when it changes, and not let through while there is one. */
  fault: Fault | null
  /** One request in so many is lost, by turns on its way there and on its way back; 0: none. */
  loses: number
  /** Cuts whatever is under way. */
  cut(): void
}

/** Opens a line to a server on this machine. */
export async function openLine(target: string): Promise<Line> {
  const [there, sockets] = [new URL(target), new Set<Socket>()]
  let nth = 0
  const server = createServer((request, response) => {
    const isLost = line.loses > 0 && ++nth % line.loses === 0
    if (line.fault) line.fault(request, response)
    else if (isLost && nth % (2 * line.loses) === 0) request.socket.destroy()
    else pass(there, new URL(line.url), request, response, isLost)
  })
  server.on('connection', (socket) => (sockets.add(socket), socket.once('close', () => sockets.delete(socket))))
  server.on('upgrade', (request, socket: Socket, head) => {
    if (line.fault) return void socket.end('HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n')
    const onward = connect(Number(there.port), there.hostname)
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
    const headers = request.rawHeaders.flatMap((name, at, all) => (at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : []))
    onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`)
    onward.write(head)
    socket.pipe(onward).pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, there.hostname, resolve))
  const line: Line = {
    url: `http://${there.hostname}:${(server.address() as { port: number }).port}`,
    fault: null,
    loses: 0,
    cut: () => sockets.forEach((socket) => socket.destroy()),
    async [Symbol.asyncDispose]() {
      line.cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return line
}

/** Passes a request on, and its answer back with the addresses in it led over this line. @param isLost the answer never arrives */
function pass(there: URL, here: URL, request: IncomingMessage, response: ServerResponse, isLost: boolean): void {
  const led = (text: string): string => text.replaceAll(there.host, here.host)
  const headers = { ...request.headers, host: there.host, 'accept-encoding': 'identity' }
  const onward = ask({ host: there.hostname, port: there.port, method: request.method, path: request.url, headers }, (answer) => {
    const chunks: Buffer[] = []
    answer
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('error', () => response.destroy())
      .on('end', () => {
        if (isLost) return void request.socket.destroy()
        const told = Object.entries(answer.headers).filter(([name]) => !/^(content-length|transfer-encoding|connection|keep-alive)$/.test(name))
        const names = Object.fromEntries(told.map(([name, value]) => [name, typeof value === 'string' ? led(value) : value]))
        const isText = /json|xml|text/.test(String(answer.headers['content-type'] ?? 'text'))
        const bytes = Buffer.concat(chunks)
        response.writeHead(answer.statusCode!, names).end(isText ? led(bytes.toString('utf8')) : bytes)
      })
  })
  onward.on('error', () => response.destroy())
  response.on('close', () => onward.destroy())
  request.pipe(onward)
}
