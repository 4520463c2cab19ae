import type { StoredProblem } from '../steps/stored-problem.ts'

export function toJson(problem: StoredProblem): string
export function toJson(problem: StoredProblem | null): string | null
export function toJson(problem: StoredProblem | null): string | null {
  return problem === null ? null : JSON.stringify(problem)
}
