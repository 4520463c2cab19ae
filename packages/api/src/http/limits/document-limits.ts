import type { ValidationRule } from 'graphql'
import { costRule } from './cost-rule.ts'
import { oneChangeRule } from './one-change-rule.ts'
import { shapeRule } from './shape-rule.ts'

/** Words and signs of a document; the console's largest has under 700. */
export const MAX_TOKENS = 2_000

/** What every document has to keep to, on both transports, before any resolver runs. */
export const documentLimits: readonly ValidationRule[] = [oneChangeRule, shapeRule, costRule]
