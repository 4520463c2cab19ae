import { type ASTVisitor, GraphQLError, Kind, type SelectionSetNode, type ValidationContext } from 'graphql'

/** Mutations that check a secret or move a logon: one document may hold one of them, whatever its alias (OWASP GraphQL, batching attacks). */
const GUARDED_FIELDS: ReadonlySet<string> = new Set(['startLogon', 'submitStep', 'finishLogon', 'cancelLogon', 'changePassword', 'setPassword', 'checkModule'])

/** One operation per document, and at most one guarded field in it, counted through fragments. */
export function oneChangeRule(context: ValidationContext): ASTVisitor {
  let operations = 0
  const refuse = (publicMessage: string) =>
    context.reportError(new GraphQLError(publicMessage, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', publicMessage } }))
  return {
    OperationDefinition(operation) {
      if (++operations === 2) refuse('Send one operation per document.')
      if (countGuarded(context, operation.selectionSet, new Set()) > 1) refuse('Send one logon-changing field per document.')
    },
  }
}

function countGuarded(context: ValidationContext, selections: SelectionSetNode, seen: ReadonlySet<string>): number {
  let count = 0
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) count += GUARDED_FIELDS.has(selection.name.value) ? 1 : 0
    else if (selection.kind === Kind.INLINE_FRAGMENT) count += countGuarded(context, selection.selectionSet, seen)
    else if (!seen.has(selection.name.value)) {
      const fragment = context.getFragment(selection.name.value)
      if (fragment) count += countGuarded(context, fragment.selectionSet, new Set([...seen, selection.name.value]))
    }
    if (count > 1) return count
  }
  return count
}
