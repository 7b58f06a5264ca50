import { GrammyError } from 'grammy'
import type { Account } from '../adapter.ts'
import type { RawItem } from '../raw-item.ts'
import { LARGEST_FILE, type Bot } from './bot.ts'
import type { AnyMessage } from './message.ts'

interface Came {
  id: string
  name: string
  type: string
  bytes: number | null
}

/** The files of a message, kept; and a line for each that Telegram does not give out to bots. */
export async function keepFiles(bot: Bot, account: Account, message: AnyMessage): Promise<{ attachments: RawItem['attachments']; leftOut: string[] }> {
  const attachments: RawItem['attachments'] = []
  const leftOut: string[] = []
  for (const file of filesOf(message)) {
    const path = (file.bytes ?? 0) > LARGEST_FILE ? null : await pathOf(bot, file)
    if (path) attachments.push(await account.keepFile(file.name, file.type, await bot.download(path)))
    else leftOut.push(`📎 ${file.name}${file.bytes ? ` (${Math.ceil(file.bytes / 1024 / 1024)} MB)` : ''}`)
  }
  return { attachments, leftOut }
}

/** Null: too large, or gone. */
async function pathOf({ api }: Bot, { id }: Came): Promise<string | null> {
  try {
    return (await api.getFile(id)).file_path ?? null
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 400) return null
    throw error
  }
}

/** A picture comes in several sizes: the last is the largest. */
function filesOf(message: AnyMessage): Came[] {
  const { photo, document, video, animation, audio, voice, video_note: note } = message
  const kinds = [
    [photo?.at(-1), 'photo.jpg', 'image/jpeg'],
    [animation ?? document, 'file', 'application/octet-stream'], // an animation is told as a document too
    [video, 'video.mp4', 'video/mp4'],
    [audio, 'audio.mp3', 'audio/mpeg'],
    [voice, 'voice.ogg', 'audio/ogg'],
    [note, 'video.mp4', 'video/mp4'],
  ] as const
  return kinds.flatMap(([file, name, type]) =>
    file
      ? [{ id: file.file_id, name: (file.file_name ?? name).slice(0, 200), type: (file.mime_type ?? type).slice(0, 100), bytes: file.file_size ?? null }]
      : [],
  )
}
