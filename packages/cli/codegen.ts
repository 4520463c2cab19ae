import type { CodegenConfig } from '@graphql-codegen/cli'

const scalars = { DateTime: 'string', JSON: 'unknown', ID: 'string' }

/** Types come from the schema alone; the command never imports the API. Documents stay strings, so that no GraphQL parser is shipped. */
const config: CodegenConfig = {
  schema: '../api/schema.graphql',
  generates: {
    './src/gql/': {
      documents: ['src/**/*.graphql'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { scalars, useTypeImports: true, enumsAsTypes: true, strictScalars: true, documentMode: 'string' },
    },
  },
}
export default config
