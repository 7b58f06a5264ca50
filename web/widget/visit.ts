import type { Memory } from './memory.ts'
import { No, type Greeting, type Line, type Server, type Told } from './server.ts'
import type { Shown, Who } from './shown.ts'
import { LONGEST, Trying } from './trying.ts'

const NOBODY: Told = { name: null, email: null, isSigned: false, remembered: false }
/** A sign of typing is repeated this often, ms. */
const TYPING = 4_000

/**
 * One visitor's conversation, without a picture of it: what was said, what waits to be sent (in memory, in order, each with an id
 * of its own that stays the same on every try), and what comes.
 */
export class Visit {
  greeting: Greeting
  token: string | null = null
  told: Told = NOBODY
  typing = false
  /** Up to this place the other side has looked. */
  read = 0
  /** Set when the page must be loaded anew to go on. */
  isSignedOut = false
  readonly shown: Shown[] = []
  readonly #server: Server
  readonly #memory: Memory
  readonly #page: () => string
  readonly #language: 'en' | 'de'
  #who: Who
  #listener: () => void = () => undefined
  #ear: AbortController | null = null
  #isSending = false
  #typedAt = 0
  /** Everything up to here has come. A word of theirs may be further on already, with one of ours before it on its way. */
  #heard = 0
  #seen = 0
  readonly #trying = new Trying(() => this.#changed())

  constructor(server: Server, memory: Memory, greeting: Greeting, page: () => string, who: Who, language: 'en' | 'de') {
    this.#server = server
    this.#memory = memory
    this.#page = page
    this.#who = who
    this.#language = language
    this.greeting = greeting
    addEventListener('online', () => this.#trying.wake())
    document.addEventListener('visibilitychange', () => this.#trying.wake())
  }

  /** The server is not reached at the moment. */
  get isAway(): boolean {
    return this.#trying.isAway
  }

  onChange(listener: () => void): void {
    this.#listener = listener
  }

  /** Goes on where the visitor left off, if they let their device remember it. */
  async resume(): Promise<void> {
    const token = this.#memory.read()
    if (!token) return
    try {
      const { visitor } = await this.#trying.untilReached(() => this.#server.tell(token, this.#who))
      this.#is(token, visitor)
    } catch (error) {
      if ((error as No).code === 'visit-over') this.#memory.forget() // who was only signed out may come back to it
    }
  }

  /** Says something: it is shown at once, and sent as soon as that works. */
  say(text: string, trap: string): void {
    const id = crypto.randomUUID()
    this.shown.push({ place: null, id, direction: 'in', text, at: new Date().toISOString(), attachments: [], state: 'waiting' })
    this.#typedAt = 0
    this.#changed()
    void this.#send(trap)
  }

  /** Sends a file, once they have said something. */
  attach(file: File): void {
    const attachments = [{ name: file.name, type: file.type, bytes: file.size }]
    this.shown.push({ place: null, id: crypto.randomUUID(), direction: 'in', text: '', at: new Date().toISOString(), attachments, state: 'waiting', file })
    this.#changed()
    void this.#send('')
  }

  /** A file of a message, or the small picture of it. Throws No. */
  fetchFile({ id, file }: Shown, nth: number, as: 'file' | 'picture'): Promise<Blob> {
    if (file) return Promise.resolve(file) // their own, still in their hands
    return this.token ? this.#server.fetchFile(this.token, { message: id, nth, as }) : Promise.reject(new No(401, 'visit-over', ''))
  }

  /** They type; an empty field: they do not any more. */
  types(isTyping: boolean): void {
    const now = Date.now()
    if (!this.token || (isTyping ? now - this.#typedAt < TYPING : this.#typedAt === 0)) return
    this.#typedAt = isTyping ? now : 0
    void this.#server.sign(this.token, { typing: isTyping }).catch(() => undefined) // passing: the next one is soon
  }

  /** They have what is shown before their eyes. */
  sees(): void {
    if (!this.token || this.#heard <= this.#seen) return
    const before = this.#seen
    this.#seen = this.#heard
    void this.#server.sign(this.token, { seen: this.#seen }).catch(() => (this.#seen = before)) // said with the next change
  }

  /** Messages of ours that they have not had before their eyes. */
  get unseen(): number {
    return this.shown.filter((one) => one.direction === 'out' && (one.place ?? 0) > this.#seen).length
  }

  /** Keeps who they say they are, or whom the page signs. Throws No. */
  async tell(who: Who): Promise<void> {
    this.#who = { ...this.#who, ...who }
    if (!this.token) return
    this.told = (await this.#server.tell(this.token, who)).visitor
    this.isSignedOut = false
    this.#changed()
    this.#listen()
  }

  /** They agree to be remembered on this device, or do not any more. */
  remember(yes: boolean): void {
    this.told = { ...this.told, remembered: yes }
    if (!yes) this.#memory.forget()
    else if (this.token) this.#memory.keep(this.token)
    if (this.token) void this.#server.tell(this.token, { remember: yes }).catch(() => undefined) // what counts is what the device keeps
    this.#changed()
  }

  /** Ends the conversation, here and wherever else it is open. */
  async end(): Promise<void> {
    const { token } = this
    this.#forget()
    this.shown.length = 0
    this.told = { ...NOBODY, name: this.told.name, email: this.told.email }
    this.#changed()
    if (token) await this.#server.leave(token)
  }

  #forget(): void {
    this.#ear?.abort()
    this.#ear = null
    this.#memory.forget()
    this.token = null
    this.read = 0
    this.#heard = 0
    this.#seen = 0
    // what was said stays in sight, before whatever comes next
    this.shown.forEach((one, nth) => one.state === 'sent' && (one.place = nth - this.shown.length))
  }

  #is(token: string, visitor: Told): void {
    this.token = token
    this.told = visitor
    if (visitor.remembered) this.#memory.keep(token)
    this.#changed()
    this.#listen()
  }

  /** Sends what waits, one after the other, until nothing does. */
  async #send(trap: string): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    for (let next = this.#next(); next; next = this.#next()) {
      const one = next
      try {
        const { place, at } = await this.#trying.untilReached(() => this.#sendOne(one, trap))
        Object.assign(one, { place, at, state: 'sent' })
        this.#order()
      } catch {
        one.state = 'refused'
      }
      this.#changed()
    }
    this.#isSending = false
  }

  #next = (): Shown | undefined => this.shown.find((one) => one.state === 'waiting')

  async #sendOne({ id, text, file }: Shown, trap: string): Promise<{ place: number; at: string }> {
    try {
      if (!this.token) {
        const { name, email } = this.told
        const begun = await this.#server.begin({
          ...this.#who,
          ...(name && { name }),
          ...(email && { email }),
          remember: this.told.remembered,
          language: this.#language,
        })
        this.#is(begun.token, begun.visitor)
      }
      if (file) return await this.#server.send(this.token!, id, file)
      return await this.#server.say(this.token!, { id, text, page: this.#page(), ticket: this.greeting.ticket, website: trap })
    } catch (error) {
      const { code } = error as No
      if (code === 'page-too-old') this.greeting = await this.#server.greet()
      else if (code === 'visit-over') this.#forget()
      else throw error
      throw new No(0, code, '') // again, with what was just mended
    }
  }

