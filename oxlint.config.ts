import { defineConfig } from 'oxlint'
import { flow } from './flow.ts'

const stages: readonly (readonly string[])[] = flow.map((stage) => (typeof stage === 'string' ? [stage] : stage))
const domains = stages.flat()
/** A path that climbs out of its own folder into another domain's. */
const into = (names: readonly string[]): string => `^(\\.\\./)+(server/)?(${names.join('|')})(/|$)`

/** What a domain may not import: itself by its door, its siblings, whatever comes later, and anybody's files directly. */
function restrictionOf(domain: string) {
  const place = stages.findIndex((stage) => stage.includes(domain))
  const later = stages.slice(place).flat()
  const left = stages.slice(0, place).flat()
  return {
    files: [`server/${domain}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...(domain === 'insight'
              ? []
              : [{ group: later.map((name) => `#${name}`), message: `${domain} may call only the stages before it: ${left.join(', ') || 'none'}` }]),
            { regex: into(domains.filter((name) => name !== domain)), message: 'call another domain through its door: #<domain>' },
            { regex: '^(\\.\\./)+app(/|$)', message: 'only app knows all; nothing knows app' },
          ],
        },
      ],
    },
  } as const
}

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'react', 'jsx-a11y', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['web/dist', 'node_modules', 'test/peers/node_modules', 'data'],
  rules: {
    'max-lines': ['error', { max: 300 }],
    'max-lines-per-function': ['error', { max: 30, skipBlankLines: true, skipComments: true }],
    'import/no-default-export': 'error',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'no-empty': ['error', { allowEmptyCatch: false }],
    'no-console': 'error',
    'no-await-in-loop': 'off',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'off',
    'typescript/no-unsafe-type-assertion': 'off', // what comes from outside is parsed at the door; inside, a narrowing is ours to know
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/ban-ts-comment': 'error',
    'unicorn/no-array-sort': 'error',
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default-member': 'off',
    'react/react-in-jsx-scope': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off', // axe judges the page as it stands, in test/browser
    'jsx-a11y/no-autofocus': 'off', // focus goes where a person has just asked to type
    'unicorn/consistent-function-scoping': 'off', // a helper stands where it is used
    'typescript/unbound-method': 'off', // there are no classes whose methods could lose their `this`
    'no-underscore-dangle': 'off',
    'consistent-return': 'off', // the types say it
    'typescript/no-base-to-string': 'off',
    'typescript/restrict-template-expressions': 'off',
    'typescript/no-unnecessary-type-conversion': 'off',
    'typescript/no-misused-spread': 'off', // characters of a list of faces are meant one by one
    'vitest/valid-expect': 'off', // vitest takes a message as the second argument
    'vitest/no-focused-tests': 'error',
    'vitest/no-disabled-tests': 'error',
  },
  overrides: [
    ...domains.map(restrictionOf),
    {
      files: ['server/platform/**/*.ts'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              { group: domains.map((name) => `#${name}`), message: 'the platform knows no domain' },
              { regex: into([...domains, 'app']), message: 'the platform knows no domain' },
            ],
          },
        ],
      },
    },
    {
      files: ['web/**/*.{ts,tsx}'],
      rules: {
        'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
        'no-restricted-imports': [
          'error',
          { patterns: [{ regex: '^(\\.\\./)+server/|^#', message: 'the web takes types from the server, and nothing else', allowTypeImports: true }] },
        ],
      },
    },
    { files: ['test/browser/**/*.test.ts'], rules: { 'vitest/expect-expect': 'off' } }, // waiting for what must appear is the expectation
    { files: ['**/*.test.{ts,tsx}'], rules: { 'no-restricted-imports': 'off' } }, // a test may set the whole scene
    { files: ['**/*.test.{ts,tsx}', 'test/**/*.ts', 'bench/**/*.ts'], rules: { 'max-lines-per-function': 'off', 'typescript/no-floating-promises': 'error' } },
    {
      files: ['*.config.ts', 'web/*.config.ts', 'test/postgres.ts', 'test/run-folder.ts', 'test/closing-line.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
    { files: ['server/triage/phrases.ts'], rules: { 'max-lines': 'off' } }, // a list of phrases, not a text to read
    { files: ['test/**/*.ts'], rules: { 'typescript/no-misused-promises': 'off' } },
    { files: ['bin/**/*.mjs'], rules: { 'unicorn/no-array-sort': 'off' } }, // they run on Node 20 first, which has toSorted, but the habit is not worth a check
    { files: ['bin/**', 'server/cli/**', 'server/main.ts', 'bench/**'], rules: { 'no-console': 'off', 'max-lines-per-function': ['error', { max: 60 }] } },
  ],
})
