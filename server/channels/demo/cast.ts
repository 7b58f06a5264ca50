/**
 * The demo company and the people around it. All of it is fiction: no such company sells coffee, no such person drinks it.
 * Tests, the demo and the screenshots share this cast.
 */
export const COMPANY = {
  name: 'Meadowlark Coffee',
  handle: 'meadowlark.example',
  about: 'a fictional coffee roaster with a subscription and a machine called the Wren',
}

export interface Character {
  id: string
  name: string
  handle: string
  followers: number
  language: 'en' | 'de' | 'fr' | 'es'
}

const one = (id: string, name: string, handle: string, followers: number, language: Character['language'] = 'en'): Character => ({
  id,
  name,
  handle,
  followers,
  language,
})

export const CAST = {
  ada: one('ada', 'Ada Okafor', 'ada.brews', 812),
  bruno: one('bruno', 'Bruno Keller', 'bruno_k', 143, 'de'),
  chloe: one('chloe', 'Chloé Marchand', 'chloe.m', 2_310, 'fr'),
  dev: one('dev', 'Dev Raman', 'devraman', 389),
  elif: one('elif', 'Elif Aydın', 'elif.a', 95),
  farah: one('farah', 'Farah Haddad', 'farahh', 51_200),
  gus: one('gus', 'Gus Lindqvist', 'guslind', 274),
  hana: one('hana', 'Hana Suzuki', 'hana_s', 1_024),
  ines: one('ines', 'Inés Vidal', 'inesvidal', 640, 'es'),
  jonas: one('jonas', 'Jonas Brandt', 'jonasb', 77, 'de'),
  kwame: one('kwame', 'Kwame Mensah', 'kwame.m', 4_870),
  lea: one('lea', 'Léa Fontaine', 'lea_f', 133, 'fr'),
  mateo: one('mateo', 'Mateo Rojas', 'mateo.rojas', 208, 'es'),
  nora: one('nora', 'Nora Byrne', 'norab', 560),
  oskar: one('oskar', 'Oskar Wolff', 'oskarwolff', 39, 'de'),
  priya: one('priya', 'Priya Nair', 'priyan', 1_480),
  quinn: one('quinn', 'Quinn Abernathy', 'quinn.ab', 18),
  rosa: one('rosa', 'Rosa Delgado', 'rosadel', 302, 'es'),
  sam: one('sam', 'Sam Whitlock', 'samwhit', 7_730),
  tove: one('tove', 'Tove Nilsen', 'tove_n', 455),
} as const satisfies Record<string, Character>

/** Names of those who write for the first time. */
export const NEWCOMERS = ['Maya Lindholm', 'Theo Marsh', 'Aisha Rahman', 'Pavel Dvorak', 'Grace Oduya', 'Liam Petrie'] as const

/** The demo's colleagues: they own conversations and cannot sign in. */
export const COLLEAGUES = [
  { name: 'Noor Visser (demo)', role: 'agent', languages: ['en', 'de'] },
  { name: 'Tomás Prieto (demo)', role: 'agent', languages: ['en', 'es', 'fr'] },
] as const
