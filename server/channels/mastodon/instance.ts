import { z } from 'zod'
import { mastodon } from '../reach/networks/mastodon.ts'
import type { Api } from './api.ts'
import { LARGEST } from './reach.ts'
import type { Us } from './status.ts'
import { Refused } from './trouble.ts'

const count = z.number().int().positive()

/** What `/api/v2/instance` says, as far as we read it (docs.joinmastodon.org, 2026-11); lenient, since many kinds of server speak it. */
const V2 = z.object({
  domain: z.string(),
  configuration: z
    .object({
      urls: z
        .object({ streaming: z.string().nullish().catch(null) })
        .nullish()
        .catch(null),
      statuses: z
        .object({
          max_characters: count.nullish().catch(null),
          max_media_attachments: count.nullish().catch(null),
          characters_reserved_per_url: count.nullish().catch(null),
        })
        .nullish()
        .catch(null),
      media_attachments: z
        .object({ image_size_limit: count.nullish().catch(null) })
        .nullish()
        .catch(null),
    })
    .nullish(),
})
/** The older form, with the length that Pleroma and its children add. */
const V1 = z.object({
  uri: z.string(),
  urls: z.object({ streaming_api: z.string().nullish() }).nullish().catch(null),
  max_toot_chars: count.nullish().catch(null),
  configuration: V2.shape.configuration.catch(null),
})

export interface Instance {
  /** Of its handles. */
  domain: string
  /** Longest post, in characters. */
  longest: number
  /** What a link counts in it; undefined: the server does not say. */
  link?: number
  /** Pictures and films in a post, at most. */
  media: number
  /** The largest picture, bytes, to which we hold films too; undefined: the server does not say. */
  largest?: number
  /** Where its stream is, `wss://…`; null: it has none. */
  streaming: string | null
  /** The origin that answered: another one than was asked, if that sent us on. */
  origin: string
}

/** Mastodon's own, for a server that does not say. */
const [LONGEST, MEDIA] = [500, 4]

/** What this server allows, from its own description. */
export async function readInstance(api: Api): Promise<Instance> {
  const told = await api.get('/api/v2/instance', {}, { follow: true }).catch((error: unknown) => {
    if (error instanceof Refused && error.status === 404) return null
    throw error
  })
  const v2 = V2.safeParse(told?.data).data
  if (told && v2) return toInstance(v2.domain, v2.configuration, v2.configuration?.urls?.streaming, null, told.origin)
  const old = await api.get('/api/v1/instance', {}, { follow: true })
  const v1 = V1.parse(old.data)
  return toInstance(v1.uri.replace(/^https?:\/\//, '').replace(/\/$/, ''), v1.configuration, v1.urls?.streaming_api, v1.max_toot_chars, old.origin)
}

function toInstance(
  domain: string,
  configuration: z.output<typeof V2>['configuration'],
  streaming: string | null | undefined,
  longest: number | null | undefined,
  origin: string,
): Instance {
  const { statuses, media_attachments: files } = configuration ?? {}
  return {
    domain: domain.toLowerCase(),
    longest: statuses?.max_characters ?? longest ?? LONGEST,
    ...(statuses?.characters_reserved_per_url && { link: statuses.characters_reserved_per_url }),
    media: statuses?.max_media_attachments ?? MEDIA,
    ...(files?.image_size_limit && { largest: files.image_size_limit }),
    streaming: streaming && URL.canParse(streaming) ? streaming.replace(/^http/, 'ws').replace(/\/$/, '') : null,
    origin,
  }
}

/** The limits as each item carries them. What is as everywhere is left out: a link, and files, mostly are. */
export function limitsOf({ longest, link, media, largest = LARGEST }: Instance): Pick<Us, 'longest' | 'link' | 'files'> {
  const files = { ...(media !== mastodon.media?.count && { count: media }), ...(largest !== LARGEST && { bytes: largest }) }
  return {
    longest,
    ...(link !== undefined && link !== mastodon.length.public?.link && { link }),
    ...(Object.keys(files).length > 0 && { files }),
  }
}
