import type { CodegenConfig } from '@graphql-codegen/cli'

const common = {
  scalars: { DateTime: 'string', JSON: 'Record<string, unknown>', ID: 'string' },
  useTypeImports: true,
  enumsAsTypes: true,
  strictScalars: true,
}

const documents = ['src/**/*.graphql']
const SCHEMA_TYPES = 'src/gql/schema.ts'

/** Types come from the schema alone; the console never imports the API. */
const config: CodegenConfig = {
  schema: '../api/schema.graphql',
  generates: {
    [SCHEMA_TYPES]: {
      documents,
      plugins: ['typescript-operations'],
      config: { ...common, generateOperationTypes: false },
    },
    // The administration and the dashboard: documents as ASTs, for Apollo Client. A file beside each file of documents, so that
    // what a feature asks is loaded with the feature.
    'src/': {
      documents,
      preset: 'near-operation-file',
      presetConfig: { folder: 'gql', extension: '.ts' },
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { ...common, importSchemaTypesFrom: SCHEMA_TYPES },
    },
    // The logon page: documents as plain strings, so that it ships neither graphql nor Apollo Client.
    './src/features/logon/gql/': {
      documents: ['src/features/logon/**/*.{ts,tsx}', 'src/modules/**/*.logon.ts', '!src/features/logon/gql/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { ...common, documentMode: 'string' },
    },
  },
}
export default config
