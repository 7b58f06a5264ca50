/** As much of it as the tests use; it brings no types of its own. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'
  interface Hoodiecrow {
    server: Server
    listen(port: number, host: string, ready: () => void): void
    close(done: () => void): void
    appendMessage(folder: string, flags: string[], internalDate: string | null, raw: string): void
    getMailbox(path: string): { uidvalidity: number }
  }
  export default function hoodiecrow(options: object): Hoodiecrow
}
