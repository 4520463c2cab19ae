import { type ASTVisitor, GraphQLError, Kind, type SelectionSetNode, type ValidationContext } from 'graphql'

/** The console's deepest document has seven levels, and it uses no aliases. */
export const MAX_DEPTH = 12
export const MAX_ALIASES = 10
export const MAX_DIRECTIVES = 20

const UNSAFE_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

interface Shape {
  depth: number
  aliases: number
  directives: number
  unsafeName: boolean
}

/**
 * Bounds the depth, the aliases and the directives of an operation, counted through fragments, whatever their names
 * (GHSA-733v-p3h5-qpq7 and the like let a name escape). It reports instead of throwing, so that the refusal is an ordinary one.
 */
export function shapeRule(context: ValidationContext): ASTVisitor {
  const fragments = new Map<string, Shape>()
  return {
    OperationDefinition(operation) {
      const shape = toShape(context, operation.selectionSet, fragments)
      const refuse = (publicMessage: string) =>
        context.reportError(
          new GraphQLError(publicMessage, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', publicMessage } }),
        )
      if (shape.depth > MAX_DEPTH) refuse('The document is nested too deeply.')
      if (shape.aliases > MAX_ALIASES) refuse('The document has too many aliases.')
      if (shape.directives > MAX_DIRECTIVES) refuse('The document has too many directives.')
      // Names that have polluted prototypes in libraries which merge results (CVE-2026-104852).
      if (shape.unsafeName) refuse('An alias of the document is not allowed. Choose another.')
    },
  }
}

function toShape(context: ValidationContext, selections: SelectionSetNode, fragments: Map<string, Shape>): Shape {
  const shape: Shape = { depth: 1, aliases: 0, directives: 0, unsafeName: false }
  for (const selection of selections.selections) {
    shape.directives += selection.directives?.length ?? 0
    if (selection.kind === Kind.FIELD) {
      if (selection.alias) shape.aliases++
      if (selection.alias && UNSAFE_NAMES.has(selection.alias.value)) shape.unsafeName = true
      if (selection.selectionSet) add(shape, toShape(context, selection.selectionSet, fragments), 1)
    } else if (selection.kind === Kind.INLINE_FRAGMENT)
      add(shape, toShape(context, selection.selectionSet, fragments), 0)
    else add(shape, toFragmentShape(context, selection.name.value, fragments), 0)
  }
  return shape
}

/** Each fragment is measured once: fragments that spread each other twice would take exponential time otherwise. */
function toFragmentShape(context: ValidationContext, name: string, fragments: Map<string, Shape>): Shape {
  const known = fragments.get(name)
  if (known) return known
  // What a cycle comes back to counts as nothing; another rule refuses cycles.
  fragments.set(name, { depth: 0, aliases: 0, directives: 0, unsafeName: false })
  const fragment = context.getFragment(name)
  if (fragment) fragments.set(name, toShape(context, fragment.selectionSet, fragments))
  return fragments.get(name)!
}

function add(shape: Shape, inner: Shape, levels: number): void {
  shape.depth = Math.max(shape.depth, inner.depth + levels)
  shape.aliases += inner.aliases
  shape.directives += inner.directives
  shape.unsafeName ||= inner.unsafeName
}
