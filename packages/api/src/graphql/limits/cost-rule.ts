import { type ASTVisitor, getNamedType, GraphQLError, isCompositeType, isListType, isNonNullType, Kind, type GraphQLNamedType, type GraphQLOutputType, type SelectionSetNode, type ValidationContext } from 'graphql'

/** The largest page that a connection gives, and what any other list (steps, options, devices) is taken for. */
const CONNECTION_SIZE = 100
const LIST_SIZE = 4
/** A page of a hundred rows with a dozen fields and a nested list costs about 4,000. */
export const MAX_COST = 10_000

/**
 * Bounds what a document can ask for: a point per field, times the rows that lists on the way can have. It is computed from the
 * document alone, so that Apollo Server's cache of validated documents spares it for each known one.
 */
export function costRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      const root = context.getSchema().getRootType(operation.operation)
      if (!root) return
      if (toCost(context, operation.selectionSet, root, new Set()) > MAX_COST) {
        const publicMessage = 'The document asks for too much at once. Ask for fewer fields or lists.'
        context.reportError(new GraphQLError(publicMessage, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', publicMessage } }))
      }
    },
  }
}

function toCost(context: ValidationContext, selections: SelectionSetNode, parent: GraphQLNamedType, seen: ReadonlySet<string>): number {
  let cost = 0
  for (const selection of selections.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition ? context.getSchema().getType(selection.typeCondition.name.value) : parent
      if (type) cost += toCost(context, selection.selectionSet, type, seen)
    } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = seen.has(selection.name.value) ? null : context.getFragment(selection.name.value)
      const type = fragment && context.getSchema().getType(fragment.typeCondition.name.value)
      if (fragment && type) cost += toCost(context, fragment.selectionSet, type, new Set([...seen, selection.name.value]))
    } else {
      const field = 'getFields' in parent ? (parent.getFields() as Record<string, { type: GraphQLOutputType } | undefined>)[selection.name.value] : undefined
      cost += 1
      if (field && selection.selectionSet) {
        const type = getNamedType(field.type)
        if (isCompositeType(type)) cost += toRows(parent, field.type) * toCost(context, selection.selectionSet, type, seen)
      }
    }
    if (cost > MAX_COST) return cost
  }
  return cost
}

function toRows(parent: GraphQLNamedType, type: GraphQLOutputType): number {
  if (!isListType(isNonNullType(type) ? type.ofType : type)) return 1
  return parent.name.endsWith('Connection') ? CONNECTION_SIZE : LIST_SIZE
}
