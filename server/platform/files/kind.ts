/** What a file is by its first bytes, whatever it is called. */
export interface Kind {
  /** Media type (IANA); null: the bytes do not tell. */
  type: string | null
  /** Something a computer would run. */
  isProgram: boolean
}

/** So many bytes tell what a file is. */
export const HEAD = 512

const text = (head: Buffer, from: number, length: number): string => head.toString('latin1', from, from + length)

/** Signatures, each as its format defines it: what stands where. */
const SIGNATURES: readonly [type: string, fits: (head: Buffer) => boolean][] = [
  ['image/png', (head) => text(head, 0, 8) === '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', (head) => text(head, 0, 3) === '\xff\xd8\xff'],
  ['image/gif', (head) => /^GIF8[79]a$/.test(text(head, 0, 6))],
  ['image/webp', (head) => text(head, 0, 4) === 'RIFF' && text(head, 8, 4) === 'WEBP'],
  ['image/avif', (head) => /^ftypavi[fs]$/.test(text(head, 4, 8))],
  ['image/heic', (head) => /^ftyp(heic|heix|mif1|msf1)$/.test(text(head, 4, 8))],
  ['image/tiff', (head) => ['II*\0', 'MM\0*'].includes(text(head, 0, 4))],
  ['image/bmp', (head) => text(head, 0, 2) === 'BM' && head.readUInt32LE(6) === 0],
  ['application/pdf', (head) => text(head, 0, HEAD).includes('%PDF-')],
  ['audio/wav', (head) => text(head, 0, 4) === 'RIFF' && text(head, 8, 4) === 'WAVE'],
  ['audio/ogg', (head) => text(head, 0, 4) === 'OggS'],
  ['audio/mpeg', (head) => text(head, 0, 3) === 'ID3' || /^\xff[\xf2\xf3\xfa\xfb]/.test(text(head, 0, 2))],
  ['video/webm', (head) => text(head, 0, 4) === '\x1a\x45\xdf\xa3'],
  ['video/mp4', (head) => text(head, 4, 4) === 'ftyp'],
  ['application/zip', (head) => text(head, 0, 4) === 'PK\x03\x04'],
  ['image/svg+xml', (head) => /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*(<!doctype svg[^>]*>\s*)?<svg[\s>]/i.test(text(head, 0, HEAD))],
  ['text/html', (head) => /<(!doctype html|html|head|body|script|iframe)[\s>]/i.test(text(head, 0, HEAD))],
]

/** Windows (MZ), Linux (ELF), macOS (Mach-O, both ways round, and of several machines), scripts (#!). */
const PROGRAMS = /^(MZ|\x7fELF|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe|#!)/

/** Tells what a file is. @param head its first bytes, at most HEAD of them count */
export function kindOf(head: Buffer): Kind {
  const whole = head.length < HEAD ? Buffer.concat([head, Buffer.alloc(HEAD - head.length, 0x20)]) : head
  const type = SIGNATURES.find(([, fits]) => fits(whole))?.[0] ?? null
  return { type, isProgram: PROGRAMS.test(text(whole, 0, 4)) }
}
