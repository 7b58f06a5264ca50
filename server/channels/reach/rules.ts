/** One thing we know of a network, and from where. Nothing is true of a network for long: what is old is looked up again. */
export interface Fact {
  /** A sentence a person reads. */
  says: string
  /** Whose word it is. */
  source: string
  url: string
  /** The day it was looked up, YYYY-MM-DD. */
  asOf: string
  /** `read`: in the network's own words. `told`: others say so, its own page was not seen. */
  known: 'read' | 'told'
}

/** How a network counts a text. */
export interface Length {
  most: number
  /**
   * `graphemes`: what a reader sees as one sign (UAX #29). `characters`: code points. `weighted`: code points, of which those
   * outside Latin and its neighbours, and every emoji, count two (X's counting). `heavy_emoji`: code points, of which an emoji counts
   * as many as it has bytes of UTF-8 (Threads).
   */
  unit: 'graphemes' | 'characters' | 'weighted' | 'heavy_emoji'
  /** Every link counts so many, however long it is; left out: as long as it is. */
  link?: number
  /** Of `@name@server` only `@name` counts. */
  mention?: 'name'
  /** It may also have no more bytes of UTF-8 than this. */
  bytes?: number
  /** A longer one may go out as a thread of so many posts at most, if its writer wants it: as many as we send at once, no rule of the network. */
  parts?: number
}

/** Files that go with an answer. */
export interface Media {
  count: number
  /** Largest of each, bytes; null: the network sets none, or it differs. */
  bytes: number | null
  /** MIME types, or beginnings of them (`image/`); empty: any. */
  types: readonly string[]
  /** Can say in words what a picture shows; who cannot see it has nothing else. */
  alt: boolean
}

/** What one item may be answered with. */
export interface Answering {
  answer: 'public' | 'direct' | 'both' | 'none'
  /** Only who called us (mentioned, quoted) or wrote to us may be answered through the API. */
  only?: 'who-called-us'
  /** The whole window closes so many hours after their item; left out: never. */
  hours?: number
  /** Of `both`: a direct answer is possible for so many hours, the public one for ever. */
  directHours?: number
  /** Of `both`: one direct answer an item, no second. */
  directOnce?: true
  /** What to mind, or, with `none`, why not. A sentence. */
  note?: string
}

/** What is paid, in `unit`s. */
export interface Price {
  unit: 'USD' | 'units'
  /** One item of what somebody said to us, and one of what we search. */
  readOwn: number
  read: number
  answer: number
  /** An answer with a link in it. */
  answerWithLink: number
  /** One private message that comes in, and one that answers it, where they cost something else; a link makes them no dearer. */
  readDirect?: number
  answerDirect?: number
  /** The network counts by days of its own, in this time zone (IANA); left out: by the company's. */
  dayOf?: string
}

/** All we know of a network that matters to answering. */
export interface Rules {
  network: string
  title: string
  /**
   * Who gets at its API: `open` anyone, `own-app` whoever registers an app for their own business, `paid` whoever pays in
   * advance, `approval` whom the network approves, `partners` whom it chooses, `none` there is nothing to answer with.
   */
  access: 'open' | 'own-app' | 'paid' | 'approval' | 'partners' | 'none'
  /** What answers a public item, what a direct one. */
  toPublic: Answering
  toDirect: Answering
  length: { public: Length | null; direct: Length | null }
  formatting: 'plain' | 'markdown' | 'html'
  /** How somebody is called in a text; null: nobody can be. */
  mentions: '@name' | '@name@server' | '@name.domain' | 'u/name' | null
  media: Media | null
  /** A longer text can go as several in a row. */
  threads: boolean
  /** Answers a day, at most; null: no such limit. */
  perDay: number | null
  /** Null: it costs nothing, or what it costs cannot be told beforehand. */
  price: Price | null
  /** What it tells of its members may never reach the customer record, a sales list or an export. */
  walled: boolean
  facts: readonly Fact[]
}
