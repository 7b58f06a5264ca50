import { Refusal } from '#platform/refusal.ts'
import { kindOf } from '#platform/files/kind.ts'

/** Names under which a computer runs a file when it is opened; text at its beginning tells nothing of it. */
const RUN_BY_NAME = /\.(exe|msi|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|jar|apk|app|dmg|pkg|sh|reg|cpl)$/i

/** What bytes do not tell, the name may: an office file is a ZIP, a table is text. */
const BY_NAME: Record<string, string> = {
  txt: 'text/plain',
  csv: 'text/csv',
  ics: 'text/calendar',
  vcf: 'text/vcard',
  json: 'application/json',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
}

/** The media type of a file that a member adds: by its first bytes, else by its name. Refuses what a computer would run. */
export function typeOf(name: string, head: Buffer): string {
  const { type, isProgram } = kindOf(head)
  if (isProgram || RUN_BY_NAME.test(name))
    throw new Refusal(
      'invalid',
      'file-is-a-program',
      'This file is a program. Programs are not sent or kept here: put it where it can be downloaded, and send the link.',
    )
  const named = BY_NAME[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '']
  return type && type !== 'application/zip' ? type : (named ?? type ?? 'application/octet-stream')
}
