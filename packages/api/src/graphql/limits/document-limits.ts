import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives'
import { type ASTVisitor, GraphQLError, type ValidationContext, type ValidationRule } from 'graphql'
import { costRule } from './cost-rule.ts'
import { oneChangeRule } from './one-change-rule.ts'

/** The console's largest document has under 700 tokens. */
export const MAX_TOKENS = 2_000
const MAX_DEPTH = 12
const MAX_ALIASES = 10
const MAX_DIRECTIVES = 20

const UNSAFE_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Names that have polluted prototypes in libraries which merge results (CVE-2026-104852). */
function safeNamesRule(context: ValidationContext): ASTVisitor {
  return {
    Field(field) {
      if (field.alias && UNSAFE_NAMES.has(field.alias.value)) {
        const publicMessage = 'This alias is not allowed. Choose another.'
        context.reportError(new GraphQLError(publicMessage, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', publicMessage } }))
      }
    },
  }
}

/** What every document has to keep to, on both transports, before any resolver runs. */
export const documentLimits: readonly ValidationRule[] = [
  oneChangeRule,
  costRule,
  safeNamesRule,
  maxDepthRule({ n: MAX_DEPTH, ignoreIntrospection: false, exposeLimits: false }) as unknown as ValidationRule,
  maxAliasesRule({ n: MAX_ALIASES, allowList: [], exposeLimits: false }) as unknown as ValidationRule,
  maxDirectivesRule({ n: MAX_DIRECTIVES, exposeLimits: false }) as unknown as ValidationRule,
]
