import { type ASTVisitor, GraphQLError, Kind, type SelectionSetNode, type ValidationContext } from 'graphql'

/** Mutations that check a secret or move a logon: one document may hold one of them, whatever its alias (OWASP GraphQL, batching attacks). */
const GUARDED_FIELDS: ReadonlySet<string> = new Set([
  'startLogon',
  'submitStep',
  'finishLogon',
  'cancelLogon',
  'changePassword',
  'setPassword',
  'checkModule',
])

/** One operation per document, and at most one guarded field in it, counted through fragments. */
export function oneChangeRule(context: ValidationContext): ASTVisitor {
  let operations = 0
  const fragments = new Map<string, number>()
  const refuse = (publicMessage: string) =>
    context.reportError(
      new GraphQLError(publicMessage, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', publicMessage } }),
    )
  return {
    OperationDefinition(operation) {
      if (++operations === 2) refuse('Send one operation per document.')
      if (countGuarded(context, operation.selectionSet, fragments) > 1)
        refuse('Send one logon-changing field per document.')
    },
  }
}

function countGuarded(
  context: ValidationContext,
  selections: SelectionSetNode,
  fragments: Map<string, number>,
): number {
  let count = 0
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) count += GUARDED_FIELDS.has(selection.name.value) ? 1 : 0
    else if (selection.kind === Kind.INLINE_FRAGMENT) count += countGuarded(context, selection.selectionSet, fragments)
    else count += countInFragment(context, selection.name.value, fragments)
  }
  return count
}

/** Each fragment is counted once, and again for each place that spreads it. */
function countInFragment(context: ValidationContext, name: string, fragments: Map<string, number>): number {
  const known = fragments.get(name)
  if (known !== undefined) return known
  fragments.set(name, 0)
  const fragment = context.getFragment(name)
  if (fragment) fragments.set(name, countGuarded(context, fragment.selectionSet, fragments))
  return fragments.get(name)!
}
