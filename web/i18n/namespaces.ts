import type announcements from './en/announcements.json'
import type app from './en/app.json'
import type attaching from './en/attaching.json'
import type channels from './en/channels.json'
import type desk from './en/desk.json'
import type hours from './en/hours.json'
import type listening from './en/listening.json'
import type logging from './en/logging.json'
import type people from './en/people.json'
import type reach from './en/reach.json'
import type topics from './en/topics.json'
import type triage from './en/triage.json'
import type way from './en/way.json'
import type provider from './en/provider.json'
import type watches from './en/watches.json'
import type workspace from './en/workspace.json'

/** The texts of each domain, by the file they stand in. English is the measure; a key that is not in it does not compile. */
export interface Texts {
  announcements: typeof announcements
  app: typeof app
  attaching: typeof attaching
  channels: typeof channels
  desk: typeof desk
  hours: typeof hours
  listening: typeof listening
  logging: typeof logging
  people: typeof people
  reach: typeof reach
  topics: typeof topics
  triage: typeof triage
  way: typeof way
  provider: typeof provider
  watches: typeof watches
  workspace: typeof workspace
}
export type Namespace = keyof Texts

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: Texts
  }
}
