import type { Outgoing } from '../../adapter.ts'

type Attached = Outgoing['attachments'][number]

/** Files that go with a mail, and the names of those that do not fit into it. */
export interface Going {
  packed: Attached[]
  left: string[]
}

/** Together in one mail, bytes: in a mail they take a third more, and many servers take no mail above 25 MB. */
const MOST = 18 * 1024 * 1024

/** As many of these as a mail takes, in order. */
export function packFiles(files: readonly Attached[], most = MOST): Going {
  const going: Going = { packed: [], left: [] }
  let room = most
  for (const one of files) {
    if (one.bytes > room) going.left.push(one.name)
    else {
      going.packed.push(one)
      room -= one.bytes
    }
  }
  return going
}
