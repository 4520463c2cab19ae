import { registerEnumType } from 'type-graphql'

export const ConfigurationFormat = { YAML: 'YAML', JSON: 'JSON' } as const
registerEnumType(ConfigurationFormat, { name: 'ConfigurationFormat', description: 'How a configuration is written.' })
