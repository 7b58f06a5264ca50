/** Somebody on the server of the tests. */
export interface Member {
  id: string
  acct: string
  displayName: string
  token: string
}

export interface Post {
  id: string
  by: Member
  text: string
  warning: string
  /** Its media are to be covered. */
  sensitive: boolean
  visibility: string
  answers: Post | null
  calls: Member[]
  choices: string[]
  media: { id: string; description: string }[]
  at: Date
  editedAt: Date | null
  isGone: boolean
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** As Mastodon shows a text: paragraphs, people as links without their domain, addresses cut for the eye. */
function toHtml({ text }: Post): string {
  const marked = escape(text)
    .replaceAll(
      /@([\w.-]+)(?:@([\w.-]+))?/g,
      (_, name: string) => `<span class="h-card"><a href="https://harris.test/@${name}" class="u-url mention">@<span>${name}</span></a></span>`,
    )
    .replaceAll(
      /(?<!")https:\/\/(\S+)/g,
      (_, rest: string) => `<a href="https://${rest}" rel="nofollow"><span class="invisible">https://</span><span class="">${rest}</span></a>`,
    )
  return marked
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`)
    .join('')
}

const accountOf = ({ id, acct, displayName }: Member) => ({
  id,
  username: acct.split('@')[0],
  acct,
  display_name: displayName,
  url: `https://harris.test/@${acct}`,
  followers_count: 12,
  bot: false,
})

/** A post in the protocol's own words (entities/Status). */
export const toStatus = (post: Post) => ({
  id: post.id,
  uri: `https://harris.test/users/${post.by.acct}/statuses/${post.id}`,
  url: `https://harris.test/@${post.by.acct}/${post.id}`,
  created_at: post.at.toISOString(),
  edited_at: post.editedAt?.toISOString() ?? null,
  account: accountOf(post.by),
  content: toHtml(post),
  spoiler_text: post.warning,
  sensitive: post.sensitive || post.warning !== '',
  visibility: post.visibility,
  language: 'en',
  in_reply_to_id: post.answers?.id ?? null,
  in_reply_to_account_id: post.answers?.by.id ?? null,
  media_attachments: post.media.map(({ id, description }) => ({
    id,
    type: 'image',
    url: `https://harris.test/media/${id}.png`,
    remote_url: null,
    description: description || null,
  })),
  poll: post.choices.length > 0 ? { id: '1', options: post.choices.map((title) => ({ title, votes_count: 0 })) } : null,
  mentions: post.calls.map(({ id, acct }) => ({ id, acct, username: acct, url: `https://harris.test/@${acct}` })),
})

export const toSelf = accountOf
