import {
  type ASTVisitor,
  getNamedType,
  GraphQLError,
  isCompositeType,
  isListType,
  isNonNullType,
  Kind,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql'

/** The largest page that a connection gives, and what any other list (steps, options, devices) is taken for. */
const CONNECTION_SIZE = 100
const LIST_SIZE = 4
/** A page of a hundred rows with a dozen fields and a nested list costs about 3,000. */
export const MAX_COST = 5_000

/**
 * Bounds what a document can ask for: a point per field, times the rows that lists on the way can have. It is computed from the
 * document alone, so that Apollo Server's cache of validated documents spares it for each known one.
 */
export function costRule(context: ValidationContext): ASTVisitor {
  const fragments = new Map<string, number>()
  return {
    OperationDefinition(operation) {
      const root = context.getSchema().getRootType(operation.operation)
      if (!root) return
      if (toCost(context, operation.selectionSet, root, fragments) > MAX_COST) {
        const publicMessage = 'The document asks for too much at once. Ask for fewer fields or lists.'
        context.reportError(
          new GraphQLError(publicMessage, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', publicMessage } }),
        )
      }
    },
  }
}

function toCost(
  context: ValidationContext,
  selections: SelectionSetNode,
  parent: GraphQLNamedType,
  fragments: Map<string, number>,
): number {
  let cost = 0
  for (const selection of selections.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition ? context.getSchema().getType(selection.typeCondition.name.value) : parent
      if (type) cost += toCost(context, selection.selectionSet, type, fragments)
    } else if (selection.kind === Kind.FRAGMENT_SPREAD) cost += toFragmentCost(context, selection.name.value, fragments)
    else {
      const field =
        'getFields' in parent
          ? (parent.getFields() as Record<string, { type: GraphQLOutputType } | undefined>)[selection.name.value]
          : undefined
      const type = field && getNamedType(field.type)
      cost += 1
      if (type && isCompositeType(type) && selection.selectionSet)
        cost += toRows(parent, field.type) * toCost(context, selection.selectionSet, type, fragments)
    }
  }
  return cost
}

/** Each fragment is reckoned once: it costs the same wherever it is spread. */
function toFragmentCost(context: ValidationContext, name: string, fragments: Map<string, number>): number {
  const known = fragments.get(name)
  if (known !== undefined) return known
  fragments.set(name, 0)
  const fragment = context.getFragment(name)
  const type = fragment && context.getSchema().getType(fragment.typeCondition.name.value)
  if (fragment && type) fragments.set(name, toCost(context, fragment.selectionSet, type, fragments))
  return fragments.get(name)!
}

function toRows(parent: GraphQLNamedType, type: GraphQLOutputType): number {
  if (!isListType(isNonNullType(type) ? type.ofType : type)) return 1
  return parent.name.endsWith('Connection') ? CONNECTION_SIZE : LIST_SIZE
}
