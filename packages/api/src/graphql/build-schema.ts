import { GraphQLInputObjectType, type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { GraphQLDateTime } from 'graphql-scalars'
import { buildSchemaSync, Field, type NonEmptyArray } from 'type-graphql'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import { StepAnswer } from '../module-contract/step-prompt.type.ts'

/**
 * Inputs with exactly one given field. type-graphql has no option for them (https://spec.graphql.org, OneOf Input
 * Objects).
 */
type OneOfInput = { isOneOf?: true; name: string }

const registeredAnswers = new Set<string>()

/**
 * Builds the schema from the resolvers and the modules, which bring their prompts and one field each in `StepAnswer`.
 * @param resolvers instances. type-graphql receives their classes and gets the instances back from the container.
 */
export function buildGraphqlSchema(resolvers: readonly object[], modules: ModuleRegistry): GraphQLSchema {
  const oneOf = new Set(['StepAnswer'])
  for (const answer of modules.list().flatMap(({ step }) => step.answers)) {
    const type = answer.type() as unknown as OneOfInput
    if (type.isOneOf) oneOf.add(type.name)
    if (registeredAnswers.has(answer.name)) continue
    registeredAnswers.add(answer.name)
    Field(() => answer.type(), { nullable: true, description: answer.description })(StepAnswer.prototype, answer.name)
  }
  const instances = new Map(resolvers.map((resolver) => [resolver.constructor, resolver]))
  const schema = buildSchemaSync({
    resolvers: resolvers.map((resolver) => resolver.constructor) as unknown as NonEmptyArray<Function>,
    orphanedTypes: modules.list().flatMap(({ step }) => step.prompts.map(({ type }) => type)),
    container: { get: (type: Function) => instances.get(type)! },
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    validate: false,
    // It would run a whole introspection, a tenth of the start. Apollo Server validates the schema anyway.
    skipCheck: true,
    // Required for subscriptions, though ours bring their own streams (`logon/follow-logon.ts`).
    pubSub: { publish: refusePubSub, subscribe: refusePubSub },
    authMode: 'error',
  })
  for (const name of oneOf) {
    const type = schema.getType(name)
    if (type instanceof GraphQLInputObjectType) type.isOneOf = true
  }
  return schema
}

function refusePubSub(): never {
  throw new Error('Subscriptions bring their own streams')
}

/** The schema as it is committed: sorted, so that a diff shows what changed. */
export const toSchemaText = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`
