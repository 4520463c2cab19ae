/** The texts that are checked. `pnpm test words` reads those that are on; `node scripts/check-words.ts all` reads every one. */
interface Scope {
  name: string
  files: string[]
  /** Switched on once it is clean, and never off again. */
  on: boolean
}

export const SCOPES: readonly Scope[] = [
  {
    name: 'docs',
    files: ['*.md', 'docs/**/*.md', '{bench,demo,e2e}/*.md', 'packages/*/*.md', 'packages/*/src/**/*.md'],
    on: true,
  },
  {
    name: 'API: GraphQL and errors',
    files: ['packages/api/{schema.graphql,error-codes.json,configuration.schema.json}'],
    on: false,
  },
  { name: 'API: sources', files: ['packages/api/{src,scripts}/**/*.ts'], on: false },
  { name: 'API: scenarios', files: ['packages/api/test/**/*.ts'], on: false },
  { name: 'console', files: ['packages/console/{src,scripts}/**/*.{ts,tsx}'], on: true },
  { name: 'command', files: ['packages/cli/src/**/*.ts'], on: true },
  { name: 'shared', files: ['packages/shared/src/**/*.ts'], on: true },
  { name: 'simulator', files: ['packages/duo-simulator/src/**/*.{ts,tsx}'], on: true },
  { name: 'journeys, benchmarks and demo', files: ['{e2e,bench,demo}/**/*.ts'], on: true },
  { name: 'scripts', files: ['scripts/**/*.ts'], on: true },
]
