import type { SchemeProblem } from '@sallyport/shared/scheme-rules'

/** A problem of a step or, if `step` is null, of the whole scheme. Found here or by the server. */
export type ShownProblem = Pick<SchemeProblem, 'message'> & { code: string; step?: number | null }
