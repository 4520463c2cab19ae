import type { SchemeProblem } from '@sallyport/shared/scheme-rules'

/** What is wrong with a step, or with the whole where `step` is null: found here or by the server. */
export type ShownProblem = Pick<SchemeProblem, 'message'> & { code: string; step?: number | null }
