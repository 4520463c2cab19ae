import { stringify } from 'yaml'

export type ConfigurationFormat = 'YAML' | 'JSON'

/** The text of a document whose keys are in order already. The same document gives the same bytes, always. */
export function printConfiguration(
  document: Readonly<Record<string, unknown>>,
  { format, schemaUrl }: { format: ConfigurationFormat; schemaUrl: string },
): string {
  if (format === 'JSON') return `${JSON.stringify({ $schema: schemaUrl, ...document }, null, 2)}\n`
  // Quoted so that parsers of YAML 1.1 read the same: for them a bare "no" is false.
  const text = stringify(document, {
    version: '1.2',
    schema: 'core',
    compat: 'yaml-1.1',
    lineWidth: 0,
    blockQuote: false,
    aliasDuplicateObjects: false,
    indentSeq: true,
    sortMapEntries: false,
  })
  return `# yaml-language-server: $schema=${schemaUrl}\n${text}`
}
