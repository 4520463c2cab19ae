import type { CodegenConfig } from '@graphql-codegen/cli'

const scalars = { DateTime: 'string', JSON: 'Record<string, unknown>', ID: 'string' }

/** Types come from the schema alone; the console never imports the API. */
const config: CodegenConfig = {
  schema: '../api/schema.graphql',
  generates: {
    // The administration and the dashboard: documents as ASTs, for Apollo Client.
    './src/gql/': {
      documents: ['src/**/*.graphql', '!src/features/logon/**', '!src/modules/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { scalars, useTypeImports: true, enumsAsTypes: true, strictScalars: true },
    },
    // The logon page: documents as plain strings, so that it ships neither graphql nor Apollo Client.
    './src/features/logon/gql/': {
      documents: ['src/features/logon/**/*.{ts,tsx}', 'src/modules/**/*.logon.ts', '!src/features/logon/gql/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { scalars, useTypeImports: true, enumsAsTypes: true, strictScalars: true, documentMode: 'string' },
    },
  },
}
export default config
