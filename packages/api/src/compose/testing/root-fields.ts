import type { GraphQLObjectType, GraphQLSchema } from 'graphql'
import { fieldRules, freshLogonFields } from '../../graphql/authorization.ts'

/** A document for a field of Query or Mutation, with values that let it reach its guard. */
export function toDocument(schema: GraphQLSchema, kind: 'query' | 'mutation', name: string): string {
  const type = kind === 'query' ? schema.getQueryType()! : schema.getMutationType()!
  const field = type.getFields()[name]!
  const inputs: Record<string, string> = {
    'ApplyConfigurationInput!': '{document: "", planHash: ""}',
    'UpdateSettingsInput!': '{module: "phone", values: {}}',
    'SaveSchemeInput!': '{key: "nothing", steps: []}',
    'PublishSchemeInput!': '{key: "nothing", draft: 1, hash: ""}',
    'AccessTypeInput!': '{key: "", name: "", sessionDelivery: COOKIE}',
    'UpdateAccessTypeInput!': '{key: "nothing"}',
    'RoleInput!': '{name: "", title: "", permissions: []}',
    'UpdateSchemeInput!': '{key: "nothing"}',
    'InvariantInput!': '{name: "", never: COMPLETE_WITHOUT}',
    'SimulationInput!': '{accessType: "nothing", username: ""}',
    'MatrixInput!': '{accessType: "nothing"}',
    'JSON!': '{}',
    'CreateUserInput!': '{username: ""}',
    'UpdateUserInput!': '{id: "nobody"}',
    'SetExternalNameInput!': '{userId: "nobody", module: "nothing"}',
    'SetPasswordInput!': '{userId: "nobody", password: ""}',
    'CreateApiTokenInput!': '{name: "", permissions: [], expiresInDays: 0}',
    'ChangePasswordInput!': '{currentPassword: "", newPassword: ""}',
    'String!': '"nothing"',
    'ID!': '"nothing"',
    'Int!': '1',
  }
  const args = field.args
    .map((arg) => [arg.name, inputs[String(arg.type)]] as const)
    .filter(([, value]) => value !== undefined)
  const call = args.length > 0 ? `${name}(${args.map(([arg, value]) => `${arg}: ${value}`).join(', ')})` : name
  const returned = String(field.type).replaceAll(/[![\]]/g, '')
  return `${kind} { ${call} ${['Boolean', 'Int', 'String'].includes(returned) ? '' : '{ __typename }'} }`
}

export function listFields(schema: GraphQLSchema): { kind: 'query' | 'mutation'; name: string }[] {
  const of = (kind: 'query' | 'mutation', type: GraphQLObjectType | null | undefined) =>
    Object.keys(type!.getFields()).map((name) => ({ kind, name }))
  return [...of('query', schema.getQueryType()), ...of('mutation', schema.getMutationType())]
}
export function freshnessOf(name: string): string | undefined {
  return [...freshLogonFields].find(([field]) => field.endsWith(`.${name}`))?.[1]
}
export function ruleOf(name: string): string | undefined {
  return [...fieldRules].find(([field]) => field.endsWith(`.${name}`))?.[1]
}