  /** Hears what comes, for as long as this is the visitor's conversation. A page that nobody looks at asks nothing. */
  #listen(): void {
    if (this.#ear) return
    const ear = new AbortController()
    this.#ear = ear
    void this.#hearAll(ear.signal).finally(() => this.#ear === ear && (this.#ear = null))
  }

  async #hearAll(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.token) {
      while (document.hidden && !signal.aborted) await this.#trying.rest(LONGEST)
      try {
        const heard = await this.#trying.untilReached(
          () => this.#server.hear(this.token ?? '', { after: this.#heard, typing: this.typing, read: this.read }, signal),
          signal,
        )
        this.typing = heard.typing
        this.read = heard.read
        this.#seen = Math.max(this.#seen, heard.seen)
        for (const line of heard.lines) {
          this.#take(line)
          this.#heard = line.place
        }
        this.#order()
        this.#changed()
      } catch (error) {
        if (signal.aborted) return
        if ((error as No).code === 'sign-in-again') this.isSignedOut = true
        else this.#forget()
        this.#changed()
        return
      }
    }
  }

  #take(line: Line): void {
    const there = this.shown.find((one) => one.id === line.id)
    if (there) Object.assign(there, line, { state: 'sent' })
    else this.shown.push({ ...line, state: 'sent' })
  }

  /** By place; what is not at the server yet comes last. */
  #order(): void {
    this.shown.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity))
  }

  #changed(): void {
    this.#listener()
  }
}
