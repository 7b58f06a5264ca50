/** How networks count a text: the server and the screens are both held to these. */
export const LENGTHS = [
  ['hello', { unit: 'graphemes' }, 5],
  ['👩‍👩‍👧‍👦', { unit: 'graphemes' }, 1],
  ['👩‍👩‍👧‍👦', { unit: 'characters' }, 7],
  ['e\u0301', { unit: 'graphemes' }, 1],
  ['🇩🇪🇫🇷', { unit: 'graphemes' }, 2],
  ['see https://example.com/a/very/long/way?to=here#and-on', { unit: 'characters', link: 23 }, 27],
  ['see https://a.io', { unit: 'characters', link: 23 }, 27],
  ['see https://a.io', { unit: 'characters' }, 16],
  ['@marta@harris.example hello', { unit: 'characters', link: 23, mention: 'name' }, 12],
  ['@marta@harris.example hello', { unit: 'characters' }, 27],
  ['write to a@b.example', { unit: 'characters', mention: 'name' }, 20],
  ['hello', { unit: 'weighted', link: 23 }, 5],
  ['こんにちは', { unit: 'weighted', link: 23 }, 10],
  ['👩‍👩‍👧‍👦🇩🇪', { unit: 'weighted', link: 23 }, 4],
  ['“so” – https://example.com', { unit: 'weighted', link: 23 }, 30],
] as const
