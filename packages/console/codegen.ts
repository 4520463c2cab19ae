import type { CodegenConfig } from '@graphql-codegen/cli'
import { errorTextsPreset } from './scripts/error-texts-preset.ts'

const common = {
  scalars: { DateTime: 'string', JSON: 'Record<string, unknown>', ID: 'string' },
  useTypeImports: true,
  enumsAsTypes: true,
  strictScalars: true,
}

const documents = ['src/**/*.graphql']
const TEXT_DOCUMENTS = ['src/features/logon/**/*.documents.ts', 'src/{modules,module-contract}/**/*.logon.ts']
const SCHEMA_TYPES = 'src/gql/schema.ts'

/** Types come from the schema alone; the console never imports the API. */
const config: CodegenConfig = {
  schema: '../api/schema.graphql',
  generates: {
    [SCHEMA_TYPES]: {
      documents: [...documents, ...TEXT_DOCUMENTS],
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
    // The logon page and the modules: their documents are plain strings (see `module-contract/graphql-text.ts`), so that the page ships neither
    // graphql nor generated code. Only their types are generated, beside each file of documents.
    './src/': {
      documents: TEXT_DOCUMENTS,
      preset: 'near-operation-file',
      presetConfig: { folder: 'gql', extension: '.ts' },
      plugins: ['typescript-operations'],
      config: { ...common, importSchemaTypesFrom: SCHEMA_TYPES },
    },
    './src/gql/': { preset: errorTextsPreset, plugins: [] },
  },
}
export default config
